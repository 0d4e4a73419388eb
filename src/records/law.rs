//! Which acts, provisions, countries and decisions does the inventory rest on? Dated rows, each naming its source.
//!
//! They come with the program's migrations and can be corrected and added to like any other noun, so that a lawyer can mend
//! them without touching code.

use entity::{
    Date, LanguageText,
    vocabulary::{AdequacyScope, Checked, Jurisdiction},
};

use super::noun::Key;
use super::{
    check::{Check, check_days, check_name, check_tree, check_word},
    form::{check, is_email, is_phone, is_web_address},
    problem::{Path, ProblemCode, Problems},
    snapshot::Snapshot,
};
use crate::{noun, part};

noun! {
    /// A legal act, dated: an act in force, or one that has been repealed and by what.
    Act "ActInput", ActPatch "ActPatchInput" {
        requires {
            /// The number, as `410/2015` or `(EU) 2016/679`.
            number: String,
            /// The title.
            title: LanguageText,
        }
        stated {
            /// Who gave it.
            jurisdiction: Jurisdiction,
            /// European Legislation Identifier.
            eli: Option<String>,
            /// Web address of the text.
            link: Option<String>,
            /// First day in force.
            in_force_from: Option<Date>,
            /// Last day in force.
            in_force_until: Option<Date>,
            /// Where this row was taken from.
            source: String,
            /// How far it has been checked against that source.
            checked: Checked,
        }
        refers {
            /// The act that replaced it.
            replaced_by: Option<Key<Act>>,
        }
    }
}

noun! {
    /// A provision of an act: a section, an article or a part of one.
    Provision "ProvisionInput", ProvisionPatch "ProvisionPatchInput" {
        requires {
            /// The section as a key, as `1-2` for section 1, subsection 2.
            section: String,
            /// The section as it is written: `1 § 2 mom.`.
            label: LanguageText,
        }
        needs {
            /// The act.
            act: Key<Act>,
        }
        stated {
            /// What the provision is about.
            title: LanguageText,
            /// First day in force, where it differs from the act's.
            in_force_from: Option<Date>,
            /// Last day in force, where it differs from the act's.
            in_force_until: Option<Date>,
            /// Where this row was taken from.
            source: String,
            /// How far it has been checked against that source.
            checked: Checked,
        }
    }
}

noun! {
    /// A country, with its time in the European Economic Area. Its key is its ISO 3166-1 code in lower case.
    Country "CountryInput", CountryPatch "CountryPatchInput" {
        requires {
            /// ISO 3166-1 alpha-2 code in capitals.
            code: String,
            /// The name.
            name: LanguageText,
        }
        stated {
            /// First day in the European Economic Area.
            eea_from: Option<Date>,
            /// Last day in the European Economic Area.
            eea_until: Option<Date>,
            /// Where this row was taken from.
            source: String,
            /// How far it has been checked against that source.
            checked: Checked,
        }
    }
}

impl Country {
    /// Whether the country is in the European Economic Area on a day. Art. 44 speaks of the others.
    pub fn in_eea(&self, day: Date) -> bool {
        self.eea_from.is_some_and(|from| from <= day) && self.eea_until.is_none_or(|until| day <= until)
    }
}

noun! {
    /// A decision of the Commission that a country protects personal data adequately, Art. 45.
    AdequacyDecision "AdequacyDecisionInput", AdequacyDecisionPatch "AdequacyDecisionPatchInput" {
        requires {
            /// The decision's number, as `(EU) 2019/419`.
            reference: String,
            /// What it covers.
            scope: AdequacyScope,
            /// First day in force.
            in_force_from: Date,
        }
        needs {
            /// The country.
            country: Key<Country>,
        }
        stated {
            /// What is inside its scope and what is not.
            scope_note: LanguageText,
            /// European Legislation Identifier.
            eli: Option<String>,
            /// Last day in force.
            in_force_until: Option<Date>,
            /// Where this row was taken from.
            source: String,
            /// How far it has been checked against that source.
            checked: Checked,
        }
    }
}

impl AdequacyDecision {
    /// Whether the decision is in force on a day.
    pub fn in_force(&self, day: Date) -> bool {
        self.in_force_from <= day && self.in_force_until.is_none_or(|until| day <= until)
    }
}

