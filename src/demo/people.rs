//! Who can one be in the demo? One fictional person for each role, and some more for trying what takes two.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use entity::{
    LanguageText,
    vocabulary::{Language, Role},
};

use crate::{
    access::Actor,
    error::Result,
    records::{
        account::Account,
        grant::Grant,
        inventory::{Change, Inventory, Plan, Verb},
        noun::Key,
        problem::Path,
        snapshot::AnyNoun,
    },
};

/// A person of the demo.
pub struct DemoPerson {
    /// The key of the account.
    pub key: &'static str,
    /// The name; a fictional one that says so.
    pub name: &'static str,
    /// The role.
    pub role: Role,
    /// The controller the role is over; none for the whole installation.
    pub controller: Option<&'static str>,
    /// The department it is over, with what stands below it.
    pub department: Option<&'static str>,
    /// The person in the example organisation.
    pub person: Option<&'static str>,
    /// What the role is, in the three languages.
    pub says: [&'static str; 3],
}

/// The people of the demo, in the order they are offered.
pub const PEOPLE: [DemoPerson; 6] = [
    DemoPerson {
        key: "1",
        name: "Tuija Tietosuoja (esimerkki)",
        role: Role::Dpo,
        controller: None,
        department: None,
        person: None,
        says: [
            "Tietosuojavastaava, kaikki esimerkkikaupungit",
            "Dataskyddsombud, alla exempelstäder",
            "Data protection officer of all the example cities",
        ],
    },
    DemoPerson {
        key: "2",
        name: "Maija Malli (esimerkki)",
        role: Role::Contact,
        controller: Some("pori"),
        department: Some("pori/varhaiskasvatus"),
        person: Some("pori/maija-malli"),
        says: [
            "Yhteyshenkilö, Porin varhaiskasvatus",
            "Kontaktperson, småbarnspedagogiken i Björneborg",
            "Contact of early childhood education in Pori",
        ],
    },
    DemoPerson {
        key: "3",
        name: "Ilkka Ikkuna (esimerkki)",
        role: Role::Contact,
        controller: Some("pori"),
        department: Some("pori/ict"),
        person: None,
        says: [
            "Yhteyshenkilö, Porin ICT-yksikkö",
            "Kontaktperson, IKT-enheten i Björneborg",
            "Contact of the ICT unit in Pori",
        ],
    },
    DemoPerson {
        key: "4",
        name: "Saara Suoja (esimerkki)",
        role: Role::Dpo,
        controller: Some("espoo"),
        department: None,
        person: None,
        says: [
            "Tietosuojavastaava, Espoo",
            "Dataskyddsombud, Esbo",
            "Data protection officer of Espoo",
        ],
    },
    DemoPerson {
        key: "5",
        name: "Tapio Tarkastaja (esimerkki)",
        role: Role::Auditor,
        controller: None,
        department: None,
        person: None,
        says: [
            "Tarkastaja, kaikki esimerkkikaupungit",
            "Revisor, alla exempelstäder",
            "Auditor of all the example cities",
        ],
    },
    DemoPerson {
        key: "6",
        name: "Ylermi Ylläpito (esimerkki)",
        role: Role::Admin,
        controller: None,
        department: None,
        person: None,
        says: [
            "Pääkäyttäjä: tilit, oikeudet ja asetukset",
            "Administratör: konton, rättigheter och inställningar",
            "Administrator of accounts, grants and settings",
        ],
    },
];

impl DemoPerson {
    /// What the role is, in the three languages.
    pub fn role_sentence(&self) -> LanguageText {
        let [fi, sv, en] = self.says;
        LanguageText::new(Some(fi), Some(sv), Some(en))
    }

    fn account(&self) -> Account {
        Account {
            version: 1,
            row: 0,
            key: Key::new(self.key),
            archived_on: None,
            name: self.name.to_owned(),
            kind: entity::vocabulary::AccountKind::Person,
            email: None,
            language: Language::Fi,
            issuer: None,
            subject: None,
            disabled: false,
            weekly_digest: false,
            controller: self.controller.map(Key::new),
            person: self.person.map(Key::new),
        }
    }

    fn grant(&self, now: DateTime<Utc>) -> Grant {
        Grant {
            version: 1,
            key: Key::new(self.key),
            role: Some(self.role),
            given_at: Some(now),
            account: Key::new(self.key),
            controller: self.controller.map(Key::new),
            department: self.department.map(Key::new),
            ..Grant::default()
        }
    }
}

/// Makes the accounts of the demo with their grants, unless there are accounts already. An inventory of other cities than the
/// examples gets those who are over the whole installation.
pub async fn make_once(inventory: &Arc<Inventory>, actor: &Actor, now: DateTime<Utc>) -> Result<()> {
    let held = inventory.snapshot();
    let is_held = |controller: &&str| held.shared.shelves.controllers.get(controller).is_some();
    let owners: Vec<&str> = PEOPLE
        .iter()
        .filter_map(|person| person.controller)
        .filter(is_held)
        .collect();
    inventory
        .change(actor, now, &owners, |snapshot| {
            let mut changes = Vec::new();
            if snapshot.shared.shelves.accounts.all().is_empty() {
                for person in PEOPLE
                    .iter()
                    .filter(|person| person.controller.as_ref().is_none_or(is_held))
                {
                    changes.push(created(AnyNoun::Account(Arc::new(person.account())), Verb::Create));
                    changes.push(created(AnyNoun::Grant(Arc::new(person.grant(now))), Verb::Grant));
                }
            }
            Ok(Plan {
                by: actor.by(None),
                changes,
            })
        })
        .await?;
    Ok(())
}

fn created(after: AnyNoun, verb: Verb) -> Change {
    Change {
        before: None,
        after,
        verb,
        at: Path::default(),
    }
}
