//! How is every field asked for? Selections and arguments written from the schema, each with the row it fills in the matrix.

use super::{
    schema_map::{Field, SchemaMap, Shape},
    situations::{Situation, noun_named},
};

/// What the arguments of a field are tried with.
pub struct Samples<'a> {
    pub map: &'a SchemaMap,
    /// A cursor for lists of a noun.
    pub cursor: &'a dyn Fn(&str) -> String,
    /// The ids of a noun in their situations.
    pub ids: &'a dyn Fn(&str) -> Vec<(Situation, String)>,
}

/// A row of the matrix, and where in an answer its cell is found.
#[derive(Clone, Debug)]
pub struct Row {
    pub label: String,
    /// Response keys from the object the row is about.
    pub path: Vec<String>,
    /// The field of the schema it observes.
    pub field: String,
}

/// A selection of every field of a type that needs no more than its required arguments, with what is embedded in it.
pub fn selection(samples: &Samples<'_>, of: &str, label: &str, path: &[String], rows: &mut Vec<Row>) -> String {
    let mut text = String::from("{ ");
    for field in samples.map.fields(of) {
        let mut here = path.to_vec();
        here.push(field.name.clone());
        let label = format!("{label}.{}", field.name);
        let row = Row {
            label: label.clone(),
            path: here.clone(),
            field: format!("{of}.{}", field.name),
        };
        rows.push(row);
        text.push_str(&format!("{}{} ", field.name, within_limits(samples, of, field)));
        if field.of == of {
            // What leads to more of its own kind, as a version to the other versions, is looked into where it begins.
            text.push_str("{ __typename } ");
        } else {
            text.push_str(&inside(samples, field, &label, &here, rows));
        }
    }
    text + "} "
}

/// What is asked of a field's value: nothing of words, the id of a noun, everything of what is embedded.
fn inside(samples: &Samples<'_>, field: &Field, label: &str, path: &[String], rows: &mut Vec<Row>) -> String {
    match samples.map.shape(&field.of) {
        Shape::Scalar | Shape::Enum(_) | Shape::Input(_) => String::new(),
        Shape::Abstract(true) => "{ __typename id } ".to_owned(),
        Shape::Abstract(false) => "{ __typename } ".to_owned(),
        Shape::Object(_) if samples.map.is_noun(&field.of) => "{ id } ".to_owned(),
        // Whole lists are looked into where they stand at the root.
        Shape::Object(_) if lists_nouns(samples.map, field) && path.len() > 1 => {
            "{ totalCount nodes { id } } ".to_owned()
        }
        Shape::Object(_) if path.len() > 6 => "{ __typename } ".to_owned(),
        Shape::Object(_) => selection(samples, &field.of, label, path, rows),
    }
}

/// A short look at a field's value.
pub fn glance(map: &SchemaMap, field: &Field) -> String {
    match map.shape(&field.of) {
        Shape::Scalar | Shape::Enum(_) | Shape::Input(_) => String::new(),
        Shape::Object(_) if lists_nouns(map, field) => "{ totalCount nodes { id } }".to_owned(),
        Shape::Object(_) if field.of == "Reports" => "{ article30 { totalCount } }".to_owned(),
        // Tasks are no nouns: their ids are of another kind.
        Shape::Object(_) if field.of.ends_with("Connection") => "{ totalCount }".to_owned(),
        Shape::Object(_) if map.is_noun(&field.of) => "{ id }".to_owned(),
        Shape::Abstract(true) => "{ __typename id }".to_owned(),
        Shape::Object(_) | Shape::Abstract(false) => "{ __typename }".to_owned(),
    }
}

fn lists_nouns(map: &SchemaMap, field: &Field) -> bool {
    field
        .of
        .strip_suffix("Connection")
        .is_some_and(|noun| map.is_noun(noun))
}

/// The required arguments; of a list that is looked into, how many as well, so that the whole is not too much to ask.
fn within_limits(samples: &Samples<'_>, of: &str, field: &Field) -> String {
    let long = field.of.ends_with("Connection") && !lists_nouns(samples.map, field);
    let first = long.then_some(("first", "2"));
    with_argument(samples, of, field, first)
}

/// The arguments a field cannot do without, in brackets; nothing when there are none.
pub fn required(samples: &Samples<'_>, of: &str, field: &Field) -> String {
    // The passages of a whole page of hits, told twice over, are more than one may ask.
    let few = field.of.ends_with("SearchConnection").then_some(("first", "2"));
    with_argument(samples, of, field, few)
}

