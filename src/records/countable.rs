//! What are registers counted by? One small row for each, so that a nation is counted without walking its records.

use std::sync::Arc;

use entity::vocabulary::{Answer, Audience, LegalBasis, LifeCycle};

use super::{department::Department, noun::Key, register::Register};

/// What one register is counted by, in eight bytes: a walk over thirty thousand of these stays in the processor's cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Countable {
    /// Its lawful bases, a bit each.
    bases: u8,
    /// Where it is in its life.
    pub life_cycle: LifeCycle,
    /// Whom its notice speaks to.
    pub audience: Audience,
    /// Whether it holds special categories, all data groups together.
    pub special: Answer,
    /// Whether it holds data of children, all data groups together.
    pub children: Answer,
    /// The place of its department among [`Countables::departments`].
    pub department: Option<u16>,
}

/// What a controller's registers are counted by; archived ones are left out.
#[derive(Clone, Debug, Default)]
pub struct Countables {
    /// A row for each register.
    pub rows: Vec<Countable>,
    /// The departments that the rows name by place.
    pub departments: Vec<Key<Department>>,
}

impl Countable {
    /// Its lawful bases, each once, in the order of Art. 6(1).
    pub fn bases(self) -> impl Iterator<Item = LegalBasis> {
        <LegalBasis as sea_orm::Iterable>::iter().filter(move |basis| self.bases & (1 << *basis as u8) != 0)
    }
}

impl Countables {
    /// The rows of registers.
    pub fn of(registers: &[Arc<Register>]) -> Self {
        let mut countables = Self::default();
        for register in registers.iter().filter(|register| register.archived_on.is_none()) {
            let department = register.department.as_ref().and_then(|key| countables.place(key));
            countables.rows.push(Countable {
                bases: register.distinct_bases().fold(0, |bits, basis| bits | 1 << basis as u8),
                life_cycle: register.life_cycle,
                audience: register.audience,
                special: register.special_together(),
                children: register.children_together(),
                department,
            });
        }
        countables
    }

    fn place(&mut self, department: &Key<Department>) -> Option<u16> {
        let place = self
            .departments
            .iter()
            .position(|known| known == department)
            .unwrap_or_else(|| {
                self.departments.push(department.clone());
                self.departments.len() - 1
            });
        // More departments than this in one controller are counted as none.
        u16::try_from(place).ok()
    }
}
