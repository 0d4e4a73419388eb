//! May these changes be kept together? References, texts, and the rules of each noun, with every problem told.

use std::collections::HashSet;

use entity::vocabulary::{Answer, FlowKind, NodeKind, RetentionStart};

use super::{
    agreement::ProcessingAgreement,
    assessment::Assessment,
    category::{DataSubjectCategory, PersonalDataCategory},
    controller::Controller,
    data_flow::DataFlow,
    department::Department,
    form::{self, check, check_texts, is_business_id, is_email, is_phone, is_slug, is_web_address},
    inventory::Change,
    law::{Act, AdequacyDecision, Country, Provision, SupervisoryAuthority},
    notice_version::NoticeVersion,
    noun::{Key, Kind, NodeKey, Noun},
    outside_source::OutsideSource,
    post::{Person, Post},
    problem::{Path, ProblemCode, Problems},
    processor::Processor,
    processor_record::ProcessorRecord,
    recipient::Recipient,
    register::{DataGroup, ErasureTimeLimit, Register},
    service::Service,
    snapshot::{AnyNoun, Kept, Snapshot},
};

use crate::each_noun;

/// Checks changes against the state they would make.
pub fn check_all(changes: &[Change], candidate: &Snapshot, problems: &mut Problems) {
    // A flow that is itself being changed speaks for itself.
    let changed_flows: HashSet<&str> = changes
        .iter()
        .filter(|change| change.after.kind() == Kind::DataFlow)
        .map(|change| &**change.after.key())
        .collect();
    for change in changes {
        let at = &mut change.at.clone();
        check_references(change, candidate, at, problems);
        check_noun(&change.after, candidate, at, problems);
        if let AnyNoun::Register(register) = &change.after {
            register.check_flows(candidate, &changed_flows, at, problems);
        }
    }
}

fn check_references(change: &Change, candidate: &Snapshot, at: &mut Path, problems: &mut Problems) {
    let mut kept = HashSet::new();
    if let Some(before) = &change.before {
        before.each_reference(&mut Path::default(), &mut |_, kind, key| {
            kept.insert((kind, key.to_owned()));
        });
    }
    change
        .after
        .each_reference(at, &mut |at, kind, key| match candidate.row(kind, key) {
            None => problems.add(at, ProblemCode::UnknownReference, format!("{}:{key}", kind.word())),
            // What was referred to before it was archived may stay.
            Some((_, Some(_))) if !kept.contains(&(kind, key.to_owned())) && change.after.archived_on().is_none() => {
                problems.add(at, ProblemCode::ArchivedReference, format!("{}:{key}", kind.word()));
            }
            Some(_) => {}
        });
}

macro_rules! check_each {
    ($($field:ident: $noun:ident;)*) => {
        fn check_noun(noun: &AnyNoun, candidate: &Snapshot, at: &mut Path, problems: &mut Problems) {
            match noun {
                $(AnyNoun::$noun(noun) => {
                    let document = serde_json::to_value(&**noun).expect("a noun is plain data, which always has a JSON form");
                    check_texts(&document, at, problems);
                    check_key(&**noun, at, problems);
                    noun.check(candidate, at, problems);
                })*
                // A published version is made by the program, not typed.
                AnyNoun::NoticeVersion(_) => {}
            }
        }
    };
}

each_noun!(check_each);

fn check_key<N: Kept>(noun: &N, at: &mut Path, problems: &mut Problems) {
    let key = noun.key().as_str();
    // Owner and own part; a provision has its act before the slash, and sections such as `6-1-a` after it.
    let good = match key.split_once('/') {
        Some((owner, own)) => is_slug(owner) && is_slug(own),
        None => is_slug(key),
    };
    if !good {
        problems.add_at(at, "key", ProblemCode::BadKey, key);
    }
}

/// The rules of one noun.
trait Check: Noun {
    fn check(&self, candidate: &Snapshot, at: &mut Path, problems: &mut Problems);
}

