//! Purposes of a register, with the bases and conditions that make them lawful.

use entity::{
    lawful_basis, lawful_basis_provision, purpose, special_category_ground, special_category_ground_provision,
};
use sea_orm::DbErr;

use super::{Keys, Numbers, Rows, parts::Parts};
use crate::records::register::{LawfulBasis, Purpose, SpecialCategoryGround};

/// Adds the rows of a register's purposes.
pub fn add(register_id: i32, purposes: &[Purpose], numbers: &dyn Numbers, rows: &mut Rows) {
    for (position, purpose) in (0..).zip(purposes) {
        rows.purposes.push(purpose::Model {
            register_id,
            position,
            key: purpose.key.clone(),
            text: purpose.text.clone(),
            must_be_given: purpose.must_be_given,
            consequence: purpose.consequence.clone(),
        });
        add_bases(register_id, position, &purpose.bases, numbers, rows);
        add_conditions(register_id, position, &purpose.conditions, numbers, rows);
    }
}

fn add_bases(register_id: i32, purpose_position: i32, bases: &[LawfulBasis], numbers: &dyn Numbers, rows: &mut Rows) {
    for (basis_position, basis) in (0..).zip(bases) {
        rows.lawful_bases.push(lawful_basis::Model {
            register_id,
            purpose_position,
            position: basis_position,
            basis: basis.basis,
            interest: basis.interest.clone(),
        });
        for (position, key) in (0..).zip(&basis.provisions) {
            let provision_id = numbers.of(key);
            let row = lawful_basis_provision::Model {
                register_id,
                purpose_position,
                basis_position,
                position,
                provision_id,
            };
            rows.lawful_basis_provisions.push(row);
        }
    }
}

fn add_conditions(
    register_id: i32,
    purpose_position: i32,
    conditions: &[SpecialCategoryGround],
    numbers: &dyn Numbers,
    rows: &mut Rows,
) {
    for (ground_position, ground) in (0..).zip(conditions) {
        rows.special_category_grounds.push(special_category_ground::Model {
            register_id,
            purpose_position,
            position: ground_position,
            condition: ground.condition,
        });
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

/// The rows of purposes that no register has taken yet.
pub struct Purposes {
    rows: Parts<purpose::Model>,
    bases: Parts<lawful_basis::Model>,
    basis_provisions: Parts<lawful_basis_provision::Model>,
    grounds: Parts<special_category_ground::Model>,
    ground_provisions: Parts<special_category_ground_provision::Model>,
}

impl Purposes {
    /// Takes the rows of the five tables.
    pub fn take(rows: &mut Rows) -> Self {
        Self {
            rows: Parts::take(&mut rows.purposes),
            bases: Parts::take(&mut rows.lawful_bases),
            basis_provisions: Parts::take(&mut rows.lawful_basis_provisions),
            grounds: Parts::take(&mut rows.special_category_grounds),
            ground_provisions: Parts::take(&mut rows.special_category_ground_provisions),
        }
    }

    /// The purposes of the register that comes next.
    pub fn of(&mut self, register: i32, keys: &Keys) -> Result<Vec<Purpose>, DbErr> {
        let Self {
            rows: purposes,
            bases,
            basis_provisions,
            grounds,
            ground_provisions,
        } = self;
        purposes.read(
            |row| row.register_id == register,
            |row| {
                let purpose = (register, row.position);
                Ok(Purpose {
                    key: row.key,
                    text: row.text,
                    must_be_given: row.must_be_given,
                    consequence: row.consequence,
                    bases: bases.read(
                        |row| (row.register_id, row.purpose_position) == purpose,
                        |row| {
                            let basis = (register, row.purpose_position, row.position);
                            Ok(LawfulBasis {
                                basis: row.basis,
                                interest: row.interest,
                                provisions: basis_provisions.read(
                                    |row| (row.register_id, row.purpose_position, row.basis_position) == basis,
                                    |row| keys.key(row.provision_id),
                                )?,
                            })
                        },
                    )?,
                    conditions: grounds.read(
                        |row| (row.register_id, row.purpose_position) == purpose,
                        |row| {
                            let ground = (register, row.purpose_position, row.position);
                            Ok(SpecialCategoryGround {
                                condition: row.condition,
                                provisions: ground_provisions.read(
                                    |row| (row.register_id, row.purpose_position, row.ground_position) == ground,
                                    |row| keys.key(row.provision_id),
                                )?,
                            })
                        },
                    )?,
                })
            },
        )
    }

    /// Fails when a row is left.
    pub fn finish(self) -> Result<(), DbErr> {
        self.rows.finish()?;
        self.bases.finish()?;
        self.basis_provisions.finish()?;
        self.grounds.finish()?;
        self.ground_provisions.finish()
    }
}
