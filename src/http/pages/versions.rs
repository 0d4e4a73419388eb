//! Which versions of a notice have there been, and what changed from one to another?

use axum::response::{IntoResponse, Redirect, Response};
use entity::vocabulary::NoticeState;
use serde_json::{Value as Json, json};

use super::{
    answer::{Rendered, Sheet},
    ask::Ask,
    frame::{self, step},
    message,
    notice::{Published, day, find, frozen, no_version, path, title},
};
use crate::{
    error::Result,
    notices::{
        content::Said,
        days,
        difference::{self, SectionDifference},
        html::{fill, word},
    },
    records::notice_version::NoticeVersion,
};

/// The list of a notice's versions.
pub async fn list(ask: Ask) -> Response {
    let published = match find(&ask, ask.step(2)).await {
        Ok(published) => published,
        Err(response) => return response,
    };
    if published.slug != ask.step(2) {
        return Redirect::permanent(&format!("{}/versions", path(&ask, &published))).into_response();
    }
    answered(&ask, &published, list_page(&ask, &published))
}

/// The difference between two versions.
pub async fn difference(ask: Ask) -> Response {
    let published = match find(&ask, ask.step(2)).await {
        Ok(published) => published,
        Err(response) => return response,
    };
    let (older, newer) = (ask.step(4), ask.step(5));
    match (published.numbered(older), published.numbered(newer)) {
        (Some(older), Some(newer)) => answered(&ask, &published, difference_page(&ask, &published, older, newer).await),
        (None, _) => no_version(&ask, &published, older),
        (_, None) => no_version(&ask, &published, newer),
    }
}

fn answered(ask: &Ask, published: &Published, text: Result<String>) -> Response {
    match text {
        Ok(text) => Sheet {
            modified: published.changed_at(),
            ..Sheet::html(Rendered::new(text), ask.language)
        }
        .answer(&ask.headers),
        Err(error) => message::failed(ask, &error),
    }
}

fn list_page(ask: &Ask, published: &Published) -> Result<String> {
    let here = path(ask, published);
    let last = published.versions.last();
    let name = last.map(|version| title(ask, version)).unwrap_or_default();
    let row = |version: &NoticeVersion| {
        let before = published.versions.iter().rfind(|other| other.number < version.number);
        json!({
            "number": version.number,
            "before": before.map(|before| before.number),
            // The version in force is read at the notice's own address.
            "href": if version.state == NoticeState::InForce { here.clone() } else { format!("{here}/v/{}", version.number) },
            "state": version.state,
            "publishedOn": day(ask, version.published_at),
            "withdrawnOn": version.withdrawn_at.map(|moment| day(ask, moment)),
            "reason": Said::of(&version.withdrawn_reason, ask.language),
            "correction": Said::of(&version.correction, ask.language),
            "difference": before.map(|before| format!("{here}/diff/{}/{}", before.number, version.number)),
        })
    };
    let steps = vec![
        step(&name, here.clone()),
        step(&Said::plain(word(ask.language, "versionsOf")), None),
    ];
    let frame = frame::frame(ask, Some(&published.city), steps);
    let body = json!({
        "name": name,
        "path": here,
        "firstDay": published.versions.first().map(|version| days::in_finland(version.published_at)),
        "today": days::in_finland(ask.now),
        "versions": published.versions.iter().rev().map(|version| row(version)).collect::<Vec<_>>(),
    });
    fill(ask.language, "versions.html", &frame, body)
}

async fn difference_page(
    ask: &Ask,
    published: &Published,
    older: &NoticeVersion,
    newer: &NoticeVersion,
) -> Result<String> {
    let here = path(ask, published);
    let name = title(ask, newer);
    let differences = difference::difference(&frozen(ask, older).await?, &frozen(ask, newer).await?, ask.language);
    let section = |section: &SectionDifference| {
        let heading = [section.number.as_str(), section.heading.as_str()].join(" ");
        json!({"heading": heading.trim(), "removed": section.removed, "added": section.added})
    };
    let end = |version: &NoticeVersion| -> Json {
        json!({"number": version.number, "publishedOn": day(ask, version.published_at), "href": format!("{here}/v/{}", version.number)})
    };
    let steps = vec![
        step(&name, here.clone()),
        step(
            &Said::plain(word(ask.language, "versionsOf")),
            format!("{here}/versions"),
        ),
        step(&Said::plain(format!("{} → {}", older.number, newer.number)), None),
    ];
    let frame = frame::frame(ask, Some(&published.city), steps);
    let body = json!({
        "name": name,
        "older": end(older),
        "newer": end(newer),
        "versions": format!("{here}/versions"),
        "sections": differences.iter().map(section).collect::<Vec<_>>(),
    });
    fill(ask.language, "difference.html", &frame, body)
}
