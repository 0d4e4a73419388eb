//! How is a report read and printed? As a page of its own, its style inside, so that a saved copy looks the same.
//!
//! One table with a caption, headings of columns and of rows, and a printer that repeats the headings on each sheet. It is
//! written row by row, so the templates of the other pages, which hold a whole page, are not used; every text is escaped here
//! by one function. The page loads nothing and runs nothing. Where it is served under a policy that refuses styles inside a page,
//! [`style_source`] is what the policy must name.

use std::{
    fmt::{self, Display, Write as _},
    io::{BufWriter, Write},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use chrono::{DateTime, Utc};
use entity::{Date, vocabulary::Language};
use sha2::{Digest, Sha256};

use super::{
    table::{Cell, Form, Head, Kind, Phrase, Total},
    words::{ABOUT, MADE_AT, NO_ROWS, REPORT, REVISION, ROWS},
};
use crate::{
    notices::{
        html::STYLE,
        words::{date, language_tag},
    },
    reports::error::Result,
};

/// The style of a table of a report, beside that of all pages.
pub const REPORT_STYLE: &str = include_str!("report.css");

/// Columns of a table that a page or a sheet of paper holds side by side. With more, each row is told below the other, as a record
/// with a heading.
const SIDE_BY_SIDE: usize = 12;

/// A page.
pub struct Html<W: Write> {
    out: BufWriter<W>,
    /// Records told so far, for their headings.
    records: u64,
}

impl<W: Write> Html<W> {
    /// Writes into a sink.
    pub fn new(out: W) -> Self {
        Self {
            out: BufWriter::new(out),
            records: 0,
        }
    }

    fn cell(&mut self, head: &Head, index: usize, cell: &Cell) -> Result<()> {
        // What a row is about stands first, and heads it.
        let (begin, end) = match (index, head.columns[index].kind) {
            (0, _) => ("<th scope=\"row\" class=\"said\">", "</th>"),
            (_, Kind::Number) => ("<td class=\"amount\">", "</td>"),
            (_, Kind::Text) => ("<td class=\"said\">", "</td>"),
            _ => ("<td>", "</td>"),
        };
        Ok(write!(self.out, "{begin}{}{end}", Shown(cell, head.language))?)
    }

    /// A row as a record of its own: what it is about, then what is said of it, a line for each column.
    fn record(&mut self, head: &Head, row: &[Cell]) -> Result<()> {
        self.records += 1;
        let number = self.records;
        let Some((first, rest)) = row.split_first() else {
            return Ok(());
        };
        write!(
            self.out,
            "<article class=\"record\" aria-labelledby=\"record-{number}\">\n<h2 id=\"record-{number}\">{}</h2>\n<dl class=\"facts\">\n",
            Shown(first, head.language)
        )?;
        for (column, cell) in head.columns[1..].iter().zip(rest) {
            let heading = column.heading.say(head.language);
            if is_empty(cell) {
                // Said to be empty, so that it is not taken for a line that is missing.
                self.fact(heading, "–")?;
            } else {
                self.fact(heading, Shown(cell, head.language))?;
            }
        }
        Ok(self.out.write_all(b"</dl>\n</article>\n")?)
    }

    fn fact(&mut self, label: &str, value: impl Display) -> Result<()> {
        Ok(writeln!(
            self.out,
            "<div><dt>{}</dt><dd>{value}</dd></div>",
            Escaped(label)
        )?)
    }
}

impl<W: Write> Form for Html<W> {
    fn begin(&mut self, head: &Head) -> Result<()> {
        let language = head.language;
        let title = Escaped(head.title.say(language));
        let question = Escaped(head.question.say(language));
        write!(
            self.out,
            "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"robots\" content=\"noindex\">\n\
             <title>{title}</title>\n<style>{STYLE}{REPORT_STYLE}</style>\n</head>\n<body>\n<main id=\"main\">\n\
             <header class=\"hero\">\n<div class=\"wide\">\n<p class=\"kicker\">{}</p>\n<h1>{title}</h1>\n\
             <p class=\"lead\">{question}</p>\n<p class=\"status\">",
            language_tag(language),
            Escaped(REPORT.say(language)),
        )?;
        for known in &head.circumstances {
            let label = Escaped(known.label.say(language));
            match known.value.text.parse::<Date>() {
                Ok(day) => write!(self.out, "<span>{label}: {}</span> ", Shown(&Cell::Date(day), language))?,
                Err(_) => write!(self.out, "<span>{label}: {}</span> ", Spoken(&known.value))?,
            }
        }
        write!(
            self.out,
            "<span>{}: {}</span></p>\n</div>\n</header>\n<div class=\"wide\">\n",
            Escaped(MADE_AT.say(language)),
            When(head.at, language),
        )?;
        if head.columns.len() > SIDE_BY_SIDE {
            return Ok(());
        }
        write!(
            self.out,
            "<div class=\"picture-box\" role=\"region\" aria-labelledby=\"caption\" tabindex=\"0\">\n\
             <table class=\"report\">\n<caption id=\"caption\">{title}</caption>\n<thead>\n<tr>"
        )?;
        for column in head.columns {
            let class = if column.kind == Kind::Number {
                " class=\"amount\""
            } else {
                ""
            };
            write!(
                self.out,
                "<th scope=\"col\"{class}>{}</th>",
                Escaped(column.heading.say(language))
            )?;
        }
        Ok(self.out.write_all(b"</tr>\n</thead>\n<tbody>\n")?)
    }

    fn row(&mut self, head: &Head, row: &[Cell]) -> Result<()> {
        if head.columns.len() > SIDE_BY_SIDE {
            return self.record(head, row);
        }
        self.out.write_all(b"<tr>")?;
        for (index, cell) in row.iter().enumerate() {
            self.cell(head, index, cell)?;
        }
        Ok(self.out.write_all(b"</tr>\n")?)
    }

    fn end(&mut self, head: &Head, rows: u64, totals: &[Total]) -> Result<()> {
        let language = head.language;
        let side_by_side = head.columns.len() <= SIDE_BY_SIDE;
        if rows == 0 && !side_by_side {
            writeln!(self.out, "<p>{}</p>", Escaped(NO_ROWS.say(language)))?;
        }
        if rows == 0 && side_by_side {
            let (width, text) = (head.columns.len(), Escaped(NO_ROWS.say(language)));
            writeln!(self.out, "<tr><td colspan=\"{width}\">{text}</td></tr>")?;
        }
        if side_by_side {
            self.out.write_all(b"</tbody>\n</table>\n</div>\n")?;
        }
        write!(
            self.out,
            "<section class=\"report-about\" aria-labelledby=\"about\">\n\
             <h2 id=\"about\">{}</h2>\n<dl class=\"facts\">\n",
            Escaped(ABOUT.say(language)),
        )?;
        self.fact(ROWS.say(language), rows)?;
        for total in totals {
            self.fact(total.label.say(language), Shown(&total.value, language))?;
        }
        self.fact(REVISION.say(language), head.revision)?;
        self.out
            .write_all(b"</dl>\n</section>\n</div>\n</main>\n</body>\n</html>\n")?;
        Ok(self.out.flush()?)
    }
}

/// What a Content-Security-Policy must allow styles from, for this page to be served: `'sha256-…'`.
pub fn style_source() -> String {
    let digest = Sha256::new().chain_update(STYLE).chain_update(REPORT_STYLE).finalize();
    format!("'sha256-{}'", BASE64_STANDARD.encode(digest))
}

/// A text in which nothing is markup, and nothing is left that may not stand in a page.
struct Escaped<'a>(&'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for sign in self.0.chars() {
            match sign {
                '&' => out.write_str("&amp;")?,
                '<' => out.write_str("&lt;")?,
                '>' => out.write_str("&gt;")?,
                '"' => out.write_str("&quot;")?,
                '\'' => out.write_str("&#x27;")?,
                '\n' | '\t' => out.write_char(sign)?,
                '\r' => {}
                sign if sign.is_control() => out.write_char('\u{fffd}')?,
                sign => out.write_char(sign)?,
            }
        }
        Ok(())
    }
}