/// A noun that a controller owns has the controller's key before its own.
fn check_owner<N: Noun>(noun: &N, controller: &Key<Controller>, at: &mut Path, problems: &mut Problems) {
    if noun.key().owner() != Some(controller.as_str()) {
        problems.add_at(at, "key", ProblemCode::WrongOwner, controller);
    }
}

/// What belongs to a controller may only point to that controller's own.
fn check_same_owner<N, M: Noun>(
    noun: &Key<N>,
    other: Option<&Key<M>>,
    field: &str,
    at: &mut Path,
    problems: &mut Problems,
) {
    if let Some(other) = other.filter(|other| !other.is_empty() && other.owner() != noun.owner()) {
        problems.add_at(at, field, ProblemCode::OtherController, other);
    }
}

fn check_name(name: &entity::LanguageText, field: &str, at: &mut Path, problems: &mut Problems) {
    if name.is_empty() {
        problems.add_at(at, field, ProblemCode::Required, "");
    }
}

fn check_word(name: &str, field: &str, at: &mut Path, problems: &mut Problems) {
    if name.trim().is_empty() {
        problems.add_at(at, field, ProblemCode::Required, "");
    }
}

fn check_days(
    from: Option<entity::Date>,
    until: Option<entity::Date>,
    field: &str,
    at: &mut Path,
    problems: &mut Problems,
) {
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        problems.add_at(at, field, ProblemCode::EndBeforeStart, until);
    }
}

/// Walks up a tree and tells if the noun stands above itself.
fn check_tree<N: Kept>(
    noun: &N,
    candidate: &Snapshot,
    above: fn(&N) -> Option<&Key<N>>,
    field: &str,
    at: &mut Path,
    problems: &mut Problems,
) {
    let shelves = match noun.home() {
        None => &candidate.shared.shelves,
        Some(home) => match candidate.loaded(home) {
            Some(holding) => &holding.shelves,
            None => return,
        },
    };
    let mut next = above(noun);
    // A tree that has been checked at every change has no other loop than one through this noun.
    for _ in 0..1_000 {
        let Some(key) = next else { return };
        if key == noun.key() {
            problems.add_at(at, field, ProblemCode::Loop, noun.key());
            return;
        }
        next = N::shelf(shelves).get(key.as_str()).and_then(|noun| above(noun));
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
    }
}

impl Check for Controller {
    fn check(&self, candidate: &Snapshot, at: &mut Path, problems: &mut Problems) {
        check_name(&self.name, "name", at, problems);
        check(
            self.business_id.as_ref(),
            "businessId",
            is_business_id,
            ProblemCode::BusinessId,
            at,
            problems,
        );
        check(self.email.as_ref(), "email", is_email, ProblemCode::Email, at, problems);
        check(self.phone.as_ref(), "phone", is_phone, ProblemCode::Phone, at, problems);
        check(
            self.website.as_ref(),
            "website",
            is_web_address,
            ProblemCode::WebAddress,
            at,
            problems,
        );
        if let Some(code) = self
            .municipality_code
            .as_ref()
            .filter(|code| code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_digit()))
        {
            problems.add_at(at, "municipalityCode", ProblemCode::WrongForm, code);
        }
        check_days(self.valid_from, self.valid_until, "validUntil", at, problems);
        check_tree(
            self,
            candidate,
            |controller| controller.parent.as_ref(),
            "parent",
            at,
            problems,
        );
    }
}

impl Check for Department {
    fn check(&self, candidate: &Snapshot, at: &mut Path, problems: &mut Problems) {
        check_name(&self.name, "name", at, problems);
        check_owner(self, &self.controller, at, problems);
        check_same_owner(&self.key, self.parent.as_ref(), "parent", at, problems);
        check_tree(
            self,
            candidate,
            |department| department.parent.as_ref(),
            "parent",
            at,
            problems,
        );
    }
}

