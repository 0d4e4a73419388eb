//! What waits for the viewer, and what is to be given to others? Tasks and reassignments as the API shows them.

use std::sync::Arc;

use async_graphql::{
    ID, InputObject, Object, Result,
    connection::{CursorType, OpaqueCursor, PageInfo},
};
use entity::{Date, LanguageText, vocabulary::Language};

use super::{
    node::{Node, find},
    refusal::bad_input,
    request::Request,
};
use crate::{
    access::Action,
    records::{
        controller::Controller,
        noun::Key,
        post::{Person, Post},
        register::Register,
        waiting::{self, Reassignment, Task, TaskKind},
    },
};

/// Tasks on a page when nothing is asked, and at most.
const USUAL: usize = 20;
const MOST: usize = 100;

/// A task: something that waits for the viewer. Made from the inventory as it stands; it goes when what it asks for is done.
#[Object]
impl Task {
    /// Its id: the same as long as it asks for the same of the same.
    #[graphql(name = "id")]
    async fn graphql_id(&self) -> ID {
        ID(self.id())
    }

    /// What it asks for.
    async fn kind(&self) -> TaskKind {
        self.kind
    }

    /// What it is about; null when that is no longer in reach.
    async fn about(&self, ctx: &async_graphql::Context<'_>) -> Result<Option<Node>> {
        find(Request::of(ctx), &self.about_id()).await
    }

    /// The global id of what it is about.
    #[graphql(name = "aboutId")]
    async fn graphql_about_id(&self) -> ID {
        ID(self.about_id())
    }

    /// The day since which it waits, where that is known.
    async fn since(&self) -> Option<Date> {
        self.since
    }

    /// The day by which it is to be done, where there is one.
    async fn due(&self) -> Option<Date> {
        self.due
    }

    /// What is to be done, in the language of the request.
    async fn message(&self, ctx: &async_graphql::Context<'_>) -> String {
        self.sentence(Request::of(ctx).language)
    }

    /// The same in Finnish, Swedish and English.
    async fn messages(&self) -> LanguageText {
        let [fi, sv, en] = [Language::Fi, Language::Sv, Language::En].map(|language| self.sentence(language));
        LanguageText::new(Some(&fi), Some(&sv), Some(&en))
    }
}

impl Task {
    fn about_id(&self) -> String {
        format!("{}:{}", self.about.kind().word(), self.about.key())
    }
}

/// What tasks are narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct TaskFilter {
    /// The controller. What all controllers share is then left out.
    pub controller: Option<Key<Controller>>,
    /// What they ask for.
    pub kinds: Option<Vec<TaskKind>>,
    /// Only those that are due on this day or before.
    pub due_until: Option<Date>,
}

/// A page of the viewer's tasks.
pub struct TaskPage {
    tasks: Vec<Task>,
    from: usize,
    to: usize,
}

/// A page of the viewer's tasks, the most pressing first, as Relay's connections have it.
#[Object(name = "TaskConnection")]
impl TaskPage {
    /// The tasks of this page, each with its cursor.
    async fn edges(&self) -> Vec<TaskEdge<'_>> {
        self.page().iter().map(TaskEdge).collect()
    }

    /// The tasks of this page.
    async fn nodes(&self) -> &[Task] {
        self.page()
    }

    /// Whether there is more before and after this page.
    async fn page_info(&self) -> PageInfo {
        PageInfo {
            has_previous_page: self.from > 0,
            has_next_page: self.to < self.tasks.len(),
            start_cursor: self.page().first().map(cursor_of),
            end_cursor: self.page().last().map(cursor_of),
        }
    }

    /// How many tasks there are in all.
    async fn total_count(&self) -> usize {
        self.tasks.len()
    }
}

impl TaskPage {
    fn page(&self) -> &[Task] {
        &self.tasks[self.from..self.to]
    }
}

/// A task of a page.
pub struct TaskEdge<'a>(&'a Task);

