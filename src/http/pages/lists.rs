//! Which cities have published notices, and which notices has a city?

use std::{collections::BTreeMap, fmt::Write, sync::Arc};

use axum::response::Response;
use entity::{LanguageText, vocabulary::NoticeState};
use serde_json::{Value as Json, json};

use super::{
    answer::{FRESH, Rendered, Sheet},
    ask::{Ask, City, encoded},
    frame, message,
    search::{self, NOT_KEPT},
};
use crate::{
    error::Result,
    notices::{
        content::Said,
        days,
        html::{fill, tag},
        words,
    },
    records::{controller::Controller, notice_version::NoticeVersion},
};

/// Notices on a page of a list.
const PAGE: usize = 50;
/// Up to this many controllers are loaded to count their notices; beyond, only those in memory are counted.
const COUNTED: usize = 24;

/// The front page, in the language the browser asks for.
pub async fn front(ask: Ask) -> Response {
    let vary = Some("accept-language");
    match cities(&ask).await {
        Ok(rendered) => Sheet {
            vary,
            ..Sheet::html(rendered, ask.language)
        }
        .answer(&ask.headers),
        Err(error) => message::failed(&ask, &error),
    }
}

/// The front page in a language, or what a search finds.
pub async fn home(ask: Ask) -> Response {
    if !ask.language_named {
        return message::not_found(&ask).await;
    }
    if search::is_asked(&ask) {
        return search::search(&ask).await;
    }
    match cities(&ask).await {
        Ok(rendered) => Sheet::html(rendered, ask.language).answer(&ask.headers),
        Err(error) => message::failed(&ask, &error),
    }
}

/// A controller's published notices, searched and filtered.
pub async fn controller(ask: Ask) -> Response {
    let city = match ask.city().await {
        Ok(Some(city)) if ask.language_named => city,
        Ok(_) => return message::not_found(&ask).await,
        Err(error) => return message::failed(&ask, &error),
    };
    match Box::pin(notices(&ask, &city)).await {
        Ok((rendered, complete)) => Sheet {
            cache: if complete { FRESH } else { NOT_KEPT },
            ..Sheet::html(rendered, ask.language)
        }
        .answer(&ask.headers),
        Err(error) => message::failed(&ask, &error),
    }
}

async fn cities(ask: &Ask) -> Result<Arc<Rendered>> {
    let snapshot = ask.app.inventory.snapshot();
    let controllers: Vec<&Arc<Controller>> = snapshot
        .shared
        .shelves
        .controllers
        .all()
        .iter()
        .filter(|controller| controller.archived_on.is_none())
        .collect();
    let mut shown = Vec::new();
    for controller in &controllers {
        let key = controller.key.as_str();
        let holding = if controllers.len() <= COUNTED {
            ask.city_named(key).await?.map(|city| city.holding)
        } else {
            snapshot.loaded(key).cloned()
        };
        let count = holding.map(|holding| {
            holding
                .shelves
                .notices
                .all()
                .iter()
                .filter(|notice| is_in_force(notice))
                .count()
        });
        if count == Some(0) {
            continue;
        }
        let name = Said::of(&controller.name, ask.language).unwrap_or_else(|| Said::plain(key));
        shown.push((folded(&name.text), json!({"slug": key, "name": name, "count": count})));
    }
    shown.sort_by(|a, b| a.0.cmp(&b.0));
    let mut frame = frame::frame(ask, None, Vec::new());
    frame.indexed = true;
    frame.canonical = Some(format!("/{}", tag(ask.language)));
    let body = json!({
        "path": format!("/{}", tag(ask.language)),
        "controllers": shown.into_iter().map(|(_, city)| city).collect::<Vec<_>>(),
    });
    Ok(Rendered::new(fill(ask.language, "home.html", &frame, body)?))
}

