//! What does a report tell to someone who may see a part? Nothing of what is out of reach, in rows, totals or refusals.

use entity::vocabulary::{Role, Scope};
use seloste::{access::Actor, reports::list::REPORTS};
use serde_json::{Value, json};

use super::cities;
use crate::{
    graphql::{Api, codes, json_of},
    support::people::City,
};

async fn ask(api: &Api, actor: &Actor, query: &str) -> Value {
    json_of(&api.answer(actor, query, json!({})).await.into_response())
}

fn registers(answer: &Value, report: &str) -> Vec<String> {
    let nodes = answer["data"]["reports"][report]["nodes"].as_array();
    let nodes = nodes.unwrap_or_else(|| panic!("{answer:#}"));
    nodes
        .iter()
        .map(|row| row["register"].as_str().expect("a key").to_owned())
        .collect()
}

const RECORD: &str = "{ reports { article30 { nodes { register } totals { registers } totalCount } } }";

#[tokio::test]
async fn a_contact_is_told_of_the_own_department_and_an_auditor_of_theirs() {
    let api = Api::over(cities()).await;
    let pori = City::of(&api.inventory, "pori");
    for (actor, expected) in [
        (pori.contact("Culture").await, vec!["pori/3"]),
        (pori.contact_of(&["pori/1"]).await, vec!["pori/1"]),
        (pori.auditor_of("Education").await, vec!["pori/1"]),
        (pori.auditor().await, vec!["pori/1", "pori/2", "pori/3"]),
        (pori.dpo().await, vec!["pori/1", "pori/2", "pori/3"]),
        (
            crate::support::dpo(),
            vec!["espoo/1", "espoo/2", "pori/1", "pori/2", "pori/3"],
        ),
    ] {
        let answer = ask(&api, &actor, RECORD).await;
        assert_eq!(registers(&answer, "article30"), expected, "{actor:?}");
        let record = &answer["data"]["reports"]["article30"];
        assert_eq!(record["totals"]["registers"], expected.len());
        assert_eq!(record["totalCount"], expected.len());
    }
}

#[tokio::test]
async fn what_stands_at_registers_out_of_reach_is_not_told() {
    let api = Api::over(cities()).await;
    let contact = City::of(&api.inventory, "pori").contact("Education").await;
    let query = "{ reports { agreements { nodes { agreementKey registers { text } } } assessments { totalCount } processors { nodes { processor registers } }
                   concentration { totals { registersLookedAt } } article30Processor { totalCount } grants { nodes { reach { code } } } } }";
    let answer = ask(&api, &contact, query).await;
    assert!(answer["errors"].is_null(), "{answer:#}");
    let reports = &answer["data"]["reports"];
    assert_eq!(
        reports["agreements"]["nodes"],
        json!([{"agreementKey": "pori/hosting", "registers": [{"text": "Customers"}]}])
    );
    // The shop's assessment, and what is done for others, belong elsewhere.
    assert_eq!(reports["assessments"]["totalCount"], 0);
    assert_eq!(reports["article30Processor"]["totalCount"], 0);
    assert_eq!(
        reports["processors"]["nodes"],
        json!([{"processor": "pori-cloud", "registers": 1}])
    );
    assert_eq!(reports["concentration"]["totals"]["registersLookedAt"], 1);
    // Of who may do what, those of the own department: the contact itself.
    assert_eq!(reports["grants"]["nodes"], json!([{"reach": {"code": "DEPARTMENT"}}]));
}

