//! Which state of the code lists do these categories come from, Art. 30(1)(c)? Told in exports and in the auditor's pack.
//!
//! A list has no numbered editions: who maintains it changes one category at a time, and each change is an entry of the log. So
//! its version is how many changes it has seen since the program brought it, which grows with each and is known for any past
//! time; and a digest tells whether two lists, of two installations or of two times, say the same. What we gave up is a name
//! that a person gives to an edition: nobody would keep it true.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{category_uses::Category, exchange::digest, snapshot::Shelves};

/// The state of a code list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CodeList {
    /// The list: `dataSubjectCategories` or `personalDataCategories`.
    pub list: String,
    /// How many changes of its categories there were since it came with the program: 0 as it came.
    pub version: u32,
    /// How many categories are in use: archived ones, and those that are only proposed, left out.
    pub categories: u32,
    /// SHA-256 of all that it says, archived categories and proposed ones too; in hexadecimal.
    pub digest: String,
}

/// The state of every code list.
pub fn code_lists(shelves: &Shelves) -> Vec<CodeList> {
    vec![
        state("dataSubjectCategories", shelves.data_subject_categories.all()),
        state("personalDataCategories", shelves.personal_data_categories.all()),
    ]
}

/// The same of those that somebody has changed: what every installation has from its migrations needs no telling.
pub fn changed_lists(shelves: &Shelves) -> Vec<CodeList> {
    let mut lists = code_lists(shelves);
    lists.retain(|list| list.version > 0);
    lists
}

fn state<C: Category + Serialize>(list: &str, categories: &[std::sync::Arc<C>]) -> CodeList {
    let versions = categories.iter().map(|it| it.version().unsigned_abs());
    let in_use = categories
        .iter()
        .filter(|it| it.archived_on().is_none() && !it.is_proposed());
    // In the order of their keys, as they stand on their shelf.
    let plain: Vec<&C> = categories.iter().map(|it| &**it).collect();
    let said = serde_json::to_string(&plain).expect("categories are plain data, which always has a JSON form");
    CodeList {
        list: list.to_owned(),
        version: versions.sum(),
        categories: u32::try_from(in_use.count()).unwrap_or(u32::MAX),
        digest: digest(&said),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{changed_lists, code_lists};
    use crate::records::{exchange, snapshot::Shelves};

    fn shelves(categories: serde_json::Value) -> Shelves {
        let document = json!({"format": exchange::FORMAT, "dataSubjectCategories": categories}).to_string();
        let document = exchange::read(&document).expect("it is sound");
        exchange::Document::snapshot(vec![document]).shared.shelves.clone()
    }

    #[test]
    fn a_list_is_told_by_its_changes_and_by_what_it_says() {
        let one = json!({"key": "angler", "name": {"fi": "Kalastaja"}});
        let other = json!({"key": "boat-owner", "name": {"fi": "Veneilijä"}, "archivedOn": "2026-01-01"});
        let [few, _] = &code_lists(&shelves(json!([one])))[..] else {
            panic!("two lists")
        };
        let [more, _] = &code_lists(&shelves(json!([one, other])))[..] else {
            panic!("two lists")
        };
        assert_eq!((few.categories, more.categories), (1, 1), "one of the two is archived");
        assert_ne!(few.digest, more.digest);
        let turned = code_lists(&shelves(json!([other, one])));
        assert_eq!(more.digest, turned[0].digest, "in whichever order they came");
        // Nobody has changed these since they were read.
        assert!(changed_lists(&shelves(json!([one]))).is_empty());
    }
}
