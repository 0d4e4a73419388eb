//! Who is responsible, and what does it hold? A controller as the API shows it.

use async_graphql::{Context, InputObject, Result};
use entity::vocabulary::{Answer, ControllerKind, Language};

use super::{
    agreement::ProcessingAgreementFilter,
    assessment::AssessmentFilter,
    data_flow::DataFlowFilter,
    department::DepartmentFilter,
    graph::part::Part,
    mirror::{MirroredEngagement, mirrored_engagements},
    notice_version::NoticeVersionFilter,
    page::listed,
    post::{PersonFilter, PostFilter},
    processor_record::ProcessorRecordFilter,
    register::RegisterFilter,
    relations::relations,
    service::ServiceFilter,
};
use crate::records::{
    agreement::ProcessingAgreement,
    assessment::Assessment,
    controller::Controller,
    data_flow::DataFlow,
    department::Department,
    fold::{fold, holds, holds_text},
    law::SupervisoryAuthority,
    notice_version::NoticeVersion,
    noun::Key,
    post::{Person, Post},
    processor_record::ProcessorRecord,
    register::Register,
    service::Service,
};

relations! {
    Controller {
        one {
            /// The controller it is a body of.
            parent: Controller,
            /// The post of its data protection officer, Art. 37.
            dpo: Post,
            /// The supervisory authority a complaint is lodged with, Art. 77.
            supervisory_authority: SupervisoryAuthority,
            /// The controller whose task it took over.
            predecessor: Controller,
            /// The controller that took over its task.
            successor: Controller,
        }
        pages {
            /// Bodies inside it that are controllers themselves: boards, committees, companies.
            bodies: Controller within |controller| ControllerFilter { parent: Some(controller.key.clone()), ..Default::default() };
            /// Its departments, the whole tree.
            departments: Department within |controller| DepartmentFilter { controller: Some(controller.key.clone()), ..Default::default() };
            /// Its registers: the records of Art. 30(1).
            registers: Register within |controller| RegisterFilter { controller: Some(controller.key.clone()), ..Default::default() };
            /// Data flows at the ends of its registers, and others it keeps.
            data_flows: DataFlow within |controller| DataFlowFilter { controller: Some(controller.key.clone()), ..Default::default() };
            /// Its posts.
            posts: Post within |controller| PostFilter { controller: Some(controller.key.clone()), ..Default::default() };
            /// People who hold its posts.
            people: Person within |controller| PersonFilter { controller: Some(controller.key.clone()), ..Default::default() };
            /// Its processing agreements, Art. 28(3).
            agreements: ProcessingAgreement within |controller| ProcessingAgreementFilter { controller: Some(controller.key.clone()), ..Default::default() };
            /// Its assessments, Art. 35, 46 and 6(1)(f).
            assessments: Assessment within |controller| AssessmentFilter { controller: Some(controller.key.clone()), ..Default::default() };
            /// What it does on behalf of other controllers, Art. 30(2).
            processor_records: ProcessorRecord within |controller| ProcessorRecordFilter { controller: Some(controller.key.clone()), ..Default::default() };
            /// Published versions of its notices, Art. 13 and 14.
            notices: NoticeVersion within |controller| NoticeVersionFilter { controller: Some(controller.key.clone()), ..Default::default() };
            /// Services that it runs itself.
            services: Service within |controller| ServiceFilter { run_by: Some(controller.key.clone()), ..Default::default() };
        }
    }
    {
        /// What it processes for other controllers of the inventory, by what both sides say: what its processor records should
        /// hold, Art. 30(2), and in what they disagree with the other side's registers.
        async fn mirrored_engagements(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "The first items, at most 100; 20 when left out.")] first: Option<i32>,
            #[graphql(desc = "Items after this cursor.")] after: Option<String>,
        ) -> Result<Part<MirroredEngagement>> {
            Box::pin(mirrored_engagements(ctx, self, first, after)).await
        }
    }
}

/// What controllers are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct ControllerFilter {
    /// The controller it is a body of.
    pub parent: Option<Key<Controller>>,
    /// What kind of body it is.
    pub kind: Option<ControllerKind>,
    /// Whether it is a public authority or body, Art. 37(1)(a).
    pub public_authority: Option<Answer>,
    /// A language its notices must be in.
    pub language: Option<Language>,
    /// Business ID.
    pub business_id: Option<String>,
    /// Municipality code of Statistics Finland.
    pub municipality_code: Option<String>,
    /// Text in its name or business ID.
    pub text: Option<String>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    Controller by ControllerFilter: |filter, _| {
        let text = filter.text.map(|text| fold(&text));
        move |controller, _| {
            filter.parent.as_ref().is_none_or(|parent| controller.parent.as_ref() == Some(parent))
                && filter.kind.is_none_or(|kind| controller.kind == kind)
                && filter.public_authority.is_none_or(|answer| controller.public_authority == answer)
                && filter.language.is_none_or(|language| controller.languages.contains(&language))
                && filter.business_id.as_ref().is_none_or(|id| controller.business_id.as_ref() == Some(id))
                && filter.municipality_code.as_ref().is_none_or(|code| controller.municipality_code.as_ref() == Some(code))
                && text.as_ref().is_none_or(|text| {
                    holds(&controller.name, text) || controller.business_id.as_ref().is_some_and(|id| holds_text(id, text))
                })
        }
    }
}
