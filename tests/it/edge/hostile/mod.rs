//! Documents made to cost much: what someone sends who wishes the server ill. Each fits a request of 64 KiB.
//!
//! The tests ask that each is answered or refused in the form of the API; `benches/hostile.rs` measures what each costs.

pub mod answers;
mod texts;

use self::{
    answers::{schema, walks},
    texts::{odd, values, with_variables},
};
use serde_json::{Value, json};

/// The largest body of a request, in bytes.
pub const LARGEST: usize = 64 * 1024;

/// A request made to cost much.
pub struct Hostile {
    /// What is tried.
    pub kind: &'static str,
    /// The body of the request.
    pub body: String,
}

/// As many of a piece as fit between a beginning and an end, up to `most`.
fn filled(start: &str, piece: impl Fn(usize) -> String, end: &str, most: usize) -> String {
    // Quotes, backslashes and line ends take more room in JSON than they have in the document.
    let room = |text: &str| serde_json::to_string(text).expect("text is JSON").len();
    let left = LARGEST - 200 - room(start) - room(end);
    let (mut text, mut used) = (start.to_owned(), 0);
    for number in 0..most {
        let next = piece(number);
        used += room(&next) - 2;
        if used > left {
            break;
        }
        text += &next;
    }
    text + end
}

fn many(start: &str, piece: impl Fn(usize) -> String, end: &str) -> String {
    filled(start, piece, end, usize::MAX)
}

fn same(piece: &str) -> impl Fn(usize) -> String {
    move |_| piece.to_owned()
}

/// Every kind.
pub fn requests() -> Vec<Hostile> {
    let mut all = Vec::new();
    let mut add = |kind, query: String, variables: Value| {
        let body = json!({"query": query, "variables": variables}).to_string();
        assert!(body.len() <= LARGEST, "{kind} has {} bytes", body.len());
        all.push(Hostile { kind, body });
    };
    for (kind, query) in nested()
        .into_iter()
        .chain(wide())
        .chain(fragments())
        .chain(overlapping())
        .chain(values())
        .chain(odd())
        .chain(schema())
        .chain(walks())
    {
        add(kind, query, json!({}));
    }
    for (kind, query, variables) in with_variables() {
        add(kind, query, variables);
    }
    all
}

