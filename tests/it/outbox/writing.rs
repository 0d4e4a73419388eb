//! Is everybody written to who must act, in their language, and nobody else?

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use entity::{
    LanguageText,
    vocabulary::{AccountKind, DeliveryState, Language, ReportExpectation, Role},
};
use seloste::{
    notices::approval::{self, NewSubmission},
    outbox::{
        deliveries::{self, Looked},
        letter::{About, Content, Value, Week, worded},
        links::Links,
    },
    records::{
        account::{Account, AccountPatch},
        change,
        discussing::{self, NewComment},
        inventory::Inventory,
        noun::Key,
        register::{Register, RegisterPatch},
        submission::Submission,
    },
    reports::{
        arguments::Arguments,
        due::run_due,
        saving::{self, NewSavedReport},
    },
};

use super::support::{Sink, account, actor, city, dispatcher, round};
use crate::support::{dpo, now, on_each_database};

struct People {
    contact: Arc<Account>,
    approver: Arc<Account>,
}

async fn people(inventory: &Arc<Inventory>) -> People {
    let person = AccountKind::Person;
    // Of another city, and so told nothing.
    account(inventory, "stranger", person, Role::Dpo, Some("espoo")).await;
    account(inventory, "auditor", person, Role::Auditor, None).await;
    People {
        contact: account(inventory, "contact", person, Role::Contact, Some("pori")).await,
        approver: account(inventory, "approver", person, Role::Dpo, Some("pori")).await,
    }
}

async fn version(inventory: &Arc<Inventory>, key: &str) -> i32 {
    let register = inventory.snapshot().find(&Key::<Register>::new(key)).await;
    register.expect("readable").expect("it is there").version
}

async fn submit(inventory: &Arc<Inventory>, by: &Account) -> Arc<Submission> {
    let new = NewSubmission {
        register: Key::new("pori/1"),
        version: version(inventory, "pori/1").await,
        message: Some("Aino Esimerkki kysyy".to_owned()),
        ..NewSubmission::default()
    };
    let by = actor(inventory, by).await;
    approval::submit(inventory, &by, new, now()).await.expect("submitted")
}

async fn states(inventory: &Arc<Inventory>, account: &Account) -> Vec<(DeliveryState, Option<String>)> {
    let looked = Looked {
        accounts: vec![account.row],
        ..Looked::default()
    };
    let latest = deliveries::latest(inventory.database(), looked, 100)
        .await
        .expect("readable");
    latest
        .into_iter()
        .map(|delivery| (delivery.state, delivery.reason))
        .collect()
}

#[tokio::test]
async fn work_is_written_of_to_whoever_must_act_and_never_to_who_did_it() {
    on_each_database(async |base| {
        let inventory = city(&base).await;
        let sink = Sink::answering([]);
        let People { contact, approver } = people(&inventory).await;
        let dispatcher = dispatcher(&inventory, Some(&sink), "one").await;

        let submission = submit(&inventory, &contact).await;
        round(&dispatcher, now()).await;
        assert_eq!(sink.recipients(), ["approver@city.example"]);

        let by = actor(&inventory, &approver).await;
        let reason = "Aino Esimerkki puuttuu".to_owned();
        approval::return_submission(&inventory, &by, &submission.key, submission.version, reason, now())
            .await
            .expect("returned");
        round(&dispatcher, now()).await;
        assert_eq!(sink.recipients()[1..], ["contact@city.example"]);

        let again = submit(&inventory, &contact).await;
        approval::approve(&inventory, &by, &again.key, again.version, None, now())
            .await
            .expect("approved");
        round(&dispatcher, now()).await;
        assert_eq!(
            sink.recipients()[2..],
            ["contact@city.example"],
            "what no longer waits is not told"
        );

        let comment = NewComment {
            register: Key::new("pori/1"),
            text: "Aino Esimerkki sanoi".to_owned(),
            mentions: vec![contact.key.clone(), approver.key.clone()],
            ..NewComment::default()
        };
        discussing::comment(&inventory, &by, comment, now())
            .await
            .expect("a comment");
        round(&dispatcher, now()).await;
        assert_eq!(
            sink.recipients()[3..],
            ["contact@city.example"],
            "nobody is told of their own comment"
        );

        for posted in sink.posted() {
            assert!(!posted.data.contains("Aino"), "{}", posted.data);
            assert!(posted.data.contains("Message-ID: <") && posted.data.contains("Auto-Submitted: auto-generated"));
            let data = posted.data.replace("=\r\n", "").replace("=\n", "");
            let leads = |place: &str| {
                data.lines()
                    .any(|line| line == format!("https://seloste.city.example{place}"))
            };
            // To the register that is to be worked on, or to what was published of it.
            assert!(leads("/app/registers/pori/1") || leads("/fi/pori/asiakkaat"), "{data}");
        }
        round(&dispatcher, now()).await;
        assert_eq!(sink.posted().len(), 4, "each once");
    })
    .await;
}

