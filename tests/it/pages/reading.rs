//! What a notice's page says: now, before, and when it is gone.

use async_graphql::MaybeUndefined;
use axum::http::{Method, StatusCode};
use entity::LanguageText;
use seloste::records::{
    change::edit,
    noun::Key,
    register::{Register, RegisterPatch},
};

use super::{Site, after};
use crate::support::{dpo, make, now};

async fn rename(site: &Site, version: i32, name: &str) {
    let patch = RegisterPatch {
        name: MaybeUndefined::Value(LanguageText::new(Some(name), None, None)),
        ..RegisterPatch::default()
    };
    Box::pin(edit(
        &site.inventory,
        &dpo(),
        &Key::<Register>::new("pori/1"),
        version,
        patch,
        now(),
    ))
    .await
    .expect("renamed");
}

#[tokio::test]
async fn a_page_shows_what_was_published_and_no_later_edit() {
    let site = Site::of_a_city().await;
    rename(&site, 1, "Aivan uusi nimi").await;
    let page = site.get("/fi/pori/asiakkaat").await;
    assert_eq!(page.status, StatusCode::OK);
    page.shows("<html lang=\"fi\"")
        .shows("Asiakkaat")
        .shows("Versio 1")
        .shows("Voimassa")
        .shows("2.3.2026")
        .hides("Aivan uusi nimi");

    site.publish("pori/1", after(1)).await;
    site.get("/fi/pori/asiakkaat")
        .await
        .shows("Aivan uusi nimi")
        .shows("Versio 2");
}

#[tokio::test]
async fn a_register_without_a_published_notice_has_no_page() {
    let site = Site::of_a_city().await;
    let page = site.get("/fi/pori/kirjasto").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    page.shows("mailto:dpo@city.example").hides("Kirjasto");
    site.get("/fi/pori").await.shows("/fi/pori/asiakkaat").hides("kirjasto");
}

#[tokio::test]
async fn every_version_stays_readable_and_says_whether_it_holds() {
    let site = Site::of_a_city().await;
    rename(&site, 1, "Kunnan asiakkaat").await;
    site.publish("pori/1", after(10)).await;
    let first = site.get("/fi/pori/asiakkaat/v/1").await;
    assert_eq!(first.status, StatusCode::OK);
    first
        .shows("Korvattu uudemmalla")
        .shows("href=\"/fi/pori/asiakkaat\"")
        .shows("noindex");
    site.get("/en/pori/asiakkaat/v/2")
        .await
        .shows("In force")
        .shows("diff/1/2");
    site.get("/sv/pori/asiakkaat/versions")
        .await
        .shows("Version 2")
        .shows("Version 1")
        .shows("/sv/pori/asiakkaat/diff/1/2");
    for missing in [
        "/fi/pori/asiakkaat/v/3",
        "/fi/pori/asiakkaat/v/01",
        "/fi/pori/asiakkaat/v/x",
        "/fi/pori/asiakkaat/diff/1/9",
    ] {
        let page = site.get(missing).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{missing}");
        page.shows("/fi/pori/asiakkaat/versions");
    }
    let difference = site.get("/fi/pori/asiakkaat/diff/1/2").await;
    assert_eq!(difference.status, StatusCode::OK);
    difference.shows("<ins>").shows("<del>").shows("Kunnan asiakkaat");
    site.get("/fi/pori/asiakkaat/diff/2/2")
        .await
        .shows("Versioiden sisältö on sama.");
}

#[tokio::test]
async fn what_was_said_on_a_day_is_shown_by_the_calendar_of_finland() {
    let site = Site::of_a_city().await;
    rename(&site, 1, "Kunnan asiakkaat").await;
    // 22.30 UTC on 11 March is half past midnight on 12 March in Finland.
    site.publish("pori/1", after(9) + chrono::Duration::minutes(13 * 60 + 30))
        .await;
    let at = |day: &str| format!("/fi/pori/asiakkaat?at={day}");
    site.get(&at("2026-03-02"))
        .await
        .shows("Versio 1")
        .shows("Näin seloste kuului 2.3.2026.");
    site.get(&at("2026-03-11")).await.shows("Versio 1");
    site.get(&at("2026-03-12"))
        .await
        .shows("Versio 2")
        .shows("Kunnan asiakkaat");

    let before = site.get(&at("2026-03-01")).await;
    assert_eq!(before.status, StatusCode::NOT_FOUND);
    before.shows("Ensimmäinen versio julkaistiin 2.3.2026");
    for wrong in ["2026-02-30", "yesterday", "1.3.2026", "2026-3-1", "9999-01-01", "%00"] {
        let page = site.get(&at(wrong)).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{wrong}");
        page.shows("dpo@city.example");
    }
}

