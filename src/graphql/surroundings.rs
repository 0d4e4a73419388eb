//! What is set up outside the inventory, in files of the installation: the layouts of notices, and who vouches for people.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use entity::{
    LanguageText,
    vocabulary::{Language, Role},
};

use super::request::Request;
use crate::{
    access::{Action, Target},
    notices::{
        content::PartKind,
        layout::{Layout as Form, LayoutSection as Section, Style, layouts},
        words::say,
    },
    records::noun::Kind,
    sign_in::{
        group::{GroupGrant, GroupReach},
        settings::ProviderSettings,
    },
};

/// In which order, under which headings and numbers a city tells its notices: a file of the installation.
pub struct Layout(&'static Form);

/// Every layout, the standard one first.
pub fn all_layouts() -> Vec<Layout> {
    layouts().all().iter().map(Layout).collect()
}

/// In which order, under which headings and numbers a city tells its notices: a file of the installation.
#[Object]
impl Layout {
    /// Its key: what a controller names as its own.
    async fn key(&self) -> &str {
        &self.0.key
    }

    /// What the document is called in it.
    async fn title(&self) -> &LanguageText {
        &self.0.title
    }

    /// Whether it is drawn as a table, headings beside what they head; otherwise as sections one below the other.
    async fn table(&self) -> bool {
        self.0.style == Style::Table
    }

    /// Whether the numbers of its sections are shown.
    async fn numbered(&self) -> bool {
        self.0.numbered
    }

    /// What stands before the first section, in the language of the request.
    async fn lead(&self, ctx: &Context<'_>) -> Vec<String> {
        names(&self.0.lead, Request::of(ctx).language)
    }

    /// Its sections in order, each before those inside it.
    async fn sections(&self, ctx: &Context<'_>) -> Vec<LayoutSection> {
        let mut told = Vec::new();
        tell(&self.0.sections, 1, Request::of(ctx).language, &mut told);
        told
    }
}

/// A section of a layout.
#[derive(SimpleObject)]
pub struct LayoutSection {
    /// How deep it stands: 1 at the top.
    level: u32,
    /// Its number, as `13.1`.
    number: String,
    /// Its heading.
    heading: LanguageText,
    /// What it tells, in the language of the request; what the record leaves unsaid is said to be so.
    parts: Vec<String>,
    /// What it tells too where the record states it, since the form has no place of its own for it.
    also: Vec<String>,
}

fn tell(sections: &[Section], level: u32, language: Language, told: &mut Vec<LayoutSection>) {
    for section in sections {
        told.push(LayoutSection {
            level,
            number: section.number.clone(),
            heading: section.heading.clone(),
            parts: names(&section.parts, language),
            also: names(&section.also, language),
        });
        tell(&section.sections, level + 1, language, told);
    }
}

fn names(parts: &[PartKind], language: Language) -> Vec<String> {
    parts.iter().map(|part| say(language, part.label_key())).collect()
}

/// Somebody who vouches for people when they sign in, by OpenID Connect.
#[derive(Clone, Debug, SimpleObject)]
pub struct IdentityProvider {
    /// Its name in addresses.
    name: String,
    /// What people call it; empty when it has no other name.
    title: LanguageText,
    /// Its issuer identifier.
    issuer: String,
    /// The claim that lists a person's groups.
    groups_claim: String,
    /// Whether programs may come with access tokens of its own.
    accepts_access_tokens: bool,
    /// Whom to ask when signing in fails.
    help: LanguageText,
    /// What its groups give.
    groups: Vec<GivenByGroup>,
}

/// What the members of a group have, for as long as the provider says that they are in it.
#[derive(Clone, Debug, SimpleObject)]
pub struct GivenByGroup {
    /// The group, as the provider names it.
    group: String,
    /// The role.
    role: Role,
    /// Whether it holds everywhere here.
    everywhere: bool,
    /// Where it holds otherwise: the global ids of a controller, a department, or registers.
    reach: Vec<ID>,
}

impl IdentityProvider {
    /// What may be shown of its settings: no secret, and not our name there.
    pub fn of(settings: &ProviderSettings) -> Self {
        Self {
            name: settings.name.clone(),
            title: settings.title.clone(),
            issuer: settings.issuer.clone(),
            groups_claim: settings.groups_claim.clone(),
            accepts_access_tokens: settings.audience.is_some(),
            help: settings.help.clone(),
            groups: settings.groups.iter().map(GivenByGroup::of).collect(),
        }
    }
}

impl GivenByGroup {
    fn of(grant: &GroupGrant) -> Self {
        let id = |kind: Kind, key: &str| ID(format!("{}:{key}", kind.word()));
        Self {
            group: grant.group.clone(),
            role: grant.role,
            everywhere: grant.reach == GroupReach::Installation,
            reach: match &grant.reach {
                GroupReach::Installation => Vec::new(),
                GroupReach::Controller(key) => vec![id(Kind::Controller, key)],
                GroupReach::Department(key) => vec![id(Kind::Department, key)],
                GroupReach::Registers(keys) => keys.iter().map(|key| id(Kind::Register, key)).collect(),
            },
        }
    }
}

/// Who vouches for people here, for those who give rights over the whole installation. None in the demo.
pub fn identity_providers(request: &Request) -> Result<Vec<IdentityProvider>> {
    request
        .actor
        .require(Action::ManageAccount, &Target::Shared)
        .map_err(|error| request.refuse(error))?;
    Ok(request.providers.to_vec())
}
