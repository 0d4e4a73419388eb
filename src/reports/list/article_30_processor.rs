//! What is done on behalf of other controllers? The processor's record, Art. 30(2).

use std::collections::{BTreeSet, HashMap};

use entity::vocabulary::{Answer, FlowKind};

use super::super::{
    form::table::{Phrase, Words},
    held::{Held, controller_name, yes},
    report::{About, Ask, Report},
    row::count,
};
use crate::{
    columns,
    error::Result,
    records::{
        agreement::ProcessingAgreement,
        controller::Controller,
        data_flow::DataFlow,
        noun::Key,
        processor::Processor,
        processor_record::ProcessorRecord,
        reach::Reached,
        register::Register,
        service::Service,
        snapshot::Sight,
    },
};

columns! {
    /// What is done for one other controller.
    ProcessorRecordRow "Article30ProcessorRow" {
        name "name": Phrase, "Käsittely", "Behandling", "Processing";
        key "record": String, "Selosteen tunnus", "Beskrivningens nyckel", "Key of the record";
        controller "processor": String, "Käsittelijä", "Biträde", "Processor";
        on_behalf_of "onBehalfOf": Option<Phrase>, "Kenen lukuun", "För vems räkning", "On behalf of";
        processing "processing": Option<Phrase>, "Käsittelytoimet", "Behandlingskategorier", "Categories of processing";
        services "services": Vec<Phrase>, "Palvelut", "Tjänster", "Services";
        transfers "transfers": Answer, "Siirtoja ETA-alueen ulkopuolelle", "Överföringar utanför EES", "Transfers outside the EEA";
        countries "countries": Vec<Phrase>, "Maat", "Länder", "Countries";
        safeguards "safeguards": Option<Phrase>, "Suojatoimet", "Skyddsåtgärder vid överföring", "Safeguards";
        security "security": Option<Phrase>, "Turvatoimet", "Säkerhetsåtgärder", "Security measures";
        agreement "agreement": Option<Phrase>, "Sopimus", "Avtal", "Agreement";
        mirrored "mirrored": Answer, "Toinen osapuoli kertoo samaa", "Den andra parten uppger detsamma", "Told by the other side";
    }
}

columns! {
    /// What the records come to.
    ProcessorRecordTotals "Article30ProcessorTotals" {
        records "records": i64, "Selosteita", "Beskrivningar", "Records";
        controllers "controllers": i64, "Rekisterinpitäjiä, joiden lukuun käsitellään", "Personuppgiftsansvariga", "Controllers acted for";
        unmirrored "unmirrored": i64, "Toinen osapuoli ei kerro", "Den andra parten uppger inte", "Not told by the other side";
    }
}

/// What is counted on the way.
#[derive(Default)]
pub struct Sums {
    records: usize,
    controllers: BTreeSet<String>,
    unmirrored: usize,
}

/// Which of the other controllers tell of us, as far as the asker may read them.
pub type Mirrors = HashMap<Key<Controller>, bool>;

/// The processor's record.
pub struct Article30Processor;

impl Report for Article30Processor {
    type Row = ProcessorRecordRow;
    type Sums = Sums;
    type Totals = ProcessorRecordTotals;
    type Fetched = Mirrors;

    const ABOUT: About = About {
        name: "article-30-processor",
        title: Words::new(
            "Seloste käsittelijänä toimimisesta",
            "Register över behandling som biträde",
            "Record of processing as a processor",
        ),
        question: Words::new(
            "Mitä tehdään toisten rekisterinpitäjien lukuun? (30 artiklan 2 kohta)",
            "Vad görs för andra personuppgiftsansvarigas räkning? (artikel 30.2)",
            "What is done on behalf of other controllers? (Article 30(2))",
        ),
        help: Words::new(
            "Yksi rivi on käsittelijän seloste. Toinen osapuoli kertoo samaa, kun sen tietovirta johtaa tähän käsittelijään; jos sitä ei saa lukea, sitä ei ole ilmoitettu.",
            "En rad är en beskrivning som biträde. Den andra parten uppger detsamma när dess dataflöde leder hit; den som inte får läsas är inte uppgiven.",
            "A row is a processor's record. The other side tells the same when a flow of its leads here; of one that may not be read it is not stated.",
        ),
        takes: &[],
    };

