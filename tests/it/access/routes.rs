//! What does each address tell of each situation? The routes of the program, in one list that is held against the source.

use std::{collections::BTreeSet, path::Path, sync::Arc};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::Request,
};
use seloste::{app::App, http::server::router};
use tower::ServiceExt;

use super::world::World;
use crate::support::Base;

/// Every route, whether it is a public page, and what it answers about a register of each situation: published in a department,
/// published in another city, never published, archived without ever having been published, not there at all.
///
/// Pages do not look at who reads, so what is written here holds for everyone.
pub const ROUTES: [(&str, [u16; 5]); 22] = [
    ("/", [200; 5]),
    ("/{language}", [200; 5]),
    ("/{language}/{controller}", [200; 5]),
    ("/{language}/{controller}/{register}", [200, 200, 404, 404, 404]),
    (
        "/{language}/{controller}/{register}/v/{number}",
        [200, 200, 404, 404, 404],
    ),
    (
        "/{language}/{controller}/{register}/versions",
        [200, 200, 404, 404, 404],
    ),
    (
        "/{language}/{controller}/{register}/diff/{older}/{newer}",
        [200, 200, 404, 404, 404],
    ),
    ("/assets/{file}", [404; 5]),
    ("/favicon.ico", [308; 5]),
    // The page of the web client, the same for every address below it that is no file: `make web` builds it.
    ("/app", [200; 5]),
    ("/app/{*path}", [404; 5]),
    ("/graphql", [400; 5]),
    ("/graphql/live", [400; 5]),
    ("/sign-in", [200; 5]),
    ("/sign-in/{provider}", [404; 5]),
    ("/sign-in/{provider}/callback", [404; 5]),
    ("/sign-out", [200; 5]),
    // Reports are for those who are signed in; what they are told is asked in tests/it/reports.
    ("/reports/{file}", [401; 5]),
    // So are auditors' packs: tests/it/audit_pack/download.rs.
    ("/audit-pack/{file}", [401; 5]),
    ("/healthz", [200; 5]),
    ("/readyz", [200; 5]),
    ("/nowhere/at/all/there/is", [404; 5]),
];

/// The registers that a route is asked about, in the order of its answers.
pub const REGISTERS: [(&str, &str); 5] = [
    ("pori", "oppilaat-1"),
    ("espoo", "lainaajat-2"),
    ("pori", "kokeilu-3"),
    ("pori", "vanha-4"),
    ("pori", "ei-mitaan"),
];

/// The address of a route about a register.
pub fn address(route: &str, controller: &str, register: &str) -> String {
    route
        .replace("{language}", "fi")
        .replace("{controller}", controller)
        .replace("{register}", register)
        .replace("{file}", "none.css")
        .replace("{*path}", "none.js")
        .replace("{provider}", "none")
        .replace("{number}", "1")
        .replace("{older}", "1")
        .replace("{newer}", "1")
}

/// The router over a world, as it is served.
pub fn site(world: &World) -> Router {
    router(Arc::new(App::new(Arc::clone(&world.inventory), false)))
}

/// The answer to a GET: its status, its headers and its body as one text.
pub async fn get(site: &Router, path: &str, headers: &[(&str, &str)]) -> (u16, String) {
    let mut request = Request::builder().uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Body::empty()).expect("the request can be made");
    let response = site.clone().oneshot(request).await.expect("the router always answers");
    let (mut parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.expect("the body ends");
    // The digest of a page that repeats the address differs with the address.
    parts.headers.remove("etag");
    // What someone is told who says who they are is kept nowhere; all else is the same.
    if headers.iter().any(|(name, _)| *name == "authorization") {
        parts.headers.remove("cache-control");
    }
    (
        parts.status.as_u16(),
        format!("{:?}\n{}", parts.headers, String::from_utf8_lossy(&bytes)),
    )
}

/// A page without what is another each time: the nonces of its scripts, and the id of a failure that it asks to be quoted.
fn without_quote(page: &str) -> String {
    let page = without_nonces(page);
    match page
        .split_once("<code>")
        .map(|(before, after)| (before, after.split_once("</code>")))
    {
        Some((before, Some((_, after)))) => format!("{before}{after}"),
        _ => page,
    }
}

