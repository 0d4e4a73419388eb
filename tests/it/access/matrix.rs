//! What does everyone see of every field? Observed, held against the lawyer's table, and kept as a file that is reviewed.
//!
//! `UPDATE_MATRIX=1` writes the file anew; its difference then says, in the change that made it, who now sees what.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use serde_json::{Value, json};

use super::{
    acts,
    asking::{self, Row, Samples},
    opening,
    schema_map::{SchemaMap, Shape},
    situations::{Situation, ids_of},
    whereabouts::Whereabouts,
    world::{Person, World},
};
use crate::support::{Base, on_each_database};

const LEGEND: &str = "\
Who sees what, and who may do what. Written by the tests (UPDATE_MATRIX=1), read by people.

A row is a field, an argument or an act; a group of columns is a reader; a column in it is a situation:
  o own department, published    d another department, published    c another city, published
  u own department, unpublished  x another city, unpublished        a archived                   s shared by all

A cell is what was answered:
  v a value   y true   n false   0 null   e empty   . there is nothing of the kind for this reader
  + done      N NOT_FOUND   F FORBIDDEN   B BAD_USER_INPUT   U a problem to correct   ! anything else

Readers of the first city, unless told otherwise:
  pub the public                 con a contact of education         sin a contact of one register of culture
  dpo a protection officer       aud an auditor                     ins an auditor of education
  adm an administrator           chi a protection officer of all    roo an administrator of all
  exp a session that has ended   dis an account that was closed     lap a role that has ended
  tP, tI, tE, tB, tL, tM a program for reading what is published, for reading the inventory, editing, publishing, reading the
  log, managing, each by itself; tIE one for reading and editing. All of them are protection officers and administrators.
";

const HEADS: [(&str, &str); 19] = [
    ("public", "pub"),
    ("contact", "con"),
    ("single", "sin"),
    ("dpo", "dpo"),
    ("auditor", "aud"),
    ("inspector", "ins"),
    ("admin", "adm"),
    ("chief", "chi"),
    ("root", "roo"),
    ("expired", "exp"),
    ("disabled", "dis"),
    ("lapsed", "lap"),
    ("published", "tP"),
    ("inventory", "tI"),
    ("edit", "tE"),
    ("publish", "tB"),
    ("log", "tL"),
    ("manage", "tM"),
    ("editor", "tIE"),
];

/// The matrix as it is written.
#[derive(Default)]
pub struct Sheet {
    text: String,
    /// How many cells it holds.
    pub cells: usize,
    covered: BTreeSet<String>,
}

impl Sheet {
    /// Begins a section whose groups of columns have these situations.
    pub fn section(&mut self, title: &str, situations: &str) {
        let width = situations.chars().count().max(3);
        let _ = write!(self.text, "\n{title:<58}");
        for (_, head) in HEADS {
            let _ = write!(self.text, " {head:<width$}");
        }
        let _ = write!(self.text, "\n{:<58}", "");
        for _ in HEADS {
            let _ = write!(self.text, " {situations:<width$}");
        }
        self.text.push('\n');
    }

    /// Writes a row: for each reader a cell for each situation.
    pub fn row(&mut self, label: &str, groups: &[String], width: usize) {
        let _ = write!(self.text, "{label:<58}");
        for group in groups {
            // A question that failed has observed nothing.
            assert!(!group.contains('!'), "{label} fails: {groups:?}");
            self.cells += group.chars().count();
            let _ = write!(self.text, " {group:<width$}", width = width.max(3));
        }
        let end = self.text.trim_end().len();
        self.text.truncate(end);
        self.text.push('\n');
    }
}

#[tokio::test]
async fn everyone_sees_of_every_field_what_was_reviewed() {
    // One file for all: what is seen does not depend on the database.
    on_each_database(|base| Box::pin(observe(base))).await;
}

