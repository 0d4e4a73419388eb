//! Which reports are there? One file each, in the order in which people ask for them.

use std::{future::Future, io::Write, marker::PhantomData, pin::Pin};

use tokio::runtime::Handle;

use super::{
    form::{
        Format,
        table::{Cell, Head},
    },
    report::{About, Ask, Report},
    run::{self, Failed, Run},
};
use crate::error::Result;

/// Hands the list of reports to a macro: each with its module, its name in GraphQL, and its type.
#[macro_export]
macro_rules! each_report {
    ($callback:ident) => {
        $callback! {
            article_30 "article30": Article30;
            third_country_exposure "thirdCountryExposure": ThirdCountryExposure;
            processors "processors": Processors;
            agreements "agreements": Agreements;
            findings "findings": Findings;
            findings_by_rule "findingsByRule": FindingsByRule;
            retention "retention": Retention;
            past_retention "pastRetention": PastRetention;
            sensitive_data "sensitiveData": SensitiveData;
            bases_by_department "basesByDepartment": BasesByDepartment;
            completeness "completeness": Completeness;
            reviews "reviews": Reviews;
            publication "publication": Publication;
            changes "changes": Changes;
            grants "grants": Grants;
            assessments "assessments": Assessments;
            concentration "concentration": Concentration;
            breach "breach": Breach;
            ending "ending": Ending;
            document_publicity "documentPublicity": DocumentPublicity;
            article_30_processor "article30Processor": Article30Processor;
        }
    };
}

/// A report of whichever type.
pub trait AnyReport: Sync {
    /// What it is, for people.
    fn about(&self) -> &'static About;
    /// What stands over it.
    fn head(&self, ask: &Ask) -> Head;
    /// Refuses what would be refused when it is written, before anything is.
    fn check<'a>(&self, ask: &'a Ask) -> Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;
    /// Shows its rows as cells; see [`run::each`].
    fn each<'a>(
        &self,
        ask: &'a Ask,
        show: &'a mut (dyn FnMut(&[Cell]) + Send),
    ) -> Pin<Box<dyn Future<Output = Result<u64>> + Send + 'a>>;
    /// Writes it; see [`run::write`].
    fn write(
        &self,
        ask: &Ask,
        format: Format,
        out: &mut (dyn Write + Send),
        runtime: &Handle,
        left: &dyn Fn() -> bool,
    ) -> Result<u64, Failed>;
}

struct Of<R>(PhantomData<fn() -> R>);

impl<R: Report> AnyReport for Of<R> {
    fn about(&self) -> &'static About {
        const { &R::ABOUT }
    }

    fn head(&self, ask: &Ask) -> Head {
        run::head::<R>(ask)
    }

    fn check<'a>(&self, ask: &'a Ask) -> Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>> {
        Box::pin(async move { Run::<R>::begin(ask, None).await.map(|_| ()) })
    }

    fn each<'a>(
        &self,
        ask: &'a Ask,
        show: &'a mut (dyn FnMut(&[Cell]) + Send),
    ) -> Pin<Box<dyn Future<Output = Result<u64>> + Send + 'a>> {
        Box::pin(run::each::<R>(ask, show))
    }

    fn write(
        &self,
        ask: &Ask,
        format: Format,
        out: &mut (dyn Write + Send),
        runtime: &Handle,
        left: &dyn Fn() -> bool,
    ) -> Result<u64, Failed> {
        run::write::<R>(ask, format, out, runtime, left)
    }
}

macro_rules! listed {
    ($($module:ident $graphql:tt: $report:ident;)*) => {
        $(pub mod $module;)*

        /// Every report.
        pub static REPORTS: &[&'static dyn AnyReport] = &[$(&Of::<$module::$report>(PhantomData),)*];
    };
}

each_report!(listed);

/// The report with a name.
pub fn report(name: &str) -> Option<&'static dyn AnyReport> {
    REPORTS.iter().copied().find(|report| report.about().name == name)
}
