//! Registers with all their parts.

use entity::{
    node, register, register_contact_post, register_joint_controller, register_publicity_provision,
    vocabulary::{NodeKind, join, split},
};
use sea_orm::DbErr;

use super::{
    Keys, Numbers, Rows, Stored,
    data_group::{self, DataGroups},
    parts::Parts,
    purpose::{self, Purposes},
    upkeep::{self, Upkeep},
};
use crate::records::register::Register;

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
            search_terms: self.search_terms.clone(),
            no_search_terms: self.no_search_terms,
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
        purpose::add(self.row, &self.purposes, numbers, rows);
        data_group::add(self.row, &self.data_groups, numbers, rows);
        upkeep::add(self, numbers, rows);
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        let mut joint_controllers = Parts::take(&mut rows.register_joint_controllers);
        let mut contact_posts = Parts::take(&mut rows.register_contact_posts);
        let mut publicity_provisions = Parts::take(&mut rows.register_publicity_provisions);
        let mut purposes = Purposes::take(rows);
        let mut data_groups = DataGroups::take(rows);
        let mut upkeep = Upkeep::take(rows);

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
                search_terms: row.search_terms,
                no_search_terms: row.no_search_terms,
                review_interval: row.review_interval,
                internal_notes: row.internal_notes,
                illustrative: row.illustrative,
                department: keys.maybe(row.department_id)?,
                responsible_post: keys.maybe(row.responsible_post_id)?,
                joint_controllers: joint_controllers
                    .read(|row| row.register_id == id, |row| keys.key(row.controller_id))?,
                contact_posts: contact_posts.read(|row| row.register_id == id, |row| keys.key(row.post_id))?,
                publicity_provisions: publicity_provisions
                    .read(|row| row.register_id == id, |row| keys.key(row.provision_id))?,
                purposes: purposes.of(id, keys)?,
                data_groups: data_groups.of(id, keys)?,
                retention: upkeep.retention(id, keys)?,
                security: upkeep.security(id)?,
                confirmations: upkeep.confirmations(id, keys)?,
                evidence: upkeep.evidence(id)?,
            })
        })?;
        joint_controllers.finish()?;
        contact_posts.finish()?;
        publicity_provisions.finish()?;
        purposes.finish()?;
        data_groups.finish()?;
        upkeep.finish()?;
        Ok(nouns)
    }
}
