//! How is one category of a code list replaced by another everywhere? As one act: one revision, one request in the log.
//!
//! The old category is archived and says what took its place; what stood below it comes below the new one; every register and
//! flow that named it names the new one. What is archived stays as it was. All of it is written, or nothing. Who names it is asked
//! in the transaction that writes, so a use that another brings in at the same time is either among them, or comes after and is
//! refused, since the category is archived by then.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use entity::{
    Date, data_flow, data_flow_category, data_group_subject, data_item, data_subject_category, personal_data_category,
    register,
};
use sea_orm::{
    ColumnTrait, Condition,
    sea_query::{Alias, IntoTableRef, Query, SelectStatement, UnionType},
};

use super::{
    category_uses::Category,
    change::{Managed, outcome, permit, standing},
    data_flow::DataFlow,
    inventory::{Change, Inventory, Plan, Verb},
    noun::{Key, Kind},
    problem::{Path, ProblemCode},
    reach::{Reached, View},
    register::{DataGroup, Register},
    snapshot::{Kept, Shelves, Snapshot},
};
use crate::{
    access::{Action, Actor},
    error::{Error, Result},
};

/// Nouns changed in one act at most: before and after of each are in memory at once, as nouns, as rows and as entries of the log,
/// some 25 kB for a register of the usual size, and nobody else writes meanwhile. A nation's most used category is in more: its
/// cities replace it in their own registers first.
const MOST: usize = 10_000;

/// Which category is replaced by which.
#[derive(Clone, Debug)]
pub struct Replacement<C> {
    /// The category that goes.
    pub from: Key<C>,
    /// Its version, as one has seen it.
    pub version: i32,
    /// The category that takes its place.
    pub to: Key<C>,
}

/// How much a replacement changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// Controllers whose registers or flows change.
    pub controllers: usize,
    /// Registers that change.
    pub registers: usize,
    /// Data groups in them that change.
    pub groups: usize,
    /// Flows that change.
    pub flows: usize,
    /// Categories that come to stand elsewhere, the replaced one left out.
    pub categories: usize,
}

/// Replaces a category everywhere; where `dry_run`, does all of it and takes it back, so that what would be refused is refused.
///
/// Gives the old category as it is then, and how much changed; nothing of that when a retry came after it was done. A category
/// that was replaced by the same before is replaced once more, where something came to name it meanwhile.
pub async fn replace<C: Category>(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    replacement: &Replacement<C>,
    dry_run: bool,
    now: DateTime<Utc>,
) -> Result<(Arc<C>, Option<Extent>)> {
    let from = &replacement.from;
    let mut extent = None;
    let plan = |snapshot: &Snapshot| {
        let (plan, wide) = plan(snapshot, actor, replacement, Date(now.date_naive()))?;
        extent = Some(wide);
        Ok(plan)
    };
    let users = controllers_using(from);
    let done = inventory.change_found(actor, now, &users, plan, dry_run).await;
    let category = outcome(inventory, done, |_| from.clone()).await?;
    Ok((category, extent))
}

fn plan<C: Category>(
    snapshot: &Snapshot,
    actor: &Actor,
    replacement: &Replacement<C>,
    today: Date,
) -> Result<(Plan, Extent)> {
    let Replacement { from, version, to } = replacement;
    let (before, view) = standing(snapshot, from)?;
    let by = permit(actor, &**before, view, before.edit_action())?;
    if before.version() != *version {
        return Err(Error::stale(before.version()));
    }
    if before.archived_on().is_some() && before.replaced_by() != Some(to) {
        return Err(Error::problem("from", ProblemCode::Archived, from.id().0));
    }
    let target = C::shelf(&snapshot.shared.shelves).get(to.as_str());
    let target = target.filter(|target| target.may_be_read(actor, view));
    check_target(&**before, target.map(|target| &**target)).map_err(|code| Error::problem("to", code, to.id().0))?;
    let mut changes = Vec::new();
    let mut extent = Extent::default();
    // First, since a retry is answered with the first noun of what it did.
    let mut after = C::clone(before);
    after.set_archived_on(before.archived_on().or(Some(today)));
    after.set_replaced_by(Some(to.clone()));
    push(&mut changes, before, after, Verb::Archive)?;
    extent.categories = move_below(C::list(&snapshot.shared.shelves), before, to, &mut changes)?;
    // Those who use it are loaded; others that are found nothing in.
    let mut holdings: Vec<_> = snapshot.loaded_holdings().collect();
    holdings.sort_by_key(|holding| &holding.controller);
    for holding in holdings {
        let view = View {
            shared: &snapshot.shared,
            holding: Some(holding),
        };
        let known = changes.len();
        change_uses(&holding.shelves, view, actor, replacement, &mut changes, &mut extent)?;
        extent.controllers += usize::from(changes.len() > known);
    }
    change_uses(
        &snapshot.shared.shelves,
        view,
        actor,
        replacement,
        &mut changes,
        &mut extent,
    )?;
    Ok((Plan { by, changes }, extent))
}

