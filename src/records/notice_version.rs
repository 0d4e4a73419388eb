//! What was published, when, and does it still hold? The head of a published notice; its frozen content stays in the database.

use std::sync::Arc;

use async_graphql::SimpleObject;
use chrono::{DateTime, Utc};
use entity::{Date, LanguageText, notice_version as table, vocabulary::NoticeState};
use schemars::JsonSchema;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, IntoActiveModel, QueryFilter,
    QuerySelect,
};
use serde::{Deserialize, Serialize};

use super::{
    noun::{Key, Kind, Noun, Refers},
    problem::Path,
    register::Register,
    rows::{Keys, Numbers},
};

/// A published version of a register's notice, Art. 13 and 14. What it says never changes; only its state does.
#[derive(Clone, Debug, PartialEq, SimpleObject, Serialize, Deserialize, JsonSchema)]
#[graphql(complex)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NoticeVersion {
    /// The number of its row; 0 before it is first written.
    #[graphql(skip)]
    #[serde(skip)]
    pub row: i32,
    /// Rises by one when the state changes.
    #[serde(skip)]
    pub version: i32,
    /// Its key: the register's key and the number, as `pori/1/2`.
    #[graphql(skip)]
    pub key: Key<NoticeVersion>,
    /// The register.
    #[graphql(skip)]
    pub register: Key<Register>,
    /// Its number among the register's versions, from 1.
    pub number: i32,
    /// Whether it is in force.
    pub state: NoticeState,
    /// When it was published.
    pub published_at: DateTime<Utc>,
    /// The account that submitted it for publishing, or a word for the program itself.
    #[graphql(skip)]
    pub published_by: String,
    /// The account that approved it, where that was another.
    #[graphql(skip)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved_by: Option<String>,
    /// What was wrong in the version before, where this one corrects it.
    #[serde(default, skip_serializing_if = "LanguageText::is_empty")]
    pub correction: LanguageText,
    /// When it was withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// Why it was withdrawn.
    #[serde(default, skip_serializing_if = "LanguageText::is_empty")]
    pub withdrawn_reason: LanguageText,
    /// SHA-256 of its frozen content, in lower-case hexadecimal.
    pub digest: String,
    /// The name the register had, in each language.
    pub title: LanguageText,
    /// The slug the register had.
    pub slug: String,
    /// The name of the department the register had.
    #[serde(default, skip_serializing_if = "LanguageText::is_empty")]
    pub department: LanguageText,
    /// The version of the register it was made from; none for what was published before that was written down, and for what came
    /// from another installation, where versions count otherwise.
    #[serde(skip)]
    pub register_version: Option<i32>,
    /// The frozen content, only on the way into and out of the database.
    #[graphql(skip)]
    #[serde(skip)]
    pub content: Option<Arc<str>>,
}

impl Noun for NoticeVersion {
    const KIND: Kind = Kind::NoticeVersion;

    fn key(&self) -> &Key<Self> {
        &self.key
    }
    fn set_key(&mut self, key: Key<Self>) {
        self.key = key;
    }
    fn row(&self) -> i32 {
        self.row
    }
    fn set_row(&mut self, row: i32) {
        self.row = row;
    }
    fn version(&self) -> i32 {
        self.version
    }
    fn set_version(&mut self, version: i32) {
        self.version = version;
    }
    fn archived_on(&self) -> Option<Date> {
        None
    }
    fn set_archived_on(&mut self, _: Option<Date>) {}
}

impl Refers for NoticeVersion {
    fn each_reference(&self, at: &mut Path, visit: &mut dyn FnMut(&Path, Kind, &str)) {
        at.at("register", |at| self.register.each_reference(at, visit));
    }
}

/// A row without its content.
#[derive(FromQueryResult)]
struct Head {
    id: i32,
    key: String,
    version: i32,
    register_id: i32,
    number: i32,
    state: NoticeState,
    published_at: DateTime<Utc>,
    published_by: String,
    approved_by: Option<String>,
    withdrawn_at: Option<DateTime<Utc>>,
    withdrawn_reason: Option<LanguageText>,
    digest: String,
    title: LanguageText,
    slug: String,
    department: LanguageText,
    correction: Option<LanguageText>,
    register_version: Option<i32>,
}

