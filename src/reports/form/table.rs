//! What is a report, before it has a form? Typed columns, rows that come one by one, totals at the end, and what it answers.
//!
//! Nothing here keeps rows: a row is checked, written and let go. A report whose writer is dropped half-way is simply not
//! ended, which JSON, XLSX and a page show by themselves and a connection shows by breaking off; files are written by
//! [`crate::reports::file::write_whole`], which then leaves none.

use chrono::{DateTime, Utc};
use entity::{
    Date, LanguageText,
    vocabulary::{Answer, Language},
};

pub use super::words::Words;
use super::words::in_language;
use crate::{
    notices::words::word,
    reports::error::{Result, WriteError},
};

/// What a column holds. A cell of any kind may be empty: what is asked does not apply, or nobody has said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// A whole number; what is counted, days, per cent.
    Number,
    /// A calendar day.
    Date,
    /// A point in time, always shown in UTC.
    Moment,
    /// Yes, no or not stated.
    Boolean,
    /// A country.
    Country,
    /// Words that lead somewhere. CSV has the words alone, so what names a row for programs is a column of text.
    Link,
    /// Several words, in an order that counts.
    List,
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name for programs, in JSON and GraphQL: `hopCount`.
    pub key: &'static str,
    /// Its heading.
    pub heading: Words,
    /// What it holds.
    pub kind: Kind,
}

impl Column {
    /// A column with its heading in Finnish, Swedish and English.
    pub const fn new(key: &'static str, kind: Kind, fi: &'static str, sv: &'static str, en: &'static str) -> Self {
        let heading = Words::new(fi, sv, en);
        Self { key, heading, kind }
    }
}

/// A text as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, async_graphql::SimpleObject)]
#[graphql(name = "ReportText")]
pub struct Phrase {
    /// The text.
    pub text: String,
    /// Its language, when that is not the one asked for: the fallback is visible.
    pub language: Option<Language>,
}

impl Phrase {
    /// A text of the inventory in a language, or in one that it has. `None` when it has none.
    pub fn of(text: &LanguageText, language: Language) -> Option<Self> {
        let (text, found) = text.best(language)?;
        Some(Self {
            text: text.to_owned(),
            language: (found != language).then_some(found),
        })
    }

    /// In one line, with the language named where it is another: `Webbutik (på svenska)`.
    pub(super) fn plain(&self, asked: Language) -> String {
        match self.language {
            None => self.text.clone(),
            Some(other) => format!("{} ({})", self.text, in_language(other).say(asked)),
        }
    }
}

impl<T: Into<String>> From<T> for Phrase {
    fn from(text: T) -> Self {
        Self {
            text: text.into(),
            language: None,
        }
    }
}

/// What stands in one column of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(Phrase),
    /// A whole number.
    Number(i64),
    /// A day.
    Date(Date),
    /// A point in time.
    Moment(DateTime<Utc>),
    /// Yes, no or not stated.
    Boolean(Answer),
    /// A country.
    Country {
        /// ISO 3166-1, two letters.
        code: String,
        /// Its name in the language of the report.
        name: String,
    },
    /// Words that lead somewhere.
    Link {
        /// The words.
        text: Phrase,
        /// A whole address: a downloaded file has no place of its own that a short one could start from.
        address: String,
    },
    /// Several words.
    List(Vec<Phrase>),
}

impl Cell {
    /// Words as they are.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into().into())
    }

    /// A text of the inventory; empty when it is in no language.
    pub fn said(text: &LanguageText, language: Language) -> Self {
        Phrase::of(text, language).map_or(Self::Empty, Self::Text)
    }

    /// A day, if there is one.
    pub fn day(day: Option<Date>) -> Self {
        day.map_or(Self::Empty, Self::Date)
    }

    /// Something counted.
    pub fn count(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }

    /// Whether it may stand in a column of this kind.
    const fn fits(&self, kind: Kind) -> bool {
        matches!(
            (self, kind),
            (Self::Empty, _)
                | (Self::Text(_), Kind::Text)
                | (Self::Number(_), Kind::Number)
                | (Self::Date(_), Kind::Date)
                | (Self::Moment(_), Kind::Moment)
                | (Self::Boolean(_), Kind::Boolean)
                | (Self::Country { .. }, Kind::Country)
                | (Self::Link { .. }, Kind::Link)
                | (Self::List(_), Kind::List)
        )
    }

    /// In words, as CSV and worksheets show it.
    pub(in crate::reports) fn plain(&self, language: Language) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Link { text, .. } => text.plain(language),
            Self::Number(number) => number.to_string(),
            Self::Date(day) => day.to_string(),
            Self::Moment(moment) => moment.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
            Self::Boolean(answer) => word(language, "answer", answer),
            Self::Country { code, name } => format!("{name} ({code})"),
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(|item| item.plain(language)).collect();
                // One to a line: no other sign is sure not to stand in the words themselves.
                items.join("\n")
            }
        }
    }
}

/// A figure about all rows.
#[derive(Clone, Debug)]
pub struct Total {
    /// Its name for programs.
    pub key: &'static str,
    /// What it says.
    pub label: Words,
    /// The figure.
    pub value: Cell,
}