#[tokio::test]
async fn another_citys_report_reads_as_one_of_a_city_that_is_not_there() {
    let api = Api::over(cities()).await;
    let officer = City::of(&api.inventory, "espoo").dpo().await;
    let of = |controller: &str| {
        format!("{{ reports(controller: \"controller:{controller}\") {{ article30 {{ totalCount }} }} }}")
    };
    let there = ask(&api, &officer, &of("pori")).await;
    let nowhere = ask(&api, &officer, &of("nowhere")).await;
    assert_eq!(codes(&there), ["NOT_FOUND"]);
    assert_eq!(there["errors"][0]["message"], nowhere["errors"][0]["message"]);
    let department =
        |key: &str| format!("{{ reports(department: \"department:{key}\") {{ article30 {{ totalCount }} }} }}");
    for key in ["pori/education", "pori/none", "espoo/none", "nowhere/a"] {
        assert_eq!(
            codes(&ask(&api, &officer, &department(key)).await),
            ["NOT_FOUND"],
            "{key}"
        );
    }
    assert_eq!(
        ask(&api, &officer, &department("espoo/education")).await["data"]["reports"]["article30"]["totalCount"],
        1
    );
    // An agreement of the other city is no cause that could be asked about.
    let ending = "{ reports(of: \"agreement:pori/shop\") { ending { totalCount } } }";
    assert_eq!(codes(&ask(&api, &officer, ending).await), ["NOT_FOUND"]);
}

#[tokio::test]
async fn who_runs_no_reports_is_told_so_and_nothing_else() {
    let api = Api::over(cities()).await;
    let pori = City::of(&api.inventory, "pori");
    let someone = [
        Actor::public(),
        pori.admin().await,
        pori.lapsed(Role::Dpo).await,
        pori.service(&[Role::Dpo], &[Scope::ReadPublished]).await,
        pori.service(&[Role::Dpo], &[Scope::Publish, Scope::Manage]).await,
    ];
    for actor in &someone {
        for controller in [
            "",
            "(controller: \"controller:pori\")",
            "(controller: \"controller:nowhere\")",
        ] {
            let query = format!("{{ reports{controller} {{ article30 {{ totalCount }} }} }}");
            assert_eq!(
                codes(&ask(&api, actor, &query).await),
                ["FORBIDDEN"],
                "{actor:?} {controller}"
            );
        }
    }
    assert_eq!(REPORTS.len(), 21);
}

#[tokio::test]
async fn pages_follow_each_other_without_a_gap_and_end() {
    let api = Api::over(cities()).await;
    let mut seen = Vec::new();
    let mut after = String::new();
    for page in 0.. {
        assert!(page < 10, "the pages do not end");
        let query = format!(
            "{{ reports {{ article30(first: 2{after}) {{ nodes {{ register }} pageInfo {{ endCursor hasNextPage hasPreviousPage }} }} }} }}"
        );
        let answer = api.data(&query).await["reports"]["article30"].clone();
        let nodes = answer["nodes"].as_array().expect("rows");
        seen.extend(
            nodes
                .iter()
                .map(|row| row["register"].as_str().expect("a key").to_owned()),
        );
        assert_eq!(answer["pageInfo"]["hasPreviousPage"], page > 0);
        if answer["pageInfo"]["hasNextPage"] == false {
            break;
        }
        after = format!(", after: {}", answer["pageInfo"]["endCursor"]);
    }
    assert_eq!(seen, ["espoo/1", "espoo/2", "pori/1", "pori/2", "pori/3"]);
    assert_eq!(
        api.codes("{ reports { article30(after: \"none\") { totalCount } } }")
            .await,
        ["BAD_USER_INPUT"]
    );
    for first in ["0", "101", "-1"] {
        let query = format!("{{ reports {{ article30(first: {first}) {{ totalCount }} }} }}");
        assert_eq!(api.codes(&query).await, ["BAD_USER_INPUT"], "{first}");
    }
}

#[tokio::test]
async fn what_is_missing_or_no_cause_is_told_before_anything_is_answered() {
    let api = Api::over(cities()).await;
    assert_eq!(
        api.codes("{ reports { breach { totalCount } } }").await,
        ["BAD_USER_INPUT"]
    );
    for of in ["processor:none", "act:410-2015", "register:pori/1", "nothing"] {
        let query = format!("{{ reports(of: \"{of}\") {{ breach {{ totalCount }} }} }}");
        assert_eq!(api.codes(&query).await, ["NOT_FOUND"], "{of}");
    }
    let backwards = "{ reports(from: \"2026-03-02\", to: \"2026-03-01\") { changes { totalCount } } }";
    assert_eq!(api.codes(backwards).await, ["BAD_USER_INPUT"]);
}
