//! What the log tells of signing in and out: each once, of those who came and went by account, of those turned away by number.

use std::sync::Arc;

use axum::http::{HeaderMap, Method, header};
use chrono::{TimeDelta, Utc};
use entity::vocabulary::{LogAct, Scope};
use seloste::{
    app::App,
    demo,
    history::Entry,
    http::{
        sign_in::{keep_hearing_of_ends, tell_refusals},
        who::{Who, who},
    },
    records::{
        change,
        tokening::{self, NewToken},
    },
    sign_in::{
        AccountKey, Accounts, DemoDesk, Refusal, SignIn,
        accounts::InventoryAccounts,
        api_token::new_token,
        logged::{self, RefusedSignIns},
        session::SessionLimits,
    },
};
use serde_json::{Value, json};

use super::{People, Site, calls, fake::Fake, settings};
use crate::{
    history::entries_of,
    support::{Base, dpo, now, on_each_database, people},
};

async fn told(site: &Site, act: LogAct) -> Vec<Entry> {
    entries_of(site.app.inventory.database(), act).await
}

/// The demo with its own people.
async fn demo_site(base: &Base) -> Site {
    let inventory = base.open().await;
    demo::load_once(&inventory, now())
        .await
        .expect("the examples are sound");
    let accounts: Arc<dyn Accounts> = Arc::new(InventoryAccounts(Arc::clone(&inventory)));
    let listening = "127.0.0.1:8080".parse().expect("an address");
    let desk = DemoDesk::new(
        listening,
        accounts,
        inventory.database().clone(),
        SessionLimits::default(),
    );
    let sign_in = SignIn::Demo(desk.expect("a loopback address"));
    Site::of_app(App::with_sign_in(inventory, sign_in), Arc::new(People::default()))
}

#[tokio::test]
async fn each_sign_in_and_sign_out_of_the_demo_is_one_entry() {
    on_each_database(|base| async move {
        let site = demo_site(&base).await;
        let (mut here, mut there) = (site.browser(), site.browser());
        here.post("/sign-in", "person=2").await;
        there.post("/sign-in", "person=2").await;
        let came = told(&site, LogAct::SignIn).await;
        assert_eq!(came.len(), 2);
        for entry in &came {
            assert_eq!((&*entry.by.account, &*entry.by.role), ("2", "CONTACT"));
            assert_eq!(json!(entry.details), json!({"provider": "demo"}));
        }
        assert!(told(&site, LogAct::SignOut).await.is_empty());

        here.post("/sign-out", "end=everywhere").await;
        // Neither is signed in any more, so there is nothing to end.
        here.post("/sign-out", "end=everywhere").await;
        there.post("/sign-out", "end=this").await;
        let went = told(&site, LogAct::SignOut).await;
        assert_eq!(went.len(), 1);
        assert_eq!((&*went[0].by.account, &*went[0].by.role), ("2", "CONTACT"));
        assert_eq!(json!(went[0].details), json!({"sessions": 2}));

        here.post("/sign-in", "person=1").await;
        here.post("/sign-out", "end=nobody-s").await;
        assert_eq!(
            told(&site, LogAct::SignOut).await.len(),
            1,
            "what was not there was not ended"
        );
        here.post("/sign-out", "end=this").await;
        assert_eq!(told(&site, LogAct::SignOut).await.len(), 2);
    })
    .await;
}

/// What entries tell of refusals: how often, by provider and reason.
fn refusals(entries: &[Entry]) -> Vec<Value> {
    entries.iter().map(|entry| entry.details["refused"].clone()).collect()
}

#[tokio::test]
async fn those_turned_away_are_counted_and_not_told_one_by_one() {
    on_each_database(|base| async move {
        let fake = Fake::start().await;
        let site = Site::over(base.open().await, vec![settings("city", &fake.issuer)], calls());
        let mut browser = site.browser();
        for number in 0..20 {
            let path = format!("/sign-in/city/callback?code=marker&state=marker{number}&error=marker");
            assert_eq!(browser.get(&path).await.status, 400);
        }
        let once = |times: u64| json!([{"provider": "city", "reason": "no-attempt", "detail": "", "times": times}]);
        let written = told(&site, LogAct::RefuseSignIn).await;
        assert_eq!(
            refusals(&written),
            [once(1)],
            "the first is told at once, and the rest of its minute waits"
        );

        tell_refusals(&site.app, false).await;
        assert_eq!(
            told(&site, LogAct::RefuseSignIn).await.len(),
            1,
            "its minute is not over"
        );
        tell_refusals(&site.app, true).await;
        tell_refusals(&site.app, true).await;
        let written = told(&site, LogAct::RefuseSignIn).await;
        assert_eq!(
            refusals(&written),
            [once(1), once(19)],
            "none is lost when the program stops"
        );
        assert!(written.iter().all(|entry| &*entry.by.role == "PROGRAM"));
        let text = format!("{written:?}");
        assert!(!text.contains("marker"), "nothing of what was sent: {text}");
    })
    .await;
}

