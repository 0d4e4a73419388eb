//! How does an inventory leave the house and come into another? One documented JSON format for a controller's whole inventory.
//!
//! A document is a list for each kind of noun, in its usual order. Nouns name each other by key, so a document means the same
//! in every installation. What every installation has from its migrations (law, code lists) is left out unless it was
//! changed. Import is all or nothing, with every problem told by its JSON pointer.

use std::{
    collections::{BTreeSet, HashSet, VecDeque},
    sync::Arc,
};

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{
    agreement::ProcessingAgreement,
    assessment::Assessment,
    category::{DataSubjectCategory, PersonalDataCategory},
    change::Managed,
    code_list::{CodeList, changed_lists},
    controller::Controller,
    data_flow::DataFlow,
    department::Department,
    inventory::{Change, Inventory, Plan, Verb},
    law::{Act, AdequacyDecision, Country, Provision, SupervisoryAuthority},
    notice_version::NoticeVersion,
    noun::{Fields, Kind, NodeKey},
    outside_source::OutsideSource,
    post::{Person, Post},
    problem::{Path, ProblemCode, Problems},
    processor::Processor,
    processor_record::ProcessorRecord,
    reach::{Reached, View},
    recipient::Recipient,
    register::Register,
    service::Service,
    snapshot::{AnyNoun, Kept, Shared, Shelves, Snapshot},
};
use crate::{
    access::{Action, Actor, Target},
    each_noun,
    error::{Error, Result},
};

/// The name and version of the format, first in every document.
pub const FORMAT: &str = "seloste/1";

/// A published version of a notice with the content that was frozen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PublishedNotice {
    /// The head.
    pub head: NoticeVersion,
    /// The frozen content, the exact text whose SHA-256 is the head's digest.
    pub content: String,
}

macro_rules! document {
    ($($field:ident: $noun:ident;)*) => {
        /// An inventory on paper.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        pub struct Document {
            /// Always `seloste/1`.
            pub format: String,
            $(
                #[doc = concat!("Every ", stringify!($noun), ".")]
                #[serde(skip_serializing_if = "Vec::is_empty")]
                #[schemars(default)]
                pub $field: Vec<$noun>,
            )*
            /// Published versions of notices.
            #[serde(skip_serializing_if = "Vec::is_empty")]
            #[schemars(default)]
            pub notices: Vec<PublishedNotice>,
            /// Which state of the code lists it is from, of those that were changed where it was made. It tells, and changes nothing
            /// where it is read.
            #[serde(skip_serializing_if = "Vec::is_empty")]
            #[schemars(default)]
            pub code_lists: Vec<CodeList>,
        }

        impl Document {
            /// Reads a document, telling every problem in it.
            fn read_fields(fields: &mut Fields, at: &mut Path, problems: &mut Problems) -> Option<Self> {
                $(let $field = fields.parts(stringify!($field), at, problems);)*
                let notices = fields.stated("notices", at, problems);
                let code_lists = fields.stated("codeLists", at, problems);
                Some(Self { format: FORMAT.to_owned(), $($field: $field?,)* notices: notices?, code_lists: code_lists? })
            }

            /// Its nouns, each with its place in the document. Keys that stand twice are told.
            fn nouns(self, problems: &mut Problems) -> Vec<(Path, AnyNoun)> {
                let mut nouns = Vec::new();
                let mut seen = HashSet::new();
                let at = &mut Path::default();
                $(at.at(super::noun::camel(stringify!($field)), |at| {
                    for (index, noun) in self.$field.into_iter().enumerate() {
                        at.at(index, |at| {
                            if !seen.insert((Kind::$noun, noun.key.shared().clone())) {
                                problems.add_at(at, "key", ProblemCode::Duplicate, &noun.key);
                            }
                            nouns.push((at.clone(), $noun::any(Arc::new(noun))));
                        });
                    }
                });)*
                at.at("notices", |at| {
                    for (index, notice) in self.notices.into_iter().enumerate() {
                        at.at(index, |at| {
                            let digest = digest(&notice.content);
                            if digest != notice.head.digest {
                                at.at("head", |at| problems.add_at(at, "digest", ProblemCode::DigestMismatch, digest));
                            }
                            let head = NoticeVersion { content: Some(Arc::from(notice.content)), version: 1, ..notice.head };
                            nouns.push((at.clone(), AnyNoun::NoticeVersion(Arc::new(head))));
                        });
                    }
                });
                nouns
            }

            /// Adds what another document holds.
            pub fn extend(&mut self, other: Self) {
                self.format = other.format;
                $(self.$field.extend(other.$field);)*
                self.notices.extend(other.notices);
                self.code_lists.extend(other.code_lists);
            }

            fn of(shelves: &Shelves, notices: Vec<PublishedNotice>) -> Self {
                Self {
                    format: FORMAT.to_owned(),
                    $($field: shelves.$field.all().iter().map(|noun| $noun::clone(noun)).collect(),)*
                    notices,
                    code_lists: Vec::new(),
                }
            }
        }
    };
}

