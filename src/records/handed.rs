//! Which controllers hand data to be processed to a service or a processor? Kept for the whole inventory, so that whoever
//! processes for others finds them without a look at each, and without the database.
//!
//! It tells where to look and not what is to be seen: a controller stays where a flow of its once led, until the program is
//! started anew. Rows stand for nouns; a nation's are some 30,000 pairs of them.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use entity::{data_flow, vocabulary::FlowKind};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

/// Rows of the controllers that hand data to a node to be processed, by the node's row.
#[derive(Clone, Debug, Default)]
pub struct Handed(HashMap<i32, BTreeSet<i32>>);

impl Handed {
    /// Reads the flows of processing of all controllers.
    pub(super) async fn load(connection: &impl ConnectionTrait) -> Result<Arc<Self>, DbErr> {
        let pairs = flows().into_tuple().all(connection).await?;
        Ok(Arc::<Self>::default().with(pairs))
    }

    /// The same with the flows of some controllers as they are now.
    pub(super) async fn and(
        self: &Arc<Self>,
        connection: &impl ConnectionTrait,
        controllers: impl IntoIterator<Item = i32>,
    ) -> Result<Arc<Self>, DbErr> {
        let theirs = flows().filter(data_flow::Column::ControllerId.is_in(controllers));
        Ok(self.with(theirs.into_tuple().all(connection).await?))
    }

    /// The same with more pairs of a controller and a node.
    #[must_use]
    pub(super) fn with(self: &Arc<Self>, pairs: Vec<(i32, i32)>) -> Arc<Self> {
        let mut next = Arc::clone(self);
        for (controller, node) in pairs {
            // As a rule a flow that is written leads where another of its controller leads already.
            if !next.0.get(&node).is_some_and(|known| known.contains(&controller)) {
                Arc::make_mut(&mut next).0.entry(node).or_default().insert(controller);
            }
        }
        next
    }

    /// The controllers that hand, or handed, data to a node.
    pub fn to(&self, node: i32) -> impl Iterator<Item = i32> {
        self.0.get(&node).into_iter().flatten().copied()
    }
}

fn flows() -> sea_orm::Select<data_flow::Entity> {
    data_flow::Entity::find()
        .select_only()
        .column(data_flow::Column::ControllerId)
        .column(data_flow::Column::ToNode)
        .distinct()
        .filter(data_flow::Column::Kind.eq(FlowKind::Processing))
        .filter(data_flow::Column::ControllerId.is_not_null())
}
