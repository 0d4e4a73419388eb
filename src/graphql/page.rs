//! Which part of a list was asked for? Relay connections over the inventory in memory.
//!
//! In the usual order a page costs what the page holds: the cursor's place is found by binary search and the walk begins
//! there. Sorting by name looks at everything that passes the filter, since nothing is kept sorted by it.

use std::{borrow::Cow, future::Future, pin::Pin, sync::Arc};

use async_graphql::{
    Context, Enum, InputObject, InputType, Object, ObjectType, OutputType, Result, TypeName,
    connection::{CursorType, OpaqueCursor, PageInfo},
};
use entity::vocabulary::Language;

use super::{fold::fold, refusal::bad_input, request::Request};
pub use crate::records::reach::View;
use crate::{
    access::Actor,
    records::{
        controller::Controller,
        noun::Key,
        reach::{Reached, Stand},
        snapshot::{Holding, Shared, Sight, Snapshot},
    },
};

/// Items on a page when nothing is asked.
pub const USUAL: usize = 20;
/// Items on a page at most.
pub const MOST: usize = 100;

/// What a list may be sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
pub enum OrderField {
    /// The usual order: registers by controller and number, versions of a notice by number, all else by key.
    #[default]
    Number,
    /// The name or title, letters with and without marks together, in the language of the request.
    Name,
}

/// Which way a list is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
pub enum Direction {
    /// First to last, A to Ö.
    #[default]
    Asc,
    /// Last to first, Ö to A.
    Desc,
}

/// How a list is sorted.
#[derive(Clone, Copy, Debug, Default, InputObject)]
pub struct Order {
    /// By what.
    #[graphql(default)]
    pub field: OrderField,
    /// Which way.
    #[graphql(default)]
    pub direction: Direction,
}

/// Which part of a list is asked for.
#[derive(Debug, Default)]
pub struct Paging {
    pub first: Option<i32>,
    pub after: Option<String>,
    pub last: Option<i32>,
    pub before: Option<String>,
    pub order: Option<Order>,
}

/// A filter made ready: says of a noun whether it belongs to the list.
pub type Test<N> = Box<dyn Fn(&N, View<'_>) -> bool + Send + Sync>;

/// A test from a closure.
pub fn test_of<N>(test: impl Fn(&N, View<'_>) -> bool + Send + Sync + 'static) -> Test<N> {
    Box::new(test)
}

/// A noun that is listed.
pub trait Listed: Reached + ObjectType {
    /// What its lists are narrowed by.
    type Filter: InputType + Send + Sync;

    /// The controller the list is narrowed to, so that no other is looked at.
    fn narrowed(_: &Self::Filter) -> Option<&str> {
        None
    }
    /// Whether archived ones are listed too.
    fn with_archived(filter: &Self::Filter) -> bool;
    /// The filter made ready; `None` when everything passes.
    fn test(filter: Self::Filter, request: &Request, shared: &Shared) -> Option<Test<Self>>;
}

/// Declares what the lists of a noun are narrowed by; `of controller` when the filter may name the one that holds them.
macro_rules! listed {
    ($noun:ident by $filter:ident $(of $controller:ident)?: |$given:ident, $request:pat_param| $test:expr) => {
        impl $crate::graphql::page::Listed for $noun {
            type Filter = $filter;

            $(fn narrowed(filter: &$filter) -> Option<&str> {
                filter.$controller.as_ref().map($crate::records::noun::Key::as_str)
            })?

            fn with_archived(filter: &$filter) -> bool {
                filter.archived == Some(true)
            }

            fn test(
                $given: $filter,
                $request: &$crate::graphql::request::Request,
                _: &$crate::records::snapshot::Shared,
            ) -> Option<$crate::graphql::page::Test<Self>> {
                Some($crate::graphql::page::test_of::<Self>($test))
            }
        }
    };
}

pub(super) use listed;

/// A page of a list.
pub struct Page<N> {
    nodes: Vec<Arc<N>>,
    has_previous: bool,
    has_next: bool,
    total: Option<usize>,
}

impl<N: OutputType> TypeName for Page<N> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Connection", N::type_name()).into()
    }
}

/// A page of a list, as Relay's connections have it.
#[Object(name_type)]
impl<N: Listed> Page<N> {
    /// The items of this page, each with its cursor.
    async fn edges(&self) -> Vec<Edge<N>> {
        self.nodes.iter().map(|node| Edge { node: Arc::clone(node) }).collect()
    }

