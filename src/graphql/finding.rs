//! What does the law say of the registers in reach? Findings, the rules behind them, waivers and settings as the API shows them.

use std::{cmp::Ordering, collections::BTreeMap, sync::Arc};

use async_graphql::{ComplexObject, Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use entity::{
    Date, LanguageText,
    vocabulary::{Language, Severity},
};

use super::{
    acts::act,
    mutation::{acting, outcome},
    node::{Node, find},
    page::{MOST, USUAL, listed},
    refusal::{UserError, bad_input},
    request::Request,
};
use crate::{
    compliance::{
        completeness::completeness,
        finding::Finding,
        law,
        rule::{FindingPart, Rule},
        rules::{RULES, rule},
        sentence::{sentence, titles},
        since::since,
        standing::{standing, waiver},
        waiving::{self, NewSetting, NewWaiver},
    },
    records::{
        account::Account,
        controller::Controller,
        department::Department,
        law::Provision,
        noun::Key,
        reach::Reached,
        register::Register,
        rule_setting::RuleSetting,
        snapshot::{Sight, Snapshot},
        waiver::Waiver,
    },
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
    finding: Finding,
    register: Arc<Register>,
    sight: Sight,
    on: Date,
}

impl RegisterFinding {
    /// Whether it is the finding with a mark.
    pub fn is(&self, mark: &str) -> bool {
        self.finding.mark(&self.register) == mark
    }
}

/// Something a rule found in a register.
#[Object(name = "Finding")]
impl RegisterFinding {
    /// By what the same finding is known again: the rule and the place. What a waiver names it by.
    async fn mark(&self) -> String {
        self.finding.mark(&self.register)
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
    let findings = standing.of(&register.key);
    let parts = completeness(findings, &register, &sight.holding, request.today);
    Ok(parts
        .into_iter()
        .map(|part| PartCompleteness {
            part: part.part,
            percent: part.percent,
            findings: part
                .lowered_by
                .iter()
                .map(|at| RegisterFinding {
                    finding: findings[*at].clone(),
                    register: Arc::clone(&register),
                    sight: sight.clone(),
                    on: request.today,
                })
                .collect(),
        })
        .collect())
}

/// What findings are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct FindingFilter {
    /// The controller.
    pub controller: Option<Key<Controller>>,
    /// The department of the register.
    pub department: Option<Key<Department>>,
    /// How much they weigh.
    pub severity: Option<Severity>,
    /// The code of a rule.
    pub code: Option<String>,
    /// The part of the record they are about.
    pub part: Option<FindingPart>,
    /// Waived ones only, or open ones only.
    pub waived: Option<bool>,
}

/// How many findings there are of one kind.
#[derive(SimpleObject)]
pub struct RuleCount {
    /// The rule.
    rule: CatalogueRule,
    /// How many.
    count: usize,
}

/// How many findings there are of one weight.
#[derive(SimpleObject)]
pub struct SeverityCount {
    /// The weight.
    severity: Severity,
    /// How many.
    count: usize,
}

/// How many findings there are in the registers of one controller.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct ControllerFindingCount {
    #[graphql(skip)]
    key: Key<Controller>,
    /// How many.
    count: usize,
}

#[ComplexObject]
impl ControllerFindingCount {
    /// The controller.
    async fn controller(&self, ctx: &Context<'_>) -> Result<Option<Arc<Controller>>> {
        Request::of(ctx).one(&self.key).await
    }
}

/// How many findings there are in the registers of one department.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct DepartmentFindingCount {
    #[graphql(skip)]
    key: Option<Key<Department>>,
    /// How many.
    count: usize,
}

#[ComplexObject]
impl DepartmentFindingCount {
    /// The department; null for registers of none.
    async fn department(&self, ctx: &Context<'_>) -> Result<Option<Arc<Department>>> {
        Request::of(ctx).one(&self.key).await
    }
}

/// How long findings have stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Enum)]
pub enum FindingAge {
    /// It is not written down yet.
    Unknown,
    /// Less than a week.
    Days,
    /// A week or more, less than a month of 30 days.
    Weeks,
    /// 30 days or more, less than a year.
    Months,
    /// A year or more.
    Years,
}

impl FindingAge {
    fn of(since: Option<Date>, on: Date) -> Self {
        match since.map(|since| (on.0 - since.0).num_days()) {
            None => Self::Unknown,
            Some(..7) => Self::Days,
            Some(..30) => Self::Weeks,
            Some(..365) => Self::Months,
            Some(_) => Self::Years,
        }
    }
}

