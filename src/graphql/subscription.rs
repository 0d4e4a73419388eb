//! What can be followed as it happens? The root of all subscriptions.
//!
//! A subscription is opened once and then answered anew for each event, as a query of its own: with the inventory, the actor and
//! the day of that moment. So an event shows a noun as its reader may see it now, and a right that is gone shows nothing. What we
//! gave up is the executor's own long stream, which would keep answering from the state and the rights it was opened with.

mod event;
mod following;
mod found;
mod happening;
mod known;
mod topic;

use async_graphql::{Context, Result, Subscription};
use futures_util::stream;

pub use self::following::{Following, News, Told};
use self::{
    event::{NoticeEvent, RegisterChange, TaskAssignment},
    following::Occasion,
    found::FindingChange,
    happening::Happening,
    topic::Topic,
};
use crate::records::{controller::Controller, noun::Key, register::Register};

/// At an event the stream holds that one, at the opening none.
type One<T> = stream::Iter<std::option::IntoIter<T>>;

/// What can be followed as it happens, over graphql-transport-ws at `/graphql/live`. One field at a time.
pub struct Subscription;

/// What can be followed as it happens, over graphql-transport-ws at `/graphql/live`. One field at a time. After an error with
/// the code `LAGGED` events were missed: ask anew for what is shown, and subscribe again.
#[Subscription]
impl Subscription {
    /// A register was made, edited, archived or confirmed, or something changed that belongs to it: a data flow at it, a comment
    /// on it, its submission or its notice.
    async fn register_changed(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The controller's global id.")] controller: Key<Controller>,
        #[graphql(desc = "The register's global id; every register of the controller when left out.")] register: Option<
            Key<Register>,
        >,
    ) -> Result<One<RegisterChange>> {
        let event = Occasion::of(ctx)
            .meet(ctx, Topic::Registers { controller, register })
            .await?;
        Ok(stream::iter(event.and_then(|event| match event {
            Happening::Register(change) => Some(change),
            _ => None,
        })))
    }

    /// A notice was published, or a published one withdrawn, Art. 13 and 14. Anyone may follow what is public.
    async fn notice_published(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The controller's global id.")] controller: Key<Controller>,
    ) -> Result<One<NoticeEvent>> {
        let event = Occasion::of(ctx).meet(ctx, Topic::Notices { controller }).await?;
        Ok(stream::iter(event.and_then(|event| match event {
            Happening::Notice(notice) => Some(notice),
            _ => None,
        })))
    }

    /// A finding was raised or resolved, Art. 5(2): by an edit, by a change of what stands around a register, or by a new day.
    async fn finding_changed(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The controller's global id.")] controller: Key<Controller>,
        #[graphql(desc = "The register's global id; every register of the controller when left out.")] register: Option<
            Key<Register>,
        >,
    ) -> Result<One<FindingChange>> {
        let event = Occasion::of(ctx)
            .meet(ctx, Topic::Findings { controller, register })
            .await?;
        Ok(stream::iter(event.and_then(|event| match event {
            Happening::Finding(change) => Some(change),
            _ => None,
        })))
    }

    /// Something new waits for the viewer: a task that was not there when the subscription began, or that came again.
    async fn task_assigned(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The controller's global id; everywhere in reach when left out.")] controller: Option<
            Key<Controller>,
        >,
    ) -> Result<One<TaskAssignment>> {
        let event = Occasion::of(ctx).meet(ctx, Topic::Tasks { controller }).await?;
        Ok(stream::iter(event.and_then(|event| match event {
            Happening::Task(task) => Some(task),
            _ => None,
        })))
    }
}
