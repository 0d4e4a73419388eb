//! How is a report handed to an authority? As a PDF to print and to keep, which a screen reader reads out as well.
//!
//! Each row is a record with a heading, its columns one below the other, since paper is narrower than these reports. Tables of many rows
//! are for other forms, so only reports that are handed over are offered so ([`PRINTED`]), for one controller at a time. We set the lines
//! ourselves over `krilla`, which writes, tags and checks the file: a typesetting system (typst) was tried, and made the program twice as
//! large and three times as slow to build. What is given up are hyphenation and writing from right to left.

mod face;
mod paper;

use std::io::Write;

use chrono::{DateTime, Datelike, Timelike, Utc};
use entity::{Date, vocabulary::Language};

use self::paper::{About, Paper, Words};
use super::{
    table::{Cell, Form, Head, Phrase, Total},
    words::{ABOUT, MADE_AT, NO_ROWS, REVISION, ROWS, sheet},
};
use crate::{
    notices::words::{date, language_tag},
    reports::error::{Result, WriteError},
};

/// The reports that come as a PDF: what an authority asks to see (Art. 30(4)), and what everyone may ask for (Act 906/2019, section 28).
pub const PRINTED: [&str; 3] = ["article-30", "article-30-processor", "document-publicity"];

/// Records of a PDF: it is laid out in memory, and a longer one is read by nobody.
const MOST: u64 = 2_000;

/// A PDF.
pub struct Pdf<W: Write> {
    out: W,
    paper: Paper,
    records: u64,
}

impl<W: Write> Pdf<W> {
    /// Writes into a sink, when all is told.
    pub fn new(out: W) -> Self {
        Self {
            out,
            paper: Paper::new(),
            records: 0,
        }
    }
}

impl<W: Write> Form for Pdf<W> {
    fn begin(&mut self, head: &Head) -> Result<()> {
        let language = head.language;
        self.paper.title(head.title.say(language));
        self.paper.lead(head.question.say(language));
        for known in &head.circumstances {
            let label = known.label.say(language);
            let day = known.value.text.parse().map(|day: Date| date(language, day)).ok();
            let value = day.unwrap_or_else(|| known.value.text.clone());
            self.paper.small(&format!("{label}: {value}").into());
        }
        let made = format!("{}: {}", MADE_AT.say(language), moment(head.at, language));
        self.paper.small(&made.into());
        Ok(())
    }

    fn row(&mut self, head: &Head, row: &[Cell]) -> Result<()> {
        self.records += 1;
        if self.records > MOST {
            return Err(WriteError::TooLong { limit: MOST });
        }
        let mut told = head
            .columns
            .iter()
            .zip(row.iter().map(|cell| said(cell, head.language)));
        if let Some((_, title)) = told.next() {
            self.paper
                .heading(&title.into_iter().next().unwrap_or_else(|| NOTHING.into()));
        }
        let facts: Vec<(&str, Vec<Words>)> = told
            .map(|(column, said)| (column.heading.say(head.language), said))
            .collect();
        self.paper.facts(&facts);
        Ok(())
    }

    fn end(&mut self, head: &Head, rows: u64, totals: &[Total]) -> Result<()> {
        let language = head.language;
        if rows == 0 {
            self.paper.lead(NO_ROWS.say(language));
        }
        self.paper.heading(&ABOUT.say(language).into());
        let mut facts = vec![(ROWS.say(language), vec![rows.to_string().into()])];
        facts.extend(
            totals
                .iter()
                .map(|total| (total.label.say(language), said(&total.value, language))),
        );
        facts.push((REVISION.say(language), vec![head.revision.to_string().into()]));
        self.paper.facts(&facts);
        let title = head.title.say(language);
        let of = head.circumstances.iter().find(|known| known.key == "controller");
        let of = of.map(|known| format!(" · {}", known.value.text)).unwrap_or_default();
        let about = About {
            title: &format!("{title}{of}"),
            language: language_tag(language),
            made: clock(head.at),
            foot: &|number, count| format!("{title}{of} · {}", sheet(language, number, count)),
        };
        let written = std::mem::replace(&mut self.paper, Paper::new()).finish(&about);
        self.out.write_all(&written.map_err(WriteError::Paper)?)?;
        Ok(self.out.flush()?)
    }
}

/// What stands where nothing is said, so that it is not taken for a line that is missing.
const NOTHING: &str = "–";

