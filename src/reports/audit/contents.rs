//! Which files are in a pack? One folder for each controller, the log, and an index that names them.

use std::{io::Write, sync::Arc};

use chrono::{DateTime, SecondsFormat, Utc};
use entity::{
    Date,
    vocabulary::{Language, NoticeState, Severity},
};
use serde::Serialize;
use serde_json::json;
use tokio::runtime::Handle;

use super::{
    Asked, AuditError, FORMAT, Packed,
    index::{self, File, Section},
    words::{
        ABOUT, AGREEMENTS, ASSESSMENTS, CHECKPOINT, FINDINGS, INVENTORY, LOG, PROCESSOR_RECORDS, PUBLISHED, RECORD,
        SARIF, SETTINGS, WAIVERS, WHOLE,
    },
};
use crate::{
    access::Actor,
    compliance::report::{self, Form},
    history::{PublicKey, ask::Within, export, part},
    notices::{
        content::content,
        html,
        layout::layouts,
        page::page,
        publish::Frozen,
        words::{date, language_tag},
    },
    records::{
        code_list::{CodeList, changed_lists, code_lists},
        exchange,
        inventory::Inventory,
        notice_version::NoticeVersion,
        noun::Key,
        past::{self, PastInventory},
        snapshot::Kept,
    },
    reports::{
        arguments::Arguments,
        form::{Format, table::Words},
        list,
        pack::PackWriter,
        report::Ask,
    },
};

/// The file in a controller's folder that has its entries of the log.
pub const ENTRIES: &str = "log-entries.jsonl";
/// The reports in a controller's folder: those that are told of a past day without what only the present knows.
const REPORTS: [&str; 8] = [
    "article-30",
    "article-30-processor",
    "third-country-exposure",
    "processors",
    "agreements",
    "retention",
    "sensitive-data",
    "assessments",
];
/// The file that has the whole log.
pub const WHOLE_LOG: &str = "log/log.jsonl";

/// A pack on its way.
pub(super) struct Writing<'a> {
    inventory: &'a Arc<Inventory>,
    asked: &'a Asked,
    at: DateTime<Utc>,
    runtime: &'a Handle,
    sections: Vec<Section>,
    packed: Packed,
    code_lists: Vec<CodeList>,
}

impl<'a> Writing<'a> {
    pub(super) fn new(inventory: &'a Arc<Inventory>, asked: &'a Asked, at: DateTime<Utc>, runtime: &'a Handle) -> Self {
        Self {
            inventory,
            asked,
            at,
            runtime,
            sections: Vec::new(),
            packed: Packed::default(),
            code_lists: Vec::new(),
        }
    }

    pub(super) const fn packed(&self) -> Packed {
        self.packed
    }

    /// Adds a controller's folder.
    pub(super) fn controller<W: Write + Send>(
        &mut self,
        pack: &mut PackWriter<W>,
        key: &str,
    ) -> Result<(), AuditError> {
        let past = self.runtime.block_on(past::as_of(self.inventory, key, self.at))?;
        let past = past.ok_or_else(|| AuditError::NoController(key.to_owned()))?;
        let known = past.sight.controller();
        let name = known.map_or_else(
            || key.to_owned(),
            |known| Kept::name(&**known, self.asked.language).to_owned(),
        );
        let mut folder = Folder {
            key,
            language: self.asked.language,
            day: self.asked.day,
            section: Section::new(name),
            pack,
        };
        folder.registers(&past)?;
        self.packed.registers += past.sight.holding.shelves.registers.all().len();
        self.packed.notices += folder.notices(&past, |notice| {
            self.runtime.block_on(self.inventory.notice_content(&notice.key))
        })?;
        self.packed.findings += folder.findings(&past)?;
        folder.lists(&past)?;
        let ask = Ask {
            inventory: Arc::clone(self.inventory),
            snapshot: past.snapshot.clone(),
            actor: Actor::command_line(),
            now: self.at,
            on: self.asked.day,
            language: self.asked.language,
            base: None,
            arguments: Arguments {
                controller: Some(Key::new(key)),
                ..Arguments::default()
            },
        };
        for name in REPORTS {
            folder.report(name, &ask, self.runtime)?;
        }
        let keys = [key.to_owned()];
        let document = exchange::document(self.inventory, &past.snapshot, &keys);
        let mut document = self.runtime.block_on(document)?;
        let shared = &past.snapshot.shared.shelves;
        document.code_lists = changed_lists(shared);
        // They are the same for every controller of the pack.
        self.code_lists = code_lists(shared);
        let document = exchange::write(&document);
        folder.file("inventory.json", &INVENTORY, document.as_bytes())?;
        let snapshot = self.inventory.snapshot();
        let row = snapshot
            .shared
            .shelves
            .controllers
            .get(key)
            .map(|controller| controller.row);
        let within = Within {
            controllers: &[row.unwrap_or_default()],
            shared: false,
        };
        self.packed.entries += folder.entries(|out| {
            let database = self.inventory.database();
            Ok(self
                .runtime
                .block_on(part::export_part(database, within, self.at, out))?)
        })?;
        folder.section.facts(&past);
        self.packed.unknown += past.unknown.len();
        self.sections.push(folder.section);
        Ok(())
    }

