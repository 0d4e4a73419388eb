//! What makes a made-up register sound in law, and what makes one flawed?
//!
//! Chance draws as cities write, and most of what it draws has an error somewhere: a basis without its act, no agreement behind a
//! service, "no transfers" where a chain leads out of the EEA. A sound register is the drawn one with those mended, so that it can
//! be published; a flawed one stays as drawn. Days count too: what is sound here is so until 2030.

use entity::vocabulary::{
    Answer, FlowKind, FlowMeans, LegalBasis, LifeCycle, NodeKind, SpecialCondition, TransferMechanism,
};

use super::{
    chance::{Chance, Translated},
    parts,
    shared::Offered,
    words::Task,
};
use crate::records::{
    data_flow::DataFlow,
    law::Country,
    noun::Key,
    register::{DataGroup, Register, SpecialCategoryGround},
};

/// Stands for the streams of chance that say which registers are flawed, so that all else is drawn as if none were.
const STREAM: u64 = 1 << 32;

/// Data of these categories are on crime, Art. 10.
const CRIMINAL: [&str; 4] = [
    "criminal-record",
    "criminal-record-extract-check",
    "suspected-offence",
    "security-clearance",
];

/// A provision that is drawn here and there and has been repealed.
const REPEALED: &str = "621-1999/18";

/// The chance that says which of a controller's registers are flawed.
pub fn flaws(seed: u64, number: usize) -> Chance {
    Chance::new(seed, STREAM + number as u64)
}

/// On what a transfer to these countries can rest: on what was drawn, or else on standard clauses. Of the countries drawn here an
/// adequacy decision is relied on for the United States alone.
pub fn mechanism(drawn: Option<TransferMechanism>, countries: &[Key<Country>]) -> Option<TransferMechanism> {
    let american = !countries.is_empty() && countries.iter().all(|country| country.as_str() == "us");
    match drawn {
        None => Some(TransferMechanism::StandardClausesCommission),
        Some(TransferMechanism::AdequacyDecision) if !american => Some(TransferMechanism::StandardClausesCommission),
        drawn => drawn,
    }
}

/// Mends a register and the flows at its ends.
pub fn mend(register: &mut Register, flows: &mut [DataFlow], services: &[Offered], task: &Task) {
    // Art. 6(3): a legal obligation lies in an act, and in one that is in force.
    for basis in register.purposes.iter_mut().flat_map(|purpose| &mut purpose.bases) {
        basis.provisions.retain(|provision| provision.as_str() != REPEALED);
        if basis.provisions.is_empty() && basis.basis == LegalBasis::LegalObligation {
            basis.provisions.push(Key::new(task.provision));
        }
    }
    register.data_groups.iter_mut().for_each(mend_group);
    mend_conditions(register);
    if register.automated_decisions == Answer::Yes {
        // Art. 13(2)(f).
        register.automated_logic = Translated::FULLY.plain((
            "Päätös tehdään hakemuksen tiedoista ennalta vahvistetuin säännöin.",
            "Beslutet fattas utifrån uppgifterna i ansökan enligt regler som fastställts på förhand.",
            "The decision is made from what was applied for, by rules laid down beforehand.",
        ));
        register.automated_significance = Translated::FULLY.plain((
            "Hakija saa palvelun tai jää ilman sitä; päätöksen voi saada ihmisen käsiteltäväksi.",
            "Sökanden får tjänsten eller blir utan den; beslutet kan behandlas av en människa.",
            "The applicant gets the service or does not; the decision can be looked at by a person.",
        ));
    }
    if register.life_cycle == LifeCycle::Closed
        && let Some(limit) = register.retention.first_mut()
    {
        // Art. 5(1)(e): what was closed has not stood longer than it may.
        limit.minimum = None;
        limit.maximum = Some(parts::years(10));
    }
    mend_flows(register, flows, services);
}

fn mend_group(group: &mut DataGroup) {
    let holds = |group: &DataGroup, of: &[&str]| {
        let mut categories = group.items.iter().filter_map(|item| item.category.as_ref());
        categories.any(|category| of.contains(&category.as_str()))
    };
    if group.identity_code == Answer::Yes || holds(group, &["identity-code"]) {
        group.identity_code_ground = Some(Key::new("1050-2018/29-1"));
    }
    if group.criminal == Answer::Yes || holds(group, &CRIMINAL) {
        group.criminal_ground = Some(Key::new("1050-2018/7"));
    }
}

/// Art. 9(2): where data of special categories are used, a condition allows it.
fn mend_conditions(register: &mut Register) {
    let special: Vec<Vec<String>> = register
        .data_groups
        .iter()
        .filter(|group| group.special == Answer::Yes || !group.special_categories.is_empty())
        .map(|group| group.purposes.clone())
        .collect();
    for used_for in special {
        let mut purposes = register.purposes.iter_mut();
        let purpose = purposes.find(|purpose| used_for.is_empty() || used_for.contains(&purpose.key));
        if let Some(purpose) = purpose.filter(|purpose| purpose.conditions.is_empty()) {
            purpose.conditions.push(SpecialCategoryGround {
                condition: SpecialCondition::SubstantialPublicInterest,
                provisions: vec![Key::new("1050-2018/6-1-2")],
            });
        }
    }
}

/// Art. 13(1)(e) and (f): what is said of recipients and transfers is what the flows say.
fn mend_flows(register: &mut Register, flows: &mut [DataFlow], services: &[Offered]) {
    let (mut kept_outside, mut told) = (false, false);
    for flow in flows.iter_mut().filter(|flow| flow.to.kind == NodeKind::Service) {
        let Some(service) = services.iter().find(|service| *service.key.as_str() == *flow.to.key) else {
            continue;
        };
        if let Some(countries) = &service.kept_outside {
            flow.mechanism = mechanism(flow.mechanism, countries);
        }
        kept_outside |= service.kept_outside.is_some() || service.behind.kept_outside;
        told |= service.outside || service.behind.told || flow.mechanism.is_some();
    }
    if register.no_recipients == Answer::Yes {
        register.no_recipients = Answer::No;
    }
    if kept_outside && register.no_transfers == Answer::Yes {
        register.no_transfers = Answer::No;
    } else if !kept_outside && !told {
        register.no_transfers = Answer::Yes;
    }
}

/// Whether an impact assessment is to be done, Art. 35: two of the criteria that a record tells are met.
pub fn needs_assessment(register: &Register, flows: &[DataFlow]) -> bool {
    let any = |asks: fn(&DataGroup) -> bool| register.data_groups.iter().any(asks);
    let large = any(|group| group.large_scale == Answer::Yes);
    let automatic = flows
        .iter()
        .any(|flow| flow.kind == FlowKind::Collection && flow.means == Some(FlowMeans::Automatic));
    let criteria = [
        large && any(|group| group.special == Answer::Yes || group.criminal == Answer::Yes),
        any(|group| group.children == Answer::Yes),
        register.automated_decisions == Answer::Yes,
        register.profiling == Answer::Yes,
        large && automatic,
    ];
    criteria.into_iter().filter(|criterion| *criterion).count() >= 2
}
