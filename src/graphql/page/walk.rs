//! Which nouns of the inventory belong to a list? Looked at where they stand, no more of them than it takes.

use std::sync::Arc;

use async_graphql::Result;
use entity::vocabulary::Language;

use super::{
    Direction, Listed, OrderField, Page, Test, TestWithin, USUAL, View,
    asked::{Asked, bad_cursor},
};
use crate::{
    access::Actor,
    graphql::request::Request,
    records::{
        controller::Controller,
        noun::Key,
        reach::{Reached, Stand},
        snapshot::{Holding, Sight, Snapshot},
    },
};

/// A place in the whole list: which segment, and where in it.
type Spot = (usize, usize);

/// A walk over the nouns of a kind: what is shared, then one controller after another.
pub(super) struct Walk<'a, N: Listed> {
    actor: &'a Actor,
    request: &'a Request,
    snapshot: &'a Snapshot,
    controllers: &'a [Arc<Controller>],
    shared: bool,
    archived: bool,
    tests: Vec<Test<N>>,
    within: Vec<TestWithin<N>>,
}

impl<'a, N: Listed> Walk<'a, N> {
    pub fn new(request: &'a Request, snapshot: &'a Snapshot, filters: Vec<N::Filter>) -> Self {
        let shelf = &snapshot.shared.shelves.controllers;
        let mut controllers = if N::STAND == Stand::Shared {
            &[][..]
        } else {
            shelf.all()
        };
        let mut narrowed = false;
        for key in filters.iter().filter_map(N::narrowed) {
            narrowed = true;
            let place = controllers.iter().position(|controller| controller.key.as_str() == key);
            controllers = place.map_or(&[][..], |place| &controllers[place..=place]);
        }
        Self {
            actor: &request.actor,
            request,
            snapshot,
            controllers,
            shared: N::STAND == Stand::Shared || (N::STAND == Stand::Both && !narrowed),
            archived: filters.iter().any(N::with_archived),
            within: filters
                .iter()
                .filter_map(|filter| N::test_within(filter, request))
                .collect(),
            tests: filters
                .into_iter()
                .filter_map(|filter| N::test(filter, request, &snapshot.shared))
                .collect(),
        }
    }

    /// The part asked for, in the usual order, looking at no more than it takes.
    pub async fn part(&self, asked: &Asked<N>, count: bool) -> Result<Page<N>> {
        let descending = asked.order.direction == Direction::Desc;
        let after = self.spot(asked.after.as_ref(), asked.language).await?;
        let before = self.spot(asked.before.as_ref(), asked.language).await?;
        let (low, high) = if descending { (before, after) } else { (after, before) };
        let start = low.map_or((0, 0), |(segment, index)| (segment, index + 1));
        let end = high.unwrap_or((self.segments(), 0));
        let mut nodes: Vec<Arc<N>> = Vec::with_capacity(asked.size.min(USUAL));
        let mut more = false;
        self.each(start, end, asked.from_end != descending, |noun| {
            more = nodes.len() == asked.size;
            if !more {
                nodes.push(Arc::clone(noun));
            }
            !more
        })
        .await?;
        if asked.from_end {
            nodes.reverse();
        }
        let total = if count { Some(self.count().await?) } else { None };
        let (has_previous, has_next) = if asked.from_end {
            (more, asked.before.is_some())
        } else {
            (asked.after.is_some(), more)
        };
        Ok(Page {
            nodes,
            has_previous,
            has_next,
            total,
        })
    }

    /// Everything that passes.
    pub async fn everything(&self) -> Result<Vec<Arc<N>>> {
        let mut nouns = Vec::new();
        self.each((0, 0), (self.segments(), 0), false, |noun| {
            nouns.push(Arc::clone(noun));
            true
        })
        .await?;
        Ok(nouns)
    }

    /// Everything that passes, sorted by a field of the noun's own.
    pub async fn ranked(&self, field: OrderField, direction: Direction) -> Result<Vec<Arc<N>>> {
        let mut ranked: Vec<(Option<i64>, Arc<N>)> = Vec::new();
        for segment in 0..self.segments() {
            let Some(stand) = self.stand(segment).await? else {
                continue;
            };
            let rank = stand
                .sight(self.snapshot)
                .and_then(|sight| N::ranking(field, &sight, self.request));
            self.look_through(&stand, segment, ((0, 0), (self.segments(), 0)), false, &mut |noun| {
                ranked.push((rank.as_ref().and_then(|rank| rank(noun)), Arc::clone(noun)));
                true
            });
        }
        // Sorting is stable: what stands alike stays in the usual order.
        ranked.sort_by_key(|(rank, _)| match direction {
            Direction::Asc => (rank.is_none(), *rank),
            Direction::Desc => (rank.is_none(), rank.map(|rank| -rank)),
        });
        Ok(ranked.into_iter().map(|(_, noun)| noun).collect())
    }

    async fn count(&self) -> Result<usize> {
        let mut count = 0;
        self.each((0, 0), (self.segments(), 0), false, |_| {
            count += 1;
            true
        })
        .await?;
        Ok(count)
    }

