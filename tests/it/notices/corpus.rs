//! Is every fact that a careful reader finds in the five real notices in the record, and on the page?
//!
//! The record tells the facts in its own words, so codes, counts, durations, parties, marks and dates are compared, not
//! sentences. People are left out on purpose: their posts stand for them, and their names must not be on the page.

use std::{collections::BTreeSet, fs, path::Path};

use entity::vocabulary::{Answer, Language, NodeKind, RegisterForm, RegisterPart};
use seloste::{
    law::basis::Article,
    notices::{
        content::{Block, NoticeContent, PartKind},
        page::page,
        plain::plain,
    },
    records::{
        noun::{Key, NodeKey},
        register::{DataGroup, Register},
        snapshot::Sight,
    },
};
use serde_json::Value;

use super::{layout_of, register, said};

const READINGS: [(&str, &str); 5] = [
    ("000_eaa6739a829af0df", "pori/1"),
    ("001_4234ba93072a116a", "pori/2"),
    ("002_f5cb4fca25ac5632", "pori/3"),
    ("003_002ca1c0d9860af3", "jyvaskyla/1"),
    ("004_0090e37146671056", "espoo/1"),
];

#[test]
fn every_fact_of_the_readings_is_in_the_record_and_on_the_page() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/seeds");
    if !seeds.is_dir() {
        println!("skipped: the corpus of real notices is not here");
        return;
    }
    let mut missing = Vec::new();
    for (stem, key) in READINGS {
        let text = fs::read_to_string(seeds.join(format!("{stem}.expected.json"))).expect("the reading is there");
        let reading: Value = serde_json::from_str(&text).expect("a reading is JSON");
        let (register, sight) = register(key);
        let content = said(key, Language::Fi);
        let text = plain(&page(&content, layout_of(key)));
        let mut walk = Walk {
            key,
            register,
            sight,
            content,
            text,
            told: Vec::new(),
        };
        walk.walk(&reading);
        println!("\n{key}  {stem}");
        for fact in &walk.told {
            println!(
                "  {} record  {} page  {}",
                mark(fact.record),
                mark(fact.page),
                fact.what
            );
        }
        missing.extend(
            walk.told
                .iter()
                .filter(|fact| !fact.record || !fact.page)
                .map(|fact| format!("{key}: {}", fact.what)),
        );
    }
    assert!(missing.is_empty(), "missing:\n{}", missing.join("\n"));
}

const fn mark(found: bool) -> &'static str {
    if found { "found  " } else { "MISSING" }
}

/// How a group answers a question.
type Asked = fn(&DataGroup) -> Answer;

/// One fact of a reading.
struct Fact {
    what: String,
    record: bool,
    page: bool,
}

/// A reading walked beside its record and its page.
struct Walk {
    key: &'static str,
    register: Register,
    sight: Sight,
    content: NoticeContent,
    text: String,
    told: Vec<Fact>,
}

impl Walk {
    fn walk(&mut self, reading: &Value) {
        self.controller(&reading["controller"]);
        self.people(reading);
        self.identity(reading);
        self.purposes(reading);
        self.data(reading);
        self.movement(reading);
        self.retention(reading);
        self.answers(reading);
    }

    fn fact(&mut self, what: impl Into<String>, record: bool, page: bool) {
        self.told.push(Fact {
            what: what.into(),
            record,
            page,
        });
    }

    /// A fact that is the same text in the record and on the page.
    fn on_page(&mut self, what: &str, value: &str, record: bool) {
        let page = self.text.contains(value);
        self.fact(format!("{what}: {value}"), record, page);
    }

    fn stated(&self, kind: PartKind) -> bool {
        self.content.parts.get(&kind).is_some_and(|part| part.stated)
    }

