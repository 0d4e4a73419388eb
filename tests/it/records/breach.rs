//! Breaches of personal data: the clock of Art. 33, who must be told, and what a case keeps.

use async_graphql::MaybeUndefined::{self, Value};
use chrono::{DateTime, Duration, Utc};
use entity::vocabulary::{BreachRisk, Role};
use seloste::{
    access::Actor,
    error::Error,
    records::{
        breach::BreachCase,
        breach_handling::{BreachPatch, close, open, record},
        exchange::{ImportOptions, import},
        inventory::Inventory,
        noun::Key,
        problem::ProblemCode,
        waiting::{TaskKind, tasks},
    },
};
use std::sync::Arc;

use crate::support::{Base, dpo, make, now, on_each_database};

fn hours(hours: i64) -> DateTime<Utc> {
    now() + Duration::hours(hours)
}

fn fields(error: Error) -> Vec<(String, ProblemCode)> {
    let problems = error.into_problems().expect("the error is one a person can correct");
    problems
        .into_iter()
        .map(|problem| (problem.field.trim_start_matches('/').to_owned(), problem.code))
        .collect()
}

fn lost_phone() -> BreachPatch {
    BreachPatch {
        title: Some("Kadonnut puhelin".to_owned()),
        known_at: Some(now()),
        registers: Some(vec![Key::new("pori/1")]),
        note: Some("Soitettiin operaattorille".to_owned()),
        ..BreachPatch::default()
    }
}

async fn city(base: &Base) -> Arc<Inventory> {
    let inventory = base.open().await;
    import(&inventory, &dpo(), make::city("pori"), ImportOptions::default(), now())
        .await
        .expect("imported");
    inventory
}

async fn opened(inventory: &Arc<Inventory>) -> Arc<BreachCase> {
    open(inventory, &dpo(), &Key::new("pori"), lost_phone(), hours(1))
        .await
        .expect("opened")
}

async fn waiting(inventory: &Arc<Inventory>, at: DateTime<Utc>) -> Vec<TaskKind> {
    let today = entity::Date(at.date_naive());
    let found = tasks(&inventory.snapshot(), &dpo(), today, None).await.expect("told");
    let of_breaches = [TaskKind::TellAuthority, TaskKind::TellPeople, TaskKind::CloseBreach];
    found
        .iter()
        .map(|task| task.kind)
        .filter(|kind| of_breaches.contains(kind))
        .collect()
}

#[tokio::test]
async fn a_case_goes_from_the_first_hour_to_its_end_and_keeps_what_was_written() {
    on_each_database(|base| async move {
        let inventory = city(&base).await;
        let case = opened(&inventory).await;
        assert_eq!(case.deadline(), Some(hours(72)));
        assert!(case.waits_for_authority() && !case.waits_for_people());
        assert!(!case.is_late(hours(72)) && case.is_late(hours(73)));
        assert_eq!(waiting(&inventory, hours(2)).await, [TaskKind::TellAuthority]);

        // Nothing of what Art. 33(5) wants is there yet.
        let early = close(&inventory, &dpo(), &case.key, 1, hours(2))
            .await
            .expect_err("too early");
        let missing: Vec<String> = fields(early).into_iter().map(|(field, _)| field).collect();
        assert_eq!(missing, ["risk", "authorityToldAt", "facts", "effects", "measures"]);

        let high = BreachPatch {
            risk: Value(BreachRisk::High),
            facts: Some("Puhelin jäi bussiin".to_owned()),
            effects: Some("Asiakkaiden tiedot voivat paljastua".to_owned()),
            measures: Some("Etätyhjennys".to_owned()),
            authority_told_at: Value(hours(80)),
            note: Some("Ilmoitus tehtiin".to_owned()),
            ..BreachPatch::default()
        };
        let case = record(&inventory, &dpo(), &case.key, 1, high, hours(80))
            .await
            .expect("recorded");
        assert!(case.is_late(hours(81)), "80 hours are more than 72");
        assert_eq!(waiting(&inventory, hours(81)).await, [TaskKind::TellPeople]);
        let late = close(&inventory, &dpo(), &case.key, 2, hours(81))
            .await
            .expect_err("people wait, and no reason is given");
        let expected = [
            ("delayReason", ProblemCode::Required),
            ("peopleToldAt", ProblemCode::Required),
        ];
        assert_eq!(fields(late), expected.map(|(field, code)| (field.to_owned(), code)));

        let told = BreachPatch {
            delay_reason: Some("Viikonloppu".to_owned()),
            people_told_at: Value(hours(82)),
            note: Some("Asiakkaille kirjoitettiin".to_owned()),
            ..BreachPatch::default()
        };
        let case = record(&inventory, &dpo(), &case.key, 2, told, hours(82))
            .await
            .expect("recorded");
        assert_eq!(waiting(&inventory, hours(83)).await, [TaskKind::CloseBreach]);
        let case = close(&inventory, &dpo(), &case.key, 3, hours(83))
            .await
            .expect("closed");
        assert_eq!(waiting(&inventory, hours(84)).await, []);
        let notes: Vec<&str> = case.entries.iter().map(|entry| entry.text.as_str()).collect();
        assert_eq!(
            notes,
            [
                "Soitettiin operaattorille",
                "Ilmoitus tehtiin",
                "Asiakkaille kirjoitettiin"
            ]
        );
        let times: Vec<_> = case.entries.iter().map(|entry| entry.at).collect();
        assert_eq!(times, [Some(hours(1)), Some(hours(80)), Some(hours(82))]);

        // What is closed stays as it is, here and in another instance.
        let again = record(&inventory, &dpo(), &case.key, 4, lost_phone(), hours(90))
            .await
            .expect_err("closed");
        assert_eq!(fields(again), [("id".to_owned(), ProblemCode::WrongState)]);
        let there = base.open().await;
        let there = there.snapshot().find(&case.key).await.expect("told").expect("there");
        assert_eq!(
            (&there.entries, there.risk, &there.registers),
            (&case.entries, case.risk, &case.registers)
        );
    })
    .await;
}

