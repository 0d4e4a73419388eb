//! Saved reports: in whose name they are run, when, what is expected of them, and who is told when that is not so.

use std::sync::Arc;

use async_graphql::MaybeUndefined::Value;
use chrono::{DateTime, TimeDelta, Utc};
use entity::{
    Date, LanguageText, saved_report_result,
    vocabulary::{LogAct, ReportExpectation, ReportFailure, ReportOutcome, Role},
};
use seloste::{
    access::Actor,
    error::Error,
    records::{
        account::Account,
        change,
        department::Department,
        granting,
        inventory::Inventory,
        noun::Key,
        problem::ProblemCode,
        register::{Register, RegisterPatch},
        saved_report::SavedReport,
        waiting::{TaskKind, tasks},
    },
    reports::{
        arguments::Arguments,
        due::run_due,
        results::{KEPT, results_of},
        saving::{NewSavedReport, SavedReportChange, edit, remove, run, save},
    },
};
use serde_json::json;

use super::{cities, with};
use crate::{
    graphql::{Api, codes, json_of},
    history::entries_of,
    support::{Base, dpo, now, on_each_database, people::City},
};

fn days(days: i64) -> DateTime<Utc> {
    now() + TimeDelta::days(days)
}

async fn inventory(base: &Base) -> Arc<Inventory> {
    let inventory = base.open().await;
    with(&inventory, cities()).await;
    inventory
}

/// What is past its time in the first city: one register, closed in 2020 and kept for a year.
fn past_retention(expectation: ReportExpectation) -> NewSavedReport {
    NewSavedReport {
        report: "past-retention".to_owned(),
        title: LanguageText::new(Some("Vanhentuneet"), None, None),
        arguments: Arguments {
            controller: Some(Key::new("pori")),
            ..Arguments::default()
        },
        expectation,
        every: "P1D".parse().ok(),
        ..NewSavedReport::default()
    }
}

fn everything_of(department: Option<&str>) -> NewSavedReport {
    NewSavedReport {
        report: "article-30".to_owned(),
        title: LanguageText::new(Some("Seloste"), None, None),
        arguments: Arguments {
            controller: Some(Key::new("pori")),
            department: department.map(Key::<Department>::new),
            ..Arguments::default()
        },
        every: "P1D".parse().ok(),
        ..NewSavedReport::default()
    }
}

/// Says when the shop was closed: within the year, or long ago.
async fn shop_ended(inventory: &Arc<Inventory>, day: &str) {
    let key = Key::<Register>::new("pori/3");
    let shop = inventory.snapshot().find(&key).await.expect("readable").expect("there");
    let patch = RegisterPatch {
        ends_on: Value(day.parse().ok()),
        ..RegisterPatch::default()
    };
    change::edit(inventory, &dpo(), &key, shop.version, patch, now())
        .await
        .expect("edited");
}

fn as_it_is(inventory: &Arc<Inventory>, saved: &SavedReport) -> Arc<SavedReport> {
    let snapshot = inventory.snapshot();
    let found = snapshot.shared.shelves.saved_reports.get(saved.key.as_str());
    Arc::clone(found.expect("it is there"))
}

async fn results(inventory: &Arc<Inventory>, saved: &SavedReport) -> Vec<saved_report_result::Model> {
    results_of(inventory.database(), saved, 100).await.expect("readable")
}

async fn outcomes(inventory: &Arc<Inventory>, saved: &SavedReport) -> Vec<ReportOutcome> {
    let results = results(inventory, saved).await;
    results.into_iter().map(|result| result.outcome).collect()
}

async fn has_task(inventory: &Arc<Inventory>, actor: &Actor) -> bool {
    let today = Date(now().date_naive());
    let found = tasks(&inventory.snapshot(), actor, today, None).await.expect("told");
    found.iter().any(|task| task.kind == TaskKind::SavedReportFailed)
}

fn problem(refused: Error) -> ProblemCode {
    let problems = refused.into_problems().expect("one a person can correct");
    problems.into_iter().next().expect("a problem").code
}

