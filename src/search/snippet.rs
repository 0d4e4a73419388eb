//! Which passage shows why a document was found?
//!
//! The text that holds most words of the question, cut to a readable length around them, with each match marked. The words are
//! those the question came to mean ([`Asked`]), so that an inflected form or a compound is marked as surely as the word itself.

use std::ops::Range;

use entity::vocabulary::Language;

use super::{Asked, Document, LANGUAGES, Place, Text, analysis::words};

/// How long a passage is at most, in characters.
const LONGEST: usize = 180;
/// How much of that stands before the first match.
const BEFORE: usize = 50;

/// A passage of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The language it is in.
    pub language: Language,
    /// The place it is from.
    pub place: Place,
    /// The passage.
    pub text: String,
    /// What matched in it, in bytes, in order, apart from each other.
    pub marks: Vec<Range<usize>>,
    /// Whether the text it is from begins before it.
    pub begins_before: bool,
    /// Whether the text it is from goes on after it.
    pub goes_on: bool,
}

impl Snippet {
    /// The passage in pieces, each with whether it matched; together they are its text.
    pub fn pieces(&self) -> impl Iterator<Item = (&str, bool)> {
        let starts = std::iter::once(0).chain(self.marks.iter().map(|mark| mark.end));
        let ends = self.marks.iter().map(|mark| mark.start).chain([self.text.len()]);
        let between = starts.zip(ends).map(|(start, end)| (&self.text[start..end], false));
        let marked = self.marks.iter().map(|mark| (&self.text[mark.clone()], true));
        let mut marked = marked.fuse();
        between
            .flat_map(move |piece| [Some(piece), marked.next()])
            .flatten()
            .filter(|(text, _)| !text.is_empty())
    }
}

/// What was found in one text.
struct Matched<'a> {
    text: &'a Text,
    /// Where, each with the place of the word of the question.
    marks: Vec<(Range<usize>, usize)>,
    telling: f32,
}

impl Asked {
    /// The passage that shows best why a document was found: in the language asked in, or else in another that has one.
    pub fn snippet(&self, document: &Document) -> Option<Snippet> {
        self.languages().find_map(|language| self.best(document, language))
    }

    /// The best passage in each language that has one; that of the language asked in first. It costs three times as much.
    pub fn snippets(&self, document: &Document) -> Vec<Snippet> {
        self.languages()
            .filter_map(|language| self.best(document, language))
            .collect()
    }

    /// All languages, the one asked in first.
    fn languages(&self) -> impl Iterator<Item = Language> {
        let asked = self.language;
        let others = LANGUAGES.into_iter().filter(move |language| Some(*language) != asked);
        asked.into_iter().chain(others)
    }

    fn best(&self, document: &Document, language: Language) -> Option<Snippet> {
        let mut best: Option<Matched<'_>> = None;
        for text in document.texts.iter().filter(|text| text.language == language) {
            let matched = self.matched(text);
            if !matched.marks.is_empty() && best.as_ref().is_none_or(|other| matched.telling > other.telling) {
                best = Some(matched);
            }
        }
        best.map(|matched| passage(&matched))
    }

    /// What of a text was meant. Each word of the question tells once, by its surest meaning, and more in a better place.
    fn matched<'a>(&self, text: &'a Text) -> Matched<'a> {
        let meant = &self.meant[text.language as usize];
        let mut marks: Vec<(Range<usize>, usize)> = Vec::new();
        let mut surest: Vec<f32> = Vec::new();
        for word in words(&text.text) {
            let Some((place, weight)) = meant.get(&word.text) else {
                continue;
            };
            if surest.len() <= *place {
                surest.resize(place + 1, 0.0);
            }
            surest[*place] = surest[*place].max(*weight);
            marks.push((word.at, *place));
        }
        // A hyphenated word may match as a whole and by its parts: the shorter mark says more.
        marks.sort_by_key(|(at, _)| at.len());
        let mut apart: Vec<(Range<usize>, usize)> = Vec::new();
        for (at, place) in marks {
            if apart
                .iter()
                .all(|(other, _)| at.end <= other.start || other.end <= at.start)
            {
                apart.push((at, place));
            }
        }
        apart.sort_by_key(|(at, _)| at.start);
        let share = match text.place {
            Place::Name => 1.1,
            Place::Purpose => 1.05,
            Place::Detail => 1.0,
        };
        Matched {
            text,
            marks: apart,
            telling: surest.iter().sum::<f32>() * share,
        }
    }
}

