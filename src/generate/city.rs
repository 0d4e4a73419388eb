//! What does one made-up city hold? Its organisation, its services, and the registers it keeps.

use std::collections::BTreeSet;

use entity::{
    LanguageText,
    vocabulary::{Answer, ControllerKind, Language},
};

use super::{
    Size, agreements,
    chance::{Chance, Text, Translated},
    flows,
    register::{self, City},
    shared::{Behind, Offer, Offered, business_id, proper_name},
    sound,
    words::{DEPARTMENTS, TASKS, THEMES},
};
use crate::records::{
    agreement::ProcessingAgreement,
    controller::{Controller, RightsInstruction},
    data_flow::DataFlow,
    department::Department,
    exchange::{Document, FORMAT},
    noun::Key,
    post::{Person, Post},
    processor_record::ProcessorRecord,
    register::Register,
    service::Service,
};

/// The document of the city with a number, from 1.
pub fn city(size: Size, offer: &Offer, number: usize) -> Document {
    let mut chance = Chance::new(size.seed, number as u64);
    let bilingual = chance.percent(10);
    let key: Key<Controller> = Key::new(key(number));
    let own_service = own_service(&key, number);
    let services = services(&mut chance, size, offer, number, &own_service);
    let (mut agreements, wanting) = agreements::agreements(&mut chance, &key, &services);
    let mut assessments = agreements::transfer_assessments(&mut chance, &key);
    let city = City {
        key: key.clone(),
        services,
        core: offer.core,
        agreements: agreements
            .iter()
            .map(|agreement| (agreement.processor.clone(), agreement.key.clone()))
            .collect(),
        wanting,
        bilingual,
        transfer_assessments: assessments.iter().map(|assessment| assessment.key.clone()).collect(),
    };
    let Kept {
        registers,
        data_flows,
        to_assess,
    } = registers(&mut chance, size, &city, number);
    agreements::cover(&mut agreements, &mut assessments, &data_flows);
    // One that names no register would cover them all, also those that are to have none.
    agreements.retain(|agreement| !agreement.registers.is_empty() || !city.wanting.contains(&agreement.processor));
    assessments.extend(agreements::register_assessments(
        &mut chance,
        &key,
        &registers,
        &to_assess,
    ));
    let (people, posts) = posts(&mut chance, &key);
    Document {
        format: FORMAT.to_owned(),
        controllers: vec![controller(&mut chance, &key, number, bilingual)],
        departments: departments(&key),
        people,
        posts,
        services: vec![own_service],
        processor_records: processor_records(&mut chance, &key, number, &agreements),
        agreements,
        assessments,
        registers,
        data_flows,
        ..Document::default()
    }
}

/// The key of a city: `kunta-017`.
pub fn key(number: usize) -> String {
    format!("kunta-{number:03}")
}

fn name(number: usize) -> LanguageText {
    LanguageText::new(
        Some(&format!("Kunta {number:03}")),
        Some(&format!("Kommun {number:03}")),
        Some(&format!("Municipality {number:03}")),
    )
}

fn controller(chance: &mut Chance, key: &Key<Controller>, number: usize, bilingual: bool) -> Controller {
    let address = |street: Text| Translated::FULLY.text(street, ("", "", ""));
    Controller {
        published_by_one: false,
        row: 0,
        version: 1,
        archived_on: None,
        name: name(number),
        kind: ControllerKind::City,
        public_authority: chance.answer(95, 0),
        business_id: Some(business_id(500_000 + number)),
        municipality_code: None,
        languages: if bilingual {
            vec![Language::Fi, Language::Sv]
        } else {
            vec![Language::Fi]
        },
        postal_address: address((
            "PL 1, 00000 Mallila",
            "PB 1, 00000 Mallila",
            "P.O. Box 1, 00000 Mallila, Finland",
        )),
        visiting_address: address(("Kunnantie 1, Mallila", "Kommunvägen 1, Mallila", "Kunnantie 1, Mallila")),
        email: Some(format!("kirjaamo@{key}.example")),
        phone: Some(format!("000 000 {number:04}")),
        website: Some(format!("https://www.{key}.example")),
        rights_requests: Translated::FULLY.plain((
            "Pyyntö lähetetään kunnan kirjaamoon kirjallisesti.",
            "Begäran skickas skriftligen till kommunens registratorskontor.",
            "Send the request to the registry of the municipality in writing.",
        )),
        representative: LanguageText::default(),
        notice_layout: Some("standard".to_owned()),
        valid_from: None,
        valid_until: None,
        parent: None,
        // Art. 37: without one, none of the controller's registers is sound.
        dpo: Some(Key::new(format!("{key}/tietosuojavastaava"))),
        supervisory_authority: Some(Key::new("fi-tietosuojavaltuutettu")),
        predecessor: None,
        successor: None,
        instructions: vec![RightsInstruction {
            text: Translated::FULLY.plain((
                "Varaudu todistamaan henkilöllisyytesi, kun käytät oikeuksiasi.",
                "Var beredd att styrka din identitet när du använder dina rättigheter.",
                "Be ready to prove your identity when you use your rights.",
            )),
            right: None,
        }],
        key: key.clone(),
    }
}

