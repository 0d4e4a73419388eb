//! What can be looked up? The words of nouns and of published notices, kept beside the inventory in two indexes.
//!
//! | file | question it answers |
//! | --- | --- |
//! | [`material`] | Which words is a noun found by? |
//! | [`published`] | Which words is a published notice found by? |
//! | [`passages`] | Which texts is the passage of a published notice cut from? |
//! | [`kept`] | Do the indexes say what the inventory says? |
//! | [`sees`] | Which of what is indexed may someone find? |
//! | [`asking`] | What does someone find? |
//!
//! [`search`](crate::search) knows words and nothing of registers; [`records`](crate::records) knows nothing of search. This
//! stands between them, above notices too, since what was published is read from what was frozen.
//!
//! **Two indexes, never one.** The public is answered from published notices alone, so that no mistake in narrowing could show
//! it a draft: drafts are not there. A text is in the index of records only if everyone who may read the noun may read the
//! text; what is internal (notes, evidence, details of security, comments) and what belongs to another noun with readers of its
//! own (a register at the other end of a flow, the holder of a post) is in neither.

pub mod asking;
pub mod kept;
pub mod material;
pub mod passages;
pub mod published;
pub mod sees;

pub use asking::{Found, Wanted, notices, records};
pub use kept::Lookup;
