//! Which notices speak of what a reader looks for? A page of hits from the index of published notices, without a script.

use std::{fmt::Write, sync::Arc};

use axum::response::Response;
use entity::vocabulary::NoticeState;
use serde_json::{Value as Json, json};

use super::{
    answer::{FRESH, Rendered, Sheet},
    ask::{Ask, City, LANGUAGES, encoded},
    frame, message,
};
use crate::{
    access::Actor,
    error::{Error, Result},
    lookup::{self, Found, Wanted, material, passages},
    notices::{
        content::Said,
        days,
        html::{self, Switch, fill, tag, word},
        words,
    },
    records::{notice_version::NoticeVersion, noun::Key},
    search::Snippet,
};

/// Hits on a page. Each one's passage is cut from what was frozen.
const PAGE: usize = 10;
/// Hits among which those are that a city's list does not show.
const BESIDE: usize = 50;
/// Pages of hits that can be turned to.
const PAGES: usize = 100;
/// Characters of a question that are read.
const LONGEST: usize = 200;
/// Cities that the hits can be narrowed to, those with most hits first.
const CITIES: usize = 12;
/// An answer that is not complete is kept by nobody.
pub(super) const NOT_KEPT: &str = "no-store";

/// What is looked for, and where.
struct Looked {
    text: String,
    controller: String,
    number: usize,
}

/// Whether the address asks for a search.
pub fn is_asked(ask: &Ask) -> bool {
    ask.query().contains_key("q")
}

/// The hits of a question, or the box to ask one.
pub async fn search(ask: &Ask) -> Response {
    match Box::pin(found(ask)).await {
        Ok((rendered, complete)) => Sheet {
            cache: if complete { FRESH } else { NOT_KEPT },
            ..Sheet::html(rendered, ask.language)
        }
        .answer(&ask.headers),
        Err(error) => message::failed(ask, &error),
    }
}

async fn found(ask: &Ask) -> Result<(Arc<Rendered>, bool)> {
    let looked = looked(ask);
    let snapshot = ask.app.inventory.snapshot();
    let wanted = Wanted {
        text: looked.text.clone(),
        language: Some(ask.language),
        controller: (!looked.controller.is_empty()).then(|| looked.controller.clone()),
        first: PAGE,
        skip: (looked.number - 1) * PAGE,
        ..Wanted::default()
    };
    // Pages are the same for everyone, whoever they are signed in as.
    let found = lookup::notices(&ask.app.inventory, &snapshot, &Actor::public(), &wanted).await?;
    let mut hits = Vec::new();
    for hit in &found.answer.hits {
        hits.extend(shown(ask, &found, &hit.key).await?);
    }
    let total = found.answer.total;
    let pages = total.div_ceil(PAGE).clamp(1, PAGES);
    let body = json!({
        "path": format!("/{}", tag(ask.language)),
        "query": looked.text,
        "controller": controller(ask, &looked),
        "asked": !looked.text.is_empty(),
        "complete": found.complete,
        "count": total,
        "hits": hits,
        "start": wanted.skip + 1,
        "cities": cities(ask, &found, &looked),
        "everywhere": address(ask, &Looked { controller: String::new(), number: 1, text: looked.text.clone() }),
        "pages": pages,
        "number": looked.number,
        "previous": (looked.number > 1).then(|| turned(ask, &looked, looked.number - 1)),
        "next": (looked.number < pages).then(|| turned(ask, &looked, looked.number + 1)),
    });
    let mut frame = frame::frame(ask, None, Vec::new());
    let heading = word(ask.language, "searchTitle");
    frame.title = if looked.text.is_empty() {
        format!("{heading} – {}", frame.title)
    } else {
        // Who hears the title first knows at once whether it was worth it.
        let count = html::count(ask.language, total as u64, "matches");
        format!("{}: {count} – {}", looked.text, frame.title)
    };
    frame.switches = switches(ask);
    Ok((
        Rendered::new(fill(ask.language, "search.html", &frame, body)?),
        found.complete,
    ))
}

/// Of a city's notices those that speak of some words and are not shown yet: the best few, and whether all were looked through.
pub async fn beside(
    ask: &Ask,
    city: &City,
    text: &str,
    is_wanted: impl Fn(&NoticeVersion) -> bool,
) -> Result<(Vec<Json>, bool)> {
    let snapshot = ask.app.inventory.snapshot();
    let wanted = Wanted {
        text: text.to_owned(),
        language: Some(ask.language),
        controller: Some(city.holding.controller.to_string()),
        first: BESIDE,
        ..Wanted::default()
    };
    let found = lookup::notices(&ask.app.inventory, &snapshot, &Actor::public(), &wanted).await?;
    let is_wanted = |id: &str| {
        let notice = Key::<NoticeVersion>::from_id(id).and_then(|key| city.holding.shelves.notices.get(key.as_str()));
        notice.is_some_and(|notice| is_wanted(notice))
    };
    let ids: Vec<&str> = found
        .answer
        .hits
        .iter()
        .map(|hit| &*hit.key)
        .filter(|id| is_wanted(id))
        .take(PAGE)
        .collect();
    let mut hits = Vec::new();
    for id in ids {
        hits.extend(shown(ask, &found, id).await?);
    }
    Ok((hits, found.complete))
}

