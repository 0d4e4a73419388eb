//! Is one and the same post held by different people in different registers? Art. 5(2).

use entity::LanguageText;

use super::prelude::*;
use crate::records::noun::Kind;

pub(super) static RULE: Rule = Rule {
    code: "one-post-many-holders",
    severity: Advice,
    law: &["2016-679/5-2"],
    part: FindingPart::Who,
    wordings: &["one-post-many-holders"],
    check,
};

fn check(case: &Case<'_>, found: &mut Found) {
    let posts: Vec<_> = super::posts(case.register).filter_map(|key| case.get(key)).collect();
    if posts.iter().all(|post| post.holder.is_none()) {
        return;
    }
    case.touch_all(Kind::Post);
    for post in posts {
        let twin = case.sight.holding.shelves.posts.all().iter().find(|other| {
            other.key != post.key
                && other.archived_on.is_none()
                && other.department == post.department
                && other.holder.is_some()
                && post.holder.is_some()
                && other.holder != post.holder
                && same(&other.title, &post.title)
        });
        if let Some(twin) = twin {
            found
                .raise("one-post-many-holders", "/holder", [Arg::noun(&post.key), Arg::Word(Box::from(twin.key.as_str()))])
                .about(&post.key);
        }
    }
}

fn same(one: &LanguageText, other: &LanguageText) -> bool {
    one.iter()
        .any(|(language, title)| other.get(language).is_some_and(|twin| twin.to_lowercase() == title.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::RULE;
    use crate::compliance::sample::{Sample, sound};

    fn two_heads() -> Sample {
        sound()
            .with("/people/-", json!({"key": "city/2", "name": "Maija Malli", "controller": "city"}))
            .with("/posts/-", json!({"key": "city/head-2", "title": {"fi": "johtaja"}, "controller": "city", "holder": "city/2"}))
    }

    #[test]
    fn one_post_is_held_by_one() {
        assert!(sound().found(&RULE).is_empty());
        assert_eq!(two_heads().found(&RULE), ["post:city/head /holder"]);
    }

    #[test]
    fn two_departments_may_each_have_a_head() {
        let apart = two_heads().with("/posts/2/department", json!("city/services"));
        assert!(apart.found(&RULE).is_empty());
    }
}
