//! What in the inventory speaks of this? The search of those inside, over what they may read.

use std::sync::Arc;

use async_graphql::{ComplexObject, Context, Enum, ID, MergedObject, Object, Result, SimpleObject};
use entity::vocabulary::Language;

use super::{
    hits::{self, Hits, counts, paging},
    node::{Node, find},
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

/// What was found, the best first. A hit holds every word of the question, in some form; where nothing does, most of them.
#[derive(MergedObject)]
pub struct SearchConnection(Hits<SearchHit>, Sorts);

/// How many there are of which sort.
pub struct Sorts(Arc<Found>);

/// How many there are of which sort.
#[Object]
impl Sorts {
    /// How many there are of each kind, on all pages; most first.
    async fn by_kind(&self) -> Vec<SearchKindCount> {
        let counts = counts(&self.0, material::KIND);
        counts
            .filter_map(|(word, count)| {
                let kind = Kind::from_word(word).and_then(SearchKind::of)?;
                Some(SearchKindCount { kind, count })
            })
            .collect()
    }

    /// How many there are in each controller, on all pages; most first. What all share is in none.
    async fn by_controller(&self) -> Vec<SearchControllerCount> {
        let counts = counts(&self.0, material::CONTROLLER);
        counts
            .map(|(key, count)| SearchControllerCount {
                key: Key::new(key),
                count,
            })
            .collect()
    }
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

impl hits::Hit for SearchHit {
    const EDGE: &'static str = "SearchEdge";

    fn of(hit: &Hit, found: &Arc<Found>) -> Option<Self> {
        let (word, key) = hit.key.split_once(':')?;
        Some(Self {
            kind: SearchKind::of(Kind::from_word(word)?)?,
            key: key.to_owned(),
            hit: hit.clone(),
            found: Arc::clone(found),
        })
    }
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
    let hits = Hits::after(skip, found.map_err(|error| request.refuse(error))?);
    let sorts = Sorts(Arc::clone(&hits.found));
    Ok(SearchConnection(hits, sorts))
}
