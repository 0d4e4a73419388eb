//! What does one register hold, why, and where do the data go? An Article 30(1) record as the API shows it.

use std::sync::Arc;

use async_graphql::{Context, Enum, InputObject, Result};
use chrono::{DateTime, Datelike, Utc};
use entity::{
    Date,
    vocabulary::{Answer, Audience, FlowKind, LegalBasis, LifeCycle, NodeKind, NoticeState, Severity},
};
use memchr::memmem::Finder;

use super::{
    agreement::ProcessingAgreementFilter,
    assessment::AssessmentFilter,
    finding::{PartCompleteness, RegisterFinding, completeness_of, findings_of},
    history::flows_as_of,
    law::{RightOfRegister, rights_of},
    notice_version::NoticeVersionFilter,
    page::{OrderField, Rank, TestWithin, View, listed},
    preview::{RegisterPreview, preview_of},
    relations::{part_relations, relations},
    request::Request,
    work::askable,
};
use crate::compliance::{rule::FindingPart, standing::standing};
use crate::records::{
    account::Account,
    agreement::ProcessingAgreement,
    assessment::Assessment,
    category::{DataSubjectCategory, PersonalDataCategory},
    controller::Controller,
    data_flow::DataFlow,
    department::Department,
    fold::fold,
    law::Provision,
    notice_version::NoticeVersion,
    noun::{Key, NodeKey},
    post::Post,
    processor::Processor,
    register::{
        Confirmation, DataGroup, DataItem, ErasureTimeLimit, LawfulBasis, Register, RegisterPatch,
        SpecialCategoryGround,
    },
    service::Service,
    snapshot::{FlowIndex, Sight},
    waiting::review_due,
};

/// Which end of a flow the register stands at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    In,
    Out,
    Either,
}

impl Register {
    fn node(&self) -> NodeKey {
        NodeKey::new(NodeKind::Register, Arc::clone(self.key.shared()))
    }

    async fn sight(&self, request: &Request) -> Result<Option<Sight>> {
        request.sight(self.controller.as_str()).await
    }

    fn flows_in_sight(&self, sight: &Sight, end: End, kind: Option<FlowKind>) -> Vec<Arc<DataFlow>> {
        let node = self.node();
        let flows = sight.holding.flows.at(&node).iter().chain(sight.shared.flows.at(&node));
        flows
            .filter(|flow| match end {
                End::In => flow.to == node,
                End::Out => flow.from == node,
                End::Either => true,
            })
            .filter(|flow| kind.is_none_or(|kind| flow.kind == kind))
            .cloned()
            .collect()
    }

    async fn flow_list(&self, ctx: &Context<'_>, end: End, kind: Option<FlowKind>) -> Result<Vec<Arc<DataFlow>>> {
        Ok(self
            .sight(Request::of(ctx))
            .await?
            .map(|sight| self.flows_in_sight(&sight, end, kind))
            .unwrap_or_default())
    }

    async fn flows_and_sight(&self, request: &Request, end: End) -> Result<(Vec<Arc<DataFlow>>, Option<Sight>)> {
        let sight = self.sight(request).await?;
        Ok((
            sight
                .as_ref()
                .map(|sight| self.flows_in_sight(sight, end, None))
                .unwrap_or_default(),
            sight,
        ))
    }

    fn names_provision(&self, provision: &Key<Provision>) -> bool {
        self.publicity_provisions.contains(provision)
            || self
                .retention
                .iter()
                .any(|rule| rule.provision.as_ref() == Some(provision))
            || self.purposes.iter().any(|purpose| {
                purpose.bases.iter().any(|basis| basis.provisions.contains(provision))
                    || purpose
                        .conditions
                        .iter()
                        .any(|condition| condition.provisions.contains(provision))
            })
            || self.data_groups.iter().any(|group| {
                group.criminal_ground.as_ref() == Some(provision)
                    || group.identity_code_ground.as_ref() == Some(provision)
            })
    }
}

