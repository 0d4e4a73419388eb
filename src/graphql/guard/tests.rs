use async_graphql::Variables;
use serde_json::{Value, json};

use super::{LIMIT, Refusal, Shapes, Sizes, price, read, refusal::Limit};

const SDL: &str = "
    type Query {
        viewer: Viewer
        registers(first: Int, after: String, last: Int, filter: RegisterFilter, orderBy: Order): RegisterConnection
        nodes(ids: [ID!]!): [Node]
        registerCounts(by: [CountBy!]!, controller: ID): [RegisterCount!]!
        service: Service
        controller: Controller
        reach(from: ID!): Reach!
        exposure(controller: ID): Reach!
        findings(first: Int, filter: RegisterFilter): FindingConnection
        search(query: String!, first: Int): SearchConnection
    }
    type SearchConnection { nodes: [SearchHit!]! totalCount: Int }
    type SearchHit { id: ID snippet: String }
    type FindingConnection {
        nodes: [Register!]!
        byRule: [RuleCount!]!
        byAge: [RuleCount!]!
        byController: [ControllerFindingCount!]!
        byDepartment: [DepartmentFindingCount!]!
    }
    type RuleCount { count: Int }
    type ControllerFindingCount { count: Int }
    type DepartmentFindingCount { count: Int }
    type Reach { seen: Seen! reached(first: Int): ReachedConnection! }
    type Seen { revision: Int }
    type ReachedConnection { nodes: [Register!]! totalCount: Int }
    type Mutation { archive(id: ID!): Viewer replaceDataSubjectCategory(id: ID!): Viewer }
    type Viewer { name: String friend: Viewer }
    type RegisterConnection { nodes: [Register!]! totalCount: Int }
    type Register { id: ID name: String purposes: [Purpose!]! }
    type Purpose { text: String }
    type Node { id: ID nodes(ids: [ID!]!): [Node] }
    type RegisterCount { registers: Int }
    type Service { usedBy(first: Int): RegisterConnection }
    type Controller {
        registers(first: Int): RegisterConnection
        mirroredEngagements(first: Int): MirroredEngagementConnection
    }
    type MirroredEngagementConnection { nodes: [MirroredEngagement!]! totalCount: Int }
    type MirroredEngagement { registers: [Register!]! differences: [String!]! }
    input RegisterFilter { controller: ID text: String }
";

/// What a document may cost, with these variables, where there are 1,000 registers and 100 at each controller.
fn cost_with(text: &str, variables: Value) -> Result<u64, Refusal> {
    let sizes = || Sizes {
        all: 1_000,
        holding: 100,
        controllers: 10,
    };
    price(
        &Shapes::of(SDL),
        &read(text)?.document,
        None,
        &Variables::from_json(variables),
        &sizes,
    )
}

fn cost(text: &str) -> u64 {
    cost_with(text, json!({})).unwrap_or_else(|refusal| panic!("{text}: {refusal:?}"))
}

fn refusal(text: &str) -> Refusal {
    cost_with(text, json!({})).expect_err("it is refused")
}

#[test]
fn a_field_costs_one_and_what_stands_in_a_page_as_much_as_the_page_is_large() {
    for (text, expected) in [
        ("{ viewer { name } }", 2),
        ("{ viewer { name friend { name } } }", 4),
        ("{ registers { nodes { id } } }", 1 + 20 * 2),
        ("{ registers(first: 5) { nodes { id } } }", 1 + 5 * 2),
        ("{ registers(last: 5) { nodes { id } } }", 1 + 5 * 2),
        ("{ registers(first: 0) { nodes { id } } }", 1),
        ("{ registers(first: null) { nodes { id } } }", 1 + 20 * 2),
        ("{ registers(first: -3) { nodes { id } } }", 1 + 20 * 2),
        ("{ registers(first: 999999) { nodes { id } } }", 1 + 100 * 2),
        ("{ registers(first: 1) { nodes { purposes { text } } } }", 1 + 2 + 3 * 2),
        ("{ nodes(ids: [\"a\", \"b\", \"c\"]) { id } }", 1 + 3 * 2),
        ("mutation { archive(id: \"a\") { name } }", 1_002),
        ("mutation { replaceDataSubjectCategory(id: \"a\") { name } }", 21_001),
    ] {
        assert_eq!(cost(text), expected, "{text}");
    }
}

