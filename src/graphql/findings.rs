//! What stands against the registers in reach, all together? A list with facets, errors first.

use std::{cmp::Ordering, collections::BTreeMap, sync::Arc};

use async_graphql::{ComplexObject, Context, Enum, InputObject, Object, Result, SimpleObject};
use entity::{Date, vocabulary::Severity};

use super::{
    finding::{CatalogueRule, RegisterFinding},
    page::{MOST, USUAL},
    refusal::bad_input,
    request::Request,
};
use crate::{
    compliance::{
        rule::FindingPart,
        rules::{RULES, rule},
        since::since,
        standing::{standing, waiver},
    },
    records::{
        controller::Controller,
        department::Department,
        noun::Key,
        reach::Reached,
        register::Register,
        snapshot::{Sight, Snapshot},
    },
};

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
                rule: CatalogueRule::of(RULES[*at]),
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
