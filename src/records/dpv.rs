//! Which term of the W3C Data Privacy Vocabulary (DPV 2) says what a category is? Its own, or the nearest wider one.
//!
//! Every category has an answer: where the vocabulary has no term of its own for it, the wider category's is told, and above
//! all `dpv:DataSubject` or `dpv:PersonalData`. Whether the term says the same or more is told with it.

use std::sync::Arc;

use super::{
    category::{DataSubjectCategory, PersonalDataCategory},
    category_uses::Category,
    noun::Key,
    snapshot::Shelves,
};

/// The version of the vocabulary that the terms are of.
pub const VOCABULARY: &str = "2.0";
/// Wider categories followed at most.
const ABOVE: usize = 32;
/// The spaces of names, each with its prefix.
const SPACES: [(&str, &str); 2] = [("dpv", "https://w3id.org/dpv#"), ("pd", "https://w3id.org/dpv/pd#")];

/// How a term matches a category, as SKOS has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, async_graphql::Enum)]
pub enum TermMatch {
    /// The term says what the category says.
    Exact,
    /// The vocabulary has no term for just this; the term takes in more.
    Broader,
}

/// The nearest term of the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DpvTerm {
    /// The term, as `pd:EmailAddress`.
    pub term: String,
    /// How it matches.
    pub matches: TermMatch,
}

impl DpvTerm {
    /// Its address, as `https://w3id.org/dpv/pd#EmailAddress`; none where a category was given a term of another vocabulary.
    pub fn iri(&self) -> Option<String> {
        let (prefix, name) = self.term.split_once(':')?;
        let (_, space) = SPACES.iter().find(|(known, _)| *known == prefix)?;
        Some(format!("{space}{name}"))
    }
}

/// What has a term of the vocabulary.
pub trait Termed: Category {
    /// The term of all of them.
    const TOP: &'static str;
    /// The term that was given to it.
    fn given(&self) -> Option<&str>;
}

impl Termed for DataSubjectCategory {
    const TOP: &'static str = "dpv:DataSubject";
    fn given(&self) -> Option<&str> {
        self.dpv.as_deref()
    }
}

impl Termed for PersonalDataCategory {
    const TOP: &'static str = "dpv:PersonalData";
    fn given(&self) -> Option<&str> {
        self.dpv.as_deref()
    }
}

/// The nearest term for a category, among the categories of its list.
pub fn term<C: Termed>(category: &C, shelves: &Shelves) -> DpvTerm {
    let Some(own) = category.given() else {
        let wider = above(category, shelves).find_map(|wider| wider.given().map(str::to_owned));
        return DpvTerm {
            term: wider.unwrap_or_else(|| C::TOP.to_owned()),
            matches: TermMatch::Broader,
        };
    };
    // One term that several categories were given takes in all of them: it says just what the one says that the others are below.
    let shared = C::list(shelves).iter().any(|other| {
        other.key() != category.key()
            && other.archived_on().is_none()
            && other.given() == Some(own)
            && !above(&**other, shelves).any(|wider| wider.key() == category.key())
    });
    DpvTerm {
        term: own.to_owned(),
        matches: if shared { TermMatch::Broader } else { TermMatch::Exact },
    }
}

/// The wider categories, nearest first.
fn above<'a, C: Category>(category: &'a C, shelves: &'a Shelves) -> impl Iterator<Item = &'a Arc<C>> {
    let wider = |key: Option<&Key<C>>| C::shelf(shelves).get(key?.as_str());
    std::iter::successors(wider(category.parent()), move |at| wider(at.parent())).take(ABOVE)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{PersonalDataCategory, TermMatch, term};
    use crate::records::{
        noun::Read,
        problem::{Path, Problems},
        snapshot::{AnyNoun, Shelves},
    };

    fn list(rows: &[(&str, Option<&str>, Option<&str>)]) -> Shelves {
        let mut shelves = Shelves::default();
        shelves.put_all(rows.iter().map(|(key, parent, dpv)| {
            let row = json!({"key": key, "name": {"fi": key}, "parent": parent, "dpv": dpv});
            let row = PersonalDataCategory::read(row, &mut Path::default(), &mut Problems::default());
            AnyNoun::PersonalDataCategory(std::sync::Arc::new(row.expect("a category")))
        }));
        shelves
    }

    #[test]
    fn every_category_has_a_term_and_it_is_told_whether_it_says_more() {
        let shelves = list(&[
            ("name", None, Some("pd:Name")),
            ("first-name", Some("name"), Some("pd:Name")),
            ("nickname", Some("first-name"), None),
            ("card-number", None, Some("pd:Identifier")),
            ("staff-number", None, Some("pd:Identifier")),
            ("cookies", None, None),
        ]);
        let told = |key: &str| {
            let found = term(
                &**shelves.personal_data_categories.get(key).expect("it is there"),
                &shelves,
            );
            (found.term.clone(), found.matches)
        };
        assert_eq!(told("name"), ("pd:Name".to_owned(), TermMatch::Exact));
        assert_eq!(told("first-name"), ("pd:Name".to_owned(), TermMatch::Broader));
        assert_eq!(told("nickname"), ("pd:Name".to_owned(), TermMatch::Broader));
        assert_eq!(told("card-number"), ("pd:Identifier".to_owned(), TermMatch::Broader));
        assert_eq!(told("cookies"), ("dpv:PersonalData".to_owned(), TermMatch::Broader));
        let name = term(
            &**shelves.personal_data_categories.get("name").expect("it is there"),
            &shelves,
        );
        assert_eq!(name.iri().as_deref(), Some("https://w3id.org/dpv/pd#Name"));
    }
}
