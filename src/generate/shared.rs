//! Which processors, services, recipients and sources does the whole nation share, and what are the services built on?

use entity::{
    LanguageText,
    vocabulary::{Answer, FlowKind, FlowMeans, Frequency, NodeKind, RecipientKind, TransferMechanism},
};

use super::{
    Size,
    chance::{Chance, Translated},
    sound,
    words::{RECIPIENTS, SERVICE_NAMES, SERVICE_WORDS, SOURCES},
};
use crate::records::{
    data_flow::DataFlow,
    exchange::{Document, FORMAT},
    law::Country,
    noun::{Key, NodeKey},
    outside_source::OutsideSource,
    processor::Processor,
    recipient::Recipient,
    service::Service,
};

/// A chain from a register has at most this many steps: the register's own service, and the services behind it.
const DEPTH: usize = SERVICE_NAMES.len();

/// What the cities choose among.
pub struct Offer {
    /// The services that registers use themselves.
    pub services: Vec<Offered>,
    /// How many of the first are used by nearly every city.
    pub core: usize,
}

/// A service on offer.
#[derive(Clone)]
pub struct Offered {
    pub key: Key<Service>,
    pub provider: Option<Key<Processor>>,
    /// It is hosted or supported outside the EEA.
    pub outside: bool,
    /// Where data are kept outside the EEA, by what is known of it: the countries; none where it is inside.
    pub kept_outside: Option<Vec<Key<Country>>>,
    /// What lies behind it.
    pub behind: Behind,
}

/// What the services and processors behind a service tell of the world outside the EEA.
#[derive(Clone, Copy, Debug, Default)]
pub struct Behind {
    /// Data are kept outside somewhere.
    pub kept_outside: bool,
    /// Something is told of the outside: hosting, support, or what a transfer rests on.
    pub told: bool,
}

/// The document of what is shared, and what the cities choose among.
pub fn shared(size: Size) -> (Document, Offer) {
    let mut chance = Chance::new(size.seed, 0);
    let processors = processors(&mut chance, scaled(size, 2_000, 8));
    // Each city adds a service of its own.
    let count = scaled(size, 5_000, 20).saturating_sub(size.controllers()).max(20);
    let levels = levels(count);
    let (services, outside) = services(&mut chance, &levels, &processors);
    let data_flows = sub_processing(&mut chance, &levels, &services, &outside, &processors);
    let offered: Vec<Offered> = services[..levels[0]]
        .iter()
        .zip(&outside)
        .map(|(service, outside)| Offered {
            key: service.key.clone(),
            provider: service.provider.clone(),
            outside: *outside,
            kept_outside: kept_outside(service, &processors),
            behind: behind(service, &services, &processors, &data_flows),
        })
        .collect();
    let core = (offered.len() / 60).clamp(8, 60).min(offered.len());
    let document = Document {
        format: FORMAT.to_owned(),
        processors,
        services,
        recipients: recipients(),
        outside_sources: outside_sources(),
        data_flows,
        ..Document::default()
    };
    (
        document,
        Offer {
            services: offered,
            core,
        },
    )
}

const OUTSIDE_EEA: [&str; 5] = ["us", "gb", "in", "ph", "ca"];

fn out(countries: &[Key<Country>]) -> Option<Vec<Key<Country>>> {
    let out = |key: &&Key<Country>| OUTSIDE_EEA.contains(&key.as_str());
    let out: Vec<Key<Country>> = countries.iter().filter(out).cloned().collect();
    (!out.is_empty()).then_some(out)
}

/// Where a service keeps data outside the EEA: where it is hosted, and where nothing is told of that, where its provider is.
fn kept_outside(service: &Service, processors: &[Processor]) -> Option<Vec<Key<Country>>> {
    if !service.hosting_countries.is_empty() || service.hosted_in_eea != Answer::NotStated {
        return out(&service.hosting_countries);
    }
    let provider = service.provider.as_ref()?;
    let provider = processors.iter().find(|processor| processor.key == *provider)?;
    out(provider.country.as_slice())
}

