//! Which part of an answer is asked for? A connection over what was found, in the order it was found; only what is on the page is
//! made into what the API shows.

use std::borrow::Cow;

use async_graphql::{
    Object, OutputType, Result, TypeName,
    connection::{CursorType, OpaqueCursor, PageInfo},
};
use entity::vocabulary::Language;

use super::super::{page::size, refusal::bad_input};

/// Something on a page of an answer.
pub trait Item: OutputType + Clone {
    /// What tells it from the others.
    fn cursor(&self) -> String;
}

/// A page of what was found.
pub struct Part<T> {
    items: Vec<T>,
    has_previous: bool,
    has_next: bool,
    total: usize,
}

impl<T: OutputType> TypeName for Part<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Connection", T::type_name()).into()
    }
}

/// A page of what was found, as Relay's connections have it.
#[Object(name_type)]
impl<T: Item> Part<T> {
    /// The items of this page, each with its cursor.
    async fn edges(&self) -> Vec<PartEdge<T>> {
        self.items.iter().cloned().map(|node| PartEdge { node }).collect()
    }

    /// The items of this page.
    async fn nodes(&self) -> &[T] {
        &self.items
    }

    /// Whether there is more before and after this page.
    async fn page_info(&self) -> PageInfo {
        let cursor = |item: &T| OpaqueCursor(item.cursor()).encode_cursor();
        PageInfo {
            has_previous_page: self.has_previous,
            has_next_page: self.has_next,
            start_cursor: self.items.first().map(cursor),
            end_cursor: self.items.last().map(cursor),
        }
    }

    /// How many there are, within the viewer's reach.
    async fn total_count(&self) -> usize {
        self.total
    }
}

/// An item of a page.
pub struct PartEdge<T> {
    node: T,
}

impl<T: OutputType> TypeName for PartEdge<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Edge", T::type_name()).into()
    }
}

/// An item of a page, with its cursor.
#[Object(name_type)]
impl<T: Item> PartEdge<T> {
    /// The item.
    async fn node(&self) -> &T {
        &self.node
    }

    /// Its place, opaque: for `after`.
    async fn cursor(&self) -> String {
        OpaqueCursor(self.node.cursor()).encode_cursor()
    }
}

/// Which part is asked for.
#[derive(Clone, Debug, Default)]
pub struct Asking {
    pub first: Option<i32>,
    pub after: Option<String>,
}

impl Asking {
    /// From where to where in a list, in which a cursor is found by `place`.
    pub fn range<T>(
        &self,
        list: &[T],
        language: Language,
        cursor: impl Fn(&T) -> String,
    ) -> Result<std::ops::Range<usize>> {
        let size = size(self.first, language)?;
        let start = match &self.after {
            None => 0,
            Some(after) => {
                let after = OpaqueCursor::<String>::decode_cursor(after).ok();
                let place = after.and_then(|after| list.iter().position(|item| cursor(item) == after.0));
                1 + place.ok_or_else(|| {
                    bad_input(
                        language,
                        [
                            "Kohdistin ei ole tästä luettelosta.",
                            "Markören hör inte till den här listan.",
                            "The cursor is not from this list.",
                        ],
                    )
                })?
            }
        };
        Ok(start..(start + size).min(list.len()).max(start))
    }
}

impl<T> Part<T> {
    /// The page of these items, which stand in that range of so many.
    pub fn of(items: Vec<T>, range: &std::ops::Range<usize>, total: usize) -> Self {
        Self {
            items,
            has_previous: range.start > 0,
            has_next: range.end < total,
            total,
        }
    }
}