noun! {
    /// A supervisory authority, Art. 51, with its contact details through time.
    SupervisoryAuthority "SupervisoryAuthorityInput", SupervisoryAuthorityPatch "SupervisoryAuthorityPatchInput" {
        requires {
            /// The name.
            name: LanguageText,
        }
        needs {
            /// The country.
            country: Key<Country>,
        }
        stated {
            /// Web address.
            website: Option<String>,
            /// Where this row was taken from.
            source: String,
        }
        parts {
            /// Contact details, each with the days they hold.
            contacts: AuthorityContact,
        }
    }
}

impl SupervisoryAuthority {
    /// The contact details that hold on a day.
    pub fn contact_on(&self, day: Date) -> Option<&AuthorityContact> {
        self.contacts
            .iter()
            .filter(|contact| {
                contact.valid_from.is_none_or(|from| from <= day)
                    && contact.valid_until.is_none_or(|until| day <= until)
            })
            // A former address with an end is surer of a past day than the present one without a start.
            .min_by_key(|contact| contact.valid_until.map_or(chrono::NaiveDate::MAX, |until| until.0))
    }
}

part! {
    /// Contact details of a supervisory authority over some time.
    AuthorityContact "AuthorityContactInput" {
        stated {
            /// First day.
            valid_from: Option<Date>,
            /// Last day.
            valid_until: Option<Date>,
            /// Postal address.
            postal_address: LanguageText,
            /// Visiting address.
            visiting_address: LanguageText,
            /// E-mail address.
            email: Option<String>,
            /// Telephone number.
            phone: Option<String>,
            /// Where this row was taken from.
            source: String,
            /// How far it has been checked against that source.
            checked: Checked,
        }
    }
}

impl Check for Act {
    fn check(&self, candidate: &Snapshot, at: &mut Path, problems: &mut Problems) {
        check_word(&self.number, "number", at, problems);
        check_name(&self.title, "title", at, problems);
        check_days(self.in_force_from, self.in_force_until, "inForceUntil", at, problems);
        check(
            self.link.as_ref(),
            "link",
            is_web_address,
            ProblemCode::WebAddress,
            at,
            problems,
        );
        check(
            self.eli.as_ref(),
            "eli",
            is_web_address,
            ProblemCode::WebAddress,
            at,
            problems,
        );
        check_tree(
            self,
            candidate,
            |act| act.replaced_by.as_ref(),
            "replacedBy",
            at,
            problems,
        );
    }
}

impl Check for Provision {
    fn check(&self, _: &Snapshot, at: &mut Path, problems: &mut Problems) {
        check_name(&self.label, "label", at, problems);
        check_days(self.in_force_from, self.in_force_until, "inForceUntil", at, problems);
        if self.key.as_str() != format!("{}/{}", self.act, self.section) {
            problems.add_at(at, "key", ProblemCode::WrongOwner, &self.act);
        }
    }
}

impl Check for Country {
    fn check(&self, _: &Snapshot, at: &mut Path, problems: &mut Problems) {
        check_name(&self.name, "name", at, problems);
        if self.code.len() != 2
            || !self.code.bytes().all(|byte| byte.is_ascii_uppercase())
            || self.key.as_str() != self.code.to_lowercase()
        {
            problems.add_at(at, "code", ProblemCode::WrongForm, &self.code);
        }
        check_days(self.eea_from, self.eea_until, "eeaUntil", at, problems);
    }
}

impl Check for AdequacyDecision {
    fn check(&self, _: &Snapshot, at: &mut Path, problems: &mut Problems) {
        check_word(&self.reference, "reference", at, problems);
        check_days(
            Some(self.in_force_from),
            self.in_force_until,
            "inForceUntil",
            at,
            problems,
        );
    }
}

impl Check for SupervisoryAuthority {
    fn check(&self, _: &Snapshot, at: &mut Path, problems: &mut Problems) {
        check_name(&self.name, "name", at, problems);
        check(
            self.website.as_ref(),
            "website",
            is_web_address,
            ProblemCode::WebAddress,
            at,
            problems,
        );
        at.at("contacts", |at| {
            for (index, contact) in self.contacts.iter().enumerate() {
                at.at(index, |at| {
                    check(
                        contact.email.as_ref(),
                        "email",
                        is_email,
                        ProblemCode::Email,
                        at,
                        problems,
                    );
                    check(
                        contact.phone.as_ref(),
                        "phone",
                        is_phone,
                        ProblemCode::Phone,
                        at,
                        problems,
                    );
                    check_days(contact.valid_from, contact.valid_until, "validUntil", at, problems);
                });
            }
        });
    }
}
