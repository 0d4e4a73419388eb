//! How are the data kept safe, told in general, Art. 30(1)(g) and 32(1)? Never the internal detail.

use entity::vocabulary::RegisterForm;

use super::{Teller, Told};
use crate::notices::content::{Block, Said};

pub(super) fn manual(teller: &Teller<'_>) -> Told {
    of_form(teller, RegisterForm::Manual, "security-no-manual")
}

pub(super) fn electronic(teller: &Teller<'_>) -> Told {
    of_form(teller, RegisterForm::Electronic, "security-no-electronic")
}

fn of_form(teller: &Teller<'_>, form: RegisterForm, no_such_form: &str) -> Told {
    let register = teller.register;
    let measures = register.security.iter().filter(|measure| measure.form == form);
    let items: Vec<Said> = measures
        .map(|measure| {
            teller
                .said(&measure.text)
                .unwrap_or_else(|| Said::plain(teller.word("measure", &measure.kind)))
        })
        .collect();
    if !items.is_empty() {
        Told {
            stated: true,
            blocks: vec![Block::List { items }],
        }
    } else if !register.forms.is_empty() && !register.forms.contains(&form) {
        Told {
            stated: true,
            blocks: vec![Block::sentence(teller.say(no_such_form))],
        }
    } else {
        Told::unsaid(teller, "unsaid-security")
    }
}
