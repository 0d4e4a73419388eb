//! On what does each department rest, Art. 6(1)?

use std::collections::{BTreeMap, BTreeSet};

use entity::vocabulary::LegalBasis;

use super::super::{
    form::table::{Phrase, Words},
    held::Held,
    report::{About, Ask, Report},
    row::{Word, count},
};
use crate::{
    columns,
    law::basis::Article,
    records::{department::Department, noun::Key, register::Register},
};

columns! {
    /// One basis in one department.
    BasisRow "BasesByDepartmentRow" {
        department "department": Phrase, "Toimiala tai yksikkö", "Sektor eller enhet", "Department";
        department_key "departmentKey": Option<String>, "Toimialan tunnus", "Sektorns nyckel", "Key of the department";
        controller "controller": String, "Rekisterinpitäjä", "Personuppgiftsansvarig", "Controller";
        basis "basis": Word, "Oikeusperuste", "Rättslig grund", "Lawful basis";
        article "article": Option<String>, "Artikla", "Artikel", "Article";
        registers "registers": i64, "Rekistereitä", "Register", "Registers";
        purposes "purposes": i64, "Tarkoituksia", "Ändamål", "Purposes";
        without_provision "withoutProvision": i64, "Tarkoituksia ilman säännöstä", "Ändamål utan bestämmelse", "Purposes without a provision";
    }
}

columns! {
    /// What the bases come to.
    #[derive(Default)]
    BasisTotals "BasesByDepartmentTotals" {
        registers "registers": i64, "Rekistereitä", "Register", "Registers";
        not_stated "basisNotStated": i64, "Rekistereitä ilman oikeusperustetta", "Register utan rättslig grund", "Registers without a stated basis";
    }
}

/// What is gathered of one basis in one department.
#[derive(Default)]
struct Group {
    registers: BTreeSet<Key<Register>>,
    purposes: i64,
    without_provision: i64,
}

/// Bases by department.
pub struct BasesByDepartment;

impl Report for BasesByDepartment {
    type Row = BasisRow;
    type Sums = BasisTotals;
    type Totals = BasisTotals;
    type Fetched = ();

    const ABOUT: About = About {
        name: "bases-by-department",
        title: Words::new(
            "Oikeusperusteet toimialoittain",
            "Rättsliga grunder per sektor",
            "Lawful bases by department",
        ),
        question: Words::new(
            "Mihin kunkin toimialan käsittely perustuu? (6 artiklan 1 kohta)",
            "Vad vilar varje sektors behandling på? (artikel 6.1)",
            "On what does the processing of each department rest? (Article 6(1))",
        ),
        help: Words::new(
            "Yksi rivi on oikeusperuste yhdellä toimialalla. Rekisteri, jolla on monta perustetta, lasketaan kuhunkin.",
            "En rad är en rättslig grund inom en sektor. Ett register med flera grunder räknas till var och en.",
            "A row is a basis in one department. A register with several bases counts in each.",
        ),
        takes: &[],
    };

    fn rows(held: Held<'_>, (): (), sums: &mut BasisTotals, rows: &mut Vec<BasisRow>) {
        let mut groups: BTreeMap<(Option<Key<Department>>, Option<LegalBasis>), Group> = BTreeMap::new();
        for register in held.registers() {
            sums.registers += 1;
            let place = |basis| (register.department.clone(), basis);
            if register.distinct_bases().next().is_none() {
                sums.not_stated += 1;
                groups.entry(place(None)).or_default().registers.insert(register.key.clone());
            }
            for purpose in &register.purposes {
                if purpose.bases.is_empty() {
                    groups.entry(place(None)).or_default().purposes += 1;
                }
                let mut seen = BTreeSet::new();
                for basis in &purpose.bases {
                    let group = groups.entry(place(Some(basis.basis))).or_default();
                    group.registers.insert(register.key.clone());
                    // A purpose counts once in each basis, however often it names it.
                    if seen.insert(basis.basis) {
                        group.purposes += 1;
                        let same = purpose.bases.iter().filter(|other| other.basis == basis.basis);
                        let bare = same.clone().all(|other| other.provisions.is_empty());
                        group.without_provision += i64::from(bare);
                    }
                }
            }
        }
        rows.extend(groups.into_iter().map(|((department, basis), group)| BasisRow {
            department: department_or_none(held, department.as_ref()),
            department_key: department.map(|key| key.to_string()),
            controller: held.holding().controller.to_string(),
            basis: basis.map_or_else(|| not_stated(held), |basis| held.word("basis", &basis)),
            article: basis.map(|basis| basis.article().to_owned()),
            registers: count(group.registers.len()),
            purposes: group.purposes,
            without_provision: group.without_provision,
        }));
    }

    fn end(_: &Ask, sums: BasisTotals, _: &mut Vec<BasisRow>) -> BasisTotals {
        sums
    }
}

fn not_stated(held: Held<'_>) -> Word {
    held.word("answer", &entity::vocabulary::Answer::NotStated)
}

/// The name of a department; of what belongs to none, that.
pub(super) fn department_or_none(held: Held<'_>, key: Option<&Key<Department>>) -> Phrase {
    let none = Words::new("ei toimialaa", "ingen sektor", "no department");
    let key_itself = || key.map_or_else(|| none.say(held.ask.language).into(), |key| key.to_string().into());
    held.department(key).unwrap_or_else(key_itself)
}