/// A cell as what is set: one text, or several of which the order counts.
fn said(cell: &Cell, language: Language) -> Vec<Words> {
    let said = match cell {
        Cell::Text(text) | Cell::Link { text, .. } => vec![spoken(text, None)],
        Cell::List(items) if items.len() == 1 => vec![spoken(&items[0], None)],
        Cell::List(items) => (1..)
            .zip(items)
            .map(|(number, item)| spoken(item, Some(number)))
            .collect(),
        Cell::Date(day) => vec![date(language, *day).into()],
        Cell::Moment(at) => vec![moment(*at, language).into()],
        Cell::Empty | Cell::Number(_) | Cell::Boolean(_) | Cell::Country { .. } => vec![cell.plain(language).into()],
    };
    if said.iter().all(|words| words.text.trim().is_empty()) {
        return vec![NOTHING.into()];
    }
    said
}

/// A text, with its language named where that is another.
fn spoken(phrase: &Phrase, number: Option<usize>) -> Words {
    let number = number.map(|number| format!("{number}. ")).unwrap_or_default();
    let language = phrase.language.map(language_tag);
    let named = language.map(|tag| format!(" ({tag})")).unwrap_or_default();
    Words {
        text: format!("{number}{}{named}", phrase.text),
        language,
    }
}

fn moment(at: DateTime<Utc>, language: Language) -> String {
    format!("{} {} UTC", date(language, Date(at.date_naive())), at.format("%H:%M"))
}

fn clock(at: DateTime<Utc>) -> (u16, [u8; 5]) {
    let parts = [at.month(), at.day(), at.hour(), at.minute(), at.second()];
    let year = u16::try_from(at.year()).unwrap_or_default();
    (year, parts.map(|part| u8::try_from(part).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use entity::vocabulary::Language;

    use super::{super::Format, MOST};
    use crate::reports::{
        error::WriteError,
        form::table::{
            Cell, Table,
            samples::{head, row, row_saying, written},
        },
    };

    fn holds(pdf: &[u8], words: &[u8]) -> bool {
        pdf.windows(words.len()).any(|window| window == words)
    }

    #[test]
    fn a_pdf_says_that_it_is_tagged_and_in_which_language() {
        let pdf = written(Format::Pdf, Language::Sv, [row(1), row(2)]);
        assert!(pdf.starts_with(b"%PDF-1.7") && pdf.trim_ascii_end().ends_with(b"%%EOF"));
        for words in [
            &b"/StructTreeRoot"[..],
            b"/Marked true",
            b"/Lang (sv",
            b"/Lang(sv",
            b"pdfuaid:part",
            b"pdfaid:conformance",
        ] {
            let or = [&b"/Lang (sv"[..], b"/Lang(sv"];
            let found = if or.contains(&words) {
                or.iter().any(|words| holds(&pdf, words))
            } else {
                holds(&pdf, words)
            };
            assert!(found, "{} is missing", String::from_utf8_lossy(words));
        }
    }

    #[test]
    fn any_words_can_be_set_and_the_same_words_give_the_same_bytes() {
        // What no typeface has, what is no letter, one word wider than a sheet, and nothing at all.
        let nasty = format!("\u{0}\u{1b}漢字 🦊 \u{ad}\u{202e}\u{feff}\t{} \n\n", "x".repeat(3_000));
        let rows = || {
            let mut empty = row_saying(2, "");
            empty.fill(Cell::Empty);
            [row_saying(1, &nasty), empty]
        };
        let pdf = written(Format::Pdf, Language::Fi, rows());
        assert_eq!(pdf, written(Format::Pdf, Language::Fi, rows()));
        assert!(
            written(Format::Pdf, Language::En, []).len() > 1_000,
            "no rows are told too"
        );
    }

    #[test]
    fn what_nobody_would_read_on_paper_is_refused() {
        let mut table = Table::begin(head(Language::En), Format::Pdf.into_writer(Vec::new())).expect("it begins");
        let short = vec![const { Cell::Empty }; 9];
        for _ in 0..MOST {
            table.row(&short).expect("it fits");
        }
        let refused = table.row(&short).expect_err("one too many");
        assert!(matches!(refused, WriteError::TooLong { limit: MOST }), "{refused}");
        assert!(refused.to_string().contains("CSV or JSON"), "{refused}");
    }
}