/// What is told by all that a service is built on.
fn behind(service: &Service, services: &[Service], processors: &[Processor], flows: &[DataFlow]) -> Behind {
    let mut found = Behind::default();
    let mut seen: Vec<&NodeKey> = Vec::new();
    let first = NodeKey::new(NodeKind::Service, service.key.shared().clone());
    let mut waiting: Vec<&NodeKey> = vec![&first];
    while let Some(here) = waiting.pop() {
        for flow in flows.iter().filter(|flow| flow.from == *here) {
            found.told |= flow.mechanism.is_some();
            if seen.contains(&&flow.to) {
                continue;
            }
            seen.push(&flow.to);
            waiting.push(&flow.to);
            let (kept, support) = at(&flow.to, services, processors);
            found.kept_outside |= kept.is_some();
            found.told |= kept.is_some() || support;
        }
    }
    found
}

/// Where a node keeps data outside the EEA, and whether it is supported from there.
fn at(node: &NodeKey, services: &[Service], processors: &[Processor]) -> (Option<Vec<Key<Country>>>, bool) {
    if let Some(service) = services.iter().find(|service| *service.key.as_str() == *node.key) {
        let support = out(&service.support_countries).is_some();
        return (kept_outside(service, processors), support);
    }
    let processor = processors.iter().find(|processor| *processor.key.as_str() == *node.key);
    (processor.and_then(|processor| out(processor.country.as_slice())), false)
}

/// A count for all 309 municipalities, scaled down for fewer.
fn scaled(size: Size, for_all: usize, least: usize) -> usize {
    (for_all * size.controllers() / 309).max(least)
}

/// How many services lie at each distance from the registers.
fn levels(count: usize) -> [usize; DEPTH] {
    let mut levels = [0, 18, 10, 6, 4, 2].map(|share| (count * share / 100).max(1));
    levels[0] = count - levels[1..].iter().sum::<usize>();
    levels
}

fn processors(chance: &mut Chance, count: usize) -> Vec<Processor> {
    let parents = (count / 50).max(2);
    (0..count)
        .map(|index| {
            let is_parent = index < parents;
            let country = if is_parent {
                chance.weighted(&[("us", 60), ("ie", 10), ("gb", 10), ("in", 5), ("se", 15)])
            } else {
                chance.weighted(&[
                    ("fi", 74),
                    ("se", 8),
                    ("ie", 3),
                    ("de", 3),
                    ("nl", 2),
                    ("ee", 2),
                    ("us", 5),
                    ("gb", 2),
                    ("in", 1),
                ])
            };
            let form = match country {
                "fi" => "Oy",
                "se" => "AB",
                "de" => "GmbH",
                "nl" => "B.V.",
                "ee" => "OÜ",
                "us" => "Inc.",
                _ => "Ltd",
            };
            let kind = if is_parent { "Emoyhtiö" } else { "Toimittaja" };
            let key = format!("toimittaja-{:04}", index + 1);
            let told = chance.percent(70);
            Processor {
                proposed: false,
                row: 0,
                version: 1,
                archived_on: None,
                name: format!("{kind} {:04} {form}", index + 1),
                business_id: (country == "fi" && chance.percent(80)).then(|| business_id(index)),
                email: told.then(|| format!("tietosuoja@{key}.example")),
                phone: None,
                address: None,
                website: Some(format!("https://{key}.example")),
                uses_sub_processors: chance.answer(45, 8),
                remarks: LanguageText::default(),
                country: chance
                    .weighted(&[(Some(country), 95), (None, 5)])
                    .map(Key::<Country>::new),
                parent: (!is_parent && chance.percent(18))
                    .then(|| Key::new(format!("toimittaja-{:04}", chance.below(parents) + 1))),
                key: Key::new(key),
            }
        })
        .collect()
}

/// A business ID with its check digit, in the nine millions, which have not been given to anybody.
pub fn business_id(index: usize) -> String {
    (0..)
        .find_map(|skipped| {
            let number = 9_000_000 + (index * 7 + skipped * 100_003) % 1_000_000;
            let digits = number.to_string();
            let sum: usize = digits
                .bytes()
                .zip([7, 9, 10, 5, 8, 4, 2])
                .map(|(digit, weight)| usize::from(digit - b'0') * weight)
                .sum();
            // A remainder of 1 belongs to no ID at all.
            match sum % 11 {
                0 => Some(format!("{digits}-0")),
                1 => None,
                remainder => Some(format!("{digits}-{}", 11 - remainder)),
            }
        })
        .expect("one number in eleven has no check digit, and the next one has")
}