#[tokio::test]
async fn that_a_saved_report_fails_is_written_once_to_its_owner_and_whoever_oversees_it() {
    on_each_database(async |base| {
        let inventory = city(&base).await;
        let sink = Sink::answering([]);
        let People { contact, .. } = people(&inventory).await;
        let dispatcher = dispatcher(&inventory, Some(&sink), "one").await;
        // Every register has a row in the record, so it is never empty.
        let new = NewSavedReport {
            report: "article-30".to_owned(),
            title: LanguageText::new(Some("Seloste"), Some("Register"), None),
            arguments: Arguments {
                controller: Some(Key::new("pori")),
                ..Arguments::default()
            },
            expectation: ReportExpectation::MustStayEmpty,
            every: "P1D".parse().ok(),
            ..NewSavedReport::default()
        };
        let by = actor(&inventory, &contact).await;
        saving::save(&inventory, &by, new, now()).await.expect("saved");
        round(&dispatcher, now()).await;
        assert!(sink.posted().is_empty(), "it was not run yet");

        run_due(&inventory, now()).await.expect("run");
        round(&dispatcher, now()).await;
        let mut told = sink.recipients();
        told.sort_unstable();
        assert_eq!(told, ["approver@city.example", "contact@city.example"]);
        run_due(&inventory, now() + TimeDelta::days(1)).await.expect("run");
        round(&dispatcher, now()).await;
        assert_eq!(sink.posted().len(), 2, "told once, not each day");
    })
    .await;
}

#[tokio::test]
async fn a_recipient_the_relay_refuses_for_good_is_not_tried_again() {
    on_each_database(async |base| {
        let inventory = city(&base).await;
        let sink = Sink::answering(["550 <approver@city.example> is unknown", "451 later"]);
        let People { contact, approver } = people(&inventory).await;
        let dispatcher = dispatcher(&inventory, Some(&sink), "one").await;
        submit(&inventory, &contact).await;
        round(&dispatcher, now()).await;
        let dead = (DeliveryState::Dead, Some("SMTP 550".to_owned()));
        assert_eq!(
            states(&inventory, &approver).await,
            std::slice::from_ref(&dead),
            "the address is not kept"
        );

        submit(&inventory, &contact).await;
        round(&dispatcher, now()).await;
        let later = (DeliveryState::Waiting, Some("SMTP 451".to_owned()));
        assert_eq!(states(&inventory, &approver).await, [later, dead.clone()]);
        round(&dispatcher, now() + TimeDelta::minutes(2)).await;
        assert_eq!(
            states(&inventory, &approver).await,
            [(DeliveryState::Delivered, None), dead]
        );
    })
    .await;
}

#[tokio::test]
async fn a_letter_waits_for_a_relay_that_is_away_and_for_an_account_that_is_closed_it_is_dropped() {
    on_each_database(async |base| {
        let inventory = city(&base).await;
        let away = Sink::away();
        let People { contact, approver } = people(&inventory).await;
        submit(&inventory, &contact).await;
        let first = dispatcher(&inventory, Some(&away), "one").await;
        assert_eq!(round(&first, now()).await.tried, 1);
        assert_eq!(
            round(&first, now() + TimeDelta::seconds(10)).await.tried,
            0,
            "the relay rests"
        );
        let patch = AccountPatch {
            disabled: async_graphql::MaybeUndefined::Value(true),
            ..AccountPatch::default()
        };
        change::edit(&inventory, &dpo(), &approver.key, approver.version, patch, now())
            .await
            .expect("closed");
        let sink = Sink::answering([]);
        let second = dispatcher(&inventory, Some(&sink), "one").await;
        round(&second, now() + TimeDelta::minutes(2)).await;
        assert_eq!(sink.posted().len(), 0);
        assert_eq!(states(&inventory, &approver).await[0].0, DeliveryState::Dropped);
    })
    .await;
}

#[tokio::test]
async fn registers_to_be_looked_at_and_the_week_are_told_once() {
    on_each_database(async |base| {
        let inventory = city(&base).await;
        let sink = Sink::answering([]);
        // The second of March is a Monday.
        let monday: DateTime<Utc> = now();
        let People { approver, .. } = people(&inventory).await;
        let key = Key::<Register>::new("pori/2");
        let patch = RegisterPatch {
            review_interval: async_graphql::MaybeUndefined::Value("P1Y".parse().ok()),
            ..RegisterPatch::default()
        };
        let version = version(&inventory, "pori/2").await;
        change::edit(&inventory, &dpo(), &key, version, patch, now())
            .await
            .expect("an edit");
        let dispatcher = dispatcher(&inventory, Some(&sink), "one").await;
        for day in 0..7 {
            round(&dispatcher, monday + TimeDelta::days(day)).await;
        }
        assert_eq!(
            sink.posted().len(),
            0,
            "never confirmed, it is told of as a month begins"
        );
        round(&dispatcher, monday + TimeDelta::days(7)).await;
        let mut digests = sink.recipients();
        digests.sort();
        let who = ["approver", "auditor", "contact", "stranger"].map(|name| format!("{name}@city.example"));
        assert_eq!(digests, who, "each who asked for it has a digest");
        for day in 8..31 {
            round(&dispatcher, monday + TimeDelta::days(day)).await;
        }
        let letters = states(&inventory, &approver).await.len();
        assert_eq!(letters, 1 + 3 + 1, "three more Mondays, and the first of April");
        let last = sink.posted().pop().expect("a letter");
        assert_eq!(
            last.to,
            ["approver@city.example"],
            "who may publish it, as nobody holds its posts"
        );
    })
    .await;
}

