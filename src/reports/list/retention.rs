//! How long is what kept, Art. 5(1)(e) and 30(1)(f)?

use entity::vocabulary::AfterRetention;

use super::{
    super::{
        form::table::{Phrase, Words},
        held::Held,
        report::{About, Ask, Report},
        row::Word,
    },
    article_30::time,
};
use crate::{
    columns,
    records::register::{DataGroup, ErasureTimeLimit, Register},
};

columns! {
    /// A data group with one of its time limits, or with none.
    RetentionRow "RetentionRow" of register {
        group "group": Option<Phrase>, "Tietoryhmä", "Uppgiftsgrupp", "Data group";
        time "time": Option<String>, "Aika", "Tid", "Time";
        minimum "minimum": Option<String>, "Vähintään (ISO 8601)", "Minst (ISO 8601)", "At least (ISO 8601)";
        maximum "maximum": Option<String>, "Enintään (ISO 8601)", "Högst (ISO 8601)", "At most (ISO 8601)";
        from "countedFrom": Option<Phrase>, "Laskettuna", "Räknat från", "Counted from";
        then "then": Option<Word>, "Sen jälkeen", "Därefter", "Then";
        provision "provision": Option<Phrase>, "Säännös", "Bestämmelse", "Provision";
        records_class "recordsClass": Option<String>, "Tiedonohjaussuunnitelman luokka", "Klass i informationsstyrningsplanen", "Class in the records plan";
        text "text": Option<Phrase>, "Kuvaus", "Beskrivning", "Text";
    }
}

columns! {
    /// What the time limits come to.
    #[derive(Default)]
    RetentionTotals "RetentionTotals" {
        groups "groups": i64, "Tietoryhmiä", "Uppgiftsgrupper", "Data groups";
        without_limit "withoutLimit": i64, "Ilman säilytysaikaa", "Utan lagringstid", "Without a time limit";
        open_ended "openEnded": i64, "Aikoja ilman ylärajaa", "Tider utan övre gräns", "Limits without an upper end";
        permanent "permanent": i64, "Pysyvästi säilytettäviä", "Bevaras varaktigt", "Kept permanently";
    }
}

/// Time limits for erasure.
pub struct Retention;

impl Report for Retention {
    type Row = RetentionRow;
    type Sums = RetentionTotals;
    type Totals = RetentionTotals;
    type Fetched = ();

    const ABOUT: About = About {
        name: "retention",
        title: Words::new("Säilytysajat", "Lagringstider", "Retention"),
        question: Words::new(
            "Kuinka kauan mitäkin säilytetään? (5 artiklan 1 kohdan e alakohta, 30 artiklan 1 kohdan f alakohta)",
            "Hur länge lagras vad? (artiklarna 5.1 e och 30.1 f)",
            "How long is what kept? (Articles 5(1)(e) and 30(1)(f))",
        ),
        help: Words::new(
            "Yksi rivi on tietoryhmän säilytysaika. Tietoryhmä, jolla ei ole säilytysaikaa, on rivinä ilman aikaa.",
            "En rad är en uppgiftsgrupps lagringstid. En grupp utan lagringstid är en rad utan tid.",
            "A row is a time limit of a data group. A group that has none is a row without a time.",
        ),
        takes: &[],
    };

    fn rows(held: Held<'_>, (): (), sums: &mut RetentionTotals, rows: &mut Vec<RetentionRow>) {
        for register in held.registers() {
            // A record without groups keeps its data as one.
            let groups: Vec<Option<&DataGroup>> = match register.data_groups.as_slice() {
                [] => vec![None],
                groups => groups.iter().map(Some).collect(),
            };
            for group in groups {
                sums.groups += 1;
                let holds = |limit: &&ErasureTimeLimit| {
                    limit.data_groups.is_empty() || group.is_some_and(|group| limit.data_groups.contains(&group.key))
                };
                let limits: Vec<&ErasureTimeLimit> = register.retention.iter().filter(holds).collect();
                if limits.is_empty() {
                    sums.without_limit += 1;
                    rows.push(row(held, register, group, None));
                }
                for limit in limits {
                    let permanent = limit.then == Some(AfterRetention::KeepPermanently);
                    sums.permanent += i64::from(permanent);
                    sums.open_ended += i64::from(limit.maximum.is_none() && !permanent);
                    rows.push(row(held, register, group, Some(limit)));
                }
            }
        }
    }

    fn end(_: &Ask, sums: RetentionTotals, _: &mut Vec<RetentionRow>) -> RetentionTotals {
        sums
    }
}

fn row(
    held: Held<'_>,
    register: &Register,
    group: Option<&DataGroup>,
    limit: Option<&ErasureTimeLimit>,
) -> RetentionRow {
    let from = |limit: &ErasureTimeLimit| {
        let word = || limit.counted_from.map(|from| held.said("start", &from));
        held.phrase(&limit.counted_from_text).or_else(word)
    };
    RetentionRow {
        register: held.of(register),
        group: group.map(|group| held.group(group)),
        time: limit.and_then(|limit| time(held, limit)),
        minimum: limit.and_then(|limit| limit.minimum).map(|time| time.to_string()),
        maximum: limit.and_then(|limit| limit.maximum).map(|time| time.to_string()),
        from: limit.and_then(from),
        then: limit.and_then(|limit| limit.then).map(|then| held.word("then", &then)),
        provision: limit.and_then(|limit| held.provision(limit.provision.as_ref()?)),
        records_class: limit.and_then(|limit| limit.records_class.clone()),
        text: limit.and_then(|limit| held.phrase(&limit.text)),
    }
}