/// How many findings have stood for how long.
#[derive(SimpleObject)]
pub struct AgeCount {
    /// How long.
    age: FindingAge,
    /// How many.
    count: usize,
}

/// One place in the list: small, since a nation has hundreds of thousands.
struct Item {
    controller: u32,
    register: u32,
    at: u32,
    severity: Severity,
}

/// Findings across the registers in reach.
pub struct FindingConnection {
    page: Vec<(String, RegisterFinding)>,
    before: bool,
    more: bool,
    facets: Facets,
}

#[derive(Default)]
struct Facets {
    total: usize,
    rules: BTreeMap<usize, usize>,
    severities: BTreeMap<Severity, usize>,
    controllers: BTreeMap<Key<Controller>, usize>,
    departments: BTreeMap<Option<Key<Department>>, usize>,
    ages: BTreeMap<FindingAge, usize>,
}

/// Findings across the registers in reach.
#[Object]
impl FindingConnection {
    /// The findings of this page, each with its cursor.
    async fn edges(&self) -> Vec<FindingEdge<'_>> {
        self.page
            .iter()
            .map(|(cursor, node)| FindingEdge { cursor, node })
            .collect()
    }

    /// The findings of this page.
    async fn nodes(&self) -> Vec<&RegisterFinding> {
        self.page.iter().map(|(_, node)| node).collect()
    }

    /// Where the page stands.
    async fn page_info(&self) -> async_graphql::connection::PageInfo {
        async_graphql::connection::PageInfo {
            has_previous_page: self.before,
            has_next_page: self.more,
            start_cursor: self.page.first().map(|(cursor, _)| cursor.clone()),
            end_cursor: self.page.last().map(|(cursor, _)| cursor.clone()),
        }
    }

    /// How many there are on all pages.
    async fn total_count(&self) -> usize {
        self.facets.total
    }

    /// How many there are by rule, on all pages; most first.
    async fn by_rule(&self) -> Vec<RuleCount> {
        let mut counts: Vec<RuleCount> = self
            .facets
            .rules
            .iter()
            .map(|(at, count)| RuleCount {
                rule: CatalogueRule(RULES[*at]),
                count: *count,
            })
            .collect();
        counts.sort_by_key(|row| std::cmp::Reverse(row.count));
        counts
    }

    /// How many there are by weight, on all pages.
    async fn by_severity(&self) -> Vec<SeverityCount> {
        let counts = self.facets.severities.iter();
        counts
            .map(|(severity, count)| SeverityCount {
                severity: *severity,
                count: *count,
            })
            .collect()
    }

    /// How many there are by how long they have stood, on all pages.
    async fn by_age(&self) -> Vec<AgeCount> {
        let counts = self.facets.ages.iter();
        counts
            .map(|(age, count)| AgeCount {
                age: *age,
                count: *count,
            })
            .collect()
    }

    /// How many there are by controller, on all pages.
    async fn by_controller(&self) -> Vec<ControllerFindingCount> {
        let counts = self.facets.controllers.iter();
        counts
            .map(|(key, count)| ControllerFindingCount {
                key: key.clone(),
                count: *count,
            })
            .collect()
    }

    /// How many there are by department, on all pages.
    async fn by_department(&self) -> Vec<DepartmentFindingCount> {
        let counts = self.facets.departments.iter();
        counts
            .map(|(key, count)| DepartmentFindingCount {
                key: key.clone(),
                count: *count,
            })
            .collect()
    }
}

/// A finding with its cursor.
#[derive(SimpleObject)]
pub struct FindingEdge<'a> {
    /// The cursor.
    cursor: &'a str,
    /// The finding.
    node: &'a RegisterFinding,
}

