//! Is everyone told what they may do to their own work, and is it so? What goes by who did it, beside the policy table, is tried
//! here; the rest by the access matrix.

use entity::vocabulary::Role;
use seloste::access::Actor;
use serde_json::{Value, json};

use super::{Api, codes, json_of};
use crate::support::{
    make,
    someone::{Over, person},
};

const SUBMIT: &str = "mutation ($input: SubmitRegisterInput!) { it: submitRegister(input: $input) { made: submission { id } userErrors { code } } }";
const TAKE_BACK: &str =
    "mutation ($input: TakeBackSubmissionInput!) { it: takeBackSubmission(input: $input) { userErrors { code } } }";
const RETURN: &str =
    "mutation ($input: ReturnSubmissionInput!) { it: returnSubmission(input: $input) { userErrors { code } } }";
const APPROVE: &str =
    "mutation ($input: ApproveSubmissionInput!) { it: approveSubmission(input: $input) { userErrors { code } } }";

struct City {
    api: Api,
    contact: Actor,
    library: Actor,
    officer: Actor,
}

async fn city() -> City {
    let api = Api::over([make::city("pori")]).await;
    let of = |department, registers| Over {
        controller: Some("pori"),
        department,
        registers,
    };
    City {
        contact: person(&api.inventory, "Kaisa", Role::Contact, of(Some("pori/education"), &[])).await,
        library: person(&api.inventory, "Olli", Role::Contact, of(None, &["pori/2"])).await,
        officer: person(&api.inventory, "Tuija", Role::Dpo, of(None, &[])).await,
        api,
    }
}

impl City {
    async fn ask(&self, actor: &Actor, query: &str, input: Value) -> Value {
        json_of(
            &self
                .api
                .answer(actor, query, json!({"input": input}))
                .await
                .into_response(),
        )
    }

    async fn submitted_by(&self, actor: &Actor) -> String {
        let answer = self
            .ask(actor, SUBMIT, json!({"register": "register:pori/1", "version": 1}))
            .await;
        let id = answer["data"]["it"]["made"]["id"].as_str();
        id.unwrap_or_else(|| panic!("{answer:#}")).to_owned()
    }

    /// What someone is told they may do to a submission: take it back, return it, approve it.
    async fn told(&self, actor: &Actor, id: &str) -> [bool; 3] {
        let query =
            format!("{{ node(id: \"{id}\") {{ ... on Submission {{ viewerCan {{ takeBack returnIt approve }} }} }} }}");
        let answer = json_of(&self.api.answer(actor, &query, json!({})).await.into_response());
        let can = &answer["data"]["node"]["viewerCan"];
        ["takeBack", "returnIt", "approve"].map(|act| can[act].as_bool().unwrap_or_else(|| panic!("{answer:#}")))
    }

    /// Tries all of it, one act after another on a submission of its own each, and says what was accepted.
    async fn tried(&self, actor: &Actor, submitter: &Actor) -> [bool; 3] {
        let mut accepted = [false; 3];
        let acts = [TAKE_BACK, RETURN, APPROVE];
        for (act, accepted) in acts.into_iter().zip(&mut accepted) {
            let id = self.submitted_by(submitter).await;
            let mut input = json!({"id": id, "version": 1});
            if act == RETURN {
                input["reason"] = json!("Kesken");
            }
            if act == APPROVE {
                input["publishAt"] = json!("2099-01-01T00:00:00Z");
            }
            let answer = self.ask(actor, act, input).await;
            *accepted = answer["data"]["it"]["userErrors"] == json!([]);
            let refused =
                codes(&answer) == ["FORBIDDEN"] || answer["data"]["it"]["userErrors"][0]["code"] == "TWO_PEOPLE";
            assert!(*accepted || refused, "{answer:#}");
        }
        accepted
    }
}

#[tokio::test]
async fn what_each_is_told_they_may_do_to_a_submission_is_what_they_may() {
    let city = city().await;
    for (actor, submitter, expected) in [
        (&city.contact, &city.contact, [true, false, false]),
        (&city.library, &city.contact, [false, false, false]),
        (&city.officer, &city.contact, [true, true, true]),
        // Who submitted it does not approve it.
        (&city.officer, &city.officer, [true, true, false]),
    ] {
        let id = city.submitted_by(submitter).await;
        assert_eq!(city.told(actor, &id).await, expected);
        assert_eq!(city.tried(actor, submitter).await, expected);
        // What the last of them left behind, approved for a day to come, is its submitter's to take back no longer.
        if let Some(id) = city.scheduled().await {
            assert_eq!(city.told(&city.contact, &id).await, [false; 3]);
            let refused = city
                .ask(&city.contact, TAKE_BACK, json!({"id": id, "version": 2}))
                .await;
            assert_eq!(codes(&refused), ["FORBIDDEN"]);
            let taken = city
                .ask(&city.officer, TAKE_BACK, json!({"id": id, "version": 2}))
                .await;
            assert_eq!(taken["data"]["it"]["userErrors"], json!([]), "{taken:#}");
        }
    }
}

impl City {
    async fn scheduled(&self) -> Option<String> {
        let query = "{ submissions(filter: {state: SCHEDULED}) { nodes { id } } }";
        let answer = json_of(&self.api.answer(&self.officer, query, json!({})).await.into_response());
        answer["data"]["submissions"]["nodes"][0]["id"]
            .as_str()
            .map(str::to_owned)
    }
}