impl Check for Person {
    fn check(&self, _: &Snapshot, at: &mut Path, problems: &mut Problems) {
        check_word(&self.name, "name", at, problems);
        check_owner(self, &self.controller, at, problems);
        check(self.email.as_ref(), "email", is_email, ProblemCode::Email, at, problems);
        check(self.phone.as_ref(), "phone", is_phone, ProblemCode::Phone, at, problems);
    }
}

impl Check for Post {
    fn check(&self, _: &Snapshot, at: &mut Path, problems: &mut Problems) {
        check_name(&self.title, "title", at, problems);
        check_owner(self, &self.controller, at, problems);
        check_same_owner(&self.key, self.department.as_ref(), "department", at, problems);
        check_same_owner(&self.key, self.holder.as_ref(), "holder", at, problems);
        check(self.email.as_ref(), "email", is_email, ProblemCode::Email, at, problems);
        check(self.phone.as_ref(), "phone", is_phone, ProblemCode::Phone, at, problems);
    }
}

impl Check for Processor {
    fn check(&self, candidate: &Snapshot, at: &mut Path, problems: &mut Problems) {
        check_word(&self.name, "name", at, problems);
        // Other countries have other numbers; only the Finnish one has a check digit we know.
        if self.country.as_ref().is_some_and(|country| country.as_str() == "fi") {
            check(
                self.business_id.as_ref(),
                "businessId",
                is_business_id,
                ProblemCode::BusinessId,
                at,
                problems,
            );
        }
        check(self.email.as_ref(), "email", is_email, ProblemCode::Email, at, problems);
        check(self.phone.as_ref(), "phone", is_phone, ProblemCode::Phone, at, problems);
        check(
            self.website.as_ref(),
            "website",
            is_web_address,
            ProblemCode::WebAddress,
            at,
            problems,
        );
        check_tree(
            self,
            candidate,
            |processor| processor.parent.as_ref(),
            "parent",
            at,
            problems,
        );
    }
}

impl Check for Service {
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
    }
}

impl Check for Recipient {
    fn check(&self, _: &Snapshot, at: &mut Path, problems: &mut Problems) {
        check_name(&self.name, "name", at, problems);
        if self.country.as_ref().is_some_and(|country| country.as_str() == "fi") {
            check(
                self.business_id.as_ref(),
                "businessId",
                is_business_id,
                ProblemCode::BusinessId,
                at,
                problems,
            );
        }
    }
}

impl Check for OutsideSource {
    fn check(&self, _: &Snapshot, at: &mut Path, problems: &mut Problems) {
        check_name(&self.name, "name", at, problems);
        if self.country.as_ref().is_some_and(|country| country.as_str() == "fi") {
            check(
                self.business_id.as_ref(),
                "businessId",
                is_business_id,
                ProblemCode::BusinessId,
                at,
                problems,
            );
        }
    }
}

impl Check for ProcessingAgreement {
    fn check(&self, _: &Snapshot, at: &mut Path, problems: &mut Problems) {
        check_name(&self.title, "title", at, problems);
        check_owner(self, &self.controller, at, problems);
        check_days(self.signed_on, self.valid_until, "validUntil", at, problems);
        at.at("registers", |at| {
            for (index, register) in self.registers.iter().enumerate() {
                check_same_owner(&self.key, Some(register), &index.to_string(), at, problems);
            }
        });
    }
}

impl Check for Assessment {
    fn check(&self, _: &Snapshot, at: &mut Path, problems: &mut Problems) {
        check_name(&self.title, "title", at, problems);
        check_owner(self, &self.controller, at, problems);
        check_days(self.done_on, self.next_review_on, "nextReviewOn", at, problems);
        at.at("registers", |at| {
            for (index, register) in self.registers.iter().enumerate() {
                check_same_owner(&self.key, Some(register), &index.to_string(), at, problems);
            }
        });
    }
}