#[test]
fn a_search_costs_the_same_however_much_there_is_and_its_passages_beside_it() {
    for (text, expected) in [
        ("{ search(query: \"a\") { totalCount } }", 4_000 + 1 + 20),
        ("{ search(query: \"a\", first: 2) { nodes { id } } }", 4_000 + 1 + 2 * 2),
        (
            "{ search(query: \"a\", first: 2) { nodes { snippet } } }",
            4_000 + 1 + 2 * 151,
        ),
    ] {
        assert_eq!(cost(text), expected, "{text}");
    }
    let many: String = (0..10)
        .map(|n| format!("a{n}: search(query: \"a\") {{ totalCount }} "))
        .collect();
    assert!(matches!(refusal(&format!("{{ {many} }}")), Refusal::TooCostly { .. }));
}

#[test]
fn what_is_processed_for_others_costs_by_nothing_hidden_and_by_all_it_may_name() {
    let of = |selection: &str| format!("controller {{ mirroredEngagements(first: 2) {{ {selection} }} }} ");
    for (selection, page) in [
        ("totalCount", 2),
        ("nodes { differences }", 2 * (1 + 1 + 3)),
        ("nodes { registers { id } }", 2 * (1 + 1 + 20 * 2)),
    ] {
        assert_eq!(
            cost(&format!("{{ {} }}", of(selection))),
            1 + 1_000 + page,
            "{selection}"
        );
    }
    let replaced = |n| format!("a{n}: replaceDataSubjectCategory(id: \"a\") {{ name }} ");
    let twice = format!("mutation {{ {}{} }}", replaced(0), replaced(1));
    assert!(matches!(refusal(&twice), Refusal::TooCostly { .. }));
    let many: String = (0..40).map(|n| format!("a{n}: {}", of("totalCount"))).collect();
    assert!(matches!(refusal(&format!("{{ {many} }}")), Refusal::TooCostly { .. }));
}

#[test]
fn a_page_is_as_large_as_its_variable_says() {
    let text = "query ($n: Int = 3) { ...page } fragment page on Query { registers(first: $n) { nodes { id } } }";
    for (variables, expected) in [
        (json!({}), 1 + 3 * 2),
        (json!({"n": 7}), 1 + 7 * 2),
        (json!({"n": null}), 1 + 20 * 2),
        (json!({"n": 4_000}), 1 + 100 * 2),
        (json!({"n": "many"}), 1 + 20 * 2),
    ] {
        assert_eq!(cost_with(text, variables.clone()), Ok(expected), "{variables}");
    }
}

#[test]
fn a_fragment_is_counted_each_time_it_is_spread() {
    let text = "{ viewer { ...a ...a friend { ...a ...b } } } \
                fragment a on Viewer { name ...b } fragment b on Viewer { friend { name } }";
    assert_eq!(cost(text), 1 + 3 + 3 + 1 + 3 + 2);
    let inline =
        "{ viewer { name friend { name } name friend { name } friend { name friend { name } friend { name } } } }";
    assert_eq!(cost(text), cost(inline));
}

#[test]
fn how_much_there_is_of_what_costs_by_its_rows_and_not_by_the_page() {
    for (first, rows) in [(1, 2), (100, 2 * 100)] {
        let page = |facet: &str| {
            let rows = "fragment rows on FindingConnection { byDepartment { count } }";
            let spread = if facet.contains("...rows") { rows } else { "" };
            cost(&format!(
                "{{ findings(first: {first}) {{ nodes {{ id }} {facet} }} }} {spread}"
            ))
        };
        let without = page("");
        assert_eq!(without, 1 + rows + 800);
        assert_eq!(page("byRule { count }"), without + 1 + 80 * 2);
        // Since when each has stood is looked up.
        assert_eq!(page("byAge { count }"), without + 1 + 80 * 2 + 400);
        assert_eq!(page("byController { count }"), without + 1 + 10 * 2);
        assert_eq!(page("...rows"), without + 1 + 250 * 2);
    }
    let narrowed =
        "{ findings(first: 1, filter: {controller: \"a\"}) { byController { count } byDepartment { count } } }";
    assert_eq!(cost(narrowed), 1 + 80 + (1 + 2) + (1 + 25 * 2));
}

