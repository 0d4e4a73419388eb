//! Do the indexes say what the inventory says? Built in the background after the start, then brought up commit by commit.
//!
//! What has changed is read from the log, which tells the same whichever instance wrote it; so a second instance needs no news
//! of its own, and none can be missed. Documents that changed are made anew, and those that borrow words of what changed (a
//! register the name of a service); nothing else is touched.
//!
//! Holdings that are not in memory are read for the building one after another and let go again. What stays is the index: words,
//! postings and 100 to 200 bytes a document, never the nouns.
//!
//! A commit does not wait for any of this: it takes 5 ms in a large installation, and many commits are taken in together. Who
//! asks does wait, shortly, so that what was written before the question is found by it; when that takes too long the
//! answer says that it is not complete.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use tokio::sync::{Mutex, broadcast::error::RecvError, watch};

use super::{
    material::{self, KINDS, id},
    published,
};
use crate::{
    error::{Error, Result},
    notices::publish::Frozen,
    records::{
        inventory::Inventory,
        notice_version::NoticeVersion,
        noun::{Key, Kind},
        reach::View,
        snapshot::{Shared, Sight, Snapshot},
    },
    search::{Document, Index, Reading, SearchError},
};
use entity::vocabulary::{NodeKind, NoticeState};

/// How long a question waits for what was written before it.
const PATIENCE: Duration = Duration::from_millis(400);
/// How long commits are gathered before they are taken in together, when nobody asks.
const GATHERING: Duration = Duration::from_secs(1);
/// Documents that are shown together while the indexes are built.
const BATCH: usize = 4_000;

/// Bytes of text in them, at most some more. What waits to be written is in memory three times over: as documents, as words, and as
/// what the engine makes of them; and a notice in three languages has many times the text of a post.
const WEIGHT: usize = 4 << 20;

/// The indexes beside an inventory.
#[derive(Debug)]
pub struct Lookup {
    shown: watch::Sender<Option<Arc<Shown>>>,
    busy: AtomicBool,
    indexes: Mutex<Option<Indexes>>,
}

/// One state of both indexes.
pub struct Shown {
    /// What readers of the inventory look through.
    pub records: Arc<Reading>,
    /// What the public looks through.
    pub notices: Arc<Reading>,
    /// The revision they say everything up to.
    pub revision: i64,
    /// Whether they were built to the end.
    pub whole: bool,
}

/// The indexes, as they are written.
#[derive(Clone)]
struct Indexes {
    records: Arc<Index>,
    notices: Arc<Index>,
}

/// Documents for both indexes, and the keys of those to be taken away.
#[derive(Default)]
struct Changes {
    records: Vec<Document>,
    notices: Vec<Document>,
    no_records: Vec<String>,
    no_notices: Vec<String>,
}

impl std::fmt::Debug for Shown {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { revision, whole, .. } = self;
        write!(formatter, "Shown {{ revision: {revision}, whole: {whole}, .. }}")
    }
}

impl std::fmt::Debug for Indexes {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Indexes")
    }
}

impl Default for Lookup {
    fn default() -> Self {
        Self {
            shown: watch::Sender::new(None),
            busy: AtomicBool::new(false),
            indexes: Mutex::new(None),
        }
    }
}

/// Says that nobody works any longer, however the work ended.
struct Busy<'a>(&'a AtomicBool);

impl Drop for Busy<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Release);
    }
}

impl Lookup {
    /// The indexes of an inventory: the same for whoever asks.
    pub fn of(inventory: &Inventory) -> Arc<Self> {
        inventory.beside(Self::default)
    }

    /// The state of the indexes for a question about a revision, and whether it says everything up to it.
    pub async fn at(self: &Arc<Self>, inventory: &Arc<Inventory>, revision: i64) -> (Option<Arc<Shown>>, bool) {
        if !self.says(revision) {
            self.work(inventory);
            let mut told = self.shown.subscribe();
            let waiting = told.wait_for(|shown| says(shown.as_ref(), revision));
            // In vain it waits where the indexes are still being built.
            let _ = tokio::time::timeout(PATIENCE, waiting).await;
        }
        let shown = self.shown.borrow().clone();
        let complete = says(shown.as_ref(), revision);
        (shown, complete)
    }