impl Check for ProcessorRecord {
    fn check(&self, _: &Snapshot, at: &mut Path, problems: &mut Problems) {
        check_name(&self.name, "name", at, problems);
        check_name(&self.processing, "processing", at, problems);
        check_owner(self, &self.controller, at, problems);
        // Art. 30(2)(a): whom the processing is done for is the heart of the record.
        if self.on_behalf_of.is_none() && self.on_behalf_of_other.is_empty() {
            problems.add_at(at, "onBehalfOf", ProblemCode::Required, "");
        }
        if self.transfers == Answer::No && !self.transfer_countries.is_empty() {
            problems.add_at(at, "transfers", ProblemCode::NoneButSome, "transferCountries");
        }
    }
}

impl Check for NoticeVersion {
    fn check(&self, _: &Snapshot, _: &mut Path, _: &mut Problems) {}
}

impl Check for DataFlow {
    fn check(&self, candidate: &Snapshot, at: &mut Path, problems: &mut Problems) {
        if !ends_fit(self.kind, self.from.kind, self.to.kind) {
            problems.add_at(
                at,
                "kind",
                ProblemCode::WrongEnds,
                format!("{} → {}", self.from, self.to),
            );
        }
        if self.from == self.to {
            problems.add_at(at, "to", ProblemCode::Loop, &self.to);
        }
        check_days(self.valid_from, self.valid_until, "validUntil", at, problems);
        // A flow that touches a register belongs to the register's controller; it may touch two.
        let registers: Vec<&NodeKey> = [&self.from, &self.to]
            .into_iter()
            .filter(|node| node.kind == NodeKind::Register)
            .collect();
        let owners: Vec<&str> = registers
            .iter()
            .filter_map(|node| node.key.split_once('/').map(|(owner, _)| owner))
            .collect();
        if !owners.is_empty() && !self.key.owner().is_some_and(|owner| owners.contains(&owner)) {
            problems.add_at(at, "key", ProblemCode::WrongOwner, owners[0]);
        }
        check_same_owner(&self.key, self.agreement.as_ref(), "agreement", at, problems);
        check_same_owner(
            &self.key,
            self.transfer_assessment.as_ref(),
            "transferAssessment",
            at,
            problems,
        );
        let register = registers.first().and_then(|node| {
            let (owner, _) = node.key.split_once('/')?;
            candidate.loaded(owner)?.shelves.registers.get(&node.key)
        });
        let groups: Vec<&str> = register
            .iter()
            .flat_map(|register| &register.data_groups)
            .map(|group| group.key.as_str())
            .collect();
        check_local(&self.data_groups, &groups, "dataGroups", at, problems);
        let purposes: Vec<&str> = register
            .iter()
            .flat_map(|register| &register.purposes)
            .map(|purpose| purpose.key.as_str())
            .collect();
        check_local(&self.purposes, &purposes, "purposes", at, problems);
        // "There are none" and a disclosure cannot both be stated of one register.
        if self.kind == FlowKind::Disclosure
            && self.archived_on.is_none()
            && register.is_some_and(|register| {
                register.no_recipients == Answer::Yes && self.from.key == *register.key.shared()
            })
        {
            problems.add_at(at, "kind", ProblemCode::NoneButSome, &self.key);
        }
    }
}

/// Which kinds of node a flow of each kind may run between.
fn ends_fit(kind: FlowKind, from: NodeKind, to: NodeKind) -> bool {
    use NodeKind::{Processor, Recipient, Register, Service, Source, Subjects};
    match kind {
        FlowKind::Collection => {
            matches!(from, Subjects | Source | Service | Register) && matches!(to, Register | Service)
        }
        FlowKind::Internal => matches!(from, Register | Service) && matches!(to, Register | Service),
        FlowKind::Processing => matches!(from, Register | Service) && matches!(to, Service | Processor),
        FlowKind::SubProcessing => matches!(from, Service | Processor) && matches!(to, Service | Processor),
        FlowKind::Disclosure => matches!(from, Register | Service) && matches!(to, Recipient | Register),
    }
}

