//! What would the notice of a register say, and what would rules find in it, were it changed so? Nothing is written.
//!
//! For those who may edit the register or publish its notice: a notice names what stands around a register, which is theirs to
//! tell the public.

use std::sync::{Arc, OnceLock};

use async_graphql::{Context, Enum, Object, Result, SimpleObject};
use entity::{
    Date, LanguageText,
    vocabulary::{Language, NoticeState},
};

use super::{
    finding::{PartCompleteness, RegisterFinding, completeness_in},
    published::frozen,
    refusal::{UserError, told},
    request::Request,
};
use crate::{
    access::Action,
    compliance::{finding::Finding, standing::examine},
    notices::{
        content::{NoticeContent, content},
        difference::difference_of_pages,
        html,
        layout::{Layout, layouts},
        markdown::markdown,
        page::page,
        plain::plain,
    },
    records::{
        noun::Patch,
        problem::{Path, ProblemCode, Problems},
        reach::Reached,
        register::{Register, RegisterPatch},
        snapshot::{AnyNoun, Sight},
    },
};

/// A form in which a notice that is not published is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum PreviewForm {
    /// An HTML document of its own, with its style inside: for a frame that runs no scripts.
    Html,
    /// Markdown: `CommonMark` with tables.
    Markdown,
    /// Plain text.
    Plain,
}

/// A layout of notices.
#[derive(Debug, SimpleObject)]
pub struct NoticeLayout {
    /// Its key.
    pub key: String,
    /// What the document is called in it.
    pub title: LanguageText,
    /// Whether it is the one that the controller publishes in.
    pub own: bool,
}

/// What changed in one section of a notice.
#[derive(SimpleObject)]
pub struct SectionDifference {
    /// The number of the section.
    number: String,
    /// Its heading.
    heading: String,
    /// Sentences that are gone.
    removed: Vec<String>,
    /// Sentences that are new.
    added: Vec<String>,
}

/// What a register would be and say.
pub struct RegisterPreview {
    register: Arc<Register>,
    sight: Sight,
    on: Date,
    problems: Problems,
    found: OnceLock<Box<[Finding]>>,
}

/// The preview of a register in reach, changed so; none for those who may neither edit it nor publish its notice.
pub async fn preview_of(
    register: &Register,
    request: &Request,
    change: Option<RegisterPatch>,
) -> Result<Option<RegisterPreview>> {
    let Some(sight) = request.sight(register.controller.as_str()).await? else {
        return Ok(None);
    };
    let target = register.target(sight.view());
    let theirs = [Action::EditRegister, Action::PublishNotice];
    if !theirs.iter().any(|action| request.actor.may(*action, &target)) {
        return Ok(None);
    }
    // What is changed is the record as it is now, also where one of the past is shown.
    let Some(now) = sight.get(&register.key) else {
        return Ok(None);
    };
    let (mut register, mut holding) = (Arc::clone(now), Arc::clone(&sight.holding));
    let mut problems = Problems::default();
    if let Some(change) = change {
        let changed = Arc::make_mut(&mut register);
        change.apply(changed, &mut problems);
        // No edit can give a register to another controller; nor does a preview tell what that one would say of itself.
        if changed.controller != now.controller {
            problems.add_at(
                &mut Path::default(),
                "controller",
                ProblemCode::OtherController,
                &changed.controller,
            );
            changed.controller = now.controller.clone();
        }
        // What stands around it names it too: the picture of its flows, the findings of two that must agree.
        holding = Arc::new(holding.supposing(vec![AnyNoun::Register(Arc::clone(&register))]));
    }
    Ok(Some(RegisterPreview {
        register,
        sight: Sight { holding, ..sight },
        on: request.today,
        problems,
        found: OnceLock::new(),
    }))
}

impl RegisterPreview {
    fn found(&self) -> &[Finding] {
        self.found
            .get_or_init(|| examine(&self.register, &self.sight, self.on).findings)
    }

