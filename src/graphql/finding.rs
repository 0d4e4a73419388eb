//! What does the law say of a register in reach? Findings, the rules behind them, and how complete each part is.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use entity::{
    Date, LanguageText,
    vocabulary::{Language, Severity},
};

use super::{
    node::{Node, find},
    request::Request,
    viewer_can::FindingViewerCan,
};
use crate::{
    compliance::{
        completeness::completeness,
        finding::{Finding, FindingMark},
        law,
        rule::{FindingPart, Rule},
        rules::RULES,
        sentence::{sentence, titles},
        since::since,
        standing::{standing, waiver},
    },
    records::{law::Provision, noun::Key, reach::Reached, register::Register, snapshot::Sight, waiver::Waiver},
};

/// A rule of the catalogue.
pub struct CatalogueRule(&'static Rule);

impl CatalogueRule {
    /// The rule as the API shows it.
    pub const fn of(rule: &'static Rule) -> Self {
        Self(rule)
    }
}

/// A rule of the catalogue.
#[Object(name = "Rule")]
impl CatalogueRule {
    /// The stable code, as `basis-missing`.
    async fn code(&self) -> &str {
        self.0.code
    }

    /// What it is about, in a few words.
    async fn title(&self) -> LanguageText {
        titles(self.0)
    }

    /// How much its findings weigh, unless one is raised as a milder one or the controller grades it otherwise.
    async fn severity(&self) -> Severity {
        self.0.severity
    }

    /// The part of the record it is about.
    async fn part(&self) -> FindingPart {
        self.0.part
    }

    /// The law it rests on; the first is what is broken.
    async fn law(&self, ctx: &Context<'_>) -> Vec<RuleLaw> {
        let request = Request::of(ctx);
        let snapshot = request.snapshot();
        let cited = self
            .0
            .law
            .iter()
            .filter_map(|key| law::cite(key, &snapshot.shared, request.language));
        cited.map(RuleLaw).collect()
    }
}

/// A provision that a rule rests on.
pub struct RuleLaw(law::Citation);

/// A provision that a rule rests on.
#[Object]
impl RuleLaw {
    /// The article or section as it is written, in the language of the request.
    async fn label(&self) -> &str {
        &self.0.label
    }

    /// The title of the act, in the language of the request.
    async fn act(&self) -> &str {
        &self.0.act
    }

    /// The number of the act, as `(EU) 2016/679`.
    async fn number(&self) -> &str {
        &self.0.number
    }

    /// European Legislation Identifier of the act, where it is known.
    async fn eli(&self) -> Option<&str> {
        self.0.eli.as_deref()
    }

    /// The provision, with its act.
    async fn provision(&self, ctx: &Context<'_>) -> Result<Option<Arc<Provision>>> {
        Request::of(ctx).one(&Key::<Provision>::new(self.0.provision)).await
    }
}

/// The catalogue, in the order a record is read.
pub fn catalogue() -> Vec<CatalogueRule> {
    RULES.iter().map(|rule| CatalogueRule(rule)).collect()
}

/// Something a rule found in a register.
pub struct RegisterFinding {
    /// What was found.
    pub(super) finding: Finding,
    /// In which register.
    pub(super) register: Arc<Register>,
    /// What can be seen from it.
    pub(super) sight: Sight,
    /// The day.
    pub(super) on: Date,
}

impl RegisterFinding {
    /// Whether it is the finding with a mark.
    pub fn is(&self, mark: FindingMark) -> bool {
        self.finding.mark(&self.register) == mark
    }
}

/// Something a rule found in a register.
#[Object(name = "Finding")]
impl RegisterFinding {
    /// By what the same finding is known again: the rule and the place. What a waiver names it by.
    async fn mark(&self) -> String {
        self.finding.mark(&self.register).to_string()
    }

    /// The rule.
    async fn rule(&self) -> CatalogueRule {
        CatalogueRule(self.finding.rule)
    }

    /// How much it weighs here.
    async fn severity(&self) -> Severity {
        self.finding.severity
    }

    /// The part of the record it is about.
    async fn part(&self) -> FindingPart {
        self.finding.part()
    }

    /// What the viewer may do to it.
    async fn viewer_can(&self, ctx: &Context<'_>) -> FindingViewerCan {
        FindingViewerCan::of(&self.register, &Request::of(ctx).actor, self.sight.view())
    }

    /// The register.
    async fn register(&self) -> &Arc<Register> {
        &self.register
    }

    /// The global id of what the place is in: the register, or a flow, post, controller or other noun that stands around it.
    async fn about_id(&self) -> ID {
        match &self.finding.about {
            None => self.register.key.id(),
            Some(about) => ID(format!("{}:{}", about.0.word(), about.1)),
        }
    }

    /// What the place is in; null when it is out of reach.
    async fn about(&self, ctx: &Context<'_>) -> Result<Option<Node>> {
        let id = match &self.finding.about {
            None => self.register.key.id(),
            Some(about) => ID(format!("{}:{}", about.0.word(), about.1)),
        };
        find(Request::of(ctx), &id).await
    }

    /// The place as a JSON pointer (RFC 6901) into what it is about, as `/purposes/0/bases/1`.
    async fn pointer(&self) -> &str {
        &self.finding.pointer
    }

    /// What is wrong and what to do, in the language of the request.
    async fn message(&self, ctx: &Context<'_>) -> String {
        sentence(&self.finding, &self.register, &self.sight, Request::of(ctx).language)
    }

    /// What is wrong and what to do, in every language.
    async fn messages(&self) -> LanguageText {
        let [fi, sv, en] = [Language::Fi, Language::Sv, Language::En]
            .map(|language| sentence(&self.finding, &self.register, &self.sight, language));
        LanguageText::new(Some(&fi), Some(&sv), Some(&en))
    }

    /// The first day it was seen on; null until a server has written it down.
    async fn since(&self, ctx: &Context<'_>) -> Result<Option<Date>> {
        let request = Request::of(ctx);
        let days = since(&request.inventory, &self.sight, self.on).await;
        let days = days.map_err(|error| request.refuse(error))?;
        Ok(days.get(&self.finding.mark(&self.register)).copied())
    }

    /// The waiver that waives it; null when none does.
    async fn waiver(&self) -> Option<Arc<Waiver>> {
        waiver(&self.finding, &self.register, &self.sight.holding, self.on).cloned()
    }
}

/// What rules find in a register that is in reach.
pub async fn findings_of(
    register: &Register,
    request: &Request,
    severity: Option<Severity>,
    code: Option<&str>,
    part: Option<FindingPart>,
) -> Result<Vec<RegisterFinding>> {
    let Some((register, sight)) = seen(register, request).await? else {
        return Ok(Vec::new());
    };
    let standing = standing(&sight, request.today);
    let found = standing.of(&register.key).iter().filter(|finding| {
        severity.is_none_or(|severity| finding.severity == severity)
            && code.is_none_or(|code| finding.rule.code == code)
            && part.is_none_or(|part| finding.part() == part)
    });
    Ok(found
        .map(|finding| RegisterFinding {
            finding: finding.clone(),
            register: Arc::clone(&register),
            sight: sight.clone(),
            on: request.today,
        })
        .collect())
}

/// The register as it is now, with what can be seen from it: what was found is about now, also where a record of the past is shown.
async fn seen(register: &Register, request: &Request) -> Result<Option<(Arc<Register>, Sight)>> {
    let Some(sight) = request.sight(register.controller.as_str()).await? else {
        return Ok(None);
    };
    let found = sight
        .get(&register.key)
        .filter(|register| register.may_be_read(&request.actor, sight.view()));
    Ok(found.cloned().map(|register| (register, sight.clone())))
}

/// How complete a part of a register is.
#[derive(SimpleObject)]
pub struct PartCompleteness {
    /// The part.
    part: FindingPart,
    /// 0 to 100: the share of its rules that find nothing open, by their weight.
    percent: u32,
    /// What lowers it.
    findings: Vec<RegisterFinding>,
}

/// How complete each part of a register in reach is.
pub async fn completeness_of(register: &Register, request: &Request) -> Result<Vec<PartCompleteness>> {
    let Some((register, sight)) = seen(register, request).await? else {
        return Ok(Vec::new());
    };
    let standing = standing(&sight, request.today);
    Ok(completeness_in(
        &register,
        &sight,
        standing.of(&register.key),
        request.today,
    ))
}

/// How complete each part of a register is, by what was found in it on a day.
pub fn completeness_in(
    register: &Arc<Register>,
    sight: &Sight,
    findings: &[Finding],
    on: Date,
) -> Vec<PartCompleteness> {
    completeness(findings, register, &sight.holding, on)
        .into_iter()
        .map(|part| PartCompleteness {
            part: part.part,
            percent: part.percent,
            findings: part
                .lowered_by
                .iter()
                .map(|at| RegisterFinding {
                    finding: findings[*at].clone(),
                    register: Arc::clone(register),
                    sight: sight.clone(),
                    on,
                })
                .collect(),
        })
        .collect()
}
