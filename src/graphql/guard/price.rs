//! What may an operation cost at most? One for each field, times the size of each page it stands in, and what lists look through.
//!
//! One is about what the executor takes for a field: half a microsecond of CPU and 400 bytes while the answer is made. Every fragment is priced once and counted each
//! time it is spread; sums stop at the largest number there is. Every operation of a document is priced, since validation looks
//! at them all.

use std::{cell::OnceCell, collections::HashMap};

use async_graphql::{
    Name, Variables,
    parser::types::{ExecutableDocument, Field, OperationDefinition, OperationType, Selection, SelectionSet},
};

use super::{
    given::{Given, weights},
    refusal::Refusal,
    shapes::{Among, Many, Place, Rows, Shapes, WHOLE},
};

/// What an answer may cost: within 50 ms of CPU and 16 MiB.
pub const LIMIT: u64 = 40_000;
/// Lists of the schema of schemas in each other: fields of types of fields of types. Where one type leads to the next, averages
/// say little; tools need one.
const LISTS: u8 = 2;
/// Items on a page when nothing is asked, and at most.
const USUAL: u64 = 20;
const MOST: u64 = 100;
/// Bytes of arguments that cost one: they are copied, checked and compared each time a field is answered.
const BYTES: u64 = 64;
/// Bytes of arguments that cost nothing beside their field.
const SHORT: u64 = 256;
/// A register that is looked at, in hundredths: half a microsecond. It takes no memory, so it is priced against the time that
/// one may take: 50 ms, at 1.25 µs for each of [`LIMIT`].
const LOOK: u64 = 2 * WHOLE / 5;
/// The same when a text is looked for in it, letter by letter.
const TEXT: u64 = 3 * WHOLE;
/// The same in the folded words of a register, which are kept once somebody has looked.
const WORDS: u64 = LOOK + 40;
/// A question to an index of words: 5 ms, the costliest there is over a nation. It must not go by how much is hidden, and so goes
/// by nothing.
const SEARCH: u64 = 4_000 * WHOLE;
/// A register whose findings are gone through and counted: a microsecond. While an item was held for each of them, it was
/// measured at 1.4 over 10,000 registers, and that is gone; no more than three pages of them are in memory.
const FINDINGS: u64 = 80;
/// A register that a list is narrowed or sorted by the findings of: what it weighs is kept with them.
const WEIGHED: u64 = 20;
/// What it takes more to look up since when each of them has stood: half a microsecond.
const AGES: u64 = LOOK;
/// Registers to a department, at the least that is reckoned with.
const OF_A_DEPARTMENT: u64 = 4;
/// A register of which rows of a report are made: 15 µs for the longest of them, the record of Art. 30(1), and 5 kB until the next
/// controller is looked at.
const REPORT: u64 = 12 * WHOLE;
/// A write: planning, checking, and the transaction.
const WRITE: u64 = 1_000 * WHOLE;

/// How much a walk looks through, in registers; what else is held grows with them.
#[derive(Clone, Copy, Debug)]
pub struct Sizes {
    /// In the whole inventory.
    pub all: u64,
    /// In what one controller holds.
    pub holding: u64,
    /// How many controllers there are among which they are looked for.
    pub controllers: u64,
}

struct Pricing<'a> {
    shapes: &'a Shapes,
    document: &'a ExecutableDocument,
    variables: &'a Variables,
    /// How many bytes each variable's value has.
    weights: &'a HashMap<&'a str, u64>,
    operation: &'a OperationDefinition,
    learn_sizes: &'a dyn Fn() -> Sizes,
    sizes: OnceCell<Sizes>,
    fragments: HashMap<&'a str, Priced>,
}

