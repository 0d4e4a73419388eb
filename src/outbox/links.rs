//! Where does a message lead? Addresses on this installation, as people and programs reach it from outside.

use entity::vocabulary::Language;

use crate::{notices::words::language_tag, records::controller::Controller};

/// The address people know; nothing is linked without one.
#[derive(Clone, Debug, Default)]
pub struct Links(Option<String>);

impl Links {
    /// Links below an address as `https://seloste.example.fi`.
    pub fn below(public_url: Option<&str>) -> Self {
        Self(public_url.map(|url| url.trim_end_matches('/').to_owned()))
    }

    /// Where people come in.
    pub fn front(&self) -> Option<String> {
        self.0.as_ref().map(|url| format!("{url}/"))
    }

    /// Where programs ask.
    pub fn api(&self) -> Option<String> {
        self.0.as_ref().map(|url| format!("{url}/graphql"))
    }

    /// The public page of a notice, in this language or in the first that the controller serves in.
    pub fn notice(&self, controller: &Controller, slug: &str, language: Language) -> Option<String> {
        let served = &controller.languages;
        let language = if served.contains(&language) {
            language
        } else {
            served.first().copied().unwrap_or(Language::Fi)
        };
        let url = self.0.as_ref()?;
        Some(format!("{url}/{}/{}/{slug}", language_tag(language), controller.key))
    }
}
