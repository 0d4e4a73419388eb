//! What can one ask of the graph from the command line? Reach, paths, impact and dependencies, each with its chains.
//!
//! Whoever holds the database sees all of it, so these see what an officer over everything sees. What was found is told in two ways:
//! to people ([`telling`]) and to programs ([`json`]).

mod asking;
mod found;
mod json;
mod telling;

use std::sync::Arc;

use chrono::{DateTime, Utc};
use clap::{Args, Subcommand, ValueEnum};
use entity::Date;

use self::asking::Graph;
use super::{Failure, Place as DatabasePlace, open, say, terminal_language};
use crate::{
    config::Config,
    graph::{
        paths::{LONGEST, MOST},
        reach::GraphEnd,
    },
    notices::days,
    records::{inventory::Inventory, past},
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

/// Of which day, as what, and of which database.
#[derive(Debug, Args)]
pub struct Given {
    /// The day on which flows, agreements and countries are to hold, as 2026-03-02; that of --at or today when left out
    #[arg(long, value_name = "DAY")]
    on: Option<Date>,
    /// As the log says that everything was recorded when a day ended in Finland; as it is now when left out
    #[arg(long, value_name = "DAY")]
    at: Option<Date>,
    /// For people or for programs
    #[arg(long, default_value = "text")]
    format: Format,
    #[command(flatten)]
    place: DatabasePlace,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Format {
    /// Lines, to be read
    Text,
    /// One document of the form that docs/graph-json.md tells of
    Json,
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
    let format = given.format;
    let inventory = open(config, &given.place).await?;
    let graph = graph(&inventory, given, Utc::now()).await?;
    let found = match command {
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
    };
    say(&match format {
        Format::Text => graph.text(&found),
        Format::Json => graph.json(&found),
    })
}

/// The graph of the day that was given, as it is recorded now or was at a past time.
async fn graph(inventory: &Arc<Inventory>, given: &Given, now: DateTime<Utc>) -> Result<Graph, Failure> {
    let today = days::in_finland(now);
    if let Some(at) = given.at.filter(|at| *at > today) {
        return Err(Failure::Given(format!(
            "{at} is still to come; the last day that can be told of is {today}"
        )));
    }
    let mut graph = Graph {
        day: given.on.or(given.at).unwrap_or(today),
        at: given.at,
        language: terminal_language(),
        snapshot: inventory.snapshot(),
        holdings: Vec::new(),
        untold: Vec::new(),
    };
    let present = graph.snapshot.clone();
    for controller in present.shared.shelves.controllers.all() {
        let key = controller.key.as_str();
        let Some(at) = given.at else {
            graph.holdings.extend(present.holding(key).await?);
            continue;
        };
        let Some(was) = past::as_of(inventory, key, days::end_in_finland(at).min(now)).await? else {
            continue;
        };
        let untold = was.unknown.into_iter().map(|(kind, key)| format!("{kind}:{key}"));
        graph.untold.extend(untold);
        graph.holdings.push(was.sight.holding);
        // What is shared was the same for all.
        graph.snapshot = was.snapshot;
    }
    graph.untold.sort_unstable();
    graph.untold.dedup();
    Ok(graph)
}