#[tokio::test]
async fn what_must_stay_empty_is_a_task_until_it_is() {
    on_each_database(|base| async move {
        let inventory = inventory(&base).await;
        let pori = City::of(&inventory, "pori");
        let (owner, other) = (pori.dpo().await, pori.dpo().await);
        let stranger = City::of(&inventory, "espoo").dpo().await;
        let new = past_retention(ReportExpectation::MustStayEmpty);
        let saved = save(&inventory, &owner, new, now()).await.expect("saved");
        assert!(!has_task(&inventory, &owner).await, "it was not run yet");

        assert_eq!(run_due(&inventory, now()).await.expect("run"), 1);
        let result = results(&inventory, &saved).await.remove(0);
        assert_eq!(result.outcome, ReportOutcome::NotMet);
        assert_eq!((result.row_count, &*result.registers), (Some(1), r#"["pori/3"]"#));
        assert_eq!(as_it_is(&inventory, &saved).outcome_at, Some(now()));
        assert!(has_task(&inventory, &owner).await);
        assert!(has_task(&inventory, &other).await, "who is in charge there oversees it");
        assert!(!has_task(&inventory, &pori.contact("Culture").await).await);
        assert!(!has_task(&inventory, &stranger).await);

        assert_eq!(
            run_due(&inventory, now()).await.expect("run"),
            0,
            "its time has not come"
        );
        assert_eq!(run_due(&inventory, days(1)).await.expect("run"), 1);
        let twice = results(&inventory, &saved).await;
        assert_eq!(twice.len(), 2);
        assert_ne!(twice[0].digest, twice[1].digest, "it is a day longer past its time");
        let version = as_it_is(&inventory, &saved).version;
        assert_eq!(version, 2, "that all is as it was is nothing to log");

        shop_ended(&inventory, "2025-12-31").await;
        run_due(&inventory, days(2)).await.expect("run");
        let after = as_it_is(&inventory, &saved);
        assert_eq!((after.outcome, after.version), (Some(ReportOutcome::Met), 3));
        assert!(!has_task(&inventory, &owner).await && !has_task(&inventory, &other).await);
        let edits = entries_of(inventory.database(), LogAct::Edit).await;
        let of_saved = edits
            .iter()
            .filter(|entry| entry.noun.as_deref() == Some("saved-report"));
        assert_eq!(of_saved.count(), 2, "one for what broke, one for what was mended");
    })
    .await;
}

#[tokio::test]
async fn the_digest_tells_whether_the_rows_are_the_same() {
    on_each_database(|base| async move {
        let inventory = inventory(&base).await;
        let saved = save(&inventory, &dpo(), everything_of(None), now())
            .await
            .expect("saved");
        run_due(&inventory, now()).await.expect("run");
        run_due(&inventory, days(1)).await.expect("run");
        let key = Key::<Register>::new("pori/3");
        let patch = RegisterPatch {
            name: Value(LanguageText::new(Some("Uusi nimi"), None, None)),
            ..RegisterPatch::default()
        };
        change::edit(&inventory, &dpo(), &key, 1, patch, now())
            .await
            .expect("edited");
        run_due(&inventory, days(2)).await.expect("run");
        let newest_first = results(&inventory, &saved).await;
        let [changed, second, first] =
            [0, 1, 2].map(|nth: usize| newest_first[nth].digest.clone().expect("there are rows"));
        assert_eq!(first, second);
        assert_ne!(second, changed);
    })
    .await;
}

#[tokio::test]
async fn what_must_not_grow_is_measured_by_when_it_was_last_well() {
    on_each_database(|base| async move {
        let inventory = inventory(&base).await;
        shop_ended(&inventory, "2025-12-31").await;
        let new = past_retention(ReportExpectation::MustNotGrow);
        let saved = save(&inventory, &dpo(), new, now()).await.expect("saved");
        run_due(&inventory, now()).await.expect("run");
        shop_ended(&inventory, "2020-12-31").await;
        run_due(&inventory, days(1)).await.expect("run");
        // Having grown once is no new measure.
        run_due(&inventory, days(2)).await.expect("run");
        shop_ended(&inventory, "2025-12-31").await;
        run_due(&inventory, days(3)).await.expect("run");
        let (well, worse) = (ReportOutcome::Met, ReportOutcome::NotMet);
        assert_eq!(outcomes(&inventory, &saved).await, [well, worse, worse, well]);
    })
    .await;
}

#[tokio::test]
async fn it_is_run_with_the_rights_that_its_owner_has_then() {
    on_each_database(|base| async move {
        let inventory = inventory(&base).await;
        let pori = City::of(&inventory, "pori");
        let account = pori.account("Contact").await;
        let department = Some(Key::new("pori/culture"));
        let grant = pori.give(&account, Role::Contact, department, &[]).await;
        let contact = pori.actor(&account, None).await;
        let new = everything_of(Some("pori/culture"));
        let saved = save(&inventory, &contact, new, now()).await.expect("saved");
        run_due(&inventory, now()).await.expect("run");
        assert_eq!(&*results(&inventory, &saved).await[0].registers, r#"["pori/3"]"#);

        granting::revoke(&inventory, &dpo(), &grant, 1, now())
            .await
            .expect("revoked");
        run_due(&inventory, days(1)).await.expect("run");
        let refused = results(&inventory, &saved).await.remove(0);
        assert_eq!((refused.outcome, refused.row_count), (ReportOutcome::Failed, None));
        assert_eq!(refused.failure, Some(ReportFailure::Forbidden));
        let officer = pori.dpo().await;
        assert!(has_task(&inventory, &officer).await);

        close(&inventory, &account).await;
        run_due(&inventory, days(2)).await.expect("run");
        let gone = results(&inventory, &saved).await.remove(0);
        assert_eq!(gone.failure, Some(ReportFailure::OwnerGone));
        assert!(has_task(&inventory, &officer).await);

        // The officer has it run in the own name from now on.
        let take_over = SavedReportChange {
            take_over: true,
            ..SavedReportChange::default()
        };
        let version = as_it_is(&inventory, &saved).version;
        let taken = edit(&inventory, &officer, &saved.key, version, take_over, days(3))
            .await
            .expect("taken over");
        assert_eq!(taken.owner.as_ref().map(Key::as_str), officer.account.as_deref());
        assert_eq!(taken.outcome, None);
        run_due(&inventory, days(3)).await.expect("run");
        assert_eq!(outcomes(&inventory, &saved).await[0], ReportOutcome::Met);
    })
    .await;
}

async fn close(inventory: &Arc<Inventory>, account: &Key<Account>) {
    let found = inventory.snapshot().find(account).await.expect("readable");
    let version = found.expect("it is there").version;
    change::archive(inventory, &dpo(), account, version, now())
        .await
        .expect("closed");
}

#[tokio::test]
async fn only_what_lies_in_reach_can_be_saved() {
    on_each_database(|base| async move {
        let inventory = inventory(&base).await;
        let pori = City::of(&inventory, "pori");
        let contact = pori.contact("Culture").await;
        let whole = save(&inventory, &contact, everything_of(None), now()).await;
        assert!(matches!(whole, Err(Error::Forbidden)), "{whole:?}");
        let other = save(&inventory, &contact, everything_of(Some("pori/education")), now()).await;
        assert!(matches!(other, Err(Error::Forbidden)), "{other:?}");
        let auditor = save(&inventory, &pori.auditor().await, everything_of(None), now()).await;
        assert!(matches!(auditor, Err(Error::Forbidden)), "{auditor:?}");
        let stranger = City::of(&inventory, "espoo").dpo().await;
        let hidden = save(&inventory, &stranger, everything_of(None), now()).await;
        assert!(matches!(hidden, Err(Error::NotFound)), "{hidden:?}");
        let saved = save(&inventory, &pori.dpo().await, everything_of(None), now())
            .await
            .expect("saved");
        let hidden = run(&inventory, &stranger, &saved.key, 1, now()).await;
        assert!(matches!(hidden, Err(Error::NotFound)), "{hidden:?}");
        let seen = remove(&inventory, &pori.auditor().await, &saved.key, 1, now()).await;
        assert!(matches!(seen, Err(Error::Forbidden)), "{seen:?}");
    })
    .await;
}

#[tokio::test]
async fn what_has_no_answer_is_not_saved() {
    on_each_database(|base| async move {
        let inventory = inventory(&base).await;
        let refused = async |new| {
            let refused = save(&inventory, &dpo(), new, now()).await;
            problem(refused.expect_err("refused"))
        };
        let unknown = NewSavedReport {
            report: "horoscope".to_owned(),
            ..everything_of(None)
        };
        assert_eq!(refused(unknown).await, ProblemCode::UnknownReference);
        let mut about = everything_of(None);
        about.arguments.of = Some("processor:mailer".to_owned());
        assert_eq!(refused(about).await, ProblemCode::UnknownField, "it is about nothing");
        let without = NewSavedReport {
            report: "breach".to_owned(),
            ..everything_of(None)
        };
        assert_eq!(
            refused(without).await,
            ProblemCode::Required,
            "it must be about something"
        );
        let untitled = NewSavedReport {
            title: LanguageText::default(),
            ..everything_of(None)
        };
        assert_eq!(refused(untitled).await, ProblemCode::Required);
    })
    .await;
}

#[tokio::test]
async fn whoever_asks_otherwise_asks_in_their_own_name() {
    on_each_database(|base| async move {
        let inventory = inventory(&base).await;
        let pori = City::of(&inventory, "pori");
        let (first, second) = (pori.dpo().await, pori.dpo().await);
        let new = past_retention(ReportExpectation::MustStayEmpty);
        let saved = save(&inventory, &first, new, now()).await.expect("saved");
        run_due(&inventory, now()).await.expect("run");
        let seldom = SavedReportChange {
            every: Value("P1M".parse().expect("a month")),
            ..SavedReportChange::default()
        };
        let same = edit(&inventory, &second, &saved.key, 2, seldom, days(1))
            .await
            .expect("edited");
        assert_eq!(same.owner, saved.owner, "a schedule may be changed in anybody's name");
        assert_eq!(same.outcome, Some(ReportOutcome::NotMet));
        let looser = SavedReportChange {
            expectation: Some(ReportExpectation::None),
            ..SavedReportChange::default()
        };
        let other = edit(&inventory, &second, &saved.key, 3, looser, days(1))
            .await
            .expect("edited");
        assert_eq!(other.owner.as_ref().map(Key::as_str), second.account.as_deref());
        assert_eq!((other.outcome, other.asked_at), (None, Some(days(1))));
        let stale = edit(
            &inventory,
            &second,
            &saved.key,
            3,
            SavedReportChange::default(),
            days(1),
        )
        .await;
        assert_eq!(problem(stale.expect_err("stale")), ProblemCode::Stale);
    })
    .await;
}

#[tokio::test]
async fn one_that_is_paused_or_put_away_is_not_run_by_itself() {
    on_each_database(|base| async move {
        let inventory = inventory(&base).await;
        let new = past_retention(ReportExpectation::MustStayEmpty);
        let saved = save(&inventory, &dpo(), new, now()).await.expect("saved");
        let pause = SavedReportChange {
            paused: Some(true),
            ..SavedReportChange::default()
        };
        edit(&inventory, &dpo(), &saved.key, 1, pause, now())
            .await
            .expect("paused");
        assert_eq!(run_due(&inventory, days(9)).await.expect("none"), 0);
        run(&inventory, &dpo(), &saved.key, 2, days(9)).await.expect("wanted");
        assert_eq!(run_due(&inventory, days(9)).await.expect("run"), 1);
        assert_eq!(run_due(&inventory, days(10)).await.expect("none"), 0, "wanted once");
        let version = as_it_is(&inventory, &saved).version;
        remove(&inventory, &dpo(), &saved.key, version, days(10))
            .await
            .expect("put away");
        assert!(!has_task(&inventory, &dpo()).await, "what is put away asks for nothing");
        assert_eq!(run_due(&inventory, days(99)).await.expect("none"), 0);
        let again = run(&inventory, &dpo(), &saved.key, version + 1, days(99)).await;
        assert_eq!(problem(again.expect_err("put away")), ProblemCode::Archived);
    })
    .await;
}

#[tokio::test]
async fn two_instances_run_it_once() {
    on_each_database(|base| async move {
        let one = inventory(&base).await;
        let new = past_retention(ReportExpectation::None);
        let saved = save(&one, &dpo(), new, now()).await.expect("saved");
        let other = base.open().await;
        let (first, second) = tokio::join!(run_due(&one, now()), run_due(&other, now()));
        assert_eq!(first.expect("run") + second.expect("run"), 1);
        assert_eq!(results(&one, &saved).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_last_results_are_kept_and_the_one_that_others_are_measured_by() {
    on_each_database(|base| async move {
        let inventory = inventory(&base).await;
        shop_ended(&inventory, "2025-12-31").await;
        let new = past_retention(ReportExpectation::MustNotGrow);
        let saved = save(&inventory, &dpo(), new, now()).await.expect("saved");
        run_due(&inventory, now()).await.expect("run");
        shop_ended(&inventory, "2020-12-31").await;
        for day in 1..=i64::from(KEPT) + 2 {
            run_due(&inventory, days(day)).await.expect("run");
        }
        let kept: Vec<i32> = results(&inventory, &saved)
            .await
            .into_iter()
            .map(|result| result.number)
            .collect();
        let mut expected: Vec<i32> = (4..=KEPT + 3).rev().collect();
        expected.push(1);
        assert_eq!(kept, expected);
        assert_eq!(outcomes(&inventory, &saved).await[0], ReportOutcome::NotMet);
    })
    .await;
}

const LIST: &str = "{ savedReports { totalCount nodes { report title outcome owner { id } viewerCan { edit run remove }
    results(first: 1) { number outcome rowCount registers { id } failure } } } }";

#[tokio::test]
async fn those_who_may_see_it_are_told_what_came_of_it() {
    let api = Api::over(cities()).await;
    let pori = City::of(&api.inventory, "pori");
    let officer = pori.dpo().await;
    let mutation = "mutation ($input: SaveReportInput!) { saveReport(input: $input) { savedReport { id version } userErrors { code } } }";
    let input = json!({"input": {"report": "past-retention", "title": {"fi": "Vanhentuneet"}, "controller": "controller:pori",
        "expectation": "MUST_STAY_EMPTY", "every": "P7D"}});
    let made = json_of(&api.answer(&officer, mutation, input).await.into_response());
    assert_eq!(
        made["data"]["saveReport"]["savedReport"]["id"], "saved-report:1",
        "{made:#}"
    );
    run_due(&api.inventory, now()).await.expect("run");
    let ask = async |actor: &Actor| json_of(&api.answer(actor, LIST, json!({})).await.into_response());
    let told = ask(&officer).await;
    assert_eq!(
        told["data"]["savedReports"]["nodes"],
        json!([{
            "report": "past-retention", "title": {"fi": "Vanhentuneet"}, "outcome": "NOT_MET",
            "owner": {"id": format!("account:{}", officer.account.as_deref().expect("an account"))},
            "viewerCan": {"edit": true, "run": true, "remove": true},
            "results": [{"number": 1, "outcome": "NOT_MET", "rowCount": 1, "registers": [{"id": "register:pori/3"}], "failure": null}]
        }]),
        "{told:#}"
    );
    let auditor = ask(&pori.auditor().await).await;
    let can = &auditor["data"]["savedReports"]["nodes"][0]["viewerCan"];
    assert_eq!(*can, json!({"edit": false, "run": false, "remove": false}));
    for stranger in [
        pori.contact("Culture").await,
        City::of(&api.inventory, "espoo").dpo().await,
    ] {
        assert_eq!(ask(&stranger).await["data"]["savedReports"]["totalCount"], 0);
    }
    let public = ask(&Actor::public()).await;
    assert!(
        public["data"]["savedReports"]["totalCount"] == 0 || !codes(&public).is_empty(),
        "{public:#}"
    );
}
