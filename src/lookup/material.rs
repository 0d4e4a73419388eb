//! Which words is a noun found by? A document for the index of records, made from the noun and what its readers see around it.
//!
//! Nothing stands here that a reader of the noun may not read: names of shared nodes are everybody's who reads registers at
//! all, and a department's name is its controller's. Names of other registers, of people, internal notes, evidence and
//! internal details of security are left out, as is what is archived.

use entity::{
    LanguageText,
    vocabulary::{Language, NodeKind},
};

use crate::{
    records::{
        agreement::ProcessingAgreement,
        assessment::Assessment,
        category::DataSubjectCategory,
        data_flow::DataFlow,
        law::{Act, Provision},
        noun::{Key, Kind, NodeKey, Noun},
        outside_source::OutsideSource,
        processor::Processor,
        processor_record::ProcessorRecord,
        reach::View,
        recipient::Recipient,
        register::Register,
        service::Service,
        snapshot::{AnyNoun, Kept},
    },
    search::{Document, Facet, LANGUAGES, Place, Text},
};

/// The kinds that are looked up, in the order they are offered.
pub const KINDS: [Kind; 15] = [
    Kind::Register,
    Kind::Service,
    Kind::Processor,
    Kind::Recipient,
    Kind::OutsideSource,
    Kind::ProcessingAgreement,
    Kind::Assessment,
    Kind::ProcessorRecord,
    Kind::Controller,
    Kind::Department,
    Kind::Post,
    Kind::DataSubjectCategory,
    Kind::PersonalDataCategory,
    Kind::Act,
    Kind::Provision,
];

/// The name of the facet that tells kinds apart: its values are the words that begin ids.
pub const KIND: &str = "kind";
/// The name of the facet that tells controllers apart: its values are their keys.
pub const CONTROLLER: &str = "controller";

/// The id of a noun: its kind and key, as documents are known by.
pub fn id(kind: Kind, key: &str) -> String {
    format!("{}:{key}", kind.word())
}

/// How much less a kind is asked for than others. Registers are looked for foremost, and with them what stands at their ends. What
/// is agreed and assessed about them bears their names, and comes after those that are about the question; the organisation,
/// the code lists and the law say the same words too, and come last.
const fn aside(kind: Kind) -> f32 {
    match kind {
        Kind::ProcessingAgreement | Kind::Assessment | Kind::ProcessorRecord => 0.5,
        Kind::Controller
        | Kind::Department
        | Kind::Post
        | Kind::DataSubjectCategory
        | Kind::PersonalDataCategory
        | Kind::Act
        | Kind::Provision => 0.65,
        _ => 0.0,
    }
}

/// The document of a noun; none for a kind that is not looked up, and for what is archived. The view is of the holding it
/// stands in.
pub fn document(noun: &AnyNoun, view: View<'_>) -> Option<Document> {
    if noun.archived_on().is_some() || !KINDS.contains(&noun.kind()) {
        return None;
    }
    let mut card = Card::of(noun.kind(), noun.key(), noun.home());
    match noun {
        AnyNoun::Register(register) => card.register(register, view),
        AnyNoun::Service(service) => card.service(service, view),
        AnyNoun::Processor(processor) => {
            card.word(Place::Name, &processor.name);
            card.maybe(Place::Detail, processor.business_id.as_deref());
            card.say(Place::Detail, &processor.remarks);
        }
        AnyNoun::Recipient(recipient) => card.recipient(recipient),
        AnyNoun::OutsideSource(source) => card.source(source),
        AnyNoun::ProcessingAgreement(agreement) => card.agreement(agreement, view),
        AnyNoun::Assessment(assessment) => card.assessment(assessment),
        AnyNoun::ProcessorRecord(record) => card.record(record, view),
        AnyNoun::Controller(controller) => {
            card.belongs_to(controller.key.as_str());
            card.say(Place::Name, &controller.name);
            card.maybe(Place::Detail, controller.business_id.as_deref());
        }
        AnyNoun::Department(department) => {
            card.say(Place::Name, &department.name);
            card.maybe(Place::Detail, department.code.as_deref());
        }
        AnyNoun::Post(post) => card.say(Place::Name, &post.title),
        AnyNoun::DataSubjectCategory(category) => {
            card.say(Place::Name, &category.name);
            card.say(Place::Purpose, &category.description);
            card.maybe(Place::Detail, category.dpv.as_deref());
        }
        AnyNoun::PersonalDataCategory(category) => {
            card.say(Place::Name, &category.name);
            card.maybe(Place::Detail, category.dpv.as_deref());
        }
        AnyNoun::Act(act) => card.act(act),
        AnyNoun::Provision(provision) => card.provision(provision, view),
        // Listed in KINDS or not at all.
        _ => return None,
    }
    Some(card.0)
}

