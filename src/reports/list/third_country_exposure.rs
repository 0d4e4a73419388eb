//! Which registers reach a country outside the European Economic Area, and how, Art. 30(1)(e) and 44-49?

use std::collections::BTreeSet;

use entity::vocabulary::Answer;

use super::{
    super::{
        form::table::{Phrase, Words},
        held::{Held, yes},
        report::{About, Ask, Report},
        row::{Land, Word, count},
    },
    article_30::last_flow,
};
use crate::{
    columns,
    graph::{Chain, third_country::chains_of},
    records::{
        assessment::Assessment,
        law::Country,
        noun::Key,
        register::Register,
        standing::{CountryTie, Ties},
    },
};

columns! {
    /// A register that reaches a country, by a shortest chain.
    ThirdCountryRow "ThirdCountryExposureRow" of register {
        country "country": Option<Land>, "Maa", "Land", "Country";
        tie "tie": Option<Word>, "Miten", "Hur", "How";
        hops "hops": i64, "Askelia", "Steg", "Steps";
        chain "chain": Vec<Phrase>, "Ketju", "Kedja", "Chain";
        processors "processors": Vec<Phrase>, "Käsittelijät ketjussa", "Personuppgiftsbiträden i kedjan", "Processors on the chain";
        mechanism "mechanism": Option<Word>, "Siirtoperuste", "Överföringsgrund", "Ground of the transfer";
        document "document": Option<String>, "Asiakirja", "Dokument", "Document";
        adequacy "adequacy": Vec<Phrase>, "Tietosuojan riittävyyttä koskeva päätös", "Beslut om adekvat skyddsnivå", "Adequacy decision";
        assessment "assessment": Option<Phrase>, "Siirron vaikutustenarviointi", "Konsekvensbedömning av överföringen", "Transfer impact assessment";
        no_transfers "noTransfers": Answer, "Ilmoitettu, ettei siirtoja ole", "Uppges att inga överföringar görs", "Stated that there are no transfers";
    }
}

columns! {
    /// What the exposure comes to.
    ThirdCountryTotals "ThirdCountryExposureTotals" {
        looked_at "registersLookedAt": i64, "Tarkasteltuja rekistereitä", "Granskade register", "Registers looked at";
        registers "registers": i64, "Rekistereitä, joista tietoja päätyy ETA-alueen ulkopuolelle", "Register vars uppgifter når utanför EES", "Registers that reach outside the EEA";
        countries "countries": i64, "Maita", "Länder", "Countries";
        without_mechanism "withoutMechanism": i64, "Rivejä ilman siirtoperustetta", "Rader utan överföringsgrund", "Rows without a ground of transfer";
        none_but_some "noneStatedThoughReached": i64, "Rekistereitä, joista ilmoitettu, ettei siirtoja ole", "Register som uppges inte ha överföringar", "Registers stated to have none";
    }
}

/// What is counted on the way.
#[derive(Default)]
pub struct Sums {
    looked_at: usize,
    registers: usize,
    countries: BTreeSet<Key<Country>>,
    without_mechanism: usize,
    none_but_some: usize,
}

/// Exposure to third countries.
pub struct ThirdCountryExposure;

impl Report for ThirdCountryExposure {
    type Row = ThirdCountryRow;
    type Sums = Sums;
    type Totals = ThirdCountryTotals;
    type Fetched = ();

    const ABOUT: About = About {
        name: "third-country-exposure",
        title: Words::new(
            "Yhteydet ETA-alueen ulkopuolelle",
            "Förbindelser utanför EES",
            "Exposure to third countries",
        ),
        question: Words::new(
            "Minkä rekisterien tiedot päätyvät ETA-alueen ulkopuolelle, ja mitä kautta? (44–49 artikla)",
            "Vilka registers uppgifter når utanför EES, och på vilken väg? (artiklarna 44–49)",
            "Which registers reach a country outside the EEA, and how? (Articles 44–49)",
        ),
        help: Words::new(
            "Yksi rivi on rekisteri ja maa lyhintä ketjua pitkin. Tuki, jota annetaan ETA-alueen ulkopuolelta, on myös siirto.",
            "En rad är ett register och ett land längs den kortaste kedjan. Support från ett land utanför EES är också en överföring.",
            "A row is a register and a country, by a shortest chain. Support given from outside the EEA is a transfer too.",
        ),
        takes: &[],
    };

