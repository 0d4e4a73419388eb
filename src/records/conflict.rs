//! Who changed what since an edit was begun, and what would the edit have made of it? Told with a stale edit, so that a person can
//! choose.

use serde_json::{Map, Value};

use super::{inventory::Inventory, noun::Key, snapshot::Kept};
use crate::{
    error::{Conflict, Error, Result},
    history::field::{FieldChange, changes_since},
};

/// A stale edit, with what the log tells of the versions since `based_on`. `yours` is the noun as it is `now`, with the edit
/// applied.
pub async fn stale<N: Kept + serde::Serialize>(
    inventory: &Inventory,
    key: &Key<N>,
    based_on: i32,
    now: i32,
    yours: Option<&N>,
) -> Result<Error> {
    let changed = changes_since(inventory.database(), N::KIND.word(), key.as_str(), based_on..now).await?;
    let yours = yours.and_then(|noun| match serde_json::to_value(noun) {
        Ok(Value::Object(fields)) => Some(fields),
        _ => None,
    });
    let conflicts = changed
        .into_iter()
        .map(|change| conflict(change, yours.as_ref()))
        .collect();
    Ok(Error::Stale { now, conflicts })
}

fn conflict(change: FieldChange, yours: Option<&Map<String, Value>>) -> Conflict {
    let [base, theirs] = change.values;
    let yours = yours.map(|fields| fields.get(&change.field).cloned().unwrap_or_default());
    Conflict {
        field: change.field,
        by: change.by.account,
        at: change.at,
        base,
        // A field the edit would leave as it is now is not in dispute.
        yours: yours.filter(|value| *value != theirs),
        theirs,
    }
}