    /// Waits until the indexes say everything up to the inventory as it is now: for benches and tests.
    pub async fn settle(self: &Arc<Self>, inventory: &Arc<Inventory>) {
        self.work(inventory);
        self.wait_for(inventory.snapshot().revision).await;
    }

    /// Waits until the indexes say everything up to a revision; somebody else brings them up.
    pub async fn wait_for(&self, revision: i64) {
        let mut told = self.shown.subscribe();
        // It cannot end: the sender is at hand.
        let _ = told.wait_for(|shown| says(shown.as_ref(), revision)).await;
    }

    /// Lets nobody write the indexes for as long as what is returned is kept: for tests of what is answered meanwhile.
    pub async fn hold(&self) -> impl Sized {
        self.indexes.lock().await
    }

    /// Builds the indexes and brings them up after each commit, until the task is dropped.
    pub async fn keep(inventory: Arc<Inventory>) {
        let lookup = Self::of(&inventory);
        let mut commits = inventory.follow_commits();
        lookup.work(&inventory);
        loop {
            let mut told = match commits.recv().await {
                Ok(committed) => committed.revision,
                Err(RecvError::Lagged(_)) => 0,
                Err(RecvError::Closed) => return,
            };
            tokio::time::sleep(GATHERING).await;
            while let Ok(committed) = commits.try_recv() {
                told = committed.revision;
            }
            // What another instance wrote is told just before memory shows it.
            if inventory.snapshot().revision < told
                && let Err(error) = inventory.refresh().await
            {
                tracing::error!(%error, "the search indexes do not learn what was committed");
            }
            lookup.work(&inventory);
        }
    }

    fn says(&self, revision: i64) -> bool {
        says(self.shown.borrow().as_ref(), revision)
    }

    /// Sees to it that somebody brings the indexes up. It goes on by itself: whoever asked may have gone.
    fn work(self: &Arc<Self>, inventory: &Arc<Inventory>) {
        if self.says(inventory.snapshot().revision) || self.busy.swap(true, Ordering::AcqRel) {
            return;
        }
        let (lookup, inventory) = (Arc::clone(self), Arc::clone(inventory));
        tokio::spawn(async move {
            loop {
                let busy = Busy(&lookup.busy);
                let brought = lookup.bring_up(&inventory).await;
                drop(busy);
                if let Err(error) = brought {
                    tracing::error!(%error, "the search indexes could not be brought up");
                    return;
                }
                // What was committed meanwhile found this task at work, and relies on it.
                let done = lookup.says(inventory.snapshot().revision);
                if done || lookup.busy.swap(true, Ordering::AcqRel) {
                    return;
                }
            }
        });
    }

    async fn bring_up(&self, inventory: &Arc<Inventory>) -> Result<()> {
        let mut indexes = self.indexes.lock().await;
        let shown = self.shown.borrow().clone().filter(|shown| shown.whole);
        // Taken away while they are written: after a failure they are built anew.
        let done = match (indexes.take(), shown) {
            (Some(known), Some(shown)) => self.follow(inventory, &known, &shown).await.map(|()| known),
            _ => self.build(inventory).await,
        };
        *indexes = Some(done?);
        Ok(())
    }

    async fn build(&self, inventory: &Arc<Inventory>) -> Result<Indexes> {
        let started = std::time::Instant::now();
        let indexes = Indexes {
            records: Arc::new(Index::new().map_err(failed)?),
            notices: Arc::new(Index::new().map_err(failed)?),
        };
        let snapshot = inventory.snapshot();
        // What changes from here on is taken in afterwards.
        let revision = snapshot.revision;
        let mut changes = of_shared(&snapshot.shared);
        for controller in snapshot.shared.shelves.controllers.all() {
            let Some(sight) = inventory.look_into(controller.key.as_str()).await? else {
                continue;
            };
            let contents = inventory.contents_in_force(controller.row).await?;
            changes = away(move || changes.with_holding(&sight, contents)).await??;
            if changes.records.len() + changes.notices.len() >= BATCH || changes.weight() >= WEIGHT {
                let readings = indexes.take_in(std::mem::take(&mut changes)).await?;
                self.show(readings, revision, false);
            }
        }
        indexes.take_in(changes).await?;
        let packed = indexes.clone();
        let readings = away(move || Ok::<_, SearchError>((packed.records.pack()?, packed.notices.pack()?))).await?;
        let readings = readings.map_err(failed)?;
        let (records, notices) = (readings.0.len(), readings.1.len());
        self.show(readings, revision, true);
        tracing::info!(records, notices, took = ?started.elapsed(), "the search indexes are built");
        Ok(indexes)
    }