async fn observe(base: Base) {
    let world = Box::pin(World::on(base)).await;
    assert!(
        world
            .people
            .iter()
            .map(|person| person.name)
            .eq(HEADS.iter().map(|(name, _)| *name))
    );
    let whereabouts = Whereabouts::of(&world.inventory).await;
    let map = SchemaMap::read();
    let mut cursors = std::collections::HashMap::new();
    for (list, noun) in map.lists() {
        let query = format!("{{ {list}(first: 1) {{ edges {{ cursor }} }} }}");
        let answer = world.ask(&crate::support::dpo(), &query, json!({})).await;
        let cursor = answer["data"][&list]["edges"][0]["cursor"]
            .as_str()
            .unwrap_or("none")
            .to_owned();
        cursors.insert(noun, cursor);
    }
    let cursor = |noun: &str| cursors.get(noun).cloned().unwrap_or_default();
    let ids = |noun: &str| ids_of(noun, &world, &whereabouts);
    let samples = Samples {
        map: &map,
        cursor: &cursor,
        ids: &ids,
    };
    let mut sheet = Sheet {
        text: LEGEND.to_owned(),
        ..Sheet::default()
    };
    for noun in map.nouns() {
        Box::pin(fields_of(noun, &world, &whereabouts, &samples, &mut sheet)).await;
    }
    Box::pin(root(&world, &whereabouts, &samples, &mut sheet)).await;
    Box::pin(opening::every_subscription(&world, &samples, &mut sheet)).await;
    Box::pin(acts::every_act(&world, &map, &mut sheet)).await;
    covers_everything(&map, &sheet);
    assert!(sheet.cells >= 10_000, "{} cells", sheet.cells);
    let cells = sheet.cells;
    let _ = write!(sheet.text, "\n{cells} cells.\n");
    compare(&sheet.text);
}

/// The fields of a noun in each of its situations, and what every argument of theirs does.
async fn fields_of(noun: &str, world: &World, whereabouts: &Whereabouts, samples: &Samples<'_>, sheet: &mut Sheet) {
    let ids = (samples.ids)(noun);
    let letters: String = ids.iter().map(|(situation, _)| situation.letter()).collect();
    sheet.section(noun, &letters);
    let mut rows = Vec::new();
    let selected = asking::selection(samples, noun, noun, &["it".to_owned()], &mut rows);
    let mut questions = vec![format!("it: nodes(ids: $ids) {{ ... on {noun} {selected}}}\n")];
    let mut tried = 0;
    for field in samples.map.fields(noun) {
        for argument in &field.arguments {
            for trial in asking::trials(samples, noun, field, argument, false) {
                let key = format!("r{}", rows.len());
                // An id stands in the situation of the noun it is asked of: the own.
                let value = &trial.values[0].1;
                let given = asking::with_argument(samples, noun, field, Some((&argument.name, value)));
                let glance = asking::glance(samples.map, field);
                if tried % AT_ONCE == 0 {
                    questions.push(String::new());
                }
                tried += 1;
                let _ = writeln!(
                    questions.last_mut().expect("there is one"),
                    "{key}: nodes(ids: $ids) {{ ... on {noun} {{ {}{given} {glance} }} }}",
                    field.name
                );
                rows.push(Row {
                    label: format!("{noun}.{}({})", field.name, trial.label),
                    path: vec![key, field.name.clone()],
                    field: format!("{noun}.{}({})", field.name, argument.name),
                });
            }
        }
    }
    let given: Vec<&str> = ids.iter().map(|(_, id)| &**id).collect();
    let mut cells = vec![Vec::new(); rows.len()];
    for person in &world.people {
        let answer = in_parts(world, person, &questions, &given).await;
        only_what_is_readable(&answer["data"], person, whereabouts, noun);
        for (index, (situation, id)) in ids.iter().enumerate() {
            let seen = !answer["data"]["it"][index].is_null();
            let expected = whereabouts.readable(&person.asker, person.actor.account.as_deref(), id);
            assert_eq!(seen, expected, "{id} ({situation:?}) for {}: {answer:#}", person.name);
            if seen {
                let told = &answer["data"]["it"][index];
                as_the_lawyer_says(noun, told, &rows, person, whereabouts, id);
            }
        }
        for (row, cells) in rows.iter().zip(&mut cells) {
            let group = (0..ids.len()).map(|index| cell(&answer, row, Some(index))).collect();
            cells.push(group);
        }
    }
    for (row, groups) in rows.iter().zip(&cells) {
        sheet.covered.insert(row.field.clone());
        sheet.row(&row.label, groups, letters.len());
    }
}

