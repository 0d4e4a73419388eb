//! How is the graph asked from the command line? Every question over all that the database holds.

use std::sync::Arc;

use entity::{
    Date,
    vocabulary::{Language, NodeKind},
};

use super::{super::Failure, Until, found::Found};
use crate::{
    graph::{
        Ground,
        dependencies::Counting,
        impact::{self, Assessing, Cause, Touched},
        paths::{Bounds, paths},
        reach::{Place, Question, Reached, Reaching, chain_to},
        third_country::{Search, node},
        walk::FlowKinds,
    },
    records::{
        adjacency::Direction,
        agreement::ProcessingAgreement,
        law::{Act, AdequacyDecision, Country, Provision},
        noun::{Key, Kind, NodeKey},
        register::Register,
        snapshot::{Holding, Snapshot},
        standing::Ties,
    },
};

/// The whole graph on a day.
pub(super) struct Graph {
    pub(super) snapshot: Snapshot,
    pub(super) holdings: Vec<Arc<Holding>>,
    /// The day on which flows hold.
    pub(super) day: Date,
    /// The day as of whose end everything was recorded so; none for now.
    pub(super) at: Option<Date>,
    pub(super) language: Language,
    /// What was there at that time and cannot be told.
    pub(super) untold: Vec<String>,
}

