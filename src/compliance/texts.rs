//! Which words of a record are read by rules? Every free text, with its place and language.
//!
//! A rule that reads words takes a list of these, so that the text of an imported notice can be read by the same rules: whoever
//! has such a text makes a [`FreeText`] of each of its parts.

use entity::{LanguageText, vocabulary::Language};

use crate::records::{data_flow::DataFlow, noun::Key, register::Register};

/// What a text is about: a rule reads only what it can understand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A name or description of the register.
    Identity,
    /// A purpose or what follows from it.
    Purpose,
    /// Legitimate interests, or what else is told of a basis.
    Basis,
    /// A data group or what is told of it, by the group's place.
    Group(usize),
    /// An item of personal data, by the place of its group.
    Item(usize),
    /// Sources.
    Sources,
    /// Recipients.
    Recipients,
    /// Transfers.
    Transfers,
    /// Time limits.
    Retention,
    /// Security.
    Security,
    /// Automated decisions.
    Automated,
    /// Publicity.
    Publicity,
    /// A data flow at the register.
    Flow,
    /// Anything else.
    Rest,
}

/// A text in one language, with its place.
#[derive(Clone, Debug)]
pub struct FreeText<'a> {
    /// What it is about.
    pub about: About,
    /// The flow it stands in, where that is not the register itself.
    pub flow: Option<&'a Key<DataFlow>>,
    /// Its place as a JSON pointer, the language left out.
    pub pointer: String,
    /// The language.
    pub language: Language,
    /// The text.
    pub text: &'a str,
    /// The same in lower case.
    pub lower: String,
}

impl FreeText<'_> {
    /// The first word that begins with one of some stems, as the text writes it. Finnish inflects at the end of the word.
    pub fn stem(&self, stems: &[&str]) -> Option<&str> {
        words(&self.lower)
            .find(|(_, word)| stems.iter().any(|stem| word.starts_with(stem)))
            .and_then(|(at, word)| self.as_written(at, word.len()))
    }

    /// The first of some phrases that stands in the text at the beginning of a word.
    pub fn phrase(&self, phrases: &[&str]) -> Option<&str> {
        phrases.iter().find_map(|phrase| {
            let found = self.lower.match_indices(phrase).find(|(at, _)| {
                let before = self.lower[..*at].chars().next_back();
                before.is_none_or(|letter| !letter.is_alphanumeric())
            });
            found.and_then(|(at, _)| self.as_written(at, phrase.len()))
        })
    }

    // A letter may change its length in lower case; then what was found is shown in lower case.
    fn as_written(&self, at: usize, length: usize) -> Option<&str> {
        let same = self.text.len() == self.lower.len();
        same.then(|| self.text.get(at..at + length))
            .flatten()
            .or_else(|| self.lower.get(at..at + length))
    }
}

/// Words of a text with their places: letters and digits in a row.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = text.as_ptr() as usize;
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr() as usize - start, word))
}

/// Every free text of a flow at the register.
pub fn texts_of_flow(flow: &DataFlow) -> Vec<FreeText<'_>> {
    let mut gathered = Vec::new();
    for (name, text) in [
        ("data", &flow.data),
        ("condition", &flow.condition),
        ("remarks", &flow.remarks),
    ] {
        gather(&mut gathered, About::Flow, format!("/{name}"), text);
    }
    for text in &mut gathered {
        text.flow = Some(&flow.key);
    }
    gathered
}

/// Every free text of a record.
pub fn texts(register: &Register) -> Vec<FreeText<'_>> {
    let mut gathered = Vec::with_capacity(64);
    let mut add = |about, pointer: String, text| gather(&mut gathered, about, pointer, text);
    add(About::Identity, "/name".to_owned(), &register.name);
    add(About::Identity, "/description".to_owned(), &register.description);
    for (at, purpose) in register.purposes.iter().enumerate() {
        add(About::Purpose, format!("/purposes/{at}/text"), &purpose.text);
        add(
            About::Purpose,
            format!("/purposes/{at}/consequence"),
            &purpose.consequence,
        );
        for (index, basis) in purpose.bases.iter().enumerate() {
            add(
                About::Basis,
                format!("/purposes/{at}/bases/{index}/interest"),
                &basis.interest,
            );
        }
    }
    for (at, group) in register.data_groups.iter().enumerate() {
        add(About::Group(at), format!("/dataGroups/{at}/name"), &group.name);
        add(About::Group(at), format!("/dataGroups/{at}/remark"), &group.remark);
        for (index, item) in group.items.iter().enumerate() {
            add(
                About::Item(at),
                format!("/dataGroups/{at}/items/{index}/text"),
                &item.text,
            );
        }
    }
    for (at, limit) in register.retention.iter().enumerate() {
        add(About::Retention, format!("/retention/{at}/text"), &limit.text);
        add(
            About::Retention,
            format!("/retention/{at}/countedFromText"),
            &limit.counted_from_text,
        );
    }
    for (at, measure) in register.security.iter().enumerate() {
        add(About::Security, format!("/security/{at}/text"), &measure.text);
    }
    for (about, name, text) in [
        (About::Rest, "jointArrangement", &register.joint_arrangement),
        (About::Sources, "sourcesRemark", &register.sources_remark),
        (About::Recipients, "recipientsRemark", &register.recipients_remark),
        (About::Transfers, "transfersRemark", &register.transfers_remark),
        (About::Retention, "retentionRemark", &register.retention_remark),
        (About::Automated, "automatedLogic", &register.automated_logic),
        (
            About::Automated,
            "automatedSignificance",
            &register.automated_significance,
        ),
        (About::Publicity, "publicityRemark", &register.publicity_remark),
        (About::Publicity, "searchTerms", &register.search_terms),
    ] {
        add(about, format!("/{name}"), text);
    }
    gathered
}

fn gather<'a>(gathered: &mut Vec<FreeText<'a>>, about: About, pointer: String, text: &'a LanguageText) {
    gathered.extend(text.iter().map(|(language, text)| FreeText {
        about,
        flow: None,
        pointer: pointer.clone(),
        language,
        text,
        lower: text.to_lowercase(),
    }));
}

#[cfg(test)]
pub(crate) fn text_of(about: About, text: &str) -> FreeText<'_> {
    FreeText {
        about,
        flow: None,
        pointer: "/text".to_owned(),
        language: Language::Fi,
        text,
        lower: text.to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::{About, text_of};

    #[test]
    fn a_stem_is_found_at_the_beginning_of_a_word_only() {
        let text = text_of(About::Purpose, "Markkinointilupaan perustuva. Uskontokunta");
        assert_eq!(text.stem(&["uskon"]), Some("Uskontokunta"));
        assert_eq!(text.stem(&["lupa"]), None);
        assert_eq!(text.phrase(&["perustuva. us"]), Some("perustuva. Us"));
        assert_eq!(text.phrase(&["ustuva"]), None);
    }

    #[test]
    fn a_letter_that_grows_in_lower_case_breaks_nothing() {
        let text = text_of(About::Purpose, "İ Terveys");
        assert_eq!(text.stem(&["terveys"]), Some("terveys"));
    }
}
