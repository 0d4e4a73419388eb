//! Who may do what, and since when, Art. 32 and 5(2)?

use chrono::{DateTime, TimeDelta, Utc};
use entity::{
    Date,
    vocabulary::{AccountKind, Answer},
};

use super::{
    super::{
        form::table::{Phrase, Words},
        held::{Held, sees, yes},
        report::{About, Ask, Report},
        row::Word,
        words::Named,
    },
    findings::account_in,
};
use crate::{
    columns,
    records::{
        department::Department,
        grant::Grant,
        reach::View,
        snapshot::Shared,
    },
};

/// How near an end is told.
const SOON: TimeDelta = TimeDelta::days(30);

columns! {
    /// A role that someone has, or is to have.
    GrantRow "GrantsRow" {
        account "account": String, "Tili", "Konto", "Account";
        key "accountKey": String, "Tilin tunnus", "Kontots nyckel", "Key of the account";
        kind "kind": Option<Word>, "Laji", "Slag", "Kind";
        role "role": Option<Word>, "Rooli", "Roll", "Role";
        reach "reach": Word, "Ulottuvuus", "Räckvidd", "Reach";
        controller "controller": Option<String>, "Rekisterinpitäjä", "Personuppgiftsansvarig", "Controller";
        department "department": Option<Phrase>, "Toimiala tai yksikkö", "Sektor eller enhet", "Department";
        registers "registers": Vec<Phrase>, "Rekisterit", "Register", "Registers";
        given_at "givenAt": Option<DateTime<Utc>>, "Annettu", "Given", "Given";
        from "from": Option<DateTime<Utc>>, "Alkaen", "Från", "From";
        until "until": Option<DateTime<Utc>>, "Asti", "Till", "Until";
        given_by "givenBy": Option<String>, "Antaja", "Given av", "Given by";
        group "group": Option<String>, "Ryhmä", "Grupp", "Group";
        disabled "disabled": Answer, "Tili suljettu", "Kontot stängt", "Account closed";
        left "leftOn": Option<Date>, "Henkilö lähtenyt", "Personen har slutat", "Person left";
    }
}

columns! {
    /// What the grants come to.
    #[derive(Default)]
    GrantTotals "GrantsTotals" {
        active "active": i64, "Voimassa", "I kraft", "Active";
        to_come "toCome": i64, "Alkaa myöhemmin", "Börjar senare", "To come";
        ending "ending": i64, "Päättyy 30 päivän sisällä", "Upphör inom 30 dagar", "Ending within 30 days";
        of_closed "ofClosedAccounts": i64, "Suljetuilla tileillä", "På stängda konton", "Of closed accounts";
        of_left "ofPeopleWhoLeft": i64, "Lähteneillä henkilöillä", "Hos personer som har slutat", "Of people who left";
    }
}

/// Grants.
pub struct Grants;

impl Report for Grants {
    type Row = GrantRow;
    type Sums = GrantTotals;
    type Totals = GrantTotals;
    type Fetched = ();

    const ABOUT: About = About {
        name: "grants",
        title: Words::new("Käyttöoikeudet", "Behörigheter", "Grants"),
        question: Words::new(
            "Kuka saa tehdä mitä, ja mistä alkaen? (5 artiklan 2 kohta, 32 artikla)",
            "Vem får göra vad, och sedan när? (artiklarna 5.2 och 32)",
            "Who may do what, and since when? (Articles 5(2) and 32)",
        ),
        help: Words::new(
            "Yksi rivi on rooli, joka on voimassa tai alkaa myöhemmin. Koko asennukseen ulottuvat roolit ovat viimeisinä niille, jotka saavat nähdä ne.",
            "En rad är en roll som gäller eller börjar senare. Roller över hela installationen står sist, för dem som får se dem.",
            "A row is a role that holds or is to come. Roles over the whole installation stand last, for those who may see them.",
        ),
        takes: &[],
    };

