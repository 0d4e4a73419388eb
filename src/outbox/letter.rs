//! What does a letter say? A sentence or two and a link, in the language of the account, as text and as simple HTML.
//!
//! A letter is worded when it is sent, from the inventory as it is then and by what its reader may read then. It names registers
//! and their controllers, never people: what somebody wrote is read after signing in.

use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

use chrono::{DateTime, Utc};
use entity::vocabulary::{BreachStage, Language};
use fluent_templates::{LanguageIdentifier, Loader, fluent_bundle::FluentValue, langid, static_loader};
use minijinja::{AutoEscape, Environment, context};
use serde::{Deserialize, Serialize};

use super::{
    audience::{Reader, may_read},
    breach_clock,
    happening::Work,
    links::Links,
};
use crate::{
    access::Action,
    error::{Error, Result},
    notices::words::{date, language_tag},
    records::{
        comment::Comment,
        controller::Controller,
        noun::{Key, Kind},
        reach::{Reached, View},
        register::Register,
        snapshot::{AnyNoun, Sight, Snapshot},
        submission::Submission,
    },
};

static_loader! {
    static LOCALES = {
        locales: "./src/outbox/locales",
        fallback_language: "en",
        // As in notices::words: the marks would show as boxes.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static TAGS: LazyLock<[LanguageIdentifier; 3]> = LazyLock::new(|| [langid!("fi"), langid!("sv"), langid!("en")]);

/// Registers that a letter lists by name; of more it tells the number.
const LISTED: usize = 20;

/// What a letter is about, as a delivery keeps it: keys and numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "about", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum About {
    /// Work that waits, or came to its end.
    Work {
        /// A word of [`Work`].
        work: String,
        /// The key of the submission or comment.
        key: String,
    },
    /// Registers whose time has come to be looked at, Art. 5(2).
    ReviewDue {
        /// Their keys.
        registers: Vec<String>,
    },
    /// Registers with waivers of findings that end soon or have ended.
    WaiversEnd {
        /// Their keys.
        registers: Vec<String>,
    },
    /// What happened in a week.
    WeeklyDigest(Week),
    /// An hour of the clock of a breach, Art. 33(1).
    Breach {
        /// Which one.
        stage: BreachStage,
        /// The key of the case.
        key: String,
        /// The moment it is known by: the opening, or the end of the 72 hours.
        at: DateTime<Utc>,
    },
}

/// What happened in a week, in what one may read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Week {
    /// Registers that changed.
    pub changed: usize,
    /// Notices that were published.
    pub published: usize,
    /// Notices that were withdrawn.
    pub withdrawn: usize,
    /// Submissions that wait for approval now.
    pub waiting: usize,
    /// Registers whose time to be looked at has passed.
    pub overdue: usize,
    /// Findings that were raised.
    #[serde(default)]
    pub raised: usize,
    /// Findings that were resolved.
    #[serde(default)]
    pub resolved: usize,
}

impl About {
    /// The word for it, and the beginning of its texts' names.
    pub fn word(&self) -> &str {
        match self {
            Self::Work { work, .. } => work,
            Self::ReviewDue { .. } => "REVIEW_DUE",
            Self::WaiversEnd { .. } => "WAIVERS_END",
            Self::WeeklyDigest(_) => "WEEKLY_DIGEST",
            Self::Breach { stage, .. } => match stage {
                BreachStage::Opened => "BREACH_OPENED",
                BreachStage::DayLeft => "BREACH_DAY_LEFT",
                BreachStage::Over => "BREACH_OVER",
            },
        }
    }
}

/// What a letter tells, with everything looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// The beginning of its texts' names: `submission-waits`.
    pub texts: String,
    /// Numbers and days that the texts take.
    pub values: Vec<(&'static str, Value)>,
    /// Lines below the text.
    pub lines: Vec<Line>,
    /// Where the letter leads.
    pub link: Option<String>,
}

/// A line of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// Where it leads, when it is one of several; one alone leads where the letter does.
    pub link: Option<String>,
}

impl From<String> for Line {
    fn from(text: String) -> Self {
        Self { text, link: None }
    }
}

/// A value in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number, for plurals.
    Number(usize),
    /// A text as it is.
    Text(String),
}

/// A letter, worded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The subject: one line, whatever the inventory says.
    pub subject: String,
    /// As text.
    pub text: String,
    /// As HTML.
    pub html: String,
}

