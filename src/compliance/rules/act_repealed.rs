//! Is what the record cites in force? Art. 5(1)(a): lawful and transparent.
//!
//! A provision that is linked is an error; a number in free text may tell of history, and weighs less.

use super::{act_numbers, prelude::*};
use crate::records::noun::Kind;

pub(super) static RULE: Rule = Rule {
    code: "act-repealed",
    severity: Error,
    law: &["2016-679/5-1-a"],
    part: FindingPart::Purposes,
    wordings: &["act-repealed", "act-repealed-text"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    for (place, key) in case.cited() {
        let Some((provision, act)) = case.provision(key) else { continue };
        let holds = case.is_within(act.in_force_from, act.in_force_until)
            && case.is_within(provision.in_force_from, provision.in_force_until);
        if !holds {
            found.raise("act-repealed", place, [Arg::Law(Box::from(key.as_str())), Arg::noun(&act.key)]);
        }
    }
    for text in case.texts() {
        for number in act_numbers::numbers(&text.lower) {
            case.touch_all(Kind::Act);
            let acts = case.sight.shared.shelves.acts.all();
            let Some(act) = acts.iter().find(|act| act.number == number.to_string()) else {
                continue;
            };
            if act.in_force_until.is_some_and(|until| case.is_over(until)) {
                found
                    .raise("act-repealed-text", text.pointer.clone(), [Arg::Word(number.to_string().into()), Arg::noun(&act.key)])
                    .milder(Warning);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn what_is_cited_is_in_force() {
        assert!(sound().found(&RULE).is_empty());
        let repealed = sound().register("/purposes/0/bases/0/provisions", json!(["523-1999/8"]));
        assert_eq!(repealed.found(&RULE), ["/purposes/0/bases/0/provisions/0"]);
        let words = sound().register("/purposes/0/text", json!({"fi": "Henkilötietolain (523/1999) mukainen tehtävä"}));
        assert_eq!(words.found(&RULE), ["/purposes/0/text Warning"]);
    }

    #[test]
    fn the_last_day_in_force_is_a_day_in_force() {
        let ending = sound().register("/dataGroups/0/criminalGround", json!("1050-2018/7"));
        assert!(ending.found_on(&RULE, "2030-12-31").is_empty());
        assert_eq!(ending.found_on(&RULE, "2031-01-01"), ["/dataGroups/0/criminalGround"]);
    }
}
