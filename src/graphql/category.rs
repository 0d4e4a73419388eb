//! Whose data, and which? The code lists as the API shows them.

use async_graphql::InputObject;
use entity::vocabulary::SpecialCategory;

use super::{
    fold::{fold, holds},
    page::listed,
    register::RegisterFilter,
    relations::relations,
};
use crate::records::{
    category::{DataSubjectCategory, PersonalDataCategory},
    noun::Key,
    register::Register,
};

relations! {
    DataSubjectCategory {
        one {
            /// The wider category.
            parent: DataSubjectCategory,
        }
        pages {
            /// The narrower categories.
            children: DataSubjectCategory within |category| DataSubjectCategoryFilter { parent: Some(category.key.clone()), ..Default::default() };
            /// Registers that hold data of these people, Art. 30(1)(c).
            registers: Register within |category| RegisterFilter { data_subject_category: Some(category.key.clone()), ..Default::default() };
        }
    }
}

relations! {
    PersonalDataCategory {
        one {
            /// The wider category.
            parent: PersonalDataCategory,
        }
        pages {
            /// The narrower categories.
            children: PersonalDataCategory within |category| PersonalDataCategoryFilter { parent: Some(category.key.clone()), ..Default::default() };
            /// Registers that hold such data, Art. 30(1)(c).
            registers: Register within |category| RegisterFilter { personal_data_category: Some(category.key.clone()), ..Default::default() };
        }
    }
}

/// What categories of data subjects are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct DataSubjectCategoryFilter {
    /// The wider category right above.
    pub parent: Option<Key<DataSubjectCategory>>,
    /// Text in its name or description.
    pub text: Option<String>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    DataSubjectCategory by DataSubjectCategoryFilter: |filter, _| {
        let text = filter.text.map(|text| fold(&text));
        move |category, _| {
            filter.parent.as_ref().is_none_or(|parent| category.parent.as_ref() == Some(parent))
                && text.as_ref().is_none_or(|text| holds(&category.name, text) || holds(&category.description, text))
        }
    }
}

/// What categories of personal data are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct PersonalDataCategoryFilter {
    /// The wider category right above.
    pub parent: Option<Key<PersonalDataCategory>>,
    /// The special category it belongs to, Art. 9(1).
    pub special: Option<SpecialCategory>,
    /// It is a personal identity code, Act 1050/2018 section 29, or not.
    pub identity_code: Option<bool>,
    /// It tells of criminal convictions or offences, Art. 10, or not.
    pub criminal: Option<bool>,
    /// Text in its name.
    pub text: Option<String>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    PersonalDataCategory by PersonalDataCategoryFilter: |filter, _| {
        let text = filter.text.map(|text| fold(&text));
        move |category, _| {
            filter.parent.as_ref().is_none_or(|parent| category.parent.as_ref() == Some(parent))
                && filter.special.is_none_or(|special| category.special == Some(special))
                && filter.identity_code.is_none_or(|identity_code| category.identity_code == identity_code)
                && filter.criminal.is_none_or(|criminal| category.criminal == criminal)
                && text.as_ref().is_none_or(|text| holds(&category.name, text))
        }
    }
}
