//! Is everything told at least once, in order, to those who may read it, whatever is cut off on the way?

use std::{future::Future, pin::Pin, sync::Arc, task::Poll};

use chrono::TimeDelta;
use entity::vocabulary::{DeliveryState, LogAct, Role};
use seloste::{
    outbox::{
        deliveries::{self, Looked},
        dispatcher::Dispatcher,
        running::Running,
        schedule::LONGEST_TRIED,
    },
    records::{granting, inventory::Inventory, webhook::Webhook, webhooking},
};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::support::{Receiver, city, dispatcher, edit, means, round, webhook};
use crate::{
    history::entries_of,
    support::{dpo, now, on_each_database},
};

/// How often a future is polled in the longest round a test has, and some more.
pub(super) const MOST_POLLS: usize = 2_000;

/// Runs a future for so many polls, and then drops it where it stands.
pub(super) async fn cut_off_after<F: Future>(polls: usize, future: F) -> Option<F::Output> {
    let mut future: Pin<Box<F>> = Box::pin(future);
    let mut left = polls;
    std::future::poll_fn(move |context| {
        if left == 0 {
            return Poll::Ready(None);
        }
        left -= 1;
        future.as_mut().poll(context).map(Some)
    })
    .await
}

async fn states(inventory: &Arc<Inventory>, webhook: &Webhook) -> Vec<DeliveryState> {
    let looked = Looked {
        webhooks: vec![webhook.row],
        ..Looked::default()
    };
    let latest = deliveries::latest(inventory.database(), looked, 1_000)
        .await
        .expect("readable");
    latest.iter().map(|delivery| delivery.state).collect()
}

#[tokio::test]
async fn what_changed_is_told_in_order_and_says_nothing_about_anybody() {
    on_each_database(async |base| {
        let inventory = city(&base).await;
        let receiver = Receiver::answering([]).await;
        webhook(&inventory, &receiver.url, Some("pori")).await;
        let dispatcher = dispatcher(&inventory, None, "one").await;
        let first = edit(&inventory, "pori/1", "Aino Esimerkki").await;
        edit(&inventory, "espoo/1", "elsewhere").await;
        let second = edit(&inventory, "pori/2", "Aino Esimerkki").await;
        round(&dispatcher, now()).await;
        let revisions: Vec<i64> = receiver
            .heard()
            .iter()
            .map(|heard| {
                let message: Value = serde_json::from_str(&heard.body).expect("JSON");
                assert_eq!(message["type"], "register.changed");
                assert_eq!(message["data"]["verb"], "EDIT");
                assert_eq!(message["data"]["links"]["api"], "https://seloste.city.example/graphql");
                assert!(!heard.body.contains("Aino"), "{}", heard.body);
                message["data"]["revision"].as_i64().expect("a number")
            })
            .collect();
        assert_eq!(revisions, [first, second], "what the account may not read is not told");
        round(&dispatcher, now()).await;
        assert_eq!(receiver.heard().len(), 2, "told once");
    })
    .await;
}