/// Findings across the registers in reach: errors first, then by register.
pub async fn findings(
    request: &Request,
    filter: FindingFilter,
    first: Option<i32>,
    after: Option<String>,
    by_age: bool,
) -> Result<FindingConnection> {
    let size = first.map_or(Ok(USUAL), usize::try_from).unwrap_or(0);
    if !(1..=MOST).contains(&size) {
        return Err(bad_input(
            request.language,
            [
                "Anna luku väliltä 1–100.",
                "Ange ett tal mellan 1 och 100.",
                "Give a number from 1 to 100.",
            ],
        ));
    }
    let snapshot = request.snapshot();
    let (mut sights, mut items, mut facets) = (Vec::new(), Vec::new(), Facets::default());
    for owner in snapshot.shared.shelves.controllers.all() {
        let wanted = filter.controller.as_ref().is_none_or(|wanted| *wanted == owner.key);
        if !wanted || !request.actor.touches(Register::READ, owner.key.as_str()) {
            continue;
        }
        let Some(sight) = sight_of(&snapshot, request, owner.key.as_str()).await? else {
            continue;
        };
        let before = items.len();
        gather(request, &filter, &sight, sights.len(), &mut items, &mut facets);
        sights.push(sight);
        if by_age {
            let sight = &sights[sights.len() - 1];
            let days = since(&request.inventory, sight, request.today).await;
            let days = days.map_err(|error| request.refuse(error))?;
            for item in &items[before..] {
                let shown = shown(item, &sights, request.today);
                let since = days.get(&shown.finding.mark(&shown.register)).copied();
                *facets.ages.entry(FindingAge::of(since, request.today)).or_default() += 1;
            }
        }
    }
    // Stable, so that registers stay in their order.
    items.sort_by_key(|item| item.severity);
    let cursor = |item: &Item| cursor_of(item, &sights, request.today);
    let start = match &after {
        None => 0,
        Some(after) => match items.iter().position(|item| cursor(item) == *after) {
            Some(at) => at + 1,
            // What the page before ended with is no longer there: where it would stand.
            None => items.partition_point(|item| place(&cursor(item)).cmp(&place(after)) != Ordering::Greater),
        },
    };
    let page: Vec<(String, RegisterFinding)> = items
        .iter()
        .skip(start)
        .take(size)
        .map(|item| (cursor(item), shown(item, &sights, request.today)))
        .collect();
    Ok(FindingConnection {
        before: start > 0,
        more: start + page.len() < items.len(),
        page,
        facets,
    })
}

async fn sight_of(snapshot: &Snapshot, request: &Request, controller: &str) -> Result<Option<Sight>> {
    snapshot.sight(controller).await.map_err(|error| request.refuse(error))
}

fn gather(
    request: &Request,
    filter: &FindingFilter,
    sight: &Sight,
    controller: usize,
    items: &mut Vec<Item>,
    facets: &mut Facets,
) {
    let small = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
    let standing = standing(sight, request.today);
    let code = filter.code.as_deref().map(rule);
    for (place, register) in sight.holding.shelves.registers.all().iter().enumerate() {
        let department = filter.department.as_ref();
        if department.is_some_and(|wanted| register.department.as_ref() != Some(wanted))
            || !register.may_be_read(&request.actor, sight.view())
        {
            continue;
        }
        for (at, finding) in standing.of(&register.key).iter().enumerate() {
            let fits = filter.severity.is_none_or(|severity| finding.severity == severity)
                && code.is_none_or(|code| code == Some(finding.rule))
                && filter.part.is_none_or(|part| finding.part() == part)
                && filter
                    .waived
                    .is_none_or(|waived| waiver(finding, register, &sight.holding, request.today).is_some() == waived);
            if !fits {
                continue;
            }
            facets.total += 1;
            let rule = RULES.iter().position(|rule| *rule == finding.rule).unwrap_or_default();
            *facets.rules.entry(rule).or_default() += 1;
            *facets.severities.entry(finding.severity).or_default() += 1;
            *facets.controllers.entry(register.controller.clone()).or_default() += 1;
            *facets.departments.entry(register.department.clone()).or_default() += 1;
            items.push(Item {
                controller: small(controller),
                register: small(place),
                at: small(at),
                severity: finding.severity,
            });
        }
    }
}

fn shown(item: &Item, sights: &[Sight], on: Date) -> RegisterFinding {
    let sight = &sights[item.controller as usize];
    let register = &sight.holding.shelves.registers.all()[item.register as usize];
    let finding = standing(sight, on).of(&register.key)[item.at as usize].clone();
    RegisterFinding {
        finding,
        register: Arc::clone(register),
        sight: sight.clone(),
        on,
    }
}

/// Weight, controller, number and mark: where a finding stands in the list, and which it is.
fn cursor_of(item: &Item, sights: &[Sight], on: Date) -> String {
    let shown = shown(item, sights, on);
    let weight = match item.severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Advice => 2,
    };
    let register = &shown.register;
    format!(
        "{weight}|{}|{}|{}",
        register.controller,
        register.number,
        shown.finding.mark(register)
    )
}

