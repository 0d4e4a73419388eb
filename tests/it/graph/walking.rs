//! On random graphs, every answer is the one a plain search gives. The seed of a failure is in its message.

use std::{collections::BTreeMap, sync::Arc};

use entity::vocabulary::{FlowKind, NodeKind};
use seloste::{
    graph::{
        Ground,
        dependencies::Counting,
        impact::{self, Assessing, Cause},
        paths::{Bounds, paths},
        reach::{GraphEnd, Place, Question, Reaching, chain_to},
        third_country::{Search, chains_of},
        walk::FlowKinds,
    },
    records::{
        adjacency::Direction,
        exchange::Document,
        noun::{Key, NodeKey},
        snapshot::Snapshot,
        standing::{CountryTie, Ties},
    },
};

use super::{
    naive::{self, day, node},
    random::{TODAY, inventory},
};

const GRAPHS: u64 = 400;

fn snapshot(document: &Document) -> Snapshot {
    Document::snapshot(vec![document.clone()])
}

fn grounds(snapshot: &Snapshot) -> Vec<Ground<'_>> {
    let on = day(TODAY);
    let own = ["a", "b"].map(|key| Ground::whole(&snapshot.shared, snapshot.loaded(key).expect("loaded"), on));
    std::iter::once(Ground::shared(&snapshot.shared, on))
        .chain(own)
        .collect()
}

fn nodes(document: &Document) -> Vec<NodeKey> {
    let ids = (document.registers.iter().map(|it| format!("register:{}", it.key)))
        .chain(document.services.iter().map(|it| format!("service:{}", it.key)))
        .chain(document.processors.iter().map(|it| format!("processor:{}", it.key)))
        .chain(document.recipients.iter().map(|it| format!("recipient:{}", it.key)))
        .chain(
            document
                .data_subject_categories
                .iter()
                .map(|it| format!("subjects:{}", it.key)),
        );
    ids.map(|id| node(&id)).collect()
}

#[test]
fn the_nearest_third_country_is_the_one_a_plain_search_finds() {
    use CountryTie::{Establishment, Hosting, Parent, Provider, Support};
    let sets: [&[CountryTie]; 3] = [
        &[Hosting, Establishment],
        &[Hosting, Support, Establishment],
        &[Support, Provider, Parent],
    ];
    let mut found = 0;
    for seed in 0..GRAPHS {
        let document = inventory(seed);
        let snapshot = snapshot(&document);
        for register in &document.registers {
            for (ties, on) in sets.iter().flat_map(|ties| [(ties, TODAY), (ties, "2019-06-01")]) {
                let expected =
                    naive::third_country(&document, &node(&format!("register:{}", register.key)), day(on), ties);
                let chain = snapshot.third_country_chain_by(&register.key, day(on), Ties::of(ties));
                let told = chain.as_ref().map(seloste::graph::Chain::hops);
                assert_eq!(
                    told,
                    expected.map(usize::from),
                    "seed {seed}, {} on {on} by {ties:?}: {chain:?}",
                    register.key
                );
                let Some(chain) = chain else { continue };
                found += 1;
                assert_sound(&document, &chain, on, &format!("seed {seed}, {}", register.key));
                let end = chain.end.expect("it ends in a country");
                assert!(ties.contains(&end.tie), "seed {seed}: {end:?}");
                let country = end.country.as_ref().map(|country| country.key.as_str());
                assert!(naive::is_outside(&document, country, day(on)), "seed {seed}: {end:?}");
            }
        }
    }
    assert!(found > 1_000, "{found} chains are enough to find a fault");
}

