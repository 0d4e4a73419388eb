//! What does the public see? Published notices, from frozen content and its heads alone, in types of their own.
//!
//! Nothing here looks at a register. So nothing unpublished can be told apart by any answer, count or order: to these types it
//! does not exist. A city's own website reads its notices here (Art. 12(1)).

use std::sync::Arc;

use async_graphql::{Context, Enum, Json, Object, Result, SimpleObject, connection::PageInfo};
use chrono::{DateTime, Utc};
use entity::{
    Date, LanguageText,
    vocabulary::{Language, NoticeState},
};

use super::{
    page::{MOST, USUAL, cost},
    refusal::bad_input,
    request::Request,
};
use crate::{
    access::{Action, Target},
    error::Error,
    notices::{days::in_finland, layout::layouts, markdown::markdown, page, plain::plain, publish::Frozen},
    records::{
        controller::Controller,
        fold::{fold, holds},
        notice_version::NoticeVersion,
        noun::Key,
        register::Register,
        snapshot::Holding,
    },
};

/// A form in which a notice is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum NoticeForm {
    /// Markdown: `CommonMark` with tables.
    Markdown,
    /// Plain text.
    Plain,
}

/// A controller as the public sees it, with its published notices.
pub struct PublishedController(pub Arc<Controller>);

/// A controller as the public sees it, with its published notices.
#[Object]
impl PublishedController {
    /// Its name in web addresses.
    async fn key(&self) -> &str {
        self.0.key.as_str()
    }

    /// Its name.
    async fn name(&self) -> &LanguageText {
        &self.0.name
    }

    /// The languages its notices must be in.
    async fn languages(&self) -> &[Language] {
        &self.0.languages
    }

    /// Its notices that are in force, by title.
    #[graphql(complexity = "cost(first, None, child_complexity)")]
    async fn notices(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The first items, at most 100; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "Items after this cursor.")] after: Option<String>,
        #[graphql(desc = "Text in the title, in any language.")] text: Option<String>,
    ) -> Result<PublishedNoticeConnection> {
        let request = Request::of(ctx);
        let Some(holding) = holding(request, self.0.key.as_str()).await? else {
            return Ok(PublishedNoticeConnection::default());
        };
        let text = text.map(|text| fold(&text));
        let mut list: Vec<&Arc<NoticeVersion>> = holding
            .shelves
            .notices
            .all()
            .iter()
            .filter(|notice| notice.state == NoticeState::InForce)
            .filter(|notice| text.as_ref().is_none_or(|text| holds(&notice.title, text)))
            .collect();
        let title = |notice: &NoticeVersion| fold(notice.title.best(request.language).map_or("", |(text, _)| text));
        list.sort_by_cached_key(|notice| (title(notice), notice.slug.clone()));
        let start = match after {
            None => 0,
            Some(cursor) => list
                .iter()
                .position(|notice| notice.slug == cursor)
                .map(|place| place + 1)
                .ok_or_else(|| bad_cursor(request.language))?,
        };
        let size = first.map_or(Some(USUAL), |first| usize::try_from(first).ok());
        let size = size
            .filter(|size| *size <= MOST)
            .ok_or_else(|| bad_size(request.language))?;
        let end = (start + size).min(list.len());
        Ok(PublishedNoticeConnection {
            notices: list[start..end].iter().map(|notice| Arc::clone(notice)).collect(),
            start,
            total: list.len(),
        })
    }
}

/// A page of published notices.
#[derive(Default)]
pub struct PublishedNoticeConnection {
    notices: Vec<Arc<NoticeVersion>>,
    start: usize,
    total: usize,
}

/// A page of published notices, as Relay's connections have it.
#[Object]
impl PublishedNoticeConnection {
    /// The notices of this page, each with its cursor.
    async fn edges(&self) -> Vec<PublishedNoticeEdge> {
        let edge = |notice: &Arc<NoticeVersion>| PublishedNoticeEdge {
            cursor: notice.slug.clone(),
            node: PublishedNotice(Arc::clone(notice)),
        };
        self.notices.iter().map(edge).collect()
    }

    /// The notices of this page.
    async fn nodes(&self) -> Vec<PublishedNotice> {
        self.notices.iter().cloned().map(PublishedNotice).collect()
    }