/// What a selection costs.
#[derive(Clone, Copy, Default)]
struct Priced {
    /// In hundredths.
    cost: u64,
    /// Whether it asks how many there are in all.
    counts: bool,
    /// Whether it asks how long what is found has stood.
    ages: bool,
    /// What stands beside a page and does not grow with it; in hundredths.
    facets: Facets,
    /// How many lists of the schema of schemas stand in each other.
    lists: u8,
    /// How many reports are asked for.
    reports: u64,
}

/// What rows cost that tell how much there is of what: each that is of few, of a controller, or of a department.
#[derive(Clone, Copy, Default)]
struct Facets {
    few: u64,
    controllers: u64,
    departments: u64,
}

impl Facets {
    /// Rows that cost `each`; what asks for them costs its own.
    fn of(rows: Rows, each: u64, own: u64) -> Self {
        let none = Self {
            few: own,
            ..Self::default()
        };
        match rows {
            Rows::Few(most) => Self {
                few: each.saturating_mul(most).saturating_add(own),
                ..none
            },
            Rows::Controllers => Self {
                controllers: each,
                ..none
            },
            Rows::Departments => Self {
                departments: each,
                ..none
            },
        }
    }

    fn with(self, other: Self) -> Self {
        Self {
            few: self.few.saturating_add(other.few),
            controllers: self.controllers.saturating_add(other.controllers),
            departments: self.departments.saturating_add(other.departments),
        }
    }
}

/// What the operation that is named may cost. Refused when it, or any other of the document, may cost too much. The document
/// has passed the guard's other looks. `sizes` is only asked when something must be looked through.
pub fn price(
    shapes: &Shapes,
    document: &ExecutableDocument,
    name: Option<&str>,
    variables: &Variables,
    sizes: &dyn Fn() -> Sizes,
) -> Result<u64, Refusal> {
    let mut asked = 0;
    let weights = weights(document, variables);
    for (own_name, operation) in document.operations.iter() {
        let mut pricing = Pricing {
            shapes,
            document,
            variables,
            weights: &weights,
            operation: &operation.node,
            learn_sizes: sizes,
            sizes: OnceCell::new(),
            fragments: HashMap::new(),
        };
        let root = shapes.place(match operation.node.ty {
            OperationType::Query => "Query",
            OperationType::Mutation => "Mutation",
            OperationType::Subscription => "Subscription",
        });
        let Priced { cost, lists, .. } = pricing.set(&operation.node.selection_set.node, root);
        if lists > LISTS {
            return Err(Refusal::TooDeep);
        }
        let cost = cost.div_ceil(WHOLE);
        if cost > LIMIT {
            return Err(Refusal::TooCostly { cost, most: LIMIT });
        }
        if name.is_none() || name == own_name.map(Name::as_str) {
            asked = cost;
        }
    }
    Ok(asked)
}

impl<'a> Pricing<'a> {
    fn set(&mut self, set: &'a SelectionSet, parent: Place) -> Priced {
        let mut sum = Priced::default();
        for item in &set.items {
            let one = match &item.node {
                Selection::Field(field) => self.field(&field.node, parent),
                Selection::InlineFragment(fragment) => {
                    let on = fragment.node.type_condition.as_ref();
                    let place = on.map_or(parent, |on| self.shapes.place(&on.node.on.node));
                    self.set(&fragment.node.selection_set.node, place)
                }
                Selection::FragmentSpread(spread) => self.fragment(&spread.node.fragment_name.node),
            };
            sum.cost = sum.cost.saturating_add(one.cost);
            sum.counts |= one.counts;
            sum.ages |= one.ages;
            sum.facets = sum.facets.with(one.facets);
            sum.lists = sum.lists.max(one.lists);
            sum.reports = sum.reports.saturating_add(one.reports);
        }
        sum
    }

    fn fragment(&mut self, name: &'a Name) -> Priced {
        if let Some(known) = self.fragments.get(name.as_str()) {
            return *known;
        }
        let document = self.document;
        let Some(fragment) = document.fragments.get(name) else {
            return Priced::default();
        };
        let place = self.shapes.place(&fragment.node.type_condition.node.on.node);
        let priced = self.set(&fragment.node.selection_set.node, place);
        self.fragments.insert(name, priced);
        priced
    }

