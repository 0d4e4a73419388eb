//! Which registers reach a country outside the EEA, and how, Art. 30(1)(e) and 44? The answer as the API shows it.

use std::{collections::BTreeMap, sync::Arc};

use async_graphql::{ComplexObject, Context, Object, Result, SimpleObject};
use entity::Date;

use super::{
    Asked, Seen,
    chain::FlowChain,
    part::{Asking, Item, Part},
    reach::CountryCount,
};
use crate::{
    graph::third_country::{Search, chain_of, ties},
    graphql::request::Request,
    records::{
        controller::Controller,
        department::Department,
        law::Country,
        noun::Key,
        register::Register,
        standing::{CountryTie, Ties},
    },
};

/// The registers that reach a third country.
pub struct ThirdCountryReach {
    seen: Seen,
    ties: Ties,
    asked: usize,
    found: Vec<Found>,
    countries: BTreeMap<Option<Key<Country>>, usize>,
}

/// A register that does.
#[derive(Clone)]
struct Found {
    register: Arc<Register>,
    hops: u16,
}

/// Answers which registers of a controller, or of all in reach, do.
pub async fn third_country_reach(
    request: &Request,
    controller: Option<&Key<Controller>>,
    department: Option<&Key<Department>>,
    by: &[CountryTie],
    as_of: Option<Date>,
) -> Result<ThirdCountryReach> {
    let asked = Asked::of(request, as_of)?;
    let mut reach = ThirdCountryReach {
        seen: asked.seen(),
        ties: ties(by),
        asked: 0,
        found: Vec::new(),
        countries: BTreeMap::new(),
    };
    // A department stands in one controller, so no other is looked at.
    let only = controller.map(Key::as_str).or_else(|| department.and_then(Key::owner));
    for key in asked.controllers(only) {
        let Some(holding) = asked.holding(key.as_str()).await? else {
            continue;
        };
        let ground = asked.ground(&holding);
        let search = Search::new(&ground, reach.ties);
        for register in holding.shelves.registers.all() {
            if !(asked.is_there(register)
                && asked.is_in(register, department, &holding)
                && asked.reads(register, &holding))
            {
                continue;
            }
            reach.asked += 1;
            if let Some((hops, country)) = search.nearest(&register.key) {
                *reach
                    .countries
                    .entry(country.map(|country| country.key.clone()))
                    .or_default() += 1;
                reach.found.push(Found {
                    register: Arc::clone(register),
                    hops,
                });
            }
        }
    }
    Ok(reach)
}

fn cursor(found: &Found) -> String {
    found.register.key.id().0
}

/// Which registers reach a country outside the European Economic Area, and how, Art. 30(1)(e) and 44.
#[Object]
impl ThirdCountryReach {
    /// What it was answered from.
    async fn seen(&self) -> Seen {
        self.seen
    }

    /// How many registers were looked at: those in the viewer's reach.
    async fn registers_asked(&self) -> usize {
        self.asked
    }

    /// How many of them reach one, by the country that is nearest to each.
    async fn countries(&self) -> Vec<CountryCount> {
        let countries = self.countries.iter();
        countries
            .map(|(key, count)| CountryCount {
                key: key.clone(),
                count: *count,
            })
            .collect()
    }

    /// The registers that reach one, in the usual order.
    #[graphql(complexity = "crate::graphql::page::cost(first, None, child_complexity)")]
    async fn registers(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The first items, at most 100; 20 when left out.")] first: Option<i32>,
        #[graphql(desc = "Items after this cursor.")] after: Option<String>,
    ) -> Result<Part<ThirdCountryRegister>> {
        let request = Request::of(ctx);
        let range = Asking { first, after }.range(&self.found, request.language, cursor)?;
        let asked = Asked::of(request, Some(self.seen.day))?;
        let mut items = Vec::with_capacity(range.len());
        for found in &self.found[range.clone()] {
            let chain = match asked.holding(found.register.controller.as_str()).await? {
                Some(holding) => chain_of(&asked.ground(&holding), &found.register.key, self.ties),
                None => None,
            };
            items.push(ThirdCountryRegister {
                register: Arc::clone(&found.register),
                hops: found.hops,
                by: FlowChain {
                    chain: Arc::new(chain.unwrap_or_default()),
                    day: self.seen.day,
                },
            });
        }
        Ok(Part::of(items, &range, self.found.len()))
    }
}

/// A register that reaches a country outside the EEA.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct ThirdCountryRegister {
    /// The register.
    register: Arc<Register>,
    /// How many steps away the nearest such country is.
    hops: u16,
    #[graphql(skip)]
    by: FlowChain,
}

#[ComplexObject]
impl ThirdCountryRegister {
    /// A shortest chain to the country.
    async fn chain(&self) -> &FlowChain {
        &self.by
    }
}

impl Item for ThirdCountryRegister {
    fn cursor(&self) -> String {
        self.register.key.id().0
    }
}
