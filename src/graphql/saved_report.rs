//! Which reports are asked again and again, and what came of them? As the API shows and changes them.

use std::sync::Arc;

use async_graphql::{ComplexObject, Context, ID, InputObject, MaybeUndefined, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use entity::{
    Date, Duration, LanguageText, saved_report_result,
    vocabulary::{Language, ReportExpectation, ReportFailure, ReportOutcome},
};

use super::{
    acts::act,
    mutation::{acting, outcome},
    page::listed,
    refusal::{UserError, bad_input},
    request::Request,
    viewer_can::{SavedReportViewerCan, viewer_can},
};
use crate::{
    error::Error,
    records::{
        account::Account, controller::Controller, department::Department, noun::Key, register::Register,
        saved_report::SavedReport,
    },
    reports::{
        arguments::Arguments,
        results::{KEPT, results_of},
        saving::{self, NewSavedReport, SavedReportChange},
    },
};

/// Results that are shown when nothing is asked.
const USUAL: i32 = 20;

act! {
    save_report, "saves a report", "saving a report":
    SaveReportInput {
        /// The name of the report, as `past-retention`.
        report: String,
        /// What it is called.
        title: LanguageText,
        /// The controller; every one in reach when left out, for those who are in charge of all.
        controller: Option<Key<Controller>>,
        /// The department of the registers, with what stands below it.
        department: Option<Key<Department>>,
        /// What the report is about, by its global id; for those that need it.
        of: Option<ID>,
        /// The first day, for those that lie between two.
        from: Option<Date>,
        /// The last day, for those that lie between two.
        to: Option<Date>,
        /// When a breach became known, for the report of one.
        known_at: Option<DateTime<Utc>>,
        /// The language of its words; that of the request when left out.
        language: Option<Language>,
        /// What is expected of it; nothing when left out.
        expectation: Option<ReportExpectation>,
        /// How often it is run, as P1D, P7D or P1M; by hand only when left out.
        every: Option<Duration>,
    } =>
    SaveReportPayload { saved_report: SavedReport }
    |input, request, actor| saving::save(&request.inventory, &actor, NewSavedReport {
        report: input.report,
        title: input.title,
        arguments: Arguments {
            controller: input.controller,
            department: input.department,
            of: input.of.map(|of| of.0),
            from: input.from,
            to: input.to,
            known_at: input.known_at,
        },
        language: input.language.unwrap_or(request.language),
        expectation: input.expectation.unwrap_or_default(),
        every: input.every,
    }, request.now)
}

act! {
    edit_saved_report, "changes a saved report", "changing a saved report":
    EditSavedReportInput {
        /// Its global id.
        id: Key<SavedReport>,
        /// The version of it one has seen.
        version: i32,
        /// What it is called; as it is when left out.
        title: Option<LanguageText>,
        /// The controller; null for every one in reach. Whoever changes what is asked has it run in their own name.
        controller: MaybeUndefined<Key<Controller>>,
        /// The department of the registers.
        department: MaybeUndefined<Key<Department>>,
        /// What the report is about, by its global id.
        of: MaybeUndefined<ID>,
        /// The first day.
        from: MaybeUndefined<Date>,
        /// The last day.
        to: MaybeUndefined<Date>,
        /// When a breach became known.
        known_at: MaybeUndefined<DateTime<Utc>>,
        /// The language of its words; as it is when left out.
        language: Option<Language>,
        /// What is expected of it; as it is when left out.
        expectation: Option<ReportExpectation>,
        /// How often it is run; null for by hand only.
        every: MaybeUndefined<Duration>,
        /// Whether it is not run by itself for now.
        paused: Option<bool>,
        /// Have it run in one's own name from now on, though it asks the same.
        take_over: Option<bool>,
    } =>
    EditSavedReportPayload { saved_report: SavedReport }
    |input, request, actor| saving::edit(&request.inventory, &actor, &input.id, input.version, SavedReportChange {
        title: input.title,
        controller: input.controller,
        department: input.department,
        of: input.of.map_value(|of| of.0),
        from: input.from,
        to: input.to,
        known_at: input.known_at,
        language: input.language,
        expectation: input.expectation,
        every: input.every,
        paused: input.paused,
        take_over: input.take_over == Some(true),
    }, request.now)
}

act! {
    run_saved_report, "has a saved report run at once", "having a saved report run":
    RunSavedReportInput {
        /// Its global id.
        id: Key<SavedReport>,
        /// The version of it one has seen.
        version: i32,
    } =>
    RunSavedReportPayload { saved_report: SavedReport }
    |input, request, actor| saving::run(&request.inventory, &actor, &input.id, input.version, request.now)
}

act! {
    remove_saved_report, "puts a saved report away", "putting a saved report away":
    RemoveSavedReportInput {
        /// Its global id.
        id: Key<SavedReport>,
        /// The version of it one has seen.
        version: i32,
    } =>
    RemoveSavedReportPayload { saved_report: SavedReport }
    |input, request, actor| saving::remove(&request.inventory, &actor, &input.id, input.version, request.now)
}

#[ComplexObject]
impl SavedReport {
    /// The global id: what `node` finds it by.
    pub async fn id(&self) -> ID {
        self.key.id()
    }

    /// What the viewer may do to it.
    async fn viewer_can(&self, ctx: &Context<'_>) -> Result<SavedReportViewerCan> {
        Box::pin(viewer_can(self, Request::of(ctx))).await
    }

    /// The controller; null for every one in its owner's reach.
    async fn controller(&self, ctx: &Context<'_>) -> Result<Option<Arc<Controller>>> {
        Request::of(ctx).one(&self.controller).await
    }

    /// The department of the registers, with what stands below it.
    async fn department(&self, ctx: &Context<'_>) -> Result<Option<Arc<Department>>> {
        Request::of(ctx).one(&self.department).await
    }

    /// The day it was put away; null while it is run.
    async fn removed_on(&self) -> Option<Date> {
        self.archived_on
    }

    /// In whose name it is run, with the rights they have then; null for the program itself.
    async fn owner(&self, ctx: &Context<'_>) -> Result<Option<Arc<Account>>> {
        Request::of(ctx).one(&self.owner).await
    }

    /// What came of it, the last run first. The last 50 are kept.
    async fn results(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, at most 50; 20 when left out.")] first: Option<i32>,
    ) -> Result<Vec<SavedReportResult>> {
        let request = Request::of(ctx);
        let size = first.unwrap_or(USUAL);
        let Ok(wanted) = u64::try_from(size) else {
            return Err(too_many(request.language));
        };
        if size > KEPT {
            return Err(too_many(request.language));
        }
        let found = Box::pin(results_of(request.inventory.database(), self, wanted)).await;
        let found = found.map_err(|error| request.refuse(error))?;
        Ok(found.into_iter().map(SavedReportResult).collect())
    }
}

fn too_many(language: Language) -> async_graphql::Error {
    bad_input(
        language,
        [
            "Anna luku väliltä 0–50.",
            "Ange ett tal mellan 0 och 50.",
            "Give a number from 0 to 50.",
        ],
    )
}

/// What came of running a saved report.
pub struct SavedReportResult(saved_report_result::Model);

/// What came of running a saved report. It tells how many rows there were and which registers the first ones were of; what they said is
/// read by running the report itself.
#[Object]
impl SavedReportResult {
    /// Its number among the runs of the report, from 1.
    async fn number(&self) -> i32 {
        self.0.number
    }

    /// When it was run.
    async fn at(&self) -> DateTime<Utc> {
        self.0.at
    }

    /// The revision of the inventory it was run on.
    async fn revision(&self) -> i64 {
        self.0.revision
    }

    /// Whether it was as expected.
    async fn outcome(&self) -> ReportOutcome {
        self.0.outcome
    }

    /// How many rows it had; null when it could not be run.
    async fn row_count(&self) -> Option<i32> {
        self.0.row_count
    }

    /// SHA-256 of its rows: two results with the same said the same.
    async fn digest(&self) -> Option<&str> {
        self.0.digest.as_deref()
    }

    /// The registers of its first rows, at most 20, as far as the viewer may read them.
    async fn registers(&self, ctx: &Context<'_>) -> Result<Vec<Arc<Register>>> {
        let request = Request::of(ctx);
        let keys: Vec<Key<Register>> = serde_json::from_str::<Vec<String>>(&self.0.registers)
            .map_err(|error| request.refuse(Error::Internal(format!("the registers of a result: {error}"))))?
            .into_iter()
            .map(Key::new)
            .collect();
        request.many(&keys).await
    }

    /// Why it could not be run; null when it was.
    async fn failure(&self) -> Option<ReportFailure> {
        self.0.failure
    }
}

/// What saved reports are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct SavedReportFilter {
    /// The controller they are narrowed to.
    pub controller: Option<Key<Controller>>,
    /// The name of the report.
    pub report: Option<String>,
    /// In whose name they are run.
    pub owner: Option<Key<Account>>,
    /// What came of them last.
    pub outcome: Option<ReportOutcome>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    SavedReport by SavedReportFilter: |filter, _| {
        move |saved, _| {
            filter.controller.as_ref().is_none_or(|key| saved.controller.as_ref() == Some(key))
                && filter.report.as_ref().is_none_or(|report| saved.report == *report)
                && filter.owner.as_ref().is_none_or(|key| saved.owner.as_ref() == Some(key))
                && filter.outcome.is_none_or(|outcome| saved.outcome == Some(outcome))
        }
    }
}