    fn rows(held: Held<'_>, (): (), sums: &mut GrantTotals, rows: &mut Vec<GrantRow>) {
        let here = |grant: &Grant| grant.controller.as_ref().is_some_and(|key| *key.as_str() == *held.holding().controller);
        let own = held.shared().shelves.grants.all().iter().filter(|grant| here(grant));
        for grant in own.filter(|grant| held.is_in(grant.department.as_ref())) {
            let person = || {
                let account = held.shared().shelves.accounts.get(grant.account.as_str())?;
                held.sight.get(account.person.as_ref()?)
            };
            // Who left is told to those who may read of people.
            let left = person().filter(|person| held.sees(&***person)).and_then(|person| person.left_on);
            keep(held.ask, held.shared(), Some(held), grant, left, sums, rows);
        }
    }

    fn end(ask: &Ask, mut sums: GrantTotals, rows: &mut Vec<GrantRow>) -> GrantTotals {
        let shared = &ask.snapshot.shared;
        if ask.arguments.department.is_none() {
            for grant in shared.shelves.grants.all().iter().filter(|grant| grant.controller.is_none()) {
                keep(ask, shared, None, grant, None, &mut sums, rows);
            }
        }
        sums
    }
}

fn keep(
    ask: &Ask,
    shared: &Shared,
    held: Option<Held<'_>>,
    grant: &Grant,
    left: Option<Date>,
    sums: &mut GrantTotals,
    rows: &mut Vec<GrantRow>,
) {
    let over = grant.revoked_at.is_some() || grant.archived_on.is_some() || grant.ends_at.is_some_and(|end| end <= ask.now);
    if over || !sees(ask, grant, View { shared, holding: None }) {
        return;
    }
    let row = row(ask, shared, held, grant, left);
    if grant.holds(ask.now) {
        sums.active += 1;
    } else {
        sums.to_come += 1;
    }
    sums.ending += i64::from(grant.ends_at.is_some_and(|end| end - ask.now <= SOON));
    sums.of_closed += i64::from(row.disabled == Answer::Yes);
    sums.of_left += i64::from(left.is_some_and(|left| left <= ask.on));
    rows.push(row);
}

fn row(ask: &Ask, shared: &Shared, held: Option<Held<'_>>, grant: &Grant, left: Option<Date>) -> GrantRow {
    let account = shared.shelves.accounts.get(grant.account.as_str());
    let name = |key| account_in(ask, shared, key);
    let (code, words) = match (&grant.controller, &grant.department, grant.registers.is_empty()) {
        (None, _, _) => ("INSTALLATION", Words::new("koko asennus", "hela installationen", "the installation")),
        (_, _, false) => ("REGISTERS", Words::new("yksittäiset rekisterit", "enskilda register", "single registers")),
        (_, Some(_), _) => ("DEPARTMENT", Words::new("toimiala tai yksikkö", "sektor eller enhet", "a department")),
        (_, None, true) => ("CONTROLLER", Words::new("rekisterinpitäjä", "den personuppgiftsansvarige", "the controller")),
    };
    GrantRow {
        account: name(&grant.account).unwrap_or_default(),
        key: grant.account.to_string(),
        kind: account.map(|account| AccountKind::word(&account.kind, ask.language)),
        role: grant.role.map(|role| role.word(ask.language)),
        reach: Word {
            code: code.to_owned(),
            text: words.say(ask.language).to_owned(),
        },
        controller: grant.controller.as_ref().map(ToString::to_string),
        department: held.and_then(|held| held.name(grant.department.as_ref()?, |it: &Department| &it.name)),
        registers: held.map(|held| held.register_names(&grant.registers)).unwrap_or_default(),
        given_at: grant.given_at,
        from: grant.starts_at,
        until: grant.ends_at,
        given_by: grant.given_by.as_ref().and_then(name),
        group: grant.group.clone(),
        disabled: yes(account.is_none_or(|account| !account.is_open())),
        left,
    }
}
