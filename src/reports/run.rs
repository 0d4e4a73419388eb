//! How is a report answered? One controller after another, in the order of their keys, each let go before the next is looked at.

use std::{io::Write, sync::Arc, vec::IntoIter};

use tokio::runtime::Handle;

use super::{
    error::WriteError,
    form::{
        Format,
        table::{Cell, Head, Table},
    },
    held::Held,
    report::{Ask, Report},
    row::Columns,
};
use crate::{
    access::Action,
    error::{Error, Result},
    records::{
        noun::{Key, Kind},
        snapshot::Sight,
    },
};

/// What stands after every controller in the order of keys: rows that are known only in the end.
const LAST: &str = "~";

/// Where a row stands: the controller's part it is in, and its place there. Good for the state it was told of; when records change,
/// rows may have moved.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The key of the controller.
    pub controller: Arc<str>,
    /// After what the part begins that was fetched with it ([`Report::fetch`]); none for the first.
    pub part: Option<u64>,
    /// Among the rows of that part, from 0.
    pub row: u64,
}

/// Some rows of one controller.
pub struct Batch<R> {
    /// The place of the first.
    pub first: Place,
    /// The rows.
    pub rows: Vec<R>,
}

/// A report in the making.
pub struct Run<'a, R: Report> {
    ask: &'a Ask,
    controllers: IntoIter<Arc<str>>,
    current: Option<Current>,
    /// Where the first controller begins, when its first parts were told before.
    begin: Option<Place>,
    sums: Option<R::Sums>,
    totals: Option<R::Totals>,
}

struct Current {
    sight: Sight,
    after: Option<u64>,
}

impl<'a, R: Report> Run<'a, R> {
    /// Begins a report, with the part of a controller where a place is, or with the first. Refused when the asker may not run reports ([`Error::Forbidden`]), and when
    /// what it is narrowed to is not there or out of reach ([`Error::NotFound`]): the two read the same.
    pub async fn begin(ask: &'a Ask, from: Option<&Place>) -> Result<Self> {
        check(ask).await?;
        R::check(ask).await?;
        let only = ask.arguments.only();
        let all = ask.snapshot.shared.shelves.controllers.all().iter();
        let controllers: Vec<Arc<str>> = all
            .map(|controller| Arc::clone(controller.key.shared()))
            .filter(|key| only.is_none_or(|only| **key == *only) && from.is_none_or(|from| *key >= from.controller))
            .filter(|key| touches(ask, key))
            .collect();
        Ok(Self {
            ask,
            controllers: controllers.into_iter(),
            current: None,
            begin: from.cloned(),
            sums: Some(R::Sums::default()),
            totals: None,
        })
    }

    /// The next rows; none when all were told, and then [`Self::totals`] are known.
    pub async fn next(&mut self) -> Result<Option<Batch<R::Row>>> {
        loop {
            if let Some(mut current) = self.current.take() {
                let part = current.after;
                let (fetched, after) = R::fetch(self.ask, &current.sight, part).await?;
                let mut rows = Vec::new();
                let held = Held {
                    ask: self.ask,
                    sight: &current.sight,
                };
                let sums = self.sums.get_or_insert_with(R::Sums::default);
                R::rows(held, fetched, sums, &mut rows);
                let first = Place {
                    controller: Arc::clone(&current.sight.holding.controller),
                    part,
                    row: 0,
                };
                if after.is_some() {
                    current.after = after;
                    self.current = Some(current);
                }
                return Ok(Some(Batch { first, rows }));
            }
            let Some(key) = self.controllers.next() else { break };
            let begin = self.begin.take().filter(|begin| begin.controller == key);
            self.current = self.ask.snapshot.sight(&key).await?.map(|sight| Current {
                sight,
                after: begin.and_then(|begin| begin.part),
            });
        }
        let Some(sums) = self.sums.take() else { return Ok(None) };
        let mut rows = Vec::new();
        self.totals = Some(R::end(self.ask, sums, &mut rows));
        let first = Place {
            controller: Arc::from(LAST),
            part: None,
            row: 0,
        };
        Ok(Some(Batch { first, rows }))
    }

    /// What all rows come to, once all were told.
    pub fn totals(self) -> Option<R::Totals> {
        self.totals
    }
}

/// Whether the asker may see something of a controller in a report, if not all.
fn touches(ask: &Ask, controller: &str) -> bool {
    let touches = |action| ask.actor.touches(action, controller);
    touches(Action::RunReport) && touches(Action::ReadController)
}