    fn controller(&mut self, reading: &Value) {
        let controller = self
            .sight
            .get(&self.register.controller)
            .expect("the controller is there")
            .as_ref()
            .clone();
        if let Some(name) = reading["name"].as_str() {
            self.on_page("controller", name, controller.name.get(Language::Fi) == Some(name));
        }
        if let Some(unit) = reading["unit"].as_str() {
            let department = self
                .content
                .controller
                .department
                .clone()
                .unwrap_or_default()
                .text
                .to_lowercase();
            self.fact(
                format!("unit: {unit}"),
                department == unit,
                self.text.to_lowercase().contains(unit),
            );
        }
        if let Some(address) = reading["address"].as_str() {
            let kept = format!("{:?} {:?}", controller.postal_address, controller.visiting_address);
            for number in numbers_in(address) {
                self.on_page("controller's address, number", &number, kept.contains(&number));
            }
        }
        if let Some(email) = reading["email"].as_str() {
            self.on_page("controller's e-mail", email, controller.email.as_deref() == Some(email));
        }
        if let Some(phone) = reading["phone"].as_str() {
            self.on_page("controller's phone", phone, controller.phone.as_deref() == Some(phone));
        }
    }

    fn people(&mut self, reading: &Value) {
        let responsible = self.register.responsible_post.is_some();
        let told = self.stated(PartKind::ResponsiblePost);
        match reading["responsible_person"]["role"].as_str() {
            Some(role) => {
                let page = told && self.text.contains(last_word(role));
                self.fact(format!("responsible post: {}", last_word(role)), responsible, page);
            }
            None => self.fact("responsible post: unsaid", !responsible, !told),
        }
        let contacts = reading["contacts"].as_array().map(Vec::len).unwrap_or_default();
        let page = match &self.content.parts[&PartKind::ContactPosts].blocks {
            blocks if self.stated(PartKind::ContactPosts) => blocks.len(),
            _ => 0,
        };
        self.fact(
            format!("contact posts: {contacts}"),
            self.register.contact_posts.len() == contacts,
            page == contacts,
        );
        for contact in reading["contacts"].as_array().into_iter().flatten() {
            if let Some(role) = contact["role"].as_str() {
                let page = self.text.to_lowercase().contains(&last_word(role).to_lowercase());
                self.fact(format!("contact post: {}", last_word(role)), page, page);
            }
        }
        self.dpo(&reading["dpo"]);
        let people = ["responsible_person", "dpo"].map(|field| &reading[field]);
        for person in people
            .into_iter()
            .chain(reading["contacts"].as_array().into_iter().flatten())
        {
            if let Some(name) = person["name"].as_str() {
                let absent = !self.text.contains(name);
                self.fact("a person's name is not told", absent, absent);
            }
        }
    }

    fn dpo(&mut self, reading: &Value) {
        let dpo = self.content.controller.dpo.clone();
        self.fact("data protection officer", dpo.is_some(), self.stated(PartKind::Dpo));
        let Some(dpo) = dpo else { return };
        if let Some(email) = reading["email"].as_str() {
            self.on_page(
                "data protection officer's mailbox",
                email,
                dpo.email.as_deref() == Some(email),
            );
        }
        // The number of a named person is theirs; a switchboard is the post's.
        if let (Some(phone), None) = (reading["phone"].as_str(), reading["name"].as_str()) {
            let phone = phone.split(" (").next().unwrap_or(phone);
            self.on_page(
                "data protection officer's phone",
                phone,
                dpo.phone.as_deref() == Some(phone),
            );
        }
        if let Some(address) = reading["address"].as_str() {
            let kept = dpo.address.unwrap_or_default().text;
            for number in numbers_in(address) {
                self.on_page(
                    "data protection officer's address, number",
                    &number,
                    kept.contains(&number),
                );
            }
        }
    }

