//! Whose data, and which? The code lists of data subjects and of personal data, Art. 30(1)(c).

use entity::{LanguageText, vocabulary::SpecialCategory};

use super::noun::Key;
use super::{
    check::{Check, check_name, check_tree},
    problem::{Path, Problems},
    snapshot::Snapshot,
};
use crate::noun;

noun! {
    /// A category of data subjects, Art. 30(1)(c): a node of the graph, since data come from people.
    DataSubjectCategory "DataSubjectCategoryInput", DataSubjectCategoryPatch "DataSubjectCategoryPatchInput" {
        requires {
            /// The name.
            name: LanguageText,
        }
        stated {
            /// Whom it takes in.
            description: LanguageText,
            /// The term of the W3C Data Privacy Vocabulary, as `dpv:Customer`.
            dpv: Option<String>,
            /// Proposed by somebody of a city below a common one, and not yet accepted by those who maintain the list.
            proposed: bool,
        }
        refers {
            /// The wider category.
            parent: Option<Key<DataSubjectCategory>>,
            /// The category that took its place, on the day it was archived.
            replaced_by: Option<Key<DataSubjectCategory>>,
        }
    }
}

noun! {
    /// A category of personal data, Art. 30(1)(c).
    PersonalDataCategory "PersonalDataCategoryInput", PersonalDataCategoryPatch "PersonalDataCategoryPatchInput" {
        requires {
            /// The name.
            name: LanguageText,
        }
        stated {
            /// The special category it belongs to, Art. 9(1).
            special: Option<SpecialCategory>,
            /// It is a personal identity code, Act 1050/2018 section 29.
            identity_code: bool,
            /// It tells of criminal convictions or offences, Art. 10.
            criminal: bool,
            /// It is free text, which may hold anything.
            free_text: bool,
            /// The term of the W3C Data Privacy Vocabulary.
            dpv: Option<String>,
            /// Proposed by somebody of a city below a common one, and not yet accepted by those who maintain the list.
            proposed: bool,
        }
        refers {
            /// The wider category.
            parent: Option<Key<PersonalDataCategory>>,
            /// The category that took its place, on the day it was archived.
            replaced_by: Option<Key<PersonalDataCategory>>,
        }
    }
}

impl Check for DataSubjectCategory {
    fn check(&self, candidate: &Snapshot, at: &mut Path, problems: &mut Problems) {
        check_name(&self.name, "name", at, problems);
        check_tree(
            self,
            candidate,
            |category| category.parent.as_ref(),
            "parent",
            at,
            problems,
        );
        check_tree(
            self,
            candidate,
            |category| category.replaced_by.as_ref(),
            "replacedBy",
            at,
            problems,
        );
    }
}

impl Check for PersonalDataCategory {
    fn check(&self, candidate: &Snapshot, at: &mut Path, problems: &mut Problems) {
        check_name(&self.name, "name", at, problems);
        check_tree(
            self,
            candidate,
            |category| category.parent.as_ref(),
            "parent",
            at,
            problems,
        );
        check_tree(
            self,
            candidate,
            |category| category.replaced_by.as_ref(),
            "replacedBy",
            at,
            problems,
        );
    }
}
