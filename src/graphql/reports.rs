//! What do the reports say, row by row? Each as a page of typed rows, with totals, and its columns as people see them.
//!
//! A page is made from one state, and what it looks at ends with the page unless totals are asked for. It begins with what the database
//! gave for the page before, so that a long log is read but once on all pages. A nation's report is too much
//! for one answer, and priced so: narrowed to a controller it is answered; whole it is downloaded (`http/reports.rs`).

use std::borrow::Cow;

use async_graphql::{
    Context, Enum, Object, OutputType, Result, SimpleObject, TypeName,
    connection::{CursorType, OpaqueCursor, PageInfo},
};
use entity::Date;

use super::{
    page::{MOST, USUAL},
    refusal::{bad_input, told},
    request::Request,
};
use crate::{
    each_report,
    reports::{
        arguments::Arguments,
        form::table::{Column, Kind},
        list,
        report::{Ask, Report},
        row::Columns,
        run::{self, Place},
    },
};

/// The reports, narrowed alike.
pub struct Reports {
    /// What they are narrowed to.
    pub arguments: Arguments,
    /// The day.
    pub as_of: Option<Date>,
}

macro_rules! reports {
    ($($module:ident $name:tt: $report:ident;)*) => {
        /// The reports across registers. Each row is narrowed to what the viewer may read and run reports on.
        #[Object]
        impl Reports {
            $(
                #[doc = concat!("The report `", $name, "`: what it asks is told by its field `question`.")]
                #[graphql(name = $name)]
                async fn $module(
                    &self,
                    ctx: &Context<'_>,
                    #[graphql(desc = "The first rows, at most 100; 20 when left out.")] first: Option<i32>,
                    #[graphql(desc = "Rows after this cursor.")] after: Option<String>,
                ) -> Result<ReportPage<list::$module::$report>> {
                    Box::pin(page(ctx, &self.arguments, self.as_of, first, after)).await
                }
            )*
        }
    };
}

each_report!(reports);

/// What a column of a report holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum ReportKind {
    /// Words.
    Text,
    /// A whole number.
    Number,
    /// A calendar day.
    Date,
    /// A point in time.
    Moment,
    /// Yes, no or not stated.
    Boolean,
    /// A country.
    Country,
    /// Words that lead somewhere.
    Link,
    /// Several words.
    List,
}

/// A column of a report, as its files have it.
#[derive(Clone, Debug, SimpleObject)]
pub struct ReportColumn {
    /// The name of the field.
    key: &'static str,
    /// The heading in the language of the request.
    heading: &'static str,
    /// What it holds.
    kind: ReportKind,
}

impl ReportColumn {
    const fn of(column: &Column, language: entity::vocabulary::Language) -> Self {
        Self {
            key: column.key,
            heading: column.heading.say(language),
            kind: match column.kind {
                Kind::Text => ReportKind::Text,
                Kind::Number => ReportKind::Number,
                Kind::Date => ReportKind::Date,
                Kind::Moment => ReportKind::Moment,
                Kind::Boolean => ReportKind::Boolean,
                Kind::Country => ReportKind::Country,
                Kind::Link => ReportKind::Link,
                Kind::List => ReportKind::List,
            },
        }
    }
}

/// A page of a report.
pub struct ReportPage<R: Report> {
    ask: Ask,
    page: run::Page<R>,
    is_first: bool,
}

impl<R: Report> TypeName for ReportPage<R>
where
    R::Row: OutputType,
{
    fn type_name() -> Cow<'static, str> {
        format!("{}Connection", R::Row::type_name()).into()
    }
}

