//! Which providers may vouch for people? The sections `[[providers]]` of the configuration file.

use std::{collections::BTreeSet, path::PathBuf};

use entity::LanguageText;
use openidconnect::{ClientSecret, url::Url};
use serde::Deserialize;

use super::{group::GroupGrant, public_address::is_safe};

/// Names that are taken by pages below `/sign-in`, and the one that sessions of the demo bear.
const RESERVED: [&str; 2] = ["demo", "callback"];

/// One provider, as it is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProviderSettings {
    /// Its name in addresses: `/sign-in/NAME/callback` is what the provider must know as redirect address.
    pub name: String,
    /// What the button says; the name when it is missing.
    #[serde(default)]
    pub title: LanguageText,
    /// Its issuer identifier, exactly as the provider writes it.
    pub issuer: String,
    /// Our id there.
    pub client_id: String,
    /// Our secret there. A public client has none, and PKCE alone protects the code.
    pub client_secret: Option<ClientSecret>,
    /// A file with the secret, in place of it.
    pub client_secret_file: Option<PathBuf>,
    /// What to ask for beside `openid`.
    #[serde(default = "usual_scopes")]
    pub scopes: Vec<String>,
    /// The claim that lists a person's groups.
    #[serde(default = "usual_groups_claim")]
    pub groups_claim: String,
    /// Whether to ask the userinfo endpoint too, for providers that keep the groups out of the ID token.
    #[serde(default)]
    pub userinfo: bool,
    /// The audience that access tokens for this server bear; without it, none of this provider's are accepted.
    pub audience: Option<String>,
    /// Whom to ask when signing in fails, with how to reach them.
    #[serde(default)]
    pub help: LanguageText,
    /// What the groups give.
    #[serde(default)]
    pub groups: Vec<GroupGrant>,
}

fn usual_scopes() -> Vec<String> {
    ["profile", "email"].map(str::to_owned).to_vec()
}

fn usual_groups_claim() -> String {
    "groups".to_owned()
}

impl ProviderSettings {
    /// The secret, from where the settings say it is. The error names the file, never what is in it.
    pub fn secret(&self) -> Result<Option<ClientSecret>, String> {
        let Some(file) = &self.client_secret_file else {
            return Ok(self.client_secret.clone());
        };
        let text = std::fs::read_to_string(file).map_err(|error| {
            format!(
                "provider {}: cannot read client_secret_file {}: {error}",
                self.name,
                file.display()
            )
        })?;
        match text.trim() {
            "" => Err(format!(
                "provider {}: client_secret_file {} is empty",
                self.name,
                file.display()
            )),
            secret => Ok(Some(ClientSecret::new(secret.to_owned()))),
        }
    }

    /// What the groups of a person give.
    pub fn granted(&self, groups: &[String]) -> Vec<GroupGrant> {
        self.groups
            .iter()
            .filter(|grant| groups.contains(&grant.group))
            .cloned()
            .collect()
    }

    fn check(&self) -> Result<(), String> {
        let wrong = |what: &str| Err(format!("provider {:?}: {what}", self.name));
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if self.name.is_empty() || self.name.len() > 32 || !self.name.bytes().all(plain) {
            return wrong("name should be 1 to 32 of a-z, 0-9 and -; it stands in addresses");
        }
        if RESERVED.contains(&self.name.as_str()) {
            return wrong("this name is taken; choose another");
        }
        let issuer = Url::parse(&self.issuer)
            .ok()
            .filter(|url| is_safe(url) && url.query().is_none() && url.fragment().is_none());
        if issuer.is_none() {
            return wrong("issuer should be an https address without ? and #; http only on this machine");
        }
        if self.client_id.is_empty() {
            return wrong("client_id is empty");
        }
        if self.client_secret.is_some() && self.client_secret_file.is_some() {
            return wrong("give client_secret or client_secret_file, not both");
        }
        if self.groups_claim.is_empty() {
            return wrong("groups_claim is empty");
        }
        // An ID token says `aud: client_id`; were the two the same, it could be used as an access token.
        if self
            .audience
            .as_ref()
            .is_some_and(|audience| audience.is_empty() || *audience == self.client_id)
        {
            return wrong("audience should be a name of its own, not empty and not the client_id");
        }
        Ok(())
    }
}

