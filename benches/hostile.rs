//! What do documents made to cost much cost? CPU time and memory of each kind, through the whole router. Prints only.
//!
//! CPU is that of the process from sending the request to the end of its answer, the least of some rounds, for the machine may
//! be busy with other things. Memory is how far the resident set rose above where it was, the first time the kind is sent; each
//! kind has a process of its own, since an allocator does not give back what another kind took. Linux only, since both are read
//! from /proc. CONTROLLERS and REGISTERS set how much there is to walk through.

#[path = "../tests/it/edge/hostile/mod.rs"]
mod hostile;

use std::{fs, path::Path, sync::Arc, time::Duration};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use rand::rngs::OsRng;
use seloste::{
    app::App,
    generate::{Size, generate},
    history::{Log, files::LogFiles},
    http::server::router,
    records::{
        database,
        inventory::{Inventory, Limits},
    },
};
use tower::ServiceExt;

const ROUNDS: usize = 5;

/// Set for the processes that measure one kind: which, and over which database.
const KIND: &str = "HOSTILE_KIND";
const PLACE: &str = "HOSTILE_PLACE";
/// What is shown by whoever asks: a data protection officer, for whom all there is is looked through.
const TOKEN: &str = "HOSTILE_TOKEN";

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .expect("the runtime starts");
    match std::env::var(KIND) {
        Ok(kind) => runtime.block_on(measure(&kind)),
        Err(_) => runtime.block_on(measure_all()),
    }
}

async fn measure_all() {
    let number = |name, usual| {
        std::env::var(name)
            .ok()
            .and_then(|text| text.parse().ok())
            .unwrap_or(usual)
    };
    let size = Size {
        controllers: number("CONTROLLERS", 30),
        registers_per_controller: number("REGISTERS", 100),
        seed: 1,
        flawed: 100,
    };
    let folder = tempfile::tempdir().expect("a folder");
    let place = format!("sqlite://{}", folder.path().join("seloste.db").display());
    let inventory = open(&place).await;
    generate(&inventory, size, chrono::Utc::now(), &mut |_, _| {})
        .await
        .expect("a nation");
    inventory.database().clone().close().await.expect("the database closes");
    let token = std::process::Command::new(env!("CARGO_BIN_EXE_seloste"))
        .args([
            "token",
            "create",
            "--role",
            "dpo",
            "--reach",
            "installation",
            "--label",
            "bench",
            "--data",
        ])
        .arg(folder.path())
        .output()
        .expect("the program starts");
    assert!(token.status.success(), "{}", String::from_utf8_lossy(&token.stderr));
    let token = String::from_utf8_lossy(&token.stdout).trim().to_owned();

    println!("| kind | bytes | answer | cost | CPU, ms | memory, kB | answer, bytes |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    let this = std::env::current_exe().expect("this program has a path");
    for request in hostile::requests() {
        let measured = std::process::Command::new(&this)
            .env(KIND, request.kind)
            .env(PLACE, &place)
            .env(TOKEN, &token)
            .output()
            .expect("this program starts again");
        print!("{}", String::from_utf8_lossy(&measured.stdout));
    }
}

async fn open(place: &str) -> Arc<Inventory> {
    let database = database::open(place).await.expect("the database opens");
    database::migrate(&database).await.expect("the database migrates");
    let file = place.strip_prefix("sqlite://").expect("it was made so");
    let key = LogFiles::beside(Path::new(file)).key;
    let log = Log::open(&database, Some(&key), "bench.example", chrono::Utc::now(), &mut OsRng)
        .await
        .expect("the log opens");
    Inventory::open(database, Limits::default(), log)
        .await
        .expect("the inventory opens")
}

async fn measure(kind: &str) {
    let place = std::env::var(PLACE).expect("set beside the kind");
    let router = router(Arc::new(App::new(open(&place).await, true)));
    let all = hostile::requests();
    let request = all
        .iter()
        .find(|request| request.kind == kind)
        .expect("one of the kinds");
    // All is loaded, and what is made once is made.
    send(&router, r#"{"query": "{ inventory { counts { count } } }"}"#.to_owned()).await;

    let before = resident("VmRSS:");
    // Without the right to do this, memory is measured from the largest so far.
    let _ = fs::write("/proc/self/clear_refs", "5");
    let mut told = send(&router, request.body.clone()).await;
    let memory = resident("VmHWM:").saturating_sub(before);
    for _ in 0..ROUNDS {
        let again = send(&router, request.body.clone()).await;
        told.cpu = told.cpu.min(again.cpu);
    }
    println!(
        "| {kind} | {} | {} | {} | {:.2} | {memory} | {} |",
        request.body.len(),
        told.code,
        told.cost,
        told.cpu.as_secs_f64() * 1e3,
        told.bytes
    );
}

struct Told {
    code: String,
    cost: String,
    cpu: Duration,
    bytes: usize,
}

async fn send(router: &Router, body: String) -> Told {
    let request = Request::post("/graphql")
        .header(header::HOST, "localhost")
        .header(header::CONTENT_TYPE, "application/json")
        .header(
            header::AUTHORIZATION,
            format!("Bearer {}", std::env::var(TOKEN).expect("set beside the kind")),
        )
        .body(Body::from(body))
        .expect("a request");
    let before = cpu();
    let response = router.clone().oneshot(request).await.expect("an answer");
    let status = response.status();
    let body = to_bytes(response.into_body(), usize::MAX).await.expect("a body");
    let cpu = cpu().saturating_sub(before);
    let answer: serde_json::Value = serde_json::from_slice(&body).unwrap_or_default();
    let code = &answer["errors"][0]["extensions"]["code"];
    Told {
        code: code.as_str().map_or_else(
            || {
                if status == StatusCode::OK {
                    "answered".to_owned()
                } else {
                    status.to_string()
                }
            },
            str::to_owned,
        ),
        cost: answer["extensions"]["cost"]["requested"].to_string(),
        cpu,
        bytes: body.len(),
    }
}

/// CPU time of all threads so far.
fn cpu() -> Duration {
    let threads = fs::read_dir("/proc/self/task").expect("Linux").flatten();
    let nanoseconds: u64 = threads
        .filter_map(|thread| fs::read_to_string(thread.path().join("schedstat")).ok())
        .filter_map(|text| text.split(' ').next()?.parse::<u64>().ok())
        .sum();
    Duration::from_nanos(nanoseconds)
}

/// A line of the process's status, in kilobytes.
fn resident(name: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix(name))
        .unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse().unwrap_or(0)
}
