//! Values and texts that are hard to read.

use serde_json::{Value, json};

use super::{Documents, filled, many, same};

pub fn values() -> Documents {
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

pub fn odd() -> Documents {
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

pub fn with_variables() -> Vec<(&'static str, String, Value)> {
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