/// Trials that fit one question: some look through whatever there is for each id.
const AT_ONCE: usize = 3;

/// What someone is answered to several questions about nouns, put together as if they had been one. Everything there is to ask of all of
/// them at once costs more than one question may: each is asked of one half and of the other.
async fn in_parts(world: &World, person: &Person, questions: &[String], ids: &[&str]) -> Value {
    let mut data: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    let mut errors = Vec::new();
    let half = ids.len().div_ceil(2).max(1);
    for question in questions {
        let query = format!("query ($ids: [ID!]!) {{\n{question}}}");
        for (part, ids) in ids.chunks(half).enumerate() {
            let mut answer = world.ask(&person.actor, &query, json!({"ids": ids})).await;
            let Some(told) = answer["data"].as_object() else {
                panic!("for {}: {answer:#}\n{query}", person.name);
            };
            for (key, nodes) in told {
                let nodes = nodes.as_array().expect("a list of nodes");
                data.entry(key.clone()).or_default().extend(nodes.iter().cloned());
            }
            for error in answer["errors"].as_array_mut().into_iter().flatten() {
                if let Some(index) = error["path"][1].as_u64() {
                    error["path"][1] = json!(index + (part * half) as u64);
                }
                errors.push(error.take());
            }
        }
    }
    json!({"data": data, "errors": errors})
}

/// What can be asked at the root, with every argument in every situation.
async fn root(world: &World, whereabouts: &Whereabouts, samples: &Samples<'_>, sheet: &mut Sheet) {
    sheet.section("Query", "odcuxas");
    for field in samples.map.fields("Query") {
        let mut rows = Vec::new();
        let mut queries = Vec::new();
        let top = Row {
            label: format!("Query.{}", field.name),
            path: vec!["it".to_owned()],
            field: format!("Query.{}", field.name),
        };
        rows.push(top);
        if field.of == "Reports" {
            queries = reports_one_by_one(samples, rows);
            rows = Vec::new();
        }
        let looked = match samples.map.shape(&field.of) {
            Shape::Object(_) if field.of != "Reports" && !samples.map.is_noun(&field.of) => asking::selection(
                samples,
                &field.of,
                &format!("Query.{}", field.name),
                &["it".to_owned()],
                &mut rows,
            ),
            _ => asking::glance(samples.map, field),
        };
        let required = asking::required(samples, "Query", field);
        let whole = format!("{{ it: {}{required} {looked} }}", field.name);
        for row in rows {
            queries.push((row, vec![(None, whole.clone())]));
        }
        for argument in &field.arguments {
            sheet.covered.insert(format!("Query.{}({})", field.name, argument.name));
            for trial in asking::trials(samples, "Query", field, argument, true) {
                let row = Row {
                    label: format!("Query.{}({})", field.name, trial.label),
                    path: vec!["it".to_owned()],
                    field: format!("Query.{}({})", field.name, argument.name),
                };
                let asked = trial.values.iter().map(|(situation, value)| {
                    let given = asking::with_argument(samples, "Query", field, Some((&argument.name, value)));
                    (
                        *situation,
                        format!("{{ it: {}{given} {} }}", field.name, asking::glance(samples.map, field)),
                    )
                });
                queries.push((row, asked.collect()));
            }
        }
        Box::pin(ask_each(world, whereabouts, &queries, sheet)).await;
    }
}