#[test]
fn what_has_to_be_looked_through_costs_by_how_much_there_is() {
    let page = 1 + 2;
    for (text, walk) in [
        ("{ registers(first: 1) { nodes { id } } }", 0),
        ("{ registers(first: 1, orderBy: {}) { nodes { id } } }", 400),
        ("{ registers(first: 1, filter: {}) { nodes { id } } }", 400),
        // The words of registers are kept folded.
        ("{ registers(first: 1, filter: {text: \"a\"}) { nodes { id } } }", 800),
        (
            "{ registers(first: 1, filter: {findings: ERROR}) { nodes { id } } }",
            600,
        ),
        (
            "{ registers(first: 1, orderBy: {field: COMPLETENESS}) { nodes { id } } }",
            600,
        ),
        ("{ registers(first: 1, orderBy: {field: NAME}) { nodes { id } } }", 400),
        (
            "{ registers(first: 1, filter: {controller: \"a\"}) { nodes { id } } }",
            40,
        ),
        (
            "{ registers(first: 1, filter: {controller: null}) { nodes { id } } }",
            400,
        ),
        (
            "{ registers(first: 1) { ...all nodes { id } } } fragment all on RegisterConnection { totalCount }",
            1 + 400,
        ),
        ("{ service { usedBy(first: 1) { nodes { id } } } }", 1 + 400),
        ("{ controller { registers(first: 1) { nodes { id } } } }", 1 + 40),
        ("{ findings(first: 1) { nodes { id } } }", 800),
        (
            "{ findings(first: 1, filter: {controller: \"a\"}) { nodes { id } } }",
            80,
        ),
        // The graph is walked once; the pages of the answer and its count are cut from what was found.
        (
            "{ reach(from: \"a\") { reached(first: 1) { totalCount nodes { id } } } }",
            2 + 650,
        ),
        (
            "{ exposure(controller: \"a\") { reached(first: 1) { nodes { id } } } }",
            1 + 65,
        ),
    ] {
        assert_eq!(cost(text), page + walk, "{text}");
    }
    assert_eq!(cost("{ registerCounts(by: [BASIS]) { registers } }"), 1 + 20 * 2 + 50);
    for (by, groups) in [
        ("[DEPARTMENT]", 250),
        ("[BASIS, DEPARTMENT]", 500),
        ("[BASIS, DEPARTMENT, LIFE_CYCLE, AUDIENCE, CHILDREN]", 1_000),
        ("[CONTROLLER]", 100),
        ("[BASIS, LIFE_CYCLE]", 40),
    ] {
        let text = format!("{{ registerCounts(by: {by}) {{ registers }} }}");
        assert_eq!(cost(&text), 1 + groups * 2 + 50, "{by}");
    }
}

#[test]
fn long_arguments_cost_wherever_they_are_used() {
    let field = "registers(first: 1, filter: {controller: $c}) { nodes { id } } ";
    let text = format!("query ($c: ID) {{ {} }}", field.repeat(5));
    let short = cost_with(&text, json!({"c": "a"})).expect("it is cheap");
    let long = cost_with(&text, json!({"c": "a".repeat(6_400)})).expect("it is not too dear");
    assert_eq!(long - short, 5 * 97);
}

#[test]
fn sums_stop_at_the_largest_number_there_is() {
    let deep = format!(
        "{{ {} id {} }}",
        "nodes(ids: [1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]) {".repeat(22),
        "}".repeat(22)
    );
    assert!(matches!(refusal(&deep), Refusal::TooCostly { cost, most: LIMIT } if cost > LIMIT));
}

#[test]
fn every_operation_of_a_document_must_be_affordable() {
    let dear = "registers(first: 100) { nodes { purposes { text } } } ".repeat(99);
    assert!(matches!(
        refusal(&format!("query a {{ viewer {{ name }} }} query b {{ {dear} }}")),
        Refusal::TooCostly { .. }
    ));
}

