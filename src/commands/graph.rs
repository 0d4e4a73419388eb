//! What can one ask of the graph from the command line? Reach, paths, impact and dependencies, each with its chains.
//!
//! Whoever holds the database sees all of it, so these see what an officer over everything sees.

mod telling;

use std::{fmt::Write, sync::Arc};

use chrono::Utc;
use clap::{Args, Subcommand, ValueEnum};
use entity::{
    Date,
    vocabulary::{Language, NodeKind},
};

use super::{Failure, Place as DatabasePlace, open, say, terminal_language};
use crate::{
    config::Config,
    graph::{
        Ground,
        dependencies::Counting,
        impact::{self, Assessing, Cause},
        paths::{Bounds, LONGEST, MOST, paths},
        reach::{GraphEnd, Place, Question, Reaching, chain_to},
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

/// What can be asked of the graph.
#[derive(Debug, Subcommand)]
pub enum GraphCommand {
    /// What can be reached from a place, nearest first, each by its shortest chain
    ///
    /// Example: seloste graph reach processor:shop-oy --back --until register
    Reach {
        /// Where to begin: a node of the graph or a country, as register:pori/3 or country:us
        from: String,
        /// Against the data: to the registers whose data come here
        #[arg(long)]
        back: bool,
        /// Up to what; everything when left out
        #[arg(long)]
        until: Option<Until>,
        #[command(flatten)]
        given: Given,
    },
    /// The registers that reach a country outside the European Economic Area, each by its shortest chain, Art. 44
    ThirdCountries {
        /// Key of a controller; all of them when left out
        #[arg(long, value_name = "KEY")]
        controller: Option<String>,
        #[command(flatten)]
        given: Given,
    },
    /// The ways from one place to another, shortest first
    Paths {
        /// Where they begin: a node of the graph
        from: String,
        /// Where they end: a node of the graph or a country
        to: String,
        /// Steps of a path at most
        #[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u8).range(1..=LONGEST as i64))]
        longest: u8,
        /// Paths at most
        #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u8).range(1..=MOST as i64))]
        most: u8,
        #[command(flatten)]
        given: Given,
    },
    /// What it touches that a processor or service has a breach, or that an agreement, a decision, an act or a service ends
    ///
    /// Example: seloste graph impact adequacy:us-dpf-2023
    Impact {
        /// A processor, a service, an agreement, an adequacy decision, an act or a provision, by its id
        of: String,
        #[command(flatten)]
        given: Given,
    },
    /// What registers depend on, most depended on first
    Dependencies {
        /// Key of a controller; all of them when left out
        #[arg(long, value_name = "KEY")]
        controller: Option<String>,
        /// How many are told
        #[arg(long, default_value_t = 20)]
        first: usize,
        #[command(flatten)]
        given: Given,
    },
}

/// Of which day, and of which database.
#[derive(Debug, Args)]
pub struct Given {
    /// The day, as 2026-03-02; today when left out
    #[arg(long, value_name = "DAY")]
    on: Option<Date>,
    #[command(flatten)]
    place: DatabasePlace,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Until {
    Subjects,
    Register,
    Service,
    Processor,
    Recipient,
    Source,
    Country,
    ThirdCountry,
}

impl From<Until> for GraphEnd {
    fn from(until: Until) -> Self {
        match until {
            Until::Subjects => Self::Subjects,
            Until::Register => Self::Register,
            Until::Service => Self::Service,
            Until::Processor => Self::Processor,
            Until::Recipient => Self::Recipient,
            Until::Source => Self::Source,
            Until::Country => Self::Country,
            Until::ThirdCountry => Self::ThirdCountry,
        }
    }
}

/// Runs a command.
pub(super) async fn execute(config: &Config, command: GraphCommand) -> Result<(), Failure> {
    let (GraphCommand::Reach { given, .. }
    | GraphCommand::ThirdCountries { given, .. }
    | GraphCommand::Paths { given, .. }
    | GraphCommand::Impact { given, .. }
    | GraphCommand::Dependencies { given, .. }) = &command;
    let inventory = open(config, &given.place).await?;
    let snapshot = inventory.snapshot();
    let mut holdings = Vec::new();
    for controller in snapshot.shared.shelves.controllers.all() {
        holdings.extend(snapshot.holding(controller.key.as_str()).await?);
    }
    let graph = Graph {
        day: given.on.unwrap_or_else(|| Date(Utc::now().date_naive())),
        language: terminal_language(),
        snapshot,
        holdings,
    };
    say(&match command {
        GraphCommand::Reach { from, back, until, .. } => graph.reach(&from, back, until)?,
        GraphCommand::ThirdCountries { controller, .. } => graph.third_countries(controller.as_deref())?,
        GraphCommand::Paths {
            from,
            to,
            longest,
            most,
            ..
        } => graph.paths(&from, &to, longest, most)?,
        GraphCommand::Impact { of, .. } => graph.impact(&of)?,
        GraphCommand::Dependencies { controller, first, .. } => graph.dependencies(controller.as_deref(), first)?,
    })
}

/// The whole graph on a day.
struct Graph {
    snapshot: Snapshot,
    holdings: Vec<Arc<Holding>>,
    day: Date,
    language: Language,
}

impl Graph {
    fn shared(&self) -> Ground<'_> {
        Ground::shared(&self.snapshot.shared, self.day)
    }

    fn ground<'a>(&'a self, holding: &'a Holding) -> Ground<'a> {
        Ground::whole(&self.snapshot.shared, holding, self.day)
    }

    fn holding(&self, controller: &str) -> Option<&Arc<Holding>> {
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

    fn reach(&self, from: &str, back: bool, until: Option<Until>) -> Result<String, Failure> {
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
        let mut text = String::new();
        for reached in reaching.finish().0 {
            let holding = reached.by.as_deref().and_then(|controller| self.holding(controller));
            let chain = match holding {
                None => chain_to(&question, &self.shared(), &reached.place),
                Some(holding) => chain_to(&question, &self.ground(holding), &reached.place),
            };
            let _ = writeln!(text, "{} {}", reached.hops, self.told(&reached.place));
            self.tell(&chain.unwrap_or_default(), &mut text);
        }
        Ok(text)
    }

    fn third_countries(&self, controller: Option<&str>) -> Result<String, Failure> {
        let mut text = String::new();
        for holding in self.holdings(controller)? {
            let ground = self.ground(holding);
            let search = Search::new(&ground, Ties::TRANSFER);
            for register in self.registers(holding) {
                if let Some(chain) = search.chain(&register.key) {
                    let _ = writeln!(text, "{} {}", chain.hops(), self.named(&node(&register.key)));
                    self.tell(&chain, &mut text);
                }
            }
        }
        Ok(text)
    }

    fn paths(&self, from: &str, to: &str, longest: u8, most: u8) -> Result<String, Failure> {
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
        let mut text = String::new();
        for chain in &found.paths {
            let _ = writeln!(text, "{} {} → {}", chain.hops(), self.told(&from), self.told(&to));
            self.tell(chain, &mut text);
        }
        if !found.complete {
            text.push_str("There may be more: a bound cut the search (--longest, --most).\n");
        }
        Ok(text)
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

    fn impact(&self, of: &str) -> Result<String, Failure> {
        let cause = self.cause(of)?;
        let mut assessing = Assessing::begin(&cause, &self.shared());
        let only = assessing.only().map(str::to_owned);
        for holding in self.holdings(only.as_deref())? {
            assessing.add(&self.ground(holding), |_| true);
        }
        let told = assessing.finish();
        let mut text = String::new();
        for touched in &told.registers {
            let _ = write!(text, "{} {}", touched.hops, self.named(&node(&touched.register.key)));
            let notice = touched
                .notice
                .as_ref()
                .map(|notice| format!(", notice {} in force", notice.key));
            let _ = writeln!(text, "{}", notice.unwrap_or_default());
            let holding = self.holding(touched.register.controller.as_str());
            let chain = holding.and_then(|holding| impact::chain_to(&cause, &self.ground(holding), &touched.register));
            self.tell(&chain.unwrap_or_default(), &mut text);
        }
        let _ = writeln!(
            text,
            "{} registers: {} with special categories, {} with data of children",
            told.registers.len(),
            told.special_registers,
            told.children_registers
        );
        for (subjects, count) in &told.subjects {
            let node = NodeKey::new(NodeKind::Subjects, Arc::clone(subjects.shared()));
            let _ = writeln!(text, "people: {} in {count}", self.named(&node));
        }
        for (post, count) in &told.posts {
            let _ = writeln!(text, "call: post:{post} for {count}");
        }
        Ok(text)
    }

    fn dependencies(&self, controller: Option<&str>, first: usize) -> Result<String, Failure> {
        let mut counting = Counting::default();
        for holding in self.holdings(controller)? {
            counting.add(
                &self.ground(holding),
                self.registers(holding).map(|register| &register.key),
            );
        }
        let (asked, found) = counting.finish(&self.shared());
        let mut text = format!("{asked} registers depend on:\n");
        for it in found.iter().take(first) {
            let _ = writeln!(
                text,
                "{} (directly {}) {}",
                it.registers,
                it.direct,
                self.named(&it.node)
            );
        }
        Ok(text)
    }
}

/// The controller in whose part of the graph a place stands; none for what is shared.
fn home(place: &Place) -> Option<&str> {
    match place {
        Place::Node(node) => node.key.split_once('/').map(|(owner, _)| owner),
        Place::Country(_) => None,
    }
}