fn services(chance: &mut Chance, levels: &[usize; DEPTH], processors: &[Processor]) -> (Vec<Service>, Vec<bool>) {
    let mut number = 0;
    let mut services = Vec::new();
    let mut outsides = Vec::new();
    for (level, count) in levels.iter().enumerate() {
        for _ in 0..*count {
            number += 1;
            let outside = chance.percent(8);
            services.push(service(chance, number, level, outside, processors));
            outsides.push(outside);
        }
    }
    (services, outsides)
}

/// A name that is the same in each language.
pub fn proper_name(name: &str) -> LanguageText {
    LanguageText::new(Some(name), Some(name), Some(name))
}

fn service(chance: &mut Chance, number: usize, level: usize, outside: bool, processors: &[Processor]) -> Service {
    const INSIDE: &[(&str, usize)] = &[("fi", 60), ("se", 12), ("ie", 12), ("de", 8), ("nl", 8)];
    const OUTSIDE: &[(&str, usize)] = &[("us", 60), ("gb", 15), ("in", 15), ("ph", 5), ("ca", 5)];
    let hosted_outside = outside && chance.percent(50);
    let hosting: Vec<&str> = if hosted_outside {
        vec![chance.weighted(OUTSIDE)]
    } else if chance.percent(75) {
        vec![chance.weighted(INSIDE)]
    } else {
        Vec::new()
    };
    let support: Vec<&str> = if outside && !hosted_outside {
        vec!["fi", chance.weighted(OUTSIDE)]
    } else if chance.percent(40) {
        vec!["fi"]
    } else {
        Vec::new()
    };
    let hosted_in_eea = match (hosted_outside, hosting.is_empty()) {
        (true, _) => Answer::No,
        (false, false) => chance.answer(85, 0),
        (false, true) => chance.answer(30, 0),
    };
    let says_region = hosting.is_empty() && chance.percent(40);
    let key = format!("palvelu-{number:04}");
    // A tenth of the suppliers provide half of the services.
    let provider = if chance.percent(50) {
        chance.below((processors.len() / 10).max(1))
    } else {
        chance.below(processors.len())
    };
    Service {
        proposed: false,
        row: 0,
        version: 1,
        archived_on: None,
        name: proper_name(&format!("{} {number:04}", chance.pick(SERVICE_NAMES[level]))),
        description: Translated::FULLY.plain(*chance.pick(SERVICE_WORDS)),
        hosting: if says_region {
            Translated::FULLY.plain(("EU-alue", "EU-området", "EU region"))
        } else {
            LanguageText::default()
        },
        hosted_in_eea,
        sub_processors_told: chance.answer(50, 20),
        website: Some(format!("https://{key}.example")),
        provider: chance.percent(95).then(|| processors[provider].key.clone()),
        run_by: None,
        hosting_countries: hosting.into_iter().map(Key::new).collect(),
        support_countries: support.into_iter().map(Key::new).collect(),
        key: Key::new(key),
    }
}

