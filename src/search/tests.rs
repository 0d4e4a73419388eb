//! What does search promise? Tried on small inventories, each made of what its test speaks of.

#![expect(clippy::unwrap_used, reason = "what cannot be made or asked here fails its test")]

use super::{Answer, Document, Entry, Facet, Index, Language, Place, Question, Text};

fn document(key: &str, name: &str, rest: &str) -> Document {
    Document {
        key: key.to_owned(),
        controller: key
            .split_once(':')
            .map(|(_, key)| key.split('/').next().unwrap_or_default().to_owned()),
        texts: vec![
            Text::new(Place::Name, Language::Fi, name),
            Text::new(Place::Purpose, Language::Fi, rest),
        ],
        facets: vec![Facet::new("kind", key.split(':').next().unwrap_or_default())],
        ..Document::default()
    }
}

fn named(names: &[&str]) -> Index {
    let numbered = (1..).zip(names);
    Index::of(numbered.map(|(number, name)| document(&format!("register:pori/{number}"), name, ""))).unwrap()
}

fn question(text: &str) -> Question {
    Question {
        text: text.to_owned(),
        language: Some(Language::Fi),
        first: 20,
        ..Question::default()
    }
}

fn answer(index: &Index, text: &str) -> Answer {
    index.reading().ask(&question(text), &|_| true).unwrap().0
}

/// The numbers of the registers found, the best first.
fn found(index: &Index, text: &str) -> Vec<u32> {
    let hits = answer(index, text).hits;
    hits.iter()
        .map(|hit| hit.key.rsplit('/').next().unwrap().parse().unwrap())
        .collect()
}

#[test]
fn inflection_gradation_and_compounds_are_followed() {
    let index = named(&[
        "Asiakaspalvelu- ja palautealusta",
        "Robottipuhelut",
        "Varhaiskasvatus",
        "Päivähoito",
        "Verkkokauppa ja verkkomaksaminen",
        "Rakentamisluvat",
    ]);
    for (asked, meant) in [
        ("palautteet", 1),
        ("alustan", 1),
        ("robottipuhelu", 2),
        ("puhelurobotti", 2),
        ("varhaiskasvatuksen", 3),
        ("päivähoidon", 4),
        ("paivahoito", 4),
        ("paivahoidon", 4),
        ("PÄIVÄHOITO", 4),
        ("pa\u{308}iva\u{308}hoito", 4),
        ("verkkokaupan", 5),
        ("kauppa", 5),
        ("lupa", 6),
        ("luvan", 6),
    ] {
        assert_eq!(found(&index, asked), [meant], "{asked}");
    }
}

#[test]
fn what_stands_aside_comes_after_what_is_looked_for_and_alone_is_found_all_the_same() {
    let mut law = document("act:pori/1", "Kirjastolaki", "");
    law.aside = 0.5;
    let index = Index::of([law, document("register:pori/2", "Tilat", "Kirjaston tilat")]).unwrap();
    assert_eq!(found(&index, "kirjasto"), [2, 1]);
    assert_eq!(found(&index, "kirjastolaki"), [1]);
}

#[test]
fn what_borrows_the_words_of_another_is_told_by_its_id_until_it_no_longer_does() {
    let mut one = document("register:pori/1", "Kirjasto", "");
    one.borrows = vec!["service:portal".to_owned(), "data:name".to_owned()];
    let two = document("register:pori/2", "Koulu", "");
    let index = Index::of([one.clone(), two.clone()]).unwrap();
    let borrowing = |id: &str| index.reading().borrowing(id).unwrap();
    assert_eq!(borrowing("service:portal"), [Box::from("register:pori/1")]);
    assert!(borrowing("service:other").is_empty());
    let two = Document {
        borrows: vec!["service:portal".to_owned()],
        ..two
    };
    index.replace([two], []).unwrap();
    assert_eq!(borrowing("service:portal").len(), 2);
    one.borrows.clear();
    index.replace([one], []).unwrap();
    assert_eq!(borrowing("service:portal"), [Box::from("register:pori/2")]);
    index.replace([], ["register:pori/2"]).unwrap();
    assert!(borrowing("service:portal").is_empty());
}

