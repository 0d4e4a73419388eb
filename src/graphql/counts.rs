//! How many registers are there of what? Counts in groups, in one walk over the records in reach.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{ComplexObject, Context, Enum, Result, SimpleObject};
use entity::vocabulary::{Answer, Audience, LegalBasis, LifeCycle};

use super::request::Request;
use crate::{
    access::Action,
    records::{controller::Controller, department::Department, noun::Key, register::Register},
};

/// What registers are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum CountBy {
    /// Lawful basis, Art. 6(1). A register with several bases counts in each.
    Basis,
    /// Department.
    Department,
    /// Controller.
    Controller,
    /// Where it is in its life.
    LifeCycle,
    /// Whom its notice speaks to.
    Audience,
    /// Whether it holds special categories, Art. 9(1).
    SpecialCategories,
    /// Whether it holds data of children.
    Children,
}

/// How many registers share the values told. A value that was not counted by, or that the registers do not have, is null.
#[derive(Debug, SimpleObject)]
#[graphql(complex)]
pub struct RegisterCount {
    /// The lawful basis, Art. 6(1).
    basis: Option<LegalBasis>,
    /// Where they are in their life.
    life_cycle: Option<LifeCycle>,
    /// Whom their notices speak to.
    audience: Option<Audience>,
    /// Whether they hold special categories, Art. 9(1), all data groups together.
    special_categories: Option<Answer>,
    /// Whether they hold data of children, all data groups together.
    children: Option<Answer>,
    /// How many.
    registers: usize,
    #[graphql(skip)]
    department_key: Option<Key<Department>>,
    #[graphql(skip)]
    controller_key: Option<Key<Controller>>,
}

#[ComplexObject]
impl RegisterCount {
    /// The department.
    async fn department(&self, ctx: &Context<'_>) -> Result<Option<Arc<Department>>> {
        Request::of(ctx).one(&self.department_key).await
    }

    /// The controller.
    async fn controller(&self, ctx: &Context<'_>) -> Result<Option<Arc<Controller>>> {
        Request::of(ctx).one(&self.controller_key).await
    }
}

/// What tells one group from another inside one controller: small values packed, and the department.
type Group<'a> = (u64, Option<&'a Key<Department>>);

/// Counts registers that are not archived, in every combination of what is counted by.
pub async fn register_counts(
    request: &Request,
    by: &[CountBy],
    controller: Option<&Key<Controller>>,
) -> Result<Vec<RegisterCount>> {
    let snapshot = request.snapshot();
    let counts = |what| by.contains(&what);
    let by_place = counts(CountBy::Controller) || counts(CountBy::Department);
    let mut rows: Vec<RegisterCount> = Vec::new();
    let mut nation: HashMap<u64, usize> = HashMap::new();
    for owner in snapshot.shared.shelves.controllers.all() {
        let key = owner.key.as_str();
        if controller.is_some_and(|wanted| *wanted != owner.key) || !request.actor.may(Action::ReadRegister, Some(key))
        {
            continue;
        }
        let Some(holding) = snapshot.holding(key).await.map_err(|error| request.refuse(error))? else {
            continue;
        };
        let mut groups: HashMap<Group<'_>, usize> = HashMap::new();
        for register in holding
            .shelves
            .registers
            .all()
            .iter()
            .filter(|register| register.archived_on.is_none())
        {
            let department = if counts(CountBy::Department) {
                register.department.as_ref()
            } else {
                None
            };
            for packed in packed_values(register, by) {
                if by_place {
                    *groups.entry((packed, department)).or_default() += 1;
                } else {
                    *nation.entry(packed).or_default() += 1;
                }
            }
        }
        let mut groups: Vec<(Group<'_>, usize)> = groups.into_iter().collect();
        groups.sort_unstable();
        rows.extend(groups.into_iter().map(|((packed, department), count)| RegisterCount {
            department_key: department.cloned(),
            controller_key: Some(owner.key.clone()),
            ..row(packed, count)
        }));
    }
    let mut nation: Vec<(u64, usize)> = nation.into_iter().collect();
    nation.sort_unstable();
    rows.extend(nation.into_iter().map(|(packed, count)| row(packed, count)));
    Ok(rows)
}

/// One packed value for each group that a register counts in: a byte each of basis, life cycle, audience and the two answers;
/// zero where it is not counted by.
fn packed_values(register: &Register, by: &[CountBy]) -> impl Iterator<Item = u64> {
    let rest = by.iter().fold(0, |packed, what| {
        packed
            | match what {
                CountBy::LifeCycle => (register.life_cycle as u64 + 1) << 8,
                CountBy::Audience => (register.audience as u64 + 1) << 16,
                CountBy::SpecialCategories => (register.special_together() as u64 + 1) << 24,
                CountBy::Children => (register.children_together() as u64 + 1) << 32,
                CountBy::Basis | CountBy::Department | CountBy::Controller => 0,
            }
    });
    let by_basis = by.contains(&CountBy::Basis);
    let mut bases = register
        .distinct_bases()
        .filter(move |_| by_basis)
        .map(|basis| basis as u64 + 1)
        .peekable();
    let none = bases.peek().is_none().then_some(0);
    bases.chain(none).map(move |basis| rest | basis)
}

fn row(packed: u64, registers: usize) -> RegisterCount {
    RegisterCount {
        basis: value(packed, 0),
        life_cycle: value(packed, 8),
        audience: value(packed, 16),
        special_categories: value(packed, 24),
        children: value(packed, 32),
        registers,
        department_key: None,
        controller_key: None,
    }
}

/// The value that was packed at a place.
fn value<E: sea_orm::Iterable>(packed: u64, place: u32) -> Option<E> {
    let ordinal = usize::try_from(packed >> place & 0xff).ok()?.checked_sub(1)?;
    E::iter().nth(ordinal)
}
