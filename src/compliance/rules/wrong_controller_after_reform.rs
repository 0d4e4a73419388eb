//! Does a municipality still keep a register of health, social or rescue services? Since 1.1.2023 they are the wellbeing
//! services counties' (Acts 612/2021 and 613/2021). That the date is in code is a debt: the law's rows have no field for it.

use entity::{Date, vocabulary::ControllerKind};

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    code: "wrong-controller-after-reform",
    severity: Warning,
    law: &["2016-679/4-7"],
    part: FindingPart::Who,
    wordings: &["wrong-controller-after-reform"],
    check,
};

/// What the register of such a service is called; school and occupational health care begin with other words.
const WORDS: &[&str] = &[
    "sosiaalihuol", "sosiaalipalvel", "terveydenhuol", "terveyspalvel", "potila", "pelastustoim", "pelastuslaito", "lastensuojel",
    "socialvård", "socialtjänst", "hälso", "patient", "räddningsväsend", "barnskydd", "social welfare", "health care",
    "rescue service", "child welfare",
];
/// Acts that only such services rest on: social welfare, patients, clients of social welfare, child welfare.
const ACTS: &[&str] = &["1301-2014", "785-1992", "812-2000", "417-2007"];

fn check(case: &Case<'_>, found: &mut Found) {
    let municipal = |kind| matches!(kind, ControllerKind::City | ControllerKind::Body | ControllerKind::JointAuthority);
    let Some(controller) = case.controller().filter(|controller| municipal(controller.kind)) else {
        return;
    };
    if !case.holds_data() || !chrono::NaiveDate::from_ymd_opt(2023, 1, 1).is_some_and(|day| case.has_come(Date(day))) {
        return;
    }
    let named = case.texts().iter().find_map(|text| (text.pointer == "/name").then(|| text.phrase(WORDS)).flatten());
    if let Some(word) = named {
        found.raise("wrong-controller-after-reform", "/controller", [Arg::noun(&controller.key), Arg::word(word)]);
        return;
    }
    let of_basis = |place: &str| place.contains("/bases/");
    let act = case.cited().into_iter().filter(|(place, _)| of_basis(place)).find_map(|(_, key)| {
        let (_, act) = case.provision(key)?;
        ACTS.contains(&act.key.as_str()).then_some(act)
    });
    if let Some(act) = act {
        found.raise("wrong-controller-after-reform", "/controller", [Arg::noun(&controller.key), Arg::word(&act.number)]);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn social_and_health_services_are_no_longer_the_citys() {
        assert!(sound().found(&RULE).is_empty());
        assert_eq!(sound().register("/name", json!({"fi": "Potilasrekisteri"})).found(&RULE), ["/controller"]);
        let welfare = sound().register("/purposes/0/bases/0/provisions", json!(["1301-2014/14"]));
        assert_eq!(welfare.found(&RULE), ["/controller"]);
    }

    #[test]
    fn they_were_until_the_end_of_2022_and_what_was_disposed_of_is_past() {
        let patients = || sound().register("/name", json!({"fi": "Potilasrekisteri"}));
        assert!(patients().found_on(&RULE, "2022-12-31").is_empty());
        assert_eq!(patients().found_on(&RULE, "2023-01-01"), ["/controller"]);
        assert!(patients().register("/lifeCycle", json!("DISPOSED")).found(&RULE).is_empty());
    }
}