    fn segments(&self) -> usize {
        usize::from(self.shared) + self.controllers.len()
    }

    /// Shows what passes from one spot up to another, until told to stop.
    async fn each(
        &self,
        start: Spot,
        end: Spot,
        backwards: bool,
        mut visit: impl FnMut(&Arc<N>) -> bool,
    ) -> Result<()> {
        let mut segments = start.0..self.segments().min(end.0 + 1);
        while let Some(segment) = if backwards {
            segments.next_back()
        } else {
            segments.next()
        } {
            let Some(stand) = self.stand(segment).await? else {
                continue;
            };
            if !self.look_through(&stand, segment, (start, end), backwards, &mut visit) {
                break;
            }
        }
        Ok(())
    }

    /// Shows what passes of one segment; whether to go on.
    fn look_through(
        &self,
        stand: &Segment,
        segment: usize,
        bounds: (Spot, Spot),
        backwards: bool,
        visit: &mut impl FnMut(&Arc<N>) -> bool,
    ) -> bool {
        let (start, end) = bounds;
        let list = stand.list(self.snapshot);
        let low = if segment == start.0 { start.1.min(list.len()) } else { 0 };
        let high = if segment == end.0 {
            end.1.min(list.len())
        } else {
            list.len()
        };
        let view = View {
            shared: &self.snapshot.shared,
            holding: stand.holding(),
        };
        let within: Vec<_> = if self.within.is_empty() {
            Vec::new()
        } else {
            let sight = stand.sight(self.snapshot);
            sight
                .iter()
                .flat_map(|sight| self.within.iter().map(|test| test(sight)))
                .collect()
        };
        let mut range = low..high.max(low);
        while let Some(index) = if backwards { range.next_back() } else { range.next() } {
            let noun = &list[index];
            if self.passes(noun, view) && within.iter().all(|test| test(noun)) && !visit(noun) {
                return false;
            }
        }
        true
    }

    fn passes(&self, noun: &N, view: View<'_>) -> bool {
        (self.archived || noun.archived_on().is_none())
            && noun.may_be_read(self.actor, view)
            && self.tests.iter().all(|test| test(noun, view))
    }

    /// Where the nouns of a segment stand, if the actor may look there.
    async fn stand(&self, segment: usize) -> Result<Option<Segment>> {
        let Some(place) = segment.checked_sub(usize::from(self.shared)) else {
            return Ok(Some(Segment::Shared));
        };
        let Some(controller) = self.controllers.get(place) else {
            return Ok(None);
        };
        if !self.actor.touches(N::READ, controller.key.as_str()) {
            return Ok(None);
        }
        let holding = self
            .snapshot
            .holding(controller.key.as_str())
            .await
            .map_err(|error| self.request.refuse(error))?;
        Ok(holding.map(Segment::Held))
    }

    /// The spot of a cursor.
    async fn spot(&self, key: Option<&Key<N>>, language: Language) -> Result<Option<Spot>> {
        let Some(key) = key else { return Ok(None) };
        let noun = self.request.one(key).await?.ok_or_else(|| bad_cursor(language))?;
        let segment = match noun.home() {
            None => self.shared.then_some(0),
            Some(home) => {
                let place = self
                    .controllers
                    .binary_search_by(|controller| controller.key.as_str().cmp(home))
                    .ok();
                place.map(|place| place + usize::from(self.shared))
            }
        };
        let segment = segment.ok_or_else(|| bad_cursor(language))?;
        let stand = self.stand(segment).await?.ok_or_else(|| bad_cursor(language))?;
        let place = stand.place(&*noun, self.snapshot);
        Ok(Some((segment, place)))
    }
}

/// Where the nouns of a segment stand.
enum Segment {
    Shared,
    Held(Arc<Holding>),
}

impl Segment {
    fn list<'a, N: Reached>(&'a self, snapshot: &'a Snapshot) -> &'a [Arc<N>] {
        match self {
            Self::Shared => N::shelf(&snapshot.shared.shelves).all(),
            Self::Held(holding) => N::shelf(&holding.shelves).all(),
        }
    }

    fn place<N: Reached>(&self, noun: &N, snapshot: &Snapshot) -> usize {
        let shelf = match self {
            Self::Shared => N::shelf(&snapshot.shared.shelves),
            Self::Held(holding) => N::shelf(&holding.shelves),
        };
        shelf.position(noun).unwrap_or_else(|place| place)
    }

    /// What can be seen from a controller's own.
    fn sight(&self, snapshot: &Snapshot) -> Option<Sight> {
        match self {
            Self::Shared => None,
            Self::Held(holding) => Some(Sight {
                shared: Arc::clone(&snapshot.shared),
                holding: Arc::clone(holding),
            }),
        }
    }

    fn holding(&self) -> Option<&Holding> {
        match self {
            Self::Shared => None,
            Self::Held(holding) => Some(holding),
        }
    }
}
