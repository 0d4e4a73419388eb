//! The table `personal_value`: what entries of the log seal, kept apart so that it can be erased (Art. 17).

use sea_orm::entity::prelude::*;

/// A row of the table `personal_value`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "personal_value")]
pub struct Model {
    /// SHA-256 of salt and value: what the entry shows.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seal: Vec<u8>,
    pub entry_index: i64,
    /// Kind of the noun whose value it is.
    pub noun: String,
    /// Key of the noun whose value it is.
    pub key: String,
    /// 32 random bytes.
    pub salt: Vec<u8>,
    /// Canonical JSON (RFC 8785).
    pub value: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
