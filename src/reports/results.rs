//! What came of running saved reports? The last results of each, and the last that was as expected.

use chrono::{DateTime, Utc};
use entity::{saved_report_result as results, saved_report_run as runs, vocabulary::ReportOutcome};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, DatabaseConnection, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::{
    error::Result,
    records::{database::begin_write, saved_report::SavedReport},
};

/// Results of a report that are kept.
pub const KEPT: i32 = 50;

/// What came of a saved report, the last run first.
pub async fn results_of(database: &DatabaseConnection, saved: &SavedReport, first: u64) -> Result<Vec<results::Model>> {
    let found = results::Entity::find()
        .filter(results::Column::ReportId.eq(saved.row))
        .order_by_desc(results::Column::Number)
        .limit(first);
    Ok(found.all(database).await?)
}

/// The last result that was as expected, since it was last said what is asked.
pub(super) async fn best(database: &DatabaseConnection, saved: &SavedReport) -> Result<Option<results::Model>> {
    let found = results::Entity::find()
        .filter(results::Column::ReportId.eq(saved.row))
        .filter(results::Column::Outcome.eq(ReportOutcome::Met))
        .order_by_desc(results::Column::Number)
        .one(database)
        .await?;
    Ok(found.filter(|result| saved.asked_at.is_none_or(|asked| result.at >= asked)))
}

/// Writes a result down, forgets the oldest, and lets go of the report. The last result that was as expected stays: what may not grow
/// is measured by it.
pub(super) async fn keep(
    database: &DatabaseConnection,
    saved: &SavedReport,
    now: DateTime<Utc>,
    make: impl FnOnce(i32) -> results::Model + Send,
) -> Result<()> {
    let write = begin_write(database).await?;
    let mine = || results::Entity::find().filter(results::Column::ReportId.eq(saved.row));
    let last = mine().order_by_desc(results::Column::Number).one(&write).await?;
    let number = last.map_or(0, |last| last.number) + 1;
    results::Entity::insert(make(number).into_active_model())
        .exec_without_returning(&write)
        .await?;
    let best = mine()
        .filter(results::Column::Outcome.eq(ReportOutcome::Met))
        .order_by_desc(results::Column::Number)
        .one(&write)
        .await?;
    let best = best.map_or(number, |best| best.number);
    let old = Condition::all()
        .add(results::Column::ReportId.eq(saved.row))
        .add(results::Column::Number.lte(number - KEPT))
        .add(results::Column::Number.ne(best));
    results::Entity::delete_many().filter(old).exec(&write).await?;
    let row = runs::ActiveModel {
        report_id: Set(saved.row),
        ran_at: Set(Some(now)),
        held_until: Set(now),
    };
    runs::Entity::update(row).exec(&write).await?;
    write.commit().await?;
    Ok(())
}