/// Cuts a text to where it tells most, at the ends of words.
fn passage(matched: &Matched<'_>) -> Snippet {
    let text = matched.text.text.as_str();
    let cut = if text.chars().count() <= LONGEST {
        0..text.len()
    } else {
        window(text, matched)
    };
    let inside = matched
        .marks
        .iter()
        .filter(|(at, _)| at.start >= cut.start && at.end <= cut.end);
    Snippet {
        language: matched.text.language,
        place: matched.text.place,
        text: text[cut.clone()].to_owned(),
        marks: inside.map(|(at, _)| at.start - cut.start..at.end - cut.start).collect(),
        begins_before: cut.start > 0,
        goes_on: cut.end < text.len(),
    }
}

/// The stretch of a long text that holds most different words of the question.
fn window(text: &str, matched: &Matched<'_>) -> Range<usize> {
    let stretch = |from: usize| {
        let before: usize = text[..from].chars().rev().take(BEFORE).map(char::len_utf8).sum();
        let mut start = from - before;
        if start > 0 {
            start = text[start..from]
                .find(char::is_whitespace)
                .map_or(from, |space| from - text[start + space..from].trim_start().len());
        }
        let room: usize = text[start..].chars().take(LONGEST).map(char::len_utf8).sum();
        let mut end = start + room;
        if end < text.len() {
            end = text[start..end]
                .rfind(char::is_whitespace)
                .map_or(end, |space| start + space);
        }
        start..end
    };
    let different = |stretch: &Range<usize>| {
        let inside = matched
            .marks
            .iter()
            .filter(|(at, _)| at.start >= stretch.start && at.end <= stretch.end);
        let mut words: Vec<usize> = inside.map(|(_, word)| *word).collect();
        words.sort_unstable();
        words.dedup();
        words.len()
    };
    let stretches = matched.marks.iter().map(|(at, _)| stretch(at.start));
    // Of equals the first, for people read from the beginning.
    stretches
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .max_by_key(different)
        .unwrap_or(0..text.len())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "what cannot be made here fails its test")]
mod tests {
    use super::*;
    use crate::search::{Index, Question};

    fn marked(document: &Document, question: &str) -> Vec<String> {
        let index = Index::of([document.clone()]).unwrap();
        let question = Question {
            text: question.to_owned(),
            language: Some(Language::Fi),
            first: 1,
            ..Question::default()
        };
        let (answer, asked) = index.reading().ask(&question, &|_| true).unwrap();
        assert_eq!(answer.total, 1);
        asked.snippets(document).iter().map(show).collect()
    }

    fn show(snippet: &Snippet) -> String {
        let mut shown = String::new();
        let mut end = 0;
        for mark in &snippet.marks {
            shown += &format!("{}[{}]", &snippet.text[end..mark.start], &snippet.text[mark.clone()]);
            end = mark.end;
        }
        let before = if snippet.begins_before { "…" } else { "" };
        let after = if snippet.goes_on { "…" } else { "" };
        format!("{before}{shown}{}{after}", &snippet.text[end..])
    }

    fn said(texts: &[(Place, Language, &str)]) -> Document {
        Document {
            key: "register:pori/1".to_owned(),
            texts: texts
                .iter()
                .map(|(place, language, text)| Text::new(*place, *language, *text))
                .collect(),
            ..Document::default()
        }
    }

    #[test]
    fn forms_and_compounds_are_marked_where_they_stand() {
        let document = said(&[(Place::Name, Language::Fi, "Asiakaspalvelu- ja palautealusta")]);
        assert_eq!(marked(&document, "palautteet"), ["Asiakaspalvelu- ja [palautealusta]"]);
        let document = said(&[(Place::Name, Language::Fi, "Chat-palvelut")]);
        assert_eq!(marked(&document, "chat-palvelun"), ["[Chat]-[palvelut]"]);
        assert_eq!(marked(&document, "chatpalvelut"), ["[Chat-palvelut]"]);
    }

    #[test]
    fn the_language_asked_in_comes_first_and_the_name_before_the_rest() {
        let document = said(&[
            (Place::Purpose, Language::En, "A chat."),
            (Place::Purpose, Language::Fi, "Kaupungin chat."),
            (Place::Name, Language::Fi, "Chat"),
        ]);
        assert_eq!(marked(&document, "chat"), ["[Chat]", "A [chat]."]);
    }

    #[test]
    fn a_long_text_is_cut_between_words_around_what_matched() {
        let padding = "sana\u{a0}toinen ääni ".repeat(40);
        let text = format!("{padding}kirjaston kortti {padding}");
        let document = said(&[(Place::Detail, Language::Fi, &text)]);
        let shown = marked(&document, "kirjastot kortti").remove(0);
        assert!(shown.starts_with('…') && shown.ends_with('…'), "{shown}");
        assert!(shown.contains("[kirjaston] [kortti]"), "{shown}");
        assert!(shown.chars().count() <= LONGEST + 6, "{shown}");
        let first = shown.trim_start_matches('…').split([' ', '\u{a0}']).next().unwrap();
        assert!(["sana", "toinen", "ääni"].contains(&first), "{shown}");
    }
}
