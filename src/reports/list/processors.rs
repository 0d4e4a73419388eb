//! Who processes for us, behind whom, and for which registers, Art. 28(2) and (4)?

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::Arc,
};

use entity::vocabulary::{Answer, FlowKind, NodeKind};

use super::{
    super::{
        form::table::{Phrase, Words},
        held::Held,
        report::{About, Ask, Report},
        row::{Land, Word, count},
    },
    agreements::{State, state_of, word},
    third_country_exposure::is_outside,
};
use crate::{
    columns,
    graph::{
        Ground,
        third_country::{follows, node},
    },
    records::{
        adjacency::{Direction, PROVIDED},
        noun::{Key, NodeKey},
        processor::Processor,
        register::Register,
        service::Service,
        standing::parents,
    },
};

columns! {
    /// A processor on one level behind a controller's registers.
    ProcessorRow "ProcessorsRow" {
        name "name": String, "Käsittelijä", "Personuppgiftsbiträde", "Processor";
        key "processor": String, "Käsittelijän tunnus", "Biträdets nyckel", "Key of the processor";
        controller "controller": String, "Rekisterinpitäjä", "Personuppgiftsansvarig", "Controller";
        level "level": i64, "Taso", "Nivå", "Level";
        business_id "businessId": Option<String>, "Y-tunnus", "FO-nummer", "Business ID";
        country "country": Option<Land>, "Maa", "Land", "Country";
        outside "outsideEea": Answer, "ETA-alueen ulkopuolella", "Utanför EES", "Outside the EEA";
        parent "parent": Option<String>, "Emoyhtiö", "Moderbolag", "Parent company";
        parent_country "parentCountry": Option<Land>, "Emoyhtiön maa", "Moderbolagets land", "Country of the parent";
        foreign_parent "foreignParent": Answer, "Emoyhtiö ETA-alueen ulkopuolella", "Moderbolag utanför EES", "Parent outside the EEA";
        services "services": Vec<Phrase>, "Palvelut", "Tjänster", "Services";
        via "via": Vec<Phrase>, "Minkä kautta", "Via", "By way of";
        registers "registers": i64, "Rekistereitä", "Register", "Registers";
        register_names "registerNames": Vec<Phrase>, "Rekisterit", "Registren", "Names of the registers";
        agreement "agreement": Option<Word>, "Sopimus", "Avtal", "Agreement";
        sub_processors_told "subProcessorsTold": Answer, "Alikäsittelijät kerrottu", "Underbiträden uppgivna", "Sub-processors told";
    }
}

columns! {
    /// What the processors come to.
    ProcessorTotals "ProcessorsTotals" {
        processors "processors": i64, "Käsittelijöitä", "Personuppgiftsbiträden", "Processors";
        sub_processors "subProcessors": i64, "Näistä vain alikäsittelijöitä", "Därav endast underbiträden", "Sub-processors only";
        without_agreement "withoutAgreement": i64, "Suoria käsittelijöitä ilman sopimusta", "Direkta biträden utan avtal", "Direct ones without an agreement";
        foreign_parent "foreignParent": i64, "Emoyhtiö ETA-alueen ulkopuolella", "Moderbolag utanför EES", "With a parent outside the EEA";
    }
}

/// Processors, each with whether it is a direct one somewhere.
#[derive(Default)]
pub struct Sums {
    direct: BTreeMap<Key<Processor>, bool>,
    without_agreement: BTreeSet<Key<Processor>>,
    foreign_parent: BTreeSet<Key<Processor>>,
}

/// Processors and sub-processors.
pub struct Processors;

impl Report for Processors {
    type Row = ProcessorRow;
    type Sums = Sums;
    type Totals = ProcessorTotals;
    type Fetched = ();

    const ABOUT: About = About {
        name: "processors",
        title: Words::new(
            "Käsittelijät ja alikäsittelijät",
            "Personuppgiftsbiträden och underbiträden",
            "Processors and sub-processors",
        ),
        question: Words::new(
            "Kuka käsittelee tietoja rekisterinpitäjän lukuun, kenen kautta ja missä rekistereissä? (28 artiklan 2 ja 4 kohta)",
            "Vem behandlar uppgifter för den personuppgiftsansvariges räkning, via vem och i vilka register? (artikel 28.2 och 28.4)",
            "Who processes data for the controller, behind whom, and for which registers? (Article 28(2) and (4))",
        ),
        help: Words::new(
            "Yksi rivi on käsittelijä yhdellä tasolla: taso 1 on rekisterinpitäjän oma käsittelijä, taso 2 sen alikäsittelijä.",
            "En rad är ett biträde på en nivå: nivå 1 är den ansvariges eget biträde, nivå 2 dess underbiträde.",
            "A row is a processor on one level: level 1 is the controller's own, level 2 one that it uses.",
        ),
        takes: &[],
    };

    fn rows(held: Held<'_>, (): (), sums: &mut Sums, rows: &mut Vec<ProcessorRow>) {
        let ground = held.ground();
        let mut behind: BTreeMap<(Key<Processor>, i64), Behind> = BTreeMap::new();
        for register in held.registers() {
            look(held, &ground, register, &mut behind);
        }
        for ((key, level), found) in behind {
            let Some(processor) = held.processor(key.as_str()) else { continue };
            let row = row(held, processor, level, found);
            *sums.direct.entry(key.clone()).or_default() |= level == 1;
            if row.agreement.as_ref().is_some_and(|state| state.code == "MISSING") {
                sums.without_agreement.insert(key.clone());
            }
            if row.foreign_parent == Answer::Yes {
                sums.foreign_parent.insert(key);
            }
            rows.push(row);
        }
    }

