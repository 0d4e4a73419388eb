//! What stands against the registers in reach, all together? A list with facets, errors first.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, HashMap},
    ptr,
    sync::Arc,
};

use async_graphql::{ComplexObject, Context, Enum, InputObject, Object, Result, SimpleObject};
use entity::{Date, vocabulary::Severity};

use super::{
    finding::{CatalogueRule, RegisterFinding},
    page::{MOST, USUAL},
    refusal::bad_input,
    request::Request,
};
use crate::{
    access::Actor,
    compliance::{
        finding::FindingMark,
        rule::{FindingPart, Rule},
        rules::RULES,
        since::since,
        standing::{Standing, standing, waivers_of},
    },
    records::{
        controller::Controller, department::Department, noun::Key, reach::Reached, register::Register, snapshot::Sight,
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
    /// Every age, the youngest first.
    const ALL: [Self; 5] = [Self::Unknown, Self::Days, Self::Weeks, Self::Months, Self::Years];

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

/// Findings across the registers in reach.
pub struct FindingConnection {
    page: Vec<(String, RegisterFinding)>,
    before: bool,
    more: bool,
    facets: Facets,
}

/// How many findings there are, by what each is. They are counted while registers are gone through, and none is held for it.
struct Facets {
    total: usize,
    /// By the place of the rule in the catalogue.
    rules: [usize; RULES.len()],
    /// By the place of the weight in [`WEIGHTS`].
    severities: [usize; WEIGHTS.len()],
    controllers: Vec<(Key<Controller>, usize)>,
    departments: BTreeMap<Option<Key<Department>>, usize>,
    /// By the place of the age in [`FindingAge::ALL`].
    ages: [usize; FindingAge::ALL.len()],
}

/// Weights in the order of the list.
const WEIGHTS: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Advice];

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
        let counts = self.facets.rules.iter().zip(RULES).filter(|(count, _)| **count > 0);
        let mut counts: Vec<RuleCount> = counts
            .map(|(count, rule)| RuleCount {
                rule: CatalogueRule::of(rule),
                count: *count,
            })
            .collect();
        counts.sort_by_key(|row| std::cmp::Reverse(row.count));
        counts
    }

    /// How many there are by weight, on all pages.
    async fn by_severity(&self) -> Vec<SeverityCount> {
        let counts = WEIGHTS.into_iter().zip(self.facets.severities);
        counts
            .filter(|(_, count)| *count > 0)
            .map(|(severity, count)| SeverityCount { severity, count })
            .collect()
    }

    /// How many there are by how long they have stood, on all pages.
    async fn by_age(&self) -> Vec<AgeCount> {
        let counts = FindingAge::ALL.into_iter().zip(self.facets.ages);
        counts
            .filter(|(_, count)| *count > 0)
            .map(|(age, count)| AgeCount { age, count })
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
    let mut gathering = Gathering::new(filter, after.as_deref().map(After::read), size, request.today);
    for owner in snapshot.shared.shelves.controllers.all() {
        let wanted = gathering.filter.controller.as_ref();
        if wanted.is_some_and(|wanted| *wanted != owner.key)
            || !request.actor.touches(Register::READ, owner.key.as_str())
        {
            continue;
        }
        let sight = snapshot.sight(owner.key.as_str()).await;
        let Some(sight) = sight.map_err(|error| request.refuse(error))? else {
            continue;
        };
        let days = if by_age {
            let days = since(&request.inventory, &sight, request.today).await;
            Some(days.map_err(|error| request.refuse(error))?)
        } else {
            None
        };
        gathering.gather(&owner.key, &sight, &request.actor, days.as_deref());
        // A nation's controllers are gone through one after another; others are let in between.
        tokio::task::consume_budget().await;
    }
    Ok(gathering.page(size))
}

/// One place in the list, and what is shown of it.
struct Item {
    finding: RegisterFinding,
    mark: FindingMark,
}

/// What is gathered while registers are gone through: the counts, and of each weight as many findings as a page can need.
///
/// The list goes by weight first and registers are gone through in their order, so the page is made of the first findings of each
/// weight that stand behind the cursor. A nation has hundreds of thousands; at most three pages are held.
struct Gathering {
    filter: FindingFilter,
    after: Option<After>,
    most: usize,
    on: Date,
    facets: Facets,
    kept: [Vec<Item>; WEIGHTS.len()],
    before: usize,
}

impl Gathering {
    fn new(filter: FindingFilter, after: Option<After>, most: usize, on: Date) -> Self {
        Self {
            filter,
            after,
            most,
            on,
            facets: Facets {
                total: 0,
                rules: [0; RULES.len()],
                severities: [0; WEIGHTS.len()],
                controllers: Vec::new(),
                departments: BTreeMap::new(),
                ages: [0; FindingAge::ALL.len()],
            },
            kept: [const { Vec::new() }; WEIGHTS.len()],
            before: 0,
        }
    }

    /// Goes through the registers of a controller.
    fn gather(
        &mut self,
        controller: &Key<Controller>,
        sight: &Sight,
        actor: &Actor,
        days: Option<&HashMap<FindingMark, Date>>,
    ) {
        let standing = standing(sight, self.on);
        let before = self.facets.total;
        for register in sight.holding.shelves.registers.all() {
            let wanted = self.filter.department.as_ref();
            if wanted.is_some_and(|wanted| register.department.as_ref() != Some(wanted))
                || !register.may_be_read(actor, sight.view())
            {
                continue;
            }
            let already = self.facets.total;
            self.gather_of(register, &standing, sight, days);
            let found = self.facets.total - already;
            if found > 0 {
                *self.facets.departments.entry(register.department.clone()).or_default() += found;
            }
        }
        if self.facets.total > before {
            let row = (controller.clone(), self.facets.total - before);
            self.facets.controllers.push(row);
        }
    }

