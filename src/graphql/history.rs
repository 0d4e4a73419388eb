//! What happened to it, who did it, and how can that be proven? The log as the API shows it, Art. 5(2).

use std::{collections::HashMap, sync::Arc};

use async_graphql::{Context, Enum, ID, InputObject, Json, Object, Result, SimpleObject};
use chrono::{DateTime, Utc};
use entity::vocabulary::{LogAct, NodeKind};
use serde_json::Value;

use super::{
    node::find,
    page::{MOST, USUAL},
    refusal::{bad_input, not_found},
    request::Request,
};
use crate::{
    access::{Action, Target},
    history::{
        NewEntry, act,
        ask::{self, Asked, Page, Question, Within},
        entry::Entry,
        field, past, prove,
    },
    records::{
        account::Account,
        controller::Controller,
        data_flow::DataFlow,
        logged,
        noun::{Key, Kind, NodeKey, Read},
        reach::{Reached, View},
        register::Register,
    },
};

/// One entry of the log: who did what to what, and what it was before and after.
pub struct LogEntry(Entry);

/// One entry of the log: who did what to what, and what it was before and after.
#[Object]
impl LogEntry {
    /// Its index in the log, from 0: what a proof is asked by.
    async fn index(&self) -> u64 {
        self.0.index
    }

    /// When.
    async fn at(&self) -> DateTime<Utc> {
        self.0.at
    }

    /// What was done.
    async fn act(&self) -> LogAct {
        self.0.act
    }

    /// What was done, in the language of the request.
    async fn act_name(&self, ctx: &Context<'_>) -> &'static str {
        act::name(self.0.act, Request::of(ctx).language)
    }

    /// The account that did it; null for the program itself, and for an account that is out of reach.
    async fn by(&self, ctx: &Context<'_>) -> Result<Option<Arc<Account>>> {
        Request::of(ctx)
            .one(&Key::<Account>::new(Arc::clone(&self.0.by.account)))
            .await
    }

    /// The role it acted in; `PROGRAM` for the program itself.
    async fn role(&self) -> &str {
        &self.0.by.role
    }

    /// The request that asked for it, as the program's own log names it.
    async fn request(&self) -> Option<&str> {
        self.0.request.as_deref()
    }

    /// The global id of what it was done to; null for acts that are about nothing in the inventory.
    async fn subject(&self) -> Option<String> {
        Some(format!("{}:{}", self.0.noun.as_deref()?, self.0.key.as_deref()?))
    }

    /// The version it had afterwards.
    async fn version(&self) -> Option<i32> {
        self.0.version
    }

    /// The fields that changed. Null stands for what said nothing; a value that was erased shows only its seal.
    async fn fields(&self) -> Vec<ChangedField> {
        let field = |(name, [before, after]): (&String, &[Value; 2])| ChangedField {
            field: name.clone(),
            before: Json(before.clone()),
            after: Json(after.clone()),
        };
        self.0.fields.iter().map(field).collect()
    }
}

/// A field before and after.
#[derive(SimpleObject)]
pub struct ChangedField {
    /// The name of the field, as in the exchange format.
    field: String,
    /// What it said before.
    before: Json<Value>,
    /// What it said after.
    after: Json<Value>,
}

/// Entries of the log, a part of them.
#[derive(SimpleObject)]
pub struct LogEntries {
    /// The entries.
    nodes: Vec<LogEntry>,
    /// Whether there are more.
    has_more: bool,
    /// The index to go on after.
    end: Option<u64>,
}

/// Who changed a field last.
pub struct LastChange {
    field: String,
    change: field::LastChange,
}

/// Who changed a field last.
#[Object]
impl LastChange {
    /// The name of the field, as in the exchange format.
    async fn field(&self) -> &str {
        &self.field
    }

    /// When.
    async fn at(&self) -> DateTime<Utc> {
        self.change.at
    }