fn departments(controller: &Key<Controller>) -> Vec<Department> {
    DEPARTMENTS
        .iter()
        .enumerate()
        .map(|(place, (own, name, above))| Department {
            row: 0,
            version: 1,
            key: Key::new(format!("{controller}/{own}")),
            archived_on: None,
            name: Translated::FULLY.plain(*name),
            controller: controller.clone(),
            code: Some(format!("{:02}", place + 1)),
            parent: above.map(|above| Key::new(format!("{controller}/{}", DEPARTMENTS[above].0))),
        })
        .collect()
}

/// A head and two contacts for each department, and the data protection officer.
fn posts(chance: &mut Chance, controller: &Key<Controller>) -> (Vec<Person>, Vec<Post>) {
    const TITLES: &[(&str, Text)] = &[
        ("johtaja", ("{}: johtaja", "{}: direktör", "{}: director")),
        (
            "yhteyshenkilo-1",
            ("{}: yhteyshenkilö", "{}: kontaktperson", "{}: contact"),
        ),
        (
            "yhteyshenkilo-2",
            ("{}: palvelusihteeri", "{}: servicesekreterare", "{}: service secretary"),
        ),
    ];
    let mut people = Vec::new();
    let mut posts = Vec::new();
    let mut post = |own: &str, title: LanguageText, department: Option<&str>| {
        let number = people.len() + 1;
        let holder = Key::new(format!("{controller}/henkilo-{number:02}"));
        people.push(Person {
            row: 0,
            version: 1,
            key: holder.clone(),
            archived_on: None,
            name: format!("Henkilö {number:02}"),
            controller: controller.clone(),
            email: Some(format!("henkilo-{number:02}@{controller}.example")),
            phone: None,
            left_on: chance.percent(6).then(|| chance.day(2022, 2025)),
        });
        posts.push(Post {
            row: 0,
            version: 1,
            key: Key::new(format!("{controller}/{own}")),
            archived_on: None,
            title,
            controller: controller.clone(),
            acting: chance.answer(5, 60),
            email: Some(format!("{own}@{controller}.example")),
            phone: None,
            address: LanguageText::default(),
            department: department.map(|department| Key::new(format!("{controller}/{department}"))),
            holder: Some(holder),
        });
    };
    post(
        "tietosuojavastaava",
        Translated::FULLY.plain(("Tietosuojavastaava", "Dataskyddsombud", "Data protection officer")),
        None,
    );
    for (department, name, _) in DEPARTMENTS {
        for (own, title) in TITLES {
            post(
                &format!("{department}-{own}"),
                Translated::FULLY.text(*title, *name),
                Some(department),
            );
        }
    }
    (people, posts)
}

fn own_service(controller: &Key<Controller>, number: usize) -> Service {
    Service {
        proposed: false,
        row: 0,
        version: 1,
        key: Key::new(format!("oma-palvelu-{number:03}")),
        archived_on: None,
        name: proper_name(&format!("Kunta {number:03} asiointialusta")),
        description: Translated::FULLY.plain((
            "Kunnan itse ylläpitämä järjestelmä.",
            "System som kommunen själv underhåller.",
            "A system the municipality runs itself.",
        )),
        hosting: LanguageText::default(),
        hosted_in_eea: Answer::Yes,
        sub_processors_told: Answer::NotStated,
        website: None,
        provider: None,
        run_by: Some(controller.clone()),
        hosting_countries: vec![Key::new("fi")],
        support_countries: Vec::new(),
    }
}