    fn rows(held: Held<'_>, (): (), sums: &mut Sums, rows: &mut Vec<ThirdCountryRow>) {
        let ground = held.ground();
        for register in held.registers() {
            sums.looked_at += 1;
            let chains = chains_of(&ground, &register.key, Ties::TRANSFER);
            sums.registers += usize::from(!chains.is_empty());
            sums.none_but_some += usize::from(!chains.is_empty() && register.no_transfers == Answer::Yes);
            for chain in &chains {
                let row = row(held, register, chain, &ground);
                sums.without_mechanism += usize::from(row.mechanism.is_none());
                let country = chain.end.as_ref().and_then(|end| end.country.as_ref());
                sums.countries.extend(country.map(|country| country.key.clone()));
                rows.push(row);
            }
        }
    }

    fn end(_: &Ask, sums: Sums, _: &mut Vec<ThirdCountryRow>) -> ThirdCountryTotals {
        ThirdCountryTotals {
            looked_at: count(sums.looked_at),
            registers: count(sums.registers),
            countries: count(sums.countries.len()),
            without_mechanism: count(sums.without_mechanism),
            none_but_some: count(sums.none_but_some),
        }
    }
}

fn row(held: Held<'_>, register: &Register, chain: &Chain, ground: &crate::graph::Ground<'_>) -> ThirdCountryRow {
    let country = chain.end.as_ref().and_then(|end| end.country.as_ref());
    let flow = last_flow(chain);
    let decisions = held.shared().shelves.adequacy_decisions.all().iter().filter(|decision| {
        country.is_some_and(|country| decision.country == country.key) && decision.in_force(held.ask.on)
    });
    let decision = |decision: &std::sync::Arc<crate::records::law::AdequacyDecision>| -> Phrase {
        format!("{} ({})", decision.reference, held.said("scope", &decision.scope).text).into()
    };
    let processors = chain.processors(ground);
    let processors = processors.iter().filter_map(|key| held.processor(key.as_str()));
    ThirdCountryRow {
        register: held.of(register),
        country: country.and_then(|country| held.land(&country.key)),
        tie: chain.end.as_ref().map(|end| tie(held, end.tie)),
        hops: count(chain.hops()),
        chain: chain.nodes().filter_map(|node| held.node(node)).collect(),
        processors: processors.map(|processor| processor.name.clone().into()).collect(),
        mechanism: flow.and_then(|flow| flow.mechanism).map(|it| held.word("mechanism", &it)),
        document: flow.and_then(|flow| flow.mechanism_document.clone()),
        adequacy: decisions.map(decision).collect(),
        assessment: flow
            .and_then(|flow| flow.transfer_assessment.as_ref())
            .and_then(|key| held.sight.get(key))
            .filter(|assessment| held.sees(&***assessment))
            .and_then(|assessment: &std::sync::Arc<Assessment>| held.phrase(&assessment.title)),
        no_transfers: register.no_transfers,
    }
}

/// How data are, or are seen, in a country.
pub(super) fn tie(held: Held<'_>, tie: CountryTie) -> Word {
    let (code, words) = match tie {
        CountryTie::Hosting => ("HOSTING", Words::new("palvelin", "server", "hosting")),
        CountryTie::Support => ("SUPPORT", Words::new("tuki", "support", "support")),
        CountryTie::Establishment => (
            "ESTABLISHMENT",
            Words::new("vastaanottajan sijoittautuminen", "mottagarens etablering", "establishment"),
        ),
        CountryTie::Provider => (
            "PROVIDER",
            Words::new("palveluntarjoajan sijoittautuminen", "leverantörens etablering", "provider"),
        ),
        CountryTie::Parent => ("PARENT", Words::new("emoyhtiö", "moderbolag", "parent company")),
    };
    Word {
        code: code.to_owned(),
        text: words.say(held.ask.language).to_owned(),
    }
}

/// Whether a country is outside the European Economic Area on the day; not stated when it is not known.
pub(super) fn is_outside(held: Held<'_>, country: Option<&Key<Country>>) -> Answer {
    let country = country.and_then(|key| held.shared().shelves.countries.get(key.as_str()));
    country.map_or(Answer::NotStated, |country| yes(!country.in_eea(held.ask.on)))
}
