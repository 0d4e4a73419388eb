//! How is a report written as a workbook? One sheet of typed rows under headings that stay and filter, one that tells what it is.
//!
//! Days are days and numbers numbers, so they sort and add up. A text is stored as text, which no spreadsheet computes; one
//! that begins like a formula is also marked as quoted, so that it stays a text when somebody edits the cell. The rows go
//! through a file in the folder for temporary files, which the system removes, and the workbook is packed into the sink at the
//! end: nothing but the addresses of links, which a workbook lists after its rows, and the heights of rows is kept in memory, and of
//! both only so many.

use std::{
    any::Any,
    io::{self, Write},
    ops::RangeInclusive,
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
};

use chrono::{Datelike, SubsecRound};
use entity::vocabulary::Language;
use rust_xlsxwriter::{DocProperties, Format, FormatAlign, FormatBorder, Url, Workbook, Worksheet, XlsxError};

use super::{
    csv::begins_formula,
    html::is_link,
    table::{Cell, Column, Form, Head, Kind, Total},
    words::{ABOUT, MADE_AT, QUESTION, REPORT, REVISION, ROWS, SHORTENED, TOTALS},
};
use crate::{
    notices::words::language_tag,
    reports::error::{Result, WriteError},
};

/// Rows of a sheet, without the headings.
const ROWS_OF_A_SHEET: u32 = 1_048_575;
/// Signs of a cell, as Excel counts them.
const SIGNS_OF_A_CELL: usize = 32_767;
/// Links of a sheet; further ones are words only. Excel takes 65,530, but each is 1.5 kB of memory until the end.
const LINKS_OF_A_SHEET: u32 = 10_000;
/// Rows whose height is set; further ones are as high as the program that opens them makes them. They too are kept until the end.
const HEIGHTS_OF_A_SHEET: u32 = 2_000;
/// Years that Excel has; a day before or after is shown as text.
const CALENDAR: RangeInclusive<i32> = 1900..=9999;
/// Widths of the sheet that tells what the rows are, in signs.
const ABOUT_WIDTHS: [f64; 2] = [32.0, 80.0];
/// Points of a line, and the highest that a row can be.
const LINE: f64 = 15.0;
const HIGHEST: f64 = 409.0;
/// What Excel takes for an address.
const SIGNS_OF_AN_ADDRESS: usize = 2_000;

/// A workbook.
pub struct Xlsx<W: Write> {
    out: W,
    folder: Option<PathBuf>,
    book: Workbook,
    looks: Looks,
    /// Of the columns, in signs.
    widths: Vec<f64>,
    /// The row that was taken last. It waits for another: the library tells the last row of a sheet twice where its height is set.
    held: Option<Vec<Cell>>,
    next_row: u32,
    links: u32,
}

/// How cells of each kind look.
struct Looks {
    heading: Format,
    text: Format,
    quoted: Format,
    number: Format,
    day: Format,
    moment: Format,
    link: Format,
}

