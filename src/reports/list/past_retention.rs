//! What should be gone by now, Art. 5(1)(e)?

use entity::Date;

use super::super::{
    findings::Found,
    form::table::Words,
    held::{Held, days},
    report::{About, Ask, Report},
    row::Word,
};
use crate::{
    columns,
    compliance::{finding::Arg, sentence::sentence},
};

/// The rule that says so.
const RULE: &str = "past-its-end";

columns! {
    /// A register whose data should be gone.
    PastRow "PastRetentionRow" of register {
        ended "endedOn": Option<Date>, "Käsittely päättyi", "Behandlingen upphörde", "Processing ended";
        last_day "lastDay": Option<Date>, "Viimeinen säilytyspäivä", "Sista lagringsdag", "Last day of keeping";
        over "daysOver": Option<i64>, "Päiviä yli", "Dagar över", "Days over";
        life_cycle "lifeCycle": Word, "Elinkaari", "Livscykel", "Life cycle";
        sentence "sentence": String, "Havainto", "Anmärkning", "Finding";
    }
}

columns! {
    /// How many there are.
    #[derive(Default)]
    PastTotals "PastRetentionTotals" {
        looked_at "registersLookedAt": i64, "Tarkasteltuja rekistereitä", "Granskade register", "Registers looked at";
        registers "registers": i64, "Rekistereitä, joiden aika on ohi", "Register vars tid är ute", "Registers past their end";
    }
}

/// Registers past their end.
pub struct PastRetention;

impl Report for PastRetention {
    type Row = PastRow;
    type Sums = PastTotals;
    type Totals = PastTotals;
    type Fetched = ();

    const ABOUT: About = About {
        name: "past-retention",
        title: Words::new("Säilytysaika ohi", "Lagringstiden ute", "Past retention"),
        question: Words::new(
            "Minkä pitäisi jo olla hävitetty? (5 artiklan 1 kohdan e alakohta)",
            "Vad borde redan ha gallrats? (artikel 5.1 e)",
            "What should be gone by now? (Article 5(1)(e))",
        ),
        help: Words::new(
            "Yksi rivi on rekisteri, jonka käsittely on päättynyt ja säilytysaika kulunut. Viimeinen päivä puuttuu, kun aikaa ei ole kerrottu.",
            "En rad är ett register vars behandling har upphört och lagringstid gått ut. Sista dagen saknas när ingen tid har uppgetts.",
            "A row is a register whose processing has ended and whose time to keep data is over. Without a stated time there is no last day.",
        ),
        takes: &[],
    };

    fn rows(held: Held<'_>, (): (), sums: &mut PastTotals, rows: &mut Vec<PastRow>) {
        let found = Found::on(held);
        for register in held.registers() {
            sums.looked_at += 1;
            let findings = found.of(register);
            let Some(finding) = findings.iter().find(|finding| finding.rule.code == RULE) else {
                continue;
            };
            sums.registers += 1;
            let last_day = finding.args.iter().find_map(|arg| match arg {
                Arg::OtherDay(day) => Some(*day),
                _ => None,
            });
            rows.push(PastRow {
                register: held.of(register),
                ended: register.ends_on,
                last_day,
                over: last_day.map(|last| days(last, held.ask.on)),
                life_cycle: held.word("life-cycle", &register.life_cycle),
                sentence: sentence(finding, register, held.sight, held.ask.language),
            });
        }
    }

    fn end(_: &Ask, sums: PastTotals, _: &mut Vec<PastRow>) -> PastTotals {
        sums
    }
}
