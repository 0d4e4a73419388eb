//! Which published notices speak of this? The search that everyone has, over what was frozen at publication and nothing else.

use std::sync::Arc;

use async_graphql::{Context, Object, Result, SimpleObject, connection::PageInfo};
use entity::vocabulary::Language;

use super::{
    published::{self, PublishedController, PublishedNotice},
    request::Request,
    search::{SearchSnippet, counts, cursor, page_info, paging},
};
use crate::{
    lookup::{self, Found, Wanted, kept, material},
    records::{notice_version::NoticeVersion, noun::Key},
    search::Hit,
};

/// Published notices that were found, the best first.
pub struct PublicSearchConnection {
    found: Arc<Found>,
    skip: usize,
}

/// Published notices that were found, the best first.
#[Object]
impl PublicSearchConnection {
    /// The hits of this page, each with its cursor.
    async fn edges(&self) -> Vec<PublicSearchEdge> {
        self.hits()
            .zip(self.skip + 1..)
            .map(|(node, place)| PublicSearchEdge {
                node,
                cursor: cursor(place),
            })
            .collect()
    }

    /// The hits of this page.
    async fn nodes(&self) -> Vec<PublicSearchHit> {
        self.hits().collect()
    }

    /// Whether there is more before and after this page.
    async fn page_info(&self) -> PageInfo {
        page_info(&self.found, self.skip)
    }

    /// How many notices there are on all pages.
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

    /// How many there are of each controller, on all pages; most first.
    async fn by_controller(&self, ctx: &Context<'_>) -> Vec<PublicSearchControllerCount> {
        let request = Request::of(ctx);
        counts(&self.found, material::CONTROLLER)
            .filter_map(|(key, count)| {
                let controller = published::controller(request, key)?;
                Some(PublicSearchControllerCount { controller, count })
            })
            .collect()
    }
}

impl PublicSearchConnection {
    fn hits(&self) -> impl Iterator<Item = PublicSearchHit> {
        self.found.answer.hits.iter().map(|hit| PublicSearchHit {
            hit: hit.clone(),
            found: Arc::clone(&self.found),
        })
    }
}

/// A hit with its cursor.
#[derive(SimpleObject)]
pub struct PublicSearchEdge {
    /// The hit.
    node: PublicSearchHit,
    /// Its place in the list, opaque: for `after`.
    cursor: String,
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
        let document = kept::document_in_force(&request.inventory, &notice.0).await;
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
    Ok(PublicSearchConnection {
        found: Arc::new(found.map_err(|error| request.refuse(error))?),
        skip,
    })
}
