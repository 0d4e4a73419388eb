//! What do others keep beside the inventory? One thing of a type, made when it is first asked for; the records know nothing of it.

use std::{
    any::Any,
    sync::{Arc, Mutex, PoisonError},
};

/// Things that go with an inventory, one of a type.
#[derive(Default)]
pub(super) struct Beside(Mutex<Vec<Arc<dyn Any + Send + Sync>>>);

impl Beside {
    /// The thing of a type.
    pub(super) fn get<T: Any + Send + Sync>(&self, make: impl FnOnce() -> T) -> Arc<T> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = all.iter().find_map(|one| Arc::clone(one).downcast::<T>().ok());
        known.unwrap_or_else(|| {
            let made = Arc::new(make());
            all.push(Arc::clone(&made) as Arc<dyn Any + Send + Sync>);
            made
        })
    }
}