fn without_nonces(page: &str) -> String {
    let mut pieces = page.split("nonce=\"");
    let first = pieces.next().unwrap_or_default().to_owned();
    let page = pieces.fold(first, |text, piece| {
        text + "nonce=\"" + piece.find('"').map_or("", |end| &piece[end..])
    });
    let mut pieces = page.split("'nonce-");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| {
        text + "'nonce-" + piece.find('\'').map_or("", |end| &piece[end..])
    })
}

/// A route without a line above is one that nobody has thought of.
#[test]
fn every_route_of_the_source_is_in_the_list() {
    let mut found = BTreeSet::new();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    routes_in(&source, &mut found);
    let known: BTreeSet<String> = ROUTES.iter().map(|(route, _)| (*route).to_owned()).collect();
    let unknown: Vec<&String> = found.difference(&known).collect();
    assert!(unknown.is_empty(), "say in routes.rs what {unknown:?} answers");
    let gone: Vec<&String> = known
        .difference(&found)
        .filter(|route| *route != "/nowhere/at/all/there/is")
        .collect();
    assert!(gone.is_empty(), "{gone:?} is in routes.rs and not in the program");
}

fn routes_in(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("the source is there") {
        let path = entry.expect("it can be listed").path();
        if path.is_dir() {
            routes_in(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = std::fs::read_to_string(&path).expect("source is text");
            // The address may stand on the line after.
            for after in text.split(".route(").skip(1) {
                let address = after
                    .trim_start()
                    .strip_prefix('"')
                    .and_then(|after| after.split('"').next());
                found.extend(address.map(str::to_owned));
            }
        }
    }
}

#[tokio::test]
async fn every_route_tells_what_is_published_and_nothing_else() {
    let world = Box::pin(World::on(Base::sqlite())).await;
    let site = site(&world);
    for (route, expected) in ROUTES {
        let mut answers = Vec::new();
        for ((controller, register), expected) in REGISTERS.into_iter().zip(expected) {
            let (status, text) = get(&site, &address(route, controller, register), &[]).await;
            assert_eq!(status, expected, "{route} about {controller}/{register}: {text}");
            answers.push(without_quote(&text.replace(register, "REGISTER")));
        }
        // What was never published, what was put away and what never was read the same, byte for byte.
        assert_eq!(answers[2], answers[4], "{route}");
        assert_eq!(answers[3], answers[4], "{route}");
    }
}

#[tokio::test]
async fn no_page_tells_more_to_anyone_who_says_who_they_are() {
    let world = Box::pin(World::on(Base::sqlite())).await;
    let site = site(&world);
    let mut readers = vec![("an invented token", "Bearer seloste_invented".to_owned())];
    for name in [
        "contact", "dpo", "auditor", "admin", "chief", "root", "disabled", "lapsed",
    ] {
        // An account that was closed or whose role has ended has no token that could be made; it keeps the one it had.
        if let Some(token) = world.token_of(name).await {
            readers.push((name, format!("Bearer {token}")));
        }
    }
    assert!(readers.len() > 6, "{readers:?}");
    let for_some = ["/graphql", "/reports", "/audit-pack"];
    let for_all = |route: &str| !for_some.iter().any(|own| route.starts_with(own));
    for (route, _) in ROUTES.iter().filter(|(route, _)| for_all(route)) {
        for (controller, register) in REGISTERS {
            let address = address(route, controller, register);
            let nobody = get(&site, &address, &[("authorization", "none")]).await;
            for (reader, shown) in &readers {
                let told = get(&site, &address, &[("authorization", shown)]).await;
                let same = (told.0, without_quote(&told.1)) == (nobody.0, without_quote(&nobody.1));
                assert!(same, "{address} for {reader}: {told:?}\nand for nobody: {nobody:?}");
            }
        }
    }
    for (reader, shown) in &readers {
        let (status, text) = get(
            &site,
            "/graphql?query=%7Bviewer%7Bname%7D%7D",
            &[("authorization", shown)],
        )
        .await;
        let known = ["contact", "dpo", "auditor", "admin", "chief", "root", "lapsed"].contains(reader);
        assert_eq!(status, if known { 200 } else { 401 }, "{reader}: {text}");
    }
}
