//! Where do the data come from? Art. 14(2)(f).

use entity::vocabulary::FlowMeans;

use super::prelude::*;
use crate::compliance::texts::About;

pub(super) static RULE: Rule = Rule {
    code: "source-missing",
    severity: Warning,
    law: &["2016-679/14-2-f"],
    part: FindingPart::Sources,
    wordings: &["source-missing", "source-missing-purchase"],
    check,
};

const PURCHASE: &[&str] = &["ostet", "ostam", "köpt", "köps", "köper", "purchas", "bought"];

fn check(case: &Case<'_>, found: &mut Found) {
    if case.flows_in().is_empty() {
        if case.register.sources_remark.is_empty() {
            found.raise("source-missing", "/sourcesRemark", []);
            return;
        }
    } else if case.flows_in().iter().any(|flow| flow.means == Some(FlowMeans::Purchase)) {
        return;
    }
    let bought = case.texts().iter().filter(|text| text.about == About::Sources);
    if let Some((text, word)) = bought.into_iter().find_map(|text| Some((text, text.stem(PURCHASE)?))) {
        found.raise("source-missing-purchase", text.pointer.clone(), [Arg::word(word)]);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::sound;

    #[test]
    fn a_register_tells_where_its_data_come_from() {
        assert!(sound().found(&RULE).is_empty());
        let nowhere = || sound().with("/dataFlows/1/validUntil", json!("2026-03-01"));
        assert_eq!(nowhere().found(&RULE), ["/sourcesRemark"]);
        assert!(nowhere().register("/sourcesRemark", json!({"fi": "Asiakas itse"})).found(&RULE).is_empty());
    }

    #[test]
    fn what_is_bought_has_a_seller() {
        let bought = || sound().register("/sourcesRemark", json!({"fi": "Numerot ostetaan"}));
        assert_eq!(bought().found(&RULE), ["/sourcesRemark"]);
        assert!(bought().with("/dataFlows/1/means", json!("PURCHASE")).found(&RULE).is_empty());
    }
}