relations! {
    Register {
        one {
            /// The controller, Art. 30(1)(a).
            controller: Controller,
            /// The department.
            department: Department,
            /// The post that answers for it.
            responsible_post: Post,
        }
        many {
            /// Joint controllers, Art. 26.
            joint_controllers: Controller,
            /// Posts that are asked about it.
            contact_posts: Post,
            /// Provisions that decide the publicity of its documents, Act 621/1999.
            publicity_provisions: Provision,
        }
        pages {
            /// Processing agreements that cover it, Art. 28(3).
            agreements: ProcessingAgreement within |register| ProcessingAgreementFilter {
                controller: Some(register.controller.clone()),
                register: Some(register.key.clone()),
                ..Default::default()
            };
            /// Assessments that cover it, Art. 35, 46 and 6(1)(f).
            assessments: Assessment within |register| AssessmentFilter {
                controller: Some(register.controller.clone()),
                register: Some(register.key.clone()),
                ..Default::default()
            };
            /// Published versions of its notice, first to last, Art. 13 and 14.
            notices: NoticeVersion within |register| NoticeVersionFilter {
                controller: Some(register.controller.clone()),
                register: Some(register.key.clone()),
                ..Default::default()
            };
        }
        lists {
            /// Data flows at it, in and out.
            flows: DataFlow from |register, request| register.flows_and_sight(request, End::Either).await?;
            /// Data flows into it: from whom and where its data come, Art. 14(2)(f).
            incoming_flows: DataFlow from |register, request| register.flows_and_sight(request, End::In).await?;
            /// Data flows out of it: where its data go, Art. 30(1)(d) and (e).
            outgoing_flows: DataFlow from |register, request| register.flows_and_sight(request, End::Out).await?;
        }
    }
    {
        /// Its sources: every flow into it, Art. 14(2)(f).
        async fn sources(&self, ctx: &Context<'_>) -> Result<Vec<Arc<DataFlow>>> {
            self.flow_list(ctx, End::In, None).await
        }

        /// Its recipients: every disclosure out of it, Art. 30(1)(d).
        async fn recipients(&self, ctx: &Context<'_>) -> Result<Vec<Arc<DataFlow>>> {
            self.flow_list(ctx, End::Out, Some(FlowKind::Disclosure)).await
        }

        /// Its processors and their services: every flow of processing out of it, Art. 28.
        async fn processings(&self, ctx: &Context<'_>) -> Result<Vec<Arc<DataFlow>>> {
            self.flow_list(ctx, End::Out, Some(FlowKind::Processing)).await
        }

        /// Data flows at it as they were at a time, in and out. What they name is shown as it is now.
        async fn flows_as_of(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "The time.")] time: DateTime<Utc>,
        ) -> Result<Vec<Arc<DataFlow>>> {
            Box::pin(flows_as_of(Request::of(ctx), self, time)).await
        }

        /// The first ten people whose attention a comment on it can ask for: those who may read it, of whom the viewer may know,
        /// without the viewer. Those of its controller come before those who work for all, each by name.
        async fn askable(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Text in the name; everyone when left out.")] text: Option<String>,
        ) -> Result<Vec<Arc<Account>>> {
            Box::pin(askable(self, Request::of(ctx), text.as_deref().unwrap_or_default())).await
        }

        /// The version of its notice in force, Art. 13 and 14.
        async fn notice_in_force(&self, ctx: &Context<'_>) -> Result<Option<Arc<NoticeVersion>>> {
            let Some(sight) = self.sight(Request::of(ctx)).await? else { return Ok(None) };
            Ok(sight.holding.notices_of(&self.key).find(|notice| notice.state == NoticeState::InForce).cloned())
        }

        /// The rights of the people whose data it holds, as they follow from its bases, Art. 7(3), 15-18, 20-22 and 77.
        async fn rights(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "The day the law is asked of; today when left out.")] on: Option<Date>,
        ) -> Vec<RightOfRegister> {
            let request = Request::of(ctx);
            rights_of(self, &request.snapshot().shared.rights, on.unwrap_or(request.today))
        }

        /// What rules find in it, in the order a record is read. Narrowed where a weight, a rule or a part is named; waived ones are
        /// among them, each with its waiver.
        #[graphql(complexity = "120")]
        async fn findings(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "Only of this weight.")] severity: Option<Severity>,
            #[graphql(desc = "Only of the rule with this code.")] code: Option<String>,
            #[graphql(desc = "Only about this part.")] part: Option<FindingPart>,
        ) -> Result<Vec<RegisterFinding>> {
            Box::pin(findings_of(self, Request::of(ctx), severity, code.as_deref(), part)).await
        }

        /// The day by which it is to be looked at again: its interval after the part that was confirmed longest ago, or after the day
        /// it was taken into use where none was. Null where no interval is said.
        async fn review_due(&self) -> Option<Date> {
            review_due(self)
        }

        /// How complete each part of it is, 0 to 100, with the findings that lower it.
        #[graphql(complexity = "120")]
        async fn completeness(&self, ctx: &Context<'_>) -> Result<Vec<PartCompleteness>> {
            Box::pin(completeness_of(self, Request::of(ctx))).await
        }

        /// What it would be and say if it were changed so, or as it stands: its notice in any layout and language, what that differs
        /// from the version in force, and what rules would find. Nothing is written. Null for those who may neither edit it nor
        /// publish its notice.
        async fn preview(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "What to change, as for an edit; nothing when left out.")] change: Option<Box<RegisterPatch>>,
        ) -> Result<Option<RegisterPreview>> {
            Box::pin(preview_of(self, Request::of(ctx), change.map(|change| *change))).await
        }

        /// Its lawful bases, each once, Art. 6(1).
        async fn legal_bases(&self) -> Vec<LegalBasis> {
            self.distinct_bases().collect()
        }

        /// Whether it holds special categories, Art. 9(1): yes if any data group says yes, no if all say no, else not stated.
        async fn special_categories(&self) -> Answer {
            self.special_together()
        }

        /// Whether it holds data of children: yes if any data group says yes, no if all say no, else not stated.
        async fn children(&self) -> Answer {
            self.children_together()
        }

        /// Whether it holds data on criminal convictions and offences, Art. 10: yes if any data group says yes, no if all say
        /// no, else not stated.
        async fn criminal(&self) -> Answer {
            self.together(|group| group.criminal)
        }

        /// Whether it holds personal identity codes, Act 1050/2018 section 29: yes if any data group says yes, no if all say
        /// no, else not stated.
        async fn identity_code(&self) -> Answer {
            self.together(|group| group.identity_code)
        }
    }
}

