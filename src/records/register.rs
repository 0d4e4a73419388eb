//! What does one register hold, and why? An Article 30(1) record with all its parts.

use entity::{
    Date, Duration, LanguageText,
    vocabulary::{
        AfterRetention, Answer, Audience, LegalBasis, LifeCycle, Publicity, RegisterForm, RegisterPart, RetentionStart,
        SecurityMeasureKind, SpecialCategory, SpecialCondition,
    },
};

use super::{
    category::{DataSubjectCategory, PersonalDataCategory},
    controller::Controller,
    department::Department,
    law::Provision,
    noun::Key,
    post::Post,
};
use crate::{noun, part};

noun! {
    /// A register: an Article 30(1) record of one filing system (Art. 4(6)) with its purposes. Its sources, recipients,
    /// processors and transfers are the data flows at its ends.
    Register "RegisterInput", RegisterPatch "RegisterPatchInput" {
        requires {
            /// The name.
            name: LanguageText,
        }
        needs {
            /// The controller, Art. 30(1)(a).
            controller: Key<Controller>,
        }
        stated {
            /// Its number among the controller's registers: stable, never reused. Given by us when left out.
            number: i32,
            /// Its name in web addresses. Made from the name when left out.
            slug: String,
            /// What it is.
            description: LanguageText,
            /// The forms it is kept in.
            forms: Vec<RegisterForm>,
            /// Where it is in its life.
            life_cycle: LifeCycle,
            /// The day it was or will be taken into use.
            starts_on: Option<Date>,
            /// The day the processing ends: of a pilot, a project, a task.
            ends_on: Option<Date>,
            /// The day its data were erased or moved to an archive.
            disposed_on: Option<Date>,
            /// Whom its notice speaks to.
            audience: Audience,
            /// The essence of the arrangement between joint controllers, Art. 26(2).
            joint_arrangement: LanguageText,
            /// What is told of the sources beside the flows.
            sources_remark: LanguageText,
            /// Stated that there are no recipients, Art. 30(1)(d).
            no_recipients: Answer,
            /// What is told of the recipients beside the flows.
            recipients_remark: LanguageText,
            /// Stated that nothing is transferred outside the EEA, Art. 30(1)(e).
            no_transfers: Answer,
            /// What is told of transfers beside the flows.
            transfers_remark: LanguageText,
            /// What is told of the time limits beside the rules.
            retention_remark: LanguageText,
            /// Whether decisions are made solely by automated means, Art. 22.
            automated_decisions: Answer,
            /// Whether profiles are made, Art. 4(4).
            profiling: Answer,
            /// The logic of automated decisions, Art. 13(2)(f).
            automated_logic: LanguageText,
            /// What they mean to the person, Art. 13(2)(f).
            automated_significance: LanguageText,
            /// Publicity of its documents, Act 906/2019 section 28.
            publicity: Option<Publicity>,
            /// What is told of publicity beside the provisions.
            publicity_remark: LanguageText,
            /// By what its data can be searched for: a name, a number of a case, a date. Act 906/2019 section 28.
            search_terms: LanguageText,
            /// Stated that its data cannot be searched for by anything, Act 906/2019 section 28.
            no_search_terms: Answer,
            /// How often the record is looked at, Art. 5(2).
            review_interval: Option<Duration>,
            /// Notes that are never published.
            internal_notes: Option<String>,
            /// The record is illustrative: made up to show the program, not told by any city.
            illustrative: bool,
        }
        refers {
            /// Joint controllers, Art. 26.
            joint_controllers: Vec<Key<Controller>>,
            /// The department.
            department: Option<Key<Department>>,
            /// The post that answers for it.
            responsible_post: Option<Key<Post>>,
            /// Posts that are asked about it.
            contact_posts: Vec<Key<Post>>,
            /// Provisions that decide the publicity of its documents, Act 621/1999.
            publicity_provisions: Vec<Key<Provision>>,
        }
        parts {
            /// Purposes, Art. 30(1)(b).
            purposes: Purpose,
            /// Data groups, Art. 30(1)(c).
            data_groups: DataGroup,
            /// Time limits for erasure, Art. 30(1)(f).
            retention: ErasureTimeLimit,
            /// Security measures, Art. 30(1)(g).
            security: SecurityMeasure,
            /// When which part was confirmed to be still true, Art. 5(2).
            confirmations: Confirmation,
            /// Links to evidence; never published.
            evidence: EvidenceLink,
        }
    }
}

impl Register {
    /// Its lawful bases, each once, in the order of the purposes.
    pub fn distinct_bases(&self) -> impl Iterator<Item = LegalBasis> {
        let mut seen = 0_u8;
        let bases = self
            .purposes
            .iter()
            .flat_map(|purpose| &purpose.bases)
            .map(|basis| basis.basis);
        bases.filter(move |basis| {
            let bit = 1 << *basis as u8;
            let new = seen & bit == 0;
            seen |= bit;
            new
        })
    }

    /// Whether it holds special categories, Art. 9(1), all data groups together.
    pub fn special_together(&self) -> Answer {
        self.together(|group| group.special)
    }

    /// Whether it holds data of children, all data groups together.
    pub fn children_together(&self) -> Answer {
        self.together(|group| group.children)
    }

    /// The answer of its groups together: yes if any says yes, no if all say no, else not stated.
    pub fn together(&self, answer: impl Fn(&DataGroup) -> Answer) -> Answer {
        if self.data_groups.iter().any(|group| answer(group) == Answer::Yes) {
            Answer::Yes
        } else if !self.data_groups.is_empty() && self.data_groups.iter().all(|group| answer(group) == Answer::No) {
            Answer::No
        } else {
            Answer::NotStated
        }
    }
}