    /// The items of this page.
    async fn nodes(&self) -> &[Arc<N>] {
        &self.nodes
    }

    /// Whether there is more before and after this page.
    async fn page_info(&self) -> PageInfo {
        PageInfo {
            has_previous_page: self.has_previous,
            has_next_page: self.has_next,
            start_cursor: self.nodes.first().map(|node| cursor_of(&**node)),
            end_cursor: self.nodes.last().map(|node| cursor_of(&**node)),
        }
    }

    /// How many items the whole list has, within the viewer's reach. Counted only when asked.
    async fn total_count(&self) -> Option<usize> {
        self.total
    }
}

/// An item of a page.
pub struct Edge<N> {
    node: Arc<N>,
}

impl<N: OutputType> TypeName for Edge<N> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Edge", N::type_name()).into()
    }
}

/// An item of a page, with its cursor.
#[Object(name_type)]
impl<N: Listed> Edge<N> {
    /// The item.
    async fn node(&self) -> &Arc<N> {
        &self.node
    }

    /// Its place in the list, opaque: for `after` and `before`.
    async fn cursor(&self) -> String {
        cursor_of(&*self.node)
    }
}

fn cursor_of<N: Reached>(noun: &N) -> String {
    OpaqueCursor(noun.key().id().0).encode_cursor()
}

/// What a page of a connection may cost: its items times what each asks for.
pub fn cost(first: Option<i32>, last: Option<i32>, child: usize) -> usize {
    let size = first
        .or(last)
        .and_then(|size| usize::try_from(size).ok())
        .unwrap_or(USUAL)
        .min(MOST);
    1 + size * child
}

/// A page of all nouns of a kind that the actor may read, `within` a relation and narrowed by a filter.
///
/// Boxed: the executor keeps room for the state of every field, and a walk has a large one.
pub fn page<'a, N: Listed>(
    ctx: &'a Context<'_>,
    within: Option<N::Filter>,
    filter: Option<Box<N::Filter>>,
    paging: Paging,
) -> Pin<Box<dyn Future<Output = Result<Page<N>>> + Send + 'a>> {
    let request = Request::of(ctx);
    let count = ctx.look_ahead().field("totalCount").exists();
    let filters: Vec<N::Filter> = within.into_iter().chain(filter.map(|filter| *filter)).collect();
    Box::pin(async move {
        let snapshot = request.snapshot();
        let asked = Asked::<N>::of(paging, request.language)?;
        let walk = Walk::<N>::new(request, &snapshot, filters);
        if asked.order.field == OrderField::Name {
            return asked.part_of(walk.everything().await?, count, request.language);
        }
        walk.part(&asked, count).await
    })
}

/// A page of a list at hand, such as the flows at one node.
pub fn page_of<N: Listed>(
    ctx: &Context<'_>,
    list: Vec<Arc<N>>,
    filter: Option<Box<N::Filter>>,
    paging: Paging,
    sight: Option<&Sight>,
) -> Result<Page<N>> {
    let request = Request::of(ctx);
    let snapshot = request.snapshot();
    let view = View {
        shared: &snapshot.shared,
        holding: sight.map(|sight| &*sight.holding),
    };
    let asked = Asked::<N>::of(paging, request.language)?;
    let count = ctx.look_ahead().field("totalCount").exists();
    let archived = filter.as_deref().is_some_and(N::with_archived);
    let test = filter.and_then(|filter| N::test(*filter, request, view.shared));
    let list = list
        .into_iter()
        .filter(|noun| archived || noun.archived_on().is_none())
        .filter(|noun| noun.may_be_read(&request.actor, view) && test.as_ref().is_none_or(|test| test(noun, view)))
        .collect();
    asked.part_of(list, count, request.language)
}

/// The part asked for, checked.
struct Asked<N> {
    size: usize,
    from_end: bool,
    after: Option<Key<N>>,
    before: Option<Key<N>>,
    order: Order,
    language: Language,
}