part_relations! {
    LawfulBasis {
        many {
            /// National or Union provisions it rests on, Art. 6(3).
            provisions: Provision,
        }
    }
}

part_relations! {
    SpecialCategoryGround {
        many {
            /// Provisions it rests on, as Act 1050/2018 section 6.
            provisions: Provision,
        }
    }
}

part_relations! {
    DataGroup {
        one {
            /// The ground for criminal data, Act 1050/2018 section 7.
            criminal_ground: Provision,
            /// The ground for identity codes, Act 1050/2018 section 29.
            identity_code_ground: Provision,
        }
        many {
            /// Categories of data subjects.
            subjects: DataSubjectCategory,
        }
    }
}

part_relations! {
    DataItem {
        one {
            /// The category.
            category: PersonalDataCategory,
        }
    }
}

part_relations! {
    ErasureTimeLimit {
        one {
            /// The provision it rests on.
            provision: Provision,
        }
    }
}

part_relations! {
    Confirmation {
        one {
            /// The post that confirmed it.
            by: Post,
        }
    }
}

/// How a register's notice stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum NoticeStanding {
    /// A version is in force.
    InForce,
    /// The last version was withdrawn.
    Withdrawn,
    /// Nothing was ever published.
    Unpublished,
}

/// What registers are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct RegisterFilter {
    /// The controller, Art. 30(1)(a).
    pub controller: Option<Key<Controller>>,
    /// The department, or one above it.
    pub department: Option<Key<Department>>,
    /// The post that answers for it or is asked about it.
    pub post: Option<Key<Post>>,
    /// A lawful basis of a purpose, Art. 6(1).
    pub basis: Option<LegalBasis>,
    /// A processor that its data flow to, directly or as the provider of a service.
    pub processor: Option<Key<Processor>>,
    /// A service that its data flow to.
    pub service: Option<Key<Service>>,
    /// Whether it holds special categories, Art. 9(1), all data groups together.
    pub special_categories: Option<Answer>,
    /// Whether it holds data of children, all data groups together.
    pub children: Option<Answer>,
    /// Whether it holds data on criminal convictions and offences, Art. 10, all data groups together.
    pub criminal: Option<Answer>,
    /// Whether it holds personal identity codes, Act 1050/2018 section 29, all data groups together.
    pub identity_code: Option<Answer>,
    /// Where it is in its life.
    pub life_cycle: Option<LifeCycle>,
    /// Whom its notice speaks to.
    pub audience: Option<Audience>,
    /// How its notice stands, Art. 13 and 14.
    pub notice: Option<NoticeStanding>,
    /// A provision it rests on: of a basis or a condition, of publicity, of a time limit.
    pub provision: Option<Key<Provision>>,
    /// A category of data subjects in a data group, Art. 30(1)(c).
    pub data_subject_category: Option<Key<DataSubjectCategory>>,
    /// A category of personal data in a data group, Art. 30(1)(c).
    pub personal_data_category: Option<Key<PersonalDataCategory>>,
    /// Made up to show the program, or told by a city.
    pub illustrative: Option<bool>,
    /// Text in its name, description or purposes, in any language; letters with and without marks are the same. For words in
    /// whatever form they stand, and for all else a register says, ask `search`.
    pub text: Option<String>,
    /// `true`: only those for which no post answers; `false`: only those for which one does.
    pub without_responsible_post: Option<bool>,
    /// Only those that are to be looked at again by this day.
    pub review_due_by: Option<Date>,
    /// Only those in which something as grave as this, or graver, is found and not waived. Nothing for the public.
    pub findings: Option<Severity>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

