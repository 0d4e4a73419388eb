//! Which published notices speak of this? The search that everyone has, over what was frozen at publication and nothing else.

use std::sync::Arc;

use async_graphql::{Context, MergedObject, Object, Result, SimpleObject};
use entity::vocabulary::Language;

use super::{
    hits::{self, Hits, counts, paging},
    published::{self, PublishedController, PublishedNotice},
    request::Request,
    search::SearchSnippet,
};
use crate::{
    lookup::{self, Found, Wanted, material, passages},
    records::{notice_version::NoticeVersion, noun::Key},
    search::Hit,
};

/// Published notices that were found, the best first.
#[derive(MergedObject)]
pub struct PublicSearchConnection(Hits<PublicSearchHit>, PublicSorts);

/// How many notices there are of which sort.
pub struct PublicSorts(Arc<Found>);

/// How many notices there are of which sort.
#[Object]
impl PublicSorts {
    /// How many there are of each controller, on all pages; most first.
    async fn by_controller(&self, ctx: &Context<'_>) -> Vec<PublicSearchControllerCount> {
        let request = Request::of(ctx);
        counts(&self.0, material::CONTROLLER)
            .filter_map(|(key, count)| {
                let controller = published::controller(request, key)?;
                Some(PublicSearchControllerCount { controller, count })
            })
            .collect()
    }
}

/// How many of the notices found are of one controller.
#[derive(SimpleObject)]
pub struct PublicSearchControllerCount {
    /// The controller.
    controller: PublishedController,
    /// How many.
    count: usize,
}

/// A published notice that was found.
pub struct PublicSearchHit {
    hit: Hit,
    found: Arc<Found>,
}

impl hits::Hit for PublicSearchHit {
    const EDGE: &'static str = "PublicSearchEdge";

    fn of(hit: &Hit, found: &Arc<Found>) -> Option<Self> {
        Some(Self {
            hit: hit.clone(),
            found: Arc::clone(found),
        })
    }
}

/// A published notice that was found.
#[Object]
impl PublicSearchHit {
    /// How well it answers the question: above 0, about 1 at best.
    async fn score(&self) -> f32 {
        self.hit.score
    }

    /// The notice; null when it has just been withdrawn.
    async fn notice(&self, ctx: &Context<'_>) -> Result<Option<PublishedNotice>> {
        published::in_force(Request::of(ctx), &self.key()).await
    }

    /// The passage that shows best why it was found.
    async fn snippet(&self, ctx: &Context<'_>) -> Result<Option<SearchSnippet>> {
        let request = Request::of(ctx);
        let Some(notice) = published::in_force(request, &self.key()).await? else {
            return Ok(None);
        };
        let document = passages::document(&request.inventory, &notice.0).await;
        let document = document.map_err(|error| request.refuse(error))?;
        Ok(document
            .and_then(|document| self.found.asked.snippet(&document))
            .map(SearchSnippet::of))
    }
}

impl PublicSearchHit {
    fn key(&self) -> Key<NoticeVersion> {
        Key::from_id(&self.hit.key).unwrap_or_default()
    }
}

/// What anyone finds among the published notices.
pub async fn public_search(
    request: &Request,
    query: String,
    language: Option<Language>,
    controller: Option<String>,
    first: Option<i32>,
    after: Option<&str>,
) -> Result<PublicSearchConnection> {
    let (first, skip) = paging(first, after, request.language)?;
    let wanted = Wanted {
        text: query,
        language,
        controller,
        first,
        skip,
        ..Wanted::default()
    };
    let snapshot = request.snapshot();
    let found = lookup::notices(&request.inventory, &snapshot, &request.actor, &wanted).await;
    let hits = Hits::after(skip, found.map_err(|error| request.refuse(error))?);
    let sorts = PublicSorts(Arc::clone(&hits.found));
    Ok(PublicSearchConnection(hits, sorts))
}
