//! Registers with all their parts.

use entity::{
    confirmation, data_group, data_group_subject, data_item, erasure_time_limit, evidence_link, lawful_basis,
    lawful_basis_provision, node, purpose, register, register_contact_post, register_joint_controller,
    register_publicity_provision, security_measure, special_category_ground, special_category_ground_provision,
    vocabulary::{NodeKind, join, split},
};
use sea_orm::DbErr;

use super::{Keys, Numbers, Rows, Stored, parts::Parts};
use crate::records::register::{
    Confirmation, DataGroup, DataItem, ErasureTimeLimit, EvidenceLink, LawfulBasis, Purpose, Register, SecurityMeasure,
    SpecialCategoryGround,
};

impl Stored for Register {
    fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        rows.nodes.push(node::Model {
            id: self.row,
            kind: NodeKind::Register,
        });
        rows.registers.push(register::Model {
            id: self.row,
            key: self.key.to_string(),
            version: self.version,
            archived_on: self.archived_on,
            controller_id: numbers.of(&self.controller),
            name: self.name.clone(),
            number: self.number,
            slug: self.slug.clone(),
            description: self.description.clone(),
            forms: join(&self.forms),
            life_cycle: self.life_cycle,
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            disposed_on: self.disposed_on,
            audience: self.audience,
            joint_arrangement: self.joint_arrangement.clone(),
            sources_remark: self.sources_remark.clone(),
            no_recipients: self.no_recipients,
            recipients_remark: self.recipients_remark.clone(),
            no_transfers: self.no_transfers,
            transfers_remark: self.transfers_remark.clone(),
            retention_remark: self.retention_remark.clone(),
            automated_decisions: self.automated_decisions,
            profiling: self.profiling,
            automated_logic: self.automated_logic.clone(),
            automated_significance: self.automated_significance.clone(),
            publicity: self.publicity,
            publicity_remark: self.publicity_remark.clone(),
            review_interval: self.review_interval,
            internal_notes: self.internal_notes.clone(),
            illustrative: self.illustrative,
            department_id: numbers.maybe(self.department.as_ref()),
            responsible_post_id: numbers.maybe(self.responsible_post.as_ref()),
        });
        for (position, key) in (0..).zip(&self.joint_controllers) {
            rows.register_joint_controllers.push(register_joint_controller::Model {
                register_id: self.row,
                position,
                controller_id: numbers.of(key),
            });
        }
        for (position, key) in (0..).zip(&self.contact_posts) {
            rows.register_contact_posts.push(register_contact_post::Model {
                register_id: self.row,
                position,
                post_id: numbers.of(key),
            });
        }
        for (position, key) in (0..).zip(&self.publicity_provisions) {
            rows.register_publicity_provisions
                .push(register_publicity_provision::Model {
                    register_id: self.row,
                    position,
                    provision_id: numbers.of(key),
                });
        }
        self.add_purposes(numbers, rows);
        self.add_data_groups(numbers, rows);
        for (position, limit) in (0..).zip(&self.retention) {
            rows.erasure_time_limits.push(erasure_time_limit::Model {
                register_id: self.row,
                position,
                data_groups: limit.data_groups.join(","),
                minimum: limit.minimum,
                maximum: limit.maximum,
                counted_from: limit.counted_from,
                counted_from_text: limit.counted_from_text.clone(),
                after_retention: limit.then,
                records_class: limit.records_class.clone(),
                text: limit.text.clone(),
                provision_id: numbers.maybe(limit.provision.as_ref()),
            });
        }
        for (position, measure) in (0..).zip(&self.security) {
            rows.security_measures.push(security_measure::Model {
                register_id: self.row,
                position,
                kind: measure.kind,
                form: measure.form,
                text: measure.text.clone(),
                internal: measure.internal.clone(),
            });
        }
        for (position, confirmation) in (0..).zip(&self.confirmations) {
            rows.confirmations.push(confirmation::Model {
                register_id: self.row,
                position,
                part: confirmation.part,
                confirmed_on: confirmation.on,
                post_id: numbers.maybe(confirmation.by.as_ref()),
            });
        }
        for (position, link) in (0..).zip(&self.evidence) {
            rows.evidence_links.push(evidence_link::Model {
                register_id: self.row,
                position,
                title: link.title.clone(),
                url: link.url.clone(),
            });
        }
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        let mut register_joint_controllers = Parts::take(&mut rows.register_joint_controllers);
        let mut register_contact_posts = Parts::take(&mut rows.register_contact_posts);
        let mut register_publicity_provisions = Parts::take(&mut rows.register_publicity_provisions);
        let mut purposes = Parts::take(&mut rows.purposes);
        let mut lawful_bases = Parts::take(&mut rows.lawful_bases);
        let mut lawful_basis_provisions = Parts::take(&mut rows.lawful_basis_provisions);
        let mut special_category_grounds = Parts::take(&mut rows.special_category_grounds);
        let mut special_category_ground_provisions = Parts::take(&mut rows.special_category_ground_provisions);
        let mut data_groups = Parts::take(&mut rows.data_groups);
        let mut data_group_subjects = Parts::take(&mut rows.data_group_subjects);
        let mut data_items = Parts::take(&mut rows.data_items);
        let mut erasure_time_limits = Parts::take(&mut rows.erasure_time_limits);
        let mut security_measures = Parts::take(&mut rows.security_measures);
        let mut confirmations = Parts::take(&mut rows.confirmations);
        let mut evidence_links = Parts::take(&mut rows.evidence_links);

