//! Questions that are short, and whose answers are not.

use super::{Documents, filled, many, same};

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

pub fn schema() -> Documents {
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

pub fn walks() -> Documents {
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
                16,
            ),
        ),
        (
            "pages of plain fields, sorted, as many as may be",
            filled(
                "{",
                |n| format!("a{n}:registers(last:100,orderBy:{{field:NAME}}){{nodes{{id version number slug name description}}}} "),
                "}",
                10,
            ),
        ),
        ("pages of one field, as many as may be", alias("registers(first:100){nodes{id}}", 198)),
        ("pages of small lists, as many as may be", alias("registers(first:100){nodes{purposes{key}dataGroups{key}retention{minimum}}}", 17)),
        ("all departments at once", "{registerCounts(by:[BASIS,DEPARTMENT]){basis registers department{name}}}".to_owned()),
        ("a page below zero", "{registers(first:-1){nodes{id}}}".to_owned()),
        ("a page larger than any", "{registers(first:2147483647){nodes{id}}}".to_owned()),
        ("a search", "{registers(filter:{text:\"zzzz\"}){totalCount}}".to_owned()),
        ("searches", alias("registers(filter:{text:\"zzzz\"}){totalCount}", 200)),
        ("words searched, as often as may be", alias("search(query:\"tietojen palvelun\",first:1){totalCount}", 9)),
        ("words searched, that find everything, with passages", "{search(query:\"tiedot\",first:100){totalCount byKind{count} byController{count} nodes{title score snippet{pieces{text matched}}}}}".to_owned()),
        ("words searched, with slips in all of them", "{search(query:\"rekisterrin tietojjen palvellun asiakkaitten kasitelyn perustee sailytysakoja oikeuttta\"){totalCount}}".to_owned()),
        ("words searched, long and many", format!("{{search(query:\"{}\"){{totalCount}}}}", "käsittelytoimiluettelonpitäjä ".repeat(1_500))),
        ("words searched by all, with passages", "{publicSearch(query:\"tiedot\",first:25){totalCount nodes{snippet{pieces{text}}}}}".to_owned()),
        ("searches of flows", alias("flows(filter:{controller:\"controller:x\"}){totalCount}", 200)),
        ("a search of all flows", "{flows(filter:{kind:DISCLOSURE}){totalCount}}".to_owned()),
        ("everything sorted by name", "{registers(orderBy:{field:NAME}){nodes{id}}}".to_owned()),
        ("everything sorted by name, over and over", alias("registers(orderBy:{field:NAME}){nodes{id}}", 200)),
        ("everything sorted by how complete it is", "{registers(orderBy:{field:COMPLETENESS}){nodes{id}}}".to_owned()),
        ("everything sorted by how complete it is, over and over", alias("registers(orderBy:{field:COMPLETENESS}){nodes{id}}", 200)),
        ("everything in which errors are found, over and over", alias("registers(filter:{findings:ERROR}){totalCount}", 200)),
        ("counts", alias("registerCounts(by:[BASIS]){registers}", 200)),
        ("counts by department", alias("registerCounts(by:[BASIS DEPARTMENT LIFE_CYCLE AUDIENCE CHILDREN SPECIAL_CATEGORIES]){registers department{name}}", 200)),
        ("counts of all kinds", alias("inventory{counts{kind count}}", 200)),
        ("registers of provisions", "{provisions(first:100){nodes{registers(first:1){totalCount nodes{id}}}}}".to_owned()),
        ("registers of services", "{services(first:100){nodes{usedBy(first:100){nodes{id}}}}}".to_owned()),
        ("the graph walked, over and over", alias("thirdCountryReach{registersAsked}", 200)),
        ("the graph walked, as often as may be", alias("thirdCountryReach{registersAsked registers(first:1){totalCount}}", 3)),
        ("all that is reached, from all registers on", "{reach(from:\"country:us\",direction:BACK){reached(first:100){totalCount nodes{__typename}}}}".to_owned()),
        ("paths as many and as long as may be", "{paths(from:\"register:kunta-001/1\",to:\"country:us\",longest:16,most:100){complete}}".to_owned()),
        ("paths, over and over", alias("paths(from:\"register:kunta-001/1\",to:\"country:us\",longest:16,most:100){complete}", 200)),
        ("what all depend on, over and over", alias("commonDependencies{registersAsked}", 200)),
        ("what all process for others, of as many as may be", "{controllers(first:38){nodes{mirroredEngagements(first:10){totalCount}}}}".to_owned()),
        ("what one processes for others, as often as may be", alias("controllers(first:1){nodes{mirroredEngagements(first:1){totalCount}}}", 39)),
        ("what all process for others, with what it touches", "{controllers(first:15){nodes{mirroredEngagements(first:10){nodes{registers{id name}kept{id}services{id}}}}}}".to_owned()),
        ("notices that are not published, as many as may be", "{registers(first:27){nodes{preview{notice(language:FI,form:HTML)}}}}".to_owned()),
        ("what rules would find, as often as may be", "{registers(first:90){nodes{preview{findings{mark}completeness{percent}}}}}".to_owned()),
        ("findings", "{findings(first:100){totalCount nodes{message}}}".to_owned()),
        ("findings, over and over", alias("findings(first:100){totalCount nodes{message}}", 200)),
        ("findings of a page of registers", "{registers(first:100){nodes{findings{message}completeness{percent}}}}".to_owned()),
        ("long searches by a fragment", many("{", same("...f "), &format!("}} fragment f on Query{{registers(filter:{{text:\"{}\"}}){{totalCount}}}}", "ä".repeat(10_000)))),
    ]
}