#[tokio::test]
async fn a_breach_that_endangers_nobody_is_documented_and_told_to_nobody() {
    let base = Base::sqlite();
    let inventory = city(&base).await;
    let case = opened(&inventory).await;
    let unlikely = BreachPatch {
        risk: Value(BreachRisk::Unlikely),
        facts: Some("Salattu laite katosi".to_owned()),
        effects: Some("Ei seurauksia".to_owned()),
        measures: Some("Laite poistettu käytöstä".to_owned()),
        ..BreachPatch::default()
    };
    let case = record(&inventory, &dpo(), &case.key, 1, unlikely, hours(100))
        .await
        .expect("recorded");
    assert_eq!((case.deadline(), case.is_late(hours(1000))), (None, false));
    close(&inventory, &dpo(), &case.key, 2, hours(101))
        .await
        .expect("closed");
}

#[tokio::test]
async fn what_cannot_be_is_refused() {
    on_each_database(|base| async move {
        let inventory = city(&base).await;
        let refused = async |alter: &dyn Fn(&mut BreachPatch)| {
            let mut known = lost_phone();
            alter(&mut known);
            let refused = open(&inventory, &dpo(), &Key::new("pori"), known, hours(1)).await;
            fields(refused.expect_err("refused"))
        };
        assert_eq!(
            refused(&|known| known.known_at = Some(hours(2))).await,
            [("knownAt".to_owned(), ProblemCode::InTheFuture)]
        );
        assert_eq!(
            refused(&|known| known.title = Some(" ".to_owned())).await,
            [("title".to_owned(), ProblemCode::Required)]
        );
        assert_eq!(
            refused(&|known| known.registers = Some(vec![Key::new("pori/99")])).await,
            [("registers/0".to_owned(), ProblemCode::UnknownReference)]
        );
        assert_eq!(
            refused(&|known| known.authority_told_at = Value(hours(-1))).await,
            [("authorityToldAt".to_owned(), ProblemCode::EndBeforeStart)]
        );
        let before = inventory.snapshot().revision;
        let nobody = Actor::over_all("auditor", &[Role::Auditor]);
        let refused = open(&inventory, &nobody, &Key::new("pori"), lost_phone(), hours(1)).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
        let case = opened(&inventory).await;
        let stale = record(&inventory, &dpo(), &case.key, 7, lost_phone(), hours(2)).await;
        assert!(matches!(stale, Err(Error::Stale { now: 1, .. })), "{stale:?}");
        let written = |facts: &str| BreachPatch {
            facts: Some(facts.to_owned()),
            ..BreachPatch::default()
        };
        record(&inventory, &dpo(), &case.key, 1, written("Ensimmäinen"), hours(2))
            .await
            .expect("recorded");
        let late = record(&inventory, &dpo(), &case.key, 1, written("Toinen"), hours(3)).await;
        let Err(Error::Stale { now: 2, conflicts }) = late else {
            panic!("{late:?}");
        };
        let told = format!("{conflicts:?}");
        assert!(told.contains("Ensimmäinen") && told.contains("Toinen"), "{told}");
        let none = BreachPatch {
            risk: MaybeUndefined::Undefined,
            ..BreachPatch::default()
        };
        let same = record(&inventory, &dpo(), &case.key, 2, none, hours(2))
            .await
            .expect("nothing to do");
        assert_eq!((same.version, inventory.snapshot().revision), (2, before + 2));
    })
    .await;
}
