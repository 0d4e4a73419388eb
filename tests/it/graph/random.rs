//! Small graphs full of what makes walking hard: cycles, parallel edges, flows that have ended or been put away, services that
//! two cities share and one of them says more of.

use seloste::records::exchange::{self, Document};
use serde_json::{Value, json};

/// The day on which tests ask.
pub const TODAY: &str = "2026-03-02";
/// The countries there are; the first two in the EEA, the third no more, the fourth never.
const COUNTRIES: [&str; 4] = ["fi", "ie", "gb", "us"];

/// A random inventory of two cities.
pub fn inventory(seed: u64) -> Document {
    let mut chance = fastrand::Rng::with_seed(seed);
    let mut document = json!({
        "format": "seloste/1",
        "countries": [
            {"key": "fi", "code": "FI", "name": {"fi": "Suomi"}, "eeaFrom": "1994-01-01"},
            {"key": "ie", "code": "IE", "name": {"fi": "Irlanti"}, "eeaFrom": "1994-01-01"},
            {"key": "gb", "code": "GB", "name": {"fi": "Britannia"}, "eeaFrom": "1994-01-01", "eeaUntil": "2020-01-31"},
            {"key": "us", "code": "US", "name": {"fi": "Yhdysvallat"}},
        ],
        "dataSubjectCategories": (0..2).map(|n| json!({"key": format!("people-{n}"), "name": {"fi": "Ihmiset"}})).collect::<Vec<_>>(),
        "controllers": ([json!({"key": "a", "name": {"fi": "A"}}), json!({"key": "b", "name": {"fi": "B"}})]),
        "processors": (0..5).map(|n| processor(n, &mut chance)).collect::<Vec<_>>(),
        "services": (0..7).map(|n| service(n, &mut chance)).collect::<Vec<_>>(),
        "recipients": (0..2).map(|n| json!({
            "key": format!("r{n}"), "name": {"fi": "Saaja"}, "country": COUNTRIES[chance.usize(..4)],
        })).collect::<Vec<_>>(),
        "registers": (0..6).map(|n| register(["a", "b"][n / 3], n % 3 + 1)).collect::<Vec<_>>(),
    });
    let mut flows: Vec<Value> = (0..12).map(|n| shared_flow(n, &mut chance)).collect();
    for city in ["a", "b"] {
        flows.extend((0..9).map(|n| own_flow(city, n, &mut chance)));
    }
    document["dataFlows"] = Value::Array(flows);
    exchange::read(&document.to_string())
        .unwrap_or_else(|problems| panic!("{}", problems.lines(entity::vocabulary::Language::En)))
}

fn register(city: &str, number: usize) -> Value {
    json!({
        "key": format!("{city}/{number}"), "name": {"fi": "Rekisteri"}, "controller": city, "number": number,
        "slug": format!("r{number}"),
    })
}

fn processor(number: usize, chance: &mut fastrand::Rng) -> Value {
    let mut processor = json!({"key": format!("p{number}"), "name": format!("Processor {number}")});
    if chance.u8(..10) < 8 {
        processor["country"] = COUNTRIES[chance.usize(..4)].into();
    }
    if number > 0 && chance.u8(..10) < 3 {
        processor["parent"] = format!("p{}", chance.usize(..number)).into();
    }
    processor
}

fn service(number: usize, chance: &mut fastrand::Rng) -> Value {
    let hosted_in_eea = ["NOT_STATED", "YES", "YES", "NO"][chance.usize(..4)];
    let mut service = json!({
        "key": format!("s{number}"), "name": {"fi": "Palvelu"}, "hostedInEea": hosted_in_eea,
    });
    if chance.u8(..10) < 7 {
        service["provider"] = format!("p{}", chance.usize(..5)).into();
    }
    for list in ["hostingCountries", "supportCountries"] {
        if chance.bool() {
            // Most stand inside, so that the nearest country outside is some way off.
            let country = if chance.u8(..10) < 8 {
                chance.usize(..2)
            } else {
                chance.usize(..4)
            };
            service[list] = json!([COUNTRIES[country]]);
        }
    }
    service
}

fn shared_flow(number: usize, chance: &mut fastrand::Rng) -> Value {
    let end = |chance: &mut fastrand::Rng| {
        if chance.u8(..10) < 7 {
            format!("service:s{}", chance.usize(..7))
        } else {
            format!("processor:p{}", chance.usize(..5))
        }
    };
    let flow = json!({
        "key": format!("f{number}"), "kind": "SUB_PROCESSING", "from": end(chance), "to": end(chance),
    });
    dated(flow, chance)
}

fn own_flow(city: &str, number: usize, chance: &mut fastrand::Rng) -> Value {
    let register = format!("register:{city}/{}", chance.usize(1..4));
    let service = format!("service:s{}", chance.usize(..7));
    let (kind, from, to) = match chance.u8(..12) {
        0..=4 => ("PROCESSING", register, service),
        5 => ("PROCESSING", register, format!("processor:p{}", chance.usize(..5))),
        6 => ("DISCLOSURE", register, format!("recipient:r{}", chance.usize(..2))),
        7 => {
            let other = format!("register:{}/{}", ["a", "b"][chance.usize(..2)], chance.usize(1..4));
            ("DISCLOSURE", register, other)
        }
        8 => ("INTERNAL", register, service),
        9 => ("COLLECTION", format!("subjects:people-{}", chance.usize(..2)), register),
        10 => ("COLLECTION", service, register),
        _ => ("SUB_PROCESSING", service, format!("service:s{}", chance.usize(..7))),
    };
    let flow = json!({"key": format!("{city}/f{number}"), "kind": kind, "from": from, "to": to});
    dated(flow, chance)
}

/// Now and then a flow that has ended, has not begun, or was put away.
fn dated(mut flow: Value, chance: &mut fastrand::Rng) -> Value {
    match chance.u8(..20) {
        0 => flow["validUntil"] = "2025-12-31".into(),
        1 => flow["validFrom"] = "2026-12-31".into(),
        2 => flow["archivedOn"] = "2026-01-15".into(),
        // These hold today, to the day.
        3 => flow["validUntil"] = TODAY.into(),
        4 => flow["archivedOn"] = "2026-03-03".into(),
        5 => flow["validFrom"] = TODAY.into(),
        _ => {}
    }
    flow
}
