//! In which forms does a report come? CSV, XLSX, JSON and a page to print, each written row by row; and some as a PDF.

use std::{io::Write, str::FromStr};

pub mod csv;
pub mod html;
pub mod json;
pub mod pdf;
pub mod table;
mod words;
pub mod xlsx;

use table::{Form, Head};

/// The form of a download.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For spreadsheets and programs: the rows alone.
    Csv,
    /// A workbook: the rows as typed cells, and a sheet that tells what they are.
    Xlsx,
    /// For programs: typed rows with all that is known of the report.
    Json,
    /// A page to read and to print.
    Html,
    /// A document to hand over, for the reports of [`pdf::PRINTED`].
    Pdf,
}

impl Format {
    /// Those that every report has, each written row by row.
    pub const ALL: [Self; 4] = [Self::Csv, Self::Xlsx, Self::Json, Self::Html];

    /// What follows the dot in a file's name; also what a format is asked for by.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Html => "html",
            Self::Pdf => "pdf",
        }
    }

    /// The media type of a download.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json",
            Self::Html => "text/html; charset=utf-8",
            Self::Pdf => "application/pdf",
        }
    }

    /// A name for the file: report, day, and the revision it was made from, since CSV itself has no place to say so.
    pub fn file_name(self, head: &Head) -> String {
        let day = head.at.format("%Y-%m-%d");
        format!("{}-{day}-r{}.{}", head.report, head.revision, self.extension())
    }

    /// Whether a report comes in this form.
    pub fn is_of(self, report: &str) -> bool {
        self != Self::Pdf || pdf::PRINTED.contains(&report)
    }

    /// Writes into `out`, which need not be buffered.
    pub fn into_writer<'w>(self, out: impl Write + Send + 'w) -> Box<dyn Form + Send + 'w> {
        match self {
            Self::Csv => Box::new(csv::Csv::new(out)),
            Self::Xlsx => Box::new(xlsx::Xlsx::new(out)),
            Self::Json => Box::new(json::Json::new(out)),
            Self::Html => Box::new(html::Html::new(out)),
            Self::Pdf => Box::new(pdf::Pdf::new(out)),
        }
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut all = Self::ALL.into_iter().chain([Self::Pdf]);
        all.find(|format| format.extension() == text).ok_or_else(|| {
            format!(
                "there is no form \"{}\": take csv, xlsx, json, html or, for some reports, pdf",
                text.escape_debug()
            )
        })
    }
}

#[cfg(test)]
mod tests;
