//! The table `log_entry`: what happened, one row for each leaf of the log's tree.

use sea_orm::entity::prelude::*;

use crate::vocabulary::LogAct;

/// A row of the table `log_entry`. All but `text`, `hashes` and `signature` repeats what the text says.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "log_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub entry_index: i64,
    /// The revision of the inventory as of the transaction that wrote the entry.
    pub revision: i64,
    pub at: DateTimeUtc,
    pub act: LogAct,
    /// The key of the account that did it; the program's own word for what nobody asked for.
    pub account: String,
    pub noun: Option<String>,
    pub key: Option<String>,
    pub controller_id: Option<i32>,
    pub version: Option<i32>,
    /// One line of canonical JSON (RFC 8785): the leaf.
    pub text: String,
    /// 32 bytes each: the hash of the leaf, then those of the subtrees whose last leaf it is.
    pub hashes: Vec<u8>,
    /// Ed25519, 64 bytes, over the tree head that ends with this entry.
    pub signature: Vec<u8>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
