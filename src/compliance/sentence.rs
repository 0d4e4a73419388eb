//! What does a finding say? One sentence in Finnish, Swedish or English that names the record's own part, and the way out.

use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

use chrono::Datelike;
use entity::{
    Date, Duration, LanguageText,
    vocabulary::{Language, NodeKind, RegisterForm},
};
use fluent_templates::{LanguageIdentifier, Loader, fluent_bundle::FluentValue, langid, static_loader};

use super::{
    finding::{Arg, Finding},
    law,
    rule::Rule,
};
use crate::records::{
    noun::{Key, Kind, NodeKey},
    register::Register,
    snapshot::{AnyNoun, Kept, Sight},
};

static_loader! {
    static LOCALES = {
        locales: "./src/compliance/locales",
        fallback_language: "en",
        // The marks that isolate a value's direction show up as boxes in plain text; the three languages run one way.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static TAGS: LazyLock<[LanguageIdentifier; 3]> = LazyLock::new(|| [langid!("fi"), langid!("sv"), langid!("en")]);

/// How many letters of a purpose or a rule a sentence shows.
const SHOWN: usize = 80;
/// How many names a sentence lists.
const LISTED: usize = 8;

/// What a finding says, in one language.
pub fn sentence(finding: &Finding, register: &Register, sight: &Sight, language: Language) -> String {
    let teller = Teller {
        register,
        sight,
        language,
    };
    let values: Vec<(&'static str, FluentValue<'static>)> = finding.args.iter().map(|arg| teller.value(arg)).collect();
    say(language, finding.wording, &values)
}

/// What a rule is about, in one language: a few words.
pub fn title(rule: &Rule, language: Language) -> String {
    say(language, &format!("rule-{}", rule.code), &[])
}

/// What a rule is about, in all three languages.
pub fn titles(rule: &Rule) -> LanguageText {
    let [fi, sv, en] = [Language::Fi, Language::Sv, Language::En].map(|language| title(rule, language));
    LanguageText::new(Some(&fi), Some(&sv), Some(&en))
}

/// A sentence of the locale files, with values in it.
pub(super) fn say(language: Language, key: &str, values: &[(&'static str, FluentValue<'static>)]) -> String {
    let values: HashMap<Cow<'static, str>, FluentValue<'_>> = values
        .iter()
        .map(|(name, value)| (Cow::Borrowed(*name), value.clone()))
        .collect();
    let [fi, sv, en] = &*TAGS;
    let tag = match language {
        Language::Fi => fi,
        Language::Sv => sv,
        Language::En => en,
    };
    // A key that no file has would be a slip of ours: the tests look every one up.
    LOCALES.try_lookup_with_args(tag, key, &values).unwrap_or_else(|| {
        debug_assert!(false, "no words for {key}");
        key.to_owned()
    })
}

struct Teller<'a> {
    register: &'a Register,
    sight: &'a Sight,
    language: Language,
}

impl Teller<'_> {
    fn value(&self, arg: &Arg) -> (&'static str, FluentValue<'static>) {
        let (name, text) = match arg {
            Arg::Purpose(at) => ("purpose", self.purpose(*at)),
            Arg::Group(at) => ("group", self.group(*at)),
            Arg::Limit(at) => ("limit", self.limit(*at)),
            Arg::OtherLimit(at) => ("otherlimit", self.limit(*at)),
            Arg::Noun(kind, key) => ("name", self.noun(*kind, key)),
            Arg::Other(kind, key) => ("other", self.noun(*kind, key)),
            Arg::Chain(nodes) => ("chain", self.nodes(nodes).collect::<Vec<_>>().join(" → ")),
            Arg::Names(nodes) => ("names", self.names(nodes)),
            Arg::Word(word) => ("word", clip(word)),
            Arg::Instead(word) => ("instead", clip(word)),
            Arg::Day(day) => ("day", self.day(*day)),
            Arg::OtherDay(day) => ("otherday", self.day(*day)),
            Arg::Count(count) => return ("count", FluentValue::from(*count)),
            Arg::Law(key) => ("law", self.law(key)),
            Arg::Form(form) => ("form", self.form(*form)),
            Arg::Language(named) => ("language", self.in_language(*named)),
            Arg::OtherLanguage(named) => ("otherlanguage", self.in_language(*named)),
        };
        (name, FluentValue::from(text))
    }

    fn say(&self, key: &str, values: &[(&'static str, FluentValue<'static>)]) -> String {
        say(self.language, key, values)
    }

    fn text(&self, text: &LanguageText) -> Option<String> {
        text.best(self.language).map(|(text, _)| clip(text))
    }

    fn number(&self, key: &str, at: usize) -> String {
        self.say(key, &[("number", FluentValue::from(at + 1))])
    }

    fn purpose(&self, at: usize) -> String {
        let purpose = self.register.purposes.get(at);
        purpose
            .and_then(|purpose| self.text(&purpose.text))
            .unwrap_or_else(|| self.number("purpose-number", at))
    }

    fn group(&self, at: usize) -> String {
        let group = self.register.data_groups.get(at);
        group
            .and_then(|group| self.text(&group.name))
            .unwrap_or_else(|| self.number("group-number", at))
    }

    fn limit(&self, at: usize) -> String {
        let Some(limit) = self.register.retention.get(at) else {
            return self.number("limit-number", at);
        };
        let told = self.text(&limit.text);
        let timed = || limit.maximum.or(limit.minimum).map(|duration| self.duration(duration));
        told.or_else(timed).unwrap_or_else(|| self.number("limit-number", at))
    }

    fn duration(&self, duration: Duration) -> String {
        let units = [
            ("duration-years", duration.years),
            ("duration-months", duration.months),
            ("duration-weeks", duration.weeks),
            ("duration-days", duration.days),
        ];
        let told = units.into_iter().filter(|(_, count)| *count > 0);
        told.map(|(key, count)| self.say(key, &[("count", FluentValue::from(u32::from(count)))]))
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn noun(&self, kind: Kind, key: &str) -> String {
        if let Some(node) = NodeKey::of(kind, &key.into()) {
            return self
                .sight
                .node_name(&node, self.language)
                .unwrap_or_else(|| key.to_owned());
        }
        let shelves = [&self.sight.holding.shelves, &self.sight.shared.shelves];
        let found = shelves.into_iter().find_map(|shelves| shelves.any(kind, key));
        let name = found.map(|noun| match noun {
            AnyNoun::Controller(noun) => Kept::name(&*noun, self.language).to_owned(),
            AnyNoun::Post(noun) => Kept::name(&*noun, self.language).to_owned(),
            AnyNoun::Country(noun) => Kept::name(&*noun, self.language).to_owned(),
            AnyNoun::Assessment(noun) => Kept::name(&*noun, self.language).to_owned(),
            AnyNoun::ProcessingAgreement(noun) => Kept::name(&*noun, self.language).to_owned(),
            AnyNoun::Act(noun) => format!("{} {}", Kept::name(&*noun, self.language), noun.number),
            other => other.key().to_string(),
        });
        name.filter(|name| !name.is_empty()).unwrap_or_else(|| key.to_owned())
    }

    fn nodes(&self, nodes: &[NodeKey]) -> impl Iterator<Item = String> {
        nodes.iter().map(|node| {
            // What a service is called tells little without who provides it.
            let name = self.noun(node.noun(), &node.key);
            match (node.kind, self.provider(node)) {
                (NodeKind::Service, Some(provider)) if !name.contains(&provider) => format!("{name} ({provider})"),
                _ => name,
            }
        })
    }

    fn provider(&self, node: &NodeKey) -> Option<String> {
        let service = self.sight.shared.shelves.services.get(&node.key)?;
        let provider = self.sight.get(service.provider.as_ref()?)?;
        (node.kind == NodeKind::Service).then(|| provider.name.clone())
    }

    fn names(&self, nodes: &[NodeKey]) -> String {
        let mut names: Vec<String> = self.nodes(nodes).take(LISTED).collect();
        let more = nodes.len() > LISTED;
        let last = if more { Some("…".to_owned()) } else { names.pop() };
        match last {
            Some(last) if !names.is_empty() => format!("{} {} {last}", names.join(", "), self.say("and", &[])),
            Some(last) => last,
            None => String::new(),
        }
    }

    fn day(&self, day: Date) -> String {
        let part = |number: u32| FluentValue::from(number);
        // A year has no thousands.
        let year = FluentValue::from(day.0.year().to_string());
        let values = [
            ("day", part(day.0.day())),
            ("month", part(day.0.month())),
            ("year", year),
        ];
        self.say("date", &values)
    }

    fn law(&self, key: &str) -> String {
        law::label(&Key::new(key), &self.sight.shared, self.language).unwrap_or_else(|| key.to_owned())
    }

    fn form(&self, form: RegisterForm) -> String {
        self.say(
            match form {
                RegisterForm::Electronic => "form-electronic",
                RegisterForm::Manual => "form-manual",
            },
            &[],
        )
    }

    fn in_language(&self, language: Language) -> String {
        self.say(
            match language {
                Language::Fi => "language-fi",
                Language::Sv => "language-sv",
                Language::En => "language-en",
            },
            &[],
        )
    }
}

/// A text that a sentence shows, cut at a word, without the stop that would end the sentence inside it.
fn clip(text: &str) -> String {
    let text = text.trim().trim_end_matches('.');
    if text.chars().count() <= SHOWN {
        return text.to_owned();
    }
    let cut: String = text.chars().take(SHOWN).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', '.', ';', ':']))
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use entity::vocabulary::{Language, RegisterForm};

    use super::{sentence, title};
    use crate::{
        compliance::{
            finding::{Arg, Finding},
            rules::RULES,
            sample::{day, sound},
        },
        locales::assert_same,
        records::noun::{Kind, NodeKey},
    };

    /// Every argument that a sentence may name. A sentence takes what it names.
    fn every_argument() -> Box<[Arg]> {
        let node = |kind, key: &str| NodeKey::of(kind, &key.into()).expect("it is a node");
        let nodes = || Box::from([node(Kind::Service, "app"), node(Kind::Service, "far-app")]);
        Box::from([
            Arg::Purpose(0),
            Arg::Group(0),
            Arg::Limit(0),
            Arg::OtherLimit(7),
            Arg::Noun(Kind::Service, "app".into()),
            Arg::Other(Kind::Processor, "far".into()),
            Arg::Chain(nodes()),
            Arg::Names(nodes()),
            Arg::word("tms."),
            Arg::Instead("1050/2018".into()),
            Arg::Day(day("2026-01-28")),
            Arg::OtherDay(day("2021-05-31")),
            Arg::Count(2),
            Arg::Law("2016-679/6-1-e".into()),
            Arg::Form(RegisterForm::Manual),
            Arg::Language(Language::Fi),
            Arg::OtherLanguage(Language::Sv),
        ])
    }

    #[test]
    fn every_finding_says_what_is_wrong_and_what_to_do_in_three_languages() {
        let (register, sight) = sound().sight();
        let mut told = String::new();
        for rule in RULES {
            let _ = writeln!(
                told,
                "\n{} [{:?}, {:?}] {}",
                rule.code,
                rule.severity,
                rule.part,
                rule.law.join(" ")
            );
            for language in [Language::Fi, Language::Sv, Language::En] {
                let _ = writeln!(told, "  {}", title(rule, language));
            }
            for wording in rule.wordings {
                let finding = Finding {
                    rule,
                    severity: rule.severity,
                    wording,
                    about: None,
                    pointer: "/".into(),
                    args: every_argument(),
                };
                for language in [Language::Fi, Language::Sv, Language::En] {
                    let text = sentence(&finding, &register, &sight, language);
                    assert!(
                        text.ends_with('.') && !text.contains(['{', '$']),
                        "{wording} in {language:?}: {text}"
                    );
                    let _ = writeln!(told, "    {text}");
                }
            }
        }
        insta::assert_snapshot!(told);
    }

    #[test]
    fn the_three_languages_have_the_same_sentences_with_the_same_values() {
        assert_same([
            include_str!("locales/fi/findings.ftl"),
            include_str!("locales/sv/findings.ftl"),
            include_str!("locales/en/findings.ftl"),
        ]);
    }

    #[test]
    fn a_finding_names_the_records_own_part() {
        let without = sound().register("/purposes/0/bases", serde_json::json!([]));
        let (register, sight) = without.sight();
        let rule = crate::compliance::rules::rule("basis-missing").expect("it is a rule");
        let findings = without.findings(rule, "2026-03-02");
        assert_eq!(
            sentence(&findings[0], &register, &sight, Language::En),
            "The purpose “To give the service” has no lawful basis. Choose one of Art. 6(1), and the provision it rests on."
        );
    }
}