    /// Whether there is more before and after this page.
    async fn page_info(&self) -> PageInfo {
        PageInfo {
            has_previous_page: self.start > 0,
            has_next_page: self.start + self.notices.len() < self.total,
            start_cursor: self.notices.first().map(|notice| notice.slug.clone()),
            end_cursor: self.notices.last().map(|notice| notice.slug.clone()),
        }
    }

    /// How many notices the whole list has.
    async fn total_count(&self) -> usize {
        self.total
    }
}

/// A published notice of a page, with its cursor.
#[derive(SimpleObject)]
pub struct PublishedNoticeEdge {
    /// The notice.
    node: PublishedNotice,
    /// Its place in the list, opaque: for `after`.
    cursor: String,
}

/// A published version of a notice, Art. 13 and 14, as it was frozen.
pub struct PublishedNotice(pub Arc<NoticeVersion>);

/// A published version of a notice, Art. 13 and 14, as it was frozen.
#[Object]
impl PublishedNotice {
    /// The key of its controller.
    async fn controller(&self) -> &str {
        self.0.key.owner().unwrap_or_default()
    }

    /// Its name in web addresses.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// Its number among the versions of the same notice, from 1.
    async fn number(&self) -> i32 {
        self.0.number
    }

    /// Whether it is in force.
    async fn state(&self) -> NoticeState {
        self.0.state
    }

    /// Its title.
    async fn title(&self) -> &LanguageText {
        &self.0.title
    }

    /// The department it is from.
    async fn department(&self) -> &LanguageText {
        &self.0.department
    }

    /// When it was published.
    async fn published_at(&self) -> DateTime<Utc> {
        self.0.published_at
    }

    /// What was wrong in the version before, where this one corrects it.
    async fn correction(&self) -> &LanguageText {
        &self.0.correction
    }

    /// When it was withdrawn.
    async fn withdrawn_at(&self) -> Option<DateTime<Utc>> {
        self.0.withdrawn_at
    }

    /// Why it was withdrawn.
    async fn withdrawn_reason(&self) -> &LanguageText {
        &self.0.withdrawn_reason
    }

    /// SHA-256 of its frozen content, in lower-case hexadecimal.
    async fn digest(&self) -> &str {
        &self.0.digest
    }

    /// The path of its page on this server, in a language.
    async fn path(&self, #[graphql(desc = "The language.")] language: Language) -> String {
        let tag = crate::notices::html::tag(language);
        let here = format!("/{tag}/{}/{}", self.0.key.owner().unwrap_or_default(), self.0.slug);
        match self.0.state {
            NoticeState::InForce => here,
            _ => format!("{here}/v/{}", self.0.number),
        }
    }

    /// What it says in a language, part by part, with the law's codes beside the words.
    #[graphql(complexity = "200")]
    async fn content(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language.")] language: Language,
    ) -> Result<Json<serde_json::Value>> {
        let frozen = frozen(Request::of(ctx), &self.0).await?;
        let content = serde_json::to_value(frozen.in_language(language));
        content
            .map(Json)
            .map_err(|error| Request::of(ctx).refuse(Error::Internal(error.to_string())))
    }

    /// What it says in a language, as text.
    #[graphql(complexity = "200")]
    async fn text(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language.")] language: Language,
        #[graphql(desc = "The form.")] form: NoticeForm,
        #[graphql(
            desc = "In layers with the key facts first, in place of the layout it was published in.",
            default = false
        )]
        layered: bool,
    ) -> Result<String> {
        let frozen = frozen(Request::of(ctx), &self.0).await?;
        let layout = if layered { layouts().of(None) } else { &frozen.layout };
        let page = page::page(frozen.in_language(language), layout);
        Ok(match form {
            NoticeForm::Markdown => markdown(&page),
            NoticeForm::Plain => plain(&page),
        })
    }

    /// All published versions of the notice, first to last.
    #[graphql(complexity = "20 * child_complexity")]
    async fn versions(&self, ctx: &Context<'_>) -> Result<Vec<Self>> {
        let request = Request::of(ctx);
        let holding = holding(request, self.0.key.owner().unwrap_or_default()).await?;
        let versions = holding.map(|holding| holding.notices_of(&self.0.register).cloned().map(Self).collect());
        Ok(versions.unwrap_or_default())
    }
}

/// The controller with a key, as the public sees it.
pub fn controller(request: &Request, key: &str) -> Option<PublishedController> {
    let snapshot = request.snapshot();
    let found = snapshot.shared.shelves.controllers.get(key);
    found
        .filter(|controller| is_shown(request, controller))
        .map(|controller| PublishedController(Arc::clone(controller)))
}