/// The list, and whether it says all there is. What a reader types is looked for in titles, where a part of a word is enough,
/// and then as the search does, in the whole text and in every form: what that finds too stands below, with why.
async fn notices(ask: &Ask, city: &City) -> Result<(Arc<Rendered>, bool)> {
    let query = ask.query();
    let given = |name: &str| {
        query
            .get(name)
            .map(|value| value.trim().chars().take(200).collect::<String>())
            .unwrap_or_default()
    };
    let (searched, department) = (given("q"), given("department"));
    let in_force: Vec<&Arc<NoticeVersion>> = city
        .holding
        .shelves
        .notices
        .all()
        .iter()
        .filter(|notice| is_in_force(notice))
        .collect();
    let mut found: Vec<&Arc<NoticeVersion>> = in_force
        .iter()
        .copied()
        .filter(|notice| is_of(notice, &department) && holds(notice, &searched))
        .collect();
    found.sort_by_cached_key(|notice| {
        (
            folded(notice.title.best(ask.language).map_or("", |(text, _)| text)),
            notice.key.clone(),
        )
    });

    let pages = found.len().div_ceil(PAGE).max(1);
    let number = given("page").parse::<usize>().unwrap_or(1).clamp(1, pages);
    let path = frame::city_path(city, ask.language);
    let turned = |number: usize| {
        let mut address = format!("{path}?page={number}");
        for (name, value) in [("q", &searched), ("department", &department)]
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
        {
            let _ = write!(address, "&{name}={}", encoded(value));
        }
        address
    };
    let (also, complete) = if searched.is_empty() || number > 1 {
        (Vec::new(), true)
    } else {
        let is_other = |notice: &NoticeVersion| is_of(notice, &department) && !holds(notice, &searched);
        search::beside(ask, city, &searched, is_other).await?
    };
    let filtered = !searched.is_empty() || !department.is_empty();
    let body = json!({
        "controller": {"name": frame::name_of(city, ask.language)},
        "path": path,
        "query": {"q": searched, "department": department},
        "departments": departments(ask, &in_force),
        "filtered": filtered,
        "whole": format!("/{}?q={}&controller={}", tag(ask.language), encoded(&searched), encoded(&city.holding.controller)),
        "count": found.len(),
        "notices": found.iter().skip((number - 1) * PAGE).take(PAGE).map(|notice| row(ask, &path, notice)).collect::<Vec<_>>(),
        "also": also,
        "complete": complete,
        "pages": pages,
        "number": number,
        "previous": (number > 1).then(|| turned(number - 1)),
        "next": (number < pages).then(|| turned(number + 1)),
    });
    let mut frame = frame::frame(ask, Some(city), Vec::new());
    frame.indexed = !filtered && number == 1;
    frame.canonical = (!filtered).then_some(if number == 1 { path.clone() } else { turned(number) });
    Ok((
        Rendered::new(fill(ask.language, "controller.html", &frame, body)?),
        complete,
    ))
}

fn row(ask: &Ask, path: &str, notice: &NoticeVersion) -> Json {
    json!({
        "href": format!("{path}/{}", notice.slug),
        "title": Said::of(&notice.title, ask.language),
        "department": Said::of(&notice.department, ask.language),
        "number": notice.number,
        "publishedOn": words::date(ask.language, days::in_finland(notice.published_at)),
    })
}

/// The departments notices are from, with how many each has.
fn departments(ask: &Ask, notices: &[&Arc<NoticeVersion>]) -> Vec<Json> {
    let mut counts: BTreeMap<&str, (Said, usize)> = BTreeMap::new();
    for notice in notices {
        if let Some(said) = Said::of(&notice.department, ask.language) {
            counts.entry(name(&notice.department)).or_insert((said, 0)).1 += 1;
        }
    }
    let mut shown: Vec<(&str, (Said, usize))> = counts.into_iter().collect();
    shown.sort_by_cached_key(|(_, (said, _))| folded(&said.text));
    let option = |(value, (said, count)): (&str, (Said, usize))| json!({"value": value, "name": said.text, "language": said.language, "count": count});
    shown.into_iter().map(option).collect()
}

/// What a department is known by in addresses: one name in all languages, so that a link works in each.
fn name(department: &LanguageText) -> &str {
    department
        .best(entity::vocabulary::Language::Fi)
        .map_or("", |(text, _)| text)
}

fn is_in_force(notice: &NoticeVersion) -> bool {
    notice.state == NoticeState::InForce
}

/// Whether a notice is of a department; of any when none is told.
fn is_of(notice: &NoticeVersion, department: &str) -> bool {
    department.is_empty() || name(&notice.department) == department
}

/// Whether every word searched for is in the notice's head, in any language.
fn holds(notice: &NoticeVersion, searched: &str) -> bool {
    let texts = notice
        .title
        .iter()
        .chain(notice.department.iter())
        .map(|(_, text)| folded(text));
    let head = texts.chain([notice.slug.clone()]).collect::<Vec<_>>().join("\n");
    folded(searched).split_whitespace().all(|word| head.contains(word))
}

/// Small letters without marks: `Päivähoito` is found by `paivahoito`.
fn folded(text: &str) -> String {
    let plain = |letter| match letter {
        'å' | 'ä' | 'á' | 'à' | 'â' => 'a',
        'ö' | 'ø' | 'ó' | 'õ' | 'ô' => 'o',
        'é' | 'è' | 'ë' | 'ê' => 'e',
        'ü' | 'ú' => 'u',
        'š' => 's',
        'ž' => 'z',
        other => other,
    };
    text.chars().flat_map(char::to_lowercase).map(plain).collect()
}