/// What a cursor is ordered by.
fn place(cursor: &str) -> (u8, String, i32) {
    let mut parts = cursor.split('|');
    let weight = parts.next().and_then(|weight| weight.parse().ok()).unwrap_or(u8::MAX);
    let controller = parts.next().unwrap_or_default().to_owned();
    let number = parts.next().and_then(|number| number.parse().ok()).unwrap_or(i32::MAX);
    (weight, controller, number)
}

act! {
    waive_finding, "waives a finding", "waiving a finding":
    WaiveFindingInput {
        /// The register's global id.
        register: Key<Register>,
        /// The mark of the finding.
        mark: String,
        /// Why.
        reason: String,
        /// The last day on which it is waived.
        expires_on: Date,
    } =>
    WaiveFindingPayload { waiver: Waiver }
    |input, request, actor| waiving::waive(&request.inventory, &actor, NewWaiver { register: input.register, mark: input.mark, reason: input.reason, expires_on: Some(input.expires_on) }, request.now)
}

act! {
    end_waiver, "ends a waiver", "ending a waiver":
    EndWaiverInput {
        /// Its global id.
        id: Key<Waiver>,
        /// The version of it one has seen.
        version: i32,
    } =>
    EndWaiverPayload { waiver: Waiver }
    |input, request, actor| waiving::end_waiver(&request.inventory, &actor, &input.id, input.version, request.now)
}

act! {
    set_rule, "says how a controller uses a rule", "setting a rule":
    SetRuleInput {
        /// The controller's global id.
        controller: Key<Controller>,
        /// The code of the rule.
        rule: String,
        /// Whether it is switched off.
        switched_off: bool,
        /// How much its findings weigh; as the catalogue says when left out.
        severity: Option<Severity>,
        /// Why.
        reason: String,
    } =>
    SetRulePayload { setting: RuleSetting }
    |input, request, actor| waiving::set_rule(&request.inventory, &actor, NewSetting { controller: input.controller, rule: input.rule, switched_off: input.switched_off, severity: input.severity, reason: input.reason }, request.now)
}

#[ComplexObject]
impl Waiver {
    /// The global id: what `node` finds it by.
    pub async fn id(&self) -> ID {
        self.key.id()
    }

    /// The register.
    async fn register(&self, ctx: &Context<'_>) -> Result<Option<Arc<Register>>> {
        Request::of(ctx).one(&self.register).await
    }

    /// Whether it waives today.
    async fn holds(&self, ctx: &Context<'_>) -> bool {
        self.holds_on(Request::of(ctx).today)
    }

    /// Who waived it; null for the program itself.
    async fn waived_by(&self, ctx: &Context<'_>) -> Result<Option<Arc<Account>>> {
        Request::of(ctx).one(&self.waived_by).await
    }

    /// Who ended it.
    async fn ended_by(&self, ctx: &Context<'_>) -> Result<Option<Arc<Account>>> {
        Request::of(ctx).one(&self.ended_by).await
    }
}

#[ComplexObject]
impl RuleSetting {
    /// The global id: what `node` finds it by.
    pub async fn id(&self) -> ID {
        self.key.id()
    }

    /// The controller.
    async fn controller(&self, ctx: &Context<'_>) -> Result<Option<Arc<Controller>>> {
        Request::of(ctx).one(&self.controller).await
    }

    /// Who set it; null for the program itself.
    async fn set_by(&self, ctx: &Context<'_>) -> Result<Option<Arc<Account>>> {
        Request::of(ctx).one(&self.set_by).await
    }
}

/// What waivers are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct WaiverFilter {
    /// The controller.
    pub controller: Option<Key<Controller>>,
    /// The register.
    pub register: Option<Key<Register>>,
    /// The code of the rule.
    pub rule: Option<String>,
    /// Those that waive today, or those that do no longer.
    pub holds: Option<bool>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    Waiver by WaiverFilter of controller: |filter, request| {
        let today = request.today;
        move |waiver, _| {
            filter.register.as_ref().is_none_or(|register| waiver.register == *register)
                && filter.rule.as_ref().is_none_or(|rule| waiver.rule == *rule)
                && filter.holds.is_none_or(|holds| waiver.holds_on(today) == holds)
        }
    }
}

/// What settings of rules are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct RuleSettingFilter {
    /// The controller.
    pub controller: Option<Key<Controller>>,
    /// The code of the rule.
    pub rule: Option<String>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    RuleSetting by RuleSettingFilter of controller: |filter, _| {
        move |setting, _| filter.rule.as_ref().is_none_or(|rule| setting.rule == *rule)
    }
}