    /// Takes in what was committed since a state.
    async fn follow(&self, inventory: &Arc<Inventory>, indexes: &Indexes, shown: &Shown) -> Result<()> {
        let snapshot = inventory.snapshot();
        let revision = snapshot.revision;
        if revision <= shown.revision {
            return Ok(());
        }
        let heads = inventory.changed_between(shown.revision, revision).await?;
        let mut touched = Touched::of(&heads, shown).map_err(failed)?;
        let mut changes = Changes::default();
        for key in touched.shared {
            changes.put(key, &snapshot);
        }
        while let Some((owner, ids)) = touched.held.pop_first() {
            let sight = inventory.look_into(&owner).await?;
            changes.put_held(inventory, &ids, sight.as_ref()).await?;
        }
        let readings = indexes.take_in(changes).await?;
        self.show(readings, revision, true);
        Ok(())
    }

    fn show(&self, (records, notices): (Arc<Reading>, Arc<Reading>), revision: i64, whole: bool) {
        self.shown.send_replace(Some(Arc::new(Shown {
            records,
            notices,
            revision,
            whole,
        })));
    }
}

fn says(shown: Option<&Arc<Shown>>, revision: i64) -> bool {
    shown.is_some_and(|shown| shown.whole && shown.revision >= revision)
}

fn failed(error: SearchError) -> Error {
    Error::Internal(error.to_string())
}

/// Does what takes long beside the tasks that answer.
async fn away<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| Error::Internal(format!("the search indexes: {error}")))
}

/// What commits touched, by where it stands.
struct Touched {
    /// Shared nouns that are looked up.
    shared: BTreeSet<(Kind, String)>,
    /// Of each controller the nouns that are to be looked at.
    held: BTreeMap<String, BTreeSet<(Kind, String)>>,
}

impl Touched {
    /// What was changed itself, and what borrows words of that.
    fn of(heads: &BTreeSet<(Kind, String)>, shown: &Shown) -> std::result::Result<Self, SearchError> {
        let mut touched = Self {
            shared: BTreeSet::new(),
            held: BTreeMap::new(),
        };
        for (kind, key) in heads {
            touched.put(*kind, key);
            for borrower in shown.records.borrowing(&id(*kind, key))? {
                if let Some((word, key)) = borrower.split_once(':')
                    && let Some(kind) = Kind::from_word(word)
                {
                    touched.put(kind, key);
                }
            }
        }
        Ok(touched)
    }

    fn put(&mut self, kind: Kind, key: &str) {
        let one = (kind, key.to_owned());
        let held = matches!(
            kind,
            Kind::Department
                | Kind::Post
                | Kind::ProcessingAgreement
                | Kind::Assessment
                | Kind::ProcessorRecord
                | Kind::Register
                | Kind::DataFlow
                | Kind::NoticeVersion
        );
        match key.split_once('/') {
            Some((owner, _)) if held => {
                self.held.entry(owner.to_owned()).or_default().insert(one);
            }
            // No word of a flow between shared nodes stands anywhere.
            _ if held || !KINDS.contains(&kind) => {}
            _ => {
                self.shared.insert(one);
            }
        }
    }
}

/// The documents of what all controllers share.
fn of_shared(shared: &Shared) -> Changes {
    let view = View { shared, holding: None };
    let documents = shared
        .shelves
        .nouns()
        .filter_map(|noun| material::document(&noun, view));
    Changes {
        records: documents.collect(),
        ..Changes::default()
    }
}

impl Changes {
    /// How many bytes of text there are in the documents.
    fn weight(&self) -> usize {
        let documents = self.records.iter().chain(&self.notices);
        documents
            .flat_map(|document| &document.texts)
            .map(|text| text.text.len())
            .sum()
    }

    /// The same with all that a controller holds.
    fn with_holding(mut self, sight: &Sight, contents: Vec<(String, String)>) -> Result<Self> {
        let nouns = sight.holding.shelves.nouns();
        self.records
            .extend(nouns.filter_map(|noun| material::document(&noun, sight.view())));
        for (key, content) in contents {
            // Withdrawn since the holding was read: that is taken in as a change.
            if let Some(notice) = sight.holding.shelves.notices.get(&key) {
                self.notices.push(document_of(notice, &content)?);
            }
        }
        Ok(self)
    }

