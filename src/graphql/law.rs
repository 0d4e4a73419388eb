//! What law stands behind a record? Acts, provisions, countries, decisions and authorities as the API shows them.

use async_graphql::{Context, InputObject, SimpleObject};
use entity::{
    Date, LanguageText,
    vocabulary::{Answer, Checked, Jurisdiction, LegalBasis, Right, RightHolds},
};

use super::{page::listed, register::RegisterFilter, relations::relations, request::Request};
use crate::{
    law::rights::rights,
    records::{
        fold::{fold, holds, holds_text},
        law::{Act, AdequacyDecision, AuthorityContact, Country, Provision, SupervisoryAuthority},
        noun::Key,
        register::Register,
        snapshot::RightByBasis,
    },
};

relations! {
    Act {
        one {
            /// The act that replaced it.
            replaced_by: Act,
        }
        pages {
            /// Its provisions that the inventory names.
            provisions: Provision within |act| ProvisionFilter { act: Some(act.key.clone()), ..Default::default() };
        }
    }
}

relations! {
    Provision {
        one {
            /// The act.
            act: Act,
        }
        pages {
            /// Registers that rest on it: as the provision of a basis or a condition, of publicity, or of a time limit.
            registers: Register within |provision| RegisterFilter { provision: Some(provision.key.clone()), ..Default::default() };
        }
    }
}

relations! {
    Country {
        pages {
            /// The Commission's decisions on its adequacy, Art. 45.
            adequacy_decisions: AdequacyDecision within |country| AdequacyDecisionFilter { country: Some(country.key.clone()), ..Default::default() };
        }
    }
    {
        /// Whether it is in the European Economic Area. Art. 44 speaks of the countries that are not.
        #[graphql(name = "inEea")]
        async fn in_eea_on(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "The day; today when left out.")] on: Option<Date>,
        ) -> bool {
            self.in_eea(on.unwrap_or(Request::of(ctx).today))
        }
    }
}

relations! {
    AdequacyDecision {
        one {
            /// The country.
            country: Country,
        }
    }
    {
        /// Whether it is in force.
        #[graphql(name = "inForce")]
        async fn in_force_on(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "The day; today when left out.")] on: Option<Date>,
        ) -> bool {
            self.in_force(on.unwrap_or(Request::of(ctx).today))
        }
    }
}

relations! {
    SupervisoryAuthority {
        one {
            /// The country.
            country: Country,
        }
    }
    {
        /// The contact details that hold on a day.
        #[graphql(name = "contact")]
        async fn contact_that_holds(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "The day; today when left out.")] on: Option<Date>,
        ) -> Option<&AuthorityContact> {
            self.contact_on(on.unwrap_or(Request::of(ctx).today))
        }
    }
}

/// What acts are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct ActFilter {
    /// Who gave it.
    pub jurisdiction: Option<Jurisdiction>,
    /// The number, as `410/2015`.
    pub number: Option<String>,
    /// In force on this day, as far as its days are told.
    pub in_force_on: Option<Date>,
    /// How far its row has been checked against the source.
    pub checked: Option<Checked>,
    /// Text in its number or title.
    pub text: Option<String>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    Act by ActFilter: |filter, _| {
        let text = filter.text.map(|text| fold(&text));
        move |act, _| {
            filter.jurisdiction.is_none_or(|jurisdiction| act.jurisdiction == jurisdiction)
                && filter.number.as_ref().is_none_or(|number| act.number == *number)
                && filter.in_force_on.is_none_or(|day| holds_on(act.in_force_from, act.in_force_until, day))
                && filter.checked.is_none_or(|checked| act.checked == checked)
                && text.as_ref().is_none_or(|text| holds_text(&act.number, text) || holds(&act.title, text))
        }
    }
}

/// Whether a day stands between two that may be unsaid.
pub fn holds_on(from: Option<Date>, until: Option<Date>, day: Date) -> bool {
    from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until)
}

/// What provisions are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct ProvisionFilter {
    /// The act.
    pub act: Option<Key<Act>>,
    /// Text in its label or title.
    pub text: Option<String>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    Provision by ProvisionFilter: |filter, _| {
        let text = filter.text.map(|text| fold(&text));
        move |provision, _| {
            filter.act.as_ref().is_none_or(|act| provision.act == *act)
                && text.as_ref().is_none_or(|text| holds(&provision.label, text) || holds(&provision.title, text))
        }
    }
}