/// A text with the language it is in, where that is not the page's (WCAG 2.2, 3.1.2).
struct Spoken<'a>(&'a Phrase);

impl Display for Spoken<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = Escaped(&self.0.text);
        match self.0.language {
            None => text.fmt(out),
            Some(language) => {
                let tag = language_tag(language);
                write!(
                    out,
                    "<span lang=\"{tag}\">{text}</span> <span class=\"tongue\">({tag})</span>"
                )
            }
        }
    }
}

/// Whether a cell shows nothing.
fn is_empty(cell: &Cell) -> bool {
    match cell {
        Cell::Empty => true,
        Cell::List(items) => items.is_empty(),
        Cell::Text(phrase) => phrase.text.is_empty(),
        _ => false,
    }
}

struct When(DateTime<Utc>, Language);

impl Display for When {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = date(self.1, Date(self.0.date_naive()));
        let (exact, time) = (self.0.format("%Y-%m-%dT%H:%M:%SZ"), self.0.format("%H:%M"));
        write!(out, "<time datetime=\"{exact}\">{} {time} UTC</time>", Escaped(&day))
    }
}

struct Shown<'a>(&'a Cell, Language);

impl Display for Shown<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(cell, language) = *self;
        match cell {
            Cell::Date(day) => write!(
                out,
                "<time datetime=\"{day}\">{}</time>",
                Escaped(&date(language, *day))
            ),
            Cell::Moment(moment) => When(*moment, language).fmt(out),
            Cell::Link { text, address } if is_link(address) => {
                write!(out, "<a href=\"{}\">{}</a>", Escaped(address), Spoken(text))
            }
            Cell::Text(text) | Cell::Link { text, .. } => Spoken(text).fmt(out),
            Cell::List(items) if items.is_empty() => Ok(()),
            Cell::List(items) if items.len() == 1 => Spoken(&items[0]).fmt(out),
            Cell::List(items) => {
                // The order counts: it may be a chain.
                out.write_str("<ol class=\"list\">")?;
                for item in items {
                    write!(out, "<li>{}</li>", Spoken(item))?;
                }
                out.write_str("</ol>")
            }
            Cell::Empty | Cell::Number(_) | Cell::Boolean(_) | Cell::Country { .. } => {
                Escaped(&cell.plain(language)).fmt(out)
            }
        }
    }
}

