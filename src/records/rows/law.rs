//! Acts, provisions, countries, adequacy decisions and supervisory authorities.

use entity::{adequacy_decision, authority_contact, country, legal_act, provision, supervisory_authority};
use sea_orm::DbErr;

use super::{Keys, Numbers, Rows, Stored, parts::Parts};
use crate::records::law::{Act, AdequacyDecision, AuthorityContact, Country, Provision, SupervisoryAuthority};

impl Stored for Act {
    fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        rows.acts.push(legal_act::Model {
            id: self.row,
            key: self.key.to_string(),
            version: self.version,
            archived_on: self.archived_on,
            number: self.number.clone(),
            jurisdiction: self.jurisdiction,
            title: self.title.clone(),
            eli: self.eli.clone(),
            link: self.link.clone(),
            in_force_from: self.in_force_from,
            in_force_until: self.in_force_until,
            source: self.source.clone(),
            checked: self.checked,
            replaced_by_id: numbers.maybe(self.replaced_by.as_ref()),
        });
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        Parts::take(&mut rows.acts).all(|row| {
            Ok(Act {
                row: row.id,
                version: row.version,
                key: keys.key(row.id)?,
                archived_on: row.archived_on,
                number: row.number,
                jurisdiction: row.jurisdiction,
                title: row.title,
                eli: row.eli,
                link: row.link,
                in_force_from: row.in_force_from,
                in_force_until: row.in_force_until,
                source: row.source,
                checked: row.checked,
                replaced_by: keys.maybe(row.replaced_by_id)?,
            })
        })
    }
}

impl Stored for Provision {
    fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        rows.provisions.push(provision::Model {
            id: self.row,
            key: self.key.to_string(),
            version: self.version,
            archived_on: self.archived_on,
            act_id: numbers.of(&self.act),
            section: self.section.clone(),
            label: self.label.clone(),
            title: self.title.clone(),
            in_force_from: self.in_force_from,
            in_force_until: self.in_force_until,
            source: self.source.clone(),
            checked: self.checked,
        });
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        Parts::take(&mut rows.provisions).all(|row| {
            Ok(Provision {
                row: row.id,
                version: row.version,
                key: keys.key(row.id)?,
                archived_on: row.archived_on,
                act: keys.key(row.act_id)?,
                section: row.section,
                label: row.label,
                title: row.title,
                in_force_from: row.in_force_from,
                in_force_until: row.in_force_until,
                source: row.source,
                checked: row.checked,
            })
        })
    }
}

impl Stored for Country {
    fn add_rows(&self, _: &dyn Numbers, rows: &mut Rows) {
        rows.countries.push(country::Model {
            id: self.row,
            key: self.key.to_string(),
            version: self.version,
            archived_on: self.archived_on,
            code: self.code.clone(),
            name: self.name.clone(),
            eea_from: self.eea_from,
            eea_until: self.eea_until,
            source: self.source.clone(),
            checked: self.checked,
        });
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        Parts::take(&mut rows.countries).all(|row| {
            Ok(Country {
                row: row.id,
                version: row.version,
                key: keys.key(row.id)?,
                archived_on: row.archived_on,
                code: row.code,
                name: row.name,
                eea_from: row.eea_from,
                eea_until: row.eea_until,
                source: row.source,
                checked: row.checked,
            })
        })
    }
}

impl Stored for AdequacyDecision {
    fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        rows.adequacy_decisions.push(adequacy_decision::Model {
            id: self.row,
            key: self.key.to_string(),
            version: self.version,
            archived_on: self.archived_on,
            country_id: numbers.of(&self.country),
            reference: self.reference.clone(),
            scope: self.scope,
            in_force_from: self.in_force_from,
            scope_note: self.scope_note.clone(),
            eli: self.eli.clone(),
            in_force_until: self.in_force_until,
            source: self.source.clone(),
            checked: self.checked,
        });
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        Parts::take(&mut rows.adequacy_decisions).all(|row| {
            Ok(AdequacyDecision {
                row: row.id,
                version: row.version,
                key: keys.key(row.id)?,
                archived_on: row.archived_on,
                country: keys.key(row.country_id)?,
                reference: row.reference,
                scope: row.scope,
                in_force_from: row.in_force_from,
                scope_note: row.scope_note,
                eli: row.eli,
                in_force_until: row.in_force_until,
                source: row.source,
                checked: row.checked,
            })
        })
    }
}

impl Stored for SupervisoryAuthority {
    fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        rows.supervisory_authorities.push(supervisory_authority::Model {
            id: self.row,
            key: self.key.to_string(),
            version: self.version,
            archived_on: self.archived_on,
            country_id: numbers.of(&self.country),
            name: self.name.clone(),
            website: self.website.clone(),
            source: self.source.clone(),
        });
        for (position, contact) in (0..).zip(&self.contacts) {
            rows.authority_contacts.push(authority_contact::Model {
                authority_id: self.row,
                position,
                valid_from: contact.valid_from,
                valid_until: contact.valid_until,
                postal_address: contact.postal_address.clone(),
                visiting_address: contact.visiting_address.clone(),
                email: contact.email.clone(),
                phone: contact.phone.clone(),
                source: contact.source.clone(),
                checked: contact.checked,
            });
        }
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        let mut authority_contacts = Parts::take(&mut rows.authority_contacts);

        let nouns = Parts::take(&mut rows.supervisory_authorities).all(|row| {
            let id = row.id;
            Ok(SupervisoryAuthority {
                row: row.id,
                version: row.version,
                key: keys.key(row.id)?,
                archived_on: row.archived_on,
                country: keys.key(row.country_id)?,
                name: row.name,
                website: row.website,
                source: row.source,
                contacts: authority_contacts.read(
                    |row| row.authority_id == id,
                    |row| {
                        Ok(AuthorityContact {
                            valid_from: row.valid_from,
                            valid_until: row.valid_until,
                            postal_address: row.postal_address,
                            visiting_address: row.visiting_address,
                            email: row.email,
                            phone: row.phone,
                            source: row.source,
                            checked: row.checked,
                        })
                    },
                )?,
            })
        })?;
        authority_contacts.finish()?;
        Ok(nouns)
    }
}
