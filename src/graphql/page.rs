//! Which part of a list was asked for? Relay connections over the inventory in memory.
//!
//! In the usual order a page costs what the page holds: the cursor's place is found by binary search and the walk begins
//! there. Sorting by name looks at everything that passes the filter, since nothing is kept sorted by it.

mod asked;
mod walk;

use std::{borrow::Cow, future::Future, pin::Pin, sync::Arc};

use async_graphql::{
    Context, Enum, InputObject, InputType, Object, ObjectType, OutputType, Result, TypeName,
    connection::{CursorType, OpaqueCursor, PageInfo},
};

pub use self::asked::size;
use self::{
    asked::{Asked, not_sorted},
    walk::Walk,
};
use super::request::Request;
pub use crate::records::reach::View;
use crate::records::{
    reach::Reached,
    snapshot::{Shared, Sight},
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
    /// Registers only: the day by which it is to be looked at again; those without one come last either way.
    ReviewDue,
    /// Registers only: how complete it is, all parts together, least first.
    Completeness,
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

/// A test that looks at what is kept beside a controller's nouns, such as what was found in them: made ready for one controller.
pub type TestWithin<N> = Box<dyn Fn(&Sight) -> Box<dyn Fn(&N) -> bool> + Send + Sync>;

/// Where a noun comes in a list, by what it is sorted by; `None` comes last.
pub type Rank<N> = Box<dyn Fn(&N) -> Option<i64>>;

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
    /// The part of the filter that looks at more than the noun and what stands around it.
    fn test_within(_: &Self::Filter, _: &Request) -> Option<TestWithin<Self>> {
        None
    }
    /// What sorts the nouns of one controller; `None` where lists of this noun are not sorted by it.
    fn ranking(_: OrderField, _: &Sight, _: &Request) -> Option<Rank<Self>> {
        None
    }
    /// Whether lists of this noun can be sorted by a field of its own.
    const RANKED: bool = false;
}

/// Declares what the lists of a noun are narrowed by; `of controller` when the filter may name the one that holds them.
macro_rules! listed {
    ($noun:ident by $filter:ident $(of $controller:ident)?: |$given:ident, $request:pat_param| $test:expr $(; $($more:tt)*)?) => {
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

            $($($more)*)?
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
        match asked.order.field {
            OrderField::Number => walk.part(&asked, count).await,
            OrderField::Name => asked.part_of(walk.everything().await?, count, request.language),
            field if N::RANKED => {
                let ranked = walk.ranked(field, asked.order.direction).await?;
                asked.cut(ranked, count)
            }
            _ => Err(not_sorted(request.language)),
        }
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
    if !matches!(asked.order.field, OrderField::Number | OrderField::Name) {
        return Err(not_sorted(request.language));
    }
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
