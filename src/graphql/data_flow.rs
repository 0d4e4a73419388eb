//! From where to where? A data flow, and the nodes at its ends, as the API shows them.

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Interface, Result};
use entity::{
    Date,
    vocabulary::{FlowKind, FlowMeans, LegalBasis, NodeKind, TransferMechanism},
};

use super::{
    law::holds_on,
    page::{View, listed},
    relations::relations,
    request::Request,
};
use crate::records::{
    agreement::ProcessingAgreement,
    assessment::Assessment,
    category::{DataSubjectCategory, PersonalDataCategory},
    controller::Controller,
    data_flow::DataFlow,
    fold::{fold, holds},
    law::{Country, Provision},
    noun::{Key, Kind, NodeKey},
    outside_source::OutsideSource,
    processor::Processor,
    recipient::Recipient,
    register::Register,
    service::Service,
    standing::Ties,
};

/// What can hold or receive personal data: a node of the graph, at the end of a data flow.
#[derive(Interface)]
#[graphql(field(name = "id", ty = "ID", desc = "The global id."))]
pub enum DataFlowNode {
    /// A category of data subjects.
    Subjects(Arc<DataSubjectCategory>),
    /// A register.
    Register(Arc<Register>),
    /// An information system or service.
    Service(Arc<Service>),
    /// A processor.
    Processor(Arc<Processor>),
    /// A recipient.
    Recipient(Arc<Recipient>),
    /// A source outside the controller.
    Source(Arc<OutsideSource>),
}

/// The node with a key, if the actor may read it.
pub(super) async fn node(request: &Request, node: &NodeKey) -> Result<Option<DataFlowNode>> {
    let key = &node.key;
    Ok(match node.kind {
        NodeKind::Subjects => request
            .one(&Key::new(Arc::clone(key)))
            .await?
            .map(DataFlowNode::Subjects),
        NodeKind::Register => request
            .one(&Key::new(Arc::clone(key)))
            .await?
            .map(DataFlowNode::Register),
        NodeKind::Service => request
            .one(&Key::new(Arc::clone(key)))
            .await?
            .map(DataFlowNode::Service),
        NodeKind::Processor => request
            .one(&Key::new(Arc::clone(key)))
            .await?
            .map(DataFlowNode::Processor),
        NodeKind::Recipient => request
            .one(&Key::new(Arc::clone(key)))
            .await?
            .map(DataFlowNode::Recipient),
        NodeKind::Source => request.one(&Key::new(Arc::clone(key))).await?.map(DataFlowNode::Source),
    })
}

relations! {
    DataFlow {
        one {
            /// The provision a disclosure rests on.
            provision: Provision,
            /// The processing agreement it rests on, Art. 28(3).
            agreement: ProcessingAgreement,
            /// The transfer impact assessment.
            transfer_assessment: Assessment,
        }
        many {
            /// Categories of personal data that move.
            data_categories: PersonalDataCategory,
        }
    }
    {
        /// Where the data come from. Null when that is out of reach.
        async fn from(&self, ctx: &Context<'_>) -> Result<Option<DataFlowNode>> {
            node(Request::of(ctx), &self.from).await
        }

        /// Where they go. Null when that is out of reach.
        async fn to(&self, ctx: &Context<'_>) -> Result<Option<DataFlowNode>> {
            node(Request::of(ctx), &self.to).await
        }

        /// The controller that keeps it; null when it is shared by all.
        async fn controller(&self, ctx: &Context<'_>) -> Result<Option<Arc<Controller>>> {
            match self.key.owner() {
                Some(owner) => Request::of(ctx).one(&Key::<Controller>::new(owner)).await,
                None => Ok(None),
            }
        }
    }
}

/// What data flows are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct DataFlowFilter {
    /// The controller that keeps them.
    pub controller: Option<Key<Controller>>,
    /// What kind of movement it is.
    pub kind: Option<FlowKind>,
    /// The node they come from.
    pub from: Option<ID>,
    /// The node they go to.
    pub to: Option<ID>,
    /// The node at either end.
    pub at: Option<ID>,
    /// The kind of node they come from.
    pub from_kind: Option<NodeKind>,
    /// The kind of node they go to.
    pub to_kind: Option<NodeKind>,
    /// A category of personal data that moves: named by the flow, or an item of a data group that it moves.
    pub category: Option<Key<PersonalDataCategory>>,
    /// A country they go to: of the processor, of its service's hosting or support, of the recipient, Art. 30(1)(e).
    pub country: Option<Key<Country>>,
    /// They go to what is, or can be seen from, outside the European Economic Area on the day asked of (today, or `validOn`), or
    /// they do not, Art. 44.
    pub outside_eea: Option<bool>,
    /// They hold on this day, as far as their days are told.
    pub valid_on: Option<Date>,
    /// They end by this day.
    pub ends_by: Option<Date>,
    /// Whether the agreement they rest on, Art. 28(3), is named.
    pub has_agreement: Option<bool>,
    /// Lawful basis of a disclosure, Art. 6(1).
    pub basis: Option<LegalBasis>,
    /// How the data move.
    pub means: Option<FlowMeans>,
    /// What a transfer outside the EEA rests on, Art. 45-49.
    pub mechanism: Option<TransferMechanism>,
    /// The processing agreement they rest on, Art. 28(3).
    pub agreement: Option<Key<ProcessingAgreement>>,
    /// Text in what moves, on what condition, or in the remarks.
    pub text: Option<String>,
    /// Archived ones too; left out otherwise.
    pub archived: Option<bool>,
}

