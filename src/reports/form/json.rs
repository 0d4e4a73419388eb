//! How is a report written for programs? One JSON object: what it is, its typed rows, its totals.
//!
//! The rows stand in a list that is written as they come, one to a line, so a reader may take them one by one too. A day is an ISO
//! 8601 text, a moment one in UTC, a yes-or-no is `true`, `false` or `"NOT_STATED"`, and null says that nothing stands there. Texts are
//! as they stand in the inventory. `totals` and `rowCount` come last: a list that was cut off has neither.

use std::io::{BufWriter, Write};

use entity::vocabulary::{Answer, Language};
use serde_json::{Map, Value, json, to_writer};

use super::table::{Cell, Form, Head, Kind, Phrase, Total};
use crate::{notices::words::language_tag, reports::error::Result};

/// JSON.
pub struct Json<W: Write> {
    out: BufWriter<W>,
    begun: bool,
}

impl<W: Write> Json<W> {
    /// Writes into a sink.
    pub fn new(out: W) -> Self {
        Self {
            out: BufWriter::new(out),
            begun: false,
        }
    }
}

impl<W: Write> Form for Json<W> {
    fn begin(&mut self, head: &Head) -> Result<()> {
        let language = head.language;
        let columns = head.columns.iter().map(
            |column| json!({"key": column.key, "kind": kind(column.kind), "heading": column.heading.say(language)}),
        );
        let circumstances = head
            .circumstances
            .iter()
            .map(|known| json!({"key": known.key, "label": known.label.say(language), "value": phrase(&known.value)}));
        let about = [
            ("format", json!("seloste-report/1")),
            ("report", json!(head.report)),
            ("title", json!(head.title.say(language))),
            ("question", json!(head.question.say(language))),
            ("language", json!(language_tag(language))),
            ("revision", json!(head.revision)),
            ("at", json!(head.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true))),
            ("circumstances", circumstances.collect()),
            ("columns", columns.collect()),
        ];
        self.out.write_all(b"{")?;
        for (key, value) in about {
            write!(self.out, "\"{key}\": ")?;
            to_writer(&mut self.out, &value)?;
            self.out.write_all(b",\n")?;
        }
        Ok(self.out.write_all(b"\"rows\": [")?)
    }

    fn row(&mut self, head: &Head, row: &[Cell]) -> Result<()> {
        self.out.write_all(if self.begun { b",\n" } else { b"\n" })?;
        self.begun = true;
        for (index, (column, cell)) in head.columns.iter().zip(row).enumerate() {
            self.out.write_all(if index == 0 { b"{" } else { b", " })?;
            to_writer(&mut self.out, column.key)?;
            self.out.write_all(b": ")?;
            to_writer(&mut self.out, &value(cell))?;
        }
        Ok(self.out.write_all(b"}")?)
    }

    fn end(&mut self, _: &Head, rows: u64, totals: &[Total]) -> Result<()> {
        let totals: Map<String, Value> = totals
            .iter()
            .map(|total| (total.key.to_owned(), value(&total.value)))
            .collect();
        self.out.write_all(b"\n],\n\"rowCount\": ")?;
        to_writer(&mut self.out, &rows)?;
        self.out.write_all(b",\n\"totals\": ")?;
        to_writer(&mut self.out, &totals)?;
        self.out.write_all(b"}\n")?;
        Ok(self.out.flush()?)
    }
}

const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "TEXT",
        Kind::Number => "NUMBER",
        Kind::Date => "DATE",
        Kind::Moment => "MOMENT",
        Kind::Boolean => "BOOLEAN",
        Kind::Country => "COUNTRY",
        Kind::Link => "LINK",
        Kind::List => "LIST",
    }
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Text(text) => phrase(text),
        Cell::Number(number) => json!(number),
        Cell::Date(_) | Cell::Moment(_) => Value::String(cell.plain(Language::En)),
        Cell::Boolean(Answer::Yes) => Value::Bool(true),
        Cell::Boolean(Answer::No) => Value::Bool(false),
        Cell::Boolean(Answer::NotStated) => json!("NOT_STATED"),
        Cell::Country { code, name } => json!({"code": code, "name": name}),
        Cell::Link { text, address } => {
            let address = (!address.is_empty()).then_some(address);
            json!({"text": phrase(text), "address": address})
        }
        Cell::List(items) => items.iter().map(phrase).collect(),
    }
}

/// A text; one that is in another language than the report's comes with it.
fn phrase(text: &Phrase) -> Value {
    match text.language {
        None => json!(text.text),
        Some(language) => json!({"text": text.text, "language": language_tag(language)}),
    }
}

#[cfg(test)]
mod tests {
    use entity::vocabulary::Language;
    use serde_json::{Value, json};

    use crate::reports::form::{
        Format,
        table::{
            Cell, Table,
            samples::{head, row, row_saying, written},
        },
    };

    fn read_back(bytes: &[u8]) -> Value {
        serde_json::from_slice(bytes).expect("it is JSON")
    }

    #[test]
    fn rows_keep_their_types() {
        let report = read_back(&written(Format::Json, Language::En, [row(1), row(2)]));
        assert_eq!(
            report["rows"][0],
            json!({
                "name": "Rekisteri 1",
                "number": -4,
                "since": "2021-01-28",
                "confirmed": "2024-02-29T23:59:58Z",
                "special": false,
                "country": {"code": "US", "name": "Yhdysvallat"},
                "register": {
                    "text": {"text": "Webbutik", "language": "sv"},
                    "address": "https://example.org/fi/mallila/1?a=1&b=2",
                },
                "chain": ["rekisteri", "palvelu; osa 1", "US"],
                "remark": "ääkköset 🦊 \"lainaus\"; pilkku, rivi\nvaihto",
            })
        );
        assert_eq!(report["rows"][1]["special"], "NOT_STATED");
    }

    #[test]
    fn a_report_tells_what_it_is_and_how_much_of_it_there_is() {
        let report = read_back(&written(
            Format::Json,
            Language::Sv,
            [row(1), vec![const { Cell::Empty }; 9]],
        ));
        assert_eq!(report["format"], "seloste-report/1");
        assert_eq!(report["report"], "sample");
        assert_eq!(report["question"], "Vilka <former> finns?");
        assert_eq!(report["revision"], 4711);
        assert_eq!(report["at"], "2026-11-22T04:15:30Z");
        assert_eq!(report["circumstances"][0]["value"], "=Mallila");
        assert_eq!(
            report["columns"][1],
            json!({"key": "number", "kind": "NUMBER", "heading": "Antal"})
        );
        assert_eq!(report["rowCount"], 2);
        assert_eq!(report["totals"], json!({"registers": 2}));
        assert!(
            report["rows"][1]
                .as_object()
                .expect("a row")
                .values()
                .all(Value::is_null)
        );
        assert_eq!(read_back(&written(Format::Json, Language::Fi, []))["rows"], json!([]));
    }

    #[test]
    fn texts_stay_as_they_stand() {
        for nasty in ["=1+1", "\u{0}\u{7}\u{2028}</script>", "\"\\\r\n\t"] {
            let report = read_back(&written(Format::Json, Language::Fi, [row_saying(1, nasty)]));
            assert_eq!(report["rows"][0]["remark"], nasty);
        }
    }

    #[test]
    fn a_report_that_breaks_off_cannot_be_read_as_a_whole_one() {
        let mut out = Vec::new();
        let mut table = Table::begin(head(Language::Fi), Format::Json.into_writer(&mut out)).expect("it begins");
        table.row(&row(1)).expect("a row");
        drop(table);
        assert!(serde_json::from_slice::<Value>(&out).is_err());
    }
}
