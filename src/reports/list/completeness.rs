//! How complete is each record, Art. 5(2)?

use super::super::{
    findings::Found,
    form::table::Words,
    held::Held,
    report::{About, Ask, Report},
    row::{Word, count},
    words::Named,
};
use crate::{
    columns,
    compliance::{completeness::completeness, rule::FindingPart},
};

columns! {
    /// How complete a register is, part by part, in per cent.
    CompletenessRow "CompletenessRow" of register {
        whole "whole": i64, "Kaikkiaan %", "Totalt %", "In all %";
        lowest "lowest": Option<Word>, "Puutteellisin osa", "Mest bristfälliga del", "Lowest part";
        identity "identity": i64, "Perustiedot %", "Grunduppgifter %", "Identity %";
        who "who": i64, "Vastuutahot %", "Ansvariga %", "Who is responsible %";
        purposes "purposes": i64, "Tarkoitukset %", "Ändamål %", "Purposes %";
        data_groups "dataGroups": i64, "Tietoryhmät %", "Uppgiftsgrupper %", "Data groups %";
        sources "sources": i64, "Tietolähteet %", "Källor %", "Sources %";
        recipients "recipients": i64, "Vastaanottajat %", "Mottagare %", "Recipients %";
        transfers "transfers": i64, "Siirrot %", "Överföringar %", "Transfers %";
        retention "retention": i64, "Säilytysajat %", "Lagringstider %", "Retention %";
        security "security": i64, "Tietoturva %", "Säkerhet %", "Security %";
        automated "automatedDecisions": i64, "Automaattiset päätökset %", "Automatiserade beslut %", "Automated decisions %";
        publicity "publicity": i64, "Julkisuus %", "Offentlighet %", "Publicity %";
        assessments "assessments": i64, "Arvioinnit %", "Bedömningar %", "Assessments %";
        review "review": i64, "Ylläpito %", "Underhåll %", "Review %";
        notice "notice": i64, "Tiedote %", "Informationsblad %", "Notice %";
    }
}

columns! {
    /// How complete the registers are in all.
    CompletenessTotals "CompletenessTotals" {
        registers "registers": i64, "Rekistereitä", "Register", "Registers";
        complete "complete": i64, "Näistä täydellisiä", "Därav fullständiga", "Of these complete";
        mean "mean": Option<i64>, "Keskiarvo %", "Medeltal %", "Mean %";
    }
}

/// What is counted on the way.
#[derive(Default)]
pub struct Sums {
    registers: i64,
    complete: i64,
    percent: i64,
}

/// Completeness.
pub struct Completeness;

impl Report for Completeness {
    type Row = CompletenessRow;
    type Sums = Sums;
    type Totals = CompletenessTotals;
    type Fetched = ();

    const ABOUT: About = About {
        name: "completeness",
        title: Words::new("Täydellisyys", "Fullständighet", "Completeness"),
        question: Words::new(
            "Kuinka täydellinen kukin seloste on? (5 artiklan 2 kohta)",
            "Hur fullständig är varje beskrivning? (artikel 5.2)",
            "How complete is each record? (Article 5(2))",
        ),
        help: Words::new(
            "Prosentti kertoo, kuinka suuri osa säännöistä ei huomauta osasta. Kokonaisluku on osien keskiarvo.",
            "Procenten anger hur stor del av reglerna som inte anmärker på delen. Totalen är delarnas medeltal.",
            "The per cent is the share of rules that find nothing in the part, by weight. The whole is the mean of the parts.",
        ),
        takes: &[],
    };

    fn rows(held: Held<'_>, (): (), sums: &mut Sums, rows: &mut Vec<CompletenessRow>) {
        let found = Found::on(held);
        for register in held.registers() {
            let parts = completeness(&found.of(register), register, held.holding(), held.ask.on);
            let percents = FindingPart::ALL.map(|part| {
                let told = parts.iter().find(|told| told.part == part);
                told.map_or(100, |told| i64::from(told.percent))
            });
            let whole = percents.iter().sum::<i64>() / count(percents.len());
            let lowest = FindingPart::ALL.into_iter().zip(percents).min_by_key(|(_, percent)| *percent);
            let lowest = lowest.filter(|(_, percent)| *percent < 100);
            sums.registers += 1;
            sums.complete += i64::from(lowest.is_none());
            sums.percent += whole;
            let [identity, who, purposes, data_groups, sources, recipients, transfers, ..] = percents;
            let [.., retention, security, automated, publicity, assessments, review, notice] = percents;
            rows.push(CompletenessRow {
                register: held.of(register),
                whole,
                lowest: lowest.map(|(part, _)| part.word(held.ask.language)),
                identity,
                who,
                purposes,
                data_groups,
                sources,
                recipients,
                transfers,
                retention,
                security,
                automated,
                publicity,
                assessments,
                review,
                notice,
            });
        }
    }

    fn end(_: &Ask, sums: Sums, _: &mut Vec<CompletenessRow>) -> CompletenessTotals {
        CompletenessTotals {
            registers: sums.registers,
            complete: sums.complete,
            mean: sums.percent.checked_div(sums.registers),
        }
    }
}
