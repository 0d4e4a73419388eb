//! Which hits of a search are asked for? One connection for both searches, of those inside and of everyone.

use std::{borrow::Cow, sync::Arc};

use async_graphql::{
    Object, OutputType, Result, TypeName,
    connection::{CursorType, OpaqueCursor, PageInfo},
};
use entity::vocabulary::Language;

use super::{
    page::{MOST, USUAL},
    refusal::bad_input,
};
use crate::{lookup::Found, search};

/// How many hits may be passed over: whoever has not found it by then narrows the question.
const FURTHEST: usize = 10_000;

/// A hit as one of the searches shows it.
pub trait Hit: OutputType + Sized {
    /// What its edge is called in the API.
    const EDGE: &'static str;

    /// The hit among what was found; nothing where it is of no kind that is shown.
    fn of(hit: &search::Hit, found: &Arc<Found>) -> Option<Self>;
}

/// A page of what was found.
pub struct Hits<H> {
    pub found: Arc<Found>,
    skip: usize,
    of: std::marker::PhantomData<fn() -> H>,
}

impl<H> Hits<H> {
    /// The page after so many hits.
    pub fn after(skip: usize, found: Found) -> Self {
        Self {
            found: Arc::new(found),
            skip,
            of: std::marker::PhantomData,
        }
    }
}

impl<H: Hit> Hits<H> {
    fn all(&self) -> impl Iterator<Item = H> {
        let hits = self.found.answer.hits.iter();
        hits.filter_map(|hit| H::of(hit, &self.found))
    }
}

impl<H: Hit> TypeName for Hits<H> {
    fn type_name() -> Cow<'static, str> {
        format!("{}s", H::type_name()).into()
    }
}

/// What was found, the best first.
#[Object(name_type)]
impl<H: Hit> Hits<H> {
    /// The hits of this page, each with its cursor.
    async fn edges(&self) -> Vec<HitEdge<H>> {
        let places = self.skip + 1..;
        let edges = self.all().zip(places);
        edges.map(|(node, place)| HitEdge { node, place }).collect()
    }

    /// The hits of this page.
    async fn nodes(&self) -> Vec<H> {
        self.all().collect()
    }

    /// Whether there is more before and after this page.
    async fn page_info(&self) -> PageInfo {
        let end = self.skip + self.found.answer.hits.len();
        let there = !self.found.answer.hits.is_empty();
        PageInfo {
            has_previous_page: self.skip > 0,
            has_next_page: end < self.found.answer.total && end <= FURTHEST,
            start_cursor: there.then(|| cursor(self.skip + 1)),
            end_cursor: there.then(|| cursor(end)),
        }
    }

    /// How many there are on all pages, within the viewer's reach.
    async fn total_count(&self) -> usize {
        self.found.answer.total
    }

    /// The words that were looked for: those that tell nothing are passed over, and all after the eighth.
    async fn words(&self) -> &[String] {
        &self.found.answer.words
    }

    /// Whether everything was looked through. Not yet shortly after the server has started: ask again then.
    async fn complete(&self) -> bool {
        self.found.complete
    }
}

/// A hit with its cursor.
pub struct HitEdge<H> {
    node: H,
    place: usize,
}

impl<H: Hit> TypeName for HitEdge<H> {
    fn type_name() -> Cow<'static, str> {
        H::EDGE.into()
    }
}

/// A hit with its cursor.
#[Object(name_type)]
impl<H: Hit> HitEdge<H> {
    /// The hit.
    async fn node(&self) -> &H {
        &self.node
    }

    /// Its place in the list, opaque: for `after`.
    async fn cursor(&self) -> String {
        cursor(self.place)
    }
}

/// The cursor of the hit with so many up to and with it.
fn cursor(place: usize) -> String {
    OpaqueCursor(place).encode_cursor()
}

/// How many hits are wanted, and how many stand before them.
pub fn paging(first: Option<i32>, after: Option<&str>, language: Language) -> Result<(usize, usize)> {
    let size = first.map_or(Some(USUAL), |first| usize::try_from(first).ok());
    let size = size.filter(|size| *size <= MOST).ok_or_else(|| {
        bad_input(
            language,
            [
                "Sivulla voi olla 0–100 kohdetta.",
                "En sida kan ha 0–100 poster.",
                "A page has from 0 to 100 items.",
            ],
        )
    })?;
    let place = |cursor: &str| {
        let place = OpaqueCursor::<usize>::decode_cursor(cursor).ok()?.0;
        (place <= FURTHEST).then_some(place)
    };
    let skip = after.map_or(Some(0), place).ok_or_else(|| {
        bad_input(
            language,
            [
                "Kohdistin ei ole tästä hausta, tai se on liian kaukana: tarkenna hakua.",
                "Markören hör inte till den här sökningen, eller är för långt bort: precisera sökningen.",
                "The cursor is not from this search, or is too far on: narrow the search.",
            ],
        )
    })?;
    Ok((size, skip))
}

/// The values of a facet with how many hits have each, most first.
pub fn counts<'a>(found: &'a Found, name: &'a str) -> impl Iterator<Item = (&'a str, usize)> {
    let counts = found.answer.facets.iter().filter(move |count| count.facet.name == name);
    counts.map(|count| (count.facet.value.as_str(), count.count))
}
