//! Is each finding that is raised or resolved told once, to those who may read it, whichever instance looks and however it dies?

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use entity::{
    finding_turn,
    vocabulary::{AccountKind, FindingTurn, Role, WebhookEvent},
};
use sea_orm::EntityTrait;
use seloste::{
    compliance::since::{write_down_after, write_down_all},
    outbox::{
        deliveries::{self, Looked},
        letter::About,
        signing::new_salt,
    },
    records::{
        account::Account,
        change,
        inventory::{Committed, Head, Inventory, Verb},
        noun::{Key, Kind, Read},
        problem::{Path, Problems},
        processor_record::ProcessorRecord,
        register::{ErasureTimeLimit, Register, RegisterPatch},
        service::{Service, ServicePatch},
        webhook::Webhook,
        webhooking::{self, NewWebhook},
    },
};
use serde_json::{Value, json};

use super::{
    support::{Receiver, Sink, account, city, dispatcher, round},
    telling::{MOST_POLLS, cut_off_after},
};
use crate::support::{dpo, now, on_each_database};

/// A webhook that is told of findings at one controller.
async fn told_of_findings(inventory: &Arc<Inventory>, url: &str, controller: &str) -> Arc<Webhook> {
    let program = account(
        inventory,
        controller,
        AccountKind::Service,
        Role::Auditor,
        Some(controller),
    )
    .await;
    let new = NewWebhook {
        account: program.key.clone(),
        label: "Findings".to_owned(),
        url: url.to_owned(),
        events: vec![WebhookEvent::FindingRaised, WebhookEvent::FindingResolved],
        salt: new_salt(),
    };
    webhooking::make(inventory, &dpo(), new, now())
        .await
        .expect("a webhook")
}

/// Takes a register's retention times away, or gives them back: a finding is raised or resolved by it.
async fn set_retention(inventory: &Arc<Inventory>, key: &str, limits: Vec<ErasureTimeLimit>) -> Vec<ErasureTimeLimit> {
    let key = Key::<Register>::new(key);
    let register = inventory.snapshot().find(&key).await.expect("readable").expect("there");
    let patch = RegisterPatch {
        retention: async_graphql::MaybeUndefined::Value(limits),
        ..RegisterPatch::default()
    };
    change::edit(inventory, &dpo(), &key, register.version, patch, now())
        .await
        .expect("an edit");
    register.retention.clone()
}

fn messages(receiver: &Receiver) -> Vec<Value> {
    let heard = receiver.heard().into_iter();
    heard
        .map(|heard| serde_json::from_str(&heard.body).expect("JSON"))
        .collect()
}

async fn turns(inventory: &Arc<Inventory>) -> Vec<finding_turn::Model> {
    let rows = finding_turn::Entity::find().all(inventory.database()).await;
    rows.expect("readable")
}

