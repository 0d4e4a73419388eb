//! Services with the countries they run in.

use entity::{
    node, service,
    service_country::{self, CountryRole},
    vocabulary::NodeKind,
};
use sea_orm::DbErr;

use super::{Keys, Numbers, Rows, Stored, parts::Parts};
use crate::records::service::Service;

impl Stored for Service {
    fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        rows.nodes.push(node::Model {
            id: self.row,
            kind: NodeKind::Service,
        });
        rows.services.push(service::Model {
            id: self.row,
            key: self.key.to_string(),
            version: self.version,
            archived_on: self.archived_on,
            name: self.name.clone(),
            description: self.description.clone(),
            hosting: self.hosting.clone(),
            hosted_in_eea: self.hosted_in_eea,
            sub_processors_told: self.sub_processors_told,
            website: self.website.clone(),
            proposed: self.proposed,
            provider_id: numbers.maybe(self.provider.as_ref()),
            run_by_id: numbers.maybe(self.run_by.as_ref()),
        });
        for (role, countries) in [
            (CountryRole::Hosting, &self.hosting_countries),
            (CountryRole::Support, &self.support_countries),
        ] {
            for (position, key) in (0..).zip(countries) {
                rows.service_countries.push(service_country::Model {
                    service_id: self.row,
                    role,
                    position,
                    country_id: numbers.of(key),
                });
            }
        }
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        let mut service_countries = Parts::take(&mut rows.service_countries);

        let nouns = Parts::take(&mut rows.services).all(|row| {
            let id = row.id;
            Ok(Service {
                row: row.id,
                version: row.version,
                key: keys.key(row.id)?,
                archived_on: row.archived_on,
                name: row.name,
                description: row.description,
                hosting: row.hosting,
                hosted_in_eea: row.hosted_in_eea,
                sub_processors_told: row.sub_processors_told,
                website: row.website,
                proposed: row.proposed,
                provider: keys.maybe(row.provider_id)?,
                run_by: keys.maybe(row.run_by_id)?,
                hosting_countries: service_countries.read(
                    |row| row.service_id == id && row.role == CountryRole::Hosting,
                    |row| keys.key(row.country_id),
                )?,
                support_countries: service_countries.read(
                    |row| row.service_id == id && row.role == CountryRole::Support,
                    |row| keys.key(row.country_id),
                )?,
            })
        })?;
        service_countries.finish()?;
        Ok(nouns)
    }
}
