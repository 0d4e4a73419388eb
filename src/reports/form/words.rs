//! What do the forms say beside the report's own words? Short enough to be looked over in one place.

use entity::vocabulary::Language;

/// A text in the three languages, written in the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// Finnish.
    pub fi: &'static str,
    /// Swedish.
    pub sv: &'static str,
    /// English.
    pub en: &'static str,
}

impl Words {
    /// The three in the order of the languages.
    pub const fn new(fi: &'static str, sv: &'static str, en: &'static str) -> Self {
        Self { fi, sv, en }
    }

    /// The text in a language.
    pub const fn say(&self, language: Language) -> &'static str {
        match language {
            Language::Fi => self.fi,
            Language::Sv => self.sv,
            Language::En => self.en,
        }
    }
}

pub(super) const REPORT: Words = Words::new("Raportti", "Rapport", "Report");
pub(super) const ABOUT: Words = Words::new("Tietoja raportista", "Om rapporten", "About the report");
pub(super) const QUESTION: Words = Words::new("Kysymys", "Fråga", "Question");
pub(super) const MADE_AT: Words = Words::new("Laadittu", "Framställd", "Made");
pub(super) const REVISION: Words = Words::new(
    "Tietovarannon versio",
    "Registrets revision",
    "Revision of the inventory",
);
/// Which sheet of how many.
pub(super) fn sheet(language: Language, number: usize, count: usize) -> String {
    match language {
        Language::Fi => format!("sivu {number}/{count}"),
        Language::Sv => format!("sida {number}/{count}"),
        Language::En => format!("page {number} of {count}"),
    }
}

pub(super) const ROWS: Words = Words::new("Rivejä", "Rader", "Rows");
pub(super) const TOTALS: Words = Words::new("Yhteensä", "Totalt", "Totals");
pub(super) const NO_ROWS: Words = Words::new("Ei rivejä.", "Inga rader.", "No rows.");
pub(super) const SHORTENED: Words = Words::new(
    "… [lyhennetty; koko teksti on CSV- ja JSON-muodossa]",
    "… [förkortad; hela texten finns i CSV och JSON]",
    "… [shortened; CSV and JSON hold the whole text]",
);

/// What a language is called, where a text had to be shown in another than was asked for.
pub(super) const fn in_language(of: Language) -> Words {
    match of {
        Language::Fi => Words::new("suomeksi", "på finska", "in Finnish"),
        Language::Sv => Words::new("ruotsiksi", "på svenska", "in Swedish"),
        Language::En => Words::new("englanniksi", "på engelska", "in English"),
    }
}
