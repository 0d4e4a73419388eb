//! Where does a message lead? Addresses on this installation, as people and programs reach it from outside.

use entity::vocabulary::Language;

use crate::{
    notices::words::language_tag,
    records::{breach::BreachCase, controller::Controller, noun::Key, register::Register, saved_report::SavedReport},
};

/// The address people know; nothing is linked without one.
#[derive(Clone, Debug, Default)]
pub struct Links(Option<String>);

impl Links {
    /// Links below an address as `https://seloste.example.fi`.
    pub fn below(public_url: Option<&str>) -> Self {
        Self(public_url.map(|url| url.trim_end_matches('/').to_owned()))
    }

    /// Where people see what waits for them.
    pub fn home(&self) -> Option<String> {
        self.place("")
    }

    /// Where a register is worked on.
    pub fn register(&self, key: &Key<Register>) -> Option<String> {
        self.place(&format!("/registers/{key}"))
    }

    /// Where a register is gone through part by part: is it still true?
    pub fn still_true(&self, key: &Key<Register>) -> Option<String> {
        self.place(&format!("/registers/{key}?walk=1"))
    }

    /// Where a breach is dealt with.
    pub fn breach(&self, key: &Key<BreachCase>) -> Option<String> {
        self.place(&format!("/breaches/{key}"))
    }

    /// Where a saved report and its last results are read.
    pub fn saved_report(&self, key: &Key<SavedReport>) -> Option<String> {
        self.place(&format!("/saved-reports/{key}"))
    }

    /// A place in the workspace, as `web/src/paths.ts` names it. Whoever is not signed in is led there after signing in.
    fn place(&self, path: &str) -> Option<String> {
        self.0.as_ref().map(|url| format!("{url}/app{path}"))
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