    /// A shared noun as it is now.
    fn put(&mut self, (kind, key): (Kind, String), snapshot: &Snapshot) {
        let view = View {
            shared: &snapshot.shared,
            holding: None,
        };
        let noun = snapshot.shared.shelves.any(kind, &key);
        match noun.and_then(|noun| material::document(&noun, view)) {
            Some(document) => self.records.push(document),
            None => self.no_records.push(id(kind, &key)),
        }
    }

    /// Nouns of a controller as they are now; without a sight there is no such controller any more.
    async fn put_held(
        &mut self,
        inventory: &Arc<Inventory>,
        nouns: &BTreeSet<(Kind, String)>,
        sight: Option<&Sight>,
    ) -> Result<()> {
        let mut nouns = nouns.clone();
        let flows: Vec<_> = nouns.extract_if(.., |(kind, _)| *kind == Kind::DataFlow).collect();
        if let Some(sight) = sight {
            nouns.extend(flows.iter().flat_map(|(_, key)| registers_at(key, sight)));
        }
        for (kind, key) in nouns {
            if kind == Kind::NoticeVersion {
                self.put_notice(inventory, key, sight).await?;
                continue;
            }
            let noun = sight.and_then(|sight| Some((sight.holding.shelves.any(kind, &key)?, sight.view())));
            match noun.and_then(|(noun, view)| material::document(&noun, view)) {
                Some(document) => self.records.push(document),
                None => self.no_records.push(id(kind, &key)),
            }
        }
        Ok(())
    }

    async fn put_notice(&mut self, inventory: &Arc<Inventory>, key: String, sight: Option<&Sight>) -> Result<()> {
        let notice = sight.and_then(|sight| sight.holding.shelves.notices.get(&key));
        let in_force = notice.filter(|notice| notice.state == NoticeState::InForce);
        let document = match in_force {
            Some(notice) => document_in_force(inventory, notice).await?,
            None => None,
        };
        match document {
            Some(document) => self.notices.push(document),
            None => self.no_notices.push(id(Kind::NoticeVersion, &key)),
        }
        Ok(())
    }
}

/// The document of a published version, read from what it froze; none when its content is gone.
pub async fn document_in_force(inventory: &Inventory, notice: &NoticeVersion) -> Result<Option<Document>> {
    let content = inventory.notice_content(&notice.key).await?;
    content.map(|content| document_of(notice, &content)).transpose()
}

fn document_of(notice: &NoticeVersion, content: &str) -> Result<Document> {
    Ok(published::document(notice, &Frozen::read(content, &notice.digest)?))
}

/// The controller's own registers at the ends of a flow.
fn registers_at(flow: &str, sight: &Sight) -> Vec<(Kind, String)> {
    let Some(flow) = sight.holding.shelves.data_flows.get(flow) else {
        return Vec::new();
    };
    let own = |key: &str| Key::<NoticeVersion>::new(key).owner() == Some(&*sight.holding.controller);
    [&flow.from, &flow.to]
        .into_iter()
        .filter(|node| node.kind == NodeKind::Register && own(&node.key))
        .map(|node| (Kind::Register, node.key.to_string()))
        .collect()
}

impl Indexes {
    /// Writes changes, and returns the states after them.
    async fn take_in(&self, changes: Changes) -> Result<(Arc<Reading>, Arc<Reading>)> {
        let indexes = self.clone();
        let Changes {
            records,
            notices,
            no_records,
            no_notices,
        } = changes;
        let written = away(move || {
            Ok::<_, SearchError>((
                replaced(&indexes.records, records, &no_records)?,
                replaced(&indexes.notices, notices, &no_notices)?,
            ))
        });
        written.await?.map_err(failed)
    }
}

fn replaced(
    index: &Index,
    documents: Vec<Document>,
    removed: &[String],
) -> std::result::Result<Arc<Reading>, SearchError> {
    if documents.is_empty() && removed.is_empty() {
        return Ok(index.reading());
    }
    index.replace(documents, removed.iter().map(String::as_str))
}
