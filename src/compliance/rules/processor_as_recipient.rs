//! Is an authority that acts on its own powers listed as a processor? Art. 4(8) and (9).

use super::prelude::*;
use crate::compliance::chains;

pub(super) static RULE: Rule = Rule {
    code: "processor-as-recipient",
    severity: Warning,
    law: &["2016-679/4-8", "2016-679/4-9"],
    part: FindingPart::Recipients,
    wordings: &["processor-as-recipient"],
    check,
};

/// How the names of authorities begin that act on their own powers: police, courts, prosecutors, bailiffs, tax, social insurance.
const AUTHORITIES: &[&str] = &[
    "poliisi", "polisen", "police", "käräjäoikeu", "tingsrätt", "hovioikeu", "hallinto-oikeu", "tuomioistuin", "domstol", "court",
    "syyttäj", "åklagar", "ulosot", "utsökning", "verohallin", "verottaj", "skatteförvalt", "kansaneläkelaito", "kela ", "folkpension",
];

fn check(case: &Case<'_>, found: &mut Found) {
    for flow in case.processings() {
        let Some(party) = chains::party(case, &flow.to) else { continue };
        let name = format!("{} ", party.name.to_lowercase());
        if AUTHORITIES.iter().any(|begins| name.starts_with(begins)) {
            found
                .raise("processor-as-recipient", "/kind", [Arg::noun(&party.key)])
                .about(&flow.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn the_police_act_for_nobody_else() {
        assert!(sound().found(&RULE).is_empty());
        let police = sound().with("/processors/0/name", json!("Poliisilaitos"));
        assert_eq!(police.found(&RULE), ["flow:city/1-app /kind"]);
    }

    #[test]
    fn a_company_whose_name_only_resembles_one_may() {
        assert!(sound().with("/processors/0/name", json!("Kelavirta Oy")).found(&RULE).is_empty());
        assert_eq!(sound().with("/processors/0/name", json!("Kela")).found(&RULE), ["flow:city/1-app /kind"]);
    }
}