impl<N: Reached> Asked<N> {
    fn of(paging: Paging, language: Language) -> Result<Self> {
        let from_end = paging.last.is_some();
        if from_end && paging.first.is_some() {
            return Err(bad_input(
                language,
                [
                    "Anna joko first tai last, ei molempia.",
                    "Ange antingen first eller last, inte båda.",
                    "Give either first or last, not both.",
                ],
            ));
        }
        let size = match paging.first.or(paging.last) {
            None => USUAL,
            Some(size) => usize::try_from(size).ok().filter(|size| *size <= MOST).ok_or_else(|| {
                bad_input(
                    language,
                    [
                        "Sivulla voi olla 0–100 kohdetta.",
                        "En sida kan ha 0–100 poster.",
                        "A page has from 0 to 100 items.",
                    ],
                )
            })?,
        };
        Ok(Self {
            size,
            from_end,
            after: paging.after.map(|cursor| read_cursor(&cursor, language)).transpose()?,
            before: paging.before.map(|cursor| read_cursor(&cursor, language)).transpose()?,
            order: paging.order.unwrap_or_default(),
            language,
        })
    }

    /// The part of a list at hand.
    fn part_of(&self, mut list: Vec<Arc<N>>, count: bool, language: Language) -> Result<Page<N>> {
        if self.order.field == OrderField::Name {
            list.sort_by_cached_key(|noun| (fold(noun.name(language)), noun.key().clone()));
        }
        if self.order.direction == Direction::Desc {
            list.reverse();
        }
        let place = |key: &Key<N>| {
            list.iter()
                .position(|noun| noun.key() == key)
                .ok_or_else(|| bad_cursor(self.language))
        };
        let start = self
            .after
            .as_ref()
            .map(|key| place(key).map(|place| place + 1))
            .transpose()?
            .unwrap_or(0);
        let end = self
            .before
            .as_ref()
            .map(place)
            .transpose()?
            .unwrap_or(list.len())
            .max(start);
        let (from, to) = if self.from_end {
            (end.saturating_sub(self.size).max(start), end)
        } else {
            (start, (start + self.size).min(end))
        };
        let total = count.then_some(list.len());
        let (has_previous, has_next) = (from > 0, to < list.len());
        list.truncate(to);
        Ok(Page {
            nodes: list.split_off(from),
            has_previous,
            has_next,
            total,
        })
    }
}

fn read_cursor<N: Reached>(cursor: &str, language: Language) -> Result<Key<N>> {
    OpaqueCursor::<String>::decode_cursor(cursor)
        .ok()
        .and_then(|id| Key::from_id(&id.0))
        .ok_or_else(|| bad_cursor(language))
}

fn bad_cursor(language: Language) -> async_graphql::Error {
    bad_input(
        language,
        [
            "Kohdistin ei ole tästä luettelosta.",
            "Markören hör inte till den här listan.",
            "The cursor is not from this list.",
        ],
    )
}

/// A place in the whole list: which segment, and where in it.
type Spot = (usize, usize);

/// A walk over the nouns of a kind: what is shared, then one controller after another.
struct Walk<'a, N: Listed> {
    actor: &'a Actor,
    request: &'a Request,
    snapshot: &'a Snapshot,
    controllers: &'a [Arc<Controller>],
    shared: bool,
    archived: bool,
    tests: Vec<Test<N>>,
}

impl<'a, N: Listed> Walk<'a, N> {
    fn new(request: &'a Request, snapshot: &'a Snapshot, filters: Vec<N::Filter>) -> Self {
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
            tests: filters
                .into_iter()
                .filter_map(|filter| N::test(filter, request, &snapshot.shared))
                .collect(),
        }
    }

    /// The part asked for, in the usual order, looking at no more than it takes.
    async fn part(&self, asked: &Asked<N>, count: bool) -> Result<Page<N>> {
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
    async fn everything(&self) -> Result<Vec<Arc<N>>> {
        let mut nouns = Vec::new();
        self.each((0, 0), (self.segments(), 0), false, |noun| {
            nouns.push(Arc::clone(noun));
            true
        })
        .await?;
        Ok(nouns)
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
            let mut range = low..high.max(low);
            while let Some(index) = if backwards { range.next_back() } else { range.next() } {
                if self.passes(&list[index], view) && !visit(&list[index]) {
                    return Ok(());
                }
            }
        }
        Ok(())
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

    fn holding(&self) -> Option<&Holding> {
        match self {
            Self::Shared => None,
            Self::Held(holding) => Some(holding),
        }
    }
}