    fn identity(&mut self, reading: &Value) {
        if let Some(name) = reading["register_name"].as_str() {
            self.on_page("register", name, self.register.name.get(Language::Fi) == Some(name));
        }
        let forms: BTreeSet<&str> = reading["register_form"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let kept: BTreeSet<&str> = self
            .register
            .forms
            .iter()
            .map(|form| {
                if *form == RegisterForm::Electronic {
                    "electronic"
                } else {
                    "manual"
                }
            })
            .collect();
        let page = self.stated(PartKind::Form) != forms.is_empty();
        self.fact(format!("form: {forms:?}"), kept == forms, page);
        let confirmed = self
            .register
            .confirmations
            .iter()
            .find(|confirmation| confirmation.part == RegisterPart::Whole);
        if let Some(date) = reading["notice_date"].as_str() {
            let (year, rest) = date.split_once('-').expect("a date");
            let (month, day) = rest.split_once('-').expect("a date");
            let shown = format!(
                "{}.{}.{year}",
                day.trim_start_matches('0'),
                month.trim_start_matches('0')
            );
            let record = confirmed.is_some_and(|confirmation| confirmation.on.to_string() == date);
            self.on_page("date", &shown, record);
        } else {
            let record = confirmed.is_none();
            let page = self.content.dated.is_none() && self.text.contains("vahvistuspäivää ei ole ilmoitettu");
            self.fact("date: unsaid", record, page);
        }
    }

    fn purposes(&mut self, reading: &Value) {
        let count = list(&reading["purposes"]).len();
        let shown = items(&self.content, PartKind::Purposes);
        self.fact(
            format!("purposes: {count}"),
            self.register.purposes.len() == count,
            shown == count,
        );
        let bases = &reading["legal_bases"];
        let kept: BTreeSet<String> = self
            .register
            .purposes
            .iter()
            .flat_map(|purpose| purpose.bases.iter().map(|basis| code(basis.basis.article())))
            .collect();
        let told: BTreeSet<String> = codes(&self.content, PartKind::LegalBases);
        for basis in list(&bases["gdpr"]) {
            self.fact(format!("basis: {basis}"), kept.contains(&basis), told.contains(&basis));
        }
        self.fact(
            "no other basis",
            kept.len() == list(&bases["gdpr"]).len(),
            told.iter().filter(|code| code.starts_with("6.")).count() == kept.len(),
        );
        let provisions: Vec<String> = self
            .register
            .purposes
            .iter()
            .flat_map(|purpose| &purpose.bases)
            .flat_map(|basis| &basis.provisions)
            .filter_map(|key| self.sight.get(key))
            .filter_map(|provision| {
                let act = self.sight.get(&provision.act)?;
                Some(
                    format!(
                        "{} ({}) {}",
                        act.title.get(Language::Fi)?,
                        act.number,
                        provision.label.get(Language::Fi)?
                    )
                    .to_lowercase(),
                )
            })
            .collect();
        for national in list(&bases["national"]) {
            // Cases of the act's name differ; its first letters and its number do not.
            let stem: String = national.chars().take(6).collect();
            let number = national
                .split('(')
                .nth(1)
                .and_then(|rest| rest.split(')').next())
                .unwrap_or_default()
                .to_owned();
            let record = provisions
                .iter()
                .any(|provision| provision.contains(&stem) && provision.contains(&number));
            let lower = self.text.to_lowercase();
            self.fact(
                format!("provision: {national}"),
                record,
                lower.contains(&stem) && lower.contains(&number),
            );
        }
        let conditions: BTreeSet<String> = self
            .register
            .purposes
            .iter()
            .flat_map(|purpose| purpose.conditions.iter().map(|ground| code(ground.condition.article())))
            .collect();
        let expected: BTreeSet<String> = list(&reading["article9"]).into_iter().collect();
        let page = told.iter().filter(|code| code.starts_with("9.")).count() == expected.len();
        self.fact(
            format!("conditions of Article 9: {expected:?}"),
            conditions == expected,
            page,
        );
    }

    fn data(&mut self, reading: &Value) {
        let subjects: BTreeSet<&str> = self
            .register
            .data_groups
            .iter()
            .flat_map(|group| group.subjects.iter().map(Key::as_str))
            .collect();
        match reading["data_subjects"].as_array().map(Vec::len) {
            Some(count) => {
                let shown = items(&self.content, PartKind::DataSubjects);
                self.fact(
                    format!("categories of data subjects: {count}"),
                    subjects.len() >= count,
                    shown >= count,
                );
            }
            None => self.fact(
                "data subjects: unsaid",
                subjects.is_empty(),
                !self.stated(PartKind::DataSubjects),
            ),
        }
        let count = list(&reading["personal_data"]).len();
        let kept: usize = self.register.data_groups.iter().map(|group| group.items.len()).sum();
        let shown = items(&self.content, PartKind::DataContent);
        self.fact(
            format!("items of personal data: {count}"),
            kept >= count,
            shown >= count,
        );
        let marks: [(&str, Asked, &str); 2] = [
            ("special_categories", |group| group.special, "erityisiin"),
            ("children", |group| group.children, "lasten"),
        ];
        for (field, answer, word) in marks {
            let expected = reading[field].as_str().unwrap_or_default();
            let kept: Vec<Answer> = self.register.data_groups.iter().map(answer).collect();
            let record = match expected {
                "yes" => kept.contains(&Answer::Yes),
                "no" => kept.iter().all(|answer| *answer == Answer::No),
                _ => kept.iter().all(|answer| *answer == Answer::NotStated),
            };
            let page = self.ticked(PartKind::Classification, word) == Some(expected_answer(expected));
            self.fact(format!("{field}: {expected}"), record, page);
        }
        let kinds = list(&reading["special_category_items"]).len();
        if kinds > 0 {
            let kept = self
                .register
                .data_groups
                .iter()
                .any(|group| !group.special_categories.is_empty());
            let page = codes(&self.content, PartKind::Classification).contains("9.1");
            self.fact("which special category", kept, page);
        }
    }

    fn ticked(&self, kind: PartKind, word: &str) -> Option<Answer> {
        let blocks = &self.content.parts.get(&kind)?.blocks;
        blocks.iter().find_map(|block| match block {
            Block::Boxes { items } => items
                .iter()
                .find(|item| item.label.to_lowercase().contains(word))
                .map(|item| item.ticked),
            _ => None,
        })
    }

    fn movement(&mut self, reading: &Value) {
        let node = NodeKey::new(NodeKind::Register, self.key);
        let into = self.sight.flows_into(&node).count();
        let behind: usize = self
            .sight
            .flows_into(&node)
            .map(|flow| {
                self.sight
                    .flows_into(&flow.from)
                    .filter(|further| further.to != node)
                    .count()
            })
            .sum();
        let sources = list(&reading["sources"]);
        let drawn = self.drawn(|column| column < 0);
        self.fact(
            format!("sources: {}", sources.len()),
            into + behind >= sources.len(),
            drawn >= sources.len(),
        );
        for source in &sources {
            self.parties("source", source);
        }
        let status = reading["disclosures"]["status"].as_str().unwrap_or_default();
        let register = &self.register;
        let record = match status {
            "none" => register.no_recipients == Answer::Yes,
            "conditional" => register.no_recipients != Answer::Yes && !register.recipients_remark.is_empty(),
            "some" => register.no_recipients == Answer::No || into > 0,
            _ => register.no_recipients == Answer::NotStated,
        };
        let refused = self.text.contains("tietoja ei anneta ulkopuolisille");
        self.fact(format!("disclosures: {status}"), record, refused == (status == "none"));
        let status = reading["transfers"]["status"].as_str().unwrap_or_default();
        let record = match status {
            "none" => self.register.no_transfers == Answer::Yes,
            "yes" => self.register.no_transfers == Answer::No,
            _ => self.register.no_transfers == Answer::NotStated,
        };
        let page = match status {
            "none" => self.text.contains("tietoja ei viedä EU- eikä ETA-alueen ulkopuolelle"),
            "yes" => self.stated(PartKind::Transfers),
            _ => !self.stated(PartKind::Transfers),
        };
        self.fact(format!("transfers: {status}"), record, page);
        for party in reading["processors_systems"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|party| party["name"].as_str())
        {
            self.parties("processor or system", party);
        }
    }

    fn drawn(&self, column: impl Fn(i32) -> bool) -> usize {
        let Some(part) = self.content.parts.get(&PartKind::Picture) else {
            return 0;
        };
        let pictures = part.blocks.iter().filter_map(|block| match block {
            Block::Picture { picture } => Some(picture),
            _ => None,
        });
        pictures
            .flat_map(|picture| &picture.nodes)
            .filter(|node| column(node.column))
            .count()
    }

    /// The proper names in a quotation, or, where it has none, its nouns: cases differ, so the beginnings are compared.
    fn parties(&mut self, what: &str, quotation: &str) {
        // Words that say the people tell of themselves stand for the people, who are a source of their own.
        if quotation.contains("itseltään") {
            let node = NodeKey::new(NodeKind::Register, self.key);
            let record = self
                .sight
                .flows_into(&node)
                .any(|flow| flow.from.kind == NodeKind::Subjects);
            let page = self.text.contains("(rekisteröity itse)");
            self.fact(format!("{what}: {quotation}"), record, page);
            return;
        }
        let words: Vec<&str> = quotation
            .split([' ', '(', ')', '/', ',', '-', ':'])
            .filter(|word| word.chars().count() > 2)
            .collect();
        let capital = |word: &&&str| word.starts_with(char::is_uppercase);
        // A sentence begins with a capital too: the first word is a name only beside another.
        let named: Vec<&str> = match words.iter().skip(1).filter(capital).count() {
            0 => Vec::new(),
            _ => words.iter().filter(capital).copied().collect(),
        };
        let lower = self.text.to_lowercase();
        let graph = self.names().to_lowercase();
        let beginning = |word: &str| -> String {
            let word = word
                .trim_matches(|character: char| !character.is_alphanumeric())
                .to_lowercase();
            let length = word.chars().count();
            word.chars()
                .take(if length > 8 { length - 4 } else { length.min(5) })
                .collect()
        };
        if named.is_empty() {
            let any = |text: &str| {
                words
                    .iter()
                    .filter(|word| word.chars().count() > 5)
                    .any(|word| text.contains(&beginning(word)))
            };
            self.fact(format!("{what}: {quotation}"), any(&graph), any(&lower));
        } else {
            for word in named {
                self.fact(
                    format!("{what}: {word}"),
                    graph.contains(&beginning(word)),
                    lower.contains(&beginning(word)),
                );
            }
        }
    }

    /// The names and descriptions of the nodes around the register.
    fn names(&self) -> String {
        let node = NodeKey::new(NodeKind::Register, self.key);
        let mut names = String::new();
        let flows = self
            .sight
            .flows_into(&node)
            .chain(self.sight.flows_out_of(&node))
            .cloned()
            .collect::<Vec<_>>();
        for flow in &flows {
            for end in [&flow.from, &flow.to] {
                let about = [Some(&flow.data), Some(&flow.remarks), Some(&flow.condition)]
                    .into_iter()
                    .flatten();
                names.extend(
                    about
                        .filter_map(|text| text.get(Language::Fi))
                        .flat_map(|text| [" ", text]),
                );
                names.push(' ');
                names.push_str(&self.sight.node_name(end, Language::Fi).unwrap_or_default());
                if let Some(service) = self
                    .sight
                    .get(&Key::<seloste::records::service::Service>::new(end.key.clone()))
                {
                    for text in [&service.description, &service.hosting] {
                        names.push(' ');
                        names.push_str(text.get(Language::Fi).unwrap_or_default());
                    }
                }
                for further in self.sight.flows_into(end) {
                    names.push(' ');
                    names.push_str(&self.sight.node_name(&further.from, Language::Fi).unwrap_or_default());
                }
            }
        }
        names
    }

    fn retention(&mut self, reading: &Value) {
        let rules = reading["retention"].as_array().cloned().unwrap_or_default();
        let page = match &self.content.parts[&PartKind::Retention].blocks {
            blocks if self.stated(PartKind::Retention) => blocks.len(),
            _ => 0,
        };
        self.fact(
            format!("rules of retention: {}", rules.len()),
            self.register.retention.len() >= rules.len(),
            page >= rules.len(),
        );
        let kept: Vec<String> = self
            .register
            .retention
            .iter()
            .flat_map(|rule| [rule.minimum, rule.maximum])
            .flatten()
            .map(|time| time.to_string())
            .collect();
        let told = codes(&self.content, PartKind::Retention);
        for time in rules.iter().filter_map(|rule| rule["iso8601"].as_str()) {
            self.fact(
                format!("time: {time}"),
                kept.iter().any(|kept| kept == time),
                told.contains(time),
            );
        }
    }

    fn answers(&mut self, reading: &Value) {
        let expected = reading["automated_decisions"].as_str().unwrap_or_default();
        let record = self.register.automated_decisions == expected_answer(expected);
        let page = self.ticked(PartKind::AutomatedDecisions, "päätöksentekoa") == Some(expected_answer(expected));
        self.fact(format!("automated decisions: {expected}"), record, page);
        let expected = reading["profiling"].as_str().unwrap_or_default();
        let page = self.ticked(PartKind::AutomatedDecisions, "profilointia") == Some(expected_answer(expected));
        self.fact(
            format!("profiling: {expected}"),
            self.register.profiling == expected_answer(expected),
            page,
        );
        let count = list(&reading["security"]).len();
        let shown = items(&self.content, PartKind::SecurityManual) + items(&self.content, PartKind::SecurityElectronic);
        self.fact(
            format!("security measures: {count}"),
            self.register.security.len() >= count,
            shown >= count,
        );
    }
}

fn expected_answer(word: &str) -> Answer {
    match word {
        "yes" => Answer::Yes,
        "no" => Answer::No,
        _ => Answer::NotStated,
    }
}

fn list(value: &Value) -> Vec<String> {
    value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|item| item.as_str().map(str::to_owned))
        .collect()
}