#[tokio::test]
async fn a_withdrawn_notice_is_gone_with_its_reason_and_its_versions_stay() {
    let site = Site::of_a_city().await;
    site.withdraw("pori/1/1", "Palvelu on päättynyt.", after(5)).await;
    for path in ["/fi/pori/asiakkaat", "/en/pori/asiakkaat", "/fi/pori/asiakkaat.json"] {
        let page = site.get(path).await;
        assert_eq!(page.status, StatusCode::GONE, "{path}");
        page.shows("Palvelu on päättynyt.")
            .shows("mailto:dpo@city.example")
            .shows("/pori/asiakkaat/versions");
    }
    site.get("/en/pori/asiakkaat")
        .await
        .shows("lang=\"fi\"")
        .shows("(in Finnish)");
    site.get("/fi/pori/asiakkaat/v/1")
        .await
        .shows("Poistettu käytöstä")
        .shows("Palvelu on päättynyt.");
    assert_eq!(
        site.get("/fi/pori/asiakkaat?at=2026-03-06").await.status,
        StatusCode::OK
    );
    assert_eq!(
        site.get("/fi/pori/asiakkaat?at=2026-03-07").await.status,
        StatusCode::GONE
    );
    site.get("/fi/pori").await.hides("/fi/pori/asiakkaat");
}

#[tokio::test]
async fn a_notice_is_given_in_every_language_and_form() {
    let site = Site::of_a_city().await;
    for language in ["fi", "sv", "en"] {
        let page = site.get(&format!("/{language}/pori/asiakkaat")).await;
        assert_eq!(page.header("content-language"), language);
        for other in ["fi", "sv", "en"] {
            page.shows(&format!("href=\"/{other}/pori/asiakkaat\" hreflang=\"{other}\""));
        }
        for (suffix, media_type) in [
            ("md", "text/markdown; charset=utf-8"),
            ("txt", "text/plain; charset=utf-8"),
            ("json", "application/json"),
        ] {
            page.shows(&format!("href=\"/{language}/pori/asiakkaat.{suffix}\""));
            for path in [
                format!("/{language}/pori/asiakkaat.{suffix}"),
                format!("/{language}/pori/asiakkaat/v/1.{suffix}"),
            ] {
                let other = site.get(&path).await;
                assert_eq!(
                    (other.status, other.header("content-type")),
                    (StatusCode::OK, media_type),
                    "{path}"
                );
                assert!(
                    other.text.contains("Asiakkaat") || other.text.contains("Customers"),
                    "{path}: {}",
                    other.text
                );
            }
        }
    }
}

#[tokio::test]
async fn text_that_looks_like_markup_template_or_formula_stays_text() {
    let nasty = "<script>alert(1)</script> {{ 7919 * 7927 }} {% raw %} =1+1 \" onload=\"x";
    let mut document = make::city("pori");
    let register = document.registers.first_mut().expect("the city has registers");
    register.name = make::finnish(nasty);
    let site = Site::over(document).await;
    // A placeholder in a text is an error of its own; here it is to be shown.
    site.publish_as_it_stood("pori/1", now()).await;
    for path in [
        "/fi/pori/asiakkaat",
        "/fi/pori",
        "/en/pori/asiakkaat",
        "/fi/pori/asiakkaat/versions",
        "/fi/pori?q=%3Cscript%3E%22%27",
    ] {
        let page = site.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        page.hides("<script").hides(" onload=\"").hides("62773913");
        page.shows("&lt;script&gt;");
    }
    site.get("/fi/pori/asiakkaat")
        .await
        .shows("{{ 7919 * 7927 }} {% raw %} =1+1 &quot; onload=&quot;x");
}

#[tokio::test]
async fn a_page_is_read_and_nothing_else() {
    let site = Site::of_a_city().await;
    for method in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH] {
        for path in ["/", "/fi", "/fi/pori", "/fi/pori/asiakkaat", "/fi/pori/asiakkaat/v/1"] {
            let page = site.ask(method.clone(), path, &[]).await;
            assert_eq!(page.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
            assert_eq!(page.header("allow"), "GET,HEAD", "{method} {path}");
        }
    }
    let (get, head) = (
        site.get("/fi/pori/asiakkaat").await,
        site.ask(Method::HEAD, "/fi/pori/asiakkaat", &[]).await,
    );
    assert_eq!((head.status, head.text.as_str()), (StatusCode::OK, ""));
    assert_eq!(head.header("etag"), get.header("etag"));
    assert_eq!(head.header("content-length"), get.text.len().to_string());
}

#[tokio::test]
async fn a_notice_in_the_citys_own_layout_is_also_given_in_layers_with_a_picture() {
    let site = Site::over(make::example()).await;
    site.publish_as_it_stood("jyvaskyla/1", now()).await;
    let own = site.get("/en/jyvaskyla/robottipuhelut").await;
    own.shows("/en/jyvaskyla/robottipuhelut?layout=standard")
        .hides("role=\"img\"");
    let layered = site.get("/en/jyvaskyla/robottipuhelut?layout=standard").await;
    layered
        .shows("role=\"img\"")
        .shows("Trimble Locus")
        .shows("Leadventure")
        .shows("rel=\"canonical\"")
        .shows("href=\"/en/jyvaskyla/robottipuhelut\"");
    let old = site.get("/en/jyvaskyla/robottipuhelut/v/1?layout=standard").await;
    old.shows("role=\"img\"");
}
