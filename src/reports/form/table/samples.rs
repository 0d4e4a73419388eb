//! A report of every kind of column, for the tests of the forms.

use chrono::{NaiveDate, TimeZone, Utc};
use entity::{
    Date,
    vocabulary::{Answer, Language},
};

use super::{Cell, Circumstance, Column, Head, Kind, Phrase, Table, Total, Words};
use crate::reports::form::Format;

const COLUMNS: &[Column] = &[
    Column::new("name", Kind::Text, "Nimi", "Namn", "Name"),
    Column::new("number", Kind::Number, "Määrä", "Antal", "Number"),
    Column::new("since", Kind::Date, "Alkaen", "Från", "Since"),
    Column::new("confirmed", Kind::Moment, "Vahvistettu", "Bekräftad", "Confirmed"),
    Column::new("special", Kind::Boolean, "Erityisiä", "Särskilda", "Special"),
    Column::new("country", Kind::Country, "Maa", "Land", "Country"),
    Column::new("register", Kind::Link, "Rekisteri", "Register", "Register"),
    Column::new("chain", Kind::List, "Ketju", "Kedja", "Chain"),
    Column::new("remark", Kind::Text, "Huomautus", "Anmärkning", "Remark"),
];

pub fn head(language: Language) -> Head {
    Head {
        report: "sample",
        title: Words::new("Esimerkki & malli", "Exempel & mall", "Sample & model"),
        question: Words::new(
            "Mitä <muotoja> on?",
            "Vilka <former> finns?",
            "Which <forms> are there?",
        ),
        columns: COLUMNS,
        circumstances: vec![Circumstance {
            key: "controller",
            label: Words::new("Rekisterinpitäjä", "Personuppgiftsansvarig", "Controller"),
            value: Phrase::from("=Mallila"),
        }],
        language,
        revision: 4711,
        at: Utc.with_ymd_and_hms(2026, 11, 22, 4, 15, 30).single().expect("a time"),
    }
}

pub fn row(number: i64) -> Vec<Cell> {
    row_saying(number, "ääkköset 🦊 \"lainaus\"; pilkku, rivi\nvaihto")
}

pub fn row_saying(number: i64, remark: &str) -> Vec<Cell> {
    vec![
        Cell::text(format!("Rekisteri {number}")),
        Cell::Number(number - 5),
        Cell::day(NaiveDate::from_ymd_opt(2021, 1, 28).map(Date)),
        Cell::Moment(Utc.with_ymd_and_hms(2024, 2, 29, 23, 59, 58).single().expect("a time")),
        Cell::Boolean([Answer::Yes, Answer::No, Answer::NotStated][usize::try_from(number % 3).unwrap_or_default()]),
        Cell::Country {
            code: "US".to_owned(),
            name: "Yhdysvallat".to_owned(),
        },
        Cell::Link {
            text: Phrase {
                text: "Webbutik".to_owned(),
                language: Some(Language::Sv),
            },
            address: format!("https://example.org/fi/mallila/{number}?a=1&b=2"),
        },
        Cell::List(vec!["rekisteri".into(), "palvelu; osa 1".into(), "US".into()]),
        Cell::text(remark),
    ]
}

pub fn totals() -> Vec<Total> {
    vec![Total {
        key: "registers",
        label: Words::new("Rekistereitä", "Register", "Registers"),
        value: Cell::Number(2),
    }]
}

/// A report with these rows, as bytes.
pub fn written(format: Format, language: Language, rows: impl IntoIterator<Item = Vec<Cell>>) -> Vec<u8> {
    let mut out = Vec::new();
    let mut table = Table::begin(head(language), format.into_writer(&mut out)).expect("it begins");
    for row in rows {
        table.row(&row).expect("a row");
    }
    table.end(&totals()).expect("it ends");
    out
}