impl<W: Write + Send> Xlsx<W> {
    /// Writes into a sink.
    pub fn new(out: W) -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        Self {
            out,
            folder: None,
            book: Workbook::new(),
            looks: Looks {
                heading: top().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Thin),
                text: top().set_text_wrap(),
                quoted: top().set_text_wrap().set_quote_prefix(),
                number: top().set_num_format("0"),
                day: top().set_num_format("yyyy-mm-dd"),
                moment: top().set_num_format("yyyy-mm-dd hh:mm:ss"),
                link: Format::new()
                    .set_hyperlink()
                    .set_align(FormatAlign::Top)
                    .set_text_wrap(),
            },
            widths: Vec::new(),
            held: None,
            next_row: 1,
            links: 0,
        }
    }

    /// Keeps the rows in this folder until the end, instead of the system's folder for temporary files.
    #[must_use]
    pub fn through(mut self, folder: PathBuf) -> Self {
        self.folder = Some(folder);
        self
    }

    fn lay_out(&mut self, head: &Head) -> Result<(), XlsxError> {
        let language = head.language;
        if let Some(folder) = &self.folder {
            self.book.set_tempdir(folder)?;
        }
        let properties = DocProperties::new()
            .set_title(head.title.say(language))
            .set_subject(head.question.say(language))
            .set_author("seloste")
            .set_creation_datetime(&head.at)
            .set_custom_property("Language", language_tag(language))
            .set_custom_property("Revision", head.revision.to_string());
        self.book.set_properties(&properties);
        let sheet = self.book.add_worksheet_with_constant_memory()?;
        sheet.set_name(REPORT.say(language))?;
        sheet.set_freeze_panes(1, 0)?;
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(0, 0)?;
        sheet.set_header(format!(
            "&L{}&R{}",
            head.title.say(language).replace('&', "&&"),
            head.at.format("%Y-%m-%d")
        ));
        sheet.set_footer("&R&P / &N");
        for (index, column) in (0..).zip(head.columns) {
            let heading = heading(column, language);
            let width = width(column.kind, &heading);
            self.widths.push(width);
            sheet.set_column_width(index, width)?;
            sheet.write_string_with_format(0, index, heading, &self.looks.heading)?;
        }
        Ok(())
    }

    fn write_row(&mut self, head: &Head, row: &[Cell], is_last: bool) -> Result<(), XlsxError> {
        let sheet = self.book.worksheet_from_index(0)?;
        if let Some(height) =
            height(row, &self.widths, head.language).filter(|_| !is_last && self.next_row <= HEIGHTS_OF_A_SHEET)
        {
            sheet.set_row_height(self.next_row, height)?;
        }
        for (index, cell) in (0..).zip(row) {
            write_cell(
                sheet,
                (self.next_row, index),
                cell,
                head.language,
                &self.looks,
                &mut self.links,
            )?;
        }
        self.next_row += 1;
        Ok(())
    }

    fn finish(&mut self, head: &Head, rows: u64, totals: &[Total]) -> Result<(), XlsxError> {
        if let Some(last) = self.held.take() {
            self.write_row(head, &last, true)?;
        }
        let language = head.language;
        let last = u16::try_from(head.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        self.book
            .worksheet_from_index(0)?
            .autofilter(0, 0, self.next_row - 1, last)?;
        let about = self.book.add_worksheet();
        about.set_name(ABOUT.say(language))?;
        about
            .set_column_width(0, ABOUT_WIDTHS[0])?
            .set_column_width(1, ABOUT_WIDTHS[1])?;
        about.set_paper_size(9).set_print_fit_to_pages(1, 0);
        let mut facts = vec![
            (REPORT.say(language), Cell::text(head.title.say(language))),
            (QUESTION.say(language), Cell::text(head.question.say(language))),
            (
                MADE_AT.say(language),
                Cell::text(head.at.format("%Y-%m-%d %H:%M:%S UTC").to_string()),
            ),
            (REVISION.say(language), Cell::Number(head.revision)),
        ];
        facts.extend(
            head.circumstances
                .iter()
                .map(|known| (known.label.say(language), Cell::Text(known.value.clone()))),
        );
        facts.push((
            ROWS.say(language),
            Cell::Number(i64::try_from(rows).unwrap_or(i64::MAX)),
        ));
        if !totals.is_empty() {
            facts.push((TOTALS.say(language), Cell::Empty));
        }
        facts.extend(
            totals
                .iter()
                .map(|total| (total.label.say(language), total.value.clone())),
        );
        for (row, (label, value)) in (0..).zip(facts) {
            if let Some(height) = height(&[Cell::text(label), value.clone()], &ABOUT_WIDTHS, language) {
                about.set_row_height(row, height)?;
            }
            about.write_string_with_format(row, 0, label, &self.looks.heading)?;
            write_cell(about, (row, 1), &value, language, &self.looks, &mut self.links)?;
        }
        self.book.save_to_writer(&mut self.out)
    }
}

impl<W: Write + Send> Form for Xlsx<W> {
    fn begin(&mut self, head: &Head) -> Result<()> {
        guarded(|| self.lay_out(head))
    }

    fn row(&mut self, head: &Head, row: &[Cell]) -> Result<()> {
        if self.next_row + u32::from(self.held.is_some()) > ROWS_OF_A_SHEET {
            return Err(WriteError::TooManyRows { limit: ROWS_OF_A_SHEET });
        }
        match self.held.replace(row.to_vec()) {
            Some(before) => guarded(|| self.write_row(head, &before, false)),
            None => Ok(()),
        }
    }

