//! What lies in the database and not in memory? Frozen contents, what is due, and what changed between two revisions.

use std::{collections::BTreeSet, sync::Arc};

use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;

use super::Inventory;
use crate::{
    error::Result,
    records::{
        notice_version::{self, NoticeVersion},
        noun::{Key, Kind},
        submission::Submission,
    },
};

impl Inventory {
    /// The frozen content of a published notice.
    pub async fn notice_content(&self, key: &Key<NoticeVersion>) -> Result<Option<Arc<str>>> {
        let statement = self.statement(
            "SELECT content FROM notice_version WHERE key = $1",
            [key.as_str().into()],
        );
        let row = self.database.query_one_raw(statement).await?;
        Ok(row
            .map(|row| row.try_get::<String>("", "content"))
            .transpose()?
            .map(Arc::from))
    }

    /// The content frozen when a submission was approved for a publication to come.
    pub async fn approved_content(&self, submission: &Key<Submission>) -> Result<Option<Arc<str>>> {
        let statement = self.statement(
            "SELECT content FROM submission_content WHERE submission_id = (SELECT id FROM submission WHERE key = $1)",
            [submission.as_str().into()],
        );
        let row = self.database.query_one_raw(statement).await?;
        Ok(row
            .map(|row| row.try_get::<String>("", "content"))
            .transpose()?
            .map(Arc::from))
    }

    /// Submissions that were approved for a moment that has come, of whichever controller.
    pub async fn due(&self, now: DateTime<Utc>) -> Result<Vec<Key<Submission>>> {
        let statement = self.statement(
            "SELECT key FROM submission WHERE state = 'SCHEDULED' AND publish_at <= $1 ORDER BY publish_at, key",
            [now.into()],
        );
        let rows = self.database.query_all_raw(statement).await?;
        Ok(rows
            .iter()
            .map(|row| row.try_get::<String>("", "key").map(Key::new))
            .collect::<std::result::Result<_, _>>()?)
    }

    /// The frozen contents of a controller's notices in force, each with the key of its version.
    pub async fn contents_in_force(&self, controller: i32) -> Result<Vec<(String, String)>> {
        Ok(notice_version::contents_in_force(&self.database, controller).await?)
    }

    /// The nouns that were changed after one revision and up to another, by this instance or another, each once.
    pub async fn changed_between(&self, after: i64, until: i64) -> Result<BTreeSet<(Kind, String)>> {
        // Without its upper end SQLite would read the whole log, in the order of the nouns.
        let statement = self.statement(
            "SELECT noun, key FROM log_entry WHERE revision > $1 AND revision <= $2 AND noun IS NOT NULL",
            [after.into(), until.into()],
        );
        let mut changed = BTreeSet::new();
        for row in self.database.query_all_raw(statement).await? {
            let kind = Kind::from_word(&row.try_get::<String>("", "noun")?);
            changed.extend(kind.zip(Some(row.try_get::<String>("", "key")?)));
        }
        Ok(changed)
    }
}