        let nouns = Parts::take(&mut rows.registers).all(|row| {
            let id = row.id;
            Ok(Register {
                row: row.id,
                version: row.version,
                key: keys.key(row.id)?,
                archived_on: row.archived_on,
                controller: keys.key(row.controller_id)?,
                name: row.name,
                number: row.number,
                slug: row.slug,
                description: row.description,
                forms: split(&row.forms)?,
                life_cycle: row.life_cycle,
                starts_on: row.starts_on,
                ends_on: row.ends_on,
                disposed_on: row.disposed_on,
                audience: row.audience,
                joint_arrangement: row.joint_arrangement,
                sources_remark: row.sources_remark,
                no_recipients: row.no_recipients,
                recipients_remark: row.recipients_remark,
                no_transfers: row.no_transfers,
                transfers_remark: row.transfers_remark,
                retention_remark: row.retention_remark,
                automated_decisions: row.automated_decisions,
                profiling: row.profiling,
                automated_logic: row.automated_logic,
                automated_significance: row.automated_significance,
                publicity: row.publicity,
                publicity_remark: row.publicity_remark,
                review_interval: row.review_interval,
                internal_notes: row.internal_notes,
                illustrative: row.illustrative,
                department: keys.maybe(row.department_id)?,
                responsible_post: keys.maybe(row.responsible_post_id)?,
                joint_controllers: register_joint_controllers
                    .read(|row| row.register_id == id, |row| keys.key(row.controller_id))?,
                contact_posts: register_contact_posts.read(|row| row.register_id == id, |row| keys.key(row.post_id))?,
                publicity_provisions: register_publicity_provisions
                    .read(|row| row.register_id == id, |row| keys.key(row.provision_id))?,
                purposes: purposes.read(
                    |row| row.register_id == id,
                    |row| {
                        let purpose = row.position;
                        Ok(Purpose {
                            key: row.key,
                            text: row.text,
                            must_be_given: row.must_be_given,
                            consequence: row.consequence,
                            bases: lawful_bases.read(
                                |row| row.register_id == id && row.purpose_position == purpose,
                                |row| {
                                    let basis = row.position;
                                    Ok(LawfulBasis {
                                        basis: row.basis,
                                        interest: row.interest,
                                        provisions: lawful_basis_provisions.read(
                                            |row| {
                                                row.register_id == id
                                                    && row.purpose_position == purpose
                                                    && row.basis_position == basis
                                            },
                                            |row| keys.key(row.provision_id),
                                        )?,
                                    })
                                },
                            )?,
                            conditions: special_category_grounds.read(
                                |row| row.register_id == id && row.purpose_position == purpose,
                                |row| {
                                    let ground = row.position;
                                    Ok(SpecialCategoryGround {
                                        condition: row.condition,
                                        provisions: special_category_ground_provisions.read(
                                            |row| {
                                                row.register_id == id
                                                    && row.purpose_position == purpose
                                                    && row.ground_position == ground
                                            },
                                            |row| keys.key(row.provision_id),
                                        )?,
                                    })
                                },
                            )?,
                        })
                    },
                )?,
                data_groups: data_groups.read(
                    |row| row.register_id == id,
                    |row| {
                        let group = row.position;
                        Ok(DataGroup {
                            key: row.key,
                            name: row.name,
                            purposes: local_keys(&row.purposes),
                            special: row.special,
                            special_categories: split(&row.special_categories)?,
                            criminal: row.criminal,
                            identity_code: row.identity_code,
                            children: row.children,
                            large_scale: row.large_scale,
                            free_text: row.free_text,
                            remark: row.remark,
                            criminal_ground: keys.maybe(row.criminal_ground_id)?,
                            identity_code_ground: keys.maybe(row.identity_code_ground_id)?,
                            subjects: data_group_subjects.read(
                                |row| row.register_id == id && row.group_position == group,
                                |row| keys.key(row.category_id),
                            )?,
                            items: data_items.read(
                                |row| row.register_id == id && row.group_position == group,
                                |row| {
                                    Ok(DataItem {
                                        text: row.text,
                                        category: keys.maybe(row.category_id)?,
                                    })
                                },
                            )?,
                        })
                    },
                )?,
                retention: erasure_time_limits.read(
                    |row| row.register_id == id,
                    |row| {
                        Ok(ErasureTimeLimit {
                            data_groups: local_keys(&row.data_groups),
                            minimum: row.minimum,
                            maximum: row.maximum,
                            counted_from: row.counted_from,
                            counted_from_text: row.counted_from_text,
                            then: row.after_retention,
                            records_class: row.records_class,
                            text: row.text,
                            provision: keys.maybe(row.provision_id)?,
                        })
                    },
                )?,
                security: security_measures.read(
                    |row| row.register_id == id,
                    |row| {
                        Ok(SecurityMeasure {
                            kind: row.kind,
                            form: row.form,
                            text: row.text,
                            internal: row.internal,
                        })
                    },
                )?,
                confirmations: confirmations.read(
                    |row| row.register_id == id,
                    |row| {
                        Ok(Confirmation {
                            part: row.part,
                            on: row.confirmed_on,
                            by: keys.maybe(row.post_id)?,
                        })
                    },
                )?,
                evidence: evidence_links.read(
                    |row| row.register_id == id,
                    |row| {
                        Ok(EvidenceLink {
                            title: row.title,
                            url: row.url,
                        })
                    },
                )?,
            })
        })?;
        register_joint_controllers.finish()?;
        register_contact_posts.finish()?;
        register_publicity_provisions.finish()?;
        purposes.finish()?;
        lawful_bases.finish()?;
        lawful_basis_provisions.finish()?;
        special_category_grounds.finish()?;
        special_category_ground_provisions.finish()?;
        data_groups.finish()?;
        data_group_subjects.finish()?;
        data_items.finish()?;
        erasure_time_limits.finish()?;
        security_measures.finish()?;
        confirmations.finish()?;
        evidence_links.finish()?;
        Ok(nouns)
    }
}

