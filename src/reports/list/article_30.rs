//! What does the controller process? The record of processing activities, Art. 30(1).

use std::sync::Arc;

use entity::vocabulary::{Answer, FlowKind, LifeCycle, NodeKind};

use super::super::{
    form::table::{Phrase, Words},
    held::{Held, controller_name},
    report::{About, Ask, Report},
};
use crate::{
    columns,
    graph::{Chain, third_country::chains_of},
    notices::words,
    records::{
        category::{DataSubjectCategory, PersonalDataCategory},
        controller::Controller,
        data_flow::DataFlow,
        noun::NodeKey,
        post::Post,
        register::{DataGroup, DataItem, ErasureTimeLimit, Register},
        standing::Ties,
    },
};

columns! {
    /// A register, as Art. 30(1) asks for it.
    Article30Row "Article30Row" of register {
        controller_name "controllerName": Option<Phrase>, "Rekisterinpitäjän nimi", "Den personuppgiftsansvariges namn", "Name of the controller";
        controller_contact "controllerContact": Vec<Phrase>, "Rekisterinpitäjän yhteystiedot", "Den personuppgiftsansvariges kontaktuppgifter", "Contact details of the controller";
        joint_controllers "jointControllers": Vec<Phrase>, "Yhteisrekisterinpitäjät", "Gemensamt personuppgiftsansvariga", "Joint controllers";
        representative "representative": Option<Phrase>, "Edustaja", "Företrädare", "Representative";
        dpo "dpo": Vec<Phrase>, "Tietosuojavastaava", "Dataskyddsombud", "Data protection officer";
        purposes "purposes": Vec<Phrase>, "Tarkoitukset", "Ändamål", "Purposes";
        bases "bases": Vec<Phrase>, "Oikeusperusteet", "Rättsliga grunder", "Lawful bases";
        conditions "conditions": Vec<Phrase>, "Erityisten ryhmien edellytykset", "Villkor för särskilda kategorier", "Conditions for special categories";
        subjects "subjects": Vec<Phrase>, "Rekisteröidyt", "Registrerade", "Data subjects";
        data "data": Vec<Phrase>, "Henkilötiedot", "Personuppgifter", "Personal data";
        special "special": Vec<Phrase>, "Erityiset henkilötietoryhmät", "Särskilda kategorier", "Special categories";
        recipients "recipients": Vec<Phrase>, "Vastaanottajat", "Mottagare", "Recipients";
        processors "processors": Vec<Phrase>, "Käsittelijät", "Personuppgiftsbiträden", "Processors";
        transfers "transfers": Vec<Phrase>, "Siirrot ETA-alueen ulkopuolelle", "Överföringar utanför EES", "Transfers outside the EEA";
        no_transfers "noTransfers": Answer, "Ilmoitettu, ettei siirtoja ole", "Uppges att inga överföringar görs", "Stated that there are no transfers";
        retention "retention": Vec<Phrase>, "Säilytysajat", "Lagringstider", "Time limits for erasure";
        security "security": Vec<Phrase>, "Turvatoimet", "Skyddsåtgärder", "Security measures";
        last_confirmed "lastConfirmed": Option<entity::Date>, "Viimeksi vahvistettu", "Senast bekräftad", "Last confirmed";
    }
}

columns! {
    /// What the record comes to.
    #[derive(Default)]
    Article30Totals "Article30Totals" {
        registers "registers": i64, "Rekistereitä", "Register", "Registers";
        without_purpose "withoutPurpose": i64, "Ilman tarkoitusta", "Utan ändamål", "Without a purpose";
        without_basis "withoutBasis": i64, "Ilman oikeusperustetta", "Utan rättslig grund", "Without a lawful basis";
        without_retention "withoutRetention": i64, "Ilman säilytysaikaa", "Utan lagringstid", "Without a time limit";
        transfers_not_stated "transfersNotStated": i64, "Siirroista ei ole ilmoitettu", "Överföringar har inte uppgetts", "Transfers not stated";
    }
}

/// The record of processing activities.
pub struct Article30;

impl Report for Article30 {
    type Row = Article30Row;
    type Sums = Article30Totals;
    type Totals = Article30Totals;
    type Fetched = ();