    /// Adds the log, what the pack says about itself, and the index.
    pub(super) fn finish<W: Write + Send>(
        &mut self,
        pack: &mut PackWriter<W>,
        now: DateTime<Utc>,
        key: &PublicKey,
    ) -> Result<(), AuditError> {
        let language = self.asked.language;
        let mut files = Vec::new();
        let database = self.inventory.database();
        if self.asked.whole_log {
            let mut entry = pack.begin(WHOLE_LOG)?;
            let entries = self.runtime.block_on(export::export(database, false, &mut entry))?;
            entry.end()?;
            self.packed.entries = entries;
            files.push(File::new(WHOLE_LOG, WHOLE.say(language)));
        }
        let size = self.runtime.block_on(crate::history::stored::size(database))?;
        let checkpoint = self.runtime.block_on(export::checkpoint(database, size))?;
        pack.file("log/checkpoint.txt", checkpoint.text().as_bytes())?;
        files.push(File::new("log/checkpoint.txt", CHECKPOINT.say(language)));
        pack.file("about.json", &written(&self.about(now, key)))?;
        files.push(File::new("about.json", ABOUT.say(language)));
        let page = index::page(self.asked, now, key, &self.sections, &files)?;
        Ok(pack.file("index.html", page.as_bytes())?)
    }

    fn about(&self, now: DateTime<Utc>, key: &PublicKey) -> serde_json::Value {
        let moment = |moment: DateTime<Utc>| moment.to_rfc3339_opts(SecondsFormat::Micros, true);
        json!({
            "format": FORMAT,
            "controllers": self.asked.controllers,
            "day": self.asked.day,
            "asOf": moment(self.at),
            "madeAt": moment(now),
            "key": key.text(),
            "program": env!("CARGO_PKG_VERSION"),
            "registers": self.packed.registers,
            "noticesInForce": self.packed.notices,
            "findings": self.packed.findings,
            "entries": self.packed.entries,
            "codeLists": self.code_lists,
            "unknown": self.sections.iter().flat_map(|section| &section.unknown).collect::<Vec<_>>(),
        })
    }
}

/// A controller's folder on its way.
struct Folder<'p, W: Write + Send> {
    key: &'p str,
    language: Language,
    day: Date,
    section: Section,
    pack: &'p mut PackWriter<W>,
}