#[tokio::test]
async fn a_minute_of_refusals_is_one_entry_however_many_there_are() {
    on_each_database(|base| async move {
        let inventory = base.open().await;
        let refused = RefusedSignIns::default();
        let begun = Utc::now();
        // Five minutes, a refusal each second.
        for second in 0..300 {
            let refusal = if second % 2 == 0 {
                Refusal::MixedUp
            } else {
                Refusal::Claims("expired")
            };
            let now = begun + TimeDelta::seconds(second);
            refused
                .refused(&inventory, "city", &refusal, now)
                .await
                .expect("counted");
        }
        refused
            .tell(&inventory, begun + TimeDelta::seconds(360), false)
            .await
            .expect("told");
        let written = entries_of(inventory.database(), LogAct::RefuseSignIn).await;
        assert_eq!(written.len(), 6, "at once, at each of four full minutes, and the rest");
        let times = |refusal: &Value| refusal["times"].as_u64().expect("a number");
        let counted: u64 = refusals(&written)
            .iter()
            .flat_map(|told| told.as_array().expect("a list"))
            .map(times)
            .sum();
        assert_eq!(counted, 300, "none is forgotten");
        assert_eq!(
            written[1].details["refused"],
            json!([
                {"provider": "city", "reason": "claims", "detail": "expired", "times": 30},
                {"provider": "city", "reason": "mixed-up", "detail": "", "times": 30},
            ])
        );
    })
    .await;
}

#[tokio::test]
async fn refused_tokens_are_counted_and_nothing_of_them_is_told() {
    on_each_database(|base| async move {
        let fake = Fake::start().await;
        let site = Site::over(base.open().await, vec![settings("city", &fake.issuer)], calls());
        let (unknown, _) = new_token();
        let mut browser = site.browser();
        for token in ["slst_marker", "slst_marker", "marker.marker.marker", &unknown] {
            let headers = [("authorization", format!("Bearer {token}"))];
            let headers = headers.each_ref().map(|(name, value)| (*name, value.as_str()));
            let page = browser
                .send(Method::GET, "/graphql?query=%7Bviewer%7Bname%7D%7D", &headers, String::new())
                .await;
            assert_eq!(page.status, 401);
        }
        assert!(told(&site, LogAct::RefuseSignIn).await.is_empty(), "nobody waits for the log");
        tell_refusals(&site.app, false).await;
        let written = told(&site, LogAct::RefuseSignIn).await;
        let counted = |detail: &str, times: u64| json!({"provider": "bearer", "reason": "token", "detail": detail, "times": times});
        let [all] = &refusals(&written)[..] else {
            panic!("one entry: {written:?}")
        };
        let all = all.as_array().expect("a list");
        assert!(all.contains(&counted("no token of ours", 2)), "{all:?}");
        assert!(all.contains(&counted("unknown, revoked or expired", 1)), "{all:?}");
        assert_eq!(all.len(), 3, "{all:?}");
        let text = format!("{written:?}");
        assert!(!text.contains("marker") && !text.contains(&unknown[5..]), "{text}");
    })
    .await;
}

#[tokio::test]
async fn a_token_made_on_the_command_line_works_at_once() {
    on_each_database(|base| async move {
        let serving = base.open().await;
        // The command line is another program over the same database.
        let beside = base.open().await;
        let account = change::create(&beside, &dpo(), people::account("Ohjelma", None), now())
            .await
            .expect("an account is made");
        let (shown, hash) = new_token();
        let new = NewToken {
            account: account.key.clone(),
            label: "Uusi".to_owned(),
            scopes: vec![Scope::ReadPublished],
            expires_at: now() + TimeDelta::days(1),
            hash: hash.hex(),
        };
        tokening::make(&beside, &dpo(), new, now())
            .await
            .expect("a token is made");
        let app = App::new(serving, false);
        let mut headers = HeaderMap::new();
        let value = format!("Bearer {shown}").parse().expect("a header");
        headers.insert(header::AUTHORIZATION, value);
        let who = who(&app, &headers, now()).await.expect("it can be asked");
        assert!(matches!(who, Who::Actor(actor) if actor.account.as_deref() == Some(account.key.as_str())));
    })
    .await;
}

#[tokio::test]
async fn a_session_ended_on_one_instance_is_believed_by_no_other_a_moment_later() {
    on_each_database(|base| async move {
        let fake = Fake::start().await;
        let here = Site::over(base.open().await, vec![settings("city", &fake.issuer)], calls());
        let there = Site::over(base.open().await, vec![settings("city", &fake.issuer)], calls());
        let [desk, other] = [&here, &there].map(|site| site.app.sign_in.desk().expect("people sign in"));
        let (account, now) = (AccountKey::new("1"), Utc::now());
        let begun = desk.sessions.begin(&account, "city", "Firefox", now).await;
        let (secret, _) = begun.expect("a session begins");
        let alive = async || {
            other
                .sessions
                .find(&secret, now)
                .await
                .expect("it can be asked")
                .is_some()
        };
        assert!(alive().await);
        desk.sessions.end_all(&account).await.expect("it ends");
        assert!(alive().await, "it is remembered, at the same moment by the clock");
        logged::signed_out(&here.app.inventory, &account, 1, now)
            .await
            .expect("it is written");
        let hearing = tokio::spawn(keep_hearing_of_ends(Arc::clone(&there.app)));
        let gone = async {
            while alive().await {
                tokio::task::yield_now().await;
            }
        };
        let gone = tokio::time::timeout(std::time::Duration::from_secs(1), gone).await;
        assert!(gone.is_ok(), "within a second");
        hearing.abort();
    })
    .await;
}