    /// The account; null for the program itself, and for an account that is out of reach.
    async fn by(&self, ctx: &Context<'_>) -> Result<Option<Arc<Account>>> {
        Request::of(ctx)
            .one(&Key::<Account>::new(Arc::clone(&self.change.by.account)))
            .await
    }

    /// The index of the entry that says so.
    async fn index(&self) -> u64 {
        self.change.index
    }
}

/// In which order entries are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
pub enum LogOrder {
    /// The newest first.
    #[default]
    NewestFirst,
    /// The oldest first.
    OldestFirst,
}

/// What part of the entries is asked for.
pub struct Part {
    /// How many at most.
    pub first: Option<i32>,
    /// After which index.
    pub after: Option<u64>,
    /// In which order.
    pub order: LogOrder,
}

impl Part {
    fn page(&self, request: &Request) -> Result<Page> {
        let size = self.first.map_or(Some(USUAL), |first| usize::try_from(first).ok());
        let size = size.filter(|size| *size <= MOST).ok_or_else(|| {
            bad_input(
                request.language,
                [
                    "Sivulla voi olla 0–100 kohdetta.",
                    "En sida kan ha 0–100 poster.",
                    "A page has from 0 to 100 items.",
                ],
            )
        })?;
        Ok(Page {
            after: self.after,
            limit: size as u64,
            newest_first: self.order == LogOrder::NewestFirst,
        })
    }
}

const fn none() -> LogEntries {
    LogEntries {
        nodes: Vec::new(),
        has_more: false,
        end: None,
    }
}

fn told(entries: ask::Entries) -> LogEntries {
    LogEntries {
        end: entries.entries.last().map(|entry| entry.index),
        has_more: entries.more,
        nodes: entries.entries.into_iter().map(LogEntry).collect(),
    }
}

/// Whether the actor may read the history of a noun that they may read.
pub async fn may_read_history<N: Reached>(request: &Request, noun: &N) -> Result<bool> {
    let snapshot = request.snapshot();
    let sight = match noun.home() {
        Some(home) => request.sight(home).await?,
        None => None,
    };
    let view = View {
        shared: &snapshot.shared,
        holding: sight.as_ref().map(|sight| &*sight.holding),
    };
    Ok(noun.history_may_be_read(&request.actor, view))
}

/// What happened to a noun. Nothing for those who may not know.
pub async fn history_of<N: Reached>(request: &Request, noun: &N, part: Part) -> Result<LogEntries> {
    let page = part.page(request)?;
    if !may_read_history(request, noun).await? {
        return Ok(none());
    }
    let entries = ask::history_of(request.inventory.database(), N::KIND.word(), noun.key().as_str(), page).await;
    entries.map(told).map_err(|error| request.refuse(error.into()))
}

/// A noun as it was at a time. What it names is shown as it is now.
pub async fn as_of<N: Reached + Read>(request: &Request, noun: &N, at: DateTime<Utc>) -> Result<Option<Arc<N>>> {
    if !may_read_history(request, noun).await? {
        return Ok(None);
    }
    let past = past::as_of(request.inventory.database(), N::KIND.word(), noun.key().as_str(), at).await;
    let past = past.map_err(|error| request.refuse(error.into()))?;
    Ok(past.and_then(|past| logged::was::<N>(&past)).map(Arc::new))
}

/// The flows at a register as they were at a time. What they name is shown as it is now.
pub async fn flows_as_of(request: &Request, register: &Register, at: DateTime<Utc>) -> Result<Vec<Arc<DataFlow>>> {
    if !may_read_history(request, register).await? {
        return Ok(Vec::new());
    }
    let Some(sight) = request.sight(register.controller.as_str()).await? else {
        return Ok(Vec::new());
    };
    let Some(controller) = sight.controller() else {
        return Ok(Vec::new());
    };
    let id = register.key.id();
    let kind = Kind::DataFlow.word();
    let found = past::naming_as_of(request.inventory.database(), controller.row, kind, &id.0, at).await;
    let found = found.map_err(|error| request.refuse(error.into()))?;
    let node = NodeKey::new(NodeKind::Register, Arc::clone(register.key.shared()));
    Ok(found
        .iter()
        .filter_map(logged::was::<DataFlow>)
        .filter(|flow| flow.archived_on.is_none() && (flow.from == node || flow.to == node))
        .filter(|flow| flow.may_be_read(&request.actor, sight.view()))
        .map(Arc::new)
        .collect())
}

/// Who changed each field of a noun last.
pub async fn last_changes<N: Reached>(request: &Request, noun: &N) -> Result<Vec<LastChange>> {
    if !may_read_history(request, noun).await? {
        return Ok(Vec::new());
    }
    let changes = field::last_changed_by(request.inventory.database(), N::KIND.word(), noun.key().as_str()).await;
    let changes = changes.map_err(|error| request.refuse(error.into()))?;
    Ok(changes
        .into_iter()
        .map(|(field, change)| LastChange { field, change })
        .collect())
}

/// What changed in what belongs to a controller, between two times. Only what the actor may read, and whose history they may.
pub async fn changes(
    request: &Request,
    controller: &Key<Controller>,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    part: Part,
) -> Result<LogEntries> {
    let page = part.page(request)?;
    let snapshot = request.snapshot();
    let found = snapshot.shared.shelves.controllers.get(controller.as_str());
    let Some(found) = found.filter(|_| request.actor.touches(Action::ReadHistory, controller.as_str())) else {
        return Err(not_found(request.language));
    };
    let within = Within {
        controllers: &[found.row],
        shared: false,
    };
    let question = Question::Changes {
        from,
        to,
        within: Some(within),
    };
    let mut shown = seen(request, question, page).await?;
    let more = shown.len() as u64 > page.limit;
    shown.truncate(usize::try_from(page.limit).unwrap_or(usize::MAX));
    let entries = ask::with_indexes(request.inventory.database(), &shown).await;
    let entries = entries.map_err(|error| request.refuse(error.into()))?;
    Ok(told(ask::Entries { entries, more }))
}

/// Headings that are looked at at once.
const LOOKED_AT: u64 = 500;

/// The indexes of the entries on a page, and of one more if there is one: counted among those that the actor may know of, so that
/// neither the length of a page nor its end tells of others.
///
/// Each entry is judged by itself, whoever asks: a token for the log alone does not read the inventory, and an auditor of a
/// department reads of posts and people whose history lies elsewhere. A subject is judged once.
async fn seen(request: &Request, question: Question<'_>, page: Page) -> Result<Vec<u64>> {
    let mut shown = Vec::new();
    let mut judged: HashMap<(String, String), bool> = HashMap::new();
    let mut part = Page {
        limit: LOOKED_AT,
        ..page
    };
    loop {
        let headings = ask::headings(request.inventory.database(), question, part).await;
        let headings = headings.map_err(|error| request.refuse(error.into()))?;
        let last = (headings.len() as u64) < LOOKED_AT;
        for heading in headings {
            let index = heading.index();
            part.after = Some(index);
            let Some(subject) = heading.noun.zip(heading.key) else {
                continue;
            };
            let may_see = if let Some(judged) = judged.get(&subject) {
                *judged
            } else {
                let may_see = may_see(request, &subject.0, &subject.1).await?;
                judged.insert(subject, may_see);
                may_see
            };
            if may_see {
                shown.push(index);
                if shown.len() as u64 > page.limit {
                    return Ok(shown);
                }
            }
        }
        if last {
            return Ok(shown);
        }
    }
}

/// Whether the actor may know of the entries about a noun: they may read it, and its history.
async fn may_see(request: &Request, noun: &str, key: &str) -> Result<bool> {
    match Kind::from_word(noun) {
        Some(kind) => super::node::tells_history(request, kind, key).await,
        None => Ok(false),
    }
}

/// What the log is narrowed to.
#[derive(Debug, Default, InputObject)]
pub struct LogFilter {
    /// What was done, one of these; anything when left out.
    pub acts: Option<Vec<LogAct>>,
    /// The account that did it.
    pub by: Option<Key<Account>>,
    /// What it was done to.
    pub subject: Option<ID>,
    /// The controller whose data it was done to. Acts that concern no controller's are not among them.
    pub controller: Option<Key<Controller>>,
    /// From this time.
    pub from: Option<DateTime<Utc>>,
    /// To before this time.
    pub to: Option<DateTime<Utc>>,
}

impl LogFilter {
    /// What it asks of the log. `None` when there is no such controller or kind of noun: then there is no such entry.
    fn asked<'a>(&'a self, request: &Request) -> Option<Asked<'a>> {
        let of_subject = |id: &'a ID| {
            let (word, key) = id.split_once(':')?;
            Some((Kind::from_word(word)?.word(), key))
        };
        let row = |key: &Key<Controller>| Some(request.snapshot().shared.shelves.controllers.get(key.as_str())?.row);
        // What is asked for and not found is nothing, and never everything.
        let found = |asked: bool, found: bool| !asked || found;
        let (subject, controller) = (
            self.subject.as_ref().and_then(of_subject),
            self.controller.as_ref().and_then(row),
        );
        let all =
            found(self.subject.is_some(), subject.is_some()) && found(self.controller.is_some(), controller.is_some());
        all.then(|| Asked {
            acts: self.acts.as_deref().unwrap_or_default(),
            by: self.by.as_ref().map(Key::as_str),
            subject,
            controller,
            from: self.from,
            to: self.to,
        })
    }
}

