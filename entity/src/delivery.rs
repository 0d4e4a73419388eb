//! The table `delivery`: something that is to be told to one receiver.

use sea_orm::entity::prelude::*;

use crate::vocabulary::DeliveryState;

/// A row of the table `delivery`.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "delivery")]
pub struct Model {
    /// Made of what happened and who is told, so that telling twice makes one row.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// What breaks down together: one webhook, or the mail relay.
    pub endpoint: String,
    /// The webhook that is told; none for a letter.
    pub webhook_id: Option<i32>,
    /// The account a letter goes to; none for a webhook.
    pub account_id: Option<i32>,
    /// A word of `WebhookEvent`, or of the kinds of letter.
    pub kind: String,
    pub revision: i64,
    pub position: i64,
    /// What a webhook is sent, byte for byte; for a letter what it is about, to be worded when it is sent.
    pub body: String,
    pub state: DeliveryState,
    pub tries: i32,
    pub made_at: DateTimeUtc,
    /// From when the time until it is given up counts.
    pub since: DateTimeUtc,
    pub next_at: DateTimeUtc,
    pub done_at: Option<DateTimeUtc>,
    pub reason: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
