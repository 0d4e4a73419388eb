//! What is this register, in what form is it kept, and as of when is this true?

use entity::{
    Date,
    vocabulary::{Answer, LifeCycle, RegisterForm},
};

use super::{Teller, Told};
use crate::notices::content::{self, Block, Fact, Said, TickBox};

pub(super) fn illustrative(teller: &Teller<'_>) -> Option<Told> {
    teller.register.illustrative.then(|| Told {
        stated: true,
        blocks: vec![Block::sentence(teller.say("illustrative"))],
    })
}

pub(super) fn name(teller: &Teller<'_>) -> Told {
    let number = Said::plain(teller.register.number.to_string());
    let rows = [
        teller.fact("label-name", &teller.register.name),
        Some(Fact::one(teller.say("label-number"), number)),
    ];
    Told {
        stated: true,
        blocks: vec![Block::Facts {
            rows: rows.into_iter().flatten().collect(),
        }],
    }
}

pub(super) fn form(teller: &Teller<'_>) -> Told {
    let forms = &teller.register.forms;
    let ticked = |form| match forms.contains(&form) {
        _ if forms.is_empty() => Answer::NotStated,
        true => Answer::Yes,
        false => Answer::No,
    };
    let items = [RegisterForm::Electronic, RegisterForm::Manual]
        .map(|form| TickBox {
            label: teller.word("form", &form),
            ticked: ticked(form),
        })
        .into();
    let mut told = Told {
        stated: !forms.is_empty(),
        blocks: vec![Block::Boxes { items }],
    };
    if !told.stated {
        told.blocks.insert(0, Block::sentence(teller.say("unsaid-form")));
    }
    told
}

pub(super) fn description(teller: &Teller<'_>) -> Option<Told> {
    teller.paragraph(&teller.register.description).map(|block| Told {
        stated: true,
        blocks: vec![block],
    })
}

/// When the whole was confirmed, and the days between which the processing lasts.
pub(super) fn dates(teller: &Teller<'_>) -> Told {
    let register = teller.register;
    let confirmed = content::dated(register);
    let row = |label: &str, day: Option<Date>| {
        day.map(|day| Fact::one(teller.say(label), Said::plain(teller.date(day)).code(day.to_string())))
    };
    // That a register is in use is what a reader takes for granted; the rest is told.
    let state = (register.life_cycle != LifeCycle::Active).then(|| {
        Fact::one(
            teller.say("label-state"),
            Said::plain(teller.word("life-cycle", &register.life_cycle)),
        )
    });
    let confirmed_row = row("label-confirmed", confirmed).unwrap_or_else(|| {
        Fact::one(
            teller.say("label-confirmed"),
            Said::plain(teller.say("unsaid-confirmed")),
        )
    });
    let rows = [
        Some(confirmed_row),
        row("label-starts", register.starts_on),
        row("label-ends", register.ends_on),
        row("label-disposed", register.disposed_on),
        state,
    ];
    Told {
        stated: confirmed.is_some(),
        blocks: vec![Block::Facts {
            rows: rows.into_iter().flatten().collect(),
        }],
    }
}