/// Whether an address may be followed from a file: nothing that runs, and nothing on the reader's own machine.
pub(super) fn is_link(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| lower.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use base64::{Engine, prelude::BASE64_STANDARD};
    use entity::vocabulary::Language;
    use sha2::{Digest, Sha256};

    use super::style_source;
    use crate::reports::form::{
        Format,
        table::{
            Cell,
            samples::{row, row_saying, written},
        },
    };

    fn page(language: Language, rows: impl IntoIterator<Item = Vec<Cell>>) -> String {
        String::from_utf8(written(Format::Html, language, rows)).expect("a page is UTF-8")
    }

    #[test]
    fn the_table_has_a_caption_and_headings_for_columns_and_rows() {
        let page = page(Language::Fi, [row(1), row(2)]);
        assert!(page.contains("<html lang=\"fi\">"));
        assert!(page.contains("<caption id=\"caption\">Esimerkki &amp; malli</caption>"));
        assert_eq!(page.matches("<th scope=\"col\"").count(), 9);
        assert_eq!(page.matches("<th scope=\"row\"").count(), 2);
        assert_eq!(page.matches("<td").count(), 16);
        assert!(page.contains("<time datetime=\"2021-01-28\">28.1.2021</time>"));
        assert!(page.contains("<time datetime=\"2024-02-29T23:59:58Z\">29.2.2024 23:59 UTC</time>"));
        assert!(page.contains("<span lang=\"sv\">Webbutik</span>"));
        assert!(
            page.contains("<dt>Rekistereitä</dt><dd>2</dd>") && page.contains("<dd>4711</dd>"),
            "{page}"
        );
        assert!(page.ends_with("</html>\n"));
    }

    #[test]
    fn every_element_that_is_opened_is_closed() {
        let page = page(Language::Sv, [row(1), vec![const { Cell::Empty }; 9]]);
        let body = page.split_once("<body>").expect("there is a body").1;
        for name in [
            "table", "thead", "tbody", "tr", "th", "td", "ol", "li", "a", "span", "div", "dl", "dt", "dd", "p", "time",
        ] {
            let opened = body.matches(&format!("<{name}>")).count() + body.matches(&format!("<{name} ")).count();
            assert_eq!(opened, body.matches(&format!("</{name}>")).count(), "{name}");
            assert!(opened > 0, "{name}");
        }
    }

    #[test]
    fn a_report_without_rows_says_so() {
        assert!(page(Language::En, []).contains("<td colspan=\"9\">No rows.</td>"));
    }

    #[test]
    fn text_stays_text_and_a_link_that_runs_is_none() {
        let nasty = "<script>alert(1)</script>\"'&\u{0}\u{1b}</style><!--";
        let mut cells = row_saying(1, nasty);
        cells[6] = Cell::Link {
            text: nasty.into(),
            address: "javascript:alert(1)".to_owned(),
        };
        cells[7] = Cell::List(vec![nasty.into()]);
        let page = page(Language::En, [cells]);
        let shown = "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#x27;&amp;\u{fffd}\u{fffd}&lt;/style&gt;&lt;!--";
        assert_eq!(page.matches(shown).count(), 3, "{page}");
        assert!(
            !page.contains("<script") && !page.contains("<a href") && !page.contains("javascript:"),
            "{page}"
        );
    }

    #[test]
    fn a_policy_that_names_the_style_lets_it_through() {
        let page = page(Language::En, []);
        let style = page
            .split_once("<style>")
            .and_then(|(_, rest)| rest.split_once("</style>"))
            .expect("a style")
            .0;
        assert_eq!(
            style_source(),
            format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(style)))
        );
        assert!(
            !page.contains(" style="),
            "a policy cannot let single attributes through"
        );
    }
}
