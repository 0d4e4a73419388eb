//! Whose data, and which? The code lists as the API shows them.

use async_graphql::{Context, InputObject, Result};
use entity::vocabulary::SpecialCategory;

use super::{
    graph::part::Part,
    page::listed,
    register::RegisterFilter,
    relations::relations,
    vocabulary::{CategoryUse, DpvTerm, dpv_term, used_by},
};
use crate::records::{
    category::{DataSubjectCategory, PersonalDataCategory},
    fold::{fold, holds},
    noun::Key,
    register::Register,
};

relations! {
    DataSubjectCategory {
        one {
            /// The wider category.
            parent: DataSubjectCategory,
            /// The category that took its place, on the day it was archived.
            replaced_by: DataSubjectCategory,
        }
        pages {
            /// The narrower categories.
            children: DataSubjectCategory within |category| DataSubjectCategoryFilter { parent: Some(category.key.clone()), ..Default::default() };
            /// Registers that hold data of these people, Art. 30(1)(c).
            registers: Register within |category| RegisterFilter { data_subject_category: Some(category.key.clone()), ..Default::default() };
        }
    }
    {
        /// The nearest term of the W3C Data Privacy Vocabulary: its own, or that of the nearest wider category.
        async fn dpv_term(&self, ctx: &Context<'_>) -> DpvTerm {
            dpv_term(ctx, self)
        }

        /// Who uses it: registers with the data groups and flows that name it, and flows at no register, within the viewer's
        /// reach. What is archived is left out.
        async fn used_by(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "The first items, at most 100; 20 when left out.")] first: Option<i32>,
            #[graphql(desc = "Items after this cursor.")] after: Option<String>,
        ) -> Result<Part<CategoryUse>> {
            Box::pin(used_by(ctx, self, first, after)).await
        }
    }
}

relations! {
    PersonalDataCategory {
        one {
            /// The wider category.
            parent: PersonalDataCategory,
            /// The category that took its place, on the day it was archived.
            replaced_by: PersonalDataCategory,
        }
        pages {
            /// The narrower categories.
            children: PersonalDataCategory within |category| PersonalDataCategoryFilter { parent: Some(category.key.clone()), ..Default::default() };
            /// Registers that hold such data, Art. 30(1)(c).
            registers: Register within |category| RegisterFilter { personal_data_category: Some(category.key.clone()), ..Default::default() };
        }
    }
    {
        /// The nearest term of the W3C Data Privacy Vocabulary: its own, or that of the nearest wider category.
        async fn dpv_term(&self, ctx: &Context<'_>) -> DpvTerm {
            dpv_term(ctx, self)
        }

        /// Who uses it: registers with the data groups and flows that name it, and flows at no register, within the viewer's
        /// reach. What is archived is left out.
        async fn used_by(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "The first items, at most 100; 20 when left out.")] first: Option<i32>,
            #[graphql(desc = "Items after this cursor.")] after: Option<String>,
        ) -> Result<Part<CategoryUse>> {
            Box::pin(used_by(ctx, self, first, after)).await
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
