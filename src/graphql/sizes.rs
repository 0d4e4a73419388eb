//! How much would have to be looked through for someone? What an answer may cost is told, so it must tell of nothing else.
//!
//! Who reads a controller as a whole may know how much it holds, and it is counted. For everyone else what is hidden is looked
//! through too, and their price goes by numbers that do not move with it: as if nothing were known.

use super::guard::Sizes;
use crate::{
    access::{Action, Actor, Target},
    records::snapshot::Snapshot,
};

/// Registers of a controller of which nothing may be told: those of a large city.
const UNTOLD: u64 = 512;
/// Registers of a controller, before any is loaded.
const USUAL: u64 = 128;
/// What everyone may look through: the law, and what is published of a controller.
const OPEN: u64 = 512;

/// What someone's question may have to look through, in registers. Controllers in which they may read nothing are passed over.
pub(super) fn sizes(snapshot: &Snapshot, actor: &Actor) -> Sizes {
    let controllers = snapshot.shared.shelves.controllers.all().iter();
    let touched = controllers.filter(|controller| actor.touches(Action::ReadRegister, controller.key.as_str()));
    let may_read = |key: &str| actor.may(Action::ReadRegister, &Target::controller(key));
    let (whole, parts) = touched.fold((0, 0), |(whole, parts): (u64, u64), controller| {
        let is_whole = may_read(controller.key.as_str());
        (whole + u64::from(is_whole), parts + u64::from(!is_whole))
    });
    // What is loaded is counted, and the rest taken at the same measure.
    let loaded = snapshot
        .loaded_holdings()
        .filter(|holding| may_read(&holding.controller))
        .map(|holding| holding.shelves.registers.all().len() as u64);
    let (count, sum, most) = loaded.fold((0, 0, 0), |(count, sum, most): (u64, u64, u64), own| {
        (count + 1, sum + own, most.max(own))
    });
    let average = sum.checked_div(count).map_or(USUAL, |average| average + 1);
    let of_parts = if parts > 0 { UNTOLD } else { 0 };
    Sizes {
        all: OPEN + whole * average + parts * UNTOLD,
        holding: OPEN.max(most).max(of_parts),
        controllers: whole + parts,
    }
}