fn looked(ask: &Ask) -> Looked {
    let query = ask.query();
    let given = |name: &str| query.get(name).map(|value| value.trim()).unwrap_or_default();
    Looked {
        text: given("q").chars().take(LONGEST).collect(),
        controller: given("controller").chars().take(LONGEST).collect(),
        number: given("page").parse::<usize>().unwrap_or(1).clamp(1, PAGES),
    }
}

/// A hit as the page shows it; nothing when the notice has just been withdrawn.
async fn shown(ask: &Ask, found: &Found, id: &str) -> Result<Option<Json>> {
    let Some(key) = Key::<NoticeVersion>::from_id(id) else {
        return Ok(None);
    };
    let Some(city) = ask.city_named(key.owner().unwrap_or_default()).await? else {
        return Ok(None);
    };
    let notice = city.holding.shelves.notices.get(key.as_str());
    let Some(notice) = notice.filter(|notice| notice.state == NoticeState::InForce) else {
        return Ok(None);
    };
    let document = passages::document(&ask.app.inventory, notice).await?;
    let document = document.ok_or_else(|| Error::Internal(format!("the content of {key} is not there")))?;
    let passage = found.asked.snippet(&document).map(|snippet| passage(ask, &snippet));
    Ok(Some(json!({
        "href": format!("{}/{}", frame::city_path(&city, ask.language), notice.slug),
        "title": Said::of(&notice.title, ask.language),
        "controller": frame::name_of(&city, ask.language),
        "department": Said::of(&notice.department, ask.language),
        "publishedOn": words::date(ask.language, days::in_finland(notice.published_at)),
        "passage": passage,
    })))
}

fn passage(ask: &Ask, snippet: &Snippet) -> Json {
    let piece = |(text, matched): (&str, bool)| json!({"text": text, "matched": matched});
    json!({
        "language": (snippet.language != ask.language).then_some(snippet.language),
        "pieces": snippet.pieces().map(piece).collect::<Vec<_>>(),
        "before": snippet.begins_before,
        "after": snippet.goes_on,
    })
}

/// The city that the search is narrowed to, by its name; by what was given when there is none.
fn controller(ask: &Ask, looked: &Looked) -> Option<Json> {
    if looked.controller.is_empty() {
        return None;
    }
    let snapshot = ask.app.inventory.snapshot();
    let found = snapshot.shared.shelves.controllers.get(&looked.controller);
    let name = found
        .filter(|controller| controller.archived_on.is_none())
        .and_then(|controller| Said::of(&controller.name, ask.language));
    let name = name.unwrap_or_else(|| Said::plain(looked.controller.clone()));
    Some(json!({"key": looked.controller, "name": name}))
}

/// The cities with most hits, where there are several to choose from.
fn cities(ask: &Ask, found: &Found, looked: &Looked) -> Vec<Json> {
    if !looked.controller.is_empty() {
        return Vec::new();
    }
    let snapshot = ask.app.inventory.snapshot();
    let counts = found.answer.facets.iter();
    let cities: Vec<Json> = counts
        .filter(|count| count.facet.name == material::CONTROLLER)
        .take(CITIES)
        .filter_map(|count| {
            let key = &count.facet.value;
            let controller = snapshot.shared.shelves.controllers.get(key.as_str())?;
            let narrowed = Looked {
                text: looked.text.clone(),
                controller: key.clone(),
                number: 1,
            };
            Some(json!({
                "name": Said::of(&controller.name, ask.language),
                "count": count.count,
                "href": address(ask, &narrowed),
            }))
        })
        .collect();
    if cities.len() > 1 { cities } else { Vec::new() }
}

fn turned(ask: &Ask, looked: &Looked, number: usize) -> String {
    let Looked { text, controller, .. } = looked;
    address(
        ask,
        &Looked {
            text: text.clone(),
            controller: controller.clone(),
            number,
        },
    )
}

fn address(ask: &Ask, looked: &Looked) -> String {
    format!("/{}?{}", tag(ask.language), query(looked))
}

fn query(looked: &Looked) -> String {
    let mut query = format!("q={}", encoded(&looked.text));
    if !looked.controller.is_empty() {
        let _ = write!(query, "&controller={}", encoded(&looked.controller));
    }
    if looked.number > 1 {
        let _ = write!(query, "&page={}", looked.number);
    }
    query
}

/// The same search in the other languages, from its beginning.
fn switches(ask: &Ask) -> Vec<Switch> {
    let looked = Looked {
        number: 1,
        ..looked(ask)
    };
    LANGUAGES
        .map(|language| Switch {
            code: tag(language),
            name: frame::own_name(language),
            href: format!("/{}?{}", tag(language), query(&looked)),
            current: language == ask.language,
        })
        .into()
}
