//! How is one table described, so that both databases make the same of it?

use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, DatabaseBackend},
};

/// A foreign key: columns here, the table there, columns there.
struct Reference {
    columns: Vec<&'static str>,
    table: &'static str,
    to: Vec<&'static str>,
}

/// A table on its way into the database.
pub struct Table {
    name: &'static str,
    columns: Vec<ColumnDef>,
    primary_key: Vec<&'static str>,
    unique: Vec<(&'static str, Vec<&'static str>)>,
    indexes: Vec<Vec<&'static str>>,
    references: Vec<Reference>,
}

impl Table {
    /// A table whose primary key is the columns named.
    pub fn new(name: &'static str, primary_key: &[&'static str]) -> Self {
        let primary_key = primary_key.to_vec();
        Self {
            name,
            columns: vec![],
            primary_key,
            unique: vec![],
            indexes: vec![],
            references: vec![],
        }
    }

    /// The table of a noun: number, key, version, and the day it was archived.
    pub fn noun(name: &'static str) -> Self {
        let unique = (&*format!("{name}_key_key").leak(), vec!["key"]);
        let mut table = Self::new(name, &["id"])
            .integer("id")
            .text("key")
            .integer("version")
            .maybe_date("archived_on");
        table.unique.push(unique);
        table
    }

    /// The table of a noun that is also a node of the graph.
    pub fn node(name: &'static str) -> Self {
        Self::noun(name).reference(&["id"], "node", &["id"])
    }

    /// The noun belongs to a controller.
    pub fn owned(self) -> Self {
        self.refers("controller_id", "controller").index(&["controller_id"])
    }

    fn column(mut self, name: &'static str, kind: ColumnType, required: bool) -> Self {
        let mut column = ColumnDef::new_with_type(name, kind);
        if required {
            column.not_null();
        } else {
            column.null();
        }
        self.columns.push(column);
        self
    }

    /// A whole number.
    pub fn integer(self, name: &'static str) -> Self {
        self.column(name, ColumnType::Integer, true)
    }

    /// A whole number that may be missing.
    pub fn maybe_integer(self, name: &'static str) -> Self {
        self.column(name, ColumnType::Integer, false)
    }

    /// A large whole number.
    pub fn big_integer(self, name: &'static str) -> Self {
        self.column(name, ColumnType::BigInteger, true)
    }

    /// A yes or no.
    pub fn boolean(self, name: &'static str) -> Self {
        self.column(name, ColumnType::Boolean, true)
    }

    /// A text, a word of the vocabulary, or several of them with commas between.
    pub fn text(self, name: &'static str) -> Self {
        self.column(name, ColumnType::Text, true)
    }

    /// A text that may be missing.
    pub fn maybe_text(self, name: &'static str) -> Self {
        self.column(name, ColumnType::Text, false)
    }

    /// A text in up to three languages: `{"fi": …, "sv": …, "en": …}`.
    pub fn languages(self, name: &'static str) -> Self {
        self.column(name, ColumnType::JsonBinary, true)
    }

    /// Such a text that may be missing altogether.
    pub fn maybe_languages(self, name: &'static str) -> Self {
        self.column(name, ColumnType::JsonBinary, false)
    }

    /// A day.
    pub fn date(self, name: &'static str) -> Self {
        self.column(name, ColumnType::Date, true)
    }

    /// A day that may be missing.
    pub fn maybe_date(self, name: &'static str) -> Self {
        self.column(name, ColumnType::Date, false)
    }

    /// A moment.
    pub fn moment(self, name: &'static str) -> Self {
        self.column(name, ColumnType::TimestampWithTimeZone, true)
    }

    /// A moment that may be missing.
    pub fn maybe_moment(self, name: &'static str) -> Self {
        self.column(name, ColumnType::TimestampWithTimeZone, false)
    }

    /// The number of a row in another table.
    pub fn refers(self, name: &'static str, table: &'static str) -> Self {
        self.integer(name).reference(&[name], table, &["id"])
    }

    /// The number of a row in another table, if there is one.
    pub fn maybe_refers(self, name: &'static str, table: &'static str) -> Self {
        self.column(name, ColumnType::Integer, false)
            .reference(&[name], table, &["id"])
    }

    /// A foreign key over columns that have been named.
    pub fn reference(mut self, columns: &[&'static str], table: &'static str, to: &[&'static str]) -> Self {
        self.references.push(Reference {
            columns: columns.to_vec(),
            table,
            to: to.to_vec(),
        });
        self
    }

    /// A constraint by name: no two rows have the same values in these columns.
    pub fn unique(mut self, name: &'static str, columns: &[&'static str]) -> Self {
        self.unique.push((name, columns.to_vec()));
        self
    }

    /// An index.
    pub fn index(mut self, columns: &[&'static str]) -> Self {
        self.indexes.push(columns.to_vec());
        self
    }

    /// Makes the table and its indexes; on SQLite also its foreign keys, which cannot be added later there.
    pub async fn create(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        let mut create = sea_orm_migration::prelude::Table::create();
        create.table(self.name);
        for column in &self.columns {
            create.col(column.clone());
        }
        let mut primary_key = Index::create();
        for column in &self.primary_key {
            primary_key.col(*column);
        }
        create.primary_key(&mut primary_key);
        for (name, columns) in &self.unique {
            let mut unique = Index::create();
            unique.name(*name).unique();
            for column in columns {
                unique.col(*column);
            }
            create.index(&mut unique);
        }
        if manager.get_database_backend() == DatabaseBackend::Sqlite {
            for reference in &self.references {
                let mut key = ForeignKey::create();
                key.from_tbl(self.name).to_tbl(reference.table);
                for (column, to) in reference.columns.iter().zip(&reference.to) {
                    key.from_col(*column).to_col(*to);
                }
                create.foreign_key(&mut key);
            }
            // A part is found by its owner alone, so the rows lie in that order and not also in another.
            if self.primary_key != ["id"] {
                create.extra("WITHOUT ROWID");
            }
        }
        manager.create_table(create).await?;
        for columns in self.indexes.iter().chain(&self.indexes_for_references()) {
            let mut index = Index::create();
            index
                .name(format!("{}_{}_index", self.name, columns.join("_")))
                .table(self.name);
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }

    /// Indexes for the foreign keys that nothing else finds rows by. While a batch refers to what is yet to come, SQLite looks
    /// for rows that refer to each new one; without these it reads the whole table each time.
    fn indexes_for_references(&self) -> Vec<Vec<&'static str>> {
        let mut wanted: Vec<Vec<&'static str>> = Vec::new();
        for reference in &self.references {
            let mut known = std::iter::once(&self.primary_key)
                .chain(self.unique.iter().map(|(_, columns)| columns))
                .chain(&self.indexes)
                .chain(&wanted);
            if !known.any(|columns| columns.starts_with(&reference.columns)) {
                wanted.push(reference.columns.clone());
            }
        }
        wanted
    }

    /// Adds the foreign keys on PostgreSQL, to be looked at when a transaction commits.
    pub async fn refer(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        if manager.get_database_backend() == DatabaseBackend::Sqlite || self.references.is_empty() {
            return Ok(());
        }
        let keys: Vec<String> = self
            .references
            .iter()
            .map(|Reference { columns, table, to }| {
                format!(
                    r#"ADD CONSTRAINT "{}_{}_fkey" FOREIGN KEY ("{}") REFERENCES "{table}" ("{}") DEFERRABLE INITIALLY DEFERRED"#,
                    self.name,
                    columns.join("_"),
                    columns.join(r#"", ""#),
                    to.join(r#"", ""#),
                )
            })
            .collect();
        let alter = format!(r#"ALTER TABLE "{}" {}"#, self.name, keys.join(", "));
        manager.get_connection().execute_unprepared(&alter).await?;
        Ok(())
    }

    /// Drops the table with what refers to it.
    pub async fn drop(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager
            .drop_table(
                sea_orm_migration::prelude::Table::drop()
                    .table(self.name)
                    .cascade()
                    .to_owned(),
            )
            .await
    }
}

/// Puts off the look at foreign keys to the end of the transaction, where that is not the table's own property.
pub async fn defer(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    if manager.get_database_backend() == DatabaseBackend::Sqlite {
        manager
            .get_connection()
            .execute_unprepared("PRAGMA defer_foreign_keys = ON")
            .await?;
    }
    Ok(())
}