/// What a letter tells its reader now; `None` when there is nothing left to tell, or nothing the reader may read.
pub async fn content(
    snapshot: &Snapshot,
    reader: &Reader,
    about: &About,
    links: &Links,
    now: DateTime<Utc>,
) -> Result<Option<Content>> {
    let language = reader.account.language;
    match about {
        About::Work { work, key } if *work == Work::SavedReportFailed.word() => {
            Ok(saved_report_content(snapshot, reader, key, links))
        }
        About::Work { work, key } => work_content(snapshot, reader, work, key, links).await,
        About::ReviewDue { registers } | About::WaiversEnd { registers } => {
            let mut lines = Vec::new();
            for key in registers {
                let key = Key::<Register>::new(&**key);
                if let Some(text) = register_line(snapshot, reader, &key, language).await? {
                    let link = match about {
                        About::ReviewDue { .. } => links.still_true(&key),
                        _ => links.register(&key),
                    };
                    lines.push(Line { text, link });
                }
            }
            let count = lines.len();
            if count == 0 {
                return Ok(None);
            }
            if count > LISTED {
                lines.truncate(LISTED);
                lines.push(say(language, "and-more", &[("count", Value::Number(count - LISTED))]).into());
            }
            let link = match &mut *lines {
                [only] => only.link.take(),
                _ => links.home(),
            };
            Ok(Some(Content {
                texts: texts_of(about.word()),
                values: vec![("count", Value::Number(count))],
                lines,
                link,
            }))
        }
        About::WeeklyDigest(week) => Ok(Some(digest_content(*week, language, links, now))),
        About::Breach { stage, key, at } => {
            let Some(line) = breach_clock::line(snapshot, reader, (*stage, key, *at)).await? else {
                return Ok(None);
            };
            Ok(Some(Content {
                texts: texts_of(about.word()),
                values: Vec::new(),
                lines: vec![line.into()],
                link: links.breach(&Key::new(&**key)),
            }))
        }
    }
}

fn digest_content(week: Week, language: Language, links: &Links, now: DateTime<Utc>) -> Content {
    let counts = [
        ("digest-changed", week.changed),
        ("digest-published", week.published),
        ("digest-withdrawn", week.withdrawn),
        ("digest-raised", week.raised),
        ("digest-resolved", week.resolved),
        ("digest-waiting", week.waiting),
        ("digest-overdue", week.overdue),
    ];
    let lines = counts
        .iter()
        .map(|(name, count)| say(language, name, &[("count", Value::Number(*count))]));
    Content {
        texts: texts_of("WEEKLY_DIGEST"),
        values: vec![("day", Value::Text(date(language, entity::Date(now.date_naive()))))],
        lines: lines.map(Line::from).collect(),
        link: links.home(),
    }
}

async fn work_content(
    snapshot: &Snapshot,
    reader: &Reader,
    word: &str,
    key: &str,
    links: &Links,
) -> Result<Option<Content>> {
    let kind = if word == Work::Mention.word() {
        Kind::Comment
    } else {
        Kind::Submission
    };
    let Some(noun) = snapshot.find_any(kind, key).await? else {
        return Ok(None);
    };
    let Some(sight) = snapshot.sight(noun.home().unwrap_or_default()).await? else {
        return Ok(None);
    };
    let view = sight.view();
    let register = match &noun {
        AnyNoun::Submission(submission) if still_matters(reader, word, submission, view) => &submission.register,
        AnyNoun::Comment(comment) if is_open(comment) => &comment.register,
        _ => return Ok(None),
    };
    if !may_read(&reader.actor, &noun, view) {
        return Ok(None);
    }
    let language = reader.account.language;
    let Some(line) = register_line(snapshot, reader, register, language).await? else {
        return Ok(None);
    };
    let public = match &noun {
        AnyNoun::Submission(submission) if submission.notice_number.is_some() => {
            public_page(&sight, register, links, language)
        }
        _ => None,
    };
    Ok(Some(Content {
        texts: texts_of(word),
        values: Vec::new(),
        lines: vec![line.into()],
        link: public.or_else(|| links.register(register)),
    }))
}

/// What a letter says of a saved report that still fails.
fn saved_report_content(snapshot: &Snapshot, reader: &Reader, key: &str, links: &Links) -> Option<Content> {
    let shared = &*snapshot.shared;
    let view = View { shared, holding: None };
    let saved = shared.shelves.saved_reports.get(key)?;
    let concerned = saved.owner.as_ref() == Some(&reader.account.key)
        || reader.actor.may(Action::OverseeSavedReport, &saved.place());
    if !saved.fails() || !concerned || !saved.may_be_read(&reader.actor, view) {
        return None;
    }
    let language = reader.account.language;
    let title = one_line(saved.title.best(language).map_or("", |(text, _)| text));
    let controllers = &shared.shelves.controllers;
    let controller = saved.controller.as_ref().and_then(|key| controllers.get(key.as_str()));
    let line = match controller {
        Some(controller) => format!("{title} ({})", controller_name(controller, language)),
        None => title,
    };
    Some(Content {
        texts: texts_of(Work::SavedReportFailed.word()),
        values: Vec::new(),
        lines: vec![line.into()],
        link: links.saved_report(&saved.key),
    })
}