part! {
    /// A purpose, Art. 5(1)(b), with the bases that make it lawful.
    Purpose "PurposeInput" {
        requires {
            /// Its key inside the register, as `p1`.
            key: String,
            /// The purpose.
            text: LanguageText,
        }
        stated {
            /// Whether the data must be given, Art. 13(2)(e).
            must_be_given: Answer,
            /// What follows if they are not, Art. 13(2)(e).
            consequence: LanguageText,
        }
        parts {
            /// Lawful bases, Art. 6(1).
            bases: LawfulBasis,
            /// Conditions for special categories, Art. 9(2).
            conditions: SpecialCategoryGround,
        }
    }
}

part! {
    /// A lawful basis of a purpose, Art. 6(1), with the provisions it rests on, Art. 6(3).
    #[graphql(complex)]
    LawfulBasis "LawfulBasisInput" {
        requires {
            /// The basis.
            basis: LegalBasis,
        }
        stated {
            /// The legitimate interest, for Art. 6(1)(f), or what else is told of the basis.
            interest: LanguageText,
        }
        refers {
            /// National or Union provisions it rests on, Art. 6(3).
            provisions: Vec<Key<Provision>>,
        }
    }
}

part! {
    /// A condition for processing special categories, Art. 9(2), with its provisions.
    #[graphql(complex)]
    SpecialCategoryGround "SpecialCategoryGroundInput" {
        requires {
            /// The condition.
            condition: SpecialCondition,
        }
        refers {
            /// Provisions it rests on, as Act 1050/2018 section 6.
            provisions: Vec<Key<Provision>>,
        }
    }
}

part! {
    /// A data group, or sub-register: whose data and which, Art. 30(1)(c).
    #[graphql(complex)]
    DataGroup "DataGroupInput" {
        requires {
            /// Its key inside the register, as `g1`.
            key: String,
        }
        stated {
            /// The name.
            name: LanguageText,
            /// Keys of the purposes that use it; none told when empty.
            purposes: Vec<String>,
            /// Whether it holds special categories, Art. 9(1).
            special: Answer,
            /// Which special categories.
            special_categories: Vec<SpecialCategory>,
            /// Whether it holds data on criminal convictions and offences, Art. 10.
            criminal: Answer,
            /// Whether it holds personal identity codes, Act 1050/2018 section 29.
            identity_code: Answer,
            /// Whether it holds data of children.
            children: Answer,
            /// Whether the processing is on a large scale, Art. 35(3).
            large_scale: Answer,
            /// Whether it has a channel of free text, in which anything may be told.
            free_text: Answer,
            /// What else is told of the data.
            remark: LanguageText,
        }
        refers {
            /// Categories of data subjects.
            subjects: Vec<Key<DataSubjectCategory>>,
            /// The ground for criminal data, Act 1050/2018 section 7.
            criminal_ground: Option<Key<Provision>>,
            /// The ground for identity codes, Act 1050/2018 section 29.
            identity_code_ground: Option<Key<Provision>>,
        }
        parts {
            /// Items of personal data.
            items: DataItem,
        }
    }
}

part! {
    /// An item of personal data in a group: a category, words of its own, or both.
    #[graphql(complex)]
    DataItem "DataItemInput" {
        stated {
            /// The item in the controller's own words.
            text: LanguageText,
        }
        refers {
            /// The category.
            category: Option<Key<PersonalDataCategory>>,
        }
    }
}

part! {
    /// A time limit for erasure, Art. 30(1)(f), or the criterion that decides it, Art. 13(2)(a).
    #[graphql(complex)]
    ErasureTimeLimit "ErasureTimeLimitInput" {
        stated {
            /// Keys of the data groups it holds for; all when empty.
            data_groups: Vec<String>,
            /// The shortest time.
            minimum: Option<Duration>,
            /// The longest time.
            maximum: Option<Duration>,
            /// The event it is counted from.
            counted_from: Option<RetentionStart>,
            /// The event in words.
            counted_from_text: LanguageText,
            /// What then happens.
            then: Option<AfterRetention>,
            /// Class in the records management plan.
            records_class: Option<String>,
            /// The rule in words, or the criterion where no time is told.
            text: LanguageText,
        }
        refers {
            /// The provision it rests on.
            provision: Option<Key<Provision>>,
        }
    }
}

part! {
    /// A security measure, Art. 30(1)(g) and 32(1), told in general.
    SecurityMeasure "SecurityMeasureInput" {
        requires {
            /// The kind of measure.
            kind: SecurityMeasureKind,
            /// The form of the register it protects.
            form: RegisterForm,
        }
        stated {
            /// What the public is told.
            text: LanguageText,
            /// Details that are never published.
            internal: Option<String>,
        }
    }
}

part! {
    /// That a part of the record was found to be still true, Art. 5(2).
    #[graphql(complex)]
    Confirmation "ConfirmationInput" {
        requires {
            /// The part.
            part: RegisterPart,
            /// The day.
            on: Date,
        }
        refers {
            /// The post that confirmed it.
            by: Option<Key<Post>>,
        }
    }
}

part! {
    /// A link to evidence, Art. 5(2). Never published.
    EvidenceLink "EvidenceLinkInput" {
        requires {
            /// What it is.
            title: String,
            /// Web address.
            url: String,
        }
    }
}