/// Whether a category can take the place of another.
fn check_target<C: Category>(old: &C, target: Option<&C>) -> std::result::Result<(), ProblemCode> {
    let target = target.ok_or(ProblemCode::UnknownReference)?;
    if target.key() == old.key() {
        return Err(ProblemCode::Loop);
    }
    if target.archived_on().is_some() {
        return Err(ProblemCode::ArchivedReference);
    }
    if old.says_more_than(target) {
        return Err(ProblemCode::MeaningLost);
    }
    Ok(())
}

/// What stood below the old category comes below the new one; the new one, if it stood there itself, comes to the old one's place.
fn move_below<C: Category>(list: &[Arc<C>], old: &Arc<C>, to: &Key<C>, changes: &mut Vec<Change>) -> Result<usize> {
    let known = changes.len();
    let below = list.iter().filter(|other| other.parent() == Some(old.key()));
    for before in below.filter(|other| other.archived_on().is_none()) {
        let mut after = C::clone(before);
        after.set_parent(if before.key() == to {
            old.parent().cloned()
        } else {
            Some(to.clone())
        });
        push(changes, before, after, Verb::Edit)?;
    }
    Ok(changes.len() - known)
}

/// Changes the registers and flows of some shelves that name the old category.
fn change_uses<C: Category>(
    shelves: &Shelves,
    view: View<'_>,
    actor: &Actor,
    replacement: &Replacement<C>,
    changes: &mut Vec<Change>,
    extent: &mut Extent,
) -> Result<()> {
    let Replacement { from, to, .. } = replacement;
    for before in shelves.registers.all().iter().filter(|it| it.archived_on.is_none()) {
        let named = |group: &&mut DataGroup| C::is_in_group(from, group);
        if !before.data_groups.iter().any(|group| C::is_in_group(from, group)) {
            continue;
        }
        actor.require(Action::EditRegister, &before.target(view))?;
        let mut after = Register::clone(before);
        for group in after.data_groups.iter_mut().filter(named) {
            C::replace_in_group(from, to, group);
            extent.groups += 1;
        }
        extent.registers += 1;
        push(changes, before, after, Verb::Edit)?;
    }
    for before in shelves.data_flows.all().iter().filter(|it| it.archived_on.is_none()) {
        if C::is_in_flow(from, before) {
            actor.require(before.edit_action(), &before.target(view))?;
            let mut after = DataFlow::clone(before);
            C::replace_in_flow(from, to, &mut after);
            extent.flows += 1;
            push(changes, before, after, Verb::Edit)?;
        }
    }
    Ok(())
}

/// Fails at the first noun that is too many: what is not to be written is not gathered either.
fn push<N: Kept>(changes: &mut Vec<Change>, before: &Arc<N>, mut after: N, verb: Verb) -> Result<()> {
    if after == **before {
        return Ok(());
    }
    if changes.len() == MOST {
        return Err(Error::problem("from", ProblemCode::TooMany, MOST));
    }
    after.set_version(before.version() + 1);
    // A problem of one among thousands is told with its id.
    let at = Path::default().at(before.key().id().0, |at| at.clone());
    changes.push(Change {
        before: Some(N::any(Arc::clone(before))),
        after: N::any(Arc::new(after)),
        verb,
        at,
    });
    Ok(())
}

/// The rows of the controllers whose registers or flows name a category. By its key: another instance may just have made it.
fn controllers_using<C: Category>(key: &Key<C>) -> SelectStatement {
    let is_subjects = C::KIND == Kind::DataSubjectCategory;
    let category = if is_subjects {
        row_of(
            data_subject_category::Entity,
            data_subject_category::Column::Key,
            key.as_str(),
        )
    } else {
        row_of(
            personal_data_category::Entity,
            personal_data_category::Column::Key,
            key.as_str(),
        )
    };
    let registers = if is_subjects {
        Query::select()
            .column(data_group_subject::Column::RegisterId)
            .from(data_group_subject::Entity)
            .and_where(data_group_subject::Column::CategoryId.in_subquery(category.clone()))
            .take()
    } else {
        Query::select()
            .column(data_item::Column::RegisterId)
            .from(data_item::Entity)
            .and_where(data_item::Column::CategoryId.in_subquery(category.clone()))
            .take()
    };
    let flows = if is_subjects {
        Condition::any()
            .add(data_flow::Column::FromNode.in_subquery(category.clone()))
            .add(data_flow::Column::ToNode.in_subquery(category))
    } else {
        let carrying = Query::select()
            .column(data_flow_category::Column::FlowId)
            .from(data_flow_category::Entity)
            .and_where(data_flow_category::Column::CategoryId.in_subquery(category))
            .take();
        Condition::all().add(data_flow::Column::Id.in_subquery(carrying))
    };
    let flows = Query::select()
        .column(data_flow::Column::ControllerId)
        .from(data_flow::Entity)
        .cond_where(flows)
        .and_where(data_flow::Column::ControllerId.is_not_null())
        .take();
    Query::select()
        .column(register::Column::ControllerId)
        .from(register::Entity)
        .and_where(register::Column::Id.in_subquery(registers))
        .union(UnionType::Distinct, flows)
        .take()
}

/// The row of the noun with a key.
fn row_of(table: impl IntoTableRef, column: impl ColumnTrait, key: &str) -> SelectStatement {
    Query::select()
        .column(Alias::new("id"))
        .from(table)
        .and_where(column.eq(key))
        .take()
}
