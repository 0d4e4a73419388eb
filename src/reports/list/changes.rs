//! What changed between two dates, Art. 5(2)?

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Days, NaiveTime, Utc};
use entity::Date;

use super::{
    super::{
        arguments::Argument,
        form::table::{Phrase, Words},
        held::{Held, sees},
        report::{About, Ask, Report},
        row::{Word, count},
    },
    findings::account,
};
use crate::{
    access::Action,
    columns, each_stored,
    error::Result,
    history::{
        act,
        ask::{self, Page, Question, Within},
        entry::Entry,
    },
    records::{
        noun::{Key, Kind},
        reach::{Reached, View},
        snapshot::{AnyNoun, Kept, Sight},
    },
};

/// Entries that are looked at together.
const LOOKED_AT: u64 = 1_000;
/// Days looked back where no first day is told.
const BACK: Days = Days::new(30);

columns! {
    /// A change.
    ChangeRow "ChangesRow" {
        subject "subject": String, "Kohde", "Föremål", "Subject";
        name "name": Option<Phrase>, "Nimi nyt", "Namn nu", "Name now";
        at "at": DateTime<Utc>, "Aika", "Tid", "At";
        act "act": Word, "Tapahtuma", "Händelse", "Act";
        fields "fields": Vec<Phrase>, "Muuttuneet kentät", "Ändrade fält", "Fields that changed";
        by "by": Option<String>, "Tekijä", "Av", "By";
        role "role": String, "Rooli", "Roll", "Role";
        version "version": Option<i64>, "Versio", "Version", "Version";
        index "index": i64, "Lokin kohta", "Plats i loggen", "Index in the log";
        controller "controller": String, "Rekisterinpitäjä", "Personuppgiftsansvarig", "Controller";
    }
}

columns! {
    /// What the changes come to.
    ChangeTotals "ChangesTotals" {
        changes "changes": i64, "Muutoksia", "Ändringar", "Changes";
        created "created": i64, "Luotuja", "Skapade", "Created";
        edited "edited": i64, "Muokattuja", "Ändrade", "Edited";
        archived "archived": i64, "Arkistoituja", "Arkiverade", "Archived";
        subjects "subjects": i64, "Kohteita", "Föremål", "Subjects";
    }
}

/// What is counted on the way.
#[derive(Default)]
pub struct Sums {
    changes: i64,
    created: i64,
    edited: i64,
    archived: i64,
    subjects: BTreeSet<String>,
}

/// Changes.
pub struct Changes;

impl Report for Changes {
    type Row = ChangeRow;
    type Sums = Sums;
    type Totals = ChangeTotals;
    type Fetched = Vec<Entry>;

    const ABOUT: About = About {
        name: "changes",
        title: Words::new("Muutokset", "Ändringar", "Changes"),
        question: Words::new(
            "Mikä muuttui kahden päivän välillä? (5 artiklan 2 kohta)",
            "Vad ändrades mellan två dagar? (artikel 5.2)",
            "What changed between two dates? (Article 5(2))",
        ),
        help: Words::new(
            "Yksi rivi on lokin kohta, vanhin ensin, kumpikin päivä mukaan luettuna (UTC). Ilman alkupäivää katsotaan 30 päivää. Kaikille yhteisten tietojen muutokset eivät ole mukana.",
            "En rad är en plats i loggen, den äldsta först, med båda dagarna (UTC). Utan första dag visas 30 dagar. Ändringar i det som alla delar är inte med.",
            "A row is an entry of the log, oldest first, both days included (UTC). Without a first day, 30 days are shown. Changes of what all controllers share are left out.",
        ),
        takes: &[Argument::From, Argument::To],
    };

    async fn fetch(ask: &Ask, sight: &Sight, after: Option<u64>) -> Result<(Vec<Entry>, Option<u64>)> {
        let Some(controller) = sight.controller() else {
            return Ok((Vec::new(), None));
        };
        if !ask.actor.touches(Action::ReadHistory, controller.key.as_str()) {
            return Ok((Vec::new(), None));
        }
        let (from, to) = between(ask);
        let within = Within {
            controllers: &[controller.row],
            shared: false,
        };
        let question = Question::Changes {
            from,
            to,
            within: Some(within),
        };
        let page = Page {
            after,
            limit: LOOKED_AT,
            newest_first: false,
        };
        let headings = ask::headings(ask.inventory.database(), question, page).await?;
        let more = (headings.len() as u64 == LOOKED_AT).then(|| headings.last().map(ask::Heading::index));
        let mut judged: HashMap<(String, String), bool> = HashMap::new();
        let mut shown = Vec::new();
        for heading in headings {
            let index = heading.index();
            let Some(subject) = heading.noun.zip(heading.key) else { continue };
            let tells = *judged
                .entry(subject)
                .or_insert_with_key(|(noun, key)| tells(ask, sight, noun, key));
            if tells {
                shown.push(index);
            }
        }
        let entries = ask::with_indexes(ask.inventory.database(), &shown).await?;
        Ok((entries, more.flatten()))
    }