/// The required arguments and one more, in brackets.
pub fn with_argument(samples: &Samples<'_>, of: &str, field: &Field, more: Option<(&str, &str)>) -> String {
    let mut given: Vec<String> = field
        .arguments
        .iter()
        .filter(|argument| argument.required && more.is_none_or(|(name, _)| name != argument.name))
        .map(|argument| format!("{}: {}", argument.name, sample(samples, of, argument, None)))
        .collect();
    given.extend(more.map(|(name, value)| format!("{name}: {value}")));
    if given.is_empty() {
        String::new()
    } else {
        format!("({})", given.join(", "))
    }
}

/// One way to try an argument: the name of the row, the situations of the ids tried, and a literal for each.
pub struct Trial {
    pub label: String,
    pub values: Vec<(Option<Situation>, String)>,
}

/// Every way an argument of a field is tried: each field of a filter by itself, each id in each of its situations.
pub fn trials(samples: &Samples<'_>, of: &str, field: &Field, argument: &Field, filters: bool) -> Vec<Trial> {
    let values = |holder: &str, it: &Field| match (it.of.as_str(), it.list) {
        ("ID", list) => (samples.ids)(noun_named(holder, &it.name))
            .into_iter()
            .map(|(situation, id)| {
                let id = format!("\"{id}\"");
                (Some(situation), if list { format!("[{id}]") } else { id })
            })
            .collect(),
        ("String", _) if it.name == "after" || it.name == "before" => {
            let noun = field.of.strip_suffix("Connection").unwrap_or_default();
            vec![(None, format!("\"{}\"", (samples.cursor)(noun)))]
        }
        _ => vec![(None, sample(samples, holder, it, None))],
    };
    if let (true, Shape::Input(fields)) = (filters, samples.map.shape(&argument.of)) {
        return fields
            .iter()
            .map(|it| Trial {
                label: format!("{}.{}", argument.name, it.name),
                values: values(&argument.of, it)
                    .into_iter()
                    .map(|(situation, value)| (situation, in_filter(samples, argument, it, &value)))
                    .collect(),
            })
            .collect();
    }
    vec![Trial {
        label: argument.name.clone(),
        values: values(of, argument),
    }]
}

fn in_filter(samples: &Samples<'_>, filter: &Field, field: &Field, value: &str) -> String {
    let mut given = vec![format!("{}: {value}", field.name)];
    let others = samples.map.fields(&filter.of).iter();
    for other in others.filter(|other| other.required && other.name != field.name) {
        given.push(format!("{}: {}", other.name, sample(samples, &filter.of, other, None)));
    }
    format!("{{{}}}", given.join(", "))
}

/// A literal of a type that will do: the id given where an id is asked for, else one of the own.
pub fn sample(samples: &Samples<'_>, holder: &str, field: &Field, id: Option<&str>) -> String {
    let one = match (field.of.as_str(), field.name.as_str()) {
        ("ID", name) => {
            let own = || {
                (samples.ids)(noun_named(holder, name))
                    .first()
                    .map_or_else(String::new, |(_, id)| id.clone())
            };
            format!("\"{}\"", id.map_or_else(own, str::to_owned))
        }
        ("String", "controller" | "key") => format!("\"{}\"", super::world::HERE),
        ("String", "slug") => "\"oppilaat-1\"".to_owned(),
        // A word that every situation of a register says, and a published notice too.
        ("String", "query") => "\"oppilaat\"".to_owned(),
        ("String", _) => "\"a\"".to_owned(),
        ("Int", _) => "1".to_owned(),
        ("Float", _) => "1.0".to_owned(),
        ("Boolean", _) => "true".to_owned(),
        ("Date", _) => "\"2026-03-02\"".to_owned(),
        ("DateTime", "from") => "\"2026-01-01T00:00:00Z\"".to_owned(),
        ("DateTime", _) => "\"2027-03-02T09:00:00Z\"".to_owned(),
        ("Duration", _) => "\"P1Y\"".to_owned(),
        ("LanguageText", _) => "{fi: \"a\"}".to_owned(),
        (of, _) => match samples.map.shape(of) {
            Shape::Enum(words) => words.first().expect("an enum has a word").clone(),
            Shape::Input(fields) => {
                let given = fields.iter().filter(|it| it.required);
                let given = given.map(|it| format!("{}: {}", it.name, sample(samples, of, it, id)));
                format!("{{{}}}", given.collect::<Vec<_>>().join(", "))
            }
            _ => "\"a\"".to_owned(),
        },
    };
    if field.list { format!("[{one}]") } else { one }
}