/// A page of a report, with what all its rows come to.
#[Object(name_type)]
impl<R: Report> ReportPage<R> {
    /// The title of the report in the language of the request.
    async fn title(&self) -> &'static str {
        R::ABOUT.title.say(self.ask.language)
    }

    /// The question that the report answers, with the article that asks it.
    async fn question(&self) -> &'static str {
        R::ABOUT.question.say(self.ask.language)
    }

    /// How its rows are to be read.
    async fn help(&self) -> &'static str {
        R::ABOUT.help.say(self.ask.language)
    }

    /// The revision of the inventory it was made from.
    async fn revision(&self) -> i64 {
        self.ask.snapshot.revision
    }

    /// The day it was asked of.
    async fn as_of(&self) -> Date {
        self.ask.on
    }

    /// The columns of its files: the fields of a row, in their order.
    async fn columns(&self) -> Vec<ReportColumn> {
        let columns = R::Row::columns().iter();
        columns
            .map(|column| ReportColumn::of(column, self.ask.language))
            .collect()
    }

    /// The rows of this page.
    async fn nodes(&self) -> Vec<&R::Row> {
        self.page.rows.iter().map(|(_, row)| row).collect()
    }

    /// Where the page stands.
    async fn page_info(&self) -> PageInfo {
        PageInfo {
            has_previous_page: !self.is_first,
            has_next_page: self.page.more,
            start_cursor: self.page.rows.first().map(|(place, _)| cursor(place)),
            end_cursor: self.page.rows.last().map(|(place, _)| cursor(place)),
        }
    }

    /// How many rows there are on all pages.
    async fn total_count(&self) -> Option<u64> {
        self.page.whole.as_ref().map(|(count, _)| *count)
    }

    /// What all rows come to.
    async fn totals(&self) -> Option<&R::Totals> {
        self.page.whole.as_ref().map(|(_, totals)| totals)
    }
}

/// A place as a cursor: the controller, the part of what the database knows of it, and the row there.
fn cursor(place: &Place) -> String {
    let part = place.part.map(|part| part.to_string()).unwrap_or_default();
    OpaqueCursor(format!("{}|{part}|{}", place.controller, place.row)).encode_cursor()
}

fn place(cursor: &str) -> Option<Place> {
    let text = OpaqueCursor::<String>::decode_cursor(cursor).ok()?.0;
    let (rest, row) = text.rsplit_once('|')?;
    let (controller, part) = rest.rsplit_once('|')?;
    Some(Place {
        controller: controller.into(),
        part: (!part.is_empty()).then(|| part.parse()).transpose().ok()?,
        row: row.parse().ok()?,
    })
}

async fn page<R: Report>(
    ctx: &Context<'_>,
    arguments: &Arguments,
    as_of: Option<Date>,
    first: Option<i32>,
    after: Option<String>,
) -> Result<ReportPage<R>> {
    let request = Request::of(ctx);
    let size = first.map_or(Ok(USUAL), usize::try_from).unwrap_or(0);
    if !(1..=MOST).contains(&size) {
        return Err(bad_input(
            request.language,
            [
                "Anna luku väliltä 1–100.",
                "Ange ett tal mellan 1 och 100.",
                "Give a number from 1 to 100.",
            ],
        ));
    }
    let after = after.map(|after| {
        place(&after).ok_or_else(|| {
            bad_input(
                request.language,
                [
                    "Kohdistin ei ole tästä luettelosta.",
                    "Markören hör inte till den här listan.",
                    "The cursor is not from this list.",
                ],
            )
        })
    });
    let after = after.transpose()?;
    arguments
        .check(&R::ABOUT)
        .map_err(|wrong| told("BAD_USER_INPUT", &wrong.sentence(request.language)))?;
    let ask = Ask {
        inventory: std::sync::Arc::clone(&request.inventory),
        snapshot: (*request.snapshot()).clone(),
        actor: request.actor.clone(),
        now: request.now,
        on: as_of.unwrap_or(request.today),
        language: request.language,
        base: request.base.as_deref().map(str::to_owned),
        arguments: arguments.clone(),
    };
    let seen = ctx.look_ahead();
    let whole = seen.field("totals").exists() || seen.field("totalCount").exists();
    let page = run::page::<R>(&ask, size, after.as_ref(), whole).await;
    Ok(ReportPage {
        page: page.map_err(|error| request.refuse(error))?,
        ask,
        is_first: after.is_none(),
    })
}