/// What a report was narrowed by, or another circumstance a reader must know.
#[derive(Clone, Debug)]
pub struct Circumstance {
    /// Its name for programs: `controller`.
    pub key: &'static str,
    /// What it is.
    pub label: Words,
    /// How it is here.
    pub value: Phrase,
}

/// What stands over the rows of a report.
#[derive(Clone, Debug)]
pub struct Head {
    /// The report's name, as it is asked for: `third-country-exposure`.
    pub report: &'static str,
    /// Its title.
    pub title: Words,
    /// The question it answers, with the article that asks it.
    pub question: Words,
    /// Its columns.
    pub columns: &'static [Column],
    /// What it was narrowed by: controller, department, date.
    pub circumstances: Vec<Circumstance>,
    /// The language of all words.
    pub language: Language,
    /// The revision of the inventory it was made from.
    pub revision: i64,
    /// When it was made.
    pub at: DateTime<Utc>,
}

/// A form that a report is written in, into a sink it was given. Called in this order, and after an error no more.
pub trait Form {
    /// Writes what stands over the rows.
    fn begin(&mut self, head: &Head) -> Result<()>;

    /// Writes a row, whose cells fit the columns.
    fn row(&mut self, head: &Head, row: &[Cell]) -> Result<()>;

    /// Writes what stands under the rows, and hands all to the sink.
    fn end(&mut self, head: &Head, rows: u64, totals: &[Total]) -> Result<()>;
}

/// A report that is being written.
pub struct Table<'w> {
    head: Head,
    form: Box<dyn Form + Send + 'w>,
    rows: u64,
}

impl<'w> Table<'w> {
    /// Begins a report in a form.
    pub fn begin(head: Head, mut form: Box<dyn Form + Send + 'w>) -> Result<Self> {
        form.begin(&head)?;
        Ok(Self { head, form, rows: 0 })
    }

    /// Writes a row.
    pub fn row(&mut self, row: &[Cell]) -> Result<()> {
        self.rows += 1;
        self.check(row)?;
        self.form.row(&self.head, row)
    }

    /// Writes rows as they come, until they end or one cannot be had.
    pub fn rows<E: From<WriteError>>(&mut self, rows: impl IntoIterator<Item = Result<Vec<Cell>, E>>) -> Result<(), E> {
        for row in rows {
            self.row(&row?)?;
        }
        Ok(())
    }

    /// Ends the report with figures about all rows. Tells how many rows it has.
    pub fn end(mut self, totals: &[Total]) -> Result<u64> {
        self.form.end(&self.head, self.rows, totals)?;
        Ok(self.rows)
    }

    /// A cell in another column's place would be believed by whoever reads it, so it stops the report.
    fn check(&self, row: &[Cell]) -> Result<()> {
        let columns = self.head.columns;
        let reason = if row.len() == columns.len() {
            let Some((column, cell)) = columns.iter().zip(row).find(|(column, cell)| !cell.fits(column.kind)) else {
                return Ok(());
            };
            format!("{cell:?} in the column {} of kind {:?}", column.key, column.kind)
        } else {
            format!("{} cells for {} columns", row.len(), columns.len())
        };
        Err(WriteError::Misfit {
            report: self.head.report,
            row: self.rows,
            reason,
        })
    }
}

#[cfg(test)]
pub(in crate::reports) mod samples;

#[cfg(test)]
mod tests {
    use entity::{LanguageText, vocabulary::Language};

    use super::{Cell, Table, samples};
    use crate::reports::{error::WriteError, form::Format};

    #[test]
    fn a_row_that_does_not_fit_its_columns_stops_the_report() {
        for format in Format::ALL {
            let mut table =
                Table::begin(samples::head(Language::En), format.into_writer(Vec::new())).expect("it begins");
            table.row(&samples::row(1)).expect("a row that fits");
            let mut turned = samples::row(2);
            turned.swap(0, 1);
            let error = table.row(&turned).expect_err("a number where words should be");
            assert!(error.to_string().starts_with("row 2 of the report sample"), "{error}");
            let error = table.row(&samples::row(3)[1..]).expect_err("a cell is missing");
            assert!(error.to_string().contains("8 cells for 9 columns"), "{error}");
        }
    }

    #[test]
    fn rows_that_cannot_be_had_end_the_writing_with_their_own_error() {
        let mut table =
            Table::begin(samples::head(Language::Fi), Format::Csv.into_writer(Vec::new())).expect("it begins");
        let rows = (0..).map(|number| {
            if number < 3 {
                Ok(samples::row(number))
            } else {
                Err(WriteError::Cancelled)
            }
        });
        assert!(matches!(table.rows(rows), Err(WriteError::Cancelled)));
    }

    #[test]
    fn a_text_in_another_language_says_so() {
        let text = LanguageText::new(None, Some("Webbutik"), None);
        assert_eq!(
            Cell::said(&text, Language::Fi).plain(Language::Fi),
            "Webbutik (ruotsiksi)"
        );
        assert_eq!(Cell::said(&text, Language::Sv).plain(Language::Sv), "Webbutik");
        assert_eq!(Cell::said(&LanguageText::default(), Language::Sv), Cell::Empty);
    }
}