#[test]
fn letters_say_the_same_in_three_languages() {
    let links = Links::below(Some("https://seloste.city.example"));
    let line = "Asiakkaat <b>&</b> (Kaupunki)".to_owned();
    let mut all = String::new();
    for word in [
        "SUBMISSION_WAITS",
        "SUBMISSION_RETURNED",
        "SUBMISSION_APPROVED",
        "SUBMISSION_PUBLISHED",
        "MENTION",
        "REVIEW_DUE",
        "SAVED_REPORT_FAILED",
        "WAIVERS_END",
        "BREACH_OPENED",
        "BREACH_DAY_LEFT",
        "BREACH_OVER",
    ] {
        for language in [Language::Fi, Language::Sv, Language::En] {
            let content = Content {
                texts: word.to_lowercase().replace('_', "-"),
                values: vec![("count", Value::Number(1))],
                lines: vec![line.clone().into()],
                link: links.register(&Key::new("city/1")),
            };
            let letter = worded(language, &content).expect("worded");
            all += &format!("=== {}\n{}\n", letter.subject, letter.text);
            assert!(
                letter.html.contains("&lt;b&gt;&amp;") && !letter.html.contains("<b>"),
                "{}",
                letter.html
            );
        }
    }
    insta::assert_snapshot!(all);
}

#[tokio::test]
async fn a_letter_about_several_registers_leads_to_each() {
    let inventory = city(&crate::support::Base::sqlite()).await;
    let account = account(&inventory, "reader", AccountKind::Person, Role::Dpo, None).await;
    let reader = seloste::outbox::audience::Reader {
        actor: actor(&inventory, &account).await,
        account,
    };
    let links = Links::below(Some("https://seloste.city.example"));
    let told = async |registers: &[&str]| {
        let about = About::ReviewDue {
            registers: registers.iter().map(|key| (*key).into()).collect(),
        };
        let content = seloste::outbox::letter::content(&inventory.snapshot(), &reader, &about, &links, now()).await;
        content.expect("readable").expect("a letter")
    };
    let walk = |key: &str| Some(format!("https://seloste.city.example/app/registers/{key}?walk=1"));
    let several = told(&["pori/1", "pori/2"]).await;
    let leads: Vec<_> = several.lines.iter().map(|line| line.link.clone()).collect();
    assert_eq!(leads, [walk("pori/1"), walk("pori/2")]);
    assert_eq!(several.link.as_deref(), Some("https://seloste.city.example/app"));
    let letter = worded(Language::Fi, &several).expect("worded");
    for link in leads.iter().flatten() {
        assert!(
            letter.text.contains(&format!("  {link}\n"))
                && letter
                    .html
                    .contains(&format!("<a href=\"{}\"", link.replace('/', "&#x2f;"))),
            "{}",
            letter.html
        );
    }
    let alone = told(&["pori/1"]).await;
    assert_eq!((alone.lines[0].link.clone(), alone.link), (None, walk("pori/1")));
}

#[tokio::test]
async fn a_digest_says_the_same_in_three_languages() {
    let inventory = city(&crate::support::Base::sqlite()).await;
    let reader = account(&inventory, "reader", AccountKind::Person, Role::Dpo, None).await;
    let links = Links::below(Some("https://seloste.city.example"));
    let about = About::WeeklyDigest(Week {
        changed: 12,
        published: 1,
        withdrawn: 0,
        waiting: 2,
        overdue: 3,
        raised: 7,
        resolved: 5,
    });
    let mut all = String::new();
    for language in [Language::Fi, Language::Sv, Language::En] {
        let reader = seloste::outbox::audience::Reader {
            account: Arc::new(Account {
                language,
                ..Account::clone(&reader)
            }),
            actor: actor(&inventory, &reader).await,
        };
        let content = seloste::outbox::letter::content(&inventory.snapshot(), &reader, &about, &links, now()).await;
        let letter = worded(language, &content.expect("readable").expect("a letter")).expect("worded");
        all += &format!("=== {}\n{}\n{}\n", letter.subject, letter.text, letter.html);
    }
    insta::assert_snapshot!(all);
}
