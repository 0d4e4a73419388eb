//! What stands around a page: its name, the way to it, and the same page in the other languages.

use entity::vocabulary::Language;

use super::ask::{Ask, City, LANGUAGES};
use crate::notices::{
    content::Said,
    html::{Brand, Crumb, Frame, Switch, tag, word},
};

/// The surroundings of a page. The last step of the way is the page itself, and gives it its title.
pub fn frame(ask: &Ask, city: Option<&City>, steps: Vec<Crumb>) -> Frame {
    let language = ask.language;
    let site = word(language, "siteName");
    let home = format!("/{}", tag(language));
    let mut crumbs = Vec::new();
    let mut brand = Brand {
        name: site.to_owned(),
        href: home.clone(),
        ..Brand::default()
    };
    if let Some(city) = city {
        let name = name_of(city, language);
        let href = city_path(city, language);
        brand = Brand {
            slug: Some(city.holding.controller.to_string()),
            name: name.text.clone(),
            language: name.language,
            href: href.clone(),
        };
        crumbs.push(Crumb {
            text: word(language, "front").to_owned(),
            href: Some(home),
            ..Crumb::default()
        });
        crumbs.push(Crumb {
            text: name.text,
            language: name.language,
            href: (!steps.is_empty()).then_some(href),
        });
    }
    crumbs.extend(steps);
    let names: Vec<&str> = crumbs.iter().skip(1).rev().map(|crumb| crumb.text.as_str()).collect();
    let title = if names.is_empty() {
        site.to_owned()
    } else {
        format!("{} – {site}", names.join(" – "))
    };
    Frame {
        title,
        indexed: false,
        canonical: None,
        description: None,
        brand,
        crumbs,
        switches: switches(ask),
    }
}

/// A step to a page.
pub fn step(said: &Said, href: impl Into<Option<String>>) -> Crumb {
    Crumb {
        text: said.text.clone(),
        language: said.language,
        href: href.into(),
    }
}

/// The controller's name in a language, or the one it has.
pub fn name_of(city: &City, language: Language) -> Said {
    Said::of(&city.controller.name, language).unwrap_or_else(|| Said::plain(city.holding.controller.to_string()))
}

/// The address of a controller's list.
pub fn city_path(city: &City, language: Language) -> String {
    format!("/{}/{}", tag(language), city.holding.controller)
}

fn switches(ask: &Ask) -> Vec<Switch> {
    let path = ask.uri.path();
    let rest = if ask.language_named {
        path.trim_start_matches('/').split_once('/').map(|(_, rest)| rest)
    } else {
        None
    };
    let switch = |language: Language| {
        let code = tag(language);
        let href = match rest.filter(|rest| !rest.is_empty()) {
            Some(rest) => ask.with_query(&format!("/{code}/{rest}")),
            None => format!("/{code}"),
        };
        Switch {
            code,
            name: own_name(language),
            href,
            current: language == ask.language,
        }
    };
    LANGUAGES.into_iter().map(switch).collect()
}

/// What a language calls itself.
pub const fn own_name(language: Language) -> &'static str {
    match language {
        Language::Fi => "Suomi",
        Language::Sv => "Svenska",
        Language::En => "English",
    }
}