/// The reports, each by itself: all of them at once are too much to ask. Asked about something, since some say nothing without.
fn reports_one_by_one(samples: &Samples<'_>, top: Vec<Row>) -> Vec<Asked> {
    let mut queries = Vec::new();
    let mut above = top;
    for report in samples.map.fields("Reports") {
        let label = format!("Query.reports.{}", report.name);
        let path = ["it".to_owned(), report.name.clone()];
        let mut rows = std::mem::take(&mut above);
        rows.push(Row {
            label: label.clone(),
            path: path.to_vec(),
            field: format!("Reports.{}", report.name),
        });
        let inside = asking::selection(samples, &report.of, &label, &path, &mut rows);
        let whole = format!(
            "{{ it: reports(of: \"processor:cloud\") {{ {}(first: 2) {inside} }} }}",
            report.name
        );
        queries.extend(rows.into_iter().map(|row| (row, vec![(None, whole.clone())])));
    }
    queries
}

type Asked = (Row, Vec<(Option<Situation>, String)>);

async fn ask_each(world: &World, whereabouts: &Whereabouts, queries: &[Asked], sheet: &mut Sheet) {
    let mut groups = vec![Vec::new(); queries.len()];
    for person in &world.people {
        // Rows that look into one answer stand beside each other.
        let mut last: (String, Value) = Default::default();
        for ((row, asked), groups) in queries.iter().zip(&mut groups) {
            let mut group = String::new();
            for (situation, query) in asked {
                if last.0 != *query {
                    last = (query.clone(), world.ask(&person.actor, query, json!({})).await);
                    only_what_is_readable(&last.1["data"], person, whereabouts, query);
                }
                if let Some(situation) = situation {
                    // Each letter stands below its own at the head.
                    let place = "odcuxas".find(situation.letter()).unwrap_or_default();
                    group.extend(std::iter::repeat_n(' ', place.saturating_sub(group.len())));
                }
                group.push_str(&cell(&last.1, row, None));
            }
            groups.push(group);
        }
    }
    for ((row, _), groups) in queries.iter().zip(&groups) {
        sheet.covered.insert(row.field.clone());
        sheet.row(&row.label, groups, 7);
    }
}

/// The letter for what was answered at a place, or for the error that stands there.
fn cell(answer: &Value, row: &Row, index: Option<usize>) -> String {
    let mut here = &answer["data"];
    let mut path: Vec<Value> = Vec::new();
    for (depth, step) in row.path.iter().enumerate() {
        if let Some(list) = here.as_array() {
            // Of several the first is looked into.
            match list.first() {
                Some(first) => here = first,
                None => return ".".to_owned(),
            }
        }
        if here.is_null() {
            break;
        }
        here = &here[step];
        path.push(json!(step));
        if let (0, Some(index)) = (depth, index) {
            here = &here[index];
            path.push(json!(index));
        }
    }
    let errors = answer["errors"].as_array().cloned().unwrap_or_default();
    let error = errors.iter().find(|error| {
        let at = error["path"].as_array().cloned().unwrap_or_default();
        at.len() >= path.len() && at[..path.len()] == path[..] || path.starts_with(&at)
    });
    if let Some(error) = error {
        return code_letter(error["extensions"]["code"].as_str().unwrap_or_default()).to_owned();
    }
    let reached = path.len() == row.path.len() + usize::from(index.is_some());
    if reached { letter(here) } else { "." }.to_owned()
}

/// The letter of an error's code.
pub fn code_letter(code: &str) -> &'static str {
    match code {
        "NOT_FOUND" => "N",
        "FORBIDDEN" => "F",
        "BAD_USER_INPUT" => "B",
        _ => "!",
    }
}

fn letter(value: &Value) -> &'static str {
    match value {
        Value::Null => "0",
        Value::Bool(true) => "y",
        Value::Bool(false) => "n",
        Value::Number(number) if number.as_u64() == Some(0) => "e",
        Value::String(text) if text.is_empty() => "e",
        Value::Array(items) if items.is_empty() => "e",
        Value::Object(fields) if fields.is_empty() => "e",
        Value::Object(fields) if fields.get("totalCount") == Some(&json!(0)) => "e",
        Value::Number(_) | Value::String(_) | Value::Array(_) | Value::Object(_) => "v",
    }
}