/// A task of a page, with its cursor.
#[Object]
impl TaskEdge<'_> {
    /// The task.
    async fn node(&self) -> &Task {
        self.0
    }

    /// Its place in the list, opaque: for `after`.
    async fn cursor(&self) -> String {
        cursor_of(self.0)
    }
}

fn cursor_of(task: &Task) -> String {
    OpaqueCursor(task.id()).encode_cursor()
}

/// A page of the viewer's tasks.
pub async fn tasks(
    request: &Request,
    first: Option<i32>,
    after: Option<&str>,
    filter: Option<TaskFilter>,
) -> Result<TaskPage> {
    let size = size_of(first, request.language)?;
    let filter = filter.unwrap_or_default();
    let within = filter.controller.as_ref().map(Key::as_str);
    let snapshot = request.snapshot();
    let mut tasks = waiting::tasks(&snapshot, &request.actor, request.today, within)
        .await
        .map_err(|error| request.refuse(error))?;
    tasks.retain(|task| {
        filter.kinds.as_ref().is_none_or(|kinds| kinds.contains(&task.kind))
            && filter
                .due_until
                .is_none_or(|day| task.due.is_some_and(|due| due <= day))
    });
    let from = match after {
        None => 0,
        Some(cursor) => place_of(&tasks, cursor).ok_or_else(|| bad_cursor(request.language))?,
    };
    let to = (from + size).min(tasks.len());
    Ok(TaskPage { tasks, from, to })
}

/// What a person who leaves leaves behind: their posts, and the registers of those.
#[Object(name = "Reassignment")]
impl Reassignment {
    /// The person who has left or is known to leave.
    async fn person(&self) -> &Arc<Person> {
        &self.person
    }

    /// The posts they still hold.
    async fn posts(&self) -> &[Arc<Post>] {
        &self.posts
    }

    /// The registers that those posts answer for or are asked about.
    async fn registers(&self) -> &[Arc<Register>] {
        &self.registers
    }
}

/// What is to be given to others at a controller, or at each one in reach.
pub async fn reassignments(
    request: &Request,
    first: Option<i32>,
    controller: Option<&Key<Controller>>,
) -> Result<Vec<Reassignment>> {
    let size = size_of(first, request.language)?;
    let snapshot = request.snapshot();
    let mut found = Vec::new();
    for place in snapshot.shared.shelves.controllers.all() {
        let key = place.key.as_str();
        if controller.is_some_and(|named| named != &place.key) || !request.actor.touches(Action::EditOrganisation, key)
        {
            continue;
        }
        if let Some(sight) = request.sight(key).await? {
            found.extend(waiting::reassignments(&sight, &request.actor));
        }
        if found.len() >= size {
            break;
        }
    }
    found.truncate(size);
    Ok(found)
}

/// The place after the task that a cursor names. A task that is done is gone, and its cursor with it.
fn place_of(tasks: &[Task], cursor: &str) -> Option<usize> {
    let id = OpaqueCursor::<String>::decode_cursor(cursor).ok()?.0;
    tasks.iter().position(|task| task.id() == id).map(|place| place + 1)
}

fn size_of(first: Option<i32>, language: Language) -> Result<usize> {
    let Some(first) = first else { return Ok(USUAL) };
    usize::try_from(first).ok().filter(|size| *size <= MOST).ok_or_else(|| {
        bad_input(
            language,
            [
                "Sivulla voi olla 0–100 kohdetta.",
                "En sida kan ha 0–100 poster.",
                "A page has from 0 to 100 items.",
            ],
        )
    })
}

fn bad_cursor(language: Language) -> async_graphql::Error {
    bad_input(
        language,
        [
            "Kohdistin ei ole tästä luettelosta, tai tehtävä on jo tehty.",
            "Markören hör inte till den här listan, eller uppgiften är redan gjord.",
            "The cursor is not from this list, or its task is done.",
        ],
    )
}