    fn gather_of(
        &mut self,
        register: &Arc<Register>,
        standing: &Standing,
        sight: &Sight,
        days: Option<&HashMap<FindingMark, Date>>,
    ) {
        let waived: Option<Vec<String>> = self.filter.waived.map(|_| {
            let waivers = waivers_of(register, &sight.holding, self.on);
            waivers.map(|waiver| waiver.mark.clone()).collect()
        });
        let is_waived = |mark: FindingMark| {
            let waived = waived.as_ref().filter(|waived| !waived.is_empty());
            waived.is_some_and(|waived| waived.contains(&mark.to_string()))
        };
        let behind = self.after.as_ref().map(|after| after.behind(register, standing));
        let mut place = 0;
        for (at, (finding, mark)) in standing.marked(&register.key).enumerate() {
            let fits = self.filter.severity.is_none_or(|severity| finding.severity == severity)
                && self.filter.code.as_ref().is_none_or(|code| finding.rule.code == code)
                && self.filter.part.is_none_or(|part| finding.part() == part)
                && self.filter.waived.is_none_or(|waived| is_waived(mark) == waived);
            if !fits {
                continue;
            }
            place = place_of(finding.rule, place);
            let weight = weight(finding.severity);
            self.facets.total += 1;
            self.facets.rules[place] += 1;
            self.facets.severities[weight] += 1;
            if let Some(days) = days {
                let age = FindingAge::of(days.get(&mark).copied(), self.on);
                self.facets.ages[age as usize] += 1;
            }
            if behind.as_ref().is_some_and(|behind| !behind.holds(weight, at)) {
                self.before += 1;
            } else if self.kept[weight].len() < self.most {
                let finding = RegisterFinding {
                    finding: finding.clone(),
                    register: Arc::clone(register),
                    sight: sight.clone(),
                    on: self.on,
                };
                self.kept[weight].push(Item { finding, mark });
            }
        }
    }

    fn page(self, size: usize) -> FindingConnection {
        let items = self.kept.into_iter().flatten().take(size);
        let page: Vec<(String, RegisterFinding)> = items.map(|item| (cursor_of(&item), item.finding)).collect();
        FindingConnection {
            before: self.before > 0,
            more: self.before + page.len() < self.facets.total,
            page,
            facets: self.facets,
        }
    }
}

/// The place of a weight in [`WEIGHTS`].
const fn weight(severity: Severity) -> usize {
    match severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Advice => 2,
    }
}

/// The place of a rule in the catalogue, looked for from where the last one stood: a register's findings are in the order of
/// the catalogue.
fn place_of(rule: &Rule, from: usize) -> usize {
    let is_it = |known: &&'static Rule| ptr::eq(*known, rule);
    let ahead = RULES[from..].iter().position(is_it).map(|place| from + place);
    ahead.or_else(|| RULES.iter().position(is_it)).unwrap_or_default()
}

/// Weight, controller, number and mark: where a finding stands in the list, and which it is.
fn cursor_of(item: &Item) -> String {
    let register = &item.finding.register;
    format!(
        "{}|{}|{}|{}",
        weight(item.finding.finding.severity),
        register.controller,
        register.number,
        item.mark
    )
}

/// Where the page before ended.
struct After {
    weight: usize,
    controller: String,
    number: i32,
    mark: Option<FindingMark>,
}

impl After {
    /// What a cursor says. One that is none stands behind everything.
    fn read(cursor: &str) -> Self {
        let mut parts = cursor.split('|');
        Self {
            weight: parts
                .next()
                .and_then(|weight| weight.parse().ok())
                .unwrap_or(usize::MAX),
            controller: parts.next().unwrap_or_default().to_owned(),
            number: parts.next().and_then(|number| number.parse().ok()).unwrap_or(i32::MAX),
            mark: parts.next().and_then(|mark| mark.parse().ok()),
        }
    }

    /// Which findings of a register stand behind it: controllers go by key and their registers by number.
    fn behind(&self, register: &Register, standing: &Standing) -> Behind {
        let place = (register.controller.as_str(), register.number);
        let from = match place.cmp(&(self.controller.as_str(), self.number)) {
            Ordering::Less => usize::MAX,
            Ordering::Greater => 0,
            Ordering::Equal => {
                let mut marks = standing.marked(&register.key).map(|(_, mark)| Some(mark));
                // What the page before ended with may stand no longer. Then the register's others of that weight are told
                // again, rather than left out.
                marks.position(|mark| mark == self.mark).map_or(0, |at| at + 1)
            }
        };
        Behind {
            weight: self.weight,
            from,
        }
    }
}

/// The findings of a register that stand behind a cursor.
struct Behind {
    weight: usize,
    from: usize,
}

impl Behind {
    /// Whether that of a weight at a place is one of them.
    fn holds(&self, weight: usize, at: usize) -> bool {
        match weight.cmp(&self.weight) {
            Ordering::Less => false,
            Ordering::Greater => true,
            Ordering::Equal => at >= self.from,
        }
    }
}