#[tokio::test]
async fn ones_own_tokens_are_ones_own_to_revoke() {
    let city = city().await;
    let own = format!("account:{}", city.contact.account.as_deref().expect("an account"));
    let create = "mutation ($input: CreateTokenInput!) { it: createToken(input: $input) { token { id viewerCan { revoke } } userErrors { code } } }";
    let input =
        json!({"account": own, "label": "Oma", "scopes": ["READ_INVENTORY"], "expiresAt": "2099-01-01T00:00:00Z"});
    let made = city.ask(&city.contact, create, input).await;
    let token = &made["data"]["it"]["token"];
    assert_eq!(token["viewerCan"]["revoke"], json!(true), "{made:#}");
    let can = "query ($input: ID!) { node(id: $input) { ... on Account { viewerCan { createToken grantRole createWebhook } } } }";
    let told = city.ask(&city.contact, can, json!(own)).await;
    let expected = json!({"createToken": true, "grantRole": false, "createWebhook": false});
    assert_eq!(told["data"]["node"]["viewerCan"], expected, "{told:#}");
    let revoke = "mutation ($input: RevokeTokenInput!) { it: revokeToken(input: $input) { userErrors { code } } }";
    let gone = city
        .ask(&city.contact, revoke, json!({"id": token["id"], "version": 1}))
        .await;
    assert_eq!(gone["data"]["it"]["userErrors"], json!([]), "{gone:#}");
}

#[tokio::test]
async fn how_one_is_written_to_is_ones_own_to_say() {
    let city = city().await;
    let id = |actor: &Actor| format!("account:{}", actor.account.as_deref().expect("an account"));
    let set = "mutation ($input: SetAccountMessagesInput!) { it: setAccountMessages(input: $input) { account { version language weeklyDigest } userErrors { code } } }";
    let own = json!({"id": id(&city.contact), "version": 1, "language": "SV", "weeklyDigest": true});
    let said = city.ask(&city.contact, set, own.clone()).await;
    let expected = json!({"account": {"version": 2, "language": "SV", "weeklyDigest": true}, "userErrors": []});
    assert_eq!(said["data"]["it"], expected, "{said:#}");
    // What is left out stays, and who saw an older state is told.
    let again = city
        .ask(
            &city.contact,
            set,
            json!({"id": id(&city.contact), "version": 2, "language": "EN"}),
        )
        .await;
    let expected = json!({"version": 3, "language": "EN", "weeklyDigest": true});
    assert_eq!(again["data"]["it"]["account"], expected, "{again:#}");
    let stale = city.ask(&city.contact, set, own).await;
    assert_eq!(stale["data"]["it"]["userErrors"][0]["code"], "STALE", "{stale:#}");
    // A colleague's is not, for an officer neither.
    let theirs = json!({"id": id(&city.library), "version": 1, "weeklyDigest": true});
    for other in [&city.contact, &city.officer] {
        let refused = city.ask(other, set, theirs.clone()).await;
        assert_eq!(codes(&refused), ["FORBIDDEN"], "{refused:#}");
    }
}

#[tokio::test]
async fn a_comment_can_ask_whoever_may_read_it_also_those_who_work_for_all() {
    let city = city().await;
    let here = Over {
        controller: Some("pori"),
        ..Over::default()
    };
    let inventory = &city.api.inventory;
    let everywhere = person(inventory, "Aino", Role::Dpo, Over::default()).await;
    person(inventory, "Armas", Role::Admin, here).await;
    let admin = person(inventory, "Arvo", Role::Admin, Over::default()).await;
    // Whom the contact works with comes first, and then who works for all.
    let id = format!("account:{}", city.officer.account.as_deref().expect("an account"));
    let edit = "mutation ($input: EditAccountInput!) { it: editAccount(input: $input) { userErrors { code } } }";
    let input = json!({"id": id, "version": 1, "change": {"controller": "controller:pori"}});
    let edited = city.ask(&admin, edit, input).await;
    assert_eq!(edited["data"]["it"]["userErrors"], json!([]), "{edited:#}");
    let asked = "query ($input: String) { node(id: \"register:pori/1\") { ... on Register { askable(text: $input) { name } } } }";
    let names = |answer: &Value| -> Vec<String> {
        let people = answer["data"]["node"]["askable"].as_array();
        let people = people.unwrap_or_else(|| panic!("{answer:#}"));
        people
            .iter()
            .map(|one| one["name"].as_str().unwrap_or_default().to_owned())
            .collect()
    };
    let everyone = city.ask(&city.contact, asked, Value::Null).await;
    assert_eq!(names(&everyone), ["Tuija", "Aino", "Olli"]);
    let by_name = city.ask(&city.contact, asked, json!("äin")).await;
    assert_eq!(names(&by_name), ["Aino"]);

    let comment = "mutation ($input: CommentOnRegisterInput!) { it: commentOnRegister(input: $input) { comment { mentions { name } } userErrors { code } } }";
    let mention = format!("account:{}", everywhere.account.as_deref().expect("an account"));
    let said = city
        .ask(
            &city.contact,
            comment,
            json!({"register": "register:pori/1", "text": "Onko näin?", "mentions": [mention]}),
        )
        .await;
    assert_eq!(
        said["data"]["it"]["comment"]["mentions"],
        json!([{"name": "Aino"}]),
        "{said:#}"
    );
}