/// Flows at a node.
pub fn node_filter<N>(kind: NodeKind, key: &Key<N>) -> DataFlowFilter {
    DataFlowFilter {
        at: Some(ID(NodeKey::new(kind, Arc::clone(key.shared())).to_string())),
        ..DataFlowFilter::default()
    }
}

listed! {
    DataFlow by DataFlowFilter of controller: |filter, request| {
        let day = filter.valid_on.unwrap_or(request.today);
        let text = filter.text.map(|text| fold(&text));
        let [from, to, at] = [filter.from, filter.to, filter.at].map(|id| id.map(|id| node_of(&id)));
        move |flow, view| {
            // An id that is no node's is `Some(None)`, and no flow is at it.
            filter.kind.is_none_or(|kind| flow.kind == kind)
                && from.as_ref().is_none_or(|node| node.as_ref() == Some(&flow.from))
                && to.as_ref().is_none_or(|node| node.as_ref() == Some(&flow.to))
                && at.as_ref().is_none_or(|node| node.as_ref().is_some_and(|node| flow.from == *node || flow.to == *node))
                && filter.from_kind.is_none_or(|kind| flow.from.kind == kind)
                && filter.to_kind.is_none_or(|kind| flow.to.kind == kind)
                && filter.category.as_ref().is_none_or(|category| moves(flow, category, view))
                && filter.country.as_ref().is_none_or(|country| reaches(&flow.to, country, view))
                && filter.outside_eea.is_none_or(|outside| leaves_eea(&flow.to, day, view) == outside)
                && filter.ends_by.is_none_or(|by| flow.valid_until.is_some_and(|until| until <= by))
                && filter.has_agreement.is_none_or(|has| flow.agreement.is_some() == has)
                && filter.valid_on.is_none_or(|day| holds_on(flow.valid_from, flow.valid_until, day))
                && filter.basis.is_none_or(|basis| flow.basis == Some(basis))
                && filter.means.is_none_or(|means| flow.means == Some(means))
                && filter.mechanism.is_none_or(|mechanism| flow.mechanism == Some(mechanism))
                && filter.agreement.as_ref().is_none_or(|agreement| flow.agreement.as_ref() == Some(agreement))
                && text.as_ref().is_none_or(|text| {
                    holds(&flow.data, text) || holds(&flow.condition, text) || holds(&flow.remarks, text)
                })
        }
    }
}

/// The node a global id names.
fn node_of(id: &str) -> Option<NodeKey> {
    let (word, key) = id.split_once(':')?;
    NodeKey::of(Kind::from_word(word)?, &Arc::from(key))
}

/// Whether a category of personal data moves by a flow: it names it, or a data group that it moves has it among its items.
fn moves(flow: &DataFlow, category: &Key<PersonalDataCategory>, view: View<'_>) -> bool {
    let registers = view.holding.map(|holding| &holding.shelves.registers);
    let ends = [&flow.from, &flow.to]
        .into_iter()
        .filter(|node| node.kind == NodeKind::Register);
    let mut groups = ends
        .filter_map(|node| registers?.get(&node.key))
        .flat_map(|register| &register.data_groups)
        .filter(|group| flow.data_groups.contains(&group.key));
    flow.data_categories.contains(category)
        || groups.any(|group| group.items.iter().any(|item| item.category.as_ref() == Some(category)))
}

/// Whether what stands at a node is, or can be seen from, outside the EEA on a day: as notices tell it.
fn leaves_eea(node: &NodeKey, day: Date, view: View<'_>) -> bool {
    let edges = view.shared.edges();
    let standings = edges.numbers.get(node).map_or(&[][..], |node| edges.standings(node));
    standings.iter().any(|standing| {
        let country = standing.country.map(|place| &edges.countries[usize::from(place)]);
        Ties::TRANSFER.contains(standing.tie) && country.is_none_or(|country| !country.in_eea(day))
    })
}

/// Whether what stands at a node is in a country.
fn reaches(node: &NodeKey, country: &Key<Country>, view: View<'_>) -> bool {
    let shelves = &view.shared.shelves;
    let processor_in = |key: &str| {
        shelves
            .processors
            .get(key)
            .is_some_and(|processor| processor.country.as_ref() == Some(country))
    };
    match node.kind {
        NodeKind::Processor => processor_in(&node.key),
        NodeKind::Service => shelves.services.get(&node.key).is_some_and(|service| {
            service.hosting_countries.contains(country)
                || service.support_countries.contains(country)
                || service
                    .provider
                    .as_ref()
                    .is_some_and(|provider| processor_in(provider.as_str()))
        }),
        NodeKind::Recipient => shelves
            .recipients
            .get(&node.key)
            .is_some_and(|recipient| recipient.country.as_ref() == Some(country)),
        NodeKind::Source => shelves
            .outside_sources
            .get(&node.key)
            .is_some_and(|source| source.country.as_ref() == Some(country)),
        NodeKind::Subjects | NodeKind::Register => false,
    }
}
