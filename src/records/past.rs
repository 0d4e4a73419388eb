//! What did a controller's whole inventory say at a past time? Folded from the log, over what has not changed since it was begun.

use std::{collections::BTreeMap, sync::Arc};

use chrono::{DateTime, Utc};

use super::{
    agreement::ProcessingAgreement,
    assessment::Assessment,
    category::{DataSubjectCategory, PersonalDataCategory},
    controller::Controller,
    data_flow::DataFlow,
    department::Department,
    engaged::Engaged,
    inventory::Inventory,
    law::{Act, AdequacyDecision, Country, Provision, SupervisoryAuthority},
    logged,
    notice_version::NoticeVersion,
    noun::Kind,
    outside_source::OutsideSource,
    post::{Person, Post},
    processor::Processor,
    processor_record::ProcessorRecord,
    recipient::Recipient,
    register::Register,
    rule_setting::RuleSetting,
    service::Service,
    snapshot::{AnyNoun, Holding, Kept, Shared, Shelves, Sight, Snapshot},
    waiver::Waiver,
};
use crate::{
    each_noun,
    error::Result,
    history::{
        ask::Within,
        past::{Known, Past, kind_as_of, part_as_of},
    },
};

/// A controller's inventory as it was.
pub struct PastInventory {
    /// What was shared then, and what the controller held. Nothing else can be loaded into it.
    pub snapshot: Snapshot,
    /// The same, as seen from the controller.
    pub sight: Sight,
    /// How many nouns the log tells of.
    pub from_log: usize,
    /// How many have not changed since before the log, and stand as they are now.
    pub unchanged: usize,
    /// Kind and key of nouns that were there and cannot be told: the log does not have all of them, or in a form that is no
    /// longer read.
    pub unknown: Vec<(String, String)>,
}

/// The inventory of a controller as it was at a time: what it held, and all that is shared. `None` when there is no such
/// controller. Accounts, grants and what people work on are left out.
///
/// The text of rules, of the law and of the forms is this program's; only what people wrote is of the time.
pub async fn as_of(inventory: &Arc<Inventory>, controller: &str, at: DateTime<Utc>) -> Result<Option<PastInventory>> {
    let now = inventory.snapshot();
    let Some(sight) = now.sight(controller).await? else {
        return Ok(None);
    };
    let row = sight.controller().map(|controller| controller.row).unwrap_or_default();
    let within = Within {
        controllers: &[row],
        shared: true,
    };
    let known = part_as_of(inventory.database(), within, at).await?;
    let records = kind_as_of(inventory.database(), Kind::ProcessorRecord.word(), at).await?;
    let others = records_of_others(&sight, records);
    Ok(Some(fold(&now, &sight, others, known)))
}

/// What other controllers said then that they process for this one, Art. 30(2): the other side of its engagements. One of which
/// the log does not know what it said then is left out, and not named: it is the other controller's own.
fn records_of_others(sight: &Sight, known: BTreeMap<(String, String), Known>) -> Engaged {
    let now = sight.shared.engaged.without(&sight.holding.controller);
    let standing = now.all().filter(|record| {
        let name = (Kind::ProcessorRecord.word().to_owned(), record.key.to_string());
        !known.contains_key(&name)
    });
    let mut records: Vec<Arc<ProcessorRecord>> = standing.map(Arc::clone).collect();
    for ((_, key), known) in known {
        let own = key
            .split_once('/')
            .is_some_and(|(owner, _)| *owner == *sight.holding.controller);
        if let Known::As(past) = known
            && !own
            && let Some(mut record) = logged::was::<ProcessorRecord>(&past)
        {
            // As in the present: what it rests on is its keeper's own.
            record.agreement = None;
            records.push(Arc::new(record));
        }
    }
    Engaged::default().with(records)
}

fn fold(now: &Snapshot, sight: &Sight, others: Engaged, known: BTreeMap<(String, String), Known>) -> PastInventory {
    let standing = sight.shared.shelves.nouns().chain(sight.holding.shelves.nouns());
    let mut nouns: Vec<AnyNoun> = standing
        .filter(|noun| is_record(noun.kind()))
        .filter(|noun| !known.contains_key(&(noun.kind().word().to_owned(), noun.key().to_string())))
        .collect();
    let unchanged = nouns.len();
    let mut unknown = Vec::new();
    for ((kind, key), known) in known {
        match known {
            Known::NotYet => {}
            Known::Partly => unknown.push((kind, key)),
            Known::As(past) => match read(&kind, &past) {
                Read::Noun(noun) => nouns.push(noun),
                Read::Unreadable => unknown.push((kind, key)),
                Read::NoRecord => {}
            },
        }
    }
    let mut shared = Shared::default().engaging(others);
    shared.rights = Arc::clone(&sight.shared.rights);
    let from_log = nouns.len() - unchanged;
    let snapshot = Snapshot::over(shared).with(nouns, now.revision);
    let controller = &sight.holding.controller;
    let holding = snapshot.loaded(controller).cloned().unwrap_or_else(|| {
        // The controller held nothing yet.
        Arc::new(Holding::new(
            Arc::clone(controller),
            Shelves::default(),
            now.revision,
            0,
        ))
    });
    PastInventory {
        sight: Sight {
            shared: Arc::clone(&snapshot.shared),
            holding,
        },
        snapshot,
        from_log,
        unchanged,
        unknown,
    }
}

enum Read {
    Noun(AnyNoun),
    Unreadable,
    /// Something of people's access and work.
    NoRecord,
}

impl Read {
    fn of<N: Kept>(noun: Option<N>) -> Self {
        noun.map_or(Self::Unreadable, |noun| Self::Noun(N::any(Arc::new(noun))))
    }
}

macro_rules! records {
    ($($field:ident: $noun:ident;)*) => {
        const fn is_record(kind: Kind) -> bool {
            matches!(kind, $(Kind::$noun |)* Kind::NoticeVersion)
        }

        fn read(kind: &str, past: &Past) -> Read {
            $(if kind == Kind::$noun.word() {
                return Read::of::<$noun>(logged::was(past));
            })*
            if kind == Kind::NoticeVersion.word() {
                // What it says is not in the log; its digest is.
                let head = serde_json::from_value::<NoticeVersion>(past.readable()).ok();
                return Read::of(head.map(|head| NoticeVersion { version: past.version, ..head }));
            }
            Read::NoRecord
        }
    };
}

each_noun!(records, waivers: Waiver; rule_settings: RuleSetting;);
