//! Data flows with what moves in them.

use entity::{data_flow, data_flow_category, data_flow_group, data_flow_purpose, vocabulary::NodeKind};
use sea_orm::DbErr;

use super::{Keys, Numbers, Rows, Stored, parts::Parts};
use crate::records::{
    data_flow::DataFlow,
    noun::{Kind, NodeKey},
};

impl Stored for DataFlow {
    fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        rows.data_flows.push(data_flow::Model {
            id: self.row,
            key: self.key.to_string(),
            version: self.version,
            archived_on: self.archived_on,
            controller_id: self.key.owner().map(|owner| numbers.row(Kind::Controller, owner)),
            from_node: numbers.row(self.from.noun(), &self.from.key),
            from_kind: self.from.kind,
            to_node: numbers.row(self.to.noun(), &self.to.key),
            to_kind: self.to.kind,
            kind: self.kind,
            data: self.data.clone(),
            basis: self.basis,
            means: self.means,
            frequency: self.frequency,
            condition: self.condition.clone(),
            mechanism: self.mechanism,
            mechanism_document: self.mechanism_document.clone(),
            valid_from: self.valid_from,
            valid_until: self.valid_until,
            remarks: self.remarks.clone(),
            provision_id: numbers.maybe(self.provision.as_ref()),
            agreement_id: numbers.maybe(self.agreement.as_ref()),
            transfer_assessment_id: numbers.maybe(self.transfer_assessment.as_ref()),
        });
        for (position, key) in (0..).zip(&self.data_categories) {
            rows.data_flow_categories.push(data_flow_category::Model {
                flow_id: self.row,
                position,
                category_id: numbers.of(key),
            });
        }

        // Refused by the database when neither end is a register: then there is nothing these keys could belong to.
        let register_id = self
            .register_end()
            .map_or(0, |register| numbers.row(Kind::Register, &register.key));
        for (position, key) in (0..).zip(&self.data_groups) {
            rows.data_flow_groups.push(data_flow_group::Model {
                flow_id: self.row,
                position,
                register_id,
                key: key.clone(),
            });
        }
        for (position, key) in (0..).zip(&self.purposes) {
            rows.data_flow_purposes.push(data_flow_purpose::Model {
                flow_id: self.row,
                position,
                register_id,
                key: key.clone(),
            });
        }
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        let mut data_flow_categories = Parts::take(&mut rows.data_flow_categories);
        let mut data_flow_groups = Parts::take(&mut rows.data_flow_groups);
        let mut data_flow_purposes = Parts::take(&mut rows.data_flow_purposes);

        let nouns = Parts::take(&mut rows.data_flows).all(|row| {
            let id = row.id;
            Ok(DataFlow {
                row: row.id,
                version: row.version,
                key: keys.key(row.id)?,
                archived_on: row.archived_on,
                from: NodeKey::new(row.from_kind, keys.shared(row.from_node)?),
                to: NodeKey::new(row.to_kind, keys.shared(row.to_node)?),
                kind: row.kind,
                data: row.data,
                basis: row.basis,
                means: row.means,
                frequency: row.frequency,
                condition: row.condition,
                mechanism: row.mechanism,
                mechanism_document: row.mechanism_document,
                valid_from: row.valid_from,
                valid_until: row.valid_until,
                remarks: row.remarks,
                provision: keys.maybe(row.provision_id)?,
                agreement: keys.maybe(row.agreement_id)?,
                transfer_assessment: keys.maybe(row.transfer_assessment_id)?,
                data_categories: data_flow_categories.read(|row| row.flow_id == id, |row| keys.key(row.category_id))?,
                data_groups: data_flow_groups.read(|row| row.flow_id == id, |row| Ok(row.key))?,
                purposes: data_flow_purposes.read(|row| row.flow_id == id, |row| Ok(row.key))?,
            })
        })?;
        data_flow_categories.finish()?;
        data_flow_groups.finish()?;
        data_flow_purposes.finish()?;
        Ok(nouns)
    }
}

impl DataFlow {
    /// The register whose data groups and purposes the flow speaks of: the one the data leave, else the one they reach.
    pub fn register_end(&self) -> Option<&NodeKey> {
        [&self.from, &self.to]
            .into_iter()
            .find(|end| end.kind == NodeKind::Register)
    }
}
