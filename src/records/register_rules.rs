//! What must the parts of a register, and the flows at its ends, agree on?

use std::collections::HashSet;

use entity::vocabulary::{Answer, FlowKind, NodeKind, RetentionStart};

use super::{
    check::{Check, check_days, check_local, check_name, check_owner, check_same_owner},
    form::{check, is_slug, is_web_address},
    noun::NodeKey,
    problem::{Path, ProblemCode, Problems},
    register::{DataGroup, ErasureTimeLimit, Register},
    snapshot::Snapshot,
};

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
    pub(super) fn check_flows(
        &self,
        candidate: &Snapshot,
        changed: &HashSet<&str>,
        at: &mut Path,
        problems: &mut Problems,
    ) {
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
