//! What would the law say of the registers as they stand, Art. 5(2) and 24?

use std::{collections::HashMap, sync::Arc};

use entity::{
    Date,
    vocabulary::{Answer, Severity},
};

use super::super::{
    findings::Found,
    form::table::{Phrase, Words},
    held::{Held, days, yes},
    report::{About, Ask, Report},
    row::Word,
    words::Named,
};
use crate::{
    columns,
    compliance::{
        finding::{Finding, FindingMark},
        law,
        sentence::{sentence, title},
        since::since,
        standing::waiver,
    },
    error::Result,
    records::{account::Account, noun::Key, reach::View, register::Register, snapshot::Sight},
};

columns! {
    /// A finding.
    FindingRow "FindingsRow" of register {
        severity "severity": Word, "Vakavuus", "Allvar", "Severity";
        rule "rule": String, "Sääntö", "Regel", "Rule";
        title "title": String, "Säännön nimi", "Regelns namn", "Title of the rule";
        law "law": Vec<Phrase>, "Säännökset", "Bestämmelser", "Law";
        part "part": Word, "Osa", "Del", "Part";
        sentence "sentence": String, "Havainto", "Anmärkning", "Finding";
        place "place": String, "Kohta", "Ställe", "Place";
        since "since": Option<Date>, "Alkaen", "Sedan", "Since";
        age "ageDays": Option<i64>, "Ikä päivinä", "Ålder i dagar", "Age in days";
        waived "waived": Answer, "Ohitettu", "Åsidosatt", "Waived";
        waived_until "waivedUntil": Option<Date>, "Ohitettu asti", "Åsidosatt till", "Waived until";
        waived_by "waivedBy": Option<String>, "Ohittaja", "Åsidosatt av", "Waived by";
        reason "reason": Option<String>, "Ohituksen syy", "Skäl till åsidosättandet", "Reason of the waiver";
    }
}

columns! {
    /// How many findings there are.
    #[derive(Default)]
    FindingTotals "FindingsTotals" {
        registers "registers": i64, "Rekistereitä", "Register", "Registers";
        errors "errors": i64, "Avoimia virheitä", "Öppna fel", "Open errors";
        warnings "warnings": i64, "Avoimia varoituksia", "Öppna varningar", "Open warnings";
        advice "advice": i64, "Avoimia neuvoja", "Öppna råd", "Open advice";
        waived "waived": i64, "Ohitettuja", "Åsidosatta", "Waived";
    }
}

/// Findings.
pub struct Findings;

/// Since when findings have stood, by their marks.
pub type Days = Arc<HashMap<FindingMark, Date>>;

/// Since when the findings of a controller have stood, as far as it was written down.
pub(super) async fn days_of(ask: &Ask, sight: &Sight) -> Result<(Days, Option<u64>)> {
    let today = Date(ask.now.date_naive());
    Ok((since(&ask.inventory, sight, today).await?, None))
}

impl Report for Findings {
    type Row = FindingRow;
    type Sums = FindingTotals;
    type Totals = FindingTotals;
    type Fetched = Days;

    const ABOUT: About = About {
        name: "findings",
        title: Words::new("Havainnot", "Anmärkningar", "Findings"),
        question: Words::new(
            "Mitä laki sanoisi rekistereistä sellaisina kuin ne ovat? (5 artiklan 2 kohta, 24 artikla)",
            "Vad skulle lagen säga om registren sådana de är? (artiklarna 5.2 och 24)",
            "What would the law say of the registers as they stand? (Articles 5(2) and 24)",
        ),
        help: Words::new(
            "Yksi rivi on yksi havainto. Ikä lasketaan päivästä, jona palvelin näki havainnon ensi kerran.",
            "En rad är en anmärkning. Åldern räknas från den dag då servern såg den första gången.",
            "A row is a finding. Its age counts from the day on which the server first saw it.",
        ),
        takes: &[],
    };

    async fn fetch(ask: &Ask, sight: &Sight, _: Option<u64>) -> Result<(Days, Option<u64>)> {
        days_of(ask, sight).await
    }

    fn rows(held: Held<'_>, since: Days, sums: &mut FindingTotals, rows: &mut Vec<FindingRow>) {
        let found = Found::on(held);
        for register in held.registers() {
            sums.registers += 1;
            for finding in found.of(register).iter() {
                let row = row(held, register, finding, &since);
                let counter = match finding.severity {
                    _ if row.waived == Answer::Yes => &mut sums.waived,
                    Severity::Error => &mut sums.errors,
                    Severity::Warning => &mut sums.warnings,
                    Severity::Advice => &mut sums.advice,
                };
                *counter += 1;
                rows.push(row);
            }
        }
    }

    fn end(_: &Ask, sums: FindingTotals, _: &mut Vec<FindingRow>) -> FindingTotals {
        sums
    }
}

fn row(held: Held<'_>, register: &Register, finding: &Finding, since: &Days) -> FindingRow {
    let language = held.ask.language;
    let waiver = waiver(finding, register, held.holding(), held.ask.on);
    let since = since.get(&finding.mark(register)).copied();
    let cited = finding.rule.law.iter().filter_map(|key| law::cite(key, held.shared(), language));
    let about = finding.about.as_ref().map(|about| format!("{}:{} ", about.0.word(), about.1));
    FindingRow {
        register: held.of(register),
        severity: finding.severity.word(language),
        rule: finding.rule.code.to_owned(),
        title: title(finding.rule, language),
        law: cited.map(|citation| citation.line().into()).collect(),
        part: finding.part().word(language),
        sentence: sentence(finding, register, held.sight, language),
        place: format!("{}{}", about.unwrap_or_default(), finding.pointer),
        since,
        age: since.map(|since| days(since, held.ask.on)),
        waived: yes(waiver.is_some()),
        waived_until: waiver.and_then(|waiver| waiver.expires_on),
        waived_by: waiver.and_then(|waiver| account(held, waiver.waived_by.as_ref()?)),
        reason: waiver.map(|waiver| waiver.reason.clone()),
    }
}

/// The name of an account, where the reader may know whose it is.
pub(super) fn account(held: Held<'_>, key: &Key<Account>) -> Option<String> {
    let shared = held.shared();
    account_in(held.ask, shared, key)
}

/// The same without a controller's part.
pub(super) fn account_in(ask: &Ask, shared: &crate::records::snapshot::Shared, key: &Key<Account>) -> Option<String> {
    use crate::records::reach::Reached;

    let account = shared.shelves.accounts.get(key.as_str())?;
    let view = View { shared, holding: None };
    account.may_be_read(&ask.actor, view).then(|| account.name.clone())
}
