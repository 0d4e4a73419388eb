//! By which ways does one thing lead to another? The answer as the API shows it.

use std::sync::Arc;

use async_graphql::{ID, Result, SimpleObject};
use entity::Date;

use super::{Asked, Seen, chain::FlowChain, home};
use crate::{
    graph::{
        Ground,
        paths::{self, Bounds, LONGEST, MOST},
        third_country::ties,
    },
    graphql::{refusal::bad_input, request::Request},
    records::standing::CountryTie,
};

/// Steps of a path when nothing is asked.
const USUAL_LENGTH: i32 = 8;
/// Paths when nothing is asked.
const USUAL_NUMBER: i32 = 20;

/// The ways from one place to another.
#[derive(SimpleObject)]
#[graphql(name = "Paths")]
pub struct WaysFound {
    /// What it was answered from.
    seen: Seen,
    /// The paths, shortest first. None goes through a place twice; two that go by different flows are two.
    paths: Vec<FlowChain>,
    /// Whether these are all there are, within the viewer's reach. False when a bound cut it: the length, the number, or the
    /// effort that one question may cost.
    complete: bool,
}

/// Answers by which paths.
pub async fn paths(
    request: &Request,
    (from, to): (&ID, &ID),
    (longest, most): (Option<i32>, Option<i32>),
    by: &[CountryTie],
    as_of: Option<Date>,
) -> Result<WaysFound> {
    let bound = |given: Option<i32>, usual: i32, limit: usize| {
        let given = usize::try_from(given.unwrap_or(usual)).ok();
        given.filter(|given| (1..=limit).contains(given)).ok_or_else(|| {
            bad_input(
                request.language,
                [
                    "Polun pituus on 1–16 askelta ja polkuja on 1–100.",
                    "En väg har 1–16 steg, och vägarna är 1–100.",
                    "A path has from 1 to 16 steps, and there are from 1 to 100 paths.",
                ],
            )
        })
    };
    let bounds = Bounds {
        longest: bound(longest, USUAL_LENGTH, LONGEST)?,
        most: bound(most, USUAL_NUMBER, MOST)?,
        ties: ties(by),
    };
    let asked = Asked::of(request, as_of)?;
    let (from, to) = (asked.place(from).await?, asked.place(to).await?);
    let mut holdings = Vec::new();
    // A chain is one controller's: where an end is a register, its own.
    for key in asked.controllers(home(&from).or_else(|| home(&to))) {
        holdings.extend(asked.holding(key.as_str()).await?);
    }
    let grounds: Vec<Ground<'_>> = std::iter::once(asked.shared())
        .chain(holdings.iter().map(|holding| asked.ground(holding)))
        .collect();
    let found = paths::paths(&grounds, &from, &to, &bounds);
    let day = asked.day;
    Ok(WaysFound {
        seen: asked.seen(),
        complete: found.complete,
        paths: found
            .paths
            .into_iter()
            .map(|chain| FlowChain {
                chain: Arc::new(chain),
                day,
            })
            .collect(),
    })
}
