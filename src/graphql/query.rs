//! What can be asked? The root of all queries.

use std::sync::Arc;

use async_graphql::{Context, ID, Json, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use entity::{
    Date,
    vocabulary::{FlowKind, Language, LegalBasis},
};

use super::{
    account::Viewer,
    counts::{CountBy, RegisterCount, register_counts},
    finding::{CatalogueRule, catalogue},
    findings::{FindingConnection, FindingFilter, findings},
    graph::{self, CommonDependencies, GraphReach, Impact, ReachAsked, ThirdCountryReach, WaysFound},
    history::{self, LogEntries, LogFilter, LogOrder, Part},
    law::{RightOfBasis, rights_by_basis},
    node::{Node, find},
    page::{Listed, Order, Page, Paging, cost, page},
    public_search::{PublicSearchConnection, public_search},
    published::{self, PublishedController, PublishedNotice},
    refusal::bad_input,
    reports::Reports,
    request::Request,
    search::{SearchConnection, SearchKind, Searched, search},
    surroundings::{IdentityProvider, Layout, all_layouts, identity_providers},
};
use crate::access::{Action, Target};
use crate::graph::reach::GraphEnd;
use crate::records::{
    account::Account,
    adjacency::Direction,
    agreement::ProcessingAgreement,
    api_token::ApiToken,
    assessment::Assessment,
    breach::BreachCase,
    category::{DataSubjectCategory, PersonalDataCategory},
    comment::Comment,
    controller::Controller,
    data_flow::DataFlow,
    department::Department,
    grant::Grant,
    law::{Act, AdequacyDecision, Country, Provision, SupervisoryAuthority},
    notice_version::NoticeVersion,
    noun::Key,
    outside_source::OutsideSource,
    post::{Person, Post},
    processor::Processor,
    processor_record::ProcessorRecord,
    reach::{Reached, Stand, View},
    recipient::Recipient,
    register::Register,
    rule_setting::RuleSetting,
    saved_report::SavedReport,
    service::Service,
    snapshot::Holding,
    standing::CountryTie,
    submission::Submission,
    waiver::Waiver,
    webhook::Webhook,
};
use crate::reports::arguments::Arguments;

/// The inventory as a whole.
pub struct InventoryNow;

/// The inventory as a whole, at the state this answer was made from.
#[Object(name = "Inventory")]
impl InventoryNow {
    /// The revision: rises by one at each change. Null for the public, whom it would tell that something unpublished is
    /// being worked on.
    async fn revision(&self, ctx: &Context<'_>) -> Option<i64> {
        let request = Request::of(ctx);
        let inside = request.actor.may(Action::ReadSharedNode, &Target::Shared);
        inside.then(|| request.snapshot().revision)
    }

    /// How many nouns of each kind are in the viewer's reach, archived ones left out.
    async fn counts(&self, ctx: &Context<'_>) -> Result<Vec<NounCount>> {
        Box::pin(counts(Request::of(ctx))).await
    }
}

/// How many nouns of one kind there are.
#[derive(Debug, SimpleObject)]
pub struct NounCount {
    /// The kind: the word its ids begin with, as `register`.
    kind: &'static str,
    /// How many.
    count: usize,
}

macro_rules! query {
    ($($(#[$meta:meta])* $list:ident: $noun:ident;)* { $($rest:tt)* }) => {
        /// What can be asked of the inventory: records of processing activities, Art. 30, with everything around them.
        pub struct Query;

        /// What can be asked of the inventory: records of processing activities, Art. 30, with everything around them.
        #[Object]
        impl Query {
            /// The nouns with these global ids, in the same order. Null where there is none, or where it is out of reach.
            #[graphql(complexity = "1 + ids.len() * child_complexity")]
            async fn nodes(
                &self,
                ctx: &Context<'_>,
                #[graphql(desc = "Global ids, at most 100.")] ids: Vec<ID>,
            ) -> Result<Vec<Option<Node>>> {
                let request = Request::of(ctx);
                if ids.len() > 100 {
                    return Err(bad_input(request.language, [
                        "Anna enintään 100 tunnusta.",
                        "Ange högst 100 id:n.",
                        "Give at most 100 ids.",
                    ]));
                }
                let mut nodes = Vec::with_capacity(ids.len());
                for id in &ids {
                    nodes.push(find(request, id).await?);
                }
                Ok(nodes)
            }

            /// The controllers as the public sees them, each with its published notices.
            #[graphql(complexity = "20 * child_complexity")]
            async fn published_controllers(&self, ctx: &Context<'_>) -> Vec<PublishedController> {
                published::controllers(Request::of(ctx))
            }

            /// What changed in what belongs to a controller, from one time to before another, within the viewer's reach.
            #[graphql(complexity = "20 * child_complexity")]
            #[allow(clippy::too_many_arguments, reason = "the arguments of a list")]
            async fn changes(
                &self,
                ctx: &Context<'_>,
                #[graphql(desc = "The controller.")] controller: Key<Controller>,
                #[graphql(desc = "From this time.")] from: DateTime<Utc>,
                #[graphql(desc = "To before this time.")] to: DateTime<Utc>,
                #[graphql(desc = "How many entries, at most 100; 20 when left out.")] first: Option<i32>,
                #[graphql(desc = "Entries after this index.")] after: Option<u64>,
                #[graphql(desc = "In which order.", default)] order: LogOrder,
            ) -> Result<LogEntries> {
                let request = Request::of(ctx);
                Box::pin(history::changes(request, &controller, from, to, Part { first, after, order })).await
            }

            /// The log itself. That it was read is an entry too.
            #[graphql(complexity = "20 * child_complexity")]
            async fn log(
                &self,
                ctx: &Context<'_>,
                #[graphql(desc = "How many entries, at most 100; 20 when left out.")] first: Option<i32>,
                #[graphql(desc = "Entries after this index.")] after: Option<u64>,
                #[graphql(desc = "In which order.", default)] order: LogOrder,
                #[graphql(desc = "Which entries; all when left out.", default)] filter: LogFilter,
            ) -> Result<LogEntries> {
                Box::pin(history::whole_log(Request::of(ctx), &filter, Part { first, after, order })).await
            }

            /// What can be reached from a place in the graph, by the shortest chains: from a register to processors, recipients and
            /// countries, or back from a processor or a country to the registers whose data it has.
            #[graphql(complexity = "20 + child_complexity")]
            #[allow(clippy::too_many_arguments, reason = "the arguments of a question")]
            async fn reach(
                &self,
                ctx: &Context<'_>,
                #[graphql(desc = "Where one begins: a node of the graph, or a country.")] from: ID,
                #[graphql(desc = "Which way one walks.", default)] direction: Direction,
                #[graphql(desc = "Up to what; everything when left out.")] until: Option<GraphEnd>,
                #[graphql(desc = "By which kinds of flow; every kind when left out. A service always leads to its provider.", default)] kinds: Vec<FlowKind>,
                #[graphql(desc = "How a country counts as reached; hosting, support and establishment when left out.", default)] ties: Vec<CountryTie>,
                #[graphql(desc = "The day; today when left out.")] as_of: Option<Date>,
            ) -> Result<GraphReach> {
                Box::pin(graph::reach(ctx, ReachAsked { from, direction, until, kinds, ties, as_of })).await
            }

            /// Which registers reach a country outside the European Economic Area through their processors and recipients and the
            /// sub-processors behind these, and how, Art. 30(1)(e) and 44.
            #[graphql(complexity = "20 + child_complexity")]
            #[allow(clippy::too_many_arguments, reason = "the arguments of a question")]
            async fn third_country_reach(
                &self,
                ctx: &Context<'_>,
                #[graphql(desc = "The controller; every controller in reach when left out.")] controller: Option<Key<Controller>>,
                #[graphql(desc = "A department, with what stands below it.")] department: Option<Key<Department>>,
                #[graphql(desc = "How a country counts as reached; hosting, support and establishment when left out.", default)] ties: Vec<CountryTie>,
                #[graphql(desc = "The day; today when left out.")] as_of: Option<Date>,
            ) -> Result<ThirdCountryReach> {
                let request = Request::of(ctx);
                Box::pin(graph::third_country_reach(request, controller.as_ref(), department.as_ref(), &ties, as_of)).await
            }

            /// The ways from one place in the graph to another, shortest first, within bounds; the answer says when a bound cut it.
            #[graphql(complexity = "20 + 20 * child_complexity")]
            #[allow(clippy::too_many_arguments, reason = "the arguments of a question")]
            async fn paths(
                &self,
                ctx: &Context<'_>,
                #[graphql(desc = "Where the ways begin: a node of the graph.")] from: ID,
                #[graphql(desc = "Where they end: a node of the graph, or a country.")] to: ID,
                #[graphql(desc = "Steps of a path at most, up to 16; 8 when left out.")] longest: Option<i32>,
                #[graphql(desc = "Paths at most, up to 100; 20 when left out.")] most: Option<i32>,
                #[graphql(desc = "How a country counts as reached; hosting, support and establishment when left out.", default)] ties: Vec<CountryTie>,
                #[graphql(desc = "The day; today when left out.")] as_of: Option<Date>,
            ) -> Result<WaysFound> {
                Box::pin(graph::paths(Request::of(ctx), (&from, &to), (longest, most), &ties, as_of)).await
            }

            /// What many registers depend on: the services and processors behind them, counted.
            #[graphql(complexity = "20 + child_complexity")]
            async fn common_dependencies(
                &self,
                ctx: &Context<'_>,
                #[graphql(desc = "The registers, at most 1000; every register in reach when left out.")] registers: Option<Vec<Key<Register>>>,
                #[graphql(desc = "The controller; every controller in reach when left out.")] controller: Option<Key<Controller>>,
                #[graphql(desc = "The day; today when left out.")] as_of: Option<Date>,
            ) -> Result<CommonDependencies> {
                let request = Request::of(ctx);
                Box::pin(graph::common_dependencies(request, registers.as_deref(), controller.as_ref(), as_of)).await
            }

            /// What it touches that a processor or service has a breach, Art. 33, or that an agreement, an adequacy decision, an act or a
            /// service ends.
            #[graphql(complexity = "20 + child_complexity")]
            async fn impact(
                &self,
                ctx: &Context<'_>,
                #[graphql(desc = "A processor, a service, an agreement, an adequacy decision, an act or a provision.")] of: ID,
                #[graphql(desc = "The day; today when left out.")] as_of: Option<Date>,
            ) -> Result<Impact> {
                Box::pin(graph::impact(Request::of(ctx), &of, as_of)).await
            }

            /// What rules find, across the registers in reach: errors first, then by register. Nothing for the public.
            #[graphql(complexity = "cost(first, None, child_complexity)")]
            async fn findings(
                &self,
                ctx: &Context<'_>,
                #[graphql(desc = "What the list is narrowed to.", default)] filter: FindingFilter,
                #[graphql(desc = "The first items, at most 100; 20 when left out.")] first: Option<i32>,
                #[graphql(desc = "Items after this cursor.")] after: Option<String>,
            ) -> Result<FindingConnection> {
                let by_age = ctx.look_ahead().field("byAge").exists();
                Box::pin(findings(Request::of(ctx), filter, first, after, by_age)).await
            }

            /// What in the inventory speaks of this? Forms of a word, its compounds and slips of the hand are found too. Nothing for
            /// the public, who have `publicSearch`.
            #[graphql(complexity = "cost(first, None, child_complexity)")]
            #[allow(clippy::too_many_arguments, reason = "the arguments of a search")]
            async fn search(
                &self,
                ctx: &Context<'_>,
                #[graphql(desc = "What is looked for: words, the first eight that tell something.")] query: String,
                #[graphql(desc = "The language it is asked in, whose words count most; all count alike when left out.")] language: Option<Language>,
                #[graphql(desc = "The kinds that are looked for; every kind when left out.")] kinds: Option<Vec<SearchKind>>,
                #[graphql(desc = "The controller it belongs to.")] controller: Option<Key<Controller>>,
                #[graphql(desc = "The last word may still be being typed.", default)] unfinished: bool,
                #[graphql(desc = "The first items, at most 100; 20 when left out.")] first: Option<i32>,
                #[graphql(desc = "Items after this cursor.")] after: Option<String>,
            ) -> Result<SearchConnection> {
                let asked = Searched { query, language, kinds: kinds.unwrap_or_default(), controller, unfinished, first, after };
                Box::pin(search(Request::of(ctx), asked)).await
            }

            /// Which published notices speak of this? From their frozen content alone, for everyone.
            #[graphql(complexity = "cost(first, None, child_complexity)")]
            #[allow(clippy::too_many_arguments, reason = "the arguments of a search")]
            async fn public_search(
                &self,
                ctx: &Context<'_>,
                #[graphql(desc = "What is looked for: words, the first eight that tell something.")] query: String,
                #[graphql(desc = "The language it is asked in, whose words count most; all count alike when left out.")] language: Option<Language>,
                #[graphql(desc = "The controller's key, as `pori`.")] controller: Option<String>,
                #[graphql(desc = "The first items, at most 100; 20 when left out.")] first: Option<i32>,
                #[graphql(desc = "Items after this cursor.")] after: Option<String>,
            ) -> Result<PublicSearchConnection> {
                Box::pin(public_search(Request::of(ctx), query, language, controller, first, after.as_deref())).await
            }

            $($rest)*

            $(
                $(#[$meta])*
                #[allow(clippy::too_many_arguments, reason = "the arguments of a connection")]
                #[graphql(complexity = "cost(first, last, child_complexity)")]
                async fn $list(
                    &self,
                    ctx: &Context<'_>,
                    #[graphql(desc = "The first items, at most 100; 20 when neither `first` nor `last` is given.")] first: Option<i32>,
                    #[graphql(desc = "Items after this cursor.")] after: Option<String>,
                    #[graphql(desc = "The last items, at most 100.")] last: Option<i32>,
                    #[graphql(desc = "Items before this cursor.")] before: Option<String>,
                    #[graphql(desc = "What the list is narrowed to.")] filter: Option<Box<<$noun as Listed>::Filter>>,
                    #[graphql(desc = "How the list is sorted.")] order_by: Option<Order>,
                ) -> Result<Page<$noun>> {
                    page::<$noun>(ctx, None, filter, Paging { first, after, last, before, order: order_by }).await
                }
            )*
        }

        async fn counts(request: &Request) -> Result<Vec<NounCount>> {
            Ok(vec![$(NounCount { kind: <$noun as crate::records::noun::Noun>::KIND.word(), count: count::<$noun>(request).await? },)*])
        }
    };
}

query! {
    /// Acts that records rest on.
    acts: Act;
    /// Provisions of acts.
    provisions: Provision;
    /// Countries, with their time in the European Economic Area, Art. 44.
    countries: Country;
    /// The Commission's adequacy decisions, Art. 45.
    adequacy_decisions: AdequacyDecision;
    /// Supervisory authorities, Art. 51.
    supervisory_authorities: SupervisoryAuthority;
    /// Categories of data subjects, Art. 30(1)(c).
    data_subject_categories: DataSubjectCategory;
    /// Categories of personal data, Art. 30(1)(c).
    personal_data_categories: PersonalDataCategory;
    /// Controllers, Art. 4(7).
    controllers: Controller;
    /// Departments of controllers.
    departments: Department;
    /// People who hold posts.
    people: Person;
    /// Posts.
    posts: Post;
    /// Processors, Art. 4(8).
    processors: Processor;
    /// Information systems and services.
    services: Service;
    /// Recipients, Art. 4(9).
    recipients: Recipient;
    /// Sources outside the controller, Art. 14(2)(f).
    outside_sources: OutsideSource;
    /// Processing agreements, Art. 28(3).
    agreements: ProcessingAgreement;
    /// Assessments, Art. 35, 46 and 6(1)(f).
    assessments: Assessment;
    /// Registers: records of processing activities, Art. 30(1).
    registers: Register;
    /// Data flows between the nodes of the graph.
    flows: DataFlow;
    /// Processors' records, Art. 30(2).
    processor_records: ProcessorRecord;
    /// Published versions of notices, Art. 13 and 14, with what stands behind them.
    notices: NoticeVersion;
    /// Accounts of people and programs.
    accounts: Account;
    /// Roles granted to accounts.
    grants: Grant;
    /// Tokens that programs come with.
    tokens: ApiToken;
    /// Registers submitted for publishing.
    submissions: Submission;
    /// Comments on registers.
    comments: Comment;
    /// Addresses of programs that are told of what happens.
    webhooks: Webhook;
    /// Findings that are or were waived.
    waivers: Waiver;
    /// How controllers use rules.
    rule_settings: RuleSetting;
    /// Breaches of personal data, Art. 33(5).
    breaches: BreachCase;
    /// Reports that are asked again and again.
    saved_reports: SavedReport;
    {
        /// The catalogue of rules, in the order a record is read.
        async fn rules(&self) -> Vec<CatalogueRule> {
            catalogue()
        }

        /// The layouts that notices can be told in, the standard one first.
        async fn layouts(&self) -> Vec<Layout> {
            all_layouts()
        }

        /// Who vouches for people when they sign in, and what their groups give here: for those who give rights over the whole
        /// installation. None in the demo.
        async fn identity_providers(&self, ctx: &Context<'_>) -> Result<Vec<IdentityProvider>> {
            identity_providers(Request::of(ctx))
        }

        /// The noun with a global id. Null when there is none, or when it is out of reach.
        async fn node(&self, ctx: &Context<'_>, #[graphql(desc = "The global id, as `register:pori/1`.")] id: ID) -> Result<Option<Node>> {
            find(Request::of(ctx), &id).await
        }

        /// The controller with a key, as `pori`: what its web addresses and its id hold.
        async fn controller(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "The key, as `pori`.")] key: String,
        ) -> Result<Option<Arc<Controller>>> {
            Request::of(ctx).one(&Key::<Controller>::new(key)).await
        }

        /// The register with a web address, as `pori` and `chat`.
        async fn register(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "The controller's key, as `pori`.")] controller: String,
            #[graphql(desc = "The register's name in web addresses.")] slug: String,
        ) -> Result<Option<Arc<Register>>> {
            let request = Request::of(ctx);
            if !request.actor.touches(Register::READ, &controller) {
                return Ok(None);
            }
            let Some(sight) = request.sight(&controller).await? else { return Ok(None) };
            let register = sight.holding.register_by_slug(&slug);
            let seen = register.filter(|register| register.may_be_read(&request.actor, sight.view()));
            Ok(seen.cloned())
        }

        /// How many registers there are, in every combination of what is counted by; archived ones are left out.
        async fn register_counts(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "What they are counted by.")] by: Vec<CountBy>,
            #[graphql(desc = "The controller; every controller in reach when left out.")] controller: Option<Key<Controller>>,
        ) -> Result<Vec<RegisterCount>> {
            Box::pin(register_counts(Request::of(ctx), &by, controller.as_ref())).await
        }

        /// Which right of the data subject follows from which lawful basis: dated rows of law, Art. 7(3), 15-22 and 77.
        async fn rights_by_basis(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "The basis; all of them when left out.")] basis: Option<LegalBasis>,
            #[graphql(desc = "The day the rows hold on; today when left out.")] on: Option<Date>,
        ) -> Vec<RightOfBasis> {
            let request = Request::of(ctx);
            rights_by_basis(&request.snapshot().shared.rights, basis, on.unwrap_or(request.today))
        }

        /// The controller with a key, as the public sees it.
        async fn published_controller(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "The key, as `pori`.")] key: String,
        ) -> Option<PublishedController> {
            published::controller(Request::of(ctx), &key)
        }

        /// A published notice: the version in force, or the one that a number or a day names. Null when there is none.
        async fn published_notice(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "The controller's key, as `pori`.")] controller: String,
            #[graphql(desc = "The notice's name in web addresses, now or before.")] slug: String,
            #[graphql(desc = "The number of the version.")] number: Option<i32>,
            #[graphql(desc = "The day it held on, in Finland.")] on: Option<Date>,
        ) -> Result<Option<PublishedNotice>> {
            let request = Request::of(ctx);
            Box::pin(published::notice(request, &controller, &slug, number, on)).await
        }

        /// A proof that an entry is in the log, with all that is needed to check it offline. That it was asked is an entry too.
        async fn log_proof(
            &self,
            ctx: &Context<'_>,
            #[graphql(desc = "The index of the entry.")] index: u64,
        ) -> Result<Json<serde_json::Value>> {
            Box::pin(history::proof(Request::of(ctx), index)).await
        }

        /// Reports across registers, each as a page of typed rows with totals. The same as files: `/reports/NAME.csv` (xlsx, json, html).
        #[allow(clippy::too_many_arguments, reason = "what reports are narrowed to")]
        async fn reports(
            &self,
            #[graphql(desc = "The controller; every one in reach when left out.")] controller: Option<Key<Controller>>,
            #[graphql(desc = "The department of the registers, with what stands below it.")] department: Option<Key<Department>>,
            #[graphql(desc = "The day: flows, agreements, countries and rules hold on some days and not on others. Today when left out.")] as_of: Option<Date>,
            #[graphql(desc = "What a report is about, by its global id; for those that need it.")] of: Option<ID>,
            #[graphql(desc = "The first day, for those that lie between two.")] from: Option<Date>,
            #[graphql(desc = "The last day, for those that lie between two.")] to: Option<Date>,
            #[graphql(desc = "When a breach became known, for the report of one.")] known_at: Option<DateTime<Utc>>,
        ) -> Reports {
            let arguments = Arguments { controller, department, of: of.map(|of| of.0), from, to, known_at };
            Reports { arguments, as_of }
        }

        /// The inventory as a whole.
        async fn inventory(&self) -> InventoryNow {
            InventoryNow
        }

        /// Who asks.
        async fn viewer(&self) -> Viewer {
            Viewer
        }
    }
}

async fn count<N: Reached>(request: &Request) -> Result<usize> {
    let snapshot = request.snapshot();
    let shared = &*snapshot.shared;
    let seen = |nouns: &[Arc<N>], holding: Option<&Holding>| {
        let view = View { shared, holding };
        nouns
            .iter()
            .filter(|noun| noun.archived_on().is_none() && noun.may_be_read(&request.actor, view))
            .count()
    };
    let mut count = seen(N::shelf(&shared.shelves).all(), None);
    if N::STAND != Stand::Shared {
        for controller in snapshot.shared.shelves.controllers.all() {
            if request.actor.touches(N::READ, controller.key.as_str()) {
                let holding = snapshot
                    .holding(controller.key.as_str())
                    .await
                    .map_err(|error| request.refuse(error))?;
                count += holding.map_or(0, |holding| seen(N::shelf(&holding.shelves).all(), Some(&holding)));
            }
        }
    }
    Ok(count)
}