/// Checks keys that name a register's own parts.
fn check_local(keys: &[String], known: &[&str], field: &str, at: &mut Path, problems: &mut Problems) {
    at.at(field, |at| {
        for (index, key) in keys.iter().enumerate() {
            if !known.contains(&key.as_str()) {
                problems.add_at(at, index, ProblemCode::UnknownReference, key);
            }
            if keys[..index].contains(key) {
                problems.add_at(at, index, ProblemCode::Duplicate, key);
            }
        }
    });
}

impl Check for Register {
    fn check(&self, candidate: &Snapshot, at: &mut Path, problems: &mut Problems) {
        check_name(&self.name, "name", at, problems);
        check_owner(self, &self.controller, at, problems);
        if self.key.as_str() != format!("{}/{}", self.controller, self.number) || self.number < 1 {
            problems.add_at(at, "number", ProblemCode::WrongForm, self.number);
        }
        if !is_slug(&self.slug) {
            problems.add_at(at, "slug", ProblemCode::BadKey, &self.slug);
        }
        if let Some(holding) = candidate.loaded(self.controller.as_str())
            && holding
                .shelves
                .registers
                .all()
                .iter()
                .any(|other| other.slug == self.slug && other.key != self.key)
        {
            problems.add_at(at, "slug", ProblemCode::Taken, &self.slug);
        }
        check_days(self.starts_on, self.ends_on, "endsOn", at, problems);
        check_same_owner(&self.key, self.department.as_ref(), "department", at, problems);
        check_same_owner(
            &self.key,
            self.responsible_post.as_ref(),
            "responsiblePost",
            at,
            problems,
        );
        at.at("contactPosts", |at| {
            for (index, post) in self.contact_posts.iter().enumerate() {
                check_same_owner(&self.key, Some(post), &index.to_string(), at, problems);
            }
        });
        check_part_keys(
            self.purposes.iter().map(|purpose| &purpose.key),
            "purposes",
            at,
            problems,
        );
        check_part_keys(
            self.data_groups.iter().map(|group| &group.key),
            "dataGroups",
            at,
            problems,
        );
        self.check_purposes(at, problems);
        self.check_data_groups(at, problems);
        self.check_retention(at, problems);
        at.at("evidence", |at| {
            for (index, link) in self.evidence.iter().enumerate() {
                at.at(index, |at| {
                    check(
                        Some(&link.url),
                        "url",
                        is_web_address,
                        ProblemCode::WebAddress,
                        at,
                        problems,
                    );
                });
            }
        });
    }
}

fn check_part_keys<'a>(keys: impl Iterator<Item = &'a String>, field: &str, at: &mut Path, problems: &mut Problems) {
    let mut seen = HashSet::new();
    at.at(field, |at| {
        for (index, key) in keys.enumerate() {
            if !is_slug(key) {
                at.at(index, |at| problems.add_at(at, "key", ProblemCode::BadKey, key));
            } else if !seen.insert(key) {
                at.at(index, |at| problems.add_at(at, "key", ProblemCode::Duplicate, key));
            }
        }
    });
}

impl Register {
    fn check_purposes(&self, at: &mut Path, problems: &mut Problems) {
        at.at("purposes", |at| {
            for (index, purpose) in self.purposes.iter().enumerate() {
                at.at(index, |at| {
                    check_name(&purpose.text, "text", at, problems);
                    at.at("bases", |at| {
                        for (index, basis) in purpose.bases.iter().enumerate() {
                            if purpose.bases[..index].iter().any(|other| other.basis == basis.basis) {
                                at.at(index, |at| {
                                    problems.add_at(at, "basis", ProblemCode::Duplicate, format!("{:?}", basis.basis));
                                });
                            }
                        }
                    });
                });
            }
        });
    }

    fn check_data_groups(&self, at: &mut Path, problems: &mut Problems) {
        let purposes: Vec<&str> = self.purposes.iter().map(|purpose| purpose.key.as_str()).collect();
        at.at("dataGroups", |at| {
            for (index, group) in self.data_groups.iter().enumerate() {
                at.at(index, |at| {
                    check_local(&group.purposes, &purposes, "purposes", at, problems);
                    group.check(at, problems);
                });
            }
        });
    }