#[test]
fn chains_to_every_country_begin_with_the_nearest_and_name_each_once() {
    let ties = Ties::TRANSFER;
    let mut several = 0;
    for seed in 0..GRAPHS {
        let document = inventory(seed);
        let snapshot = snapshot(&document);
        for register in &document.registers {
            let what = format!("seed {seed}, {}", register.key);
            let owner = register.key.owner().expect("a register has a controller");
            let holding = snapshot.loaded(owner).expect("loaded");
            let chains = chains_of(
                &Ground::whole(&snapshot.shared, holding, day(TODAY)),
                &register.key,
                ties,
            );
            let nearest = snapshot.third_country_chain_by(&register.key, day(TODAY), ties);
            let hops: Vec<usize> = chains.iter().map(seloste::graph::Chain::hops).collect();
            assert_eq!(
                hops.first().copied(),
                nearest.as_ref().map(seloste::graph::Chain::hops),
                "{what}"
            );
            assert!(hops.is_sorted(), "{what}: {hops:?}");
            let mut countries = Vec::new();
            for chain in &chains {
                assert_sound(&document, chain, TODAY, &what);
                let end = chain.end.as_ref().expect("it ends in a country");
                let country = end.country.as_ref().map(|country| country.key.to_string());
                assert!(ties.contains(end.tie), "{what}: {end:?}");
                assert!(
                    naive::is_outside(&document, country.as_deref(), day(TODAY)),
                    "{what}: {end:?}"
                );
                assert!(!countries.contains(&country), "{what}: {country:?} twice");
                countries.push(country);
            }
            several += usize::from(chains.len() > 1);
        }
    }
    assert!(
        several > 100,
        "{several} registers with several countries are enough to find a fault"
    );
}

/// The steps hang together, each is a flow of the day or a provider, and the country is one the last node has to do with.
fn assert_sound(document: &Document, chain: &seloste::graph::Chain, on: &str, what: &str) {
    let controller = chain
        .steps
        .first()
        .and_then(|step| step.from.key.split_once('/'))
        .map(|(owner, _)| owner);
    let edges = naive::edges(document, controller, day(on));
    for pair in chain.steps.windows(2) {
        assert_eq!(pair[0].to, pair[1].from, "{what}");
    }
    for step in &chain.steps {
        let flow = step.flow.as_ref().map(|flow| flow.key.to_string());
        let is_there = |edge: &naive::Edge| edge.from == step.from && edge.to == step.to && edge.flow == flow;
        assert!(edges.iter().any(is_there), "{what}: {step:?}");
    }
    if let (Some(end), Some(last)) = (&chain.end, chain.steps.last()) {
        let countries = naive::countries(document, &last.to, last.flow.is_none());
        let told = (end.country.as_ref().map(|country| country.key.to_string()), end.tie);
        assert!(countries.contains(&told), "{what}: {told:?} among {countries:?}");
    }
}

/// What a plain search reaches: over the shared flows, and over each city's own with them.
fn reached(document: &Document, question: &Question) -> BTreeMap<NodeKey, u16> {
    let Place::Node(from) = &question.from else {
        unreachable!("asked from nodes")
    };
    let stop = question.until.map(|until| match until {
        GraphEnd::Register => NodeKind::Register,
        GraphEnd::Service => NodeKind::Service,
        GraphEnd::Processor => NodeKind::Processor,
        other => unreachable!("{other:?} is not asked for"),
    });
    let parts: Vec<Option<&str>> = match from.key.split_once('/') {
        Some((own, _)) => vec![Some(own)],
        None => vec![None, Some("a"), Some("b")],
    };
    let mut found: BTreeMap<NodeKey, u16> = BTreeMap::new();
    for part in parts {
        let edges = naive::edges(document, part, day(TODAY));
        let follows = |edge: &naive::Edge| edge.kind.is_none_or(|kind| question.kinds.contains(kind));
        for (at, hops) in naive::hops(&edges, &[(from.clone(), 0)], question.direction, stop, &follows) {
            let least = found.entry(at).or_insert(hops);
            *least = hops.min(*least);
        }
    }
    found.remove(from);
    found.retain(|at, _| stop.is_none_or(|kind| at.kind == kind));
    found
}

