//! Is a report that is longer than a page told whole, each row once? And do its rows lead to what is published?

use std::{collections::BTreeSet, sync::Arc};

use entity::{Date, vocabulary::Language};
use seloste::{
    notices::publish::publish,
    records::{
        exchange::{self, Document},
        inventory::Inventory,
        noun::Key,
    },
    reports::{
        arguments::Arguments,
        list::changes::{ChangeRow, Changes},
        report::Ask,
        run::{Page, Place, page},
    },
};
use serde_json::json;

use super::with;
use crate::{
    graphql::Api,
    support::{Base, dpo, make, now, on_each_database},
};

/// A city with so many registers that say nothing, each an entry of the log.
fn wordless(city: &str, registers: usize) -> Document {
    let registers: Vec<_> = (10..10 + registers)
        .map(|number| {
            json!({
                "key": format!("{city}/{number}"), "name": {"fi": format!("Rekisteri {number}")}, "controller": city,
                "number": number, "slug": format!("r-{number}"),
            })
        })
        .collect();
    let document = json!({"format": "seloste/1", "registers": registers}).to_string();
    exchange::read(&document).unwrap_or_else(|problems| panic!("{}", problems.lines(Language::En)))
}

fn ask(inventory: &Arc<Inventory>) -> Ask {
    Ask {
        inventory: Arc::clone(inventory),
        snapshot: inventory.snapshot(),
        actor: dpo(),
        now: now(),
        on: Date(now().date_naive()),
        language: Language::Fi,
        base: None,
        arguments: Arguments::default(),
    }
}

async fn part(ask: &Ask, first: usize, after: Option<&Place>, whole: bool) -> Page<Changes> {
    page(ask, first, after, whole).await.expect("it answers")
}

#[tokio::test]
async fn a_long_log_is_told_on_pages_each_change_once_and_read_once() {
    on_each_database(|base| Box::pin(tell_in_pages(base))).await;
}

async fn tell_in_pages(base: Base) {
    let inventory = base.open().await;
    with(&inventory, [make::city("espoo"), make::city("pori")]).await;
    with(&inventory, [wordless("pori", 2_300), wordless("espoo", 120)]).await;
    let ask = ask(&inventory);
    let (count, _) = part(&ask, 1, None, true).await.whole.expect("all were counted");
    assert!(count > 2_420, "{count} entries of the log");
    let (mut told, mut pages, mut after): (Vec<ChangeRow>, _, Option<Place>) = (Vec::new(), 0, None);
    loop {
        let next = part(&ask, 100, after.as_ref(), false).await;
        pages += 1;
        after = next.rows.last().map(|(place, _)| place.clone());
        told.extend(next.rows.into_iter().map(|(_, row)| row));
        if !next.more {
            break;
        }
        assert_eq!(told.len(), pages * 100, "only the last page is short");
    }
    let indexes: BTreeSet<i64> = told.iter().map(|row| row.index).collect();
    assert_eq!((told.len(), indexes.len()), (told.len(), told.len()), "each once");
    assert_eq!(told.len() as u64, count);
    // One controller after the other, each from its oldest entry to its newest.
    assert!(told.iter().map(|row| (&row.controller, row.index)).is_sorted());
    // Of a log of thousands the last page reads the last part alone.
    let last = after.expect("a last row");
    assert!(
        &*last.controller == "pori" && last.part.is_some_and(|part| part > 1_000),
        "{last:?}"
    );
    // Wherever a page begins, it goes on as the whole does.
    for skipped in [1, 99, 999, 1_000, 1_001, 1_500] {
        let before = part(&ask, skipped, None, false).await;
        let place = &before.rows.last().expect("a row").0;
        let next = part(&ask, 3, Some(place), false).await;
        let expected: Vec<i64> = told[skipped..skipped + 3].iter().map(|row| row.index).collect();
        let found: Vec<i64> = next.rows.iter().map(|(_, row)| row.index).collect();
        assert_eq!(found, expected, "after {skipped}");
    }
}

#[tokio::test]
async fn over_graphql_too_a_cursor_goes_on_where_the_page_before_ended() {
    let api = Api::over([make::city("pori"), wordless("pori", 1_150)]).await;
    let page = |rest: &str| {
        format!(
            "{{ reports(controller: \"controller:pori\") {{ changes(first: 100{rest}) {{ pageInfo {{ hasNextPage endCursor }} nodes {{ index }} }} }} }}"
        )
    };
    let (mut indexes, mut after): (Vec<i64>, String) = (Vec::new(), String::new());
    loop {
        let answer = api.data(&page(&after)).await["reports"]["changes"].clone();
        let nodes = answer["nodes"].as_array().expect("rows").iter();
        indexes.extend(nodes.map(|node| node["index"].as_i64().expect("a number")));
        if answer["pageInfo"]["hasNextPage"] == false {
            break;
        }
        let cursor = answer["pageInfo"]["endCursor"].as_str().expect("a cursor");
        after = format!(", after: \"{cursor}\"");
    }
    assert!(indexes.len() > 1_150 && indexes.is_sorted(), "{}", indexes.len());
    assert_eq!(indexes.iter().collect::<BTreeSet<_>>().len(), indexes.len());
    let codes = api.codes(&page(", after: \"bm9uc2Vuc2U\"")).await;
    assert_eq!(codes, ["BAD_USER_INPUT"]);
}

#[tokio::test]
async fn rows_over_graphql_lead_to_the_published_notice() {
    let link = "{ reports(of: \"processor:pori-cloud\") { ending { nodes { notice { text { text } address } } } } }";
    let api = Api::over([make::city("pori")]).await;
    publish(&api.inventory, &dpo(), &Key::new("pori/1"), 1, now())
        .await
        .expect("it publishes");
    let unknown = api.data(link).await["reports"]["ending"]["nodes"][0]["notice"].clone();
    assert_eq!(unknown["address"], json!(null), "{unknown}");
    let api = api.reached_at("https://seloste.example");
    let known = api.data(link).await["reports"]["ending"]["nodes"][0]["notice"].clone();
    assert_eq!(known["text"], unknown["text"]);
    assert_eq!(known["address"], "https://seloste.example/en/pori/asiakkaat");
}