/// The services a city uses: those that nearly all use, then some that few others do, and its own.
fn services(chance: &mut Chance, size: Size, offer: &Offer, number: usize, own: &Service) -> Vec<Offered> {
    let rest = &offer.services[offer.core..];
    // Each city begins where the one before ended, so that all are used by somebody.
    let share = rest.len().div_ceil(size.controllers().max(1)).max(6).min(rest.len());
    let mut services = offer.services[..offer.core].to_vec();
    services.extend((0..share).map(|step| rest[((number - 1) * share + step) % rest.len()].clone()));
    services.extend((0..2).filter(|_| !rest.is_empty()).map(|_| chance.pick(rest).clone()));
    services.push(Offered {
        key: own.key.clone(),
        provider: None,
        outside: false,
        kept_outside: None,
        behind: Behind::default(),
    });
    services
}

/// What a city keeps: its registers, with the flows at their ends.
struct Kept {
    registers: Vec<Register>,
    data_flows: Vec<DataFlow>,
    /// The numbers of those that are sound only once their risks were assessed.
    to_assess: BTreeSet<i32>,
}

fn registers(chance: &mut Chance, size: Size, city: &City, number: usize) -> Kept {
    let mut flaws = sound::flaws(size.seed, number);
    let mut subjects: Vec<(usize, usize)> = (0..TASKS.len())
        .flat_map(|task| (0..THEMES.len()).map(move |theme| (task, theme)))
        .collect();
    chance.shuffle(&mut subjects);
    let mut registers: Vec<Register> = Vec::with_capacity(size.registers_per_controller());
    let (mut data_flows, mut to_assess) = (Vec::new(), BTreeSet::new());
    for number in 1..=size.registers_per_controller() {
        let (task, theme) = subjects[(number - 1) % subjects.len()];
        let round = (number - 1) / subjects.len() + 1;
        let (task, theme) = (&TASKS[task], &THEMES[theme]);
        let flawed = flaws.percent(size.flawed as usize);
        let mut register = register::register(chance, city, (number, round), task, theme, flawed);
        let mut own = flows::flows(chance, city, &register, task, flawed);
        if !flawed {
            sound::mend(&mut register, &mut own, &city.services, task);
            if sound::needs_assessment(&register, &own) {
                to_assess.insert(register.number);
            }
        }
        data_flows.extend(own);
        registers.push(register);
    }
    Kept {
        registers,
        data_flows,
        to_assess,
    }
}

/// One city in ten does something for the city before it, Art. 30(2).
fn processor_records(
    chance: &mut Chance,
    controller: &Key<Controller>,
    number: usize,
    agreements: &[ProcessingAgreement],
) -> Vec<ProcessorRecord> {
    if number == 1 || !chance.percent(10) {
        return Vec::new();
    }
    vec![ProcessorRecord {
        row: 0,
        version: 1,
        key: Key::new(format!("{controller}/kasittelytoimi-1")),
        archived_on: None,
        name: Translated::FULLY.plain((
            "Palkanlaskenta naapurille",
            "Löneräkning åt grannkommunen",
            "Payroll for the neighbour",
        )),
        processing: Translated::FULLY.plain((
            "Palkkojen laskeminen, maksaminen ja ilmoittaminen.",
            "Att räkna ut, betala och anmäla löner.",
            "Calculating, paying and reporting salaries.",
        )),
        controller: controller.clone(),
        on_behalf_of_other: LanguageText::default(),
        transfers: chance.answer(0, 60),
        safeguards: LanguageText::default(),
        security: LanguageText::default(),
        on_behalf_of: Some(Key::new(key(number - 1))),
        agreement: None,
        services: agreements
            .first()
            .map(|agreement| agreement.services.clone())
            .unwrap_or_default(),
        transfer_countries: Vec::new(),
    }]
}
