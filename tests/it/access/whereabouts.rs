//! Where does everything stand, and whose eyes is it for? Said of each noun anew, as the lawyer would, and not by asking the
//! program.

use std::collections::HashMap;

use seloste::{
    access::Action,
    records::{
        controller::Controller, department::Department, inventory::Inventory, noun::Key, register::Register,
        snapshot::AnyNoun,
    },
};
use std::sync::Arc;

use super::reference::{About, Above, Asker, Spot, may};
use crate::support::now;

/// Everything there is, by its global id.
pub struct Whereabouts {
    nouns: HashMap<String, (Action, About, AnyNoun)>,
    above: HashMap<String, String>,
}

impl Above for Whereabouts {
    fn above(&self, department: &str) -> Option<String> {
        self.above.get(department).cloned()
    }
}

impl Whereabouts {
    /// All that an inventory holds now.
    pub async fn of(inventory: &Arc<Inventory>) -> Self {
        let snapshot = inventory.snapshot();
        let mut nouns: Vec<AnyNoun> = snapshot.shared.shelves.nouns().collect();
        for controller in snapshot.shared.shelves.controllers.all() {
            let holding = snapshot.holding(controller.key.as_str()).await;
            let holding = holding
                .expect("the inventory answers")
                .expect("the controller is there");
            nouns.extend(holding.shelves.nouns());
        }
        let mut departments = HashMap::new();
        let mut above = HashMap::new();
        for noun in &nouns {
            match noun {
                AnyNoun::Register(register) => {
                    let department = register.department.as_ref().map(ToString::to_string);
                    departments.insert(register.key.to_string(), department);
                }
                AnyNoun::Department(department) => {
                    if let Some(parent) = &department.parent {
                        above.insert(department.key.to_string(), parent.to_string());
                    }
                }
                _ => {}
            }
        }
        let nouns = nouns
            .into_iter()
            .map(|noun| {
                let id = format!("{}:{}", noun.kind().word(), noun.key());
                let (action, about) = eyes(&noun, &departments, &snapshot.shared.shelves);
                (id, (action, about, noun))
            })
            .collect();
        Self { nouns, above }
    }

    /// The id of the first noun of which something is true, in order of ids.
    pub fn first(&self, is_it: impl Fn(&AnyNoun) -> bool) -> String {
        let ids = self
            .nouns
            .iter()
            .filter(|(_, (_, _, noun))| is_it(noun))
            .map(|(id, _)| id);
        ids.min_by_key(|id| (id.len(), id.as_str()))
            .expect("there is one")
            .clone()
    }

    /// What one must be allowed to read it, and where it stands.
    pub fn eyes(&self, id: &str) -> Option<(Action, &About)> {
        self.nouns.get(id).map(|(action, about, _)| (*action, about))
    }

    /// Whether someone may read what an id names. One's own account is one's own to see, and so are one's tokens.
    pub fn readable(&self, asker: &Asker, account: Option<&str>, id: &str) -> bool {
        let Some((action, about, noun)) = self.nouns.get(id) else {
            return false;
        };
        let own = match noun {
            AnyNoun::Account(noun) => Some(noun.key.as_str()) == account,
            AnyNoun::ApiToken(noun) => Some(noun.account.as_str()) == account,
            _ => false,
        };
        let in_scope = asker
            .scopes
            .as_ref()
            .is_none_or(|scopes| scopes.contains(&action.scope()));
        (own && in_scope) || may(asker, *action, about, now(), self)
    }

    /// The ids of a kind that someone may read, in order; archived ones only when asked for.
    pub fn all_readable(&self, asker: &Asker, account: Option<&str>, word: &str, archived: bool) -> Vec<&str> {
        let mut ids: Vec<&str> = self
            .nouns
            .iter()
            .filter(|(id, (_, _, noun))| {
                noun.kind().word() == word
                    && (archived || noun.archived_on().is_none())
                    && self.readable(asker, account, id)
            })
            .map(|(id, _)| id.as_str())
            .collect();
        ids.sort_unstable();
        ids
    }
}

type Departments = HashMap<String, Option<String>>;

/// The whole installation, a controller, or a department of it.
fn reaching(controller: Option<&Key<Controller>>, department: Option<&Key<Department>>) -> About {
    controller.map_or(About::Shared, |controller| {
        About::Place(Spot {
            city: controller.to_string(),
            department: department.map(ToString::to_string),
            register: None,
        })
    })
}

