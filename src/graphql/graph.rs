//! Where do data go, and through whom? The questions to the graph, as the API asks and answers them.
//!
//! Each is answered from one state, on one day, and over what the viewer may see: what is out of reach is walked neither through
//! nor to, so it is in no count. The public may not walk the graph; what it may know of flows stands in the published notices.

mod chain;
mod dependencies;
pub(super) mod impact;
pub(super) mod part;
mod paths;
mod reach;
mod third_country;

use std::sync::Arc;

use async_graphql::{ComplexObject, Interface, Result, SimpleObject};
use entity::Date;

pub use dependencies::{CommonDependencies, common_dependencies};
pub use impact::{Impact, impact};
pub use paths::{WaysFound, paths};
pub use reach::{GraphReach, ReachAsked, reach};
pub use third_country::{ThirdCountryReach, third_country_reach};

use super::{data_flow::DataFlowNode, refusal::not_found, request::Request};
use crate::{
    graph::{
        ground::{Ground, may_walk},
        reach::Place,
    },
    records::{
        category::DataSubjectCategory,
        controller::Controller,
        department::Department,
        law::Country,
        noun::{Key, Kind, NodeKey},
        outside_source::OutsideSource,
        processor::Processor,
        reach::{Reached, View},
        recipient::Recipient,
        register::Register,
        service::Service,
        snapshot::{Holding, Snapshot},
    },
};

/// A place in the graph: a node, or a country that nodes stand in.
#[derive(Interface)]
#[graphql(field(name = "id", ty = "async_graphql::ID", desc = "The global id."))]
pub enum GraphPlace {
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
    /// A country.
    Country(Arc<Country>),
}

impl From<DataFlowNode> for GraphPlace {
    fn from(node: DataFlowNode) -> Self {
        match node {
            DataFlowNode::Subjects(noun) => Self::Subjects(noun),
            DataFlowNode::Register(noun) => Self::Register(noun),
            DataFlowNode::Service(noun) => Self::Service(noun),
            DataFlowNode::Processor(noun) => Self::Processor(noun),
            DataFlowNode::Recipient(noun) => Self::Recipient(noun),
            DataFlowNode::Source(noun) => Self::Source(noun),
        }
    }
}

/// What a question to the graph was answered from.
#[derive(Clone, Copy, Debug, SimpleObject)]
#[graphql(complex)]
pub struct Seen {
    /// The revision of the inventory that was seen.
    pub revision: i64,
    /// The day it was asked of: flows, agreements and countries hold on some days and not on others.
    #[graphql(skip)]
    pub day: Date,
}

/// What a question to the graph was answered from.
#[ComplexObject]
impl Seen {
    /// The day it was asked of: flows, agreements and countries hold on some days and not on others.
    async fn as_of(&self) -> Date {
        self.day
    }
}

/// One question: the state it is answered from, for whom, and of which day.
struct Asked<'r> {
    request: &'r Request,
    snapshot: Arc<Snapshot>,
    day: Date,
}

impl<'r> Asked<'r> {
    /// A question of a day; today's when none is named. Refused as if there were nothing when the actor may not walk the graph.
    fn of(request: &'r Request, day: Option<Date>) -> Result<Self> {
        if !may_walk(&request.actor) {
            return Err(not_found(request.language));
        }
        Ok(Self {
            request,
            snapshot: request.snapshot(),
            day: day.unwrap_or(request.today),
        })
    }

    fn seen(&self) -> Seen {
        Seen {
            revision: self.snapshot.revision,
            day: self.day,
        }
    }

    /// What all controllers share.
    fn shared(&self) -> Ground<'_> {
        Ground::shared(&self.snapshot.shared, self.day)
    }

    /// What the actor sees of a controller's flows.
    fn ground<'a>(&'a self, holding: &'a Holding) -> Ground<'a> {
        Ground::seen(&self.request.actor, &self.snapshot.shared, holding, self.day)
    }

    fn view<'a>(&'a self, holding: &'a Holding) -> View<'a> {
        View {
            shared: &self.snapshot.shared,
            holding: Some(holding),
        }
    }

    /// A controller's holding, if the actor may look there at all.
    async fn holding(&self, controller: &str) -> Result<Option<Arc<Holding>>> {
        if !self.request.actor.touches(Register::READ, controller) {
            return Ok(None);
        }
        let holding = self.snapshot.holding(controller).await;
        holding.map_err(|error| self.request.refuse(error))
    }

    /// The controllers to look at: one, or every one that the actor may look at.
    fn controllers(&self, only: Option<&str>) -> Vec<Key<Controller>> {
        let all = self.snapshot.shared.shelves.controllers.all().iter();
        all.filter(|controller| only.is_none_or(|only| controller.key.as_str() == only))
            .map(|controller| controller.key.clone())
            .collect()
    }

    /// The place that a global id names, if the actor may read it.
    async fn place(&self, id: &str) -> Result<Place> {
        let missing = || not_found(self.request.language);
        let (word, key) = id.split_once(':').ok_or_else(missing)?;
        let key: Arc<str> = Arc::from(key);
        let kind = Kind::from_word(word).ok_or_else(missing)?;
        if kind == Kind::Country {
            let country = self.request.one(&Key::<Country>::new(key)).await?;
            return Ok(Place::Country(Some(country.ok_or_else(missing)?.key.clone())));
        }
        let node = NodeKey::of(kind, &key).ok_or_else(missing)?;
        let found = super::data_flow::node(self.request, &node).await?;
        found.map(|_| Place::Node(node)).ok_or_else(missing)
    }

    /// Whether a register is among those a department and what stands below it holds.
    fn is_in(&self, register: &Register, department: Option<&Key<Department>>, holding: &Holding) -> bool {
        department.is_none_or(|department| super::register::is_below(register, department, self.view(holding)))
    }

    /// Whether the actor may read a register of a holding.
    fn reads(&self, register: &Register, holding: &Holding) -> bool {
        register.may_be_read(&self.request.actor, self.view(holding))
    }

    /// Whether a register was there on the day.
    fn is_there(&self, register: &Register) -> bool {
        register.archived_on.is_none_or(|gone| self.day < gone)
    }
}

/// The controller in whose part of the graph a place stands; none for what is shared.
fn home(place: &Place) -> Option<&str> {
    match place {
        Place::Node(node) => node.key.split_once('/').map(|(owner, _)| owner),
        Place::Country(_) => None,
    }
}
