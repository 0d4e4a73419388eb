//! What in the inventory speaks of this? The search of those inside, over what they may read.

use std::sync::Arc;

use async_graphql::{
    ComplexObject, Context, Enum, ID, Object, Result, SimpleObject,
    connection::{CursorType, OpaqueCursor, PageInfo},
};
use entity::vocabulary::Language;

use super::{
    node::{Node, find},
    page::{MOST, USUAL},
    refusal::bad_input,
    request::Request,
};
use crate::{
    lookup::{self, Found, Wanted, material},
    records::{
        controller::Controller,
        noun::{Key, Kind},
        reach::View,
        snapshot::AnyNoun,
    },
    search::{Document, Hit, Snippet},
};

/// How many hits may be passed over: whoever has not found it by then narrows the question.
const FURTHEST: usize = 10_000;

macro_rules! kinds {
    ($($(#[$meta:meta])* $kind:ident,)*) => {
        /// The kinds of noun that are searched.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
        pub enum SearchKind { $($(#[$meta])* $kind,)* }

        impl SearchKind {
            fn kind(self) -> Kind {
                match self { $(Self::$kind => Kind::$kind,)* }
            }

            fn of(kind: Kind) -> Option<Self> {
                match kind { $(Kind::$kind => Some(Self::$kind),)* _ => None }
            }
        }
    };
}

kinds! {
    /// Registers, Art. 30(1).
    Register,
    /// Information systems and services.
    Service,
    /// Processors, Art. 4(8).
    Processor,
    /// Recipients, Art. 4(9).
    Recipient,
    /// Sources outside the controller, Art. 14(2)(f).
    OutsideSource,
    /// Processing agreements, Art. 28(3).
    ProcessingAgreement,
    /// Assessments, Art. 35.
    Assessment,
    /// Processors' records, Art. 30(2).
    ProcessorRecord,
    /// Controllers, Art. 4(7).
    Controller,
    /// Departments.
    Department,
    /// Posts.
    Post,
    /// Categories of data subjects, Art. 30(1)(c).
    DataSubjectCategory,
    /// Categories of personal data, Art. 30(1)(c).
    PersonalDataCategory,
    /// Legal acts.
    Act,
    /// Provisions of acts.
    Provision,
}

/// What is searched for.
#[derive(Debug)]
pub struct Searched {
    pub query: String,
    pub language: Option<Language>,
    pub kinds: Vec<SearchKind>,
    pub controller: Option<Key<Controller>>,
    pub unfinished: bool,
    pub first: Option<i32>,
    pub after: Option<String>,
}

/// What was found, the best first.
pub struct SearchConnection {
    found: Arc<Found>,
    skip: usize,
}

/// What was found, the best first. A hit holds every word of the question, in some form; where nothing does, most of them.
#[Object]
impl SearchConnection {
    /// The hits of this page, each with its cursor.
    async fn edges(&self) -> Vec<SearchEdge> {
        self.hits()
            .zip(self.skip + 1..)
            .map(|(node, place)| SearchEdge {
                node,
                cursor: cursor(place),
            })
            .collect()
    }

    /// The hits of this page.
    async fn nodes(&self) -> Vec<SearchHit> {
        self.hits().collect()
    }

    /// Whether there is more before and after this page.
    async fn page_info(&self) -> PageInfo {
        page_info(&self.found, self.skip)
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

    /// How many there are of each kind, on all pages; most first.
    async fn by_kind(&self) -> Vec<SearchKindCount> {
        let counts = counts(&self.found, material::KIND);
        counts
            .filter_map(|(word, count)| {
                let kind = Kind::from_word(word).and_then(SearchKind::of)?;
                Some(SearchKindCount { kind, count })
            })
            .collect()
    }

    /// How many there are in each controller, on all pages; most first. What all share is in none.
    async fn by_controller(&self) -> Vec<SearchControllerCount> {
        let counts = counts(&self.found, material::CONTROLLER);
        counts
            .map(|(key, count)| SearchControllerCount {
                key: Key::new(key),
                count,
            })
            .collect()
    }
}

impl SearchConnection {
    fn hits(&self) -> impl Iterator<Item = SearchHit> {
        self.found.answer.hits.iter().filter_map(|hit| {
            let (word, key) = hit.key.split_once(':')?;
            let kind = Kind::from_word(word)?;
            Some(SearchHit {
                kind: SearchKind::of(kind)?,
                key: key.to_owned(),
                hit: hit.clone(),
                found: Arc::clone(&self.found),
            })
        })
    }
}

/// A hit with its cursor.
#[derive(SimpleObject)]
pub struct SearchEdge {
    /// The hit.
    node: SearchHit,
    /// Its place in the list, opaque: for `after`.
    cursor: String,
}

/// How many hits are of one kind.
#[derive(Debug, SimpleObject)]
pub struct SearchKindCount {
    /// The kind.
    kind: SearchKind,
    /// How many.
    count: usize,
}

/// How many hits belong to one controller.
#[derive(Debug, SimpleObject)]
#[graphql(complex)]
pub struct SearchControllerCount {
    #[graphql(skip)]
    key: Key<Controller>,
    /// How many.
    count: usize,
}

#[ComplexObject]
impl SearchControllerCount {
    /// The controller.
    async fn controller(&self, ctx: &Context<'_>) -> Result<Option<Arc<Controller>>> {
        Request::of(ctx).one(&self.key).await
    }
}

/// Something that was found.
pub struct SearchHit {
    kind: SearchKind,
    key: String,
    hit: Hit,
    found: Arc<Found>,
}

/// Something that was found.
#[Object]
impl SearchHit {
    /// The global id of what was found.
    async fn id(&self) -> ID {
        ID(self.hit.key.clone())
    }

    /// What kind of noun it is.
    async fn kind(&self) -> SearchKind {
        self.kind
    }

    /// How well it answers the question: above 0, about 1 at best. It depends on the question and on this hit alone.
    async fn score(&self) -> f32 {
        self.hit.score
    }

    /// Its name or title: in the language of the request, or else in the first that has one.
    async fn title(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        let request = Request::of(ctx);
        let found = self.noun(request).await?;
        Ok(found.map(|(noun, _)| material::name(&noun, request.language).to_owned()))
    }

    /// What was found; null when it has just gone.
    async fn node(&self, ctx: &Context<'_>) -> Result<Option<Node>> {
        find(Request::of(ctx), &self.hit.key).await
    }

    /// The passage that shows best why it was found; null when no text of its own does.
    async fn snippet(&self, ctx: &Context<'_>) -> Result<Option<SearchSnippet>> {
        let found = self.noun(Request::of(ctx)).await?;
        let document = found.and_then(|(_, document)| document);
        Ok(document
            .and_then(|document| self.found.asked.snippet(&document))
            .map(SearchSnippet::of))
    }
}

impl SearchHit {
    /// The noun at the state of the request, with the document it is found by.
    async fn noun(&self, request: &Request) -> Result<Option<(AnyNoun, Option<Document>)>> {
        let snapshot = request.snapshot();
        let kind = self.kind.kind();
        let refuse = |error| request.refuse(error);
        let Some(noun) = snapshot.find_any(kind, &self.key).await.map_err(refuse)? else {
            return Ok(None);
        };
        let sight = match noun.home() {
            Some(home) => snapshot.sight(home).await.map_err(refuse)?,
            None => None,
        };
        let shared = View {
            shared: &snapshot.shared,
            holding: None,
        };
        let view = sight.as_ref().map_or(shared, |sight| sight.view());
        let document = material::document(&noun, view);
        Ok(Some((noun, document)))
    }
}

/// A passage of a text, in pieces: what matched, and what stands around it.
#[derive(Debug, SimpleObject)]
pub struct SearchSnippet {
    /// The language the passage is in.
    language: Language,
    /// The passage, piece by piece; together they are its text.
    pieces: Vec<SearchPiece>,
    /// Whether the text it is from begins before it.
    begins_before: bool,
    /// Whether the text it is from goes on after it.
    goes_on: bool,
}

/// A piece of a passage.
#[derive(Debug, SimpleObject)]
pub struct SearchPiece {
    /// The text.
    text: String,
    /// Whether it is what matched, and is to be marked.
    matched: bool,
}

impl SearchSnippet {
    pub(super) fn of(snippet: Snippet) -> Self {
        let pieces = snippet.pieces();
        let piece = |(text, matched): (&str, bool)| SearchPiece {
            text: text.to_owned(),
            matched,
        };
        Self {
            pieces: pieces.map(piece).collect(),
            language: snippet.language,
            begins_before: snippet.begins_before,
            goes_on: snippet.goes_on,
        }
    }
}

/// What someone finds in the inventory.
pub async fn search(request: &Request, asked: Searched) -> Result<SearchConnection> {
    let (first, skip) = paging(asked.first, asked.after.as_deref(), request.language)?;
    let wanted = Wanted {
        text: asked.query,
        language: asked.language,
        kinds: asked.kinds.into_iter().map(SearchKind::kind).collect(),
        controller: asked.controller.map(|key| key.to_string()),
        unfinished: asked.unfinished,
        first,
        skip,
    };
    let snapshot = request.snapshot();
    let found = lookup::records(&request.inventory, &snapshot, &request.actor, &wanted).await;
    Ok(SearchConnection {
        found: Arc::new(found.map_err(|error| request.refuse(error))?),
        skip,
    })
}

/// How many hits are wanted, and how many stand before them.
pub(super) fn paging(first: Option<i32>, after: Option<&str>, language: Language) -> Result<(usize, usize)> {
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

/// The cursor of the hit with so many up to and with it.
pub(super) fn cursor(place: usize) -> String {
    OpaqueCursor(place).encode_cursor()
}

/// Where a page of hits stands.
pub(super) fn page_info(found: &Found, skip: usize) -> PageInfo {
    let end = skip + found.answer.hits.len();
    let there = !found.answer.hits.is_empty();
    PageInfo {
        has_previous_page: skip > 0,
        has_next_page: end < found.answer.total && end <= FURTHEST,
        start_cursor: there.then(|| cursor(skip + 1)),
        end_cursor: there.then(|| cursor(end)),
    }
}

/// The values of a facet with how many hits have each, most first.
pub(super) fn counts<'a>(found: &'a Found, name: &'a str) -> impl Iterator<Item = (&'a str, usize)> {
    let counts = found.answer.facets.iter().filter(move |count| count.facet.name == name);
    counts.map(|count| (count.facet.value.as_str(), count.count))
}
