//! What is a report? A question across registers, its typed rows, and what they come to.
//!
//! A report is a type with a function: what it says of one controller's part. One loop in [`super::run`] goes over the controllers in
//! reach, in the order of their keys, one holding at a time, so that a nation's report never sits in memory. Every form is made from
//! the same rows. To add one: a file in [`super::list`], a line in its list.

use std::{future::Future, sync::Arc};

use chrono::{DateTime, Utc};
use entity::{Date, vocabulary::Language};

use super::{
    arguments::{Argument, Arguments},
    form::table::Words,
    held::Held,
    row::Columns,
};
use crate::{
    access::{Action, Actor, By, Reach},
    error::Result,
    records::{
        inventory::Inventory,
        snapshot::{Sight, Snapshot},
    },
};

/// What a report is, for people.
#[derive(Debug)]
pub struct About {
    /// By what it is asked for: `third-country-exposure`.
    pub name: &'static str,
    /// Its title.
    pub title: Words,
    /// The question it answers, with the article that asks it.
    pub question: Words,
    /// How its rows are to be read.
    pub help: Words,
    /// What it takes beside controller, department and day.
    pub takes: &'static [Argument],
}

/// What is asked, by whom, of which state.
pub struct Ask {
    /// The inventory, for what only the database knows.
    pub inventory: Arc<Inventory>,
    /// The state it is answered from.
    pub snapshot: Snapshot,
    /// Who asks.
    pub actor: Actor,
    /// The moment.
    pub now: DateTime<Utc>,
    /// The day that is asked of: flows, agreements, countries and rules hold on some days and not on others. The records themselves are
    /// those of the state it is answered from.
    pub on: Date,
    /// The language of all words.
    pub language: Language,
    /// The address under which the installation is reached, without a slash at its end; none when it is not known.
    pub base: Option<String>,
    /// What it is narrowed to.
    pub arguments: Arguments,
}

impl Ask {
    /// In whose name it is asked: the role by which the actor runs reports, on the controller asked for or anywhere. `None` when they
    /// may not.
    pub fn by(&self) -> Option<By> {
        let only = self.arguments.controller.as_ref();
        let runs = self.actor.grants.iter().find(|granted| {
            Action::RunReport.reach(Some(granted.role)) != Reach::Nowhere
                && only.is_none_or(|only| granted.reach.controller().is_none_or(|own| own == only.as_str()))
        })?;
        self.actor
            .carries(Action::RunReport)
            .then(|| self.actor.by(Some(runs.role)))
    }
}

/// A report.
pub trait Report: Send + Sync + 'static {
    /// One row.
    type Row: Columns;
    /// What is counted while rows are made.
    type Sums: Default + Send;
    /// What all rows come to.
    type Totals: Columns;
    /// What it takes from the database for one controller; nothing for most.
    type Fetched: Default + Send;

    /// What it is, for people.
    const ABOUT: About;
    /// Whether rows are known only after every controller was looked at.
    const FOLDS: bool = false;

    /// Refuses what is asked about when it is not there, or out of reach.
    fn check(_ask: &Ask) -> impl Future<Output = Result<()>> + Send {
        async { Ok(()) }
    }

    /// Fetches what the database alone knows of a controller, a part at a time: `after` is what the part before gave back beside its own.
    fn fetch<'a>(
        _ask: &'a Ask,
        _sight: &'a Sight,
        _after: Option<u64>,
    ) -> impl Future<Output = Result<(Self::Fetched, Option<u64>)>> + Send + 'a {
        async { Ok((Self::Fetched::default(), None)) }
    }

    /// The rows of one controller's part, which was fetched.
    fn rows(held: Held<'_>, fetched: Self::Fetched, sums: &mut Self::Sums, rows: &mut Vec<Self::Row>);

    /// What all rows come to; rows that only now are known are added.
    fn end(ask: &Ask, sums: Self::Sums, rows: &mut Vec<Self::Row>) -> Self::Totals;
}