    const ABOUT: About = About {
        name: "article-30",
        title: Words::new(
            "Seloste käsittelytoimista",
            "Register över behandling",
            "Record of processing activities",
        ),
        question: Words::new(
            "Mitä henkilötietoja rekisterinpitäjä käsittelee? (30 artiklan 1 kohta)",
            "Vilka personuppgifter behandlar den personuppgiftsansvarige? (artikel 30.1)",
            "What personal data does the controller process? (Article 30(1))",
        ),
        help: Words::new(
            "Yksi rivi on yksi rekisteri. Hävitettyjä rekistereitä ei luetella.",
            "En rad är ett register. Register som har gallrats tas inte med.",
            "A row is a register. Registers whose data were disposed of are left out.",
        ),
        takes: &[],
    };

    fn rows(held: Held<'_>, (): (), sums: &mut Article30Totals, rows: &mut Vec<Article30Row>) {
        let ground = held.ground();
        for register in held.registers().filter(|register| register.life_cycle != LifeCycle::Disposed) {
            let chains = chains_of(&ground, &register.key, Ties::TRANSFER);
            let transfers: Vec<Phrase> = chains.iter().map(|chain| transfer(held, chain)).collect();
            sums.registers += 1;
            sums.without_purpose += i64::from(register.purposes.is_empty());
            sums.without_basis += i64::from(register.distinct_bases().next().is_none());
            sums.without_retention += i64::from(register.retention.is_empty());
            sums.transfers_not_stated += i64::from(transfers.is_empty() && register.no_transfers == Answer::NotStated);
            rows.push(row(held, register, transfers));
        }
    }

    fn end(_: &Ask, sums: Article30Totals, _: &mut Vec<Article30Row>) -> Article30Totals {
        sums
    }
}

fn row(held: Held<'_>, register: &Register, transfers: Vec<Phrase>) -> Article30Row {
    let controller = held.sight.controller();
    let language = held.ask.language;
    let named = |key| controller_name(held.shared(), key, language);
    let purposes = || register.purposes.iter();
    let conditions = purposes().flat_map(|purpose| &purpose.conditions);
    Article30Row {
        register: held.of(register),
        controller_name: named(&register.controller),
        controller_contact: controller.map(|it| contact(held, it)).unwrap_or_default(),
        joint_controllers: register.joint_controllers.iter().filter_map(named).collect(),
        representative: controller.and_then(|controller| held.phrase(&controller.representative)),
        dpo: controller
            .and_then(|controller| held.sight.get(controller.dpo.as_ref()?))
            .map(|post| of_post(held, post))
            .unwrap_or_default(),
        purposes: purposes().filter_map(|purpose| held.phrase(&purpose.text)).collect(),
        bases: bases(held, register),
        conditions: once(conditions.map(|ground| held.said("condition", &ground.condition))),
        subjects: subjects(held, register),
        data: once(register.data_groups.iter().flat_map(|group| data(held, group))),
        special: special(held, register),
        recipients: once(held.flows_out(register, FlowKind::Disclosure).iter().filter_map(|flow| party(held, &flow.to))),
        processors: once(held.flows_out(register, FlowKind::Processing).iter().filter_map(|flow| party(held, &flow.to))),
        transfers,
        no_transfers: register.no_transfers,
        retention: register.retention.iter().map(|limit| retention(held, register, limit)).collect(),
        security: register.security.iter().map(|measure| {
            let kind = held.said("measure", &measure.kind);
            held.phrase(&measure.text).map_or_else(|| kind.clone(), |text| Phrase { text: format!("{}: {}", kind.text, text.text), ..text })
        }).collect(),
        last_confirmed: register.confirmations.iter().map(|confirmation| confirmation.on).max(),
    }
}

/// Phrases, each once, in their order.
pub(super) fn once(phrases: impl Iterator<Item = Phrase>) -> Vec<Phrase> {
    let mut once: Vec<Phrase> = Vec::new();
    for phrase in phrases {
        if !once.contains(&phrase) {
            once.push(phrase);
        }
    }
    once
}

fn contact(held: Held<'_>, controller: &Controller) -> Vec<Phrase> {
    let plain = [&controller.email, &controller.phone].into_iter().flatten();
    let address = held.phrase(&controller.postal_address);
    address.into_iter().chain(plain.map(|text| text.clone().into())).collect()
}

/// A post with how it is reached. Who holds it is not told: the record outlives them.
pub(super) fn of_post(held: Held<'_>, post: &Post) -> Vec<Phrase> {
    let plain = [&post.email, &post.phone].into_iter().flatten();
    let title = held.phrase(&post.title);
    title.into_iter().chain(plain.map(|text| text.clone().into())).collect()
}

