//! If this act, provision, decision, agreement or service ends, what does it touch, Art. 5(1)(a), 28(3) and 45(5)?

use entity::Date;

use super::{
    super::{
        arguments::Argument,
        cause::{cause, ends_on},
        form::table::{Phrase, Words},
        held::Held,
        report::{About, Ask, Report},
        row::Linked,
    },
    breach::touched,
};
use crate::{
    columns,
    compliance::case::Case,
    error::Result,
    graph::{
        Chain, Ground,
        impact::{Cause, Touched, chain_to},
    },
    records::snapshot::Sight,
};

columns! {
    /// A register that the end touches.
    EndingRow "EndingRow" of register {
        how "how": Vec<Phrase>, "Miten", "Hur", "How";
        places "places": Vec<Phrase>, "Kohdat selosteessa", "Ställen i beskrivningen", "Places in the record";
        chain "chain": Vec<Phrase>, "Ketju", "Kedja", "Chain";
        ends_on "endsOn": Option<Date>, "Päättyy", "Upphör", "Ends";
        notice "notice": Option<Linked>, "Uudelleen julkaistava tiedote", "Informationsblad att publicera på nytt", "Notice to issue again";
    }
}

columns! {
    /// What the end comes to.
    #[derive(Default)]
    EndingTotals "EndingTotals" {
        registers "registers": i64, "Rekistereitä", "Register", "Registers";
        notices "notices": i64, "Uudelleen julkaistavia tiedotteita", "Informationsblad att publicera på nytt", "Notices to issue again";
    }
}

/// An end.
pub struct Ending;

impl Report for Ending {
    type Row = EndingRow;
    type Sums = EndingTotals;
    type Totals = EndingTotals;
    type Fetched = Option<Cause>;

    const ABOUT: About = About {
        name: "ending",
        title: Words::new("Päättymisen vaikutukset", "Följder av ett upphörande", "Ending"),
        question: Words::new(
            "Jos säädös, säännös, päätös, sopimus tai palvelu päättyy, mitä se koskee? (5, 28 ja 45 artikla)",
            "Om en författning, en bestämmelse, ett beslut, ett avtal eller en tjänst upphör, vad berörs? (artiklarna 5, 28 och 45)",
            "If an act, a provision, a decision, an agreement or a service ends, what does it touch? (Articles 5, 28 and 45)",
        ),
        help: Words::new(
            "Yksi rivi on rekisteri, joka nojaa päättyvään joko suoraan tai ketjun kautta.",
            "En rad är ett register som vilar på det som upphör, direkt eller genom en kedja.",
            "A row is a register that rests on what ends, directly or by a chain.",
        ),
        takes: &[Argument::Of],
    };

    async fn check(ask: &Ask) -> Result<()> {
        cause(ask).await.map(|_| ())
    }

    async fn fetch(ask: &Ask, _: &Sight, _: Option<u64>) -> Result<(Option<Cause>, Option<u64>)> {
        Ok((Some(cause(ask).await?), None))
    }

    fn rows(held: Held<'_>, cause: Option<Cause>, sums: &mut EndingTotals, rows: &mut Vec<EndingRow>) {
        let Some(cause) = cause else { return };
        let ground = held.ground();
        for touched in touched(held, &cause, &ground) {
            sums.registers += 1;
            sums.notices += i64::from(touched.notice.is_some());
            rows.push(row(held, &cause, &ground, &touched));
        }
    }

    fn end(_: &Ask, sums: EndingTotals, _: &mut Vec<EndingRow>) -> EndingTotals {
        sums
    }
}

fn row(held: Held<'_>, cause: &Cause, ground: &Ground<'_>, touched: &Touched) -> EndingRow {
    let register = &touched.register;
    let places = places(held, cause, touched);
    let chain = chain_to(cause, ground, register);
    let mut how: Vec<Phrase> = Vec::new();
    for place in &places {
        let word: Phrase = part(place).say(held.ask.language).into();
        if !how.contains(&word) {
            how.push(word);
        }
    }
    if chain.is_some() {
        how.push(Words::new("tietovirta", "dataflöde", "data flow").say(held.ask.language).into());
    }
    if let Cause::Agreement(agreement) = cause
        && agreement.registers.contains(&register.key)
    {
        how.push(Words::new("sopimus kattaa rekisterin", "avtalet omfattar registret", "covered by the agreement").say(held.ask.language).into());
    }
    EndingRow {
        register: held.of(register),
        how,
        places: places.into_iter().map(Phrase::from).collect(),
        chain: chain.iter().flat_map(Chain::nodes).filter_map(|node| held.node(node)).collect(),
        ends_on: ends_on(held.ask, cause),
        notice: touched.notice.as_ref().map(|notice| Linked {
            text: held.phrase(&notice.title).unwrap_or_default(),
            address: held.address(notice),
        }),
    }
}

/// Where a record names what ends, as JSON pointers.
fn places(held: Held<'_>, cause: &Cause, touched: &Touched) -> Vec<String> {
    let case = Case::new(&touched.register, held.sight, held.ask.on);
    let cited = case.cited().into_iter();
    let fits = cited.filter(|(_, key)| match cause {
        Cause::Act(act) => key.owner() == Some(act.as_str()),
        Cause::Provision(provision) => *key == provision,
        Cause::Node(_) | Cause::Agreement(_) | Cause::Decision(_) => false,
    });
    fits.map(|(place, _)| place).collect()
}

/// What stands at a place of a record.
fn part(place: &str) -> Words {
    if place.contains("/bases/") {
        Words::new("oikeusperuste", "rättslig grund", "lawful basis")
    } else if place.contains("/conditions/") {
        Words::new("erityisten ryhmien edellytys", "villkor för särskilda kategorier", "condition for special categories")
    } else if place.ends_with("/criminalGround") {
        Words::new("rikostietojen peruste", "grund för brottsuppgifter", "ground for criminal data")
    } else if place.ends_with("/identityCodeGround") {
        Words::new("henkilötunnuksen peruste", "grund för personbeteckning", "ground for identity codes")
    } else if place.starts_with("/retention/") {
        Words::new("säilytysaika", "lagringstid", "time limit")
    } else {
        Words::new("julkisuus", "offentlighet", "publicity")
    }
}