#[tokio::test]
async fn what_turns_is_told_once_and_only_to_those_who_may_read_it() {
    on_each_database(async |base| {
        let inventory = city(&base).await;
        let (pori, espoo) = (Receiver::answering([]).await, Receiver::answering([]).await);
        told_of_findings(&inventory, &pori.url, "pori").await;
        told_of_findings(&inventory, &espoo.url, "espoo").await;
        let other = base.open().await;
        let tell = async || {
            let (one, two) = (
                dispatcher(&inventory, None, "one").await,
                dispatcher(&other, None, "two").await,
            );
            // As servers do after a commit.
            let committed = Committed {
                revision: inventory.snapshot().revision,
                heads: vec![Head {
                    kind: Kind::Register,
                    key: Arc::from("pori/1"),
                    verb: Verb::Edit,
                }],
            };
            let (here, there) = tokio::join!(
                write_down_after(&inventory, &committed, now()),
                write_down_after(&other, &committed, now())
            );
            here.expect("written");
            there.expect("written");
            round(&one, now()).await;
            one.let_go().await.expect("let go");
            round(&two, now()).await;
            two.let_go().await.expect("let go");
        };
        tell().await;
        assert_eq!(messages(&pori).len(), 0, "what stood before anybody looked is no news");

        let limits = set_retention(&inventory, "pori/1", Vec::new()).await;
        other.refresh().await.expect("caught up");
        tell().await;
        tell().await;
        let told = messages(&pori);
        assert_eq!(told.len(), 1, "{told:#?}");
        let (raised, data) = (&told[0], &told[0]["data"]);
        assert_eq!(raised["type"], "finding.raised");
        assert_eq!(data["register"], "register:pori/1");
        assert_eq!(data["id"], "register:pori/1");
        assert_eq!(data["controller"], "controller:pori");
        assert_eq!(data["count"], 1);
        assert_eq!(data["findings"][0]["rule"], "retention-missing");
        assert_eq!(data["findings"][0]["severity"], "ERROR");
        assert_eq!(data["verb"], Value::Null);
        assert_eq!(data["revision"], inventory.snapshot().revision);
        let mark = data["findings"][0]["mark"].clone();

        set_retention(&inventory, "pori/1", limits).await;
        other.refresh().await.expect("caught up");
        tell().await;
        tell().await;
        let told = messages(&pori);
        assert_eq!(told.len(), 2, "{told:#?}");
        assert_eq!(told[1]["type"], "finding.resolved");
        assert_eq!(told[1]["data"]["findings"][0]["mark"], mark);
        assert_eq!(messages(&espoo).len(), 0, "what the account may not read is not told");
    })
    .await;
}

#[tokio::test]
async fn an_instance_that_lags_behind_tells_nothing_anew() {
    on_each_database(async |base| {
        let inventory = city(&base).await;
        write_down_all(&inventory, now()).await.expect("written");
        let lagging = base.open().await;
        assert_eq!(write_down_all(&lagging, now()).await.expect("written"), 0);
        set_retention(&inventory, "pori/1", Vec::new()).await;
        assert_eq!(write_down_all(&inventory, now()).await.expect("written"), 1);
        // It still sees the register as it was, in which the finding does not stand.
        assert!(lagging.snapshot().revision < inventory.snapshot().revision);
        assert_eq!(write_down_all(&lagging, now()).await.expect("written"), 0);
        lagging.refresh().await.expect("caught up");
        assert_eq!(write_down_all(&lagging, now()).await.expect("written"), 0);
        let turns = turns(&inventory).await;
        let told: Vec<_> = turns.iter().map(|turn| (turn.turn, turn.rule.as_str())).collect();
        assert_eq!(told, [(FindingTurn::Raised, "retention-missing")]);
    })
    .await;
}