impl Register {
    fn add_purposes(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        let register_id = self.row;
        for (position, purpose) in (0..).zip(&self.purposes) {
            rows.purposes.push(purpose::Model {
                register_id,
                position,
                key: purpose.key.clone(),
                text: purpose.text.clone(),
                must_be_given: purpose.must_be_given,
                consequence: purpose.consequence.clone(),
            });
            let purpose_position = position;
            for (position, basis) in (0..).zip(&purpose.bases) {
                rows.lawful_bases.push(lawful_basis::Model {
                    register_id,
                    purpose_position,
                    position,
                    basis: basis.basis,
                    interest: basis.interest.clone(),
                });
                let basis_position = position;
                for (position, key) in (0..).zip(&basis.provisions) {
                    rows.lawful_basis_provisions.push(lawful_basis_provision::Model {
                        register_id,
                        purpose_position,
                        basis_position,
                        position,
                        provision_id: numbers.of(key),
                    });
                }
            }
            for (position, ground) in (0..).zip(&purpose.conditions) {
                rows.special_category_grounds.push(special_category_ground::Model {
                    register_id,
                    purpose_position,
                    position,
                    condition: ground.condition,
                });
                let ground_position = position;
                for (position, key) in (0..).zip(&ground.provisions) {
                    rows.special_category_ground_provisions
                        .push(special_category_ground_provision::Model {
                            register_id,
                            purpose_position,
                            ground_position,
                            position,
                            provision_id: numbers.of(key),
                        });
                }
            }
        }
    }

    fn add_data_groups(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        let register_id = self.row;
        for (position, group) in (0..).zip(&self.data_groups) {
            rows.data_groups.push(data_group::Model {
                register_id,
                position,
                key: group.key.clone(),
                name: group.name.clone(),
                purposes: group.purposes.join(","),
                special: group.special,
                special_categories: join(&group.special_categories),
                criminal: group.criminal,
                identity_code: group.identity_code,
                children: group.children,
                large_scale: group.large_scale,
                free_text: group.free_text,
                remark: group.remark.clone(),
                criminal_ground_id: numbers.maybe(group.criminal_ground.as_ref()),
                identity_code_ground_id: numbers.maybe(group.identity_code_ground.as_ref()),
            });
            let group_position = position;
            for (position, key) in (0..).zip(&group.subjects) {
                rows.data_group_subjects.push(data_group_subject::Model {
                    register_id,
                    group_position,
                    position,
                    category_id: numbers.of(key),
                });
            }
            for (position, item) in (0..).zip(&group.items) {
                rows.data_items.push(data_item::Model {
                    register_id,
                    group_position,
                    position,
                    text: item.text.clone(),
                    category_id: numbers.maybe(item.category.as_ref()),
                });
            }
        }
    }
}

/// Keys of a register's own parts, which lie in one column with commas between.
fn local_keys(column: &str) -> Vec<String> {
    column
        .split(',')
        .filter(|key| !key.is_empty())
        .map(str::to_owned)
        .collect()
}
