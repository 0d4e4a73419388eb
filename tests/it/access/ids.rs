//! What does an id tell that somebody may not know? Every place where an id can be given, tried with every kind of id there is.
//!
//! What is hidden and what is not there are answered with the same bytes, the id itself apart. There is one exception, and it
//! is meant: whoever edits may name another controller, since joint controllers name each other (Art. 26) and a processor's
//! record whom it works for (Art. 30(2)(a)).

use serde_json::{Value, json};

use super::{
    acts::own_input,
    asking::{self, Samples},
    schema_map::{Field, SchemaMap, Shape},
    situations::{Situation, ids_of, noun_named},
    whereabouts::Whereabouts,
    world::{Person, World},
};
use crate::support::Base;

/// Ids that no kind has, or that are of none.
const MALFORMED: [&str; 8] = [
    "",
    ":",
    "register",
    "register:",
    "robot:7",
    "register:pori/1/2/3",
    "register:\u{0}",
    "🜨:'; --",
];

/// Those who may see something in the first city, and nothing in the other; and those who may see nothing.
const READERS: [&str; 5] = ["public", "contact", "dpo", "admin", "editor"];
/// Those who may change something in the first city.
const WRITERS: [&str; 3] = ["contact", "dpo", "admin"];

struct Ids {
    world: World,
    whereabouts: Whereabouts,
    map: SchemaMap,
}

impl Ids {
    async fn new() -> Self {
        let world = Box::pin(World::on(Base::sqlite())).await;
        let whereabouts = Whereabouts::of(&world.inventory).await;
        Self {
            world,
            whereabouts,
            map: SchemaMap::read(),
        }
    }

    fn of(&self, noun: &str) -> Vec<(Situation, String)> {
        ids_of(noun, &self.world, &self.whereabouts)
    }

    /// Ids of a noun that are hidden from somebody, though not what the public may read: a token may be for less than that.
    fn hidden_from(&self, person: &Person, noun: &str) -> Vec<String> {
        let readable = |person: &Person, id: &str| {
            let account = person.actor.account.as_deref();
            self.whereabouts.readable(&person.asker, account, id)
        };
        let ids = self.of(noun).into_iter().map(|(_, id)| id);
        ids.filter(|id| !readable(person, id) && !readable(self.world.person("public"), id))
            .collect()
    }

    /// An id of every noun, from the first city where it has one.
    fn of_every_kind(&self) -> Vec<(&'static str, String)> {
        let nouns = self.map.nouns().into_iter();
        nouns.map(|noun| (noun, self.of(noun).remove(0).1)).collect()
    }
}

/// An id like another one, of nothing.
fn like(id: &str) -> String {
    let (head, own) = id.rsplit_once(['/', ':']).expect("an id has parts");
    let separator = &id[head.len()..=head.len()];
    // Numbers stay numbers, and words stay words.
    let own = if own.chars().all(|digit| digit.is_ascii_digit()) {
        format!("9{own}9")
    } else {
        format!("{own}-zz")
    };
    format!("{head}{separator}{own}")
}

/// The bytes of an answer, with the id and its key put out of sight.
fn without(answer: &Value, id: &str) -> String {
    let key = id.split_once(':').map_or(id, |(_, key)| key);
    let answer = answer.to_string().replace(id, "ID");
    // A bare number stands in an answer for other reasons too.
    if key.chars().all(|digit| digit.is_ascii_digit()) {
        answer
    } else {
        answer.replace(key, "KEY")
    }
}

fn is_internal(answer: &Value) -> bool {
    let errors = answer["errors"].as_array().cloned().unwrap_or_default();
    errors
        .iter()
        .any(|error| error["extensions"]["code"] == "INTERNAL" || error["extensions"]["code"].is_null())
}

#[tokio::test]
async fn a_question_about_what_is_hidden_is_answered_as_one_about_nothing() {
    let ids = Box::pin(Ids::new()).await;
    let cursor = |_: &str| String::new();
    let own = |noun: &str| ids.of(noun);
    let samples = Samples {
        map: &ids.map,
        cursor: &cursor,
        ids: &own,
    };
    let mut places = 0;
    for field in ids.map.fields("Query") {
        for argument in &field.arguments {
            for (noun, query) in questions(&ids, &samples, field, argument) {
                places += 1;
                for reader in READERS {
                    let person = ids.world.person(reader);
                    for hidden in ids.hidden_from(person, noun) {
                        let nothing = like(&hidden);
                        let told = ids
                            .world
                            .ask(&person.actor, &query, json!({"id": hidden, "ids": [hidden]}))
                            .await;
                        let missing = ids
                            .world
                            .ask(&person.actor, &query, json!({"id": nothing, "ids": [nothing]}))
                            .await;
                        let (told, missing) = (without(&told, &hidden), without(&missing, &nothing));
                        assert_eq!(told, missing, "{query} with {hidden} by {reader}");
                    }
                }
                let person = ids.world.person("dpo");
                let others = ids.of_every_kind().into_iter().map(|(_, id)| id);
                for id in others.chain(MALFORMED.map(str::to_owned)) {
                    let answer = ids
                        .world
                        .ask(&person.actor, &query, json!({"id": id, "ids": [id]}))
                        .await;
                    assert!(!is_internal(&answer), "{query} with {id:?}: {answer:#}");
                }
            }
        }
    }
    assert!(places >= 60, "{places} places");
}