#[test]
fn swedish_and_english_are_followed_too() {
    let mut shop = document("register:pori/1", "", "");
    shop.texts = vec![
        Text::new(Place::Name, Language::Sv, "Webbutiken och trafikövervakningen"),
        Text::new(Place::Name, Language::En, "Libraries"),
    ];
    let index = Index::of([shop]).unwrap();
    for (language, asked) in [
        (Language::Sv, "webbutik"),
        (Language::Sv, "butik"),
        (Language::Sv, "övervakning"),
        (Language::En, "library"),
    ] {
        let question = Question {
            language: Some(language),
            ..question(asked)
        };
        assert_eq!(index.reading().ask(&question, &|_| true).unwrap().0.total, 1, "{asked}");
    }
}

#[test]
fn the_word_itself_comes_before_what_only_begins_or_ends_with_it() {
    let index = named(&["Automaattinen päätös", "Paloauto", "Auto", "Autot ja pyörät"]);
    assert_eq!(found(&index, "auto"), [3, 4, 2]);
    let index = named(&["Verkkokauppa", "Kauppa"]);
    assert_eq!(found(&index, "kauppa"), [2, 1]);
}

#[test]
fn what_looks_like_a_compound_and_is_none_is_not_found_as_one() {
    // `asto` is no form of `aste`, and nothing is left of `haaste` that could be a word.
    let index = named(&["Varasto", "Haaste", "Automaattinen päätös"]);
    assert_eq!(found(&index, "aste"), [] as [u32; 0]);
    assert_eq!(found(&index, "auton"), [] as [u32; 0]);
}

#[test]
fn a_compound_is_found_by_both_its_sides_with_or_without_marks_and_by_one_only_where_it_tells() {
    let detail = |key: &str, detail: &str| Document {
        texts: vec![
            Text::new(Place::Name, Language::Fi, "Rekisteri"),
            Text::new(Place::Detail, Language::Fi, detail),
        ],
        ..document(key, "", "")
    };
    let index = Index::of([
        document("register:pori/1", "Vanhusten hoito", ""),
        detail("register:pori/2", "Hoito alkaa samana päivänä"),
        detail("register:pori/3", "Asian hoito"),
        document("register:pori/4", "Palkat", ""),
        detail("register:pori/5", "Palkat"),
    ])
    .unwrap();
    // Both sides stand in the second, though nowhere together.
    for asked in ["päivähoito", "paivahoito", "paivahoidon"] {
        assert_eq!(found(&index, asked), [2], "{asked}");
    }
    // Of one side alone it is not enough that a text speaks of it in passing.
    assert_eq!(found(&index, "sairaanhoito"), [1]);
    assert_eq!(found(&index, "palkanmaksu"), [4]);
}

#[test]
fn a_beginning_is_found_for_the_last_word_sooner_while_it_is_typed() {
    let index = named(&["Kirjaston asiakkaat", "Rekrytointi"]);
    let typed = |text: &str| {
        let question = Question {
            unfinished: true,
            ..question(text)
        };
        index.reading().ask(&question, &|_| true).unwrap().0
    };
    assert_eq!(found(&index, "rekry"), [2]);
    assert_eq!(found(&index, "rek"), [] as [u32; 0]);
    assert_eq!((typed("rek").total, typed("re").total), (1, 0));
    assert_eq!(typed("asiakas kirj").total, 1);
    assert_eq!(typed("kirj asiakas").hits, typed("xyz asiakas").hits);
}

#[test]
fn a_typo_is_forgiven_only_when_nothing_is_found_without() {
    let index = named(&["Palkkaus", "Pilkkaus"]);
    assert_eq!(found(&index, "palkkaus"), [1]);
    let index = named(&["Kirjasto", "Verkkokauppa", "Kamera"]);
    assert_eq!(found(&index, "kirajsto"), [1]);
    assert_eq!(found(&index, "vrkkokauppa"), [2]);
    assert_eq!(found(&index, "tamera"), [3]);
    let index = named(&["Kirjasto", "Kirjastossa kävijät"]);
    assert_eq!(found(&index, "kirajsto"), [1, 2]);
    assert_eq!(found(&index, "xyzzyxyzzy"), [] as [u32; 0]);
}