#[test]
fn fragments_that_do_not_end_or_are_not_there_are_refused() {
    for text in [
        "{ ...a } fragment a on Query { ...a }",
        "{ ...a } fragment a on Query { viewer { ...b } } fragment b on Viewer { friend { ...c } } fragment c on Viewer { ...b }",
        "{ viewer { name } } fragment a on Query { ...b } fragment b on Query { ...a }",
    ] {
        assert!(matches!(refusal(text), Refusal::Cycle(_)), "{text}");
    }
    assert!(matches!(refusal("{ ...nowhere }"), Refusal::UnknownFragment(_)));
}

#[test]
fn levels_are_counted_through_fragments() {
    let chain = |length: usize| {
        let links: String = (0..length)
            .map(|n| format!("fragment f{n} on Query {{ ...f{} }} ", n + 1))
            .collect();
        format!("{{ ...f0 }} {links} fragment f{length} on Query {{ viewer {{ name }} }}")
    };
    assert_eq!(cost(&chain(21)), 2);
    assert_eq!(refusal(&chain(22)), Refusal::TooDeep);
    assert_eq!(refusal(&chain(500)), Refusal::TooDeep);
    // Met first near the top, and then again deeper down.
    let shared = |deep: usize| {
        format!(
            "{{ viewer {{ ...f }} viewer {{ {} name {} }} }} fragment f on Viewer {{ {} name {} }}",
            "friend { ".repeat(deep) + "...f",
            "} ".repeat(deep),
            "friend { ".repeat(8),
            "} ".repeat(8)
        )
    };
    assert!(cost(&shared(13)) > 0);
    assert_eq!(refusal(&shared(14)), Refusal::TooDeep);
}

#[test]
fn each_count_has_its_limit() {
    let too_large = |what, most| Refusal::TooLarge { what, most };
    let repeated = |piece: &str, times: usize| format!("{{ {} }}", piece.repeat(times));
    let aliases: String = (0..201).map(|n| format!("a{n}: __typename ")).collect();
    let operations: String = (0..51).map(|n| format!("query q{n} {{ __typename }} ")).collect();
    let variables: String = (0..101).map(|n| format!("$v{n}: Int ")).collect();
    for (text, expected) in [
        (format!("{{ {aliases} }}"), too_large(Limit::Aliases, 200)),
        (operations, too_large(Limit::Operations, 50)),
        (
            format!("query ({variables}) {{ __typename }}"),
            too_large(Limit::Variables, 100),
        ),
        (repeated("__typename @a ", 201), too_large(Limit::Directives, 200)),
        (
            format!("{{ __typename {} }}", "@a ".repeat(9)),
            too_large(Limit::DirectivesAtOnePlace, 8),
        ),
        (
            format!("{{ viewer({}) {{ name }} }}", "a: 1 ".repeat(25)),
            too_large(Limit::ArgumentsOfOneField, 24),
        ),
        (
            format!("{{ nodes(ids: [{}]) {{ id }} }}", "1 ".repeat(4_000)),
            too_large(Limit::Values, 4_000),
        ),
        (
            format!(
                "{{ {} }} fragment f on Query {{ {} }}",
                "...f ".repeat(100),
                "__typename ".repeat(100)
            ),
            too_large(Limit::Selections, 10_000),
        ),
    ] {
        assert_eq!(refusal(&text), expected, "{text:.60}");
    }
}

#[test]
fn the_schema_may_be_asked_for_and_not_walked_through() {
    assert!(cost("{ __schema { types { name fields { name type { name ofType { name ofType { name } } } } } } }") > 10);
    let rounds = |times: usize| {
        format!(
            "{{ __type(name: \"Query\") {{ {} name {} }} }}",
            "fields { type { ".repeat(times),
            "} } ".repeat(times)
        )
    };
    assert!(cost(&rounds(2)) > 0);
    assert_eq!(refusal(&rounds(3)), Refusal::TooDeep);
    let through_fragments = "{ __schema { types { ...a } } } fragment a on __Type { fields { type { ...b } } } \
                             fragment b on __Type { inputFields { type { ...c } } } fragment c on __Type { possibleTypes { name } }";
    assert_eq!(refusal(through_fragments), Refusal::TooDeep);
}