/// Refuses providers that cannot be used or told apart. The error names the provider and says what it should be.
pub fn check(providers: &[ProviderSettings]) -> Result<(), String> {
    let mut names = BTreeSet::new();
    let mut issuers = BTreeSet::new();
    for provider in providers {
        provider.check()?;
        if !names.insert(&provider.name) {
            return Err(format!("two providers have the name {:?}", provider.name));
        }
        // Accounts are known by issuer and subject, and access tokens find their provider by issuer.
        if !issuers.insert(&provider.issuer) {
            return Err(format!("two providers have the issuer {:?}", provider.issuer));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use entity::vocabulary::Role;

    use super::{ProviderSettings, check};
    use crate::sign_in::group::{GroupGrant, GroupReach};

    fn read(text: &str) -> Result<ProviderSettings, String> {
        let provider: ProviderSettings = toml::from_str(text).map_err(|error| error.to_string())?;
        check(std::slice::from_ref(&provider)).map(|()| provider)
    }

    const LEAST: &str = "name = 'city'\nissuer = 'https://login.example'\nclient_id = 'seloste'\n";

    #[test]
    fn the_least_that_is_needed_is_enough() {
        let provider = read(LEAST).expect("good settings");
        assert_eq!(provider.scopes, ["profile", "email"]);
        assert_eq!(provider.groups_claim, "groups");
        assert!(provider.secret().expect("none is asked for").is_none() && !provider.userinfo);
    }

    #[test]
    fn groups_give_what_their_lines_say() {
        let text = format!(
            "{LEAST}[[groups]]\ngroup = 'g1'\nrole = 'dpo'\nreach = 'controller:pori'\n[[groups]]\ngroup = 'g2'\nrole = 'admin'\nreach = 'installation'\n"
        );
        let provider = read(&text).expect("good settings");
        let dpo = GroupGrant {
            group: "g1".to_owned(),
            role: Role::Dpo,
            reach: GroupReach::Controller("pori".to_owned()),
        };
        assert_eq!(provider.granted(&["g0".to_owned(), "g1".to_owned()]), [dpo]);
        assert!(provider.granted(&[]).is_empty());
    }

    #[test]
    fn settings_that_cannot_work_are_refused_with_what_they_should_be() {
        for (change, told) in [
            ("name = 'City'", "a-z"),
            ("name = 'demo'", "taken"),
            ("issuer = 'http://login.example'", "https"),
            ("issuer = 'https://login.example?tenant=1'", "without ?"),
            ("issuer = 'login.example'", "https"),
            ("client_id = ''", "client_id"),
            ("audience = 'seloste'", "audience"),
            ("groups_claim = ''", "groups_claim"),
            ("client_secret = 'a'\nclient_secret_file = 'b'", "not both"),
            ("secret = 'a'", "secret"),
            (
                "groups = [{group = 'g', role = 'public', reach = 'installation'}]",
                "contact",
            ),
            (
                "groups = [{group = 'g', role = 'dpo', reach = 'all'}]",
                "controller:KEY",
            ),
            (
                "groups = [{group = '', role = 'dpo', reach = 'installation'}]",
                "everyone",
            ),
        ] {
            let key = change.split(" =").next().unwrap_or_default();
            let kept: Vec<&str> = LEAST
                .lines()
                .filter(|line| !line.starts_with(&format!("{key} =")))
                .collect();
            let error = read(&format!("{}\n{change}\n", kept.join("\n"))).expect_err(change);
            assert!(error.contains(told), "{change}: {error}");
        }
    }

    #[test]
    fn a_secret_is_never_shown() {
        let provider = read(&format!("{LEAST}client_secret = 'hush-hush'\n")).expect("good settings");
        assert!(!format!("{provider:?}").contains("hush"));
    }

    #[test]
    fn two_providers_are_told_apart_by_name_and_by_issuer() {
        let city = read(LEAST).expect("good settings");
        let mut same_name = city.clone();
        same_name.issuer = "https://other.example".to_owned();
        let mut same_issuer = city.clone();
        same_issuer.name = "other".to_owned();
        for other in [same_name, same_issuer] {
            assert!(check(&[city.clone(), other]).is_err());
        }
    }
}