    fn check_retention(&self, at: &mut Path, problems: &mut Problems) {
        let groups: Vec<&str> = self.data_groups.iter().map(|group| group.key.as_str()).collect();
        at.at("retention", |at| {
            for (index, limit) in self.retention.iter().enumerate() {
                at.at(index, |at| {
                    check_local(&limit.data_groups, &groups, "dataGroups", at, problems);
                    limit.check(at, problems);
                });
            }
        });
    }

    /// What the flows at its ends say of its parts must still hold: "none" stays none, and keys stay where they are named.
    fn check_flows(&self, candidate: &Snapshot, changed: &HashSet<&str>, at: &mut Path, problems: &mut Problems) {
        let Some(holding) = candidate.loaded(self.controller.as_str()) else {
            return;
        };
        let node = NodeKey::new(NodeKind::Register, self.key.shared().clone());
        for flow in holding
            .flows
            .at(&node)
            .iter()
            .filter(|flow| !changed.contains(flow.key.as_str()))
        {
            if flow.kind == FlowKind::Disclosure && flow.from == node && self.no_recipients == Answer::Yes {
                problems.add_at(at, "noRecipients", ProblemCode::NoneButSome, flow.key.id().0);
            }
            // The keys name parts of the register at the flow's start, when there are two.
            if flow.from.kind == NodeKind::Register && flow.from != node {
                continue;
            }
            for gone in flow
                .data_groups
                .iter()
                .filter(|key| !self.data_groups.iter().any(|group| group.key == **key))
            {
                problems.add_at(
                    at,
                    "dataGroups",
                    ProblemCode::StillInUse,
                    format!("{gone} ({})", flow.key.id().0),
                );
            }
            for gone in flow
                .purposes
                .iter()
                .filter(|key| !self.purposes.iter().any(|purpose| purpose.key == **key))
            {
                problems.add_at(
                    at,
                    "purposes",
                    ProblemCode::StillInUse,
                    format!("{gone} ({})", flow.key.id().0),
                );
            }
        }
    }
}

impl DataGroup {
    fn check(&self, at: &mut Path, problems: &mut Problems) {
        if self.special == Answer::No && !self.special_categories.is_empty() {
            problems.add_at(at, "special", ProblemCode::NoneButSome, "specialCategories");
        }
        at.at("items", |at| {
            for (index, item) in self.items.iter().enumerate() {
                if item.text.is_empty() && item.category.is_none() {
                    at.at(index, |at| problems.add_at(at, "text", ProblemCode::Required, ""));
                }
            }
        });
    }
}

impl ErasureTimeLimit {
    fn check(&self, at: &mut Path, problems: &mut Problems) {
        if let (Some(minimum), Some(maximum)) = (self.minimum, self.maximum)
            && minimum.days_about() > maximum.days_about()
        {
            problems.add_at(at, "minimum", ProblemCode::MinimumAboveMaximum, minimum);
        }
        if self.counted_from == Some(RetentionStart::Event) && self.counted_from_text.is_empty() {
            problems.add_at(at, "countedFromText", ProblemCode::TextNeeded, "EVENT");
        }
        let silent = self.minimum.is_none()
            && self.maximum.is_none()
            && self.text.is_empty()
            && self.then.is_none()
            && self.counted_from.is_none();
        if silent {
            problems.add_at(at, "text", ProblemCode::Required, "");
        }
    }
}

/// A slug that is free: the one made from a name, with a number after it when others have taken it.
pub fn free_slug(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let base = form::slug(name);
    let base = if base.is_empty() { "x".to_owned() } else { base };
    if !taken(&base) {
        return base;
    }
    let mut number = 2;
    loop {
        let slug = format!("{base}-{number}");
        if !taken(&slug) {
            return slug;
        }
        number += 1;
    }
}