each_noun!(document);

/// SHA-256 of a text, in lower-case hexadecimal.
pub fn digest(text: &str) -> String {
    use std::fmt::Write;

    Sha256::digest(text.as_bytes())
        .iter()
        .fold(String::with_capacity(64), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

/// Reads a document. Fails with every problem in it, each with its place.
pub fn read(text: &str) -> std::result::Result<Document, Problems> {
    let mut problems = Problems::default();
    let at = &mut Path::default();
    let value = match serde_json::from_str::<serde_json::Value>(text) {
        Ok(value) => value,
        Err(error) => {
            // A file cut in half ends here: the library says at which line and column.
            problems.add(at, ProblemCode::NotThisFormat, format!("JSON: {error}"));
            return Err(problems);
        }
    };
    let Some(mut fields) = Fields::of(value, at, &mut problems) else {
        return Err(problems);
    };
    let format: Option<String> = fields.required("format", at, &mut problems);
    if format.as_deref().is_some_and(|format| format != FORMAT) {
        problems.add_at(at, "format", ProblemCode::NotThisFormat, FORMAT);
        return Err(problems);
    }
    let document = Document::read_fields(&mut fields, at, &mut problems);
    fields.finish(at, &mut problems);
    match document {
        Some(document) if problems.0.is_empty() => Ok(document),
        _ => Err(problems),
    }
}

/// A document as text: two spaces a level, one line break at the end.
pub fn write(document: &Document) -> String {
    let mut text =
        serde_json::to_string_pretty(document).expect("a document is plain data, which always has a JSON form");
    text.push('\n');
    text
}

impl Document {
    /// A snapshot of documents alone, over nothing: for looking at records without a database.
    pub fn snapshot(documents: Vec<Self>) -> Snapshot {
        let nouns = documents
            .into_iter()
            .flat_map(|document| document.nouns(&mut Problems::default()))
            .map(|(_, noun)| noun);
        Snapshot::over(Shared::default()).with(nouns, 1)
    }

    /// How many nouns it holds.
    pub fn len(&self) -> usize {
        self.clone().nouns(&mut Problems::default()).len()
    }

    /// True when it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What an import may do to what is there already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportOptions {
    /// Only tell what would happen.
    pub dry_run: bool,
    /// Replace nouns that are there and differ. Otherwise that is a problem.
    pub update: bool,
}

/// What an import did, or would do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Nouns made.
    pub created: usize,
    /// Nouns replaced.
    pub updated: usize,
    /// Nouns that were there and are the same.
    pub unchanged: usize,
}

/// Imports a document: all of it, or nothing and every problem.
pub async fn import(
    inventory: &Arc<Inventory>,
    actor: &Actor,
    document: Document,
    options: ImportOptions,
    now: DateTime<Utc>,
) -> Result<Imported> {
    let mut problems = Problems::default();
    let nouns = document.nouns(&mut problems);
    let owners: BTreeSet<Arc<str>> = nouns
        .iter()
        .filter_map(|(_, noun)| noun.home().map(Arc::from))
        .collect();
    for owner in &owners {
        actor.require(Action::ImportInventory, &Target::controller(owner))?;
    }
    if !problems.0.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let controllers: Vec<&str> = owners.iter().map(|owner| &**owner).collect();
    let mut done = Imported::default();
    let target = owners.first().map_or(Target::Shared, |owner| Target::controller(owner));
    let plan = |snapshot: &Snapshot| -> Result<Plan> {
        let mut changes = Vec::new();
        for (at, noun) in nouns {
            match change_for(at, noun, snapshot, options.update, &mut problems) {
                Some(change) if change.before.is_some() => {
                    done.updated += 1;
                    changes.push(change);
                }
                Some(change) => {
                    done.created += 1;
                    changes.push(change);
                }
                None => done.unchanged += 1,
            }
        }
        for change in &changes {
            permit_shared(actor, &change.after, snapshot)?;
        }
        if problems.0.is_empty() {
            let by = actor.by(actor.role_for(Action::ImportInventory, &target).flatten());
            Ok(Plan { by, changes })
        } else {
            Err(Error::Invalid(problems))
        }
    };
    if options.dry_run {
        inventory.rehearse(actor, now, &controllers, plan).await?;
    } else {
        inventory.change(actor, now, &controllers, plan).await?;
    }
    Ok(done)
}

macro_rules! permit_each {
    ($($field:ident: $noun:ident;)*) => {
        /// What all controllers share is changed by those who maintain it, also when it comes in a document; what a controller
        /// owns was asked about before.
        fn permit_shared(actor: &Actor, noun: &AnyNoun, snapshot: &Snapshot) -> Result<()> {
            if noun.home().is_some() {
                return Ok(());
            }
            let view = View { shared: &snapshot.shared, holding: None };
            match noun {
                $(AnyNoun::$noun(noun) => actor.require(noun.edit_action(), &noun.target(view)).map(|_| ()),)*
                // Nothing else travels in a document.
                _ => Err(Error::Forbidden),
            }
        }
    };
}

each_noun!(permit_each);

/// What to do with one noun of the document; `None` when it is there already and the same.
fn change_for(
    at: Path,
    mut noun: AnyNoun,
    snapshot: &Snapshot,
    update: bool,
    problems: &mut Problems,
) -> Option<Change> {
    let Some(before) = snapshot.any(noun.kind(), noun.key()) else {
        noun.set_version(1);
        return Some(Change {
            before: None,
            after: noun,
            verb: Verb::Create,
            at,
        });
    };
    noun.set_row(before.row());
    noun.set_version(before.version());
    if same(&before, &noun) {
        return None;
    }
    // What only the migrations have touched yields to what somebody has written.
    let untouched = before.version() == 0;
    if matches!(noun, AnyNoun::NoticeVersion(_)) || !(update || untouched) {
        problems.add(
            &at,
            ProblemCode::Taken,
            format!("{}:{}", noun.kind().word(), noun.key()),
        );
        return None;
    }
    noun.set_version(before.version() + 1);
    Some(Change {
        before: Some(before),
        after: noun,
        verb: Verb::Edit,
        at,
    })
}

fn same(before: &AnyNoun, after: &AnyNoun) -> bool {
    match (before, after) {
        // Memory holds no content; the digest stands for it.
        (AnyNoun::NoticeVersion(before), AnyNoun::NoticeVersion(after)) => {
            **before
                == NoticeVersion {
                    content: None,
                    ..NoticeVersion::clone(after)
                }
        }
        (before, after) => before == after,
    }
}

/// Exports controllers (all, when none is named) with what they refer to.
pub async fn export(inventory: &Arc<Inventory>, actor: &Actor, controllers: &[String]) -> Result<Document> {
    let snapshot = inventory.snapshot();
    let known = snapshot.shared.shelves.controllers.all();
    for wanted in controllers {
        // Asked first, so that it is not told whether there is such a controller.
        actor.require(Action::ExportInventory, &Target::controller(wanted))?;
        if !known.iter().any(|controller| controller.key.as_str() == *wanted) {
            return Err(Error::problem("controller", ProblemCode::UnknownReference, wanted));
        }
    }
    for controller in chosen(&snapshot, controllers) {
        actor.require(Action::ExportInventory, &Target::controller(controller.key.as_str()))?;
    }
    let mut document = document(inventory, &snapshot, controllers).await?;
    document.code_lists = changed_lists(&snapshot.shared.shelves);
    Ok(document)
}

/// The controllers of a snapshot with these keys; all of them when none is named.
fn chosen<'a>(snapshot: &'a Snapshot, controllers: &'a [String]) -> impl Iterator<Item = &'a Arc<Controller>> {
    let all = snapshot.shared.shelves.controllers.all().iter();
    all.filter(|controller| {
        controllers.is_empty() || controllers.iter().any(|wanted| *wanted == controller.key.as_str())
    })
}

/// The inventory of controllers in a snapshot, as of now or of a past time, with all it refers to; of all controllers when none
/// is named. What notices say comes from the database, where it never changes. Whoever calls has asked whether it may be had.
pub async fn document(inventory: &Inventory, snapshot: &Snapshot, controllers: &[String]) -> Result<Document> {
    let mut gathered = Gathered::default();
    if controllers.is_empty() {
        // A shared noun that nobody refers to yet is part of the inventory too.
        gathered
            .roots
            .extend(snapshot.shared.shelves.nouns().filter(|noun| noun.version() > 0));
    }
    for controller in chosen(snapshot, controllers) {
        gathered.roots.push_back(AnyNoun::Controller(Arc::clone(controller)));
        if let Some(holding) = snapshot.holding(controller.key.as_str()).await? {
            gathered.roots.extend(holding.shelves.nouns());
        }
    }
    let shelves = gathered.close(snapshot).await?;
    let mut notices = Vec::new();
    for head in shelves.notices.all() {
        let content = inventory
            .notice_content(&head.key)
            .await?
            .ok_or_else(|| Error::Internal(format!("{} has no content", head.key)))?;
        notices.push(PublishedNotice {
            head: NoticeVersion::clone(head),
            content: content.to_string(),
        });
    }
    Ok(Document::of(&shelves, notices))
}

/// Nouns on their way into a document.
#[derive(Default)]
struct Gathered {
    roots: VecDeque<AnyNoun>,
    seen: HashSet<(Kind, Arc<str>)>,
}

impl Gathered {
    /// The roots with all they refer to, and the sub-processing behind every service and processor among them.
    async fn close(mut self, snapshot: &Snapshot) -> Result<Shelves> {
        let mut shelves = Shelves::default();
        let mut kept = Vec::new();
        while let Some(noun) = self.roots.pop_front() {
            if !self.seen.insert((noun.kind(), Arc::clone(noun.key()))) {
                continue;
            }
            let mut references = Vec::new();
            noun.each_reference(&mut Path::default(), &mut |_, kind, key| {
                references.push((kind, key.to_owned()));
            });
            for (kind, key) in references {
                if let Some(referred) = snapshot.find_any(kind, &key).await? {
                    self.roots.push_back(referred);
                }
            }
            if let Some(node) = NodeKey::of(noun.kind(), noun.key()) {
                let behind = snapshot.shared.flows.at(&node).iter().filter(|flow| flow.from == node);
                self.roots
                    .extend(behind.map(|flow| AnyNoun::DataFlow(Arc::clone(flow))));
            }
            // Version 0 is as the migrations made it; every installation has it.
            if noun.version() > 0 {
                kept.push(noun);
            }
        }
        shelves.put_all(kept);
        Ok(shelves)
    }
}

/// The JSON Schema of the format, as text.
pub fn schema() -> String {
    let schema = schemars::generate::SchemaSettings::draft2020_12()
        .into_generator()
        .into_root_schema_for::<Document>();
    let mut text = serde_json::to_string_pretty(&schema).expect("a schema is plain data, which always has a JSON form");
    text.push('\n');
    text
}
