//! Is the number of an act turned or mistyped? Art. 5(1)(a) and 12(1).

use super::{act_numbers::{self, ActNumber}, prelude::*};
use crate::records::{law::Act, noun::Kind};

pub(super) static RULE: Rule = Rule {
    code: "act-number",
    severity: Warning,
    law: &["2016-679/5-1-a"],
    part: FindingPart::Purposes,
    wordings: &["act-number"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    for text in case.texts() {
        for number in act_numbers::numbers(&text.lower) {
            case.touch_all(Kind::Act);
            let acts = case.sight.shared.shelves.acts.all();
            let written = number.to_string();
            // Numbers of the Union stand in brackets with the year first: "(EU) 2016/679".
            if acts.iter().any(|act| own_number(act) == written) {
                continue;
            }
            let meant = acts.iter().find(|act| is_slip(number, act, &text.lower));
            if let Some(act) = meant {
                let args = [Arg::Word(written.into()), Arg::Instead(Box::from(act.number.as_str()))];
                found.raise("act-number", text.pointer.clone(), args);
            }
        }
    }
}

fn own_number(act: &Act) -> &str {
    act.number.rsplit(' ').next().unwrap_or(&act.number)
}

/// Whether a number is another act's turned round, or one digit away from it where the text also names that act.
fn is_slip(number: ActNumber, act: &Act, text: &str) -> bool {
    let turned = format!("{}/{}", number.second, number.first);
    let own = own_number(act);
    if own == turned {
        return true;
    }
    let year = if number.digits == 2 { 1900 + number.second } else { number.second };
    let near = format!("{}/{year}", number.first);
    let one_digit = own.len() == near.len() && own.chars().zip(near.chars()).filter(|(a, b)| a != b).count() <= 1;
    let named = || {
        act.title.iter().any(|(_, title)| {
            let stem: String = title.to_lowercase().chars().take_while(|letter| letter.is_alphabetic()).take(9).collect();
            stem.chars().count() >= 7 && text.contains(&stem)
        })
    };
    one_digit && named()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::{Sample, sound};

    fn saying(text: &str) -> Sample {
        sound().register("/purposes/0/text", json!({"fi": text}))
    }

    #[test]
    fn a_turned_number_is_told() {
        assert!(saying("Tietosuojalain (1050/2018) ja asetuksen 2016/679 tehtävä").found(&RULE).is_empty());
        assert_eq!(saying("EU:n asetus 679/2016").found(&RULE), ["/purposes/0/text"]);
        assert_eq!(saying("Tietosuojalaki (2018/1050)").found(&RULE), ["/purposes/0/text"]);
    }

    #[test]
    fn a_digit_away_is_a_slip_only_where_the_act_is_named() {
        assert_eq!(saying("Tietosuojalaki 1020/2018").found(&RULE), ["/purposes/0/text"]);
        assert_eq!(saying("Henkilötietolaki 533/99").found(&RULE), ["/purposes/0/text"]);
        assert!(saying("Muu laki 1020/2018").found(&RULE).is_empty());
    }
}
