//! Controllers with their instructions on rights.

use entity::{
    controller, rights_instruction,
    vocabulary::{join, split},
};
use sea_orm::DbErr;

use super::{Keys, Numbers, Rows, Stored, parts::Parts};
use crate::records::controller::{Controller, RightsInstruction};

impl Stored for Controller {
    fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        rows.controllers.push(controller::Model {
            id: self.row,
            key: self.key.to_string(),
            version: self.version,
            archived_on: self.archived_on,
            name: self.name.clone(),
            kind: self.kind,
            public_authority: self.public_authority,
            business_id: self.business_id.clone(),
            municipality_code: self.municipality_code.clone(),
            languages: join(&self.languages),
            postal_address: self.postal_address.clone(),
            visiting_address: self.visiting_address.clone(),
            email: self.email.clone(),
            phone: self.phone.clone(),
            website: self.website.clone(),
            rights_requests: self.rights_requests.clone(),
            representative: self.representative.clone(),
            notice_layout: self.notice_layout.clone(),
            valid_from: self.valid_from,
            valid_until: self.valid_until,
            published_by_one: self.published_by_one,
            parent_id: numbers.maybe(self.parent.as_ref()),
            dpo_id: numbers.maybe(self.dpo.as_ref()),
            supervisory_authority_id: numbers.maybe(self.supervisory_authority.as_ref()),
            predecessor_id: numbers.maybe(self.predecessor.as_ref()),
            successor_id: numbers.maybe(self.successor.as_ref()),
        });
        for (position, instruction) in (0..).zip(&self.instructions) {
            rows.rights_instructions.push(rights_instruction::Model {
                controller_id: self.row,
                position,
                text: instruction.text.clone(),
                right: instruction.right,
            });
        }
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        let mut rights_instructions = Parts::take(&mut rows.rights_instructions);

        let nouns = Parts::take(&mut rows.controllers).all(|row| {
            let id = row.id;
            Ok(Controller {
                row: row.id,
                version: row.version,
                key: keys.key(row.id)?,
                archived_on: row.archived_on,
                name: row.name,
                kind: row.kind,
                public_authority: row.public_authority,
                business_id: row.business_id,
                municipality_code: row.municipality_code,
                languages: split(&row.languages)?,
                postal_address: row.postal_address,
                visiting_address: row.visiting_address,
                email: row.email,
                phone: row.phone,
                website: row.website,
                rights_requests: row.rights_requests,
                representative: row.representative,
                notice_layout: row.notice_layout,
                valid_from: row.valid_from,
                valid_until: row.valid_until,
                published_by_one: row.published_by_one,
                parent: keys.maybe(row.parent_id)?,
                dpo: keys.maybe(row.dpo_id)?,
                supervisory_authority: keys.maybe(row.supervisory_authority_id)?,
                predecessor: keys.maybe(row.predecessor_id)?,
                successor: keys.maybe(row.successor_id)?,
                instructions: rights_instructions.read(
                    |row| row.controller_id == id,
                    |row| {
                        Ok(RightsInstruction {
                            text: row.text,
                            right: row.right,
                        })
                    },
                )?,
            })
        })?;
        rights_instructions.finish()?;
        Ok(nouns)
    }
}