/// The name or title of a noun that is looked up, in a language or the first that has one; nothing for other kinds.
pub fn name(noun: &AnyNoun, language: Language) -> &str {
    macro_rules! named {
        ($($kind:ident)*) => {
            match noun {
                $(AnyNoun::$kind(noun) => Kept::name(&**noun, language),)*
                _ => "",
            }
        };
    }
    named!(
        Register Service Processor Recipient OutsideSource ProcessingAgreement Assessment ProcessorRecord Controller Department
        Post DataSubjectCategory PersonalDataCategory Act Provision
    )
}

/// The noun with a key, in the holding or among what is shared.
fn found<'a, N: Kept>(key: &Key<N>, view: View<'a>) -> Option<&'a N> {
    let held = view
        .holding
        .and_then(|holding| N::shelf(&holding.shelves).get(key.as_str()));
    held.or_else(|| N::shelf(&view.shared.shelves).get(key.as_str()))
        .map(|noun| &**noun)
}

/// A document while it is written.
struct Card(Document);

impl Card {
    fn of(kind: Kind, key: &str, home: Option<&str>) -> Self {
        let mut card = Self(Document {
            key: id(kind, key),
            aside: aside(kind),
            ..Document::default()
        });
        card.0.facets.push(Facet::new(KIND, kind.word()));
        if let Some(home) = home {
            card.belongs_to(home);
        }
        card
    }

    fn belongs_to(&mut self, controller: &str) {
        self.0.controller = Some(controller.to_owned());
        self.0.facets.push(Facet::new(CONTROLLER, controller));
    }

    /// A text, in each language it has.
    fn say(&mut self, place: Place, text: &LanguageText) {
        self.0
            .texts
            .extend(text.iter().map(|(language, text)| Text::new(place, language, text)));
    }

    /// A name that is the same in every language.
    fn word(&mut self, place: Place, text: &str) {
        self.0
            .texts
            .extend(LANGUAGES.map(|language| Text::new(place, language, text)));
    }

    fn maybe(&mut self, place: Place, text: Option<&str>) {
        if let Some(text) = text {
            self.word(place, text);
        }
    }

    /// The name of another noun, which may be renamed.
    fn name_of<N: Kept>(&mut self, key: &Key<N>, view: View<'_>, name: impl Fn(&N) -> &LanguageText) {
        if let Some(noun) = found(key, view) {
            self.say(Place::Detail, name(noun));
            self.borrow(N::KIND, key.as_str());
        }
    }

    /// The name of a processor, which is the same in every language.
    fn name_of_processor(&mut self, place: Place, key: &Key<Processor>, view: View<'_>) {
        if let Some(processor) = found(key, view) {
            self.word(place, &processor.name);
            self.borrow(Kind::Processor, key.as_str());
        }
    }

    fn borrow(&mut self, kind: Kind, key: &str) {
        let id = id(kind, key);
        if !self.0.borrows.contains(&id) {
            self.0.borrows.push(id);
        }
    }

    fn register(&mut self, register: &Register, view: View<'_>) {
        self.say(Place::Name, &register.name);
        self.say(Place::Purpose, &register.description);
        for purpose in &register.purposes {
            self.say(Place::Purpose, &purpose.text);
            self.say(Place::Detail, &purpose.consequence);
            for basis in &purpose.bases {
                self.say(Place::Detail, &basis.interest);
            }
        }
        for group in &register.data_groups {
            self.say(Place::Purpose, &group.name);
            self.say(Place::Detail, &group.remark);
            for subjects in &group.subjects {
                self.name_of(subjects, view, |subjects| &subjects.name);
            }
            for item in &group.items {
                self.say(Place::Detail, &item.text);
                if let Some(category) = &item.category {
                    self.name_of(category, view, |category| &category.name);
                }
            }
        }
        for limit in &register.retention {
            self.say(Place::Detail, &limit.text);
            self.say(Place::Detail, &limit.counted_from_text);
            self.maybe(Place::Detail, limit.records_class.as_deref());
        }
        for measure in &register.security {
            self.say(Place::Detail, &measure.text);
        }
        for text in [
            &register.retention_remark,
            &register.recipients_remark,
            &register.transfers_remark,
            &register.sources_remark,
            &register.publicity_remark,
            &register.search_terms,
            &register.automated_logic,
            &register.automated_significance,
            &register.joint_arrangement,
        ] {
            self.say(Place::Detail, text);
        }
        if let Some(department) = &register.department {
            self.name_of(department, view, |department| &department.name);
        }
        let node = NodeKey::new(NodeKind::Register, register.key.shared().clone());
        let flows = view.holding.map_or(&[][..], |holding| holding.flows.at(&node));
        for flow in flows {
            self.flow(flow, &node, view);
        }
    }

