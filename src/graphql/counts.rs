//! How many registers are there of what? Counts in groups, in one walk over the records in reach.

use std::{borrow::Cow, collections::HashMap, sync::Arc};

use async_graphql::{ComplexObject, Context, Enum, Result, SimpleObject};
use entity::vocabulary::{Answer, Audience, LegalBasis, LifeCycle};

use super::request::Request;
use crate::{
    access::Target,
    records::{
        controller::Controller,
        countable::{Countable, Countables},
        department::Department,
        noun::Key,
        reach::{Reached, View},
        register::Register,
        snapshot::{Holding, Snapshot},
    },
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

/// What tells one group from another inside one controller: small values packed, and the place of the department.
type Group = (usize, Option<u16>);

/// How many values each byte of a packed group can have, one of them for "not counted by": basis, life cycle, audience and the
/// two answers.
const KINDS: [usize; 5] = [7, 5, 3, 4, 4];
const ALL_KINDS: usize = KINDS[0] * KINDS[1] * KINDS[2] * KINDS[3] * KINDS[4];

/// Counts registers that are not archived, in every combination of what is counted by.
pub async fn register_counts(
    request: &Request,
    by: &[CountBy],
    controller: Option<&Key<Controller>>,
) -> Result<Vec<RegisterCount>> {
    let snapshot = request.snapshot();
    let counts = |what| by.contains(&what);
    let by_department = counts(CountBy::Department);
    let by_place = counts(CountBy::Controller) || by_department;
    let mut rows: Vec<RegisterCount> = Vec::new();
    let mut nation = vec![0_usize; ALL_KINDS];
    for owner in snapshot.shared.shelves.controllers.all() {
        let key = owner.key.as_str();
        if controller.is_some_and(|wanted| *wanted != owner.key) || !request.actor.touches(Register::READ, key) {
            continue;
        }
        let Some(holding) = snapshot.holding(key).await.map_err(|error| request.refuse(error))? else {
            continue;
        };
        let countables = countables(request, &snapshot, &holding);
        if !by_place {
            for packed in countables.rows.iter().flat_map(|register| packed_values(*register, by)) {
                nation[packed] += 1;
            }
            continue;
        }
        let mut groups: HashMap<Group, usize> = HashMap::new();
        for register in &countables.rows {
            let department = register.department.filter(|_| by_department);
            for packed in packed_values(*register, by) {
                *groups.entry((packed, department)).or_default() += 1;
            }
        }
        let named = |place: Option<u16>| place.map(|place| countables.departments[usize::from(place)].clone());
        let mut groups: Vec<(usize, Option<Key<Department>>, usize)> = groups
            .into_iter()
            .map(|((packed, place), count)| (packed, named(place), count))
            .collect();
        groups.sort_unstable();
        rows.extend(groups.into_iter().map(|(packed, department_key, count)| RegisterCount {
            department_key,
            controller_key: Some(owner.key.clone()),
            ..row(packed, count)
        }));
    }
    let counted = nation.into_iter().enumerate().filter(|(_, count)| *count > 0);
    rows.extend(counted.map(|(packed, count)| row(packed, count)));
    Ok(rows)
}

/// What the registers in the actor's reach are counted by. Those who may read the whole holding share what was made for it.
fn countables<'a>(request: &Request, snapshot: &Snapshot, holding: &'a Holding) -> Cow<'a, Countables> {
    let whole = Target::controller(&holding.controller);
    if request.actor.may(Register::READ, &whole) {
        return Cow::Borrowed(holding.countables());
    }
    let view = View {
        shared: &snapshot.shared,
        holding: Some(holding),
    };
    let registers = holding.shelves.registers.all().iter();
    let seen: Vec<Arc<Register>> = registers
        .filter(|register| register.may_be_read(&request.actor, view))
        .cloned()
        .collect();
    Cow::Owned(Countables::of(&seen))
}

/// One packed value for each group that a register counts in; zero stands where it is not counted by.
fn packed_values(register: Countable, by: &[CountBy]) -> impl Iterator<Item = usize> {
    let told = |what: CountBy, ordinal: usize| if by.contains(&what) { ordinal + 1 } else { 0 };
    let rest = [
        told(CountBy::LifeCycle, register.life_cycle as usize),
        told(CountBy::Audience, register.audience as usize),
        told(CountBy::SpecialCategories, register.special as usize),
        told(CountBy::Children, register.children as usize),
    ];
    let rest = rest
        .into_iter()
        .zip(&KINDS[1..])
        .fold(0, |packed, (value, kinds)| packed * kinds + value)
        * KINDS[0];
    let by_basis = by.contains(&CountBy::Basis);
    let mut bases = register
        .bases()
        .filter(move |_| by_basis)
        .map(|basis| basis as usize + 1)
        .peekable();
    let none = bases.peek().is_none().then_some(0);
    bases.chain(none).map(move |basis| rest + basis)
}

fn row(mut packed: usize, registers: usize) -> RegisterCount {
    let mut next = |kinds: usize| {
        let value = packed % kinds;
        packed /= kinds;
        value
    };
    // The last packed is the first out.
    let basis = next(KINDS[0]);
    let [children, special, audience, life_cycle] = [KINDS[4], KINDS[3], KINDS[2], KINDS[1]].map(&mut next);
    RegisterCount {
        basis: value(basis),
        life_cycle: value(life_cycle),
        audience: value(audience),
        special_categories: value(special),
        children: value(children),
        registers,
        department_key: None,
        controller_key: None,
    }
}

/// The value with an ordinal; none for zero, where it is not counted by.
fn value<E: sea_orm::Iterable>(ordinal: usize) -> Option<E> {
    E::iter().nth(ordinal.checked_sub(1)?)
}
