//! How does the form say it in Finnish, Swedish or English? Its own words, with the plural rules of each language, and dates.

use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

use chrono::{DateTime, Datelike, Timelike, Utc};
use entity::{Date, Duration, vocabulary::Language};
use fluent_templates::{LanguageIdentifier, Loader, fluent_bundle::FluentValue, langid, static_loader};
use sea_orm::ActiveEnum;

use super::days::clock_in_finland;

static_loader! {
    static LOCALES = {
        locales: "./src/notices/locales",
        fallback_language: "en",
        // The marks that isolate a value's direction show up as boxes in plain text; the three languages run one way.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static TAGS: LazyLock<[LanguageIdentifier; 3]> = LazyLock::new(|| [langid!("fi"), langid!("sv"), langid!("en")]);

/// A word or sentence of the form.
pub fn say(language: Language, key: &str) -> String {
    say_with(language, key, &[])
}

/// A word or sentence of the form, with values in it.
pub fn say_with(language: Language, key: &str, values: &[(&'static str, FluentValue<'_>)]) -> String {
    let values: HashMap<Cow<'static, str>, FluentValue<'_>> = values
        .iter()
        .map(|(name, value)| (Cow::Borrowed(*name), value.clone()))
        .collect();
    // A key that no file has would be a slip of ours; the tests look every one up, and a reader is better off with the key
    // than with nothing.
    LOCALES
        .try_lookup_with_args(tag(language), key, &values)
        .unwrap_or_else(|| {
            debug_assert!(false, "no word for {key}");
            key.to_owned()
        })
}

/// A word of the vocabulary in a language: `word(language, "basis", LegalBasis::PublicTask)`.
pub fn word<E: ActiveEnum<Value = String>>(language: Language, prefix: &str, value: &E) -> String {
    say(language, &word_key(prefix, value))
}

/// The key of a word of the vocabulary: `basis-public-task`.
pub fn word_key<E: ActiveEnum<Value = String>>(prefix: &str, value: &E) -> String {
    format!("{prefix}-{}", value.to_value().to_ascii_lowercase().replace('_', "-"))
}

/// A day as the language writes it: `28.1.2021`, `28 January 2021`.
pub fn date(language: Language, day: Date) -> String {
    let part = |number: u32| FluentValue::from(i64::from(number));
    let year = FluentValue::from(i64::from(day.0.year()));
    say_with(
        language,
        "date",
        &[
            ("day", part(day.0.day())),
            ("month", part(day.0.month())),
            ("year", year),
        ],
    )
}

/// A moment in Finland as the language writes it: `28.1.2021 klo 9.05`, `28.1.2021 kl. 9.05`, `28 January 2021 at 9:05`.
pub fn moment(language: Language, moment: DateTime<Utc>) -> String {
    let clock = clock_in_finland(moment);
    let values = [
        ("date", FluentValue::from(date(language, Date(clock.date())))),
        ("hour", FluentValue::from(i64::from(clock.hour()))),
        ("minute", FluentValue::from(format!("{:02}", clock.minute()))),
    ];
    say_with(language, "moment", &values)
}

/// A calendar duration in words: `5 vuotta`, `1 år`, `3 months`.
pub fn duration(language: Language, duration: Duration) -> String {
    [
        ("duration-years", duration.years),
        ("duration-months", duration.months),
        ("duration-weeks", duration.weeks),
        ("duration-days", duration.days),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .map(|(key, count)| say_with(language, key, &[("count", FluentValue::from(i64::from(count)))]))
    .collect::<Vec<_>>()
    .join(" ")
}

/// The BCP 47 tag of a language.
pub fn language_tag(language: Language) -> &'static str {
    match language {
        Language::Fi => "fi",
        Language::Sv => "sv",
        Language::En => "en",
    }
}

fn tag(language: Language) -> &'static LanguageIdentifier {
    let [fi, sv, en] = &*TAGS;
    match language {
        Language::Fi => fi,
        Language::Sv => sv,
        Language::En => en,
    }
}

#[cfg(test)]
mod tests {
    use entity::vocabulary::{
        AdequacyScope, AfterRetention, Answer, FlowKind, FlowMeans, Frequency, Language, LegalBasis, LifeCycle,
        Publicity, RegisterForm, RetentionStart, SecurityMeasureKind, SpecialCategory, SpecialCondition,
        TransferMechanism,
    };
    use fluent_templates::Loader;
    use sea_orm::{ActiveEnum, Iterable};

    use super::{LOCALES, TAGS, date, duration, moment, word_key};
    use crate::{locales::assert_same, notices::content::PartKind};

    #[test]
    fn the_three_languages_have_the_same_words_with_the_same_values() {
        let words = assert_same([
            include_str!("locales/fi/notice.ftl"),
            include_str!("locales/sv/notice.ftl"),
            include_str!("locales/en/notice.ftl"),
        ]);
        assert!(words > 150, "only {words} words were read");
    }

    fn keys<E: ActiveEnum<Value = String> + Iterable>(prefix: &str) -> Vec<String> {
        E::iter().map(|value| word_key(prefix, &value)).collect()
    }

    #[test]
    fn every_word_of_the_vocabulary_that_a_notice_shows_can_be_said() {
        let words = [
            keys::<Answer>("answer"),
            keys::<Language>("in-language"),
            keys::<LegalBasis>("basis"),
            keys::<SpecialCondition>("condition"),
            keys::<SpecialCategory>("special"),
            keys::<RegisterForm>("form"),
            keys::<LifeCycle>("life-cycle"),
            keys::<FlowKind>("flow"),
            keys::<FlowMeans>("means"),
            keys::<Frequency>("frequency"),
            keys::<TransferMechanism>("mechanism"),
            keys::<AfterRetention>("then"),
            keys::<RetentionStart>("start"),
            keys::<SecurityMeasureKind>("measure"),
            keys::<Publicity>("publicity"),
            keys::<AdequacyScope>("scope"),
            PartKind::ALL.iter().map(|kind| kind.label_key().to_owned()).collect(),
        ];
        for key in words.iter().flatten() {
            for tag in TAGS.iter() {
                assert!(LOCALES.try_lookup(tag, key).is_some(), "no {key} in {tag}");
            }
        }
    }

    #[test]
    fn durations_follow_the_plural_rules_of_the_language() {
        let told = |text: &str| {
            [Language::Fi, Language::Sv, Language::En]
                .map(|language| duration(language, text.parse().expect("a test's own duration")))
        };
        assert_eq!(told("P1Y"), ["1 vuosi", "1 år", "1 year"]);
        assert_eq!(told("P5Y"), ["5 vuotta", "5 år", "5 years"]);
        assert_eq!(told("P1M"), ["1 kuukausi", "1 månad", "1 month"]);
        assert_eq!(told("P3M"), ["3 kuukautta", "3 månader", "3 months"]);
        assert_eq!(told("P1W"), ["1 viikko", "1 vecka", "1 week"]);
        assert_eq!(told("P180D"), ["180 päivää", "180 dagar", "180 days"]);
        assert_eq!(
            told("P1Y6M"),
            ["1 vuosi 6 kuukautta", "1 år 6 månader", "1 year 6 months"]
        );
    }

    #[test]
    fn moments_are_written_as_the_language_writes_them_and_by_the_clock_in_finland() {
        let told = |text: &str| {
            let at = text.parse().expect("a test's own moment");
            [Language::Fi, Language::Sv, Language::En].map(|language| moment(language, at))
        };
        assert_eq!(
            told("2021-01-28T22:05:59Z"),
            ["29.1.2021 klo 0.05", "29.1.2021 kl. 0.05", "29 January 2021 at 0:05"]
        );
        assert_eq!(told("2021-06-30T10:30:00Z")[0], "30.6.2021 klo 13.30");
    }

    #[test]
    fn days_are_written_as_the_language_writes_them() {
        let day = "2021-01-28".parse().expect("a test's own day");
        assert_eq!(
            [Language::Fi, Language::Sv, Language::En].map(|language| date(language, day)),
            ["28.1.2021", "28.1.2021", "28 January 2021"]
        );
    }
}