/// An article in the readings' way: `6.1.e`.
fn code(article: &str) -> String {
    article.replace(")(", ".").replace('(', ".").replace(')', "")
}

fn last_word(text: &str) -> &str {
    text.split_whitespace().next_back().unwrap_or(text)
}

fn numbers_in(text: &str) -> Vec<String> {
    text.split(|character: char| !character.is_ascii_digit())
        .filter(|number| !number.is_empty())
        .map(str::to_owned)
        .collect()
}

/// How many items a part lists; a paragraph of its own counts as one.
fn items(content: &NoticeContent, kind: PartKind) -> usize {
    fn of(blocks: &[Block]) -> usize {
        blocks
            .iter()
            .map(|block| match block {
                Block::List { items } => items.len(),
                Block::Facts { rows } => rows
                    .iter()
                    .filter(|row| row.label == "Tiedot")
                    .map(|row| row.values.len())
                    .sum(),
                Block::Group { blocks, .. } => of(blocks),
                Block::Paragraph { .. } => 1,
                Block::Boxes { .. } | Block::Picture { .. } => 0,
            })
            .sum()
    }
    content
        .parts
        .get(&kind)
        .filter(|part| part.stated)
        .map_or(0, |part| of(&part.blocks))
}

/// The codes of a part's facts, articles in the readings' way.
fn codes(content: &NoticeContent, kind: PartKind) -> BTreeSet<String> {
    fn of(blocks: &[Block], codes: &mut BTreeSet<String>) {
        for block in blocks {
            match block {
                Block::Facts { rows } => {
                    codes.extend(
                        rows.iter()
                            .flat_map(|row| &row.values)
                            .filter_map(|said| said.code.as_deref().map(code)),
                    );
                }
                Block::Group { blocks, .. } => of(blocks, codes),
                _ => {}
            }
        }
    }
    let mut codes = BTreeSet::new();
    if let Some(part) = content.parts.get(&kind) {
        of(&part.blocks, &mut codes);
    }
    codes
}