#[test]
fn what_is_reached_and_how_far_it_is_are_what_a_plain_search_finds() {
    let untils = [
        None,
        Some(GraphEnd::Register),
        Some(GraphEnd::Service),
        Some(GraphEnd::Processor),
    ];
    let kinds = [
        FlowKinds::ALL,
        FlowKinds::PROCESSING,
        FlowKinds::of(&[FlowKind::SubProcessing]),
    ];
    for seed in 0..GRAPHS / 4 {
        let document = inventory(seed);
        let snapshot = snapshot(&document);
        let grounds = grounds(&snapshot);
        for (index, from) in nodes(&document).into_iter().enumerate() {
            for direction in [Direction::Onward, Direction::Back] {
                let question = Question {
                    from: Place::Node(from.clone()),
                    direction,
                    until: untils[(index + usize::try_from(seed).expect("small")) % untils.len()],
                    kinds: kinds[index % kinds.len()],
                    ties: Ties::TRANSFER,
                };
                let mut reaching = Reaching::begin(&question, &grounds[0], true);
                match from.key.split_once('/') {
                    Some((own, _)) => reaching.add(&grounds[if own == "a" { 1 } else { 2 }]),
                    None => grounds[1..].iter().for_each(|ground| reaching.add(ground)),
                }
                let (answer, facets) = reaching.finish();
                let told: BTreeMap<NodeKey, u16> = answer
                    .iter()
                    .filter_map(|reached| match &reached.place {
                        Place::Node(key) => Some((key.clone(), reached.hops)),
                        Place::Country(_) => None,
                    })
                    .collect();
                assert_eq!(told, reached(&document, &question), "seed {seed}, {question:?}");
                assert_eq!(
                    facets.kinds.values().sum::<usize>(),
                    answer.len(),
                    "seed {seed}, {question:?}"
                );
                for reached in &answer {
                    let ground = match reached.by.as_deref() {
                        None => &grounds[0],
                        Some("a") => &grounds[1],
                        Some(_) => &grounds[2],
                    };
                    let chain = chain_to(&question, ground, &reached.place)
                        .unwrap_or_else(|| panic!("seed {seed}, {question:?}: a chain to {reached:?}"));
                    assert_eq!(
                        chain.hops(),
                        usize::from(reached.hops),
                        "seed {seed}, {question:?}: {reached:?}, {chain:?}"
                    );
                    for pair in chain.steps.windows(2) {
                        assert_eq!(pair[0].to, pair[1].from, "seed {seed}");
                    }
                }
            }
        }
    }
}

#[test]
fn from_a_country_one_comes_to_the_registers_whose_data_stand_in_it() {
    for seed in 0..GRAPHS / 4 {
        let document = inventory(seed);
        let snapshot = snapshot(&document);
        let grounds = grounds(&snapshot);
        let question = Question {
            from: Place::Country(Some(Key::new("us"))),
            direction: Direction::Back,
            until: Some(GraphEnd::Register),
            kinds: FlowKinds::LEAVING,
            ties: Ties::KEPT,
        };
        let mut reaching = Reaching::begin(&question, &grounds[0], false);
        grounds[1..].iter().for_each(|ground| reaching.add(ground));
        let told: BTreeMap<String, u16> = reaching
            .finish()
            .0
            .into_iter()
            .map(|reached| match reached.place {
                Place::Node(key) => (key.to_string(), reached.hops),
                Place::Country(_) => unreachable!("only registers were asked for"),
            })
            .collect();
        let starts: Vec<(NodeKey, u16)> = nodes(&document)
            .into_iter()
            .filter(|at| {
                let countries = naive::countries(&document, at, false);
                let kept = |tie| matches!(tie, CountryTie::Hosting | CountryTie::Establishment);
                countries
                    .iter()
                    .any(|(country, tie)| country.as_deref() == Some("us") && kept(*tie))
            })
            .map(|at| (at, 1))
            .collect();
        let mut expected: BTreeMap<String, u16> = BTreeMap::new();
        for part in ["a", "b"] {
            let edges = naive::edges(&document, Some(part), day(TODAY));
            let follows = |edge: &naive::Edge| edge.kind.is_none_or(|kind| FlowKinds::LEAVING.contains(kind));
            let hops = naive::hops(&edges, &starts, Direction::Back, Some(NodeKind::Register), &follows);
            for (at, hops) in hops.into_iter().filter(|(at, _)| at.kind == NodeKind::Register) {
                let least = expected.entry(at.to_string()).or_insert(hops);
                *least = hops.min(*least);
            }
        }
        assert_eq!(told, expected, "seed {seed}");
    }
}