/// A question for each place in an argument where an id can stand, with the noun it is of.
fn questions(ids: &Ids, samples: &Samples<'_>, field: &Field, argument: &Field) -> Vec<(&'static str, String)> {
    let ask = |of: &str, given: &str| {
        let given = asking::with_argument(samples, "Query", field, Some((&argument.name, given)));
        let looked = asking::glance(&ids.map, field);
        format!("query ($id: {of}) {{ it: {}{given} {looked} }}", field.name)
    };
    let inner = |it: &Field| if it.list { "[$id]" } else { "$id" }.to_owned();
    match ids.map.shape(&argument.of) {
        // What `node` finds is of any kind; a register is what most is hidden of.
        Shape::Scalar if argument.of == "ID" => {
            let nouns = if argument.name == "id" || argument.name == "ids" {
                ids.map.nouns()
            } else {
                vec![noun_named("Query", &argument.name)]
            };
            let query = ask("ID!", &inner(argument));
            nouns.into_iter().map(|noun| (noun, query.clone())).collect()
        }
        Shape::Input(fields) => {
            let named = fields.iter().filter(|it| it.of == "ID");
            named
                .map(|it| {
                    (
                        noun_named(&argument.of, &it.name),
                        ask("ID!", &format!("{{{}: {}}}", it.name, inner(it))),
                    )
                })
                .collect()
        }
        _ => Vec::new(),
    }
}

#[tokio::test]
async fn a_city_and_a_register_are_not_found_by_their_names_either() {
    let ids = Box::pin(Ids::new()).await;
    for reader in READERS {
        let person = ids.world.person(reader);
        let query = "query ($key: String!, $slug: String!) { controller(key: $key) { id } register(controller: $key, slug: $slug) { id } }";
        for (key, slug) in [("espoo", "oppilaat-1"), ("espoo", "kokeilu-3"), ("gone-town", "x")] {
            let hidden = ids
                .world
                .ask(&person.actor, query, json!({"key": key, "slug": slug}))
                .await;
            let missing = ids
                .world
                .ask(&person.actor, query, json!({"key": "nowhere", "slug": "nothing"}))
                .await;
            assert_eq!(hidden.to_string(), missing.to_string(), "{key}/{slug} by {reader}");
        }
    }
}

#[tokio::test]
async fn a_cursor_of_what_is_hidden_is_refused_as_one_of_nothing() {
    let ids = Box::pin(Ids::new()).await;
    for (list, noun) in ids.map.lists() {
        let query = format!("query ($cursor: String!) {{ {list}(first: 1, after: $cursor) {{ nodes {{ id }} }} }}");
        for reader in READERS {
            let person = ids.world.person(reader);
            for hidden in ids.hidden_from(person, &noun) {
                let told = ids
                    .world
                    .ask(&person.actor, &query, json!({"cursor": cursor_of(&hidden)}))
                    .await;
                let missing = ids
                    .world
                    .ask(&person.actor, &query, json!({"cursor": cursor_of(&like(&hidden))}))
                    .await;
                assert_eq!(
                    told.to_string(),
                    missing.to_string(),
                    "{list} after {hidden} by {reader}"
                );
            }
        }
    }
}

fn cursor_of(id: &str) -> String {
    use async_graphql::connection::{CursorType, OpaqueCursor};

    OpaqueCursor(id.to_owned()).encode_cursor()
}

#[tokio::test]
async fn an_act_on_what_is_hidden_is_refused_as_one_on_nothing() {
    let ids = Box::pin(Ids::new()).await;
    let mut places = 0;
    for field in ids.map.fields("Mutation") {
        let of = &field.arguments[0].of;
        let query = format!(
            "mutation ($input: {of}!) {{ it: {}(input: $input) {{ userErrors {{ code field message messages }} }} }}",
            field.name
        );
        for place in places_of_ids(&ids.map, of, &mut Vec::new()) {
            places += 1;
            let noun = place.noun;
            // Made anew each time: what went before may have changed the version that an edit names.
            let input = Box::pin(own_input(&ids.world, &field.name)).await;
            for writer in WRITERS {
                let person = ids.world.person(writer);
                // What may be named by everyone who edits, and what an administrator gives roles over.
                let meant = noun == "Controller" && !place.is_itself();
                for hidden in ids
                    .hidden_from(person, noun)
                    .into_iter()
                    .filter(|id| !meant && !id.contains(":pori"))
                {
                    let nothing = like(&hidden);
                    let told = ids.try_id(person, &query, &input, &place, &hidden).await;
                    let missing = ids.try_id(person, &query, &input, &place, &nothing).await;
                    let (told, missing) = (without(&told, &hidden), without(&missing, &nothing));
                    // What is refused for its form was never looked at.
                    assert!(!told.contains("GRAPHQL_VALIDATION_FAILED"), "{told}");
                    assert!(!told.contains("STALE"), "{told}");
                    assert_eq!(
                        told, missing,
                        "{} {:?} with {hidden} by {writer}",
                        field.name, place.path
                    );
                }
            }
            let person = ids.world.person("editor");
            let others = ids
                .of_every_kind()
                .into_iter()
                .filter(|(other, _)| *other != noun)
                .map(|(_, id)| id);
            for id in others.chain(MALFORMED.map(str::to_owned)) {
                let answer = ids.try_id(person, &query, &input, &place, &id).await;
                assert!(
                    !is_internal(&answer),
                    "{} {:?} with {id:?}: {answer:#}",
                    field.name,
                    place.path
                );
            }
        }
    }
    assert!(places >= 150, "{places} places");
}