    fn end(_: &Ask, sums: Sums, _: &mut Vec<ProcessorRow>) -> ProcessorTotals {
        ProcessorTotals {
            processors: count(sums.direct.len()),
            sub_processors: count(sums.direct.values().filter(|direct| !**direct).count()),
            without_agreement: count(sums.without_agreement.len()),
            foreign_parent: count(sums.foreign_parent.len()),
        }
    }
}

/// What is found of a processor on a level.
#[derive(Default)]
struct Behind {
    registers: BTreeSet<(i32, Key<Register>)>,
    services: BTreeSet<NodeKey>,
    via: BTreeSet<NodeKey>,
    agreement: Option<State>,
}

/// Walks from a register; a flow leads to the next level, a service to its provider on the same.
fn look(held: Held<'_>, ground: &Ground<'_>, register: &Register, behind: &mut BTreeMap<(Key<Processor>, i64), Behind>) {
    let Some(start) = ground.number(&node(&register.key)) else { return };
    let mut levels: BTreeMap<u32, i64> = BTreeMap::from([(start, 0)]);
    // A step that leaves the level where it is comes before those that raise it, so that the lowest is found first.
    let mut waiting = VecDeque::from([start]);
    while let Some(near) = waiting.pop_front() {
        let level = levels.get(&near).copied().unwrap_or_default();
        for hop in ground
            .hops(near, Direction::Onward)
            .filter(|hop| follows(ground, near == start, *hop))
        {
            // Who gets data for purposes of its own is a recipient, and no processor.
            let kind = ground.flow_kind(hop.edge);
            if near == start && kind != Some(FlowKind::Processing) {
                continue;
            }
            let next = if hop.edge == PROVIDED { level } else { level + 1 };
            // Nearest counts: what leads round in a circle makes nobody a processor of its own processor.
            let Some(key) = ground
                .key(hop.to)
                .filter(|_| levels.get(&hop.to).is_none_or(|known| next <= *known))
            else {
                continue;
            };
            if key.kind == NodeKind::Processor {
                let processor = Key::new(Arc::clone(&key.key));
                let found = behind.entry((processor, next)).or_default();
                found.registers.insert((register.number, register.key.clone()));
                match ground.key(near) {
                    Some(service) if hop.edge == PROVIDED => {
                        found.services.insert(service.clone());
                    }
                    Some(via) if near != start => {
                        found.via.insert(via.clone());
                    }
                    _ => {}
                }
                if next == 1 {
                    let state = state_of(held, register, |flow| flow.to == *key || ground.key(near) == Some(&flow.to));
                    found.agreement = found.agreement.into_iter().chain(state).min();
                }
            }
            if levels.get(&hop.to).is_none_or(|known| next < *known) {
                levels.insert(hop.to, next);
                if hop.edge == PROVIDED {
                    waiting.push_front(hop.to);
                } else {
                    waiting.push_back(hop.to);
                }
            }
        }
    }
}

fn row(held: Held<'_>, processor: &Processor, level: i64, found: Behind) -> ProcessorRow {
    let shelves = &held.shared().shelves;
    let above: Vec<_> = parents(processor, shelves).collect();
    // Unless every company above is known to be inside, nothing is said of those that nobody named.
    let outside = above.iter().map(|parent| is_outside(held, parent.country.as_ref()));
    let outside: Vec<Answer> = outside.collect();
    let foreign_parent = if outside.contains(&Answer::Yes) {
        Answer::Yes
    } else if outside.is_empty() || outside.contains(&Answer::NotStated) {
        Answer::NotStated
    } else {
        Answer::No
    };
    let services = || found.services.iter().filter_map(|service| shelves.services.get(&service.key));
    let parent = above.first();
    ProcessorRow {
        name: processor.name.clone(),
        key: processor.key.to_string(),
        controller: held.holding().controller.to_string(),
        level,
        business_id: processor.business_id.clone(),
        country: processor.country.as_ref().and_then(|key| held.land(key)),
        outside: is_outside(held, processor.country.as_ref()),
        parent: parent.map(|parent| parent.name.clone()),
        parent_country: parent.and_then(|parent| held.land(parent.country.as_ref()?)),
        foreign_parent,
        services: services().filter_map(|service| held.phrase(&service.name)).collect(),
        via: found.via.iter().filter_map(|node| held.node(node)).collect(),
        registers: count(found.registers.len()),
        register_names: held.register_names(found.registers.iter().map(|(_, key)| key)),
        agreement: found.agreement.map(|state| word(held, state)),
        sub_processors_told: told(processor, services()),
    }
}

/// Whether the processors that it uses are told: of each of its services, or by itself.
fn told<'s>(processor: &Processor, services: impl Iterator<Item = &'s Arc<Service>>) -> Answer {
    let answers: Vec<Answer> = services.map(|service| service.sub_processors_told).collect();
    match processor.uses_sub_processors {
        // There are none to tell of.
        Answer::No => Answer::Yes,
        _ if answers.contains(&Answer::No) => Answer::No,
        _ if !answers.is_empty() && answers.iter().all(|answer| *answer == Answer::Yes) => Answer::Yes,
        _ => Answer::NotStated,
    }
}