    async fn fetch(ask: &Ask, sight: &Sight, _: Option<u64>) -> Result<(Mirrors, Option<u64>)> {
        let mut mirrors = Mirrors::new();
        for record in sight.holding.shelves.processor_records.all() {
            let Some(other) = record.on_behalf_of.as_ref().filter(|other| !mirrors.contains_key(*other)) else {
                continue;
            };
            // Nothing is loaded for those who may see nothing there.
            if ask.actor.touches(Register::READ, other.as_str())
                && let Some(theirs) = ask.snapshot.sight(other.as_str()).await?
            {
                mirrors.insert(other.clone(), names(ask, &theirs, &sight.holding.controller));
            }
        }
        Ok((mirrors, None))
    }

    fn rows(held: Held<'_>, mirrors: Mirrors, sums: &mut Sums, rows: &mut Vec<ProcessorRecordRow>) {
        // They belong to the controller as a whole, so a report of one department has none.
        let records = held.holding().shelves.processor_records.all().iter();
        let there = |record: &ProcessorRecord| record.archived_on.is_none_or(|gone| held.ask.on < gone);
        for record in records.filter(|record| there(record) && held.sees(&***record) && held.has_any(&[])) {
            let row = row(held, record, &mirrors);
            sums.records += 1;
            sums.unmirrored += usize::from(row.mirrored == Answer::No);
            sums.controllers.extend(row.on_behalf_of.as_ref().map(|other| other.text.clone()));
            rows.push(row);
        }
    }

    fn end(_: &Ask, sums: Sums, _: &mut Vec<ProcessorRecordRow>) -> ProcessorRecordTotals {
        ProcessorRecordTotals {
            records: count(sums.records),
            controllers: count(sums.controllers.len()),
            unmirrored: count(sums.unmirrored),
        }
    }
}

/// Whether another controller has a processing that leads to us, among what the asker may read of it: to a service that we run, or
/// to a processor with our business ID.
fn names(ask: &Ask, theirs: &Sight, us: &str) -> bool {
    let shelves = &theirs.shared.shelves;
    let own = shelves.controllers.get(us).and_then(|controller| controller.business_id.as_ref());
    let is_us = |processor: &Processor| own.is_some() && processor.business_id.as_ref() == own;
    let leads = |flow: &DataFlow| {
        let service = shelves.services.get(&flow.to.key).filter(|_| flow.to.kind == entity::vocabulary::NodeKind::Service);
        let run = service.is_some_and(|service| service.run_by.as_ref().is_some_and(|key| key.as_str() == us));
        let provider = service.and_then(|service| shelves.processors.get(service.provider.as_ref()?.as_str()));
        let direct = shelves.processors.get(&flow.to.key).filter(|_| flow.to.kind == entity::vocabulary::NodeKind::Processor);
        run || provider.or(direct).is_some_and(|processor| is_us(processor))
    };
    let current = |flow: &DataFlow| super::super::held::is_current(flow, ask.on);
    let flows = theirs.holding.shelves.data_flows.all().iter();
    let mut flows = flows.filter(|flow| flow.kind == FlowKind::Processing && current(flow) && leads(flow));
    flows.any(|flow| flow.may_be_read(&ask.actor, theirs.view()))
}

fn row(held: Held<'_>, record: &ProcessorRecord, mirrors: &Mirrors) -> ProcessorRecordRow {
    let other = record.on_behalf_of.as_ref();
    let countries = record.transfer_countries.iter().filter_map(|key| held.land(key));
    let agreement = record.agreement.as_ref().and_then(|key| held.sight.get(key));
    let agreement = agreement.filter(|agreement: &&std::sync::Arc<ProcessingAgreement>| held.sees(&***agreement));
    ProcessorRecordRow {
        name: held.phrase(&record.name).unwrap_or_default(),
        key: record.key.to_string(),
        controller: record.controller.to_string(),
        on_behalf_of: other
            .and_then(|key| controller_name(held.shared(), key, held.ask.language))
            .or_else(|| held.phrase(&record.on_behalf_of_other)),
        processing: held.phrase(&record.processing),
        services: held.names(&record.services, |service: &Service| &service.name),
        transfers: record.transfers,
        countries: countries.map(|land| land.name.into()).collect(),
        safeguards: held.phrase(&record.safeguards),
        security: held.phrase(&record.security),
        agreement: agreement.and_then(|agreement| held.phrase(&agreement.title)),
        mirrored: other.and_then(|key| mirrors.get(key)).map_or(Answer::NotStated, |told| yes(*told)),
    }
}
