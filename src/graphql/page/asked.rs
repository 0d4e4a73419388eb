//! Which part of a list was asked for, and which of a list at hand is it?

use std::sync::Arc;

use async_graphql::{
    Result,
    connection::{CursorType, OpaqueCursor},
};
use entity::vocabulary::Language;

use super::{Direction, MOST, Order, OrderField, Page, Paging, USUAL};
use crate::{
    graphql::refusal::bad_input,
    records::{fold::fold, noun::Key, reach::Reached},
};

/// The part asked for, checked.
pub(super) struct Asked<N> {
    pub size: usize,
    pub from_end: bool,
    pub after: Option<Key<N>>,
    pub before: Option<Key<N>>,
    pub order: Order,
    pub language: Language,
}

impl<N: Reached> Asked<N> {
    pub fn of(paging: Paging, language: Language) -> Result<Self> {
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
        Ok(Self {
            size: size(paging.first.or(paging.last), language)?,
            from_end,
            after: paging.after.map(|cursor| read_cursor(&cursor, language)).transpose()?,
            before: paging.before.map(|cursor| read_cursor(&cursor, language)).transpose()?,
            order: paging.order.unwrap_or_default(),
            language,
        })
    }

    /// The part of a list at hand.
    pub fn part_of(&self, mut list: Vec<Arc<N>>, count: bool, language: Language) -> Result<Page<N>> {
        if self.order.field == OrderField::Name {
            list.sort_by_cached_key(|noun| (fold(noun.name(language)), noun.key().clone()));
        }
        if self.order.direction == Direction::Desc {
            list.reverse();
        }
        self.cut(list, count)
    }

    /// The part of a list that is sorted already.
    pub fn cut(&self, mut list: Vec<Arc<N>>, count: bool) -> Result<Page<N>> {
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

/// How many items a page is to have: the usual number when nothing is said.
pub fn size(asked: Option<i32>, language: Language) -> Result<usize> {
    let Some(asked) = asked else { return Ok(USUAL) };
    usize::try_from(asked).ok().filter(|size| *size <= MOST).ok_or_else(|| {
        bad_input(
            language,
            [
                "Sivulla voi olla 0–100 kohdetta.",
                "En sida kan ha 0–100 poster.",
                "A page has from 0 to 100 items.",
            ],
        )
    })
}

fn read_cursor<N: Reached>(cursor: &str, language: Language) -> Result<Key<N>> {
    OpaqueCursor::<String>::decode_cursor(cursor)
        .ok()
        .and_then(|id| Key::from_id(&id.0))
        .ok_or_else(|| bad_cursor(language))
}

pub(super) fn not_sorted(language: Language) -> async_graphql::Error {
    bad_input(
        language,
        [
            "Tätä luetteloa ei voi järjestää näin: vain rekisterit järjestyvät tarkistuspäivän ja täydellisyyden mukaan.",
            "Den här listan kan inte ordnas så: bara register ordnas efter granskningsdag och fullständighet.",
            "This list cannot be sorted so: only registers are sorted by review day and completeness.",
        ],
    )
}

pub(super) fn bad_cursor(language: Language) -> async_graphql::Error {
    bad_input(
        language,
        [
            "Kohdistin ei ole tästä luettelosta.",
            "Markören hör inte till den här listan.",
            "The cursor is not from this list.",
        ],
    )
}
