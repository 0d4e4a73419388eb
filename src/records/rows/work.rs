//! What people say and submit: comments and submissions.

use entity::{comment, comment_mention, submission};
use sea_orm::DbErr;

use super::{Keys, Numbers, Rows, Stored, parts::Parts};
use crate::records::{comment::Comment, controller::Controller, noun::Noun, submission::Submission};

fn controller<N: Noun>(noun: &N, numbers: &dyn Numbers) -> i32 {
    numbers.row(Controller::KIND, noun.key().owner().unwrap_or_default())
}

impl Stored for Submission {
    fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        rows.submissions.push(submission::Model {
            id: self.row,
            key: self.key.to_string(),
            version: self.version,
            archived_on: self.archived_on,
            controller_id: controller(self, numbers),
            register_id: numbers.of(&self.register),
            register_version: self.register_version,
            state: self.state,
            submitted_at: self.submitted_at,
            message: self.message.clone(),
            correction: self.correction.clone(),
            decided_at: self.decided_at,
            reason: self.reason.clone(),
            publish_at: self.publish_at,
            notice_number: self.notice_number,
            submitted_by_id: numbers.maybe(self.submitted_by.as_ref()),
            decided_by_id: numbers.maybe(self.decided_by.as_ref()),
        });
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        Parts::take(&mut rows.submissions).all(|row| {
            Ok(Submission {
                row: row.id,
                version: row.version,
                key: keys.key(row.id)?,
                archived_on: row.archived_on,
                register: keys.key(row.register_id)?,
                register_version: row.register_version,
                state: row.state,
                submitted_at: row.submitted_at,
                message: row.message,
                correction: row.correction,
                decided_at: row.decided_at,
                reason: row.reason,
                publish_at: row.publish_at,
                notice_number: row.notice_number,
                submitted_by: keys.maybe(row.submitted_by_id)?,
                decided_by: keys.maybe(row.decided_by_id)?,
                content: None,
            })
        })
    }
}

impl Stored for Comment {
    fn add_rows(&self, numbers: &dyn Numbers, rows: &mut Rows) {
        rows.comments.push(comment::Model {
            id: self.row,
            key: self.key.to_string(),
            version: self.version,
            archived_on: self.archived_on,
            controller_id: controller(self, numbers),
            register_id: numbers.of(&self.register),
            part: self.part,
            text: self.text.clone(),
            written_at: self.written_at,
            settled_at: self.settled_at,
            author_id: numbers.maybe(self.author.as_ref()),
            answers_id: numbers.maybe(self.answers.as_ref()),
            settled_by_id: numbers.maybe(self.settled_by.as_ref()),
        });
        for (position, key) in (0..).zip(&self.mentions) {
            rows.comment_mentions.push(comment_mention::Model {
                comment_id: self.row,
                position,
                account_id: numbers.of(key),
            });
        }
    }

    fn take_from(rows: &mut Rows, keys: &Keys) -> Result<Vec<Self>, DbErr> {
        let mut mentions = Parts::take(&mut rows.comment_mentions);
        let comments = Parts::take(&mut rows.comments).all(|row| {
            let id = row.id;
            Ok(Comment {
                row: row.id,
                version: row.version,
                key: keys.key(row.id)?,
                archived_on: row.archived_on,
                register: keys.key(row.register_id)?,
                part: row.part,
                text: row.text,
                written_at: row.written_at,
                settled_at: row.settled_at,
                author: keys.maybe(row.author_id)?,
                mentions: mentions.read(|row| row.comment_id == id, |row| keys.key(row.account_id))?,
                answers: keys.maybe(row.answers_id)?,
                settled_by: keys.maybe(row.settled_by_id)?,
            })
        })?;
        mentions.finish()?;
        Ok(comments)
    }
}
