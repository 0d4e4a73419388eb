//! What a controller holds is loaded when somebody asks for it. Who waits, and what goes on when they do not?
//!
//! Loading is a task of its own, one for each controller, that everyone who asks meanwhile waits for. Whoever is gone when it is
//! done, because a question has a deadline, finds it in memory the next time.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use tokio::sync::watch;

use super::{Inventory, begin_read};
use crate::{
    error::{Error, Result},
    records::snapshot::Holding,
};

/// What loading came to, as all who wait are told it: an error is told to several, and so by its kind or its words.
#[derive(Clone, Debug)]
enum Loaded {
    Holding(Arc<Holding>),
    Missing,
    Failed(Arc<str>),
}

impl From<Result<Arc<Holding>>> for Loaded {
    fn from(loaded: Result<Arc<Holding>>) -> Self {
        match loaded {
            Ok(holding) => Self::Holding(holding),
            Err(Error::NotFound) => Self::Missing,
            Err(Error::Internal(inside)) => Self::Failed(Arc::from(inside)),
            Err(error) => Self::Failed(Arc::from(error.to_string())),
        }
    }
}

impl From<Loaded> for Result<Arc<Holding>> {
    fn from(loaded: Loaded) -> Self {
        match loaded {
            Loaded::Holding(holding) => Ok(holding),
            Loaded::Missing => Err(Error::NotFound),
            Loaded::Failed(inside) => Err(Error::Internal(inside.to_string())),
        }
    }
}

/// What is being loaded.
#[derive(Debug, Default)]
pub(super) struct Loading {
    under_way: Mutex<UnderWay>,
    all: AtomicBool,
}

type UnderWay = HashMap<Arc<str>, watch::Receiver<Option<Loaded>>>;

impl Loading {
    fn change<T>(&self, how: impl FnOnce(&mut UnderWay) -> T) -> T {
        how(&mut self.under_way.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Takes a controller off the list when its loading ends, in whichever way.
struct Ends<'a> {
    loading: &'a Loading,
    controller: &'a str,
}

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        self.loading.change(|under_way| under_way.remove(self.controller));
    }
}

/// Lets all be loaded again when it has ended.
struct EndsAll<'a>(&'a Loading);

impl Drop for EndsAll<'_> {
    fn drop(&mut self) {
        self.0.all.store(false, Ordering::Release);
    }
}

impl Inventory {
    /// Loads what a controller holds, unless it is in memory already.
    pub(in crate::records) async fn load(self: &Arc<Self>, controller: &str) -> Result<Arc<Holding>> {
        if let Some(holding) = self.current.load().holdings.get(controller) {
            holding.touch(self.tick());
            return Ok(Arc::clone(holding));
        }
        let mut told = self.loading_of(controller);
        let done = told.wait_for(Option::is_some).await;
        match done.ok().and_then(|loaded| Option::clone(&loaded)) {
            Some(loaded) => loaded.into(),
            None => Err(Error::Internal(format!("loading {controller} was broken off"))),
        }
    }

    /// Whether anything is being loaded.
    pub fn is_loading(&self) -> bool {
        self.loading.change(|under_way| !under_way.is_empty())
    }

    /// Loads every controller, one after another, as long as there is room for another; once at a time.
    pub async fn load_all(self: &Arc<Self>) -> Result<()> {
        if self.loading.all.swap(true, Ordering::AcqRel) {
            return Ok(());
        }
        let _ends = EndsAll(&self.loading);
        let controllers = self.snapshot().shared.shelves.controllers.clone();
        for controller in controllers.all() {
            if !self.has_room() {
                break;
            }
            match self.load(controller.key.as_str()).await {
                Ok(_) | Err(Error::NotFound) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// The same in a task of its own, while nobody waits.
    pub fn go_on_loading(self: &Arc<Self>) {
        let inventory = Arc::clone(self);
        tokio::spawn(async move {
            if let Err(error) = inventory.load_all().await {
                tracing::warn!(%error, "not all could be loaded ahead; the rest is loaded when asked for");
            }
        });
    }

    /// Whether one more controller of the usual size fits into memory, so that none has to be let go for it.
    fn has_room(&self) -> bool {
        let current = self.current.load();
        let held: usize = current.holdings.values().map(|holding| holding.size()).sum();
        let usual = held.checked_div(current.holdings.len()).unwrap_or(0);
        held + usual < self.limits.registers
    }

    fn loading_of(self: &Arc<Self>, controller: &str) -> watch::Receiver<Option<Loaded>> {
        self.loading.change(|under_way| {
            if let Some(told) = under_way.get(controller) {
                return told.clone();
            }
            let (tell, told) = watch::channel(None);
            let (inventory, controller) = (Arc::clone(self), Arc::<str>::from(controller));
            under_way.insert(Arc::clone(&controller), told.clone());
            tokio::spawn(async move {
                let ends = Ends {
                    loading: &inventory.loading,
                    controller: &controller,
                };
                let loaded = inventory.load_now(&controller).await;
                drop(ends);
                // Whoever asked may be gone.
                let _ = tell.send(Some(loaded.into()));
            });
            told
        })
    }

    async fn load_now(self: &Arc<Self>, controller: &str) -> Result<Arc<Holding>> {
        let _gate = self.gate.lock().await;
        if let Some(holding) = self.current.load().holdings.get(controller) {
            return Ok(Arc::clone(holding));
        }
        let read = begin_read(&self.database).await?;
        let base = self.caught_up(&read).await?;
        let next = self.with_holdings(&read, base, &[controller]).await?;
        read.commit().await?;
        let next = self.let_go(next, controller);
        let holding = next.holdings.get(controller).cloned().ok_or(Error::NotFound)?;
        self.publish(next);
        Ok(holding)
    }
}