    fn content(&self, language: Language) -> NoticeContent {
        content(&self.register, &self.sight, language, self.on)
    }

    fn own_layout(&self) -> &'static Layout {
        let controller = self.sight.controller();
        layouts().of(controller.and_then(|controller| controller.notice_layout.as_deref()))
    }
}

/// What a register would be and say, were it changed so. Nothing is written.
#[Object]
impl RegisterPreview {
    /// What an edit would refuse of the change itself; empty when it could be written. What it refers to is looked at when it is.
    async fn problems(&self, ctx: &Context<'_>) -> Vec<UserError> {
        let language = Request::of(ctx).language;
        self.problems
            .0
            .iter()
            .map(|problem| UserError::of(problem, language))
            .collect()
    }

    /// The layouts that the notice can be looked at in, the standard one first.
    async fn layouts(&self) -> Vec<NoticeLayout> {
        let own = self.own_layout();
        let all = layouts().all().iter();
        all.map(|layout| NoticeLayout {
            key: layout.key.clone(),
            title: layout.title.clone(),
            own: layout.key == own.key,
        })
        .collect()
    }

    /// What its notice would say, Art. 13 and 14.
    #[graphql(complexity = "200")]
    async fn notice(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language.")] language: Language,
        #[graphql(desc = "The form.")] form: PreviewForm,
        #[graphql(desc = "The key of the layout; the controller's own when left out.")] layout: Option<String>,
    ) -> Result<String> {
        let request = Request::of(ctx);
        let layout = match layout {
            Some(key) => layouts()
                .get(&key)
                .ok_or_else(|| unknown_layout(request.language, &key))?,
            None => self.own_layout(),
        };
        let content = self.content(language);
        let page = page(&content, layout);
        Ok(match form {
            PreviewForm::Html => html::draft(&content, &page).map_err(|error| request.refuse(error))?,
            PreviewForm::Markdown => markdown(&page),
            PreviewForm::Plain => plain(&page),
        })
    }

    /// What it would say otherwise than the version in force, section by section; null when none is in force.
    #[graphql(complexity = "200")]
    async fn differences(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The language.")] language: Language,
    ) -> Result<Option<Vec<SectionDifference>>> {
        let request = Request::of(ctx);
        let mut versions = self.sight.holding.notices_of(&self.register.key);
        let Some(version) = versions.find(|version| version.state == NoticeState::InForce) else {
            return Ok(None);
        };
        let before = frozen(request, version).await?;
        let before = page(before.in_language(language), &before.layout);
        let after = page(&self.content(language), self.own_layout());
        let differences = difference_of_pages(&before, &after, language).into_iter();
        Ok(Some(
            differences
                .map(|section| SectionDifference {
                    number: section.number,
                    heading: section.heading,
                    removed: section.removed,
                    added: section.added,
                })
                .collect(),
        ))
    }

    /// What rules would find in it.
    #[graphql(complexity = "120")]
    async fn findings(&self) -> Vec<RegisterFinding> {
        let found = self.found().iter().cloned();
        found
            .map(|finding| RegisterFinding {
                finding,
                register: Arc::clone(&self.register),
                sight: self.sight.clone(),
                on: self.on,
            })
            .collect()
    }

    /// How complete each part of it would be, 0 to 100, with the findings that lower it.
    #[graphql(complexity = "120")]
    async fn completeness(&self) -> Vec<PartCompleteness> {
        completeness_in(&self.register, &self.sight, self.found(), self.on)
    }
}

fn unknown_layout(language: Language, key: &str) -> async_graphql::Error {
    let all = layouts().all().iter();
    let known: Vec<&str> = all.map(|layout| layout.key.as_str()).collect();
    let known = known.join(", ");
    let sentence = match language {
        Language::Fi => format!("Asettelua {key} ei ole. On: {known}."),
        Language::Sv => format!("Det finns ingen layout {key}. Det finns: {known}."),
        Language::En => format!("There is no layout {key}. There are: {known}."),
    };
    told("BAD_USER_INPUT", &sentence)
}
