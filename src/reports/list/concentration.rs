//! What do many registers depend on, Art. 28 and 32(1)(b)?

use entity::vocabulary::NodeKind;

use super::super::{
    form::table::{Phrase, Words},
    held::Held,
    report::{About, Ask, Report},
    row::{Word, count},
};
use crate::{
    columns,
    graph::{Ground, dependencies::Counting},
    records::noun::NodeKey,
};

columns! {
    /// A service or processor that registers depend on.
    ConcentrationRow "ConcentrationRow" {
        name "name": Phrase, "Palvelu tai käsittelijä", "Tjänst eller biträde", "Service or processor";
        node "node": String, "Tunnus", "Nyckel", "Key";
        kind "kind": Word, "Laji", "Slag", "Kind";
        registers "registers": i64, "Rekistereitä", "Register", "Registers";
        direct "direct": i64, "Näistä suoraan", "Därav direkt", "Of these directly";
        nearest "nearest": i64, "Lyhin etäisyys", "Kortaste avstånd", "Nearest";
    }
}

columns! {
    /// What was looked at.
    ConcentrationTotals "ConcentrationTotals" {
        registers "registersLookedAt": i64, "Tarkasteltuja rekistereitä", "Granskade register", "Registers looked at";
        nodes "nodes": i64, "Palveluja ja käsittelijöitä", "Tjänster och biträden", "Services and processors";
    }
}

/// Concentration.
pub struct Concentration;

impl Report for Concentration {
    type Row = ConcentrationRow;
    type Sums = Counting;
    type Totals = ConcentrationTotals;
    type Fetched = ();

    const ABOUT: About = About {
        name: "concentration",
        title: Words::new("Riippuvuudet", "Beroenden", "Concentration"),
        question: Words::new(
            "Minkä varassa monet rekisterit ovat? (28 ja 32 artikla)",
            "Vad är många register beroende av? (artiklarna 28 och 32)",
            "What do many registers depend on? (Articles 28 and 32)",
        ),
        help: Words::new(
            "Yksi rivi on palvelu tai käsittelijä, jonka kautta rekisterien tiedot kulkevat; eniten rekistereitä ensin.",
            "En rad är en tjänst eller ett biträde på vägen från registren; flest register först.",
            "A row is a service or processor on the way from registers; most registers first.",
        ),
        takes: &[],
    };
    const FOLDS: bool = true;

    fn rows(held: Held<'_>, (): (), sums: &mut Counting, _: &mut Vec<ConcentrationRow>) {
        sums.add(&held.ground(), held.registers().map(|register| &register.key));
    }

    fn end(ask: &Ask, sums: Counting, rows: &mut Vec<ConcentrationRow>) -> ConcentrationTotals {
        let (registers, found) = sums.finish(&Ground::shared(&ask.snapshot.shared, ask.on));
        rows.extend(found.iter().map(|it| ConcentrationRow {
            name: name(ask, &it.node),
            node: it.node.to_string(),
            kind: kind(ask, &it.node),
            registers: count(it.registers),
            direct: count(it.direct),
            nearest: i64::from(it.nearest),
        }));
        ConcentrationTotals {
            registers: count(registers),
            nodes: count(found.len()),
        }
    }
}

fn name(ask: &Ask, node: &NodeKey) -> Phrase {
    let shelves = &ask.snapshot.shared.shelves;
    let processor = || shelves.processors.get(&node.key).map(|it| it.name.clone().into());
    let service = || Phrase::of(&shelves.services.get(&node.key)?.name, ask.language);
    let name = if node.kind == NodeKind::Processor { processor() } else { service() };
    name.unwrap_or_default()
}

fn kind(ask: &Ask, node: &NodeKey) -> Word {
    let (code, words) = if node.kind == NodeKind::Processor {
        ("PROCESSOR", Words::new("käsittelijä", "personuppgiftsbiträde", "processor"))
    } else {
        ("SERVICE", Words::new("palvelu", "tjänst", "service"))
    };
    Word {
        code: code.to_owned(),
        text: words.say(ask.language).to_owned(),
    }
}
