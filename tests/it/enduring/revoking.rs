//! Two programs on one database: does a right that is revoked on one stop on the other?

use std::time::{Duration, Instant};

use serde_json::json;

use super::program::{Answer, Door, Installation, client};
use crate::support::{on_postgres, soon};

const READ: &str = "query ($id: ID!) { node(id: $id) { ... on Register { version } } }";
const EDIT: &str = "mutation ($input: EditRegisterInput!) { editRegister(input: $input) { \
                    register { version } userErrors { code } } }";

/// Asks again and again until the answer is no, which must come soon after the revocation. How long it took.
async fn until_refused(
    door: &Door,
    query: &str,
    variables: impl Fn(i64) -> serde_json::Value,
    begun: Instant,
) -> Duration {
    let mut version = 1;
    loop {
        let answer = door.ask(query, variables(version)).await;
        let took = begun.elapsed();
        match answer {
            Answer::Refused(code) => {
                assert!(["NOT_FOUND", "FORBIDDEN"].contains(&&*code), "{code}");
                assert!(took < soon(), "it was refused after {took:?}");
                return took;
            }
            Answer::Data(data) if data["node"].is_null() && data.get("node").is_some() => {
                assert!(took < soon(), "it was hidden after {took:?}");
                return took;
            }
            Answer::Data(data) => {
                assert!(took < soon(), "after {took:?} it is still answered: {data}");
                version = data["editRegister"]["register"]["version"].as_i64().unwrap_or(version);
            }
            Answer::Lost => panic!("the program is gone"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_revoked_on_one_program_reads_and_writes_nothing_on_the_other_soon_after() {
    on_postgres(|base| async move {
        let installation = Installation::over(base);
        let client = client();
        let here = installation.start(&client).await;
        let (admin, officer) = (installation.token("admin"), installation.token("dpo"));
        let there = installation.start(&client).await;
        let (admin, officer) = (here.opened(&admin).await, there.opened(&officer).await);
        let own = "{ viewer { account { id } } }";
        let account = officer.told(own, json!({})).await["viewer"]["account"]["id"].clone();
        let grants = "query ($id: ID!) { node(id: $id) { ... on Account { grants { nodes { id version } } } } }";
        let grants = admin.told(grants, json!({"id": account})).await["node"]["grants"]["nodes"].clone();
        let (grant, version) = (&grants[0]["id"], &grants[0]["version"]);

        let register = json!("register:pori/1");
        assert_eq!(officer.told(READ, json!({"id": register})).await, json!({"node": {"version": 1}}));
        let begun = Instant::now();
        let revoke = "mutation ($input: RevokeGrantInput!) { revokeGrant(input: $input) { userErrors { code } } }";
        let revoked = admin.told(revoke, json!({"input": {"id": grant, "version": version}})).await;
        assert_eq!(revoked, json!({"revokeGrant": {"userErrors": []}}));
        let (reading, writing) = tokio::join!(
            until_refused(&officer, READ, |_| json!({"id": register}), begun),
            until_refused(
                &officer,
                EDIT,
                |version| json!({"input": {"id": register, "version": version, "change": {"name": {"fi": format!("Uusi {version}")}}}}),
                begun,
            ),
        );
        println!("reading stopped after {reading:?}, writing after {writing:?}");
    })
    .await;
}