listed! {
    Register by RegisterFilter of controller: |filter, _| {
        let text = filter.text.map(|text| Finder::new(&fold(&text)).into_owned());
        move |register, view| {
            filter.department.as_ref().is_none_or(|department| is_below(register, department, view))
                && filter.post.as_ref().is_none_or(|post| register.responsible_post.as_ref() == Some(post) || register.contact_posts.contains(post))
                && filter.basis.is_none_or(|basis| register.distinct_bases().any(|own| own == basis))
                && filter.special_categories.is_none_or(|answer| register.special_together() == answer)
                && filter.children.is_none_or(|answer| register.children_together() == answer)
                && filter.criminal.is_none_or(|answer| register.together(|group| group.criminal) == answer)
                && filter.identity_code.is_none_or(|answer| register.together(|group| group.identity_code) == answer)
                && filter.life_cycle.is_none_or(|life_cycle| register.life_cycle == life_cycle)
                && filter.audience.is_none_or(|audience| register.audience == audience)
                && filter.illustrative.is_none_or(|illustrative| register.illustrative == illustrative)
                && filter.service.as_ref().is_none_or(|service| flows_to(register, view, |node| {
                    node.kind == NodeKind::Service && *node.key == *service.as_str()
                }))
                && filter.processor.as_ref().is_none_or(|processor| flows_to(register, view, |node| is_of(node, processor, view)))
                && filter.provision.as_ref().is_none_or(|provision| register.names_provision(provision))
                && filter.data_subject_category.as_ref().is_none_or(|category| {
                    register.data_groups.iter().any(|group| group.subjects.contains(category))
                })
                && filter.personal_data_category.as_ref().is_none_or(|category| {
                    register.data_groups.iter().flat_map(|group| &group.items).any(|item| item.category.as_ref() == Some(category))
                })
                && filter.without_responsible_post.is_none_or(|without| register.responsible_post.is_none() == without)
                && filter.review_due_by.is_none_or(|day| review_due(register).is_some_and(|due| due <= day))
                && filter.notice.is_none_or(|standing| standing_of(register, view) == standing)
                && text.as_ref().is_none_or(|text| {
                    let words = view.holding.map_or("", |holding| holding.wordings().of_register(&register.key));
                    text.find(words.as_bytes()).is_some()
                })
        }
    };

    fn test_within(filter: &RegisterFilter, request: &Request) -> Option<TestWithin<Self>> {
        let (least, on) = (filter.findings?, request.today);
        Some(Box::new(move |sight| {
            let (standing, sight) = (standing(sight, on), sight.clone());
            Box::new(move |register| {
                let gravest = standing.weighed(&sight.holding, &register.key).gravest;
                // Severities are declared gravest first.
                gravest.is_some_and(|gravest| gravest <= least)
            })
        }))
    }

    const RANKED: bool = true;

    fn ranking(field: OrderField, sight: &Sight, request: &Request) -> Option<Rank<Self>> {
        match field {
            OrderField::ReviewDue => Some(Box::new(|register| {
                review_due(register).map(|due| i64::from(due.0.num_days_from_ce()))
            })),
            OrderField::Completeness => {
                let sight = sight.clone();
                let standing = standing(&sight, request.today);
                Some(Box::new(move |register| {
                    let weighed = standing.weighed(&sight.holding, &register.key);
                    Some(i64::from(weighed.complete))
                }))
            }
            OrderField::Number | OrderField::Name => None,
        }
    }
}

