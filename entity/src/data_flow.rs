//! The table `data_flow`: a data flow: an edge between two nodes.

use sea_orm::entity::prelude::*;

use crate::{
    Date, LanguageText,
    vocabulary::{FlowKind, FlowMeans, Frequency, LegalBasis, NodeKind, TransferMechanism},
};

/// A row of the table `data_flow`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "data_flow")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub key: String,
    pub version: i32,
    pub archived_on: Option<Date>,
    pub controller_id: Option<i32>,
    pub kind: FlowKind,
    pub from_node: i32,
    pub from_kind: NodeKind,
    pub to_node: i32,
    pub to_kind: NodeKind,
    pub data: LanguageText,
    pub basis: Option<LegalBasis>,
    pub means: Option<FlowMeans>,
    pub frequency: Option<Frequency>,
    pub condition: LanguageText,
    pub mechanism: Option<TransferMechanism>,
    pub mechanism_document: Option<String>,
    pub valid_from: Option<Date>,
    pub valid_until: Option<Date>,
    pub remarks: LanguageText,
    pub provision_id: Option<i32>,
    pub agreement_id: Option<i32>,
    pub transfer_assessment_id: Option<i32>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