    fn end(&mut self, head: &Head, rows: u64, totals: &[Total]) -> Result<()> {
        guarded(|| self.finish(head, rows, totals))?;
        Ok(self.out.flush()?)
    }
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    language: Language,
    looks: &Looks,
    links: &mut u32,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        // Excel keeps fifteen digits; a longer number is safer as a text than rounded.
        #[expect(clippy::cast_precision_loss, reason = "numbers this small are exact")]
        Cell::Number(number) if number.unsigned_abs() < 1_000_000_000_000_000 => {
            sheet.write_number_with_format(row, column, *number as f64, &looks.number)?;
        }
        Cell::Date(day) if CALENDAR.contains(&day.0.year()) => {
            sheet.write_datetime_with_format(row, column, day.0, &looks.day)?;
        }
        Cell::Moment(moment) if CALENDAR.contains(&moment.year()) => {
            let moment = moment.naive_utc().trunc_subsecs(0);
            sheet.write_datetime_with_format(row, column, moment, &looks.moment)?;
        }
        Cell::Link { text, address }
            if is_link(address) && address.chars().count() <= SIGNS_OF_AN_ADDRESS && *links < LINKS_OF_A_SHEET =>
        {
            *links += 1;
            let url = Url::new(address).set_text(shortened(text.plain(language), language));
            sheet.write_url_with_format(row, column, url, &looks.link)?;
        }
        other => {
            let text = shortened(other.plain(language), language);
            let look = if begins_formula(&text) {
                &looks.quoted
            } else {
                &looks.text
            };
            sheet.write_string_with_format(row, column, text, look)?;
        }
    }
    Ok(())
}

/// The heading of a column; one of moments says that they are in UTC, since a workbook's times have no zone.
fn heading(column: &Column, language: Language) -> String {
    let heading = column.heading.say(language);
    match column.kind {
        Kind::Moment => format!("{heading} (UTC)"),
        _ => heading.to_owned(),
    }
}

/// A width in signs that most of what a column holds fits into; the rest wraps.
fn width(kind: Kind, heading: &str) -> f64 {
    let usual = match kind {
        Kind::Number => 10,
        Kind::Date => 12,
        Kind::Boolean => 14,
        Kind::Moment | Kind::Country => 21,
        Kind::Text | Kind::Link => 36,
        Kind::List => 44,
    };
    // Room for the arrow of the filter.
    let heading = u32::try_from(heading.chars().count())
        .unwrap_or(u32::MAX)
        .saturating_add(4);
    f64::from(heading.min(40).max(usual))
}

/// How high a row must be for the lines of its cells, in points; none where the usual height does. Excel finds that out by itself,
/// other programs do not for a file they have not written, and print one line over the other.
fn height(row: &[Cell], widths: &[f64], language: Language) -> Option<f64> {
    let lines = row.iter().zip(widths).map(|(cell, width)| match cell {
        Cell::Text(_) | Cell::Link { .. } | Cell::List(_) | Cell::Country { .. } => {
            cell.plain(language).lines().map(|line| lines(line, *width)).sum()
        }
        _ => 1,
    });
    let lines = u32::try_from(lines.max().unwrap_or(1)).unwrap_or(u32::MAX);
    (lines > 1).then(|| (f64::from(lines) * LINE).min(HIGHEST))
}

/// How many lines a text takes that has no breaks of its own. Words do not fill a line to its end, so some room is left.
fn lines(text: &str, width: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "widths are small and above 0"
    )]
    let room = (width * 0.9) as usize;
    text.chars().count().div_ceil(room.max(1)).max(1)
}

/// A text that fits into a cell, and says so where it had to be cut.
fn shortened(text: String, language: Language) -> String {
    if text.len() <= SIGNS_OF_A_CELL || text.encode_utf16().count() <= SIGNS_OF_A_CELL {
        return text;
    }
    let mark = SHORTENED.say(language);
    let room = SIGNS_OF_A_CELL - mark.encode_utf16().count();
    let mut taken = 0;
    let fits = |sign: &char| {
        taken += sign.len_utf16();
        taken <= room
    };
    text.chars().take_while(fits).chain(mark.chars()).collect()
}

/// Calls the library, which panics where a file it writes its rows to cannot be written, such as on a full disk.
fn guarded(write: impl FnOnce() -> Result<(), XlsxError>) -> Result<()> {
    // After an error the workbook is used no more, so it may be left as it is.
    match catch_unwind(AssertUnwindSafe(write)) {
        Ok(written) => written.map_err(WriteError::from),
        Err(panic) => Err(of_panic(panic.as_ref())),
    }
}

fn of_panic(panic: &(dyn Any + Send)) -> WriteError {
    let said = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied());
    let said = said.unwrap_or("the library gave up without a word");
    // The words of `io::ErrorKind` inside the message are all that is left of the error.
    if ["StorageFull", "QuotaExceeded", "FileTooLarge"]
        .iter()
        .any(|kind| said.contains(kind))
    {
        WriteError::Full
    } else {
        WriteError::Sheet(said.to_owned())
    }
}

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::IoError(error) | XlsxError::TempFileError(_, error) => error.into(),
            XlsxError::ZipError(error) => io::Error::from(error).into(),
            other => Self::Sheet(other.to_string()),
        }
    }
}

#[cfg(test)]
mod tests;
