//! What do many registers depend on? The answer as the API shows it.

use async_graphql::{ComplexObject, Context, Object, Result, SimpleObject};
use entity::Date;

use super::{
    Asked, GraphPlace, Seen,
    part::{Asking, Item, Part},
};
use crate::{
    graph::dependencies::{Counting, Dependency},
    graphql::{data_flow::node, refusal::bad_input, request::Request},
    records::{controller::Controller, noun::Key, register::Register},
};

/// Registers named in one question at most.
const MOST: usize = 1_000;

/// What registers depend on.
pub struct CommonDependencies {
    seen: Seen,
    asked: usize,
    found: Vec<Dependency>,
}

/// Answers what these registers depend on, or those of a controller, or all in reach.
pub async fn common_dependencies(
    request: &Request,
    registers: Option<&[Key<Register>]>,
    controller: Option<&Key<Controller>>,
    as_of: Option<Date>,
) -> Result<CommonDependencies> {
    if registers.is_some_and(|registers| registers.len() > MOST) {
        return Err(bad_input(
            request.language,
            [
                "Nimeä enintään 1000 rekisteriä, tai rajaa rekisterinpitäjällä.",
                "Nämn högst 1000 register, eller avgränsa med den personuppgiftsansvarige.",
                "Name at most 1000 registers, or narrow by the controller.",
            ],
        ));
    }
    let asked = Asked::of(request, as_of)?;
    let is_named = |register: &Register| registers.is_none_or(|named| named.contains(&register.key));
    let mut counting = Counting::default();
    for key in asked.controllers(controller.map(Key::as_str)) {
        let owns = |named: &Key<Register>| named.owner() == Some(key.as_str());
        if registers.is_some_and(|named| !named.iter().any(owns)) {
            continue;
        }
        let Some(holding) = asked.holding(key.as_str()).await? else {
            continue;
        };
        // Out of reach counts for nothing, and a register that is not there neither.
        let seen = holding
            .shelves
            .registers
            .all()
            .iter()
            .filter(|register| is_named(register) && asked.is_there(register) && asked.reads(register, &holding));
        counting.add(&asked.ground(&holding), seen.map(|register| &register.key));
    }
    let (registers, found) = counting.finish(&asked.shared());
    Ok(CommonDependencies {
        seen: asked.seen(),
        asked: registers,
        found,
    })
}

fn cursor(dependency: &Dependency) -> String {
    dependency.node.to_string()
}

/// What many registers depend on: services and processors behind them, where one failure would touch most, Art. 32(1)(b).
#[Object]
impl CommonDependencies {
    /// What it was answered from.
    async fn seen(&self) -> Seen {
        self.seen
    }

    /// How many registers were looked at.
    async fn registers_asked(&self) -> usize {
        self.asked
    }

    /// What they depend on, most depended on first.
    #[graphql(complexity = "crate::graphql::page::cost(first, None, child_complexity)")]
    async fn dependencies(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The first items, at most 100; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "Items after this cursor.")] after: Option<String>,
    ) -> Result<Part<CommonDependency>> {
        let range = Asking { first, after }.range(&self.found, Request::of(ctx).language, cursor)?;
        let items = self.found[range.clone()].iter();
        let items = items.map(|dependency| CommonDependency {
            registers: dependency.registers,
            direct: dependency.direct,
            nearest: dependency.nearest,
            dependency: dependency.clone(),
        });
        Ok(Part::of(items.collect(), &range, self.found.len()))
    }
}

/// A service or processor that registers depend on.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct CommonDependency {
    /// How many of the registers have it anywhere on their chains.
    registers: usize,
    /// How many of them have a flow of their own to it.
    direct: usize,
    /// How many steps it is from the nearest of them.
    nearest: u16,
    #[graphql(skip)]
    dependency: Dependency,
}

#[ComplexObject]
impl CommonDependency {
    /// The service or processor.
    async fn place(&self, ctx: &Context<'_>) -> Result<Option<GraphPlace>> {
        Ok(node(Request::of(ctx), &self.dependency.node)
            .await?
            .map(GraphPlace::from))
    }
}

impl Item for CommonDependency {
    fn cursor(&self) -> String {
        cursor(&self.dependency)
    }
}
