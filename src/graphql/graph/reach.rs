//! What can be reached from here? The answer as the API shows it.

use std::sync::Arc;

use async_graphql::{ComplexObject, Context, ID, Object, Result, SimpleObject};
use entity::{
    Date,
    vocabulary::{FlowKind, NodeKind, SpecialCategory},
};

use super::{
    Asked, GraphPlace, Seen,
    chain::FlowChain,
    home,
    part::{Asking, Item, Part},
};
use crate::{
    graph::{
        reach::{Facets, GraphEnd, Place, Question, Reached, Reaching, chain_to},
        third_country::ties,
        walk::FlowKinds,
    },
    graphql::{data_flow::node, refusal::bad_input, request::Request},
    records::{adjacency::Direction, law::Country, noun::Key, processor::Processor, standing::CountryTie},
};

/// The arguments of the question.
pub struct ReachAsked {
    pub from: ID,
    pub direction: Direction,
    pub until: Option<GraphEnd>,
    pub kinds: Vec<FlowKind>,
    pub ties: Vec<CountryTie>,
    pub as_of: Option<Date>,
}

/// What was reached.
pub struct GraphReach {
    seen: Seen,
    question: Question,
    found: Vec<Reached>,
    facets: Facets,
}

/// Answers what can be reached.
pub async fn reach(ctx: &Context<'_>, asked: ReachAsked) -> Result<GraphReach> {
    let request = Request::of(ctx);
    let with_facets = ctx.look_ahead().field("facets").exists();
    let day = asked.as_of;
    let asking = Asked::of(request, day)?;
    let from = asking.place(&asked.from).await?;
    let question = Question {
        from,
        direction: asked.direction,
        until: asked.until,
        kinds: FlowKinds::of(&asked.kinds),
        ties: ties(&asked.ties),
    };
    let from_country = matches!(question.from, Place::Country(_));
    let to_country = matches!(question.until, Some(GraphEnd::Country | GraphEnd::ThirdCountry));
    if (from_country && question.direction == Direction::Onward)
        || (to_country && question.direction == Direction::Back)
    {
        return Err(bad_input(
            request.language,
            [
                "Maasta kuljetaan vain taaksepäin (BACK) ja maahan vain eteenpäin (ONWARD).",
                "Från ett land går man bara bakåt (BACK), till ett land bara framåt (ONWARD).",
                "From a country one walks BACK only, and to a country ONWARD only.",
            ],
        ));
    }
    let (found, facets) = {
        let mut reaching = Reaching::begin(&question, &asking.shared(), with_facets);
        for controller in asking.controllers(home(&question.from)) {
            if let Some(holding) = asking.holding(controller.as_str()).await? {
                reaching.add(&asking.ground(&holding));
            }
        }
        reaching.finish()
    };
    Ok(GraphReach {
        seen: asking.seen(),
        question,
        found,
        facets,
    })
}

fn cursor(reached: &Reached) -> String {
    match &reached.place {
        Place::Node(key) => key.to_string(),
        Place::Country(country) => format!("country:{}", country.as_ref().map_or("", Key::as_str)),
    }
}

/// What can be reached from a place in the graph, nearest first.
#[Object]
impl GraphReach {
    /// What it was answered from.
    async fn seen(&self) -> Seen {
        self.seen
    }