impl Graph {
    fn shared(&self) -> Ground<'_> {
        Ground::shared(&self.snapshot.shared, self.day)
    }

    fn ground<'a>(&'a self, holding: &'a Holding) -> Ground<'a> {
        Ground::whole(&self.snapshot.shared, holding, self.day)
    }

    pub(super) fn holding(&self, controller: &str) -> Option<&Arc<Holding>> {
        self.holdings.iter().find(|holding| &*holding.controller == controller)
    }

    /// The controllers asked about.
    fn holdings(&self, only: Option<&str>) -> Result<Vec<&Arc<Holding>>, Failure> {
        match only {
            None => Ok(self.holdings.iter().collect()),
            Some(key) => match self.holding(key) {
                Some(holding) => Ok(vec![holding]),
                None => Err(Failure::Given(format!("there is no controller {key}"))),
            },
        }
    }

    /// The registers that a controller has on the day.
    fn registers<'a>(&self, holding: &'a Holding) -> impl Iterator<Item = &'a Arc<Register>> {
        let day = self.day;
        let registers = holding.shelves.registers.all().iter();
        registers.filter(move |register| register.archived_on.is_none_or(|gone| day < gone))
    }

    fn place(&self, id: &str) -> Result<Place, Failure> {
        let missing = || {
            Failure::Given(format!(
                "there is no {id}; name a node as register:pori/3 or service:KEY"
            ))
        };
        if let Some(country) = Key::<Country>::from_id(id) {
            let is_known = self.snapshot.shared.shelves.countries.get(country.as_str()).is_some();
            return is_known.then_some(Place::Country(Some(country))).ok_or_else(missing);
        }
        let (word, key) = id.split_once(':').ok_or_else(missing)?;
        let node = Kind::from_word(word).and_then(|kind| NodeKey::of(kind, &Arc::from(key)));
        let node = node.ok_or_else(missing)?;
        let owner = node.key.split_once('/').and_then(|(owner, _)| self.holding(owner));
        let shelves = owner.map_or(&self.snapshot.shared.shelves, |holding| &holding.shelves);
        shelves.any(node.noun(), &node.key).ok_or_else(missing)?;
        Ok(Place::Node(node))
    }

    pub(super) fn reach(&self, from: &str, back: bool, until: Option<Until>) -> Result<Found, Failure> {
        let question = Question {
            from: self.place(from)?,
            direction: if back { Direction::Back } else { Direction::Onward },
            until: until.map(Into::into),
            kinds: FlowKinds::ALL,
            ties: Ties::TRANSFER,
        };
        if matches!(question.from, Place::Country(_)) && !back {
            return Err(Failure::Given(format!("data do not flow on from {from}: add --back")));
        }
        let mut reaching = Reaching::begin(&question, &self.shared(), false);
        let own = home(&question.from);
        for holding in self
            .holdings
            .iter()
            .filter(|holding| own.is_none_or(|own| own == &*holding.controller))
        {
            reaching.add(&self.ground(holding));
        }
        let told = |reached: Reached| {
            let holding = reached.by.as_deref().and_then(|controller| self.holding(controller));
            let chain = match holding {
                None => chain_to(&question, &self.shared(), &reached.place),
                Some(holding) => chain_to(&question, &self.ground(holding), &reached.place),
            };
            (reached.place, reached.hops, chain.unwrap_or_default())
        };
        let reached = reaching.finish().0.into_iter().map(told).collect();
        Ok(Found::Reach {
            from: question.from.clone(),
            back,
            until,
            reached,
        })
    }

    pub(super) fn third_countries(&self, controller: Option<&str>) -> Result<Found, Failure> {
        let (mut asked, mut registers) = (0, Vec::new());
        for holding in self.holdings(controller)? {
            let ground = self.ground(holding);
            let search = Search::new(&ground, Ties::TRANSFER);
            for register in self.registers(holding) {
                asked += 1;
                registers.extend(search.chain(&register.key).map(|chain| (node(&register.key), chain)));
            }
        }
        Ok(Found::ThirdCountries {
            controller: controller.map(str::to_owned),
            asked,
            registers,
        })
    }

    pub(super) fn paths(&self, from: &str, to: &str, longest: u8, most: u8) -> Result<Found, Failure> {
        let (from, to) = (self.place(from)?, self.place(to)?);
        let own = home(&from).or_else(|| home(&to));
        let holdings = self
            .holdings
            .iter()
            .filter(|holding| own.is_none_or(|own| own == &*holding.controller));
        let grounds: Vec<Ground<'_>> = std::iter::once(self.shared())
            .chain(holdings.map(|holding| self.ground(holding)))
            .collect();
        let bounds = Bounds {
            longest: usize::from(longest),
            most: usize::from(most),
            ties: Ties::TRANSFER,
        };
        let found = paths(&grounds, &from, &to, &bounds);
        Ok(Found::Paths {
            from,
            to,
            longest,
            most,
            found,
        })
    }

    fn cause(&self, id: &str) -> Result<Cause, Failure> {
        let shelves = &self.snapshot.shared.shelves;
        let missing = || Failure::Given(format!("there is no {id}, or its end touches no register"));
        if let Some(key) = Key::<ProcessingAgreement>::from_id(id) {
            let holding = key.owner().and_then(|owner| self.holding(owner));
            let agreement = holding.and_then(|holding| holding.shelves.agreements.get(key.as_str()));
            return agreement.cloned().map(Cause::Agreement).ok_or_else(missing);
        }
        if let Some(key) = Key::<AdequacyDecision>::from_id(id) {
            let decision = shelves.adequacy_decisions.get(key.as_str());
            return decision.cloned().map(Cause::Decision).ok_or_else(missing);
        }
        if let Some(key) = Key::<Act>::from_id(id) {
            let act = shelves.acts.get(key.as_str());
            return act.map(|act| Cause::Act(act.key.clone())).ok_or_else(missing);
        }
        if let Some(key) = Key::<Provision>::from_id(id) {
            let provision = shelves.provisions.get(key.as_str());
            return provision.map(|it| Cause::Provision(it.key.clone())).ok_or_else(missing);
        }
        match self.place(id)? {
            Place::Node(node) if matches!(node.kind, NodeKind::Processor | NodeKind::Service) => Ok(Cause::Node(node)),
            _ => Err(missing()),
        }
    }

    pub(super) fn impact(&self, of: &str) -> Result<Found, Failure> {
        let cause = self.cause(of)?;
        let mut assessing = Assessing::begin(&cause, &self.shared());
        let only = assessing.only().map(str::to_owned);
        for holding in self.holdings(only.as_deref())? {
            assessing.add(&self.ground(holding), |_| true);
        }
        let impact = assessing.finish();
        let touched = |touched: &Touched| {
            let holding = self.holding(touched.register.controller.as_str());
            let chain = holding.and_then(|holding| impact::chain_to(&cause, &self.ground(holding), &touched.register));
            (touched.clone(), chain.unwrap_or_default())
        };
        let registers = impact.registers.iter().map(touched).collect();
        Ok(Found::Impact {
            of: of.to_owned(),
            registers,
            impact,
        })
    }

    pub(super) fn dependencies(&self, controller: Option<&str>, first: usize) -> Result<Found, Failure> {
        let mut counting = Counting::default();
        for holding in self.holdings(controller)? {
            counting.add(
                &self.ground(holding),
                self.registers(holding).map(|register| &register.key),
            );
        }
        let (asked, found) = counting.finish(&self.shared());
        Ok(Found::Dependencies {
            controller: controller.map(str::to_owned),
            asked,
            nodes: found.into_iter().take(first).collect(),
        })
    }
}

/// The controller in whose part of the graph a place stands; none for what is shared.
fn home(place: &Place) -> Option<&str> {
    match place {
        Place::Node(node) => node.key.split_once('/').map(|(owner, _)| owner),
        Place::Country(_) => None,
    }
}