    fn rows(held: Held<'_>, entries: Vec<Entry>, sums: &mut Sums, rows: &mut Vec<ChangeRow>) {
        use entity::vocabulary::LogAct;

        for entry in entries {
            let row = row(held, &entry);
            sums.changes += 1;
            match entry.act {
                LogAct::Create => sums.created += 1,
                LogAct::Edit => sums.edited += 1,
                LogAct::Archive => sums.archived += 1,
                _ => {}
            }
            if !sums.subjects.contains(&row.subject) {
                sums.subjects.insert(row.subject.clone());
            }
            rows.push(row);
        }
    }

    fn end(_: &Ask, sums: Sums, _: &mut Vec<ChangeRow>) -> ChangeTotals {
        ChangeTotals {
            changes: sums.changes,
            created: sums.created,
            edited: sums.edited,
            archived: sums.archived,
            subjects: count(sums.subjects.len()),
        }
    }
}

/// From the beginning of the first day until the end of the last.
fn between(ask: &Ask) -> (DateTime<Utc>, DateTime<Utc>) {
    let begin = |day: Date| day.0.and_time(NaiveTime::MIN).and_utc();
    let last = ask.arguments.to.unwrap_or(ask.on);
    let back = || last.0.checked_sub_days(BACK).map_or(last, Date);
    let end = last.0.checked_add_days(Days::new(1)).map_or(last, Date);
    (begin(ask.arguments.from.unwrap_or_else(back)), begin(end))
}

/// Whether the asker may know of the entries about a noun: they see it in reports, and may read its history.
fn tells(ask: &Ask, sight: &Sight, noun: &str, key: &str) -> bool {
    let found = Kind::from_word(noun).and_then(|kind| any(sight, kind, key));
    found.is_some_and(|noun| knows(ask, sight.view(), &noun))
}

fn any(sight: &Sight, kind: Kind, key: &str) -> Option<AnyNoun> {
    let held = sight.holding.shelves.any(kind, key);
    held.or_else(|| sight.shared.shelves.any(kind, key))
}

fn may_know<N: Reached>(ask: &Ask, view: View<'_>, noun: &N) -> bool {
    noun.history_may_be_read(&ask.actor, view) && sees(ask, noun, view)
}

macro_rules! of_any {
    ($($shelf:ident: $noun:ident;)*) => {
        fn knows(ask: &Ask, view: View<'_>, noun: &AnyNoun) -> bool {
            match noun { $(AnyNoun::$noun(noun) => may_know(ask, view, &**noun),)* }
        }

        fn named(held: Held<'_>, noun: &AnyNoun) -> String {
            match noun { $(AnyNoun::$noun(noun) => Kept::name(&**noun, held.ask.language).to_owned(),)* }
        }
    };
}

each_stored!(of_any, notices: NoticeVersion;);

fn row(held: Held<'_>, entry: &Entry) -> ChangeRow {
    let (noun, key) = (entry.noun.as_deref().unwrap_or_default(), entry.key.as_deref().unwrap_or_default());
    let found = Kind::from_word(noun).and_then(|kind| any(held.sight, kind, key));
    let by = account(held, &Key::new(entry.by.account.clone()));
    ChangeRow {
        subject: format!("{noun}:{key}"),
        name: found.map(|found| named(held, &found).into()),
        at: entry.at,
        act: Word {
            code: sea_orm::ActiveEnum::to_value(&entry.act),
            text: act::name(entry.act, held.ask.language).to_owned(),
        },
        fields: entry.fields.keys().map(|field| field.clone().into()).collect(),
        by,
        role: entry.by.role.to_string(),
        version: entry.version.map(i64::from),
        index: i64::try_from(entry.index).unwrap_or(i64::MAX),
        controller: held.holding().controller.to_string(),
    }
}