/// Work that was done meanwhile needs no letter; that something was done is told all the same.
fn still_matters(reader: &Reader, word: &str, submission: &Submission, view: View<'_>) -> bool {
    word != Work::SubmissionWaits.word()
        || (submission.is_open() && reader.actor.may(Action::PublishNotice, &submission.target(view)))
}

fn is_open(comment: &Comment) -> bool {
    comment.settled_at.is_none()
}

fn public_page(sight: &Sight, register: &Key<Register>, links: &Links, language: Language) -> Option<String> {
    links.notice(sight.controller()?, &sight.get(register)?.slug, language)
}

/// A register as a line of a letter: its name and its controller's.
async fn register_line(
    snapshot: &Snapshot,
    reader: &Reader,
    key: &Key<Register>,
    language: Language,
) -> Result<Option<String>> {
    let Some(sight) = snapshot.sight(key.owner().unwrap_or_default()).await? else {
        return Ok(None);
    };
    let register = sight
        .get(key)
        .filter(|register| register.may_be_read(&reader.actor, sight.view()));
    Ok(register.map(|register| {
        let name = register.name.best(language).map_or("", |(text, _)| text);
        let controller = sight
            .controller()
            .map(|controller| controller_name(controller, language));
        format!("{} ({})", one_line(name), controller.unwrap_or_default())
    }))
}

/// A controller's name as a line of a letter has it.
pub fn controller_name(controller: &Controller, language: Language) -> String {
    one_line(controller.name.best(language).map_or("", |(text, _)| text))
}

/// A letter's words. What the inventory says stands in them as text, never as markup or as a header.
pub fn worded(language: Language, content: &Content) -> Result<Letter> {
    let text = |part: &str| say(language, &format!("{}-{part}", content.texts), &content.values);
    let [open, footer] = ["open", "footer"].map(|name| say(language, name, &[]));
    let subject = one_line(&match content.lines.first() {
        Some(Line { text: line, .. }) if content.texts != texts_of("WEEKLY_DIGEST") && content.lines.len() == 1 => {
            format!("{}: {line}", text("subject"))
        }
        _ => text("subject"),
    });
    let mut plain = format!("{}\n\n", text("text"));
    for line in &content.lines {
        plain += &format!("- {}\n", line.text);
        if let Some(link) = &line.link {
            plain += &format!("  {link}\n");
        }
    }
    if let Some(link) = &content.link {
        plain += &format!("\n{open}\n{link}\n");
    }
    plain += &format!("\n-- \n{footer}\n");
    let lines: Vec<_> = content
        .lines
        .iter()
        .map(|line| context! { text => &line.text, link => &line.link })
        .collect();
    let mut templates = Environment::empty();
    templates.set_auto_escape_callback(|_| AutoEscape::Html);
    let html = templates.render_str(
        include_str!("letter.html"),
        context! {
            lang => language_tag(language), subject => &subject, text => text("text"), lines,
            link => &content.link, open => open.trim_end_matches(':'), footer,
        },
    );
    Ok(Letter {
        html: html.map_err(|error| Error::Internal(format!("the template of letters: {error}")))?,
        subject,
        text: plain,
    })
}

/// A text without line breaks and control characters, cut to what a subject may hold.
pub fn one_line(text: &str) -> String {
    let words: Vec<&str> = text
        .split(|character: char| character.is_control() || character.is_whitespace())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ").chars().take(200).collect()
}

fn texts_of(word: &str) -> String {
    word.to_ascii_lowercase().replace('_', "-")
}

fn say(language: Language, name: &str, values: &[(&'static str, Value)]) -> String {
    let values: HashMap<Cow<'static, str>, FluentValue<'_>> = values
        .iter()
        .map(|(name, value)| {
            let value = match value {
                Value::Number(number) => FluentValue::from(*number),
                Value::Text(text) => FluentValue::from(text.clone()),
            };
            (Cow::Borrowed(*name), value)
        })
        .collect();
    let [fi, sv, en] = &*TAGS;
    let tag = match language {
        Language::Fi => fi,
        Language::Sv => sv,
        Language::En => en,
    };
    LOCALES.try_lookup_with_args(tag, name, &values).unwrap_or_else(|| {
        debug_assert!(false, "no text for {name}");
        name.to_owned()
    })
}