#[tokio::test]
async fn nothing_is_lost_wherever_the_teller_is_cut_off() {
    on_each_database(async |base| {
        let inventory = city(&base).await;
        let receiver = Receiver::answering([]).await;
        let webhook = webhook(&inventory, &receiver.url, None).await;
        let mut now = now();
        let mut told = 0;
        let mut cuts = 0;
        // Each time the teller lives one poll longer, until it comes to its end.
        for polls in 0..MOST_POLLS {
            edit(&inventory, "pori/1", &format!("before cut {polls}")).await;
            // A process of its own: what dies takes its connections with it.
            let dying = base.open().await;
            let cut = dispatcher(&dying, None, "cut").await;
            let whole = cut_off_after(polls, cut.round(now, &mut || 1.0)).await;
            drop(cut);
            dying.database().clone().close().await.expect("closed");
            // The next one comes when the lease of the one that died has ended.
            now += TimeDelta::minutes(2);
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
        let states = states(&inventory, &webhook).await;
        assert_eq!(states.len(), told, "decided once each");
        assert!(states.iter().all(|state| *state == DeliveryState::Delivered));
        let revision = |id: &String| id.split('.').next().and_then(|text| text.parse::<i64>().ok());
        let revisions: Vec<_> = receiver.ids().iter().map(revision).collect();
        assert!(revisions.is_sorted(), "{revisions:?}");
        // Told again, it is the same message.
        for heard in receiver.heard() {
            let same = receiver.heard().into_iter().filter(|other| other.id == heard.id);
            assert!(same.into_iter().all(|other| other.body == heard.body));
        }
    })
    .await;
}

#[tokio::test]
async fn of_two_instances_one_tells() {
    on_each_database(async |base| {
        let inventory = city(&base).await;
        let other = base.open().await;
        let receiver = Receiver::answering([]).await;
        webhook(&inventory, &receiver.url, None).await;
        let one = dispatcher(&inventory, None, "one").await;
        let two = dispatcher(&other, None, "two").await;
        for turn in 0..5 {
            edit(&inventory, "pori/1", &format!("turn {turn}")).await;
            let (mut first, mut second) = (|| 1.0, || 1.0);
            let (first, second) = tokio::join!(one.round(now(), &mut first), two.round(now(), &mut second));
            first.expect("a round");
            second.expect("a round");
        }
        assert_eq!(receiver.heard().len(), 5, "each told once");

        one.let_go().await.expect("let go");
        two.let_go().await.expect("let go");
        edit(&inventory, "pori/1", "for one").await;
        assert!(round(&one, now()).await.did_something());
        edit(&inventory, "pori/1", "for two").await;
        let refused = round(&two, now() + TimeDelta::seconds(30)).await;
        assert!(refused.elsewhere && receiver.heard().len() == 6, "the lease is held");
        assert!(round(&two, now() + TimeDelta::seconds(120)).await.did_something());
        assert_eq!(receiver.heard().len(), 7, "the lease has ended");
    })
    .await;
}

#[tokio::test]
async fn a_receiver_that_fails_is_left_alone_and_then_told_in_order() {
    on_each_database(async |base| {
        let inventory = city(&base).await;
        let receiver = Receiver::answering([500, 503]).await;
        webhook(&inventory, &receiver.url, None).await;
        let dispatcher = dispatcher(&inventory, None, "one").await;
        edit(&inventory, "pori/1", "one").await;
        edit(&inventory, "pori/1", "two").await;
        let after = |seconds| now() + TimeDelta::seconds(seconds);
        assert_eq!(
            round(&dispatcher, after(0)).await.tried,
            1,
            "the second waits behind the first"
        );
        assert_eq!(round(&dispatcher, after(20)).await.tried, 0, "30 seconds of rest");
        assert_eq!(round(&dispatcher, after(40)).await.tried, 1);
        assert_eq!(round(&dispatcher, after(80)).await.tried, 0, "then 60");
        assert_eq!(
            round(&dispatcher, after(120)).await.tried,
            2,
            "the breaker closes again"
        );
        let ids: Vec<String> = receiver.heard().into_iter().map(|heard| heard.id).collect();
        assert!(ids[0] == ids[1] && ids[1] == ids[2] && ids[2] != ids[3], "{ids:?}");
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_delivered_is_kept_with_its_reason_and_told_when_asked() {
    on_each_database(async |base| {
        let inventory = city(&base).await;
        let receiver = Receiver::answering([500; 13]).await;
        let webhook = webhook(&inventory, &receiver.url, None).await;
        let dispatcher = dispatcher(&inventory, None, "one").await;
        edit(&inventory, "pori/1", "one").await;
        let mut now = now();
        let end = now + LONGEST_TRIED + TimeDelta::hours(7);
        while now < end {
            round(&dispatcher, now).await;
            now += TimeDelta::minutes(361);
        }
        assert_eq!(states(&inventory, &webhook).await, [DeliveryState::Dead]);
        let id = receiver.ids().remove(0);
        let dead = deliveries::find(inventory.database(), &id)
            .await
            .expect("readable")
            .expect("kept");
        assert_eq!(dead.reason.as_deref(), Some("HTTP 500"));

        edit(&inventory, "pori/1", "two").await;
        receiver.answer([200]);
        round(&dispatcher, now + TimeDelta::days(1)).await;
        assert_eq!(receiver.ids().len(), 2, "what comes after it is told");
        let (receiver_id, by) = (webhook.key.id().0, dpo().by(Some(Role::Admin)));
        let revive = || deliveries::revive(&inventory, &id, &receiver_id, &by, now);
        assert!(revive().await.expect("revived"));
        assert!(!revive().await.expect("asked"), "it waits already");
        let told = entries_of(inventory.database(), LogAct::RetryDelivery).await;
        assert_eq!(told.len(), 1, "only what was done is in the log");
        assert_eq!(told[0].details["delivery"], *id);
        assert_eq!(told[0].details["receiver"], *receiver_id);
        round(&dispatcher, now + TimeDelta::days(1)).await;
        assert_eq!(states(&inventory, &webhook).await, [DeliveryState::Delivered; 2]);
    })
    .await;
}

#[tokio::test]
async fn a_webhook_is_told_only_of_what_its_account_may_read_when_it_is_told() {
    on_each_database(async |base| {
        let inventory = city(&base).await;
        let receiver = Receiver::answering([500]).await;
        let webhook = webhook(&inventory, &receiver.url, None).await;
        let dispatcher = dispatcher(&inventory, None, "one").await;
        edit(&inventory, "pori/1", "one").await;
        round(&dispatcher, now()).await;
        let grant = inventory.snapshot().shared.grants.to(&webhook.account)[0].clone();
        assert_eq!(grant.role, Some(Role::Auditor));
        granting::revoke(&inventory, &dpo(), &grant.key, grant.version, now())
            .await
            .expect("revoked");
        round(&dispatcher, now() + TimeDelta::minutes(5)).await;
        assert_eq!(receiver.heard().len(), 1, "nothing more is sent");
        assert_eq!(states(&inventory, &webhook).await, [DeliveryState::Dropped]);
        edit(&inventory, "pori/1", "two").await;
        round(&dispatcher, now() + TimeDelta::minutes(5)).await;
        assert_eq!(states(&inventory, &webhook).await.len(), 1, "nothing more is decided");
    })
    .await;
}

#[tokio::test]
async fn a_dispatcher_at_work_tells_at_each_commit_and_lets_go_when_it_is_stopped() {
    on_each_database(async |base| {
        let inventory = city(&base).await;
        let receiver = Receiver::answering([]).await;
        webhook(&inventory, &receiver.url, None).await;
        let running = Running::start(dispatcher(&inventory, None, "running").await);
        for notes in ["one", "two"] {
            edit(&inventory, "pori/1", notes).await;
            receiver.arrival().await;
        }
        running.stop().await;
        assert_eq!(receiver.ids().len(), 2);
        // The clock of the tests stands before that of the one that ran: only a lease let go can be taken.
        edit(&inventory, "pori/1", "three").await;
        let next = dispatcher(&inventory, None, "next").await;
        assert!(!round(&next, now()).await.elsewhere, "the lease is free");
    })
    .await;
}

/// HMAC-SHA-256 after RFC 2104, written out: what a receiver in another language would do.
fn hmac(key: &[u8], message: &[u8]) -> Vec<u8> {
    let mut block = [0_u8; 64];
    block[..key.len()].copy_from_slice(key);
    let keyed = |with: u8, rest: &[u8]| {
        let pad: Vec<u8> = block.iter().map(|byte| byte ^ with).collect();
        Sha256::digest([&pad, rest].concat()).to_vec()
    };
    keyed(0x5c, &keyed(0x36, message))
}

fn expected(secret: &str, heard: &super::support::Heard) -> String {
    use base64::{Engine, prelude::BASE64_STANDARD};

    let key = BASE64_STANDARD
        .decode(secret.trim_start_matches("whsec_"))
        .expect("base64");
    let message = format!("{}.{}.{}", heard.id, heard.timestamp, heard.body);
    format!("v1,{}", BASE64_STANDARD.encode(hmac(&key, message.as_bytes())))
}

#[tokio::test]
async fn a_message_is_signed_with_the_secret_and_while_it_changes_with_both() {
    on_each_database(async |base| {
        let inventory = city(&base).await;
        let receiver = Receiver::answering([]).await;
        let webhook = webhook(&inventory, &receiver.url, None).await;
        let key = seloste::outbox::signing::InstallationKey::of(inventory.database())
            .await
            .expect("a key");
        let old = key.secret(&webhook.key, &webhook.salt).to_string();
        let dispatcher = Dispatcher::new(Arc::clone(&inventory), means(None), "one".to_owned());
        edit(&inventory, "pori/1", "one").await;
        round(&dispatcher, now()).await;
        let salt = seloste::outbox::signing::new_salt();
        let rotated = webhooking::rotate(&inventory, &dpo(), &webhook.key, webhook.version, salt, now())
            .await
            .expect("a new secret");
        let new = key.secret(&rotated.key, &rotated.salt).to_string();
        assert_ne!(old, new);
        for (days, notes) in [(1, "two"), (4, "three")] {
            edit(&inventory, "pori/1", notes).await;
            round(&dispatcher, now() + TimeDelta::days(days)).await;
        }
        let heard = receiver.heard();
        assert_eq!(heard[0].timestamp, now().timestamp());
        assert_eq!(heard[0].signatures, [expected(&old, &heard[0])]);
        assert_eq!(
            heard[1].signatures,
            [expected(&new, &heard[1]), expected(&old, &heard[1])]
        );
        assert_eq!(
            heard[2].signatures,
            [expected(&new, &heard[2])],
            "the old one has ended"
        );
    })
    .await;
}