/// Whether the asker may run reports, and what these are narrowed to is there for them.
async fn check(ask: &Ask) -> Result<()> {
    let missing = |key: &str| ask.snapshot.shared.shelves.controllers.get(key).is_none() || !touches(ask, key);
    // Who runs reports nowhere is told so; of a controller out of reach nothing is told.
    let somewhere = ask
        .actor
        .grants
        .iter()
        .any(|granted| Action::RunReport.reach(Some(granted.role)) != crate::access::Reach::Nowhere);
    if !somewhere || !ask.actor.carries(Action::RunReport) {
        return Err(Error::Forbidden);
    }
    let arguments = &ask.arguments;
    if arguments.controller.as_ref().is_some_and(|key| missing(key.as_str())) {
        return Err(Error::NotFound);
    }
    if let Some(department) = &arguments.department {
        let owner = department.owner().unwrap_or_default();
        let other = arguments.controller.as_ref().is_some_and(|key| key.as_str() != owner);
        if other || missing(owner) {
            return Err(Error::NotFound);
        }
        let found = ask.snapshot.find_any(Kind::Department, department.as_str()).await?;
        found.ok_or(Error::NotFound)?;
    }
    Ok(())
}

/// Why a report was not written whole.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    /// It could not be answered.
    #[error(transparent)]
    Asking(#[from] Error),
    /// It could not be written.
    #[error(transparent)]
    Writing(#[from] WriteError),
}

impl From<std::io::Error> for Failed {
    fn from(error: std::io::Error) -> Self {
        Self::Writing(error.into())
    }
}

/// What stands over a report.
pub fn head<R: Report>(ask: &Ask) -> Head {
    Head {
        report: R::ABOUT.name,
        title: R::ABOUT.title,
        question: R::ABOUT.question,
        columns: R::Row::columns(),
        circumstances: ask.arguments.circumstances(ask.on),
        language: ask.language,
        revision: ask.snapshot.revision,
        at: ask.now,
    }
}

/// Writes a report; tells how many rows it has. On a thread that may wait: records are loaded by way of `runtime`. `left` says whether
/// the reader has gone meanwhile.
pub fn write<R: Report>(
    ask: &Ask,
    format: Format,
    out: impl Write + Send,
    runtime: &Handle,
    left: &dyn Fn() -> bool,
) -> Result<u64, Failed> {
    let mut run: Run<'_, R> = runtime.block_on(Run::begin(ask, None))?;
    let mut table = Table::begin(head::<R>(ask), format.into_writer(out))?;
    while let Some(batch) = runtime.block_on(run.next())? {
        for row in batch.rows {
            table.row(&row.cells())?;
        }
        // One who reads nothing is not noticed while nothing is written.
        if left() {
            return Err(WriteError::Cancelled.into());
        }
    }
    let totals = run.totals().map(Columns::totals).unwrap_or_default();
    Ok(table.end(&totals)?)
}

/// Shows every row of a report as cells, one after another; tells how many there are.
pub async fn each<R: Report>(ask: &Ask, show: &mut (dyn FnMut(&[Cell]) + Send)) -> Result<u64> {
    let mut run: Run<'_, R> = Run::begin(ask, None).await?;
    let mut count = 0;
    while let Some(batch) = run.next().await? {
        for row in batch.rows {
            show(&row.cells());
            count += 1;
        }
        // A nation's controllers are looked at one after another; others are let in between.
        tokio::task::yield_now().await;
    }
    Ok(count)
}

/// A page of a report.
pub struct Page<R: Report> {
    /// Its rows, each with its place.
    pub rows: Vec<(Place, R::Row)>,
    /// Whether there are rows after it.
    pub more: bool,
    /// How many rows there are in all, and what they come to, where that was asked.
    pub whole: Option<(u64, R::Totals)>,
}

/// The rows after a place, so many at most. `whole` when all rows are counted too; else no more is looked at than the page needs.
pub async fn page<R: Report>(ask: &Ask, first: usize, after: Option<&Place>, whole: bool) -> Result<Page<R>> {
    let from = after.filter(|_| !whole && !R::FOLDS);
    let mut run: Run<'_, R> = Run::begin(ask, from).await?;
    let (mut rows, mut count, mut more) = (Vec::new(), 0, false);
    while let Some(batch) = run.next().await? {
        count += batch.rows.len() as u64;
        for (row, number) in batch.rows.into_iter().zip(batch.first.row..) {
            let place = Place {
                controller: Arc::clone(&batch.first.controller),
                part: batch.first.part,
                row: number,
            };
            if after.is_some_and(|after| place <= *after) {
                continue;
            }
            more |= rows.len() == first;
            if rows.len() < first {
                rows.push((place, row));
            }
        }
        if more && !whole {
            break;
        }
    }
    let whole = if whole {
        run.totals().map(|totals| (count, totals))
    } else {
        None
    };
    Ok(Page { rows, more, whole })
}

/// The noun that an argument names, if it is of this kind.
pub fn named<N: crate::records::noun::Noun>(of: Option<&String>) -> Option<Key<N>> {
    Key::from_id(of?)
}