#[test]
fn every_word_must_be_held_or_else_as_many_as_can_be() {
    let index = named(&["Kameravalvonta", "Matkakeskuksen kameravalvonta", "Matkakeskus"]);
    assert_eq!(found(&index, "kameravalvonta matkakeskus"), [2]);
    assert_eq!(found(&index, "kameravalvonta olematon"), [1, 2]);
    assert_eq!(found(&index, "miten kameravalvonta on"), [1, 2]);
    assert_eq!(answer(&index, "miten kameravalvonta on").words, ["kameravalvonta"]);
}

#[test]
fn a_name_comes_before_a_purpose_and_a_short_name_before_a_long_one() {
    let index = Index::of([
        document("register:pori/1", "Arkisto", "rekrytointi"),
        document("register:pori/2", "Rekrytointi ja muut henkilöstön palvelut", ""),
        document("register:pori/3", "Rekrytointi", ""),
    ])
    .unwrap();
    assert_eq!(found(&index, "rekrytointi"), [3, 2, 1]);
}

#[test]
fn an_empty_or_endless_question_finds_nothing_and_costs_nothing() {
    let index = named(&["Kirjasto"]);
    for text in ["", "  ", "-", "…", &"ä".repeat(100_000), &"kissa ".repeat(10_000)] {
        assert_eq!(found(&index, text), [] as [u32; 0]);
    }
    assert_eq!(found(&Index::new().unwrap(), "kirjasto"), [] as [u32; 0]);
}

#[test]
fn facets_count_all_that_is_found_and_narrow_it() {
    let index = Index::of([
        document("register:pori/1", "Kirjasto", ""),
        document("register:pori/2", "Kirjaston maksut", ""),
        document("service:pori/3", "Kirjasto 3000", ""),
        document("register:pori/4", "Kamera", ""),
    ])
    .unwrap();
    let asked = Question {
        first: 1,
        skip: 1,
        ..question("kirjasto")
    };
    let page = index.reading().ask(&asked, &|_| true).unwrap().0;
    assert_eq!((page.total, page.hits.len()), (3, 1));
    let counts: Vec<_> = page
        .facets
        .iter()
        .map(|count| (count.facet.value.as_str(), count.count))
        .collect();
    assert_eq!(counts, [("register", 2), ("service", 1)]);
    for (value, total) in [("service", 1), ("register", 2), ("unheard-of", 0)] {
        let asked = Question {
            narrowed: vec![Facet::new("kind", value)],
            ..question("kirjasto")
        };
        assert_eq!(
            index.reading().ask(&asked, &|_| true).unwrap().0.total,
            total,
            "{value}"
        );
    }
}

#[test]
fn a_write_replaces_what_it_changed_and_older_readings_stay_as_they_were() {
    let index = named(&["Kirjasto", "Kamera"]);
    let before = index.reading();
    index
        .replace(
            [
                document("register:pori/1", "Uimahalli", ""),
                document("register:pori/3", "Kirjaamo", ""),
            ],
            ["register:pori/2"],
        )
        .unwrap();
    assert_eq!(found(&index, "uimahalli"), [1]);
    assert_eq!(found(&index, "kirjaamo"), [3]);
    assert_eq!(found(&index, "kirjasto"), [] as [u32; 0]);
    assert_eq!(found(&index, "kamera"), [] as [u32; 0]);
    assert_eq!(index.reading().len(), 2);
    let total = |text| before.ask(&question(text), &|_| true).unwrap().0.total;
    assert_eq!(
        [
            total("kirjasto"),
            total("kamera"),
            total("uimahalli"),
            total("kirjaamo")
        ],
        [1, 1, 0, 0]
    );
    assert_eq!(
        before.ask(&question("kirjasto"), &|_| true).unwrap().0.hits[0].key,
        "register:pori/1"
    );
}