/// The controllers as the public sees them.
pub fn controllers(request: &Request) -> Vec<PublishedController> {
    let snapshot = request.snapshot();
    let all = snapshot.shared.shelves.controllers.all().iter();
    all.filter(|controller| is_shown(request, controller))
        .map(|controller| PublishedController(Arc::clone(controller)))
        .collect()
}

/// What is published is everyone's to read; a token must be for it all the same.
fn is_shown(request: &Request, controller: &Controller) -> bool {
    let target = Target::controller(controller.key.as_str());
    controller.archived_on.is_none() && request.actor.may(Action::ReadPublished, &target)
}

/// The published notice that goes by a slug: the version in force, the one with a number, or the one that held on a day.
pub async fn notice(
    request: &Request,
    key: &str,
    slug: &str,
    number: Option<i32>,
    on: Option<Date>,
) -> Result<Option<PublishedNotice>> {
    let Some(controller) = controller(request, key) else {
        return Ok(None);
    };
    let Some(holding) = holding(request, controller.0.key.as_str()).await? else {
        return Ok(None);
    };
    let Some(register) = register_named(&holding, slug) else {
        return Ok(None);
    };
    let found = version_of(holding.notices_of(&register), number, on);
    Ok(found.map(PublishedNotice))
}

/// The version with a key, if it is in force and its controller is shown.
pub async fn in_force(request: &Request, key: &Key<NoticeVersion>) -> Result<Option<PublishedNotice>> {
    let Some(controller) = key.owner().and_then(|owner| controller(request, owner)) else {
        return Ok(None);
    };
    let Some(holding) = holding(request, controller.0.key.as_str()).await? else {
        return Ok(None);
    };
    let found = holding.shelves.notices.get(key.as_str());
    let found = found.filter(|notice| notice.state == NoticeState::InForce);
    Ok(found.cloned().map(PublishedNotice))
}

/// The register whose published notice goes by a slug, or went by it before.
fn register_named(holding: &Holding, slug: &str) -> Option<Key<Register>> {
    let all = holding.shelves.notices.all();
    let last_of = |register| holding.notices_of(register).max_by_key(|version| version.number);
    let named = || all.iter().filter(|version| version.slug == slug);
    named()
        .find(|version| last_of(&version.register).is_some_and(|last| last.slug == slug))
        .or_else(|| named().next_back())
        .map(|version| version.register.clone())
}

/// The version with a number, the one that held on a day, or the one in force.
fn version_of<'a>(
    versions: impl Iterator<Item = &'a Arc<NoticeVersion>>,
    number: Option<i32>,
    on: Option<Date>,
) -> Option<Arc<NoticeVersion>> {
    let wanted = |version: &&Arc<NoticeVersion>| match (number, on) {
        (Some(number), _) => version.number == number,
        (None, Some(day)) => in_finland(version.published_at) <= day,
        (None, None) => version.state == NoticeState::InForce,
    };
    let last = versions.filter(wanted).max_by_key(|version| version.number)?;
    let withdrawn_by = |day: Date| last.withdrawn_at.is_some_and(|at| in_finland(at) <= day);
    let held = number.is_some() || !on.is_some_and(withdrawn_by);
    held.then(|| Arc::clone(last))
}

async fn holding(request: &Request, controller: &str) -> Result<Option<Arc<Holding>>> {
    Ok(request.sight(controller).await?.map(|sight| sight.holding))
}

/// What a version froze, read from the database: frozen content is not held in memory.
pub(super) async fn frozen(request: &Request, version: &NoticeVersion) -> Result<Frozen> {
    let text = request.inventory.notice_content(&version.key).await;
    let frozen = text.and_then(|text| {
        let text = text.ok_or_else(|| Error::Internal(format!("the content of {} is not there", version.key)))?;
        Frozen::read(&text, &version.digest)
    });
    frozen.map_err(|error| request.refuse(error))
}

fn bad_cursor(language: Language) -> async_graphql::Error {
    bad_input(
        language,
        [
            "Kohdistin ei ole tästä luettelosta.",
            "Markören hör inte till den här listan.",
            "The cursor is not from this list.",
        ],
    )
}

fn bad_size(language: Language) -> async_graphql::Error {
    bad_input(
        language,
        [
            "Sivulla voi olla 0–100 kohdetta.",
            "En sida kan ha 0–100 poster.",
            "A page has from 0 to 100 items.",
        ],
    )
}