#[test]
fn paths_are_all_there_are_and_a_bound_that_cuts_is_told() {
    let mut cut = 0;
    for seed in 0..GRAPHS / 2 {
        let document = inventory(seed);
        let snapshot = snapshot(&document);
        let all = nodes(&document);
        let mut chance = fastrand::Rng::with_seed(seed);
        for _ in 0..10 {
            let [from, to] = [(); 2].map(|()| all[chance.usize(..all.len())].clone());
            let longest = chance.usize(1..8);
            let ground = &grounds(&snapshot)[1..2];
            let bounds = |longest, most| Bounds {
                longest,
                most,
                ties: Ties::TRANSFER,
            };
            let ends = (Place::Node(from.clone()), Place::Node(to.clone()));
            let edges = naive::edges(&document, Some("a"), day(TODAY));
            let mut expected = naive::paths(&edges, &from, &to, longest);
            let every = naive::paths(&edges, &from, &to, usize::MAX);
            let told = paths(ground, &ends.0, &ends.1, &bounds(longest, 10_000));
            let mut found: Vec<Vec<(NodeKey, Option<String>)>> = told
                .paths
                .iter()
                .map(|chain| {
                    let steps = chain.steps.iter();
                    let rest = steps.map(|step| (step.to.clone(), step.flow.as_ref().map(|flow| flow.key.to_string())));
                    std::iter::once((from.clone(), None)).chain(rest).collect()
                })
                .collect();
            let lengths: Vec<usize> = found.iter().map(Vec::len).collect();
            assert!(lengths.is_sorted(), "seed {seed}: shortest first, not {lengths:?}");
            found.sort();
            expected.sort();
            assert_eq!(found, expected, "seed {seed}, {from} to {to} in {longest}");
            // It may be careful and say "perhaps not all" where it was all; never the other way round.
            assert!(
                !told.complete || every.len() == expected.len(),
                "seed {seed}, {from} to {to} in {longest}"
            );
            if expected.len() > 1 {
                let few = paths(ground, &ends.0, &ends.1, &bounds(longest, 1));
                assert!(few.paths.len() == 1 && !few.complete, "seed {seed}: {few:?}");
                cut += 1;
            }
            if longest == 7 && every.iter().all(|path| path.len() <= 7) && !edges.is_empty() {
                let whole = paths(ground, &ends.0, &ends.1, &bounds(16, 10_000));
                assert!(
                    whole.complete,
                    "seed {seed}, {from} to {to}: {} paths are all there are",
                    every.len()
                );
            }
        }
    }
    assert!(cut > 50, "{cut}");
}