    /// What a flow says, and the node at its other end, unless that is a register: whoever reads this one may not read that.
    fn flow(&mut self, flow: &DataFlow, own: &NodeKey, view: View<'_>) {
        self.say(Place::Detail, &flow.data);
        self.borrow(Kind::DataFlow, flow.key.as_str());
        let other = if flow.from == *own { &flow.to } else { &flow.from };
        let key = other.key.clone();
        match other.kind {
            NodeKind::Register => {}
            NodeKind::Subjects => self.name_of(&Key::<DataSubjectCategory>::new(key), view, |it| &it.name),
            NodeKind::Service => self.name_of(&Key::<Service>::new(key), view, |it| &it.name),
            NodeKind::Processor => self.name_of_processor(Place::Detail, &Key::new(key), view),
            NodeKind::Recipient => self.name_of(&Key::<Recipient>::new(key), view, |it| &it.name),
            NodeKind::Source => self.name_of(&Key::<OutsideSource>::new(key), view, |it| &it.name),
        }
    }

    fn service(&mut self, service: &Service, view: View<'_>) {
        self.say(Place::Name, &service.name);
        self.say(Place::Purpose, &service.description);
        self.say(Place::Detail, &service.hosting);
        if let Some(provider) = &service.provider {
            self.name_of_processor(Place::Detail, provider, view);
        }
    }

    fn recipient(&mut self, recipient: &Recipient) {
        self.say(Place::Name, &recipient.name);
        self.maybe(Place::Detail, recipient.business_id.as_deref());
        self.say(Place::Detail, &recipient.remarks);
    }

    fn source(&mut self, source: &OutsideSource) {
        self.say(Place::Name, &source.name);
        self.maybe(Place::Detail, source.business_id.as_deref());
        self.say(Place::Detail, &source.remarks);
    }

    /// The registers it covers are not named: one of them is enough to read it.
    fn agreement(&mut self, agreement: &ProcessingAgreement, view: View<'_>) {
        self.say(Place::Name, &agreement.title);
        self.maybe(Place::Detail, agreement.reference.as_deref());
        self.say(Place::Detail, &agreement.remarks);
        self.name_of_processor(Place::Purpose, &agreement.processor, view);
        for service in &agreement.services {
            self.name_of(service, view, |service| &service.name);
        }
    }

    fn assessment(&mut self, assessment: &Assessment) {
        self.say(Place::Name, &assessment.title);
        self.maybe(Place::Detail, assessment.reference.as_deref());
        self.say(Place::Detail, &assessment.conclusion);
    }

    /// On whose behalf, where that is a controller of the installation, is another's to tell.
    fn record(&mut self, record: &ProcessorRecord, view: View<'_>) {
        self.say(Place::Name, &record.name);
        self.say(Place::Purpose, &record.processing);
        for text in [&record.on_behalf_of_other, &record.safeguards, &record.security] {
            self.say(Place::Detail, text);
        }
        for service in &record.services {
            self.name_of(service, view, |service| &service.name);
        }
    }

    fn act(&mut self, act: &Act) {
        self.word(Place::Name, &act.number);
        self.say(Place::Name, &act.title);
    }

    fn provision(&mut self, provision: &Provision, view: View<'_>) {
        self.say(Place::Name, &provision.label);
        self.say(Place::Name, &provision.title);
        let act = view.shared.shelves.acts.get(provision.act.as_str());
        if let Some(act) = act {
            self.word(Place::Detail, &act.number);
            self.say(Place::Detail, &act.title);
            self.borrow(Act::KIND, act.key.as_str());
        }
    }
}
