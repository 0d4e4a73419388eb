//! The law: acts and provisions, countries, adequacy decisions, supervisory authorities, rights by basis, and the code
//! lists of data subjects and of personal data. Dated rows, each naming its source.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm_migration::{prelude::*, sea_orm::ConnectionTrait};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value as Json, json};

/// The version of a row that nobody has edited: every installation has it, so it is left out of exports.
const UNTOUCHED: i32 = 0;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// The tables filled here, what is referred to first.
const TABLES: [&str; 10] = [
    "node",
    "legal_act",
    "provision",
    "country",
    "adequacy_decision",
    "supervisory_authority",
    "authority_contact",
    "right_by_basis",
    "data_subject_category",
    "personal_data_category",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::m20261121_000001_inventory::defer(manager).await?;
        let next = Query::select().column("next_row").from("revision").to_owned();
        let next = manager.get_connection().query_one(&next).await?;
        let next: i32 = next
            .ok_or_else(|| DbErr::Migration("the table revision is empty".to_owned()))?
            .try_get("", "next_row")?;
        let mut law = Law {
            next,
            numbers: HashMap::new(),
            batches: Vec::new(),
        };
        law.acts()?;
        law.countries()?;
        law.adequacy_decisions()?;
        law.supervisory_authorities()?;
        law.rights_by_basis()?;
        law.data_subject_categories()?;
        law.personal_data_categories()?;
        law.write(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::m20261121_000001_inventory::defer(manager).await?;
        for table in TABLES.iter().rev() {
            // Nodes that are not law stay; where one of them still refers to law, the commit is refused.
            let condition = if *table == "node" {
                " WHERE kind = 'SUBJECTS'"
            } else {
                ""
            };
            manager
                .get_connection()
                .execute_unprepared(&format!("DELETE FROM {table}{condition}"))
                .await?;
        }
        Ok(())
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

#[derive(Deserialize)]
struct Act {
    key: String,
    number: String,
    jurisdiction: String,
    title: Json,
    eli: Option<String>,
    link: Option<String>,
    in_force_from: Option<NaiveDate>,
    in_force_until: Option<NaiveDate>,
    replaced_by: Option<String>,
    source: String,
    checked: String,
    provisions: Vec<Provision>,
}

#[derive(Deserialize)]
struct Provision {
    section: String,
    label: Json,
    title: Option<Json>,
    in_force_from: Option<NaiveDate>,
    in_force_until: Option<NaiveDate>,
    source: String,
    checked: String,
}

#[derive(Deserialize)]
struct Country {
    code: String,
    name: Json,
    eea_from: Option<NaiveDate>,
    eea_until: Option<NaiveDate>,
    source: String,
    checked: String,
}

#[derive(Deserialize)]
struct AdequacyDecision {
    key: String,
    country: String,
    scope: String,
    scope_note: Option<Json>,
    reference: String,
    eli: Option<String>,
    in_force_from: NaiveDate,
    in_force_until: Option<NaiveDate>,
    source: String,
    checked: String,
}

#[derive(Deserialize)]
struct SupervisoryAuthority {
    key: String,
    country: String,
    name: Json,
    website: Option<String>,
    source: String,
    contacts: Vec<Contact>,
}

#[derive(Deserialize)]
struct Contact {
    valid_from: Option<NaiveDate>,
    valid_until: Option<NaiveDate>,
    postal_address: Option<Json>,
    visiting_address: Option<Json>,
    email: Option<String>,
    phone: Option<String>,
    source: String,
    checked: String,
}

#[derive(Deserialize)]
struct RightByBasis {
    right: String,
    article: String,
    basis: String,
    holds: String,
    note: Option<Json>,
    valid_from: Option<NaiveDate>,
    valid_until: Option<NaiveDate>,
    source: String,
    checked: String,
}

#[derive(Deserialize)]
struct DataSubjectCategory {
    key: String,
    name: Json,
    description: Option<Json>,
    parent: Option<String>,
    dpv: Option<String>,
}

#[derive(Deserialize)]
struct PersonalDataCategory {
    key: String,
    name: Json,
    parent: Option<String>,
    special: Option<String>,
    identity_code: bool,
    criminal: bool,
    free_text: bool,
    dpv: Option<String>,
}

/// Rows on their way into one table.
struct Batch {
    table: &'static str,
    columns: &'static [&'static str],
    rows: Vec<Vec<Value>>,
}

/// The rows of all tables, and the number of the next one.
struct Law {
    next: i32,
    numbers: HashMap<(&'static str, String), i32>,
    batches: Vec<Batch>,
}

impl Law {
    fn acts(&mut self) -> Result<(), DbErr> {
        let acts: Vec<Act> = read("acts.json", include_str!("law/acts.json"))?;
        for act in &acts {
            self.number("legal_act", &act.key);
        }
        let mut rows = Vec::new();
        let mut provisions = Vec::new();
        for act in acts {
            let id = self.find("legal_act", &act.key)?;
            let replaced_by = self.maybe("legal_act", act.replaced_by.as_deref())?;
            for provision in act.provisions {
                let key = format!("{}/{}", act.key, provision.section);
                provisions.push(vec![
                    self.number("provision", &key).into(),
                    key.into(),
                    UNTOUCHED.into(),
                    id.into(),
                    provision.section.into(),
                    provision.label.into(),
                    words(provision.title),
                    provision.in_force_from.into(),
                    provision.in_force_until.into(),
                    provision.source.into(),
                    provision.checked.into(),
                ]);
            }
            rows.push(vec![
                id.into(),
                act.key.into(),
                UNTOUCHED.into(),
                act.number.into(),
                act.jurisdiction.into(),
                act.title.into(),
                act.eli.into(),
                act.link.into(),
                act.in_force_from.into(),
                act.in_force_until.into(),
                act.source.into(),
                act.checked.into(),
                replaced_by.into(),
            ]);
        }
        let columns = &[
            "id",
            "key",
            "version",
            "number",
            "jurisdiction",
            "title",
            "eli",
            "link",
            "in_force_from",
            "in_force_until",
            "source",
            "checked",
            "replaced_by_id",
        ];
        self.batches.push(Batch {
            table: "legal_act",
            columns,
            rows,
        });
        let columns = &[
            "id",
            "key",
            "version",
            "act_id",
            "section",
            "label",
            "title",
            "in_force_from",
            "in_force_until",
            "source",
            "checked",
        ];
        self.batches.push(Batch {
            table: "provision",
            columns,
            rows: provisions,
        });
        Ok(())
    }

    fn countries(&mut self) -> Result<(), DbErr> {
        let countries: Vec<Country> = read("countries.json", include_str!("law/countries.json"))?;
        let mut rows = Vec::new();
        for country in countries {
            let key = country.code.to_lowercase();
            rows.push(vec![
                self.number("country", &key).into(),
                key.into(),
                UNTOUCHED.into(),
                country.code.into(),
                country.name.into(),
                country.eea_from.into(),
                country.eea_until.into(),
                country.source.into(),
                country.checked.into(),
            ]);
        }
        let columns = &[
            "id",
            "key",
            "version",
            "code",
            "name",
            "eea_from",
            "eea_until",
            "source",
            "checked",
        ];
        self.batches.push(Batch {
            table: "country",
            columns,
            rows,
        });
        Ok(())
    }

    fn adequacy_decisions(&mut self) -> Result<(), DbErr> {
        let decisions: Vec<AdequacyDecision> =
            read("adequacy_decisions.json", include_str!("law/adequacy_decisions.json"))?;
        let mut rows = Vec::new();
        for decision in decisions {
            rows.push(vec![
                self.number("adequacy_decision", &decision.key).into(),
                decision.key.into(),
                UNTOUCHED.into(),
                self.find("country", &decision.country.to_lowercase())?.into(),
                decision.reference.into(),
                decision.scope.into(),
                decision.in_force_from.into(),
                words(decision.scope_note),
                decision.eli.into(),
                decision.in_force_until.into(),
                decision.source.into(),
                decision.checked.into(),
            ]);
        }
        let columns = &[
            "id",
            "key",
            "version",
            "country_id",
            "reference",
            "scope",
            "in_force_from",
            "scope_note",
            "eli",
            "in_force_until",
            "source",
            "checked",
        ];
        self.batches.push(Batch {
            table: "adequacy_decision",
            columns,
            rows,
        });
        Ok(())
    }

    fn supervisory_authorities(&mut self) -> Result<(), DbErr> {
        let authorities: Vec<SupervisoryAuthority> = read(
            "supervisory_authorities.json",
            include_str!("law/supervisory_authorities.json"),
        )?;
        let mut rows = Vec::new();
        let mut contacts = Vec::new();
        for authority in authorities {
            let id = self.number("supervisory_authority", &authority.key);
            for (position, contact) in (0_i32..).zip(authority.contacts) {
                contacts.push(vec![
                    id.into(),
                    position.into(),
                    contact.valid_from.into(),
                    contact.valid_until.into(),
                    words(contact.postal_address),
                    words(contact.visiting_address),
                    contact.email.into(),
                    contact.phone.into(),
                    contact.source.into(),
                    contact.checked.into(),
                ]);
            }
            rows.push(vec![
                id.into(),
                authority.key.into(),
                UNTOUCHED.into(),
                self.find("country", &authority.country.to_lowercase())?.into(),
                authority.name.into(),
                authority.website.into(),
                authority.source.into(),
            ]);
        }
        let columns = &["id", "key", "version", "country_id", "name", "website", "source"];
        self.batches.push(Batch {
            table: "supervisory_authority",
            columns,
            rows,
        });
        let columns = &[
            "authority_id",
            "position",
            "valid_from",
            "valid_until",
            "postal_address",
            "visiting_address",
            "email",
            "phone",
            "source",
            "checked",
        ];
        self.batches.push(Batch {
            table: "authority_contact",
            columns,
            rows: contacts,
        });
        Ok(())
    }

    fn rights_by_basis(&mut self) -> Result<(), DbErr> {
        let rights: Vec<RightByBasis> = read("rights_by_basis.json", include_str!("law/rights_by_basis.json"))?;
        let mut rows = Vec::new();
        for (position, right) in (0_i32..).zip(rights) {
            rows.push(vec![
                position.into(),
                right.right.into(),
                right.article.into(),
                right.basis.into(),
                right.holds.into(),
                words(right.note),
                right.valid_from.into(),
                right.valid_until.into(),
                right.source.into(),
                right.checked.into(),
            ]);
        }
        let columns = &[
            "position",
            "right",
            "article",
            "basis",
            "holds",
            "note",
            "valid_from",
            "valid_until",
            "source",
            "checked",
        ];
        self.batches.push(Batch {
            table: "right_by_basis",
            columns,
            rows,
        });
        Ok(())
    }

    fn data_subject_categories(&mut self) -> Result<(), DbErr> {
        let categories: Vec<DataSubjectCategory> = read(
            "data_subject_categories.json",
            include_str!("law/data_subject_categories.json"),
        )?;
        for category in &categories {
            self.number("data_subject_category", &category.key);
        }
        let mut nodes = Vec::new();
        let mut rows = Vec::new();
        for category in categories {
            let id = self.find("data_subject_category", &category.key)?;
            nodes.push(vec![id.into(), "SUBJECTS".into()]);
            rows.push(vec![
                id.into(),
                category.key.into(),
                UNTOUCHED.into(),
                category.name.into(),
                words(category.description),
                category.dpv.into(),
                self.maybe("data_subject_category", category.parent.as_deref())?.into(),
            ]);
        }
        self.batches.push(Batch {
            table: "node",
            columns: &["id", "kind"],
            rows: nodes,
        });
        let columns = &["id", "key", "version", "name", "description", "dpv", "parent_id"];
        self.batches.push(Batch {
            table: "data_subject_category",
            columns,
            rows,
        });
        Ok(())
    }

    fn personal_data_categories(&mut self) -> Result<(), DbErr> {
        let categories: Vec<PersonalDataCategory> = read(
            "personal_data_categories.json",
            include_str!("law/personal_data_categories.json"),
        )?;
        for category in &categories {
            self.number("personal_data_category", &category.key);
        }
        let mut rows = Vec::new();
        for category in categories {
            rows.push(vec![
                self.find("personal_data_category", &category.key)?.into(),
                category.key.into(),
                UNTOUCHED.into(),
                category.name.into(),
                category.special.into(),
                category.identity_code.into(),
                category.criminal.into(),
                category.free_text.into(),
                category.dpv.into(),
                self.maybe("personal_data_category", category.parent.as_deref())?.into(),
            ]);
        }
        let columns = &[
            "id",
            "key",
            "version",
            "name",
            "special",
            "identity_code",
            "criminal",
            "free_text",
            "dpv",
            "parent_id",
        ];
        self.batches.push(Batch {
            table: "personal_data_category",
            columns,
            rows,
        });
        Ok(())
    }

    /// Gives a row its number.
    fn number(&mut self, table: &'static str, key: &str) -> i32 {
        let number = self.next;
        self.numbers.insert((table, key.to_owned()), number);
        self.next += 1;
        number
    }

    /// The number of a row that was numbered before.
    fn find(&self, table: &'static str, key: &str) -> Result<i32, DbErr> {
        let number = self.numbers.get(&(table, key.to_owned())).copied();
        number.ok_or_else(|| DbErr::Migration(format!("the law data refer to {table} {key}, which is not among them")))
    }

    fn maybe(&self, table: &'static str, key: Option<&str>) -> Result<Option<i32>, DbErr> {
        key.map(|key| self.find(table, key)).transpose()
    }

    /// Writes the rows, and tells the table of revisions which numbers are taken.
    async fn write(self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        for Batch { table, columns, rows } in self.batches {
            for chunk in rows.chunks(500) {
                let mut insert = Query::insert();
                insert.into_table(table).columns(columns.iter().copied());
                for row in chunk {
                    insert.values_panic(row.iter().cloned().map(Expr::val));
                }
                connection.execute(&insert).await?;
            }
        }
        let next = format!("UPDATE revision SET value = value + 1, next_row = {}", self.next);
        connection.execute_unprepared(&next).await?;
        Ok(())
    }
}

/// The rows of one file.
fn read<T: DeserializeOwned>(name: &str, text: &str) -> Result<Vec<T>, DbErr> {
    serde_json::from_str(text).map_err(|error| DbErr::Migration(format!("law/{name}: {error}")))
}

/// A text in several languages, empty when there is none.
fn words(text: Option<Json>) -> Value {
    text.unwrap_or_else(|| json!({})).into()
}
