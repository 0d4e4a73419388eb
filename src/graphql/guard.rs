//! May this document be read, checked and run? Decided before the library does any work that grows faster than the document.
//!
//! Three looks, each cheap and each letting the next be safe. The *text*: bytes, words and nesting, before the parser recurses.
//! The *parsed document*: how much it selects with every fragment counted where it is spread, since validation walks it so.
//! The *price* of an operation with its variables: what the executor and the inventory will have to do at most. A fragment is
//! looked at once however often it is spread. The library's own limits come after it has walked all fragments, too late.

mod document;
mod given;
mod introspection;
mod price;
mod refusal;
mod shapes;
#[cfg(test)]
mod tests;
mod text;

pub use price::{LIMIT, Sizes, price};
pub use refusal::Refusal;
pub use shapes::Shapes;

use async_graphql::parser::{parse_query, types::ExecutableDocument};

/// A document that was read, with how many words it has.
pub struct Read {
    /// The document.
    pub document: ExecutableDocument,
    /// Its words: what it takes in memory goes by them.
    pub words: usize,
}

/// Reads a document, if it is one that may be checked.
pub fn read(text: &str) -> Result<Read, Refusal> {
    let words = text::check(text)?;
    let document = parse_query(text).map_err(|error| Refusal::not_graphql(&error))?;
    document::check(&document)?;
    Ok(Read { document, words })
}