#[test]
fn what_many_depend_on_is_counted_once_for_each_register() {
    for seed in 0..GRAPHS / 4 {
        let document = inventory(seed);
        let snapshot = snapshot(&document);
        let grounds = grounds(&snapshot);
        let mut counting = Counting::default();
        for (ground, city) in grounds[1..].iter().zip(["a", "b"]) {
            let own = document
                .registers
                .iter()
                .filter(|register| register.key.owner() == Some(city));
            counting.add(ground, own.map(|register| &register.key));
        }
        let (asked, found) = counting.finish(&grounds[0]);
        assert_eq!(asked, document.registers.len());
        let told: BTreeMap<NodeKey, usize> = found.iter().map(|it| (it.node.clone(), it.registers)).collect();
        let mut expected: BTreeMap<NodeKey, usize> = BTreeMap::new();
        for register in &document.registers {
            let start = node(&format!("register:{}", register.key));
            let edges = naive::edges(&document, register.key.owner(), day(TODAY));
            let follows = |edge: &naive::Edge| {
                edge.to.kind != NodeKind::Register
                    && (edge.from == start || edge.kind.is_none_or(|kind| kind == FlowKind::SubProcessing))
            };
            let behind = naive::hops(&edges, &[(start.clone(), 0)], Direction::Onward, None, &follows);
            let counted = |at: &&NodeKey| matches!(at.kind, NodeKind::Service | NodeKind::Processor);
            for at in behind.keys().filter(counted) {
                *expected.entry(at.clone()).or_default() += 1;
            }
            let mut processors: Vec<String> = snapshot
                .processors_on_chain(&register.key, day(TODAY))
                .iter()
                .map(ToString::to_string)
                .collect();
            processors.sort();
            let behind = behind.into_keys().filter(|at| at.kind == NodeKind::Processor);
            assert_eq!(
                processors,
                behind.map(|at| at.key.to_string()).collect::<Vec<_>>(),
                "seed {seed}, {}",
                register.key
            );
        }
        assert_eq!(told, expected, "seed {seed}");
        assert!(
            found.is_sorted_by_key(|it| std::cmp::Reverse(it.registers)),
            "seed {seed}"
        );
    }
}

#[test]
fn a_breach_touches_the_registers_from_which_the_processor_is_reached() {
    for seed in 0..GRAPHS / 4 {
        let document = inventory(seed);
        let snapshot = snapshot(&document);
        let grounds = grounds(&snapshot);
        for at in nodes(&document)
            .into_iter()
            .filter(|at| matches!(at.kind, NodeKind::Service | NodeKind::Processor))
        {
            let cause = Cause::Node(at.clone());
            let mut assessing = Assessing::begin(&cause, &grounds[0]);
            grounds[1..].iter().for_each(|ground| assessing.add(ground, |_| true));
            let impact = assessing.finish();
            let mut told: Vec<(String, u16)> = Vec::new();
            for touched in &impact.registers {
                let own = touched.register.key.owner().expect("an owner");
                let chain = impact::chain_to(&cause, &grounds[if own == "a" { 1 } else { 2 }], &touched.register);
                let chain = chain.unwrap_or_else(|| panic!("seed {seed}, {at}: a chain from {}", touched.register.key));
                assert_eq!(chain.hops(), usize::from(touched.hops), "seed {seed}, {at}");
                assert_sound(&document, &chain, TODAY, &format!("seed {seed}, {at}"));
                told.push((touched.register.key.to_string(), touched.hops));
            }
            told.sort();
            let mut expected: Vec<(String, u16)> = Vec::new();
            for register in &document.registers {
                let edges = naive::edges(&document, register.key.owner(), day(TODAY));
                let start = node(&format!("register:{}", register.key));
                // Forwards, and through no other register.
                let follows = |edge: &naive::Edge| {
                    edge.kind.is_none_or(|kind| FlowKinds::PROCESSING.contains(kind))
                        && edge.to.kind != NodeKind::Register
                };
                let hops = naive::hops(&edges, &[(start, 0)], Direction::Onward, None, &follows);
                expected.extend(hops.get(&at).map(|hops| (register.key.to_string(), *hops)));
            }
            assert_eq!(told, expected, "seed {seed}, {at}");
        }
    }
}

#[test]
fn a_search_of_a_city_asks_for_no_more_than_its_own_part() {
    let document = inventory(1);
    let snapshot = snapshot(&document);
    let holding = snapshot.loaded("a").expect("loaded");
    let ground = Ground::whole(&snapshot.shared, holding, day(TODAY));
    let other = Key::new("b/1");
    assert_eq!(Search::new(&ground, Ties::ALL).hops(&other), None);
    assert_eq!(Arc::strong_count(holding), 1, "nothing holds on to it");
}
