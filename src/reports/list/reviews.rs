//! Which reviews are overdue, Art. 5(2)?

use entity::{
    Date,
    vocabulary::{LifeCycle, RegisterPart},
};
use sea_orm::Iterable;

use super::super::{
    form::table::{Phrase, Words},
    held::{Held, days},
    report::{About, Ask, Report},
    row::{Word, count},
    words::Named,
};
use crate::{
    columns,
    notices::words,
    records::{
        post::Post,
        register::{Confirmation, Register},
        waiting::{confirmed_on, review_due},
    },
};

columns! {
    /// A register that is to be looked at again, or of which nobody knows when.
    ReviewRow "ReviewsRow" of register {
        state "state": Word, "Tila", "Läge", "State";
        due "due": Option<Date>, "Tarkistettava viimeistään", "Ska granskas senast", "Due";
        overdue "overdueDays": Option<i64>, "Päiviä myöhässä", "Dagar försenad", "Days overdue";
        interval "interval": Option<String>, "Tarkistusväli", "Granskningsintervall", "Review interval";
        part "part": Option<Word>, "Kauimmin vahvistamatta", "Längst obekräftad", "Part confirmed longest ago";
        last_confirmed "lastConfirmed": Option<Date>, "Viimeksi vahvistettu", "Senast bekräftad", "Last confirmed";
        by "by": Option<Phrase>, "Vahvistanut tehtävä", "Bekräftad av befattning", "Confirmed by post";
        unconfirmed "partsNeverConfirmed": i64, "Osia vahvistamatta", "Obekräftade delar", "Parts never confirmed";
    }
}

columns! {
    /// How many are due.
    #[derive(Default)]
    ReviewTotals "ReviewsTotals" {
        in_use "registersInUse": i64, "Käytössä olevia rekistereitä", "Register i bruk", "Registers in use";
        overdue "overdue": i64, "Myöhässä", "Försenade", "Overdue";
        never "neverConfirmed": i64, "Ei koskaan vahvistettu", "Aldrig bekräftade", "Never confirmed";
        without_interval "withoutInterval": i64, "Ilman tarkistusväliä", "Utan granskningsintervall", "Without a review interval";
    }
}

/// Reviews.
pub struct Reviews;

impl Report for Reviews {
    type Row = ReviewRow;
    type Sums = ReviewTotals;
    type Totals = ReviewTotals;
    type Fetched = ();

    const ABOUT: About = About {
        name: "reviews",
        title: Words::new("Tarkistukset", "Granskningar", "Reviews"),
        question: Words::new(
            "Mitkä selosteet on tarkistettava uudelleen? (5 artiklan 2 kohta)",
            "Vilka beskrivningar ska granskas på nytt? (artikel 5.2)",
            "Which records are to be reviewed again? (Article 5(2))",
        ),
        help: Words::new(
            "Yksi rivi on käytössä oleva rekisteri, jonka tarkistus on myöhässä, jota ei ole koskaan vahvistettu tai jolla ei ole tarkistusväliä.",
            "En rad är ett register i bruk vars granskning är försenad, som aldrig har bekräftats eller som saknar granskningsintervall.",
            "A row is a register in use whose review is overdue, that was never confirmed, or that has no review interval.",
        ),
        takes: &[],
    };

    fn rows(held: Held<'_>, (): (), sums: &mut ReviewTotals, rows: &mut Vec<ReviewRow>) {
        // What is not yet in use, or no longer there, has nothing to be still true of.
        let in_use = |register: &Register| matches!(register.life_cycle, LifeCycle::Active | LifeCycle::Closed);
        for register in held.registers().filter(|register| in_use(register)) {
            sums.in_use += 1;
            let due = review_due(register);
            let overdue = due.map(|due| days(due, held.ask.on)).filter(|days| *days > 0);
            let state = if overdue.is_some() {
                sums.overdue += 1;
                State::Overdue
            } else if register.confirmations.is_empty() {
                sums.never += 1;
                State::Never
            } else if register.review_interval.is_none() {
                sums.without_interval += 1;
                State::NoInterval
            } else {
                continue;
            };
            rows.push(row(held, register, state, due, overdue));
        }
    }

    fn end(_: &Ask, sums: ReviewTotals, _: &mut Vec<ReviewRow>) -> ReviewTotals {
        sums
    }
}

/// Why a register is in the report; the first that holds.
#[derive(Clone, Copy)]
enum State {
    Overdue,
    Never,
    NoInterval,
}

impl Named for State {
    fn code(&self) -> String {
        match self {
            Self::Overdue => "OVERDUE",
            Self::Never => "NEVER_CONFIRMED",
            Self::NoInterval => "NO_INTERVAL",
        }
        .to_owned()
    }

    fn words(&self) -> Words {
        match self {
            Self::Overdue => Words::new("myöhässä", "försenad", "overdue"),
            Self::Never => Words::new("ei koskaan vahvistettu", "aldrig bekräftad", "never confirmed"),
            Self::NoInterval => Words::new("ei tarkistusväliä", "inget granskningsintervall", "no review interval"),
        }
    }
}

fn row(held: Held<'_>, register: &Register, state: State, due: Option<Date>, overdue: Option<i64>) -> ReviewRow {
    let parts = || RegisterPart::iter().filter(|part| *part != RegisterPart::Whole);
    let oldest = parts().filter_map(|part| Some((confirmed_on(register, part)?, part))).min();
    let last: Option<&Confirmation> = register.confirmations.iter().max_by_key(|confirmation| confirmation.on);
    let never = parts().filter(|part| confirmed_on(register, *part).is_none());
    ReviewRow {
        register: held.of(register),
        state: state.word(held.ask.language),
        due,
        overdue,
        interval: register.review_interval.map(|interval| words::duration(held.ask.language, interval)),
        part: oldest.map(|(_, part)| part.word(held.ask.language)),
        last_confirmed: last.map(|confirmation| confirmation.on),
        by: last.and_then(|confirmation| held.name(confirmation.by.as_ref()?, |post: &Post| &post.title)),
        unconfirmed: count(never.count()),
    }
}