fn eyes(noun: &AnyNoun, registers: &Departments, shared: &seloste::records::snapshot::Shelves) -> (Action, About) {
    let owner = || {
        noun.key()
            .split_once('/')
            .map(|(owner, _)| owner.to_owned())
            .unwrap_or_default()
    };
    let whole_city = |city: String| {
        About::Place(Spot {
            city,
            department: None,
            register: None,
        })
    };
    let register = |key: &str| Spot {
        city: key
            .split_once('/')
            .map(|(owner, _)| owner.to_owned())
            .unwrap_or_default(),
        department: registers.get(key).cloned().flatten(),
        register: Some(key.to_owned()),
    };
    let in_department = |department: Option<String>| {
        About::Place(Spot {
            city: owner(),
            department,
            register: None,
        })
    };
    // What covers several registers may be read where one of them may.
    let covering = |keys: Vec<String>| match &keys[..] {
        [] => whole_city(owner()),
        keys => About::OneOf(keys.iter().map(|key| register(key)).collect()),
    };
    let covers = |keys: &[Key<Register>]| covering(keys.iter().map(ToString::to_string).collect());
    let account = |key: &str| match shared.accounts.get(key).and_then(|account| account.controller.clone()) {
        Some(controller) => whole_city(controller.to_string()),
        None => About::Shared,
    };
    match noun {
        AnyNoun::Act(_)
        | AnyNoun::Provision(_)
        | AnyNoun::Country(_)
        | AnyNoun::AdequacyDecision(_)
        | AnyNoun::SupervisoryAuthority(_)
        | AnyNoun::DataSubjectCategory(_)
        | AnyNoun::PersonalDataCategory(_) => (Action::ReadLaw, About::Shared),
        AnyNoun::Processor(_) | AnyNoun::Service(_) | AnyNoun::Recipient(_) | AnyNoun::OutsideSource(_) => {
            (Action::ReadSharedNode, About::Shared)
        }
        AnyNoun::Controller(noun) => (Action::ReadController, whole_city(noun.key.to_string())),
        AnyNoun::Department(noun) => (Action::ReadController, in_department(Some(noun.key.to_string()))),
        AnyNoun::Post(noun) => (
            Action::ReadController,
            in_department(noun.department.as_ref().map(ToString::to_string)),
        ),
        AnyNoun::Person(_) => (Action::ReadPerson, whole_city(owner())),
        AnyNoun::Register(noun) => (Action::ReadRegister, About::Place(register(noun.key.as_str()))),
        AnyNoun::NoticeVersion(noun) => (Action::ReadRegister, About::Place(register(noun.register.as_str()))),
        AnyNoun::ProcessingAgreement(noun) => (Action::ReadRegister, covers(&noun.registers)),
        AnyNoun::Assessment(noun) => (Action::ReadRegister, covers(&noun.registers)),
        AnyNoun::ProcessorRecord(_) => (Action::ReadRegister, whole_city(owner())),
        AnyNoun::DataFlow(noun) => {
            let ends: Vec<String> = [&noun.from, &noun.to]
                .into_iter()
                .map(ToString::to_string)
                .filter_map(|node| node.strip_prefix("register:").map(str::to_owned))
                .filter(|key| key.starts_with(&format!("{}/", owner())))
                .collect();
            if noun.key.as_str().contains('/') {
                (Action::ReadRegister, covering(ends))
            } else {
                (Action::ReadSharedNode, About::Shared)
            }
        }
        AnyNoun::Submission(noun) => (Action::ReadDiscussion, About::Place(register(noun.register.as_str()))),
        AnyNoun::Comment(noun) => (Action::ReadDiscussion, About::Place(register(noun.register.as_str()))),
        AnyNoun::Waiver(noun) => (Action::ReadRegister, About::Place(register(noun.register.as_str()))),
        AnyNoun::BreachCase(noun) => (Action::ReadBreach, covers(&noun.registers)),
        AnyNoun::SavedReport(noun) => (
            Action::ReadSavedReport,
            reaching(noun.controller.as_ref(), noun.department.as_ref()),
        ),
        AnyNoun::RuleSetting(_) => (Action::ReadController, whole_city(owner())),
        AnyNoun::Account(noun) if noun.controller.is_none() => (Action::ReadColleague, About::Shared),
        AnyNoun::Account(noun) => (Action::ReadAccount, account(noun.key.as_str())),
        AnyNoun::Grant(noun) => (
            Action::ReadAccount,
            reaching(noun.controller.as_ref(), noun.department.as_ref()),
        ),
        AnyNoun::ApiToken(noun) => (Action::ManageToken, account(noun.account.as_str())),
        AnyNoun::Webhook(noun) => (Action::ManageWebhook, account(noun.account.as_str())),
    }
}