type Documents = Vec<(&'static str, String)>;

fn nested() -> Documents {
    let both = |open: &str, inside: &str, close: &str, times: usize| {
        format!("{}{inside}{}", open.repeat(times), close.repeat(times))
    };
    vec![
        ("braces that never end", many("", same("{a"), "")),
        ("braces that end", both("{a", "", "}", 10_000)),
        ("braces at the limit", both("{parent ", "{id}", "}", 22)),
        (
            "lists in lists in an argument",
            format!("{{a(b:{})}}", both("[", "", "]", 20_000)),
        ),
        (
            "objects in objects in an argument",
            format!("{{a(b:{})}}", both("{c:", "1", "}", 10_000)),
        ),
        (
            "lists in lists in a type",
            format!("query($x:{}){{a}}", both("[", "Int", "]", 20_000)),
        ),
        (
            "lists in lists in a type, at the limit",
            format!("query($x:{}){{a(b:$x)}}", both("[", "Int", "]", 46)),
        ),
        ("brackets of all kinds", many("", same("{[("), "")),
        ("inline fragments in each other", both("{... ", "{id}", "}", 9_000)),
        (
            "inline fragments at the limit, wide",
            both("{... on Query ", &format!("{{{}}}", "__typename ".repeat(450)), "}", 21),
        ),
    ]
}

fn wide() -> Documents {
    vec![
        ("one field over and over", many("{", same("__typename "), "}")),
        ("a field of one letter", many("{", same("a "), "}")),
        ("fields nobody knows", many("{", |n| format!("field{n} "), "}")),
        (
            "fields nobody knows, under one that is known",
            many("{registers{nodes{", |n| format!("field{n} "), "}}}"),
        ),
        ("aliases", many("{", |n| format!("a{n}:__typename "), "}")),
        (
            "aliases at the limit",
            filled("{", |n| format!("a{n}:viewer{{name signedIn}} "), "}", 200),
        ),
        (
            "aliases of a large page",
            many("{", |n| format!("a{n}:registers(first:100){{nodes{{id name}}}} "), "}"),
        ),
        (
            "a large page over and over",
            many("{", same("registers(first:100){nodes{id}} "), "}"),
        ),
        ("names that never end", format!("{{{}}}", "a".repeat(60_000))),
        ("aliases that never end", format!("{{{}:id}}", "a".repeat(60_000))),
        ("long names", many("{", |n| format!("{}{n} ", "a".repeat(120)), "}")),
        (
            "directives on one field",
            many("{viewer ", same("@skip(if:false)"), "{name}}"),
        ),
        ("directives nobody knows", many("{viewer ", same("@a"), "{name}}")),
        (
            "a directive on every field",
            many("{", same("__typename@skip(if:false) "), "}"),
        ),
        (
            "directives on fragments",
            many("{", same("...@include(if:true){__typename} "), "}"),
        ),
        ("operations", many("", |n| format!("query q{n}{{viewer{{name}}}} "), "")),
        ("operations without a name", many("", same("{viewer{name}} "), "")),
        ("operations of one name", many("", same("query q{viewer{name}} "), "")),
        (
            "operations at the limit, each large",
            filled("", |n| format!("query q{n}{{{}}} ", "__typename ".repeat(100)), "", 50),
        ),
        ("subscriptions", many("subscription{", same("a "), "}")),
        (
            "mutations",
            many(
                "mutation{",
                |n| format!("a{n}:archiveRegister(input:{{id:\"register:x/1\",version:1}}){{userErrors{{code}}}} "),
                "}",
            ),
        ),
        (
            "mutations at the limit",
            filled(
                "mutation{",
                |n| format!("a{n}:archiveRegister(input:{{id:\"register:x/1\",version:1}}){{userErrors{{code}}}} "),
                "}",
                95,
            ),
        ),
    ]
}

fn fragments() -> Documents {
    let bomb = |deep: usize, wide: usize| {
        let spreads = |n: usize| format!("...f{} ", n + 1).repeat(wide);
        let all: String = (0..deep)
            .map(|n| format!("fragment f{n} on Query{{{}}} ", spreads(n)))
            .collect();
        format!("{{...f0}} {all} fragment f{deep} on Query{{__typename}}")
    };
    let chain = |last: &str| {
        many(
            "{...f0} ",
            |n| format!("fragment f{n} on Query{{...f{}}} ", n + 1),
            last,
        )
    };
    vec![
        ("a bomb of fragments, deep", bomb(30, 2)),
        ("a bomb of fragments, wide", bomb(20, 100)),
        ("a bomb of fragments at the limit", bomb(12, 2)),
        (
            "a fragment that holds itself",
            "{...a} fragment a on Query{...a}".to_owned(),
        ),
        (
            "two fragments that hold each other",
            "{...a} fragment a on Query{...b} fragment b on Query{...a}".to_owned(),
        ),
        (
            "fragments that hold each other, none used",
            many(
                "{viewer{name}} ",
                |n| format!("fragment f{n} on Query{{...f{}}} ", (n + 1) % 500),
                "",
            ),
        ),
        ("a chain of fragments", chain("")),
        (
            "fragments nobody spreads",
            many(
                "{viewer{name}} ",
                |n| format!("fragment f{n} on Query{{viewer{{name}}}} "),
                "",
            ),
        ),
        (
            "spreads of fragments nobody knows",
            many("{", |n| format!("...f{n} "), "}"),
        ),
        (
            "spreads of one fragment",
            many("{", same("...f "), "} fragment f on Query{viewer{name}}"),
        ),
        (
            "spreads of a large fragment",
            many(
                "{",
                same("...f "),
                &format!("}} fragment f on Query{{{}}}", "__typename ".repeat(2_000)),
            ),
        ),
        (
            "spreads of a large fragment, at the limit",
            filled(
                "{",
                same("...f "),
                &format!("}} fragment f on Query{{{}}}", "__typename ".repeat(980)),
                9,
            ),
        ),
        (
            "fragments on every type, in one place",
            many(
                "{controllers{nodes{",
                |n| {
                    format!(
                        "... on {}{{id}} ",
                        ["Controller", "Register", "Node", "Service", "Post"][n % 5]
                    )
                },
                "}}}",
            ),
        ),
    ]
}

fn overlapping() -> Documents {
    let nested = |wide: usize, deep: usize| {
        let fields = "id ".repeat(wide);
        format!(
            "{{controllers{{nodes{}{}}}}}",
            format!("{{{fields}... on Controller").repeat(deep) + "{id",
            "}".repeat(deep + 1)
        )
    };
    vec![
        (
            "fields that clash",
            many(
                "{viewer{",
                |n| if n % 2 == 0 { "a:name " } else { "a:signedIn " }.to_owned(),
                "}}",
            ),
        ),
        (
            "fields whose arguments clash",
            many("{", |n| format!("registers(first:{n}){{totalCount}} "), "}"),
        ),
        (
            "fields that clash in a fragment spread all over",
            many(
                "{",
                same("viewer{...f} "),
                &format!("}} fragment f on Viewer{{{}}}", "a:name a:signedIn ".repeat(500)),
            ),
        ),
        (
            "fields that clash in a fragment, at the limit",
            filled(
                "{",
                same("viewer{...f} "),
                &format!("}} fragment f on Viewer{{{}}}", "name signedIn ".repeat(50)),
                95,
            ),
        ),
        ("inline fragments with the same fields at each level", nested(250, 18)),
        ("two fields with arguments without end", {
            let arguments: String = (0..2_500).map(|n| format!("a{n}:1 ")).collect();
            format!("{{viewer({arguments}){{name}} viewer({arguments}){{name}}}}")
        }),
        (
            "many fields with many arguments",
            many(
                "{",
                |_| {
                    format!(
                        "viewer({}){{name}} ",
                        (0..20).map(|n| format!("a{n}:1 ")).collect::<String>()
                    )
                },
                "}",
            ),
        ),
    ]
}