/// What countries are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct CountryFilter {
    /// ISO 3166-1 alpha-2 code in capitals.
    pub code: Option<String>,
    /// In the European Economic Area today, or not.
    pub in_eea: Option<bool>,
    /// With an adequacy decision in force today, or without one, Art. 45.
    pub adequate: Option<bool>,
    /// Text in its code or name.
    pub text: Option<String>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    Country by CountryFilter: |filter, request| {
        let text = filter.text.map(|text| fold(&text));
        let today = request.today;
        move |country, view| {
            let adequate = || {
                let mut decisions = view.shared.shelves.adequacy_decisions.all().iter();
                decisions.any(|decision| decision.country == country.key && decision.in_force(today))
            };
            filter.code.as_ref().is_none_or(|code| country.code == *code)
                && filter.in_eea.is_none_or(|inside| country.in_eea(today) == inside)
                && filter.adequate.is_none_or(|wanted| adequate() == wanted)
                && text.as_ref().is_none_or(|text| holds_text(&country.code, text) || holds(&country.name, text))
        }
    }
}

/// What adequacy decisions are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct AdequacyDecisionFilter {
    /// The country.
    pub country: Option<Key<Country>>,
    /// In force on this day.
    pub in_force_on: Option<Date>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    AdequacyDecision by AdequacyDecisionFilter: |filter, _| move |decision, _| {
        filter.country.as_ref().is_none_or(|country| decision.country == *country)
            && filter.in_force_on.is_none_or(|day| decision.in_force(day))
    }
}

/// What supervisory authorities are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct SupervisoryAuthorityFilter {
    /// The country.
    pub country: Option<Key<Country>>,
    /// Text in its name.
    pub text: Option<String>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    SupervisoryAuthority by SupervisoryAuthorityFilter: |filter, _| {
        let text = filter.text.map(|text| fold(&text));
        move |authority, _| {
            filter.country.as_ref().is_none_or(|country| authority.country == *country)
                && text.as_ref().is_none_or(|text| holds(&authority.name, text))
        }
    }
}

/// Whether a right of the data subject follows from a lawful basis: one dated row of law.
#[derive(Clone, Debug, SimpleObject)]
pub struct RightOfBasis {
    /// The right.
    pub right: Right,
    /// Its article, as `15` or `7(3)`.
    pub article: String,
    /// The basis, Art. 6(1).
    pub basis: LegalBasis,
    /// Whether it holds.
    pub holds: RightHolds,
    /// When or why.
    pub note: LanguageText,
    /// First day.
    pub valid_from: Option<Date>,
    /// Last day.
    pub valid_until: Option<Date>,
    /// Where this row was taken from.
    pub source: String,
    /// How far it has been checked against that source.
    pub checked: Checked,
}

/// The rows of law that say which right follows from which basis, on a day.
pub fn rights_by_basis(rights: &[RightByBasis], basis: Option<LegalBasis>, on: Date) -> Vec<RightOfBasis> {
    rights
        .iter()
        .filter(|row| basis.is_none_or(|wanted| row.basis == wanted) && holds_on(row.valid_from, row.valid_until, on))
        .map(|row| RightOfBasis {
            right: row.right,
            article: row.article.clone(),
            basis: row.basis,
            holds: row.holds,
            note: row.note.clone(),
            valid_from: row.valid_from,
            valid_until: row.valid_until,
            source: row.source.clone(),
            checked: row.checked,
        })
        .collect()
}

/// A right of the people whose data stand in a register, as it follows from the register's bases.
#[derive(Clone, Debug, SimpleObject)]
pub struct RightOfRegister {
    /// The right.
    pub right: Right,
    /// Its article, as `15` or `7(3)`.
    pub article: String,
    /// Whether it holds for everything the register is used for: yes, or no when it holds for nothing. Not stated when it
    /// holds for some purposes only, or hangs on what the record leaves unsaid; the lists of purposes say which.
    pub holds: Answer,
    /// Keys of the purposes it holds for.
    pub holds_for: Vec<String>,
    /// Keys of the purposes it does not hold for.
    pub lacks_for: Vec<String>,
    /// Keys of the purposes of which it cannot be said, because the record leaves unsaid what it depends on.
    pub open_for: Vec<String>,
    /// When it holds, or why it does not.
    pub notes: Vec<LanguageText>,
}

/// The rights that follow from a register's bases, on a day.
pub fn rights_of(register: &Register, rows: &[RightByBasis], on: Date) -> Vec<RightOfRegister> {
    let keys = |places: &[usize]| {
        places
            .iter()
            .filter_map(|place| register.purposes.get(*place))
            .map(|purpose| purpose.key.clone())
            .collect()
    };
    let told = rights(register, rows, on).into_iter();
    told.map(|told| RightOfRegister {
        right: told.right,
        holds: if told.holds_for_all() {
            Answer::Yes
        } else if told.holds_for_none() {
            Answer::No
        } else {
            Answer::NotStated
        },
        holds_for: keys(&told.holds),
        lacks_for: keys(&told.lacks),
        open_for: keys(&told.open),
        article: told.article,
        notes: told.notes,
    })
    .collect()
}
