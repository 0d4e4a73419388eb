//! If this processor or service has a breach, what does it touch, and until when must it be told, Art. 33 and 34?

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use entity::vocabulary::Answer;

use super::{
    super::{
        arguments::Argument,
        cause::cause,
        form::table::{Phrase, Words},
        held::Held,
        report::{About, Ask, Report},
        row::count,
    },
    article_30::{special, subjects},
};
use crate::{
    columns,
    error::{Error, Result},
    graph::{
        Ground,
        impact::{Assessing, Cause, Touched, chain_to},
    },
    records::{category::DataSubjectCategory, noun::Key, post::Post, snapshot::Sight},
};

/// From when a breach is known until the authority must be told, Art. 33(1).
const DEADLINE: TimeDelta = TimeDelta::hours(72);

columns! {
    /// A register that the breach touches.
    BreachRow "BreachRow" of register {
        hops "hops": i64, "Askelia", "Steg", "Steps";
        chain "chain": Vec<Phrase>, "Ketju", "Kedja", "Chain";
        subjects "subjects": Vec<Phrase>, "Rekisteröidyt", "Registrerade", "Data subjects";
        special "special": Vec<Phrase>, "Erityiset henkilötietoryhmät", "Särskilda kategorier", "Special categories";
        children "children": Answer, "Lasten tietoja", "Barns uppgifter", "Data of children";
        large_scale "largeScale": Answer, "Laajamittaista", "I stor omfattning", "On a large scale";
        post "post": Option<Phrase>, "Vastuutehtävä", "Ansvarig befattning", "Responsible post";
        email "email": Option<String>, "Sähköposti", "E-post", "E-mail";
        phone "phone": Option<String>, "Puhelin", "Telefon", "Phone";
    }
}

columns! {
    /// What the breach comes to.
    BreachTotals "BreachTotals" {
        registers "registers": i64, "Rekistereitä", "Register", "Registers";
        subjects "subjectCategories": i64, "Rekisteröityjen ryhmiä", "Kategorier av registrerade", "Categories of data subjects";
        special "specialRegisters": i64, "Rekistereitä, joissa erityisiä henkilötietoryhmiä", "Register med särskilda kategorier", "Registers with special categories";
        children "childrenRegisters": i64, "Rekistereitä, joissa lasten tietoja", "Register med barns uppgifter", "Registers with data of children";
        posts "posts": i64, "Soitettavia tehtäviä", "Befattningar att ringa", "Posts to call";
        deadline "deadline": Option<DateTime<Utc>>, "Ilmoitettava valvontaviranomaiselle viimeistään", "Ska anmälas till tillsynsmyndigheten senast", "To be notified to the authority by";
    }
}

/// What is counted on the way.
#[derive(Default)]
pub struct Sums {
    registers: usize,
    subjects: BTreeSet<Key<DataSubjectCategory>>,
    special: usize,
    children: usize,
    posts: BTreeSet<Key<Post>>,
}

/// A breach at a processor or service.
pub struct Breach;

impl Report for Breach {
    type Row = BreachRow;
    type Sums = Sums;
    type Totals = BreachTotals;
    type Fetched = Option<Cause>;

    const ABOUT: About = About {
        name: "breach",
        title: Words::new("Tietoturvaloukkaus", "Personuppgiftsincident", "Breach"),
        question: Words::new(
            "Jos käsittelijällä tai palvelussa on tietoturvaloukkaus, mitä se koskee ja kenelle soitetaan? (33 ja 34 artikla)",
            "Om ett biträde eller en tjänst har en incident, vad berörs och vem ska ringas? (artiklarna 33 och 34)",
            "If a processor or service has a breach, what does it touch, and who is called? (Articles 33 and 34)",
        ),
        help: Words::new(
            "Yksi rivi on rekisteri. Määräaika on 72 tuntia siitä, kun loukkaus tuli tietoon (knownAt).",
            "En rad är ett register. Fristen är 72 timmar från att incidenten blev känd (knownAt).",
            "A row is a register. The deadline is 72 hours after the breach became known (knownAt).",
        ),
        takes: &[Argument::Of, Argument::KnownAt],
    };

    async fn check(ask: &Ask) -> Result<()> {
        match cause(ask).await? {
            Cause::Node(_) => Ok(()),
            // An act has no breach.
            _ => Err(Error::NotFound),
        }
    }

    async fn fetch(ask: &Ask, _: &Sight, _: Option<u64>) -> Result<(Option<Cause>, Option<u64>)> {
        Ok((Some(cause(ask).await?), None))
    }

    fn rows(held: Held<'_>, cause: Option<Cause>, sums: &mut Sums, rows: &mut Vec<BreachRow>) {
        let Some(cause) = cause else { return };
        let ground = held.ground();
        for touched in touched(held, &cause, &ground) {
            let register = &touched.register;
            let groups = register.data_groups.iter();
            sums.registers += 1;
            sums.subjects.extend(groups.flat_map(|group| group.subjects.iter().cloned()));
            sums.special += usize::from(register.special_together() == Answer::Yes);
            sums.children += usize::from(register.children_together() == Answer::Yes);
            sums.posts.extend(register.responsible_post.iter().chain(&register.contact_posts).cloned());
            rows.push(row(held, &cause, &ground, &touched));
        }
    }

    fn end(ask: &Ask, sums: Sums, _: &mut Vec<BreachRow>) -> BreachTotals {
        BreachTotals {
            registers: count(sums.registers),
            subjects: count(sums.subjects.len()),
            special: count(sums.special),
            children: count(sums.children),
            posts: count(sums.posts.len()),
            deadline: ask.arguments.known_at.and_then(|known| known.checked_add_signed(DEADLINE)),
        }
    }
}

/// The registers of one controller's part that a cause touches, nearest first.
pub(super) fn touched(held: Held<'_>, cause: &Cause, ground: &Ground<'_>) -> Vec<Touched> {
    let mut assessing = Assessing::begin(cause, &Ground::shared(held.shared(), held.ask.on));
    let other = assessing.only().is_some_and(|only| *only != *held.holding().controller);
    if !other {
        assessing.add(ground, |register| held.has(register));
    }
    assessing.finish().registers
}

fn row(held: Held<'_>, cause: &Cause, ground: &Ground<'_>, touched: &Touched) -> BreachRow {
    let register = &touched.register;
    let chain = chain_to(cause, ground, register).unwrap_or_default();
    let mut posts = register.responsible_post.iter().chain(&register.contact_posts);
    let post = posts.find_map(|key| held.sight.get(key));
    BreachRow {
        register: held.of(register),
        hops: i64::from(touched.hops),
        chain: chain.nodes().filter_map(|node| held.node(node)).collect(),
        subjects: subjects(held, register),
        special: special(held, register),
        children: register.children_together(),
        large_scale: register.together(|group| group.large_scale),
        post: post.and_then(|post| held.phrase(&post.title)),
        email: post.and_then(|post| post.email.clone()),
        phone: post.and_then(|post| post.phone.clone()),
    }
}
