//! Where are special categories, criminal data, data of children and identity codes? Art. 8, 9 and 10; Act 1050/2018 section 29.

use entity::vocabulary::{Answer, SpecialCategory};

use super::super::{
    form::table::{Phrase, Words},
    held::Held,
    report::{About, Ask, Report},
};
use super::article_30::once;
use crate::{
    columns,
    records::{
        category::DataSubjectCategory,
        register::{DataGroup, Register},
    },
};

columns! {
    /// A data group that holds such data, or of which that is not stated.
    SensitiveRow "SensitiveDataRow" of register {
        group "group": Option<Phrase>, "Tietoryhmä", "Uppgiftsgrupp", "Data group";
        special "special": Answer, "Erityisiä henkilötietoryhmiä", "Särskilda kategorier", "Special categories";
        categories "categories": Vec<Phrase>, "Mitkä ryhmät", "Vilka kategorier", "Which categories";
        conditions "conditions": Vec<Phrase>, "Edellytykset (9 artiklan 2 kohta)", "Villkor (artikel 9.2)", "Conditions (Article 9(2))";
        criminal "criminal": Answer, "Rikostuomioita tai rikkomuksia", "Fällande domar eller överträdelser", "Criminal data";
        criminal_ground "criminalGround": Option<Phrase>, "Rikostietojen peruste", "Grund för brottsuppgifter", "Ground for criminal data";
        identity_code "identityCode": Answer, "Henkilötunnuksia", "Personbeteckningar", "Identity codes";
        identity_ground "identityCodeGround": Option<Phrase>, "Henkilötunnuksen peruste", "Grund för personbeteckning", "Ground for identity codes";
        children "children": Answer, "Lasten tietoja", "Barns uppgifter", "Data of children";
        large_scale "largeScale": Answer, "Laajamittaista", "I stor omfattning", "On a large scale";
        subjects "subjects": Vec<Phrase>, "Rekisteröidyt", "Registrerade", "Data subjects";
    }
}

columns! {
    /// In how many data groups there is what.
    #[derive(Default)]
    SensitiveTotals "SensitiveDataTotals" {
        groups "groups": i64, "Rivejä tietoryhmistä", "Rader om uppgiftsgrupper", "Data groups in the rows";
        special "special": i64, "Erityisiä henkilötietoryhmiä", "Särskilda kategorier", "With special categories";
        without_condition "withoutCondition": i64, "Näistä ilman edellytystä", "Därav utan villkor", "Of these without a condition";
        not_stated "notStated": i64, "Erityisistä ryhmistä ei ole ilmoitettu", "Särskilda kategorier har inte uppgetts", "Special categories not stated";
        criminal "criminal": i64, "Rikostietoja", "Brottsuppgifter", "With criminal data";
        identity_code "identityCode": i64, "Henkilötunnuksia", "Personbeteckningar", "With identity codes";
        children "children": i64, "Lasten tietoja", "Barns uppgifter", "With data of children";
        origin "racialOrEthnicOrigin": i64, "Rotu tai etninen alkuperä", "Ras eller etniskt ursprung", "Racial or ethnic origin";
        politics "politicalOpinions": i64, "Poliittiset mielipiteet", "Politiska åsikter", "Political opinions";
        beliefs "religiousOrPhilosophicalBeliefs": i64, "Uskonnollinen tai filosofinen vakaumus", "Religiös eller filosofisk övertygelse", "Religious or philosophical beliefs";
        union "tradeUnionMembership": i64, "Ammattiliiton jäsenyys", "Medlemskap i fackförening", "Trade union membership";
        genetic "geneticData": i64, "Geneettiset tiedot", "Genetiska uppgifter", "Genetic data";
        biometric "biometricData": i64, "Biometriset tiedot", "Biometriska uppgifter", "Biometric data";
        health "health": i64, "Terveystiedot", "Hälsouppgifter", "Health";
        sex_life "sexLifeOrOrientation": i64, "Seksuaalinen käyttäytyminen tai suuntautuminen", "Sexualliv eller sexuell läggning", "Sex life or orientation";
    }
}

/// Sensitive data.
pub struct SensitiveData;

impl Report for SensitiveData {
    type Row = SensitiveRow;
    type Sums = SensitiveTotals;
    type Totals = SensitiveTotals;
    type Fetched = ();