    /// What was reached, nearest first, each by its shortest chain.
    #[graphql(complexity = "crate::graphql::page::cost(first, None, child_complexity)")]
    async fn reached(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The first items, at most 100; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "Items after this cursor.")] after: Option<String>,
    ) -> Result<Part<ReachedPlace>> {
        let request = Request::of(ctx);
        let range = Asking { first, after }.range(&self.found, request.language, cursor)?;
        let asked = Asked::of(request, Some(self.seen.day))?;
        let mut items = Vec::with_capacity(range.len());
        for reached in &self.found[range.clone()] {
            let chain = match reached.by.as_deref() {
                None => chain_to(&self.question, &asked.shared(), &reached.place),
                Some(controller) => match asked.holding(controller).await? {
                    Some(holding) => chain_to(&self.question, &asked.ground(&holding), &reached.place),
                    None => None,
                },
            };
            items.push(ReachedPlace {
                reached: reached.clone(),
                chain: FlowChain {
                    chain: Arc::new(chain.unwrap_or_default()),
                    day: self.seen.day,
                },
            });
        }
        Ok(Part::of(items, &range, self.found.len()))
    }

    /// What was reached, counted.
    async fn facets(&self) -> GraphFacets {
        let facets = &self.facets;
        GraphFacets {
            special_registers: facets.special_registers,
            kinds: facets
                .kinds
                .iter()
                .map(|(kind, count)| KindCount {
                    kind: *kind,
                    count: *count,
                })
                .collect(),
            countries: facets
                .countries
                .iter()
                .map(|(country, count)| CountryCount {
                    key: Some(country.clone()),
                    count: *count,
                })
                .collect(),
            processors: facets
                .processors
                .iter()
                .map(|(processor, count)| ProcessorCount {
                    key: processor.clone(),
                    count: *count,
                })
                .collect(),
            special_categories: facets
                .special
                .iter()
                .map(|(category, count)| SpecialCategoryCount {
                    category: *category,
                    registers: *count,
                })
                .collect(),
        }
    }
}

/// Something that was reached.
#[derive(Clone)]
pub struct ReachedPlace {
    reached: Reached,
    chain: FlowChain,
}

impl Item for ReachedPlace {
    fn cursor(&self) -> String {
        cursor(&self.reached)
    }
}

/// Something that was reached, with the shortest chain to it.
#[Object]
impl ReachedPlace {
    /// What was reached. Null where it is "outside the EEA, and not told where".
    async fn place(&self, ctx: &Context<'_>) -> Result<Option<GraphPlace>> {
        let request = Request::of(ctx);
        Ok(match &self.reached.place {
            Place::Node(key) => node(request, key).await?.map(GraphPlace::from),
            Place::Country(country) => request.one(country).await?.map(GraphPlace::Country),
        })
    }

    /// How many steps away it is.
    async fn hops(&self) -> u16 {
        self.reached.hops
    }

    /// A shortest chain to it, in the direction in which data move.
    async fn chain(&self) -> &FlowChain {
        &self.chain
    }
}

/// What was reached, counted.
#[derive(SimpleObject)]
pub struct GraphFacets {
    /// By kind of node.
    kinds: Vec<KindCount>,
    /// How many of the nodes stand in each country: are hosted, supported from or established there.
    countries: Vec<CountryCount>,
    /// How many are reached by a chain on which each processor stands.
    processors: Vec<ProcessorCount>,
    /// How many of the registers hold each special category, Art. 9(1).
    special_categories: Vec<SpecialCategoryCount>,
    /// How many of the registers are stated to hold special categories, whether or not they say which.
    special_registers: usize,
}

/// How many there are of a kind of node.
#[derive(SimpleObject)]
pub struct KindCount {
    /// The kind; null for countries.
    kind: Option<NodeKind>,
    /// How many.
    count: usize,
}

/// How many have to do with a country.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct CountryCount {
    #[graphql(skip)]
    pub key: Option<Key<Country>>,
    /// How many.
    pub count: usize,
}

#[ComplexObject]
impl CountryCount {
    /// The country. Null where it is told to be outside the EEA, and not which it is.
    async fn country(&self, ctx: &Context<'_>) -> Result<Option<Arc<Country>>> {
        Request::of(ctx).one(&self.key).await
    }
}

/// How many have to do with a processor.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct ProcessorCount {
    #[graphql(skip)]
    key: Key<Processor>,
    /// How many.
    count: usize,
}

#[ComplexObject]
impl ProcessorCount {
    /// The processor.
    async fn processor(&self, ctx: &Context<'_>) -> Result<Option<Arc<Processor>>> {
        Request::of(ctx).one(&self.key).await
    }
}

/// How many registers hold a special category.
#[derive(SimpleObject)]
pub struct SpecialCategoryCount {
    /// The category, Art. 9(1).
    pub category: SpecialCategory,
    /// How many registers.
    pub registers: usize,
}
