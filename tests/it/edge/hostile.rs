//! Documents made to cost much: what someone sends who wishes the server ill. Each fits a request of 64 KiB.
//!
//! The tests ask that each is answered or refused in the form of the API; `benches/hostile.rs` measures what each costs.

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
            filled("{", |n| format!("a{n}:viewer{{name role}} "), "}", 200),
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
                |n| if n % 2 == 0 { "a:name " } else { "a:role " }.to_owned(),
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
                &format!("}} fragment f on Viewer{{{}}}", "a:name a:role ".repeat(500)),
            ),
        ),
        (
            "fields that clash in a fragment, at the limit",
            filled(
                "{",
                same("viewer{...f} "),
                &format!("}} fragment f on Viewer{{{}}}", "name role ".repeat(50)),
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

fn values() -> Documents {
    let text = |inside: String| format!("{{controller(key:{inside}){{id}}}}");
    vec![
        ("a list without end", many("{nodes(ids:[", same("1 "), "]){id}}")),
        ("a list of empty lists", many("{nodes(ids:[", same("[]"), "]){id}}")),
        ("a list of empty objects", many("{nodes(ids:[", same("{}"), "]){id}}")),
        (
            "an object without end",
            many("{registers(filter:{", |n| format!("a{n}:1 "), "}){totalCount}}"),
        ),
        (
            "an object of one name over and over",
            many("{registers(filter:{", same("text:\"a\""), "}){totalCount}}"),
        ),
        ("a text without end", text(format!("\"{}\"", "a".repeat(60_000)))),
        (
            "a text that never ends",
            format!("{{controller(key:\"{}", "a".repeat(60_000)),
        ),
        ("a block of text", text(format!("\"\"\"{}\"\"\"", "a".repeat(60_000)))),
        (
            "a block of empty lines",
            text(format!("\"\"\"{}\"\"\"", "\n".repeat(30_000))),
        ),
        ("a block of deeper and deeper lines", {
            let lines: String = (0..300).map(|n| "\n".to_owned() + &" ".repeat(n)).collect();
            text(format!("\"\"\"{lines}x\"\"\""))
        }),
        (
            "a block of escaped ends",
            text(format!("\"\"\"{}\"\"\"", "\\\"\"\"".repeat(8_000))),
        ),
        ("a text of escapes", text(format!("\"{}\"", "\\u00e4".repeat(9_000)))),
        (
            "a text of letters of four bytes",
            text(format!("\"{}\"", "😀".repeat(15_000))),
        ),
        (
            "a text of joining marks",
            text(format!("\"a{}\"", "\u{301}".repeat(30_000))),
        ),
        (
            "a number without end",
            format!("{{registers(first:{}){{totalCount}}}}", "9".repeat(60_000)),
        ),
        (
            "a fraction without end",
            format!("{{registers(first:0.{}){{totalCount}}}}", "9".repeat(60_000)),
        ),
        (
            "a number larger than any",
            "{registers(first:1e999999999){totalCount}}".to_owned(),
        ),
        ("empty texts", many("{nodes(ids:[", same("\"\""), "]){id}}")),
        (
            "an enumeration's word nobody knows",
            many("{registerCounts(by:[", |n| format!("W{n} "), "]){registers}}"),
        ),
        (
            "default values without end",
            many("query($a:[Int]=[", same("1 "), "]){nodes(ids:$a){id}}"),
        ),
        (
            "variables nobody uses",
            many("query(", |n| format!("$v{n}:Int "), "){viewer{name}}"),
        ),
        (
            "variables at the limit, used over and over",
            filled(
                "query(",
                |n| format!("$v{n}:Int "),
                &format!(
                    "){{{}}}",
                    (0..600)
                        .map(|n| format!("registers(first:$v{}){{totalCount}} ", n % 100))
                        .collect::<String>()
                ),
                100,
            ),
        ),
        (
            "variables nobody declared",
            many("{", |n| format!("controller(key:$v{n}){{id}} "), "}"),
        ),
    ]
}

fn odd() -> Documents {
    let soup = |sign: &str| many("", same(sign), "");
    vec![
        ("nothing", String::new()),
        ("a comment", format!("#{}", "a".repeat(60_000))),
        ("comments", many("", same("#\n"), "")),
        ("comments between fields", many("{", same("#\n__typename "), "}")),
        ("a long comment after every level", {
            let comment = format!("#{}\n", "c".repeat(2_500));
            format!("{}{{id}}{}", format!("{{parent {comment}").repeat(22), "}".repeat(22))
        }),
        ("commas", soup(",")),
        ("spaces", soup(" ")),
        ("byte order marks", soup("\u{feff}")),
        (
            "byte order marks and a question",
            format!("{}{{viewer{{name}}}}", "\u{feff}".repeat(1_000)),
        ),
        ("nul bytes", soup("\0")),
        ("a nul byte in a name", "{vie\0wer{name}}".to_owned()),
        ("signs that turn writing around", soup("\u{202e}")),
        ("exclamation marks", soup("!")),
        ("dollar signs", soup("$")),
        ("at signs", soup("@")),
        ("dots", soup(".")),
        ("colons", soup(":")),
        ("quotes", soup("\"")),
        ("backslashes", soup("\\")),
        ("closing braces", soup("}")),
        (
            "a field without its brace, after many",
            many("{", same("viewer{name} "), ""),
        ),
        ("a mistake at the very end", many("{", same("viewer{name} "), "} ?")),
        ("definitions of types", many("", |n| format!("type T{n}{{a:Int}} "), "")),
    ]
}

/// The standard introspection query, as graphql-js 16 writes it with all its options.
pub fn standard_introspection() -> String {
    let of_type = (0..9).fold(String::new(), |inside, _| format!(" ofType {{ kind name{inside} }}"));
    format!(
        "query IntrospectionQuery {{ __schema {{ description queryType {{ name kind }} mutationType {{ name kind }} subscriptionType {{ name kind }} \
         types {{ ...FullType }} directives {{ name description isRepeatable locations args(includeDeprecated: true) {{ ...InputValue }} }} }} }} \
         fragment FullType on __Type {{ kind name description specifiedByURL isOneOf fields(includeDeprecated: true) {{ name description \
         args(includeDeprecated: true) {{ ...InputValue }} type {{ ...TypeRef }} isDeprecated deprecationReason }} \
         inputFields(includeDeprecated: true) {{ ...InputValue }} interfaces {{ ...TypeRef }} \
         enumValues(includeDeprecated: true) {{ name description isDeprecated deprecationReason }} possibleTypes {{ ...TypeRef }} }} \
         fragment InputValue on __InputValue {{ name description type {{ ...TypeRef }} defaultValue isDeprecated deprecationReason }} \
         fragment TypeRef on __Type {{ kind name{of_type} }}"
    )
}

fn schema() -> Documents {
    let rounds = |times: usize, step: &str, end: &str| {
        format!(
            "{{__type(name:\"Query\"){{{}name{}}}}}",
            step.repeat(times),
            end.repeat(times)
        )
    };
    vec![
        ("the standard introspection", standard_introspection()),
        ("the standard introspection over and over", {
            let standard = standard_introspection();
            let (start, rest) = standard.split_once("__schema").expect("it asks for the schema");
            let (schema, fragments) = rest.split_once("fragment").expect("it has fragments");
            let schema = schema.trim_end().trim_end_matches('}');
            format!(
                "{start}{}}} fragment{fragments}",
                (0..20).map(|n| format!("a{n}:__schema{schema} ")).collect::<String>()
            )
        }),
        ("types of fields of types", rounds(6, "fields{type{", "}}")),
        (
            "types of fields of types, wrapped",
            rounds(4, "fields{type{ofType{", "}}}"),
        ),
        (
            "types of fields of types, at the limit",
            rounds(2, "fields{type{ofType{", "}}}"),
        ),
        (
            "all types, and again all their fields, as often as may be",
            filled(
                "{",
                |n| format!("a{n}:__schema{{types{{fields{{type{{ofType{{fields{{name description}}}}}}}}}}}} "),
                "}",
                3,
            ),
        ),
        (
            "all types by name, as often as may be",
            filled(
                "{",
                |n| {
                    format!(
                        "a{n}:__type(name:\"Query\"){{fields{{name description args{{name description type{{name}}}} type{{name ofType{{name fields{{name description}}}}}}}}}} "
                    )
                },
                "}",
                11,
            ),
        ),
        (
            "types of arguments of fields",
            rounds(4, "fields{args{type{ofType{", "}}}}"),
        ),
        (
            "all types, and again all their fields",
            "{__schema{types{fields{type{fields{type{fields{name}}}}}}}}".to_owned(),
        ),
        ("types of an interface", rounds(4, "interfaces{possibleTypes{", "}}")),
        (
            "all types, over and over",
            many("{", |n| format!("a{n}:__schema{{types{{name fields{{name}}}}}} "), "}"),
        ),
        (
            "all descriptions, over and over",
            filled(
                "{",
                |n| format!("a{n}:__schema{{types{{description fields{{description}}}}}} "),
                "}",
                10,
            ),
        ),
        (
            "all descriptions, as often as may be",
            filled(
                "{",
                |n| format!("a{n}:__schema{{types{{fields{{description}}}}}} "),
                "}",
                15,
            ),
        ),
    ]
}

fn walks() -> Documents {
    let alias = |piece: &'static str, most: usize| filled("{", move |n| format!("a{n}:{piece} "), "}", most);
    let everything = "id version number slug name description forms lifeCycle startsOn endsOn audience sourcesRemark recipientsRemark \
                      purposes{key text bases{basis interest provisions{label title}}} dataGroups{key name subjects{name} items{text category{name}}}";
    vec![
        ("pages of pages of pages", "{controllers(first:100){nodes{registers(first:100){nodes{flows(first:100){nodes{id}}}}}}}".to_owned()),
        ("pages of pages, at the limit", "{controllers(first:30){nodes{registers(first:100){nodes{id number name slug lifeCycle audience version description}}}}}".to_owned()),
        ("pages until numbers end", { let open = "registers(first:100){nodes{controller{".repeat(5); format!("{{{open}id{}}}", "}}}".repeat(5)) }),
        ("a page of everything", format!("{{registers(first:100){{nodes{{{everything}}}}}}}")),
        ("pages of everything", format!("{{a:registers(first:100){{nodes{{{everything}}}}} b:registers(last:100){{nodes{{{everything}}}}}}}")),
        (
            "pages of plain fields, as many as may be",
            filled(
                "{",
                |n| {
                    format!(
                        "a{n}:registers(first:100){{nodes{{id version number slug name description forms lifeCycle startsOn endsOn \
                         audience sourcesRemark recipientsRemark noRecipients noTransfers profiling publicity illustrative \
                         viewerCan{{edit}}}}}} "
                    )
                },
                "}",
                23,
            ),
        ),
        (
            "pages of plain fields, sorted, as many as may be",
            filled(
                "{",
                |n| format!("a{n}:registers(last:100,orderBy:{{field:NAME}}){{nodes{{id version number slug name description}}}} "),
                "}",
                13,
            ),
        ),
        ("a page below zero", "{registers(first:-1){nodes{id}}}".to_owned()),
        ("a page larger than any", "{registers(first:2147483647){nodes{id}}}".to_owned()),
        ("a search", "{registers(filter:{text:\"zzzz\"}){totalCount}}".to_owned()),
        ("searches", alias("registers(filter:{text:\"zzzz\"}){totalCount}", 200)),
        ("searches of flows", alias("flows(filter:{controller:\"controller:x\"}){totalCount}", 200)),
        ("a search of all flows", "{flows(filter:{kind:DISCLOSURE}){totalCount}}".to_owned()),
        ("everything sorted by name", "{registers(orderBy:{field:NAME}){nodes{id}}}".to_owned()),
        ("everything sorted by name, over and over", alias("registers(orderBy:{field:NAME}){nodes{id}}", 200)),
        ("counts", alias("registerCounts(by:[BASIS]){registers}", 200)),
        ("counts by department", alias("registerCounts(by:[BASIS DEPARTMENT LIFE_CYCLE AUDIENCE CHILDREN SPECIAL_CATEGORIES]){registers department{name}}", 200)),
        ("counts of all kinds", alias("inventory{counts{kind count}}", 200)),
        ("registers of provisions", "{provisions(first:100){nodes{registers(first:1){totalCount nodes{id}}}}}".to_owned()),
        ("registers of services", "{services(first:100){nodes{usedBy(first:100){nodes{id}}}}}".to_owned()),
        ("long searches by a fragment", many("{", same("...f "), &format!("}} fragment f on Query{{registers(filter:{{text:\"{}\"}}){{totalCount}}}}", "ä".repeat(10_000)))),
    ]
}

fn with_variables() -> Vec<(&'static str, String, Value)> {
    let deep = |times: usize| (0..times).fold(json!(1), |inside, _| json!([inside]));
    let search = "query($t:String){".to_owned() + &"registers(filter:{text:$t}){totalCount} ".repeat(400) + "}";
    let numbers: Vec<u32> = (0..25_000).map(|_| 1).collect();
    let objects: Vec<Value> = (0..18_000).map(|_| json!({})).collect();
    let pairs: Vec<Value> = (0..6_500).map(|_| json!({"a": 1})).collect();
    let names: serde_json::Map<String, Value> = (0..5_000).map(|n| (format!("v{n}"), json!(1))).collect();
    vec![
        (
            "variables deep",
            "query($v:[ID!]!){nodes(ids:$v){id}}".to_owned(),
            json!({"v": deep(100)}),
        ),
        (
            "variables of many numbers",
            "query($v:[ID!]!){nodes(ids:$v){id}}".to_owned(),
            json!({"v": numbers}),
        ),
        (
            "variables of empty objects",
            "query($v:[ID!]!){nodes(ids:$v){id}}".to_owned(),
            json!({"v": objects}),
        ),
        (
            "variables of small objects",
            "query($v:[ID!]!){nodes(ids:$v){id}}".to_owned(),
            json!({"v": pairs}),
        ),
        (
            "variables nobody declared, by value",
            "{viewer{name}}".to_owned(),
            Value::Object(names),
        ),
        (
            "a long variable in many places",
            search,
            json!({"t": "a".repeat(40_000)}),
        ),
        (
            "a page by a variable",
            "query($n:Int){registers(first:$n){nodes{flows(first:$n){nodes{id}}}}}".to_owned(),
            json!({"n": 1_000_000}),
        ),
        (
            "a page by a variable of another kind",
            "query($n:Int){registers(first:$n){nodes{id}}}".to_owned(),
            json!({"n": {"a": [1]}}),
        ),
        (
            "a hundred ids",
            "query($v:[ID!]!){nodes(ids:$v){id}}".to_owned(),
            json!({"v": vec!["controller:x"; 100]}),
        ),
        (
            "ids without end",
            "query($v:[ID!]!){nodes(ids:$v){id}}".to_owned(),
            json!({"v": vec!["controller:x"; 3_500]}),
        ),
    ]
}