#[tokio::test]
async fn a_delivery_that_is_hidden_is_refused_as_one_of_nothing() {
    let ids = Box::pin(Ids::new()).await;
    let hidden = ids.world.given_up("webhook:2").await;
    let query = "mutation ($id: String!) { retryDelivery(input: {deliveryId: $id}) { delivery { tries } userErrors { code } } }";
    for reader in READERS {
        let person = ids.world.person(reader);
        let told = ids.world.ask(&person.actor, query, json!({"id": hidden})).await;
        let missing = ids
            .world
            .ask(&person.actor, query, json!({"id": "delivery-nothing"}))
            .await;
        assert_eq!(told.to_string(), missing.to_string(), "{reader}");
        assert_eq!(told["errors"][0]["extensions"]["code"], "NOT_FOUND", "{reader}");
    }
}

#[tokio::test]
async fn what_waits_at_a_hidden_city_is_told_as_what_waits_nowhere() {
    let ids = Box::pin(Ids::new()).await;
    for query in [
        "query ($id: ID!) { viewer { tasks(filter: {controller: $id}) { totalCount nodes { aboutId } } } }",
        "query ($id: ID!) { viewer { reassignments(controller: $id) { person { id } } } }",
    ] {
        for reader in READERS {
            let person = ids.world.person(reader);
            let hidden = "controller:espoo";
            let nothing = like(hidden);
            let told = ids.world.ask(&person.actor, query, json!({"id": hidden})).await;
            let missing = ids.world.ask(&person.actor, query, json!({"id": nothing})).await;
            assert_eq!(
                without(&told, hidden),
                without(&missing, &nothing),
                "{query} by {reader}"
            );
        }
    }
}

impl Ids {
    async fn try_id(&self, person: &Person, query: &str, input: &Value, place: &Place, id: &str) -> Value {
        let mut input = input.clone();
        place.put(&self.map, &mut input, id);
        self.world.ask(&person.actor, query, json!({"input": input})).await
    }
}

/// A place in an input where an id can stand.
struct Place {
    /// The fields that lead to it, each with the type it stands in.
    path: Vec<(String, Field)>,
    noun: &'static str,
}

fn places_of_ids(map: &SchemaMap, of: &str, path: &mut Vec<(String, Field)>) -> Vec<Place> {
    let mut places = Vec::new();
    for field in map.fields(of) {
        // The key of a retry is the client's own.
        path.push((of.to_owned(), field.clone()));
        if field.of == "ID" {
            places.push(Place {
                path: path.clone(),
                noun: noun_named(of, &field.name),
            });
        } else if let (Shape::Input(_), true) = (map.shape(&field.of), path.len() < 6) {
            places.extend(places_of_ids(map, &field.of, path));
        }
        path.pop();
    }
    places
}

impl Place {
    /// Whether the id is that of the thing itself, and not of something it names.
    fn is_itself(&self) -> bool {
        self.path
            .last()
            .is_some_and(|(_, field)| matches!(field.name.as_str(), "id" | "key"))
    }

    /// Puts an id into an input, making what is missing on the way.
    fn put(&self, map: &SchemaMap, input: &mut Value, id: &str) {
        let mut here = input;
        for (_, field) in &self.path {
            let there = &mut here[&field.name];
            if field.of == "ID" {
                *there = if field.list { json!([id]) } else { json!(id) };
                return;
            }
            if there.is_null() {
                let made = minimal(map, &field.of);
                *there = if field.list { json!([made]) } else { made };
            }
            here = if field.list { &mut there[0] } else { there };
        }
    }
}

/// The least that an input type can do with.
fn minimal(map: &SchemaMap, of: &str) -> Value {
    let required = map.fields(of).iter().filter(|field| field.required);
    let given = required.map(|field| {
        let one = match (field.of.as_str(), map.shape(&field.of)) {
            ("Int", _) => json!(1),
            ("Boolean", _) => json!(true),
            ("Date", _) => json!("2026-03-02"),
            ("LanguageText", _) => json!({"fi": "a"}),
            ("String", _) if field.name == "url" => json!("https://intra.example/2"),
            (_, Shape::Enum(words)) => json!(words[0]),
            (_, Shape::Input(_)) => minimal(map, &field.of),
            _ => json!("a"),
        };
        (field.name.clone(), if field.list { json!([one]) } else { one })
    });
    Value::Object(given.collect())
}