    const ABOUT: About = About {
        name: "sensitive-data",
        title: Words::new("Arkaluonteiset tiedot", "Känsliga uppgifter", "Sensitive data"),
        question: Words::new(
            "Missä on erityisiä henkilötietoryhmiä, rikostietoja, lasten tietoja ja henkilötunnuksia? (8–10 artikla, tietosuojalain 29 §)",
            "Var finns särskilda kategorier, brottsuppgifter, barns uppgifter och personbeteckningar? (artiklarna 8–10, 29 § i dataskyddslagen)",
            "Where are special categories, criminal data, data of children and identity codes? (Articles 8–10, section 29 of the Data Protection Act)",
        ),
        help: Words::new(
            "Yksi rivi on tietoryhmä, jossa jotakin näistä on tai jossa sitä ei ole ilmoitettu. Ryhmät, joissa kaikkeen on vastattu ei, jäävät pois.",
            "En rad är en uppgiftsgrupp där något av detta finns eller inte har uppgetts. Grupper där svaret alltid är nej tas inte med.",
            "A row is a data group that holds some of these or does not state it. Groups that answer no to all are left out.",
        ),
        takes: &[],
    };

    fn rows(held: Held<'_>, (): (), sums: &mut SensitiveTotals, rows: &mut Vec<SensitiveRow>) {
        for register in held.registers() {
            // A record without groups states nothing.
            if register.data_groups.is_empty() {
                keep(SensitiveRow::untold(held, register), &[], sums, rows);
            }
            for group in &register.data_groups {
                let answers = [group.special, group.criminal, group.identity_code, group.children];
                if answers.iter().any(|answer| *answer != Answer::No) {
                    keep(row(held, register, group), &group.special_categories, sums, rows);
                }
            }
        }
    }

    fn end(_: &Ask, sums: SensitiveTotals, _: &mut Vec<SensitiveRow>) -> SensitiveTotals {
        sums
    }
}

fn keep(row: SensitiveRow, categories: &[SpecialCategory], sums: &mut SensitiveTotals, rows: &mut Vec<SensitiveRow>) {
    let is = |answer| i64::from(answer == Answer::Yes);
    sums.groups += 1;
    sums.special += is(row.special);
    sums.without_condition += i64::from(row.special == Answer::Yes && row.conditions.is_empty());
    sums.not_stated += i64::from(row.special == Answer::NotStated);
    sums.criminal += is(row.criminal);
    sums.identity_code += is(row.identity_code);
    sums.children += is(row.children);
    for category in categories {
        *match category {
            SpecialCategory::RacialOrEthnicOrigin => &mut sums.origin,
            SpecialCategory::PoliticalOpinions => &mut sums.politics,
            SpecialCategory::ReligiousOrPhilosophicalBeliefs => &mut sums.beliefs,
            SpecialCategory::TradeUnionMembership => &mut sums.union,
            SpecialCategory::GeneticData => &mut sums.genetic,
            SpecialCategory::BiometricData => &mut sums.biometric,
            SpecialCategory::Health => &mut sums.health,
            SpecialCategory::SexLifeOrOrientation => &mut sums.sex_life,
        } += 1;
    }
    rows.push(row);
}

impl SensitiveRow {
    fn untold(held: Held<'_>, register: &Register) -> Self {
        Self {
            register: held.of(register),
            group: None,
            special: Answer::NotStated,
            categories: Vec::new(),
            conditions: Vec::new(),
            criminal: Answer::NotStated,
            criminal_ground: None,
            identity_code: Answer::NotStated,
            identity_ground: None,
            children: Answer::NotStated,
            large_scale: Answer::NotStated,
            subjects: Vec::new(),
        }
    }
}

fn row(held: Held<'_>, register: &Register, group: &DataGroup) -> SensitiveRow {
    // Where no purpose is tied to the group, any of the register's may use it.
    let used = register
        .purposes
        .iter()
        .filter(|purpose| group.purposes.is_empty() || group.purposes.contains(&purpose.key));
    let conditions = used.flat_map(|purpose| &purpose.conditions);
    let special = group.special_categories.iter();
    SensitiveRow {
        register: held.of(register),
        group: Some(held.group(group)),
        special: group.special,
        categories: special.map(|category| held.said("special", category)).collect(),
        conditions: once(conditions.map(|ground| held.said("condition", &ground.condition))),
        criminal: group.criminal,
        criminal_ground: group.criminal_ground.as_ref().and_then(|key| held.provision(key)),
        identity_code: group.identity_code,
        identity_ground: group.identity_code_ground.as_ref().and_then(|key| held.provision(key)),
        children: group.children,
        large_scale: group.large_scale,
        subjects: held.names(&group.subjects, |category: &DataSubjectCategory| &category.name),
    }
}