#[tokio::test]
async fn what_turned_while_no_instance_ran_is_told_by_the_next() {
    on_each_database(async |base| {
        let inventory = city(&base).await;
        write_down_all(&inventory, now()).await.expect("written");
        // Edited by the command line, say: nobody looks.
        set_retention(&inventory, "pori/1", Vec::new()).await;
        drop(inventory);
        let next = base.open().await;
        let later = now() + TimeDelta::days(3);
        assert_eq!(write_down_all(&next, later).await.expect("written"), 1);
        assert_eq!(turns(&next).await.len(), 1);
        // A day begins everywhere at another moment: one whose clock is behind writes nothing over it.
        let behind = base.open().await;
        assert_eq!(write_down_all(&behind, now()).await.expect("written"), 0);
        assert_eq!(turns(&next).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_lost_or_decided_twice_wherever_an_instance_is_cut_off() {
    on_each_database(async |base| {
        let inventory = city(&base).await;
        write_down_all(&inventory, now()).await.expect("written");
        let receiver = Receiver::answering([]).await;
        let webhook = told_of_findings(&inventory, &receiver.url, "pori").await;
        let mut now = now();
        let mut limits = Vec::new();
        let (mut told, mut cuts) = (0, 0);
        // Each time the instance lives some polls longer, until it comes to its end.
        for polls in (0..MOST_POLLS).step_by(3) {
            limits = set_retention(&inventory, "pori/1", limits).await;
            let dying = base.open().await;
            let cut = dispatcher(&dying, None, "cut").await;
            let whole = cut_off_after(polls, async {
                write_down_all(&dying, now).await.expect("written");
                cut.round(now, &mut || 1.0).await
            })
            .await;
            drop(cut);
            dying.database().clone().close().await.expect("closed");
            // The next one comes when the lease of the one that died has ended.
            now += TimeDelta::minutes(2);
            write_down_all(&inventory, now).await.expect("written");
            let next = dispatcher(&inventory, None, "next").await;
            round(&next, now).await;
            next.let_go().await.expect("let go");
            told += 1;
            assert_eq!(receiver.ids().len(), told, "lost after {polls} polls");
            if let Some(round) = whole {
                round.expect("a round");
                break;
            }
            cuts += 1;
        }
        assert!(cuts > 5, "cut off only {cuts} times");
        let looked = Looked {
            webhooks: vec![webhook.row],
            ..Looked::default()
        };
        let decided = deliveries::latest(inventory.database(), looked, 1_000).await;
        assert_eq!(decided.expect("readable").len(), told, "decided once each");
        let types: Vec<Value> = messages(&receiver).iter().map(|told| told["type"].clone()).collect();
        let [raised, resolved] = ["finding.raised", "finding.resolved"];
        let mut once: Vec<&Value> = types.iter().collect();
        // A message may come twice, when its receiver was told and the instance died before it wrote so.
        once.dedup();
        let in_turn = once.iter().enumerate();
        for (at, told) in in_turn {
            assert_eq!(**told, if at % 2 == 0 { raised } else { resolved });
        }
    })
    .await;
}

#[tokio::test]
async fn what_another_controller_writes_down_of_processing_for_one_turns_its_findings() {
    on_each_database(async |base| {
        let inventory = city(&base).await;
        write_down_all(&inventory, now()).await.expect("written");
        let mut commits = inventory.follow_commits();
        let patch = ServicePatch {
            run_by: async_graphql::MaybeUndefined::Value(Some(Key::new("espoo"))),
            ..ServicePatch::default()
        };
        change::edit(
            &inventory,
            &dpo(),
            &Key::<Service>::new("pori-service"),
            1,
            patch,
            now(),
        )
        .await
        .expect("edited");
        let edited = commits.recv().await.expect("told");
        write_down_after(&inventory, &edited, now()).await.expect("written");
        let record = json!({"key": "", "name": {"fi": "Palvelu Porille"}, "processing": {"fi": "Ylläpito"},
            "controller": "espoo", "onBehalfOf": "pori", "services": ["pori-service"]});
        let mut problems = Problems::default();
        let record = ProcessorRecord::read(record, &mut Path::default(), &mut problems);
        let record = record.unwrap_or_else(|| panic!("{problems:?}"));
        change::create(&inventory, &dpo(), record, now()).await.expect("kept");
        let kept = commits.recv().await.expect("told");
        assert!(kept.heads.iter().all(|head| head.key.starts_with("espoo/")), "{kept:?}");
        write_down_after(&inventory, &kept, now()).await.expect("written");
        let turns = turns(&inventory).await;
        let of_mirror = turns.iter().filter(|turn| turn.rule == "processor-record-missing");
        let mut told: Vec<_> = of_mirror.map(|turn| (turn.revision, turn.turn)).collect();
        told.sort_unstable();
        let expected = [
            (edited.revision, FindingTurn::Raised),
            (kept.revision, FindingTurn::Resolved),
        ];
        assert_eq!(told, expected);
    })
    .await;
}

async fn letters(inventory: &Arc<Inventory>, account: &Account, kind: &str) -> Vec<About> {
    let looked = Looked {
        accounts: vec![account.row],
        ..Looked::default()
    };
    let latest = deliveries::latest(inventory.database(), looked, 100).await;
    let latest = latest.expect("readable").into_iter();
    latest
        .filter(|delivery| delivery.kind == kind)
        .map(|delivery| serde_json::from_str(&delivery.body).expect("a letter"))
        .collect()
}

#[tokio::test]
async fn the_week_tells_of_findings_in_what_one_may_read() {
    on_each_database(async |base| {
        let inventory = city(&base).await;
        let sink = Sink::answering([]);
        write_down_all(&inventory, now()).await.expect("written");
        let person = AccountKind::Person;
        let pori = account(&inventory, "pori", person, Role::Contact, Some("pori")).await;
        let espoo = account(&inventory, "espoo", person, Role::Contact, Some("espoo")).await;
        let limits = set_retention(&inventory, "pori/1", Vec::new()).await;
        write_down_all(&inventory, now()).await.expect("written");
        set_retention(&inventory, "pori/1", limits).await;
        write_down_all(&inventory, now()).await.expect("written");
        set_retention(&inventory, "pori/1", Vec::new()).await;
        write_down_all(&inventory, now()).await.expect("written");
        let dispatcher = dispatcher(&inventory, Some(&sink), "one").await;
        // The second of March is a Monday.
        round(&dispatcher, now() + TimeDelta::days(7)).await;
        for (who, expected) in [(&pori, (2, 1)), (&espoo, (0, 0))] {
            let weeks = letters(&inventory, who, "WEEKLY_DIGEST").await;
            let [About::WeeklyDigest(week)] = &weeks[..] else {
                panic!("{weeks:?}");
            };
            assert_eq!((week.raised, week.resolved), expected, "{}", who.name);
        }
    })
    .await;
}

#[tokio::test]
async fn a_waiver_that_ends_is_written_of_to_those_who_may_waive() {
    use seloste::compliance::{
        standing::standing,
        waiving::{NewWaiver, waive},
    };
    on_each_database(async |base| {
        let inventory = city(&base).await;
        let sink = Sink::answering([]);
        let person = AccountKind::Person;
        let contact = account(&inventory, "contact", person, Role::Contact, Some("pori")).await;
        let stranger = account(&inventory, "stranger", person, Role::Dpo, Some("espoo")).await;
        let officer = account(&inventory, "officer", person, Role::Dpo, Some("pori")).await;
        set_retention(&inventory, "pori/1", Vec::new()).await;
        let at = |days: i64| -> DateTime<Utc> { now() + TimeDelta::days(days) };
        let day = |days: i64| entity::Date(at(days).date_naive());
        let sight = inventory
            .snapshot()
            .sight("pori")
            .await
            .expect("readable")
            .expect("there");
        let standing = standing(&sight, day(0));
        let key = Key::new("pori/1");
        let mut marked = standing.marked(&key);
        let (_, mark) = marked
            .find(|(finding, _)| finding.rule.code == "retention-missing")
            .expect("it is found");
        let new = NewWaiver {
            register: Key::new("pori/1"),
            mark: mark.to_string(),
            reason: "The archive decides".to_owned(),
            expires_on: Some(day(40)),
        };
        waive(&inventory, &dpo(), new, now()).await.expect("it is waived");
        let dispatcher = dispatcher(&inventory, Some(&sink), "one").await;
        let mut written = Vec::new();
        let mut before = 0;
        for days in 1..45 {
            round(&dispatcher, at(days)).await;
            let count = letters(&inventory, &officer, "WAIVERS_END").await.len();
            if count > before {
                written.push(days);
            }
            before = count;
        }
        // Thirty days before; as April begins; and the day after its last.
        assert_eq!(written, [10, 30, 41]);
        let told = letters(&inventory, &officer, "WAIVERS_END").await;
        assert_eq!(
            told[0],
            About::WaiversEnd {
                registers: vec!["pori/1".to_owned()]
            }
        );
        for other in [&contact, &stranger] {
            assert!(
                letters(&inventory, other, "WAIVERS_END").await.is_empty(),
                "{}",
                other.name
            );
        }
    })
    .await;
}