    fn field(&mut self, field: &'a Field, parent: Place) -> Priced {
        let shape = self.shapes.field(parent, &field.name.node);
        let inside = self.set(&field.selection_set.node, shape.of);
        let ids = || self.value(field, "ids").map_or(1, Given::items).min(MOST);
        let (times, beside) = match shape.many {
            Many::One => (WHOLE, 0),
            Many::Written => (WHOLE, WRITE),
            Many::Reports => (WHOLE, self.reports(field).saturating_mul(inside.reports)),
            Many::Listed(times) | Many::Schema(times) => (times, 0),
            Many::Page(among) => (
                WHOLE * self.page(field),
                self.walk(field, among, &inside)
                    .saturating_add(self.facets(field, inside.facets)),
            ),
            Many::Facet(rows) => {
                return Priced {
                    facets: Facets::of(rows, inside.cost.saturating_add(WHOLE), shape.own),
                    ages: field.name.node == "byAge",
                    ..Priced::default()
                };
            }
            Many::Named => (WHOLE * ids(), 0),
            Many::Groups => self.groups(field),
            Many::Walked(each) => (WHOLE, self.walked(field, each)),
            // Twenty kinds, and some ten nouns to a register.
            Many::Counted => (WHOLE * USUAL, WHOLE * self.sizes().all),
        };
        // A thing in a list costs one beside its fields. On a page it is the field that lists the things that does.
        let is_list = !matches!(
            shape.many,
            Many::One | Many::Walked(_) | Many::Reports | Many::Written | Many::Page(_)
        );
        let each = if is_list {
            inside.cost.saturating_add(WHOLE)
        } else {
            inside.cost
        };
        let all = each.saturating_mul(times).div_ceil(WHOLE);
        let long = self.weight(field).saturating_sub(SHORT) / BYTES;
        let own = shape.own.saturating_add(long.saturating_mul(WHOLE));
        Priced {
            cost: all.saturating_add(beside).saturating_add(own),
            counts: field.name.node == "totalCount",
            lists: inside.lists + u8::from(matches!(shape.many, Many::Schema(_))),
            reports: inside.reports + u64::from(shape.many == Many::Page(Among::Report)),
            ..Priced::default()
        }
    }

    /// What rows beside a page cost, where there are as many controllers and departments as the page is looked for in.
    fn facets(&self, field: &'a Field, facets: Facets) -> u64 {
        if facets.controllers == 0 && facets.departments == 0 {
            return facets.few;
        }
        let sizes = self.sizes();
        let (controllers, registers) = if self.is_narrowed(field) {
            (1, sizes.holding)
        } else {
            (sizes.controllers, sizes.all)
        };
        let controllers = facets.controllers.saturating_mul(controllers);
        let departments = facets.departments.saturating_mul(registers / OF_A_DEPARTMENT);
        facets.few.saturating_add(controllers).saturating_add(departments)
    }

    /// Whether a list is narrowed to one controller.
    fn is_narrowed(&self, field: &'a Field) -> bool {
        self.value(field, "filter")
            .is_some_and(|filter| filter.has("controller"))
    }

    /// How many items a page may have.
    fn page(&self, field: &'a Field) -> u64 {
        let size = |name| {
            let given = self.value(field, name).filter(|given| !given.is_null())?;
            Some(given.whole_number().unwrap_or(USUAL).min(MOST))
        };
        [size("first"), size("last")]
            .into_iter()
            .flatten()
            .max()
            .unwrap_or(USUAL)
    }

