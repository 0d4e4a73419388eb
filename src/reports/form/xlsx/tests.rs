use std::io::{Cursor, Read};

use entity::vocabulary::Language;

use super::{SIGNS_OF_A_CELL, shortened};
use crate::reports::form::{
    Format,
    table::{
        Cell,
        samples::{row, row_saying, written},
    },
};

/// A part of the workbook, as it lies in its ZIP.
fn part(book: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).expect("a workbook is a ZIP");
    let mut text = String::new();
    archive
        .by_name(name)
        .expect("the part is there")
        .read_to_string(&mut text)
        .expect("it is UTF-8");
    text
}

fn sheet(rows: impl IntoIterator<Item = Vec<Cell>>) -> String {
    part(&written(Format::Xlsx, Language::En, rows), "xl/worksheets/sheet1.xml")
}

#[test]
fn rows_stand_under_headings_that_stay_and_filter() {
    let sheet = sheet([row(1), row(2)]);
    assert!(
        sheet.contains("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"),
        "{sheet}"
    );
    assert!(sheet.contains("<autoFilter ref=\"A1:I3\"/>"), "{sheet}");
    assert!(sheet.contains("<t>Confirmed (UTC)</t>"), "{sheet}");
    assert_eq!(sheet.matches("<row ").count(), 3);
    assert_eq!(sheet.matches("<col ").count(), 9);
}

#[test]
fn numbers_and_days_are_numbers_and_texts_are_texts() {
    let book = written(Format::Xlsx, Language::En, [row(1)]);
    let sheet = part(&book, "xl/worksheets/sheet1.xml");
    let cell = |place: &str| {
        let begin = sheet.find(&format!("<c r=\"{place}\"")).expect("the cell is there");
        let rest = &sheet[begin..];
        rest[..rest.find("</c>").expect("it ends")].to_owned()
    };
    assert!(
        cell("B2").ends_with("<v>-4</v>") && !cell("B2").contains("t="),
        "{}",
        cell("B2")
    );
    // 28 January 2021 in the days of Excel.
    assert!(
        cell("C2").ends_with("<v>44224</v>") && !cell("C2").contains("t="),
        "{}",
        cell("C2")
    );
    assert!(cell("D2").contains("<v>45351.99997"), "{}", cell("D2"));
    assert!(
        cell("E2").contains("t=\"inlineStr\"") && cell("E2").contains("<t>no</t>"),
        "{}",
        cell("E2")
    );
    assert!(
        cell("I2").contains("ääkköset 🦊 \"lainaus\"; pilkku, rivi\nvaihto"),
        "{}",
        cell("I2")
    );
    assert!(
        part(&book, "xl/styles.xml").contains("formatCode=\"yyyy\\-mm\\-dd\"")
            || part(&book, "xl/styles.xml").contains("formatCode=\"yyyy-mm-dd\"")
    );
    let links = part(&book, "xl/worksheets/_rels/sheet1.xml.rels");
    assert!(
        links.contains("https://example.org/fi/mallila/1?a=1&amp;b=2"),
        "{links}"
    );
}

#[test]
fn nothing_in_a_workbook_is_a_formula_and_what_looks_like_one_is_quoted() {
    for nasty in [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "{=1}",
        "=HYPERLINK(\"http://evil.example\")",
    ] {
        let mut cells = row_saying(1, nasty);
        cells[6] = Cell::Link {
            text: nasty.into(),
            address: "file:///etc/passwd".to_owned(),
        };
        let book = written(Format::Xlsx, Language::Fi, [cells]);
        for part_name in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
            let sheet = part(&book, part_name);
            assert!(
                !sheet.contains("<f>") && !sheet.contains("<f ") && !sheet.contains("<hyperlink"),
                "{sheet}"
            );
        }
        assert!(part(&book, "xl/styles.xml").contains("quotePrefix=\"1\""));
    }
}

#[test]
fn a_workbook_tells_what_it_is() {
    let book = written(Format::Xlsx, Language::Sv, [row(1)]);
    let core = part(&book, "docProps/core.xml");
    assert!(core.contains("<dc:title>Exempel &amp; mall</dc:title>"), "{core}");
    assert!(core.contains("2026-11-22T04:15:30Z"), "{core}");
    let custom = part(&book, "docProps/custom.xml");
    assert!(
        custom.contains("<vt:lpwstr>sv</vt:lpwstr>") && custom.contains("<vt:lpwstr>4711</vt:lpwstr>"),
        "{custom}"
    );
    let names = part(&book, "xl/workbook.xml");
    assert!(
        names.contains("name=\"Rapport\"") && names.contains("name=\"Om rapporten\""),
        "{names}"
    );
    let about = part(&book, "xl/sharedStrings.xml");
    for said in [
        "Vilka &lt;former&gt; finns?",
        "=Mallila",
        "Personuppgiftsansvarig",
        "2026-11-22 04:15:30 UTC",
    ] {
        assert!(about.contains(said), "{said} in {about}");
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let book = || written(Format::Xlsx, Language::Fi, [row(1), row(2)]);
    assert!(book() == book());
}

#[test]
fn a_text_too_long_for_a_cell_says_that_it_was_cut() {
    let long = "🦊".repeat(20_000);
    let cut = shortened(long.clone(), Language::En);
    assert!(cut.ends_with("[shortened; CSV and JSON hold the whole text]"));
    assert!((SIGNS_OF_A_CELL - 1..=SIGNS_OF_A_CELL).contains(&cut.encode_utf16().count()));
    assert_eq!(
        shortened("x".repeat(SIGNS_OF_A_CELL), Language::En).len(),
        SIGNS_OF_A_CELL
    );
    assert!(sheet([row_saying(1, &long)]).contains("[shortened;"));
}

#[test]
fn control_signs_do_not_break_the_sheet() {
    let sheet = sheet([row_saying(1, "a\u{0}\u{1}\u{1f}b\u{fffe}")]);
    assert!(!sheet.contains(['\u{0}', '\u{1}', '\u{1f}', '\u{fffe}']), "{sheet}");
}

#[test]
fn what_a_cell_cannot_hold_exactly_is_shown_as_text() {
    let mut cells = row(1);
    cells[1] = Cell::Number(i64::MAX);
    cells[2] = Cell::day(chrono::NaiveDate::from_ymd_opt(1899, 12, 31).map(entity::Date));
    let sheet = sheet([cells]);
    for said in ["<t>9223372036854775807</t>", "<t>1899-12-31</t>"] {
        assert!(sheet.contains(said), "{said} in {sheet}");
    }
}