/// Whatever id is told, wherever it stands, is of something the reader may read.
fn only_what_is_readable(told: &Value, person: &Person, whereabouts: &Whereabouts, asked: &str) {
    match told {
        Value::Array(items) => items
            .iter()
            .for_each(|item| only_what_is_readable(item, person, whereabouts, asked)),
        // A node of the picture in a published notice: what the notice states, frozen; its id holds within the picture.
        Value::Object(fields) if fields.contains_key("outsideEea") && fields.contains_key("column") => {}
        Value::Object(fields) => {
            for (name, value) in fields {
                // A task is no noun: its name says what it asks for, and `about`, which is looked at too, what it is about.
                let is_task = fields.contains_key("since") && fields.contains_key("aboutId");
                if let (true, Some(id)) = (name == "id" && !is_task, value.as_str()) {
                    let account = person.actor.account.as_deref();
                    assert!(
                        whereabouts.readable(&person.asker, account, id),
                        "{id} is told to {}\n{asked}",
                        person.name
                    );
                }
                // Rows of reports name their register by its key.
                if let ("register", Some(key)) = (name.as_str(), value.as_str()) {
                    let account = person.actor.account.as_deref();
                    assert!(
                        whereabouts.readable(&person.asker, account, &format!("register:{key}")),
                        "{key} is told to {}\n{asked}",
                        person.name
                    );
                }
                only_what_is_readable(value, person, whereabouts, asked);
            }
        }
        _ => {}
    }
}

/// What the viewer is told they may do is what the lawyer's table says.
fn as_the_lawyer_says(noun: &str, told: &Value, rows: &[Row], person: &Person, whereabouts: &Whereabouts, id: &str) {
    let prefix = format!("{noun}.viewerCan.");
    let permissions = acts::permissions(noun, id);
    for row in rows {
        let Some(word) = row.label.strip_prefix(&prefix).filter(|word| *word != "readHistory") else {
            continue;
        };
        let known = permissions.iter().find(|(known, _)| *known == word);
        let (_, action) = known.unwrap_or_else(|| panic!("{} is new: say in acts.rs what it stands for", row.label));
        let value = row.path[1..].iter().fold(told, |value, step| &value[step]);
        let may = action.is_some_and(|action| acts::allowed(person, word, action, id, whereabouts));
        assert_eq!(*value, may, "{} of {id} for {}", row.label, person.name);
    }
}

/// A field or argument that no row observes is one that nobody has thought of.
fn covers_everything(map: &SchemaMap, sheet: &Sheet) {
    let mut missing = Vec::new();
    for (name, shape) in &map.types {
        let Shape::Object(fields) = shape else { continue };
        // What only subscriptions tell is observed where they are followed (tests/it/live).
        let followed = map.fields("Subscription");
        if followed.iter().any(|field| field.of == *name) {
            continue;
        }
        for field in fields {
            let place = format!("{name}.{}", field.name);
            // The arguments of lists inside lists are those of the same list elsewhere.
            if !sheet.covered.contains(&place) {
                missing.push(place);
            }
        }
    }
    assert!(missing.is_empty(), "no row observes {}", missing.join(", "));
}

impl Sheet {
    /// Notes that a field was observed.
    pub fn cover(&mut self, field: String) {
        self.covered.insert(field);
    }
}

fn compare(sheet: &str) {
    let path = [env!("CARGO_MANIFEST_DIR"), "tests", "it", "access", "matrix.txt"]
        .iter()
        .collect::<std::path::PathBuf>();
    if std::env::var("UPDATE_MATRIX").is_ok() {
        std::fs::write(&path, sheet).expect("the matrix can be written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let differing: Vec<String> = kept
        .lines()
        .zip(sheet.lines())
        .filter(|(kept, now)| kept != now)
        .take(5)
        .map(|(kept, now)| format!("was {kept}\nnow {now}"))
        .collect();
    assert!(
        kept == sheet,
        "the matrix is not the one that was reviewed; write it anew with UPDATE_MATRIX=1 and read the difference\n{}",
        differing.join("\n")
    );
}
