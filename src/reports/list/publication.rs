//! What is published, waiting, outdated or withdrawn, Art. 13 and 14?

use std::sync::Arc;

use chrono::{DateTime, Utc};
use entity::vocabulary::{Answer, Language, NoticeState};

use super::super::{
    form::table::{Phrase, Words},
    held::{Held, yes},
    report::{About, Ask, Report},
    row::Word,
    words::Named,
};
use crate::{
    columns,
    notices::words,
    records::{notice_version::NoticeVersion, register::Register},
};

columns! {
    /// How the notice of a register stands.
    PublicationRow "PublicationRow" of register {
        state "state": Word, "Tila", "Läge", "State";
        version "version": Option<i64>, "Versio", "Version", "Version";
        published_at "publishedAt": Option<DateTime<Utc>>, "Julkaistu", "Publicerad", "Published";
        changed_since "changedSince": Answer, "Selostetta muutettu sen jälkeen", "Beskrivningen ändrad därefter", "Record changed since";
        withdrawn_at "withdrawnAt": Option<DateTime<Utc>>, "Poistettu julkisuudesta", "Dragen tillbaka", "Withdrawn";
        submission "submission": Option<Word>, "Hyväksyntä", "Godkännande", "Submission";
        submitted_at "submittedAt": Option<DateTime<Utc>>, "Lähetetty hyväksyttäväksi", "Lämnad för godkännande", "Submitted";
        languages "languages": Vec<Phrase>, "Kielet", "Språk", "Languages";
        missing "missingLanguages": Vec<Phrase>, "Puuttuvat kielet", "Språk som saknas", "Missing languages";
    }
}

columns! {
    /// How many stand how.
    #[derive(Default)]
    PublicationTotals "PublicationTotals" {
        registers "registers": i64, "Rekistereitä", "Register", "Registers";
        in_force "inForce": i64, "Julkaistu ja ajan tasalla", "Publicerad och aktuell", "Published and current";
        outdated "outdated": i64, "Julkaistu, seloste muuttunut", "Publicerad, beskrivningen ändrad", "Published, record changed since";
        withdrawn "withdrawn": i64, "Poistettu julkisuudesta", "Dragen tillbaka", "Withdrawn";
        never "neverPublished": i64, "Ei koskaan julkaistu", "Aldrig publicerad", "Never published";
        waiting "waiting": i64, "Odottaa hyväksyntää tai julkaisua", "Väntar på godkännande eller publicering", "Waiting";
    }
}

/// How the notice of a register stands.
#[derive(Clone, Copy)]
enum State {
    InForce,
    Outdated,
    Withdrawn,
    Never,
}

impl Named for State {
    fn code(&self) -> String {
        match self {
            Self::InForce => "IN_FORCE",
            Self::Outdated => "OUTDATED",
            Self::Withdrawn => "WITHDRAWN",
            Self::Never => "NEVER_PUBLISHED",
        }
        .to_owned()
    }

    fn words(&self) -> Words {
        match self {
            Self::InForce => NoticeState::InForce.words(),
            Self::Outdated => Words::new("vanhentunut", "föråldrad", "outdated"),
            Self::Withdrawn => NoticeState::Withdrawn.words(),
            Self::Never => Words::new("ei koskaan julkaistu", "aldrig publicerad", "never published"),
        }
    }
}

/// Publication.
pub struct Publication;

impl Report for Publication {
    type Row = PublicationRow;
    type Sums = PublicationTotals;
    type Totals = PublicationTotals;
    type Fetched = ();

    const ABOUT: About = About {
        name: "publication",
        title: Words::new("Tiedotteiden tila", "Informationsbladens läge", "Publication"),
        question: Words::new(
            "Mitkä tiedotteet on julkaistu, odottavat, ovat vanhentuneet tai poistettu? (13 ja 14 artikla)",
            "Vilka informationsblad är publicerade, väntar, är föråldrade eller dragna tillbaka? (artiklarna 13 och 14)",
            "Which notices are published, waiting, outdated or withdrawn? (Articles 13 and 14)",
        ),
        help: Words::new(
            "Yksi rivi on rekisteri. Tiedote on vanhentunut, kun selostetta on muutettu julkaisun jälkeen.",
            "En rad är ett register. Informationsbladet är föråldrat när beskrivningen har ändrats efter publiceringen.",
            "A row is a register. A notice is outdated when the record was changed after it was published.",
        ),
        takes: &[],
    };

    fn rows(held: Held<'_>, (): (), sums: &mut PublicationTotals, rows: &mut Vec<PublicationRow>) {
        for register in held.registers() {
            let notices = held.holding().notices_of(&register.key);
            let latest = notices.max_by_key(|notice| notice.number);
            let changed = changed(register, latest);
            let state = match latest.map(|notice| notice.state) {
                None => State::Never,
                Some(NoticeState::Withdrawn) => State::Withdrawn,
                Some(_) if changed == Answer::Yes => State::Outdated,
                Some(_) => State::InForce,
            };
            sums.registers += 1;
            *match state {
                State::InForce => &mut sums.in_force,
                State::Outdated => &mut sums.outdated,
                State::Withdrawn => &mut sums.withdrawn,
                State::Never => &mut sums.never,
            } += 1;
            let row = row(held, register, latest, state, changed);
            sums.waiting += i64::from(row.submission.is_some());
            rows.push(row);
        }
    }

    fn end(_: &Ask, sums: PublicationTotals, _: &mut Vec<PublicationRow>) -> PublicationTotals {
        sums
    }
}

/// Whether the record was changed after it was published. Of what was published before versions were written down nothing can be said.
fn changed(register: &Register, notice: Option<&Arc<NoticeVersion>>) -> Answer {
    let seen = notice.and_then(|notice| notice.register_version);
    seen.map_or(Answer::NotStated, |seen| yes(seen < register.version))
}

fn row(
    held: Held<'_>,
    register: &Register,
    latest: Option<&Arc<NoticeVersion>>,
    state: State,
    changed_since: Answer,
) -> PublicationRow {
    let language = held.ask.language;
    let submissions = held.holding().shelves.submissions.all().iter();
    let mut open = submissions.filter(|one| one.register == register.key && one.is_open() && held.sees(&***one));
    let submission = open.next();
    let in_notice = |it: &Language| latest.is_some_and(|notice| notice.title.get(*it).is_some());
    let wanted = held.sight.controller().map(|controller| controller.languages.as_slice());
    let missing = wanted.unwrap_or_default().iter().filter(|it| !in_notice(it));
    let named = |it: &Language| Phrase::from(words::word(language, "in-language", it));
    PublicationRow {
        register: held.of(register),
        state: state.word(language),
        version: latest.map(|notice| i64::from(notice.number)),
        published_at: latest.map(|notice| notice.published_at),
        changed_since,
        withdrawn_at: latest.and_then(|notice| notice.withdrawn_at),
        submission: submission.map(|submission| submission.state.word(language)),
        submitted_at: submission.and_then(|submission| submission.submitted_at),
        languages: [Language::Fi, Language::Sv, Language::En].iter().filter(|it| in_notice(it)).map(named).collect(),
        missing: missing.map(named).collect(),
    }
}
