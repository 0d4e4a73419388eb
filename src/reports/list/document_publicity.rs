//! What is in the case registers, and by what may one ask for it? The description of document publicity, Act 906/2019 section 28.

use entity::vocabulary::{Answer, FlowKind, NodeKind, Publicity};

use super::{
    super::{
        form::table::{Phrase, Words},
        held::Held,
        report::{About, Ask, Report},
        row::Word,
    },
    article_30::{data, of_post, once, subjects},
};
use crate::{columns, records::register::Register};

columns! {
    /// A register as the description of document publicity tells it.
    PublicityRow "DocumentPublicityRow" of register {
        purposes "purposes": Vec<Phrase>, "Tarkoitukset", "Ändamål", "Purposes";
        data "data": Vec<Phrase>, "Tietoaineistot", "Informationsmaterial", "Data";
        subjects "subjects": Vec<Phrase>, "Keitä koskee", "Vilka det gäller", "Whom it concerns";
        systems "systems": Vec<Phrase>, "Tietojärjestelmät", "Informationssystem", "Systems";
        search_terms "searchTerms": Option<Phrase>, "Hakutekijät", "Sökord", "Search terms";
        no_search_terms "noSearchTerms": Answer, "Ilmoitettu, ettei hakutekijöitä ole", "Uppges att sökord saknas", "Stated that there are no search terms";
        publicity "publicity": Word, "Julkisuus", "Offentlighet", "Publicity";
        remark "publicityRemark": Option<Phrase>, "Julkisuudesta lisäksi", "Mer om offentligheten", "More on publicity";
        provisions "provisions": Vec<Phrase>, "Salassapidon säännökset", "Bestämmelser om sekretess", "Provisions on secrecy";
        contact "contact": Vec<Phrase>, "Keneltä kysytään", "Vem som svarar på frågor", "Whom to ask";
    }
}

columns! {
    /// How many registers are how public.
    #[derive(Default)]
    PublicityTotals "DocumentPublicityTotals" {
        public "public": i64, "Julkisia", "Offentliga", "Public";
        partly_secret "partlySecret": i64, "Osin salassa pidettäviä", "Delvis sekretessbelagda", "Partly secret";
        secret "secret": i64, "Salassa pidettäviä", "Sekretessbelagda", "Secret";
        not_stated "notStated": i64, "Ei ilmoitettu", "Inte uppgett", "Not stated";
        terms_not_stated "searchTermsNotStated": i64, "Hakutekijöitä ei ole ilmoitettu", "Sökord har inte uppgetts", "Search terms not stated";
    }
}

/// The description of document publicity.
pub struct DocumentPublicity;

impl Report for DocumentPublicity {
    type Row = PublicityRow;
    type Sums = PublicityTotals;
    type Totals = PublicityTotals;
    type Fetched = ();

    const ABOUT: About = About {
        name: "document-publicity",
        title: Words::new(
            "Asiakirjajulkisuuskuvaus",
            "Beskrivning av handlingsoffentligheten",
            "Description of document publicity",
        ),
        question: Words::new(
            "Mitä tietovarannot sisältävät ja miten niistä voi pyytää asiakirjoja? (tiedonhallintalaki 906/2019, 28 §)",
            "Vad innehåller informationslagren och hur kan man begära handlingar? (informationshanteringslagen 906/2019, 28 §)",
            "What is in the case registers, and how may one ask for documents? (Act 906/2019, section 28)",
        ),
        help: Words::new(
            "Yksi rivi on rekisteri. Tyhjä hakutekijöiden kohta tarkoittaa, ettei niitä ole ilmoitettu; ilmoitus siitä, ettei niitä ole, on omassa sarakkeessaan.",
            "En rad är ett register. Tomt vid sökord betyder att de inte har uppgetts; att det inte finns några uppges i en egen kolumn.",
            "A row is a register. Where search terms are empty, they are not stated; that there are none is stated in a column of its own.",
        ),
        takes: &[],
    };

    fn rows(held: Held<'_>, (): (), sums: &mut PublicityTotals, rows: &mut Vec<PublicityRow>) {
        for register in held.registers() {
            *match register.publicity {
                Some(Publicity::Public) => &mut sums.public,
                Some(Publicity::PartlySecret) => &mut sums.partly_secret,
                Some(Publicity::Secret) => &mut sums.secret,
                None => &mut sums.not_stated,
            } += 1;
            let unsaid = register.search_terms.is_empty() && register.no_search_terms != Answer::Yes;
            sums.terms_not_stated += i64::from(unsaid);
            rows.push(row(held, register));
        }
    }

    fn end(_: &Ask, sums: PublicityTotals, _: &mut Vec<PublicityRow>) -> PublicityTotals {
        sums
    }
}

fn row(held: Held<'_>, register: &Register) -> PublicityRow {
    let not_stated = || held.word("answer", &Answer::NotStated);
    let purposes = register.purposes.iter().filter_map(|purpose| held.phrase(&purpose.text));
    let kinds = [FlowKind::Processing, FlowKind::Internal];
    let flows = kinds.into_iter().flat_map(|kind| held.flows_out(register, kind));
    let systems = flows.filter(|flow| flow.to.kind == NodeKind::Service);
    let mut posts = register.contact_posts.iter().chain(&register.responsible_post);
    let post = posts.find_map(|key| held.sight.get(key));
    let provisions = register.publicity_provisions.iter();
    PublicityRow {
        register: held.of(register),
        purposes: purposes.collect(),
        data: once(register.data_groups.iter().flat_map(|group| data(held, group))),
        subjects: subjects(held, register),
        systems: once(systems.filter_map(|flow| held.node(&flow.to))),
        search_terms: held.phrase(&register.search_terms),
        no_search_terms: register.no_search_terms,
        publicity: register.publicity.map_or_else(not_stated, |it| held.word("publicity", &it)),
        remark: held.phrase(&register.publicity_remark),
        provisions: provisions.filter_map(|key| held.provision(key)).collect(),
        contact: post.map(|post| of_post(held, post)).unwrap_or_default(),
    }
}
