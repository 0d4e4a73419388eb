//! What stands against the registers of a report on its day?
//!
//! For today it is what the inventory keeps current. Another day is looked at anew and not kept: what is kept for a day to come would
//! be in the way of every answer until then.

use std::{borrow::Cow, sync::Arc};

use super::held::Held;
use crate::{
    compliance::{
        finding::Finding,
        standing::{Standing, examine, standing},
    },
    records::register::Register,
};

/// Findings of one controller's registers.
pub struct Found<'a> {
    held: Held<'a>,
    kept: Option<Arc<Standing>>,
}

impl<'a> Found<'a> {
    /// Those of a controller's part on the day of the report.
    pub fn on(held: Held<'a>) -> Self {
        let is_today = held.ask.on.0 == held.ask.now.date_naive();
        Self {
            held,
            kept: is_today.then(|| standing(held.sight, held.ask.on)),
        }
    }

    /// Those of a register, in the order a record is read.
    pub fn of(&self, register: &Register) -> Cow<'_, [Finding]> {
        match &self.kept {
            Some(standing) => Cow::Borrowed(standing.of(&register.key)),
            None if register.archived_on.is_some() => Cow::Borrowed(&[]),
            None => Cow::Owned(examine(register, self.held.sight, self.held.ask.on).findings.into_vec()),
        }
    }
}