#[test]
fn what_was_written_piece_by_piece_is_packed_undisturbed() {
    for _ in 0..5 {
        let index = Index::new().unwrap();
        for number in 0..40 {
            index
                .replace([document(&format!("register:pori/{number}"), "Uimahalli", "")], [])
                .unwrap();
        }
        // The engine would have merged some of them by now, and not have found them here.
        let reading = index.pack().unwrap();
        assert_eq!((reading.segments(), reading.len()), (1, 40));
    }
}

#[test]
fn many_writes_one_after_another_leave_one_document_for_each_key() {
    let index = named(&["Kirjasto", "Kamera"]);
    for round in 0..60 {
        index
            .replace([document("register:pori/1", &format!("Kirjasto {round}"), "")], [])
            .unwrap();
    }
    assert_eq!(answer(&index, "kirjasto").total, 1);
    assert_eq!(answer(&index, "59").total, 1);
    assert_eq!(answer(&index, "58").total, 0);
}

/// Small numbers that look random and are the same on every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

#[test]
fn hidden_documents_change_nothing_in_any_answer() {
    // Words that are compounds of each other, forms, typos and beginnings, so that every step of a reading is taken.
    const WORDS: &[&str] = &[
        "verkko",
        "kauppa",
        "verkkokaupan",
        "kaupat",
        "palaute",
        "palautealusta",
        "alusta",
        "alustan",
        "kirjasto",
        "kirjaston",
        "kirjastokortti",
        "kortti",
        "lainaus",
        "lainata",
        "auto",
        "automaattinen",
        "päivähoito",
        "hoito",
        "paivahoito",
        "lupa",
        "luvat",
        "rakennuslupa",
        "rakentaminen",
        "vrkko",
        "kamera",
        "kameravalvonta",
        "valvonta",
        "tieto",
        "tietopyyntö",
        "pyynnöt",
    ];
    let mut chance = Chance(7);
    for round in 0..30 {
        let mut all = Vec::new();
        for number in 0..24 {
            let mut text = |most| {
                (0..=chance.below(most))
                    .map(|_| WORDS[chance.below(WORDS.len())])
                    .collect::<Vec<_>>()
                    .join(" ")
            };
            let (name, rest) = (text(2), text(4));
            let owner = ["pori", "espoo", "oulu"][chance.below(3)];
            let mut document = document(&format!("register:{owner}/{number}"), &name, &rest);
            document.facets.push(Facet::new("controller", owner));
            all.push(document);
        }
        let sees = |controller: Option<&str>| controller != Some("espoo");
        let full = Index::of(all.clone()).unwrap();
        let bare = Index::of(all.into_iter().filter(|document| sees(document.controller.as_deref()))).unwrap();
        let visible = |entry: &Entry| sees(entry.controller());
        for first in WORDS.iter().chain(&[
            "kirajsto",
            "verkkopalaute",
            "korttiauto",
            "kaup",
            "xyzzy",
            "rakentamislupa",
        ]) {
            for second in ["", "kauppa", "kirj"] {
                let asked = Question {
                    language: [None, Some(Language::Fi), Some(Language::Sv)][round % 3],
                    ..question(&format!("{first} {second}"))
                };
                let (narrowed, _) = full.reading().ask(&asked, &visible).unwrap();
                let (alone, _) = bare.reading().ask(&asked, &|_| true).unwrap();
                assert_eq!(narrowed, alone, "round {round}, {first} {second}");
                assert!(narrowed.hits.iter().all(|hit| !hit.key.contains("espoo")));
            }
        }
    }
}

#[test]
fn what_may_be_seen_is_asked_once_for_each_document() {
    let index = named(&["Kirjasto kirjasto", "Kirjaston kirja", "Kamera"]);
    let asked = std::cell::RefCell::new(Vec::new());
    let visible = |entry: &Entry| {
        asked.borrow_mut().push(entry.key.to_string());
        true
    };
    index.reading().ask(&question("kirjasto kirja"), &visible).unwrap();
    let mut asked = asked.into_inner();
    asked.sort();
    assert_eq!(asked, ["register:pori/1", "register:pori/2"]);
}