/// The heads of a controller's published notices.
pub(super) async fn load(
    connection: &impl ConnectionTrait,
    controller: i32,
    keys: &Keys,
) -> Result<Vec<NoticeVersion>, DbErr> {
    use table::Column;

    let heads = table::Entity::find()
        .select_only()
        .columns([
            Column::Id,
            Column::Key,
            Column::Version,
            Column::RegisterId,
            Column::Number,
            Column::State,
            Column::PublishedAt,
            Column::PublishedBy,
            Column::ApprovedBy,
            Column::WithdrawnAt,
            Column::WithdrawnReason,
            Column::Digest,
            Column::Title,
            Column::Slug,
            Column::Department,
            Column::Correction,
            Column::RegisterVersion,
        ])
        .filter(Column::ControllerId.eq(controller))
        .into_model::<Head>()
        .all(connection)
        .await?;
    let notice = |head: Head| {
        let register = keys
            .get(head.register_id)
            .ok_or_else(|| DbErr::Custom(format!("{} is the notice of no register", head.key)))?;
        Ok(NoticeVersion {
            row: head.id,
            version: head.version,
            register: Key::new(Arc::clone(register)),
            key: Key::new(head.key),
            number: head.number,
            state: head.state,
            published_at: head.published_at,
            published_by: head.published_by,
            approved_by: head.approved_by,
            withdrawn_at: head.withdrawn_at,
            withdrawn_reason: head.withdrawn_reason.unwrap_or_default(),
            digest: head.digest,
            title: head.title,
            slug: head.slug,
            department: head.department,
            correction: head.correction.unwrap_or_default(),
            register_version: head.register_version,
            content: None,
        })
    };
    heads.into_iter().map(notice).collect()
}

/// The frozen contents of a controller's notices in force, each with the key of its version.
pub(super) async fn contents_in_force(
    connection: &impl ConnectionTrait,
    controller: i32,
) -> Result<Vec<(String, String)>, DbErr> {
    use table::Column;

    table::Entity::find()
        .select_only()
        .columns([Column::Key, Column::Content])
        .filter(Column::ControllerId.eq(controller))
        .filter(Column::State.eq(NoticeState::InForce))
        .into_tuple()
        .all(connection)
        .await
}

/// Writes a new published version, or the new state of one. The content of one that is there is never touched.
pub(super) async fn store(
    connection: &impl ConnectionTrait,
    notice: &NoticeVersion,
    new: bool,
    numbers: &dyn Numbers,
) -> Result<(), DbErr> {
    if new {
        let content = notice
            .content
            .as_ref()
            .ok_or_else(|| DbErr::Custom(format!("{} has no content to freeze", notice.key)))?;
        let controller = notice.key.owner().unwrap_or_default();
        let row = table::Model {
            id: notice.row,
            key: notice.key.to_string(),
            version: notice.version,
            archived_on: None,
            register_id: numbers.row(Kind::Register, notice.register.as_str()),
            controller_id: numbers.row(Kind::Controller, controller),
            number: notice.number,
            state: notice.state,
            published_at: notice.published_at,
            published_by: notice.published_by.clone(),
            approved_by: notice.approved_by.clone(),
            withdrawn_at: notice.withdrawn_at,
            withdrawn_reason: Some(notice.withdrawn_reason.clone()),
            digest: notice.digest.clone(),
            title: notice.title.clone(),
            slug: notice.slug.clone(),
            department: notice.department.clone(),
            content: content.to_string(),
            correction: Some(notice.correction.clone()),
            register_version: notice.register_version,
        };
        table::Entity::insert(row.into_active_model())
            .exec_without_returning(connection)
            .await?;
    } else {
        let state = table::ActiveModel {
            id: Set(notice.row),
            version: Set(notice.version),
            state: Set(notice.state),
            withdrawn_at: Set(notice.withdrawn_at),
            withdrawn_reason: Set(Some(notice.withdrawn_reason.clone())),
            ..Default::default()
        };
        table::Entity::update(state).exec(connection).await?;
    }
    Ok(())
}
