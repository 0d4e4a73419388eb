//! What may stand in a row of a report? Values that are a field of GraphQL, a column and a cell at once, so that no form of a report
//! can say what another does not.
//!
//! A row is declared once, by [`columns!`](crate::columns). What is given up is a row that looks different in one form: a list of nodes
//! cannot be opened further in GraphQL, for that there are the graph and the registers themselves.

use async_graphql::{OutputType, SimpleObject};
use chrono::{DateTime, Utc};
use entity::{Date, vocabulary::Answer};

use super::form::table::{Cell, Column, Kind, Phrase, Total};

/// What a column can hold.
pub trait Shown {
    /// The kind of its column.
    const KIND: Kind;
    /// The value as a cell.
    fn cell(self) -> Cell;
}

/// A row, or the totals of a report: values under headings.
pub trait Columns: OutputType + Send + Sync + 'static {
    /// Its columns.
    fn columns() -> &'static [Column];
    /// Its values, in the order of the columns.
    fn cells(self) -> Vec<Cell>;

    /// The values as figures about all rows.
    fn totals(self) -> Vec<Total>
    where
        Self: Sized,
    {
        let cells = self.cells();
        let total = |(column, value): (&Column, Cell)| Total {
            key: column.key,
            label: column.heading,
            value,
        };
        Self::columns().iter().zip(cells).map(total).collect()
    }
}

/// Words that lead somewhere, where there is something to show.
#[derive(Clone, Debug, Default, PartialEq, Eq, SimpleObject)]
#[graphql(name = "ReportLink")]
pub struct Linked {
    /// The words.
    pub text: Phrase,
    /// A whole web address; null where nothing is shown of it.
    pub address: Option<String>,
}

/// A word of a list of words: its code for programs, the word for people.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
#[graphql(name = "ReportWord")]
pub struct Word {
    /// The code, the same in every language.
    pub code: String,
    /// The word in the language of the report.
    pub text: String,
}

/// A country.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
#[graphql(name = "ReportCountry")]
pub struct Land {
    /// ISO 3166-1, two letters.
    pub code: String,
    /// Its name in the language of the report.
    pub name: String,
}

macro_rules! shown {
    ($($type:ty as $kind:ident |$value:ident| $cell:expr;)*) => {$(
        impl Shown for $type {
            const KIND: Kind = Kind::$kind;

            fn cell(self) -> Cell {
                let $value = self;
                $cell
            }
        }
    )*};
}

shown! {
    String as Text |text| Cell::text(text);
    Phrase as Text |phrase| Cell::Text(phrase);
    Word as Text |word| Cell::text(word.text);
    i64 as Number |number| Cell::Number(number);
    Date as Date |day| Cell::Date(day);
    DateTime<Utc> as Moment |moment| Cell::Moment(moment);
    Answer as Boolean |answer| Cell::Boolean(answer);
    Land as Country |land| Cell::Country { code: land.code, name: land.name };
    Linked as Link |link| Cell::Link { text: link.text, address: link.address.unwrap_or_default() };
    Vec<Phrase> as List |phrases| Cell::List(phrases);
}

impl<T: Shown> Shown for Option<T> {
    const KIND: Kind = T::KIND;

    fn cell(self) -> Cell {
        self.map_or(Cell::Empty, T::cell)
    }
}

/// How many there are.
pub fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Declares a row or totals: each field with its name for programs, its type, and its heading in Finnish, Swedish and English. A row
/// `of register` begins with the columns that every report about registers has.
#[macro_export]
macro_rules! columns {
    (
        $(#[$meta:meta])*
        $name:ident $graphql:tt $(of $register:ident)? {
            $($field:ident $key:tt: $type:ty, $fi:literal, $sv:literal, $en:literal;)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, async_graphql::SimpleObject)]
        #[graphql(name = $graphql)]
        pub struct $name {
            $(
                #[doc = concat!("The ", stringify!($register), ".")]
                #[graphql(flatten)]
                pub $register: $crate::reports::held::OfRegister,
            )?
            $(#[doc = concat!($en, ".")] #[graphql(name = $key)] pub $field: $type,)*
        }

        impl $crate::reports::row::Columns for $name {
            fn columns() -> &'static [$crate::reports::form::table::Column] {
                use $crate::reports::{form::table::Column, row::Shown};

                static COLUMNS: std::sync::LazyLock<Vec<Column>> = std::sync::LazyLock::new(|| {
                    #[allow(unused_mut, reason = "not every row is about a register")]
                    let mut columns: Vec<Column> = Vec::new();
                    $(
                        let $register = <$crate::reports::held::OfRegister as $crate::reports::row::Columns>::columns();
                        columns.extend($register);
                    )?
                    columns.extend([$(Column::new($key, <$type as Shown>::KIND, $fi, $sv, $en),)*]);
                    columns
                });
                &COLUMNS
            }

            fn cells(self) -> Vec<$crate::reports::form::table::Cell> {
                #[allow(unused_mut, reason = "not every row is about a register")]
                let mut cells = Vec::new();
                $(cells.extend(self.$register.cells());)?
                cells.extend([$($crate::reports::row::Shown::cell(self.$field),)*]);
                cells
            }
        }
    };
}
