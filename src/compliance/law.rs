//! How is the law that a rule rests on named? As a provision of the inventory's own law, with its act and address.

use entity::vocabulary::Language;

use crate::records::{
    law::{Act, Provision},
    noun::Key,
    snapshot::Shared,
};

/// A provision as it is cited in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The provision's key, as `2016-679/13-1-c`.
    pub provision: &'static str,
    /// The act's number, as `(EU) 2016/679`.
    pub number: String,
    /// The title of the act.
    pub act: String,
    /// The article or section as it is written.
    pub label: String,
    /// European Legislation Identifier of the act, where it is known.
    pub eli: Option<String>,
    /// Address of the act's text, where it is known.
    pub link: Option<String>,
}

/// The citation of a provision, if the inventory knows it.
pub fn cite(provision: &'static str, shared: &Shared, language: Language) -> Option<Citation> {
    let found = shared.shelves.provisions.get(provision)?;
    let act = shared.shelves.acts.get(found.act.as_str())?;
    let said = |text: &entity::LanguageText| text.best(language).map(|(text, _)| text.to_owned());
    Some(Citation {
        provision,
        number: act.number.clone(),
        act: said(&act.title).unwrap_or_default(),
        label: said(&found.label).unwrap_or_default(),
        eli: act.eli.clone(),
        link: act.link.clone(),
    })
}

impl Citation {
    /// One line, as `Article 13(1)(c), General Data Protection Regulation (EU) 2016/679`.
    pub fn line(&self) -> String {
        format!("{}, {} {}", self.label, self.act, self.number)
    }
}

/// The label of a provision in a language, with its act's number unless that is the General Data Protection Regulation.
pub fn label(provision: &Key<Provision>, shared: &Shared, language: Language) -> Option<String> {
    let found = shared.shelves.provisions.get(provision.as_str())?;
    let act: &Act = shared.shelves.acts.get(found.act.as_str())?;
    let (label, _) = found.label.best(language)?;
    Some(if act.key.as_str() == "2016-679" {
        label.to_owned()
    } else {
        format!("{label} ({})", act.number)
    })
}

/// The key of a place in the General Data Protection Regulation: `6(1)(e)` is `2016-679/6-1-e`.
pub fn article(place: &str) -> String {
    format!(
        "2016-679/{}",
        place.replace(")(", "-").replace('(', "-").replace(')', "")
    )
}