/// What the services are built on: chains as deep as there are levels, many sharing what lies behind, and a few running in a circle.
fn sub_processing(
    chance: &mut Chance,
    levels: &[usize; DEPTH],
    services: &[Service],
    outside: &[bool],
    processors: &[Processor],
) -> Vec<DataFlow> {
    let starts: Vec<usize> = levels
        .iter()
        .scan(0, |sum, count| Some(std::mem::replace(sum, *sum + count)))
        .collect();
    let mut edges: Vec<(usize, End)> = Vec::new();
    let mut first_behind: Vec<Option<usize>> = vec![None; services.len()];
    for level in 0..DEPTH {
        for index in 0..levels[level] {
            let from = starts[level] + index;
            let count = if index == 0 {
                1
            } else {
                chance.weighted(&[(usize::from(level > 0), 25), (1, 50), (2, 25)])
            };
            for nth in 0..count {
                let deepest = level + 1 == DEPTH;
                let end = if deepest || (index > 0 && chance.percent(25)) {
                    End::Processor(chance.below(processors.len()))
                } else {
                    let choices = levels[level + 1];
                    // Most are built on the few that everybody is built on.
                    let shared = if chance.percent(60) {
                        chance.below((choices / 5).max(1))
                    } else {
                        chance.below(choices)
                    };
                    End::Service(starts[level + 1] + if index == 0 { 0 } else { shared })
                };
                if edges.iter().rev().take(nth).any(|(_, other)| *other == end) {
                    continue;
                }
                if let End::Service(to) = end {
                    first_behind[from].get_or_insert(to);
                }
                edges.push((from, end));
            }
        }
    }
    edges.extend(circles(&starts, levels, &first_behind));
    edges
        .into_iter()
        .enumerate()
        .map(|(number, (from, end))| {
            let to = match end {
                End::Service(to) => NodeKey::new(NodeKind::Service, services[to].key.shared().clone()),
                End::Processor(to) => NodeKey::new(NodeKind::Processor, processors[to].key.shared().clone()),
            };
            let mut flow = flow(
                format!("alikasittely-{:05}", number + 1),
                FlowKind::SubProcessing,
                NodeKey::new(NodeKind::Service, services[from].key.shared().clone()),
                to,
            );
            flow.means = Some(FlowMeans::Interface);
            flow.frequency = chance.weighted(&[(Some(Frequency::Continuous), 80), (None, 20)]);
            if matches!(end, End::Service(to) if outside[to]) {
                flow.mechanism = mechanism(chance);
            }
            // What all share is sound: a flaw here would be one of every register before it.
            if let (Some(countries), _) = at(&flow.to, services, processors) {
                flow.mechanism = sound::mechanism(flow.mechanism, &countries);
            }
            flow
        })
        .collect()
}

#[derive(Clone, Copy, PartialEq)]
enum End {
    Service(usize),
    Processor(usize),
}

/// Flows that close a circle: from a service three or more steps behind another back to that one.
fn circles(starts: &[usize], levels: &[usize; DEPTH], first_behind: &[Option<usize>]) -> Vec<(usize, End)> {
    let wanted = (first_behind.len() / 1_000).max(1);
    (starts[1]..starts[1] + levels[1])
        .filter_map(|top| {
            let second = first_behind[top]?;
            let third = first_behind[second]?;
            Some((third, End::Service(top)))
        })
        .take(wanted)
        .collect()
}

/// What a transfer outside the EEA rests on; now and then nobody has told.
pub fn mechanism(chance: &mut Chance) -> Option<TransferMechanism> {
    chance.weighted(&[
        (Some(TransferMechanism::StandardClausesCommission), 50),
        (Some(TransferMechanism::AdequacyDecision), 25),
        (Some(TransferMechanism::BindingCorporateRules), 5),
        (None, 20),
    ])
}

/// A flow of which nothing but its kind and ends is stated.
pub fn flow(key: String, kind: FlowKind, from: NodeKey, to: NodeKey) -> DataFlow {
    DataFlow {
        row: 0,
        version: 1,
        key: Key::new(key),
        archived_on: None,
        kind,
        from,
        to,
        data: LanguageText::default(),
        data_groups: Vec::new(),
        purposes: Vec::new(),
        basis: None,
        means: None,
        frequency: None,
        condition: LanguageText::default(),
        mechanism: None,
        mechanism_document: None,
        valid_from: None,
        valid_until: None,
        remarks: LanguageText::default(),
        data_categories: Vec::new(),
        provision: None,
        agreement: None,
        transfer_assessment: None,
    }
}

fn recipients() -> Vec<Recipient> {
    let recipient = |(key, name, kind): &(&str, _, RecipientKind)| Recipient {
        row: 0,
        version: 1,
        key: Key::new(format!("saaja-{key}")),
        archived_on: None,
        name: Translated::FULLY.plain(*name),
        kind: *kind,
        business_id: None,
        remarks: LanguageText::default(),
        country: Some(Key::new("fi")),
        controller: None,
    };
    RECIPIENTS.iter().map(recipient).collect()
}

fn outside_sources() -> Vec<OutsideSource> {
    SOURCES
        .iter()
        .map(|(key, name, kind, open)| OutsideSource {
            row: 0,
            version: 1,
            key: Key::new(format!("lahde-{key}")),
            archived_on: None,
            name: Translated::FULLY.plain(*name),
            kind: *kind,
            publicly_accessible: if *open { Answer::Yes } else { Answer::No },
            business_id: None,
            remarks: LanguageText::default(),
            country: Some(Key::new("fi")),
        })
        .collect()
}