/// Whether a register is a department's, or of one below it.
pub(super) fn is_below(register: &Register, department: &Key<Department>, view: View<'_>) -> bool {
    let mut here = register.department.as_ref();
    // A chain of departments may be a loop in what was imported.
    for _ in 0..32 {
        let Some(key) = here else { return false };
        if key == department {
            return true;
        }
        here = view
            .holding
            .and_then(|holding| holding.shelves.departments.get(key.as_str()))
            .and_then(|own| own.parent.as_ref());
    }
    false
}

fn flows_to(register: &Register, view: View<'_>, is_meant: impl Fn(&NodeKey) -> bool) -> bool {
    let node = register.node();
    let goes = |flows: &FlowIndex| {
        flows
            .at(&node)
            .iter()
            .any(|flow| flow.from == node && is_meant(&flow.to))
    };
    view.holding.is_some_and(|holding| goes(&holding.flows)) || goes(&view.shared.flows)
}

/// Whether a node is a processor or a service it provides.
fn is_of(node: &NodeKey, processor: &Key<Processor>, view: View<'_>) -> bool {
    match node.kind {
        NodeKind::Processor => *node.key == *processor.as_str(),
        NodeKind::Service => view
            .shared
            .shelves
            .services
            .get(&node.key)
            .is_some_and(|service| service.provider.as_ref() == Some(processor)),
        _ => false,
    }
}

fn standing_of(register: &Register, view: View<'_>) -> NoticeStanding {
    let Some(holding) = view.holding else {
        return NoticeStanding::Unpublished;
    };
    let mut last = NoticeStanding::Unpublished;
    for notice in holding.notices_of(&register.key) {
        if notice.state == NoticeState::InForce {
            return NoticeStanding::InForce;
        }
        last = NoticeStanding::Withdrawn;
    }
    last
}