/// The log itself, for those who may read all of it. That it was read is an entry too, and of whom or what.
pub async fn whole_log(request: &Request, filter: &LogFilter, part: Part) -> Result<LogEntries> {
    let page = part.page(request)?;
    let by = request
        .actor
        .require(Action::ReadLog, &Target::Shared)
        .map_err(|error| request.refuse(error))?;
    let mut read = NewEntry::new(LogAct::ReadLog, by.in_log())
        .in_request(by.request)
        .detail("what", "log");
    // Only what there is: nothing can be taken out of the log again, so a reader's own words do not come into it.
    if let Some(account) = &filter.by
        && request.one(account).await?.is_some()
    {
        read = read.detail("by", account.as_str());
    }
    if let Some(subject) = &filter.subject
        && find(request, subject).await?.is_some()
    {
        read = read.detail("subject", subject.as_str());
    }
    let recorded = request.inventory.record(request.now, vec![read]).await;
    recorded.map_err(|error| request.refuse(error))?;
    let Some(asked) = filter.asked(request) else {
        return Ok(none());
    };
    let entries = ask::answer(request.inventory.database(), Question::WholeLog(asked), page).await;
    entries.map(told).map_err(|error| request.refuse(error.into()))
}

/// A proof that an entry is in the log, with all that is needed to check it offline.
pub async fn proof(request: &Request, index: u64) -> Result<Json<Value>> {
    let by = request
        .actor
        .require(Action::ReadLog, &Target::Shared)
        .map_err(|error| request.refuse(error))?;
    let read = NewEntry::new(LogAct::ReadLog, by.in_log())
        .in_request(by.request)
        .detail("entry", index)
        .detail("what", "proof");
    let recorded = request.inventory.record(request.now, vec![read]).await;
    recorded.map_err(|error| request.refuse(error))?;
    match prove::prove_entry(request.inventory.database(), index, None).await {
        Ok(proof) => Ok(Json(serde_json::to_value(proof).unwrap_or_default())),
        Err(crate::history::LogError::NoEntry { .. }) => Err(not_found(request.language)),
        Err(error) => Err(request.refuse(error.into())),
    }
}