    /// What it costs to look through registers for a page, or to count the whole list; in hundredths.
    fn walk(&self, field: &'a Field, among: Among, inside: &Priced) -> u64 {
        let filter = self.value(field, "filter");
        let narrowed_by = |name| filter.is_some_and(|filter| filter.has(name));
        let by_completeness = self
            .value(field, "orderBy")
            .is_some_and(|order| order.says("field", "COMPLETENESS"));
        let looked = match field.name.node.as_str() {
            _ if !narrowed_by("text") => LOOK,
            "registers" => WORDS,
            _ => TEXT,
        };
        let each = looked
            + if narrowed_by("findings") || by_completeness {
                WEIGHED
            } else {
                0
            };
        let looks = inside.counts
            || ["filter", "orderBy"]
                .iter()
                .any(|name| field.get_argument(name).is_some());
        let each = match among {
            Among::Findings => FINDINGS + if inside.ages { AGES } else { 0 },
            _ => each,
        };
        each * match among {
            Among::Made | Among::Report => 0,
            Among::Searched => return SEARCH,
            Among::All if !looks => 0,
            Among::Holding => self.sizes().holding,
            Among::All | Among::Anywhere | Among::Findings if self.is_narrowed(field) => self.sizes().holding,
            Among::All | Among::Anywhere | Among::Findings => self.sizes().all,
        }
    }

    /// What it costs to walk the graph of flows from, to or over registers; in hundredths.
    fn walked(&self, field: &'a Field, each: u64) -> u64 {
        let one_controller = self.value(field, "controller").is_some_and(|key| !key.is_null());
        let sizes = self.sizes();
        each * if one_controller { sizes.holding } else { sizes.all }
    }

    /// What it costs to make the rows of one report; in hundredths.
    fn reports(&self, field: &'a Field) -> u64 {
        let is_given = |name| self.value(field, name).is_some_and(|key| !key.is_null());
        let sizes = self.sizes();
        REPORT
            * if is_given("controller") || is_given("department") {
                sizes.holding
            } else {
                sizes.all
            }
    }

    /// How many groups registers may fall into, and what it costs to find out; both in hundredths.
    fn groups(&self, field: &'a Field) -> (u64, u64) {
        let one_controller = self.value(field, "controller").is_some_and(|key| !key.is_null());
        let sizes = self.sizes();
        let registers = if one_controller { sizes.holding } else { sizes.all };
        let by = self.value(field, "by");
        let ways = by.map_or(1, Given::items).clamp(1, 4);
        let counts_by = |word| by.is_some_and(|by| by.names(word));
        // Departments are many, and have few registers each: a generated nation has a group for every second register when
        // it is counted by basis too. Of anything else there are few.
        let groups = if counts_by("DEPARTMENT") {
            registers * ways / 4
        } else if counts_by("CONTROLLER") {
            (sizes.all.div_ceil(sizes.holding.max(1)) * USUAL * ways / 2).min(registers)
        } else {
            USUAL * ways
        };
        (WHOLE * groups, LOOK * registers / 8)
    }

    /// How many bytes the arguments of a field have, variables filled in.
    fn weight(&self, field: &Field) -> u64 {
        let weights = field
            .arguments
            .iter()
            .map(|(_, value)| Given::of(&value.node).weight(self.weights));
        weights.fold(0, u64::saturating_add)
    }

    /// The value of an argument; nothing when it is not given.
    fn value(&self, field: &'a Field, name: &str) -> Option<Given<'a>> {
        let given = Given::of(&field.get_argument(name)?.node);
        given.or_of_variable(|name| self.variable(name))
    }

    fn variable(&self, name: &str) -> Option<Given<'a>> {
        self.variables.get(name).map(Given::Constant).or_else(|| {
            let definitions = &self.operation.variable_definitions;
            let definition = definitions
                .iter()
                .find(|definition| definition.node.name.node == name)?;
            definition
                .node
                .default_value
                .as_ref()
                .map(|default| Given::Constant(&default.node))
        })
    }

    fn sizes(&self) -> Sizes {
        *self.sizes.get_or_init(|| (self.learn_sizes)())
    }
}