impl<W: Write + Send> Folder<'_, W> {
    fn file(&mut self, name: &str, what: &Words, content: &[u8]) -> Result<(), AuditError> {
        let path = format!("{}/{name}", self.key);
        self.pack.file(&path, content)?;
        self.section.files.push(File::new(path, what.say(self.language)));
        Ok(())
    }

    /// Each record, for programs and for people.
    fn registers(&mut self, past: &PastInventory) -> Result<(), AuditError> {
        let standard = layouts().of(None);
        for register in past.sight.holding.shelves.registers.all() {
            let stem = format!("{}/registers/{}", self.key, own(register.key.as_str()));
            self.pack.file(&format!("{stem}.json"), &written(&**register))?;
            let said = content(register, &past.sight, self.language, self.day);
            let day = date(self.language, self.day);
            let note = RECORD.say(self.language).replace("{day}", &day);
            let html = html::document(&said, &page(&said, standard), &note)?;
            self.pack.file(&format!("{stem}.html"), html.as_bytes())?;
            self.section
                .registers
                .push(index::Row::new(register, &stem, self.language));
        }
        Ok(())
    }

    /// The notices that were in force, as they were frozen and as they were read. Returns how many.
    fn notices(
        &mut self,
        past: &PastInventory,
        frozen: impl Fn(&NoticeVersion) -> crate::error::Result<Option<Arc<str>>>,
    ) -> Result<usize, AuditError> {
        let mut count = 0;
        for head in past.sight.holding.shelves.notices.all() {
            if head.state != NoticeState::InForce {
                continue;
            }
            let text = frozen(head)?;
            let text = text.ok_or_else(|| crate::error::Error::Internal(format!("{} has no content", head.key)))?;
            let stem = format!("{}/notices/{}-v{}", self.key, own(head.register.as_str()), head.number);
            // The very bytes whose SHA-256 is the digest that the log names.
            self.pack.file(&format!("{stem}.json"), text.as_bytes())?;
            let notice = Frozen::read(&text, &head.digest)?;
            let mut pages = Vec::new();
            for language in [Language::Fi, Language::Sv, Language::En] {
                let said = notice.in_language(language);
                let html = html::document(said, &page(said, &notice.layout), &published(head, language))?;
                let path = format!("{stem}.{}.html", language_tag(language));
                self.pack.file(&path, html.as_bytes())?;
                pages.push((language_tag(language), path));
            }
            let row = self
                .section
                .registers
                .iter_mut()
                .find(|row| row.key == head.register.as_str());
            if let Some(row) = row {
                row.notices = pages;
            }
            count += 1;
        }
        Ok(count)
    }

    /// What the rules found on the day. Returns how many.
    fn findings(&mut self, past: &PastInventory) -> Result<usize, AuditError> {
        let told = report::tell(&past.sight, self.day, Severity::Advice, self.language);
        for row in &mut self.section.registers {
            let of = |severity| {
                let own = told.iter().filter(|finding| finding.register == row.key);
                own.filter(|finding| finding.severity == severity && finding.waived.is_none())
                    .count()
            };
            row.findings = [of(Severity::Error), of(Severity::Warning), of(Severity::Advice)];
        }
        let shared = &past.snapshot.shared;
        for (name, title, form) in [
            ("findings.json", &FINDINGS, Form::Json),
            ("findings.sarif", &SARIF, Form::Sarif),
        ] {
            let text = report::whole(form, &told, self.day, shared, self.language);
            self.file(name, title, text.as_bytes())?;
        }
        Ok(told.len())
    }

    fn lists(&mut self, past: &PastInventory) -> Result<(), AuditError> {
        let shelves = &past.sight.holding.shelves;
        self.file("waivers.json", &WAIVERS, &written(&plain(shelves.waivers.all())))?;
        self.file(
            "rule-settings.json",
            &SETTINGS,
            &written(&plain(shelves.rule_settings.all())),
        )?;
        self.file(
            "agreements.json",
            &AGREEMENTS,
            &written(&plain(shelves.agreements.all())),
        )?;
        self.file(
            "assessments.json",
            &ASSESSMENTS,
            &written(&plain(shelves.assessments.all())),
        )?;
        let records = plain(shelves.processor_records.all());
        self.file("processor-records.json", &PROCESSOR_RECORDS, &written(&records))
    }

    /// A report of the day, to read and as a workbook.
    fn report(&mut self, name: &str, ask: &Ask, runtime: &Handle) -> Result<(), AuditError> {
        let report = list::report(name).expect("the pack names reports that there are");
        for format in [Format::Html, Format::Xlsx] {
            let path = format!("{}/reports/{name}.{}", self.key, format.extension());
            let mut entry = self.pack.begin(&path)?;
            report.write(ask, format, &mut entry, runtime, &|| false)?;
            entry.end()?;
            self.section
                .files
                .push(File::new(path, report.about().title.say(self.language)));
        }
        Ok(())
    }

    fn entries(
        &mut self,
        export: impl FnOnce(&mut crate::reports::pack::Entry<'_, W>) -> Result<u64, AuditError>,
    ) -> Result<u64, AuditError> {
        let path = format!("{}/{ENTRIES}", self.key);
        let mut entry = self.pack.begin(&path)?;
        let count = export(&mut entry)?;
        entry.end()?;
        self.section.files.push(File::new(path, LOG.say(self.language)));
        Ok(count)
    }
}

/// What a register's key is within its controller: `3` of `pori/3`.
fn own(key: &str) -> &str {
    key.split_once('/').map_or(key, |(_, own)| own)
}

fn plain<N>(nouns: &[Arc<N>]) -> Vec<&N> {
    nouns.iter().map(|noun| &**noun).collect()
}

fn written(value: &impl Serialize) -> Vec<u8> {
    let mut text = serde_json::to_vec_pretty(value).expect("records are plain data, which always has a JSON form");
    text.push(b'\n');
    text
}

fn published(head: &NoticeVersion, language: Language) -> String {
    let day = date(language, crate::notices::days::in_finland(head.published_at));
    PUBLISHED
        .say(language)
        .replace("{n}", &head.number.to_string())
        .replace("{day}", &day)
}
