//! Which rules are there? The catalogue, one file each.

use entity::{
    LanguageText,
    vocabulary::{Answer, ControllerKind},
};

use super::rule::Rule;
use crate::records::{controller::Controller, noun::Key, post::Post, register::Register};

mod act_numbers;
pub mod agreements;
mod mirrored;
mod open_ended;
mod special_words;
mod towns;

/// The severities, parts and helpers that every rule's file names.
mod prelude {
    pub use entity::vocabulary::Severity::{Advice, Error, Warning};

    pub use crate::compliance::{
        case::Case,
        finding::{Arg, Found},
        rule::{FindingPart, Rule},
    };
}

macro_rules! rules {
    ($($module:ident)*) => {
        $(mod $module;)*

        /// Every rule, in the order a record is read.
        pub static RULES: &[&Rule] = &[$(&$module::RULE,)*];
    };
}

rules! {
    controller_contact
    controller_is_person
    dpo_contact
    responsible_contact
    contact_gone
    one_post_many_holders
    bad_address
    joint_arrangement
    double_role
    wrong_controller_after_reform
    purpose_missing
    basis_missing
    basis_without_statute
    bases_not_tied
    consent_and_public_task
    legitimate_interest_public
    consent_words
    special_without_condition
    child_consent
    act_repealed
    act_number
    subjects_missing
    data_missing
    special_unmarked
    marked_without_items
    criminal_data
    identity_code
    free_text_channel
    hedged_data
    password_item
    source_missing
    recipients_not_stated
    none_but_processor
    recipient_vague
    processor_unnamed
    agreement_missing
    agreement_expired
    agreement_expiring
    sub_processor_unknown
    processor_record_missing
    processor_record_disagrees
    processor_as_recipient
    transfers_not_stated
    none_but_third_country
    foreign_parent
    transfer_without_safeguard
    derogation_public
    safeguard_lapsing
    retention_missing
    retention_open_ended
    retention_no_start
    retention_conflict
    past_its_end
    security_missing
    automated_not_stated
    automated_unexplained
    secret_without_provision
    dpia_missing
    date_missing
    waiver_expired
    review_overdue
    notice_missing
    notice_outdated
    language_missing
    languages_differ
    wrong_article
    template_left
}

/// The rule with a code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code).copied()
}

/// Whether a controller is a public authority or body, Art. 37(1)(a): as it says, and where it says nothing, by what kind it is.
fn public_body(controller: &Controller) -> bool {
    match controller.public_authority {
        Answer::Yes => true,
        Answer::No => false,
        Answer::NotStated => !matches!(controller.kind, ControllerKind::Company | ControllerKind::Private),
    }
}

/// The posts that answer for a register or are asked about it, each once.
fn posts(register: &Register) -> impl Iterator<Item = &Key<Post>> {
    let responsible = register.responsible_post.as_ref();
    let contacts = register
        .contact_posts
        .iter()
        .filter(move |key| Some(*key) != responsible);
    responsible.into_iter().chain(contacts)
}

/// The first word of a name, in any language, that begins with one of some stems.
fn name_with(name: &LanguageText, stems: &[&str]) -> Option<Box<str>> {
    name.iter().find_map(|(_, name)| {
        name.split(|letter: char| !letter.is_alphanumeric())
            .find(|word| {
                let lower = word.to_lowercase();
                stems.iter().any(|stem| lower.starts_with(stem))
            })
            .map(Box::from)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{RULES, rule};
    use crate::compliance::sample::sound;

    #[test]
    fn nothing_is_found_in_a_sound_record_but_that_it_is_not_published() {
        for rule in RULES {
            let expected: &[&str] = if rule.code == "notice-missing" {
                &["/notices"]
            } else {
                &[]
            };
            assert_eq!(sound().found(rule), expected, "{}", rule.code);
        }
    }

    #[test]
    fn every_rule_has_its_own_code_and_sentences_and_rests_on_law() {
        let codes: BTreeSet<&str> = RULES.iter().map(|rule| rule.code).collect();
        assert_eq!(codes.len(), RULES.len());
        for known in RULES {
            assert_eq!(rule(known.code), Some(*known));
            assert!(!known.law.is_empty() && !known.wordings.is_empty(), "{}", known.code);
            // A code is what people cite: lower-case words with hyphens.
            assert!(
                known.code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'),
                "{}",
                known.code
            );
            for wording in known.wordings {
                assert!(wording.starts_with(known.code), "{wording} of {}", known.code);
            }
        }
        let wordings: Vec<&str> = RULES.iter().flat_map(|rule| rule.wordings).copied().collect();
        assert_eq!(wordings.iter().collect::<BTreeSet<_>>().len(), wordings.len());
    }
}