/// Each lawful basis with the provisions it rests on.
pub(super) fn bases(held: Held<'_>, register: &Register) -> Vec<Phrase> {
    let bases = register.purposes.iter().flat_map(|purpose| &purpose.bases);
    once(bases.map(|basis| {
        let word = held.said("basis", &basis.basis);
        let cited = basis.provisions.iter().filter_map(|key| held.provision(key));
        let cited: Vec<String> = cited.map(|provision| provision.text).collect();
        if cited.is_empty() {
            word
        } else {
            format!("{}: {}", word.text, cited.join("; ")).into()
        }
    }))
}

/// Whose data a register holds.
pub(super) fn subjects(held: Held<'_>, register: &Register) -> Vec<Phrase> {
    let keys = register.data_groups.iter().flat_map(|group| &group.subjects);
    once(held.names(keys, |category: &DataSubjectCategory| &category.name).into_iter())
}

/// The data of a group: in the controller's own words, else by category.
pub(super) fn data(held: Held<'_>, group: &DataGroup) -> Vec<Phrase> {
    let item = |item: &DataItem| {
        let category = || held.name(item.category.as_ref()?, |category: &PersonalDataCategory| &category.name);
        held.phrase(&item.text).or_else(category)
    };
    group.items.iter().filter_map(item).collect()
}

/// The special categories a register holds.
pub(super) fn special(held: Held<'_>, register: &Register) -> Vec<Phrase> {
    let found = crate::graph::reach::special(register);
    found.iter().map(|category| held.said("special", category)).collect()
}

/// Who gets data at a node, with the country where that is told.
fn party(held: Held<'_>, to: &NodeKey) -> Option<Phrase> {
    let name = held.node(to)?;
    let country = match to.kind {
        NodeKind::Recipient => held.shared().shelves.recipients.get(&to.key).and_then(|it| it.country.clone()),
        NodeKind::Processor => held.processor(&to.key).and_then(|it| it.country.clone()),
        _ => None,
    };
    let Some(land) = country.and_then(|key| held.land(&key)) else { return Some(name) };
    Some(Phrase { text: format!("{} ({})", name.text, land.name), ..name })
}

/// The country a chain ends in, and what protects the data there.
fn transfer(held: Held<'_>, chain: &Chain) -> Phrase {
    let country = chain.end.as_ref().and_then(|end| held.land(&end.country.as_ref()?.key));
    let country = country.map_or_else(|| words::say(held.ask.language, "unsaid-country"), |land| land.name);
    let told = last_flow(chain).and_then(|flow| flow.mechanism);
    let ground = told.map_or_else(|| words::say(held.ask.language, "unsaid-mechanism"), |mechanism| held.said("mechanism", &mechanism).text);
    format!("{country}: {ground}").into()
}

/// The flow by which data come to where a chain ends: what they rest on there is told of it.
pub(super) fn last_flow(chain: &Chain) -> Option<&Arc<DataFlow>> {
    chain.steps.iter().rev().find_map(|step| step.flow.as_ref())
}

/// A time limit in one line: for what, how long, from when, and what then.
pub(super) fn retention(held: Held<'_>, register: &Register, limit: &ErasureTimeLimit) -> Phrase {
    let groups = register.data_groups.iter().filter(|group| limit.data_groups.contains(&group.key));
    let groups: Vec<String> = groups.map(|group| held.group(group).text).collect();
    let time = time(held, limit);
    let from = held.phrase(&limit.counted_from_text).or_else(|| Some(held.said("start", &limit.counted_from?)));
    let then = limit.then.map(|then| held.said("then", &then));
    let text = held.phrase(&limit.text);
    let language = [&from, &text].into_iter().flatten().find_map(|phrase| phrase.language);
    let parts = [time, from.map(|it| it.text), then.map(|it| it.text), text.map(|it| it.text)];
    let line = parts.into_iter().flatten().collect::<Vec<_>>().join("; ");
    let text = if groups.is_empty() { line } else { format!("{}: {line}", groups.join(", ")) };
    Phrase { text, language }
}

/// How long, in words.
pub(super) fn time(held: Held<'_>, limit: &ErasureTimeLimit) -> Option<String> {
    let said = |duration| words::duration(held.ask.language, duration);
    let with = |key: &str, name, duration| words::say_with(held.ask.language, key, &[(name, said(duration).into())]);
    match (limit.minimum, limit.maximum) {
        (None, None) => None,
        (Some(least), Some(most)) if least == most => Some(said(most)),
        (Some(least), Some(most)) => Some(words::say_with(
            held.ask.language,
            "duration-between",
            &[("least", said(least).into()), ("most", said(most).into())],
        )),
        (Some(least), None) => Some(with("duration-at-least", "time", least)),
        (None, Some(most)) => Some(with("duration-at-most", "time", most)),
    }
}
