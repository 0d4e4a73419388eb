//! How is the program set up? A file, the environment, the command line; one table of settings.
//!
//! The environment wins over the file, and the command line over both. What is not known, or has a value that will not do, is
//! refused by name: a setting that is silently ignored is worse than none.

mod reach;

use std::{net::SocketAddr, path::PathBuf, time::Duration};

use chrono::TimeDelta;
use ipnet::IpNet;
use serde::Deserialize;

pub use self::reach::Reach;
use crate::{
    outbox::{mail::Relay, signing::InstallationKey},
    records::inventory::Limits,
    sign_in::{
        PublicAddress,
        session::SessionLimits,
        settings::{self, ProviderSettings},
    },
};

/// One setting, for people.
pub struct Setting {
    /// Its name in the file.
    pub name: &'static str,
    /// Its name in the environment.
    pub environment: &'static str,
    /// What holds when it is not set.
    pub default: &'static str,
    /// What it does.
    pub meaning: &'static str,
}

/// Every setting.
pub const SETTINGS: &[Setting] = &[
    Setting {
        name: "listen",
        environment: "SELOSTE_LISTEN",
        default: "127.0.0.1:8080",
        meaning: "Address and port to serve on.",
    },
    Setting {
        name: "database_url",
        environment: "SELOSTE_DATABASE_URL",
        default: "sqlite://seloste.db",
        meaning: "The database: sqlite://FILE or postgres://USER@HOST/NAME.",
    },
    Setting {
        name: "layouts",
        environment: "SELOSTE_LAYOUTS",
        default: "(none)",
        meaning: "A folder with the city's own notice layouts, beside those that come with the program.",
    },
    Setting {
        name: "log_name",
        environment: "SELOSTE_LOG_NAME",
        default: "(random)",
        meaning: "Name of the installation in the checkpoints of its log, as log.pori.fi; given once, when the log is begun.",
    },
    Setting {
        name: "log_key",
        environment: "SELOSTE_LOG_KEY",
        default: "(beside the database)",
        meaning: "File of the key that signs the log; must be named for PostgreSQL. Instances of one installation share it.",
    },
    Setting {
        name: "log_checkpoints",
        environment: "SELOSTE_LOG_CHECKPOINTS",
        default: "(beside the database)",
        meaning: "File of the signed checkpoints of the log; best kept on another machine. Must be named for PostgreSQL: without it the server does not start.",
    },
    Setting {
        name: "registers_in_memory",
        environment: "SELOSTE_REGISTERS_IN_MEMORY",
        default: "100000",
        meaning: "Registers held in memory at most; controllers used longest ago are let go.",
    },
    Setting {
        name: "idle_minutes",
        environment: "SELOSTE_IDLE_MINUTES",
        default: "60",
        meaning: "Minutes after which a controller nobody asks about is let go from memory.",
    },
    Setting {
        name: "public_address",
        environment: "SELOSTE_PUBLIC_ADDRESS",
        default: "(none)",
        meaning: "The address people reach the server by, as https://selosteet.example: signing in needs it, and requests under another name are refused. Not used by the demo.",
    },
    Setting {
        name: "session_idle_minutes",
        environment: "SELOSTE_SESSION_IDLE_MINUTES",
        default: "60",
        meaning: "Minutes without use after which someone is signed out, 5 at least.",
    },
    Setting {
        name: "session_hours",
        environment: "SELOSTE_SESSION_HOURS",
        default: "12",
        meaning: "Hours after which someone is signed out in any case, 1 at least.",
    },
    Setting {
        name: "mail_relay",
        environment: "SELOSTE_MAIL_RELAY",
        default: "(none)",
        meaning: "The mail relay that letters leave by: smtps://USER:PASSWORD@HOST, smtp://HOST?tls=required or, on this machine, smtp://127.0.0.1:25. Without one no letters are written. Needs mail_from and public_address.",
    },
    Setting {
        name: "mail_from",
        environment: "SELOSTE_MAIL_FROM",
        default: "(none)",
        meaning: "Who letters are from, as Seloste <seloste@example.fi>.",
    },
    Setting {
        name: "webhook_private_networks",
        environment: "SELOSTE_WEBHOOK_PRIVATE_NETWORKS",
        default: "(none)",
        meaning: "Networks inside that webhooks may call, also without encryption, as 10.1.0.0/16,fd00::/8. Otherwise only public addresses are called, over https.",
    },
    Setting {
        name: "webhook_key",
        environment: "SELOSTE_WEBHOOK_KEY",
        default: "(kept in the database)",
        meaning: "What the secrets of webhooks are derived from: 64 hexadecimal digits. Set, a copy of the database alone signs nothing; changed, every webhook needs a new secret.",
    },
    Setting {
        name: "trusted_proxies",
        environment: "SELOSTE_TRUSTED_PROXIES",
        default: "(nobody)",
        meaning: "Networks of proxies whose Forwarded or X-Forwarded-For and X-Forwarded-Proto are believed, as 10.0.0.0/8, fd00::/8.",
    },
    Setting {
        name: "cost_per_account",
        environment: "SELOSTE_COST_PER_ACCOUNT",
        default: "1000000",
        meaning: "What an account may ask over GraphQL in a minute, in the units of extensions.cost; 0 for no limit.",
    },
    Setting {
        name: "cost_per_address",
        environment: "SELOSTE_COST_PER_ADDRESS",
        default: "5000000",
        meaning: "The same for an address (IPv6: a /64 network), whoever asks from it; 0 for no limit.",
    },
    Setting {
        name: "pages_per_address",
        environment: "SELOSTE_PAGES_PER_ADDRESS",
        default: "1200",
        meaning: "Public pages an address may ask for in a minute; 0 for no limit.",
    },
    Setting {
        name: "sign_ins_per_address",
        environment: "SELOSTE_SIGN_INS_PER_ADDRESS",
        default: "20",
        meaning: "Attempts to sign in from an address in a minute; 0 for no limit.",
    },
    Setting {
        name: "connections",
        environment: "SELOSTE_CONNECTIONS",
        default: "1000",
        meaning: "Connections at one time; whoever comes then waits.",
    },
    Setting {
        name: "log",
        environment: "SELOSTE_LOG",
        default: "warn,seloste=info",
        meaning: "What is logged: error, warn, info, debug or trace, also by module (seloste=debug).",
    },
    Setting {
        name: "log_format",
        environment: "SELOSTE_LOG_FORMAT",
        default: "text",
        meaning: "text or json.",
    },
];

/// Variables the tests and benches use; not settings.
const NOT_SETTINGS: &[&str] = &["SELOSTE_CONFIG", "SELOSTE_TEST_POSTGRES", "SELOSTE_BIN"];

/// The settings in force.
#[derive(Clone, Debug)]
pub struct Config {
    /// Address and port to serve on.
    pub listen: SocketAddr,
    /// The database.
    pub database_url: String,
    /// A folder with the city's own layouts.
    pub layouts: Option<PathBuf>,
    /// The name of the installation in its log, when it is given one.
    pub log_name: Option<String>,
    /// The file of the key that signs the log.
    pub log_key: Option<PathBuf>,
    /// The file of the log's checkpoints.
    pub log_checkpoints: Option<PathBuf>,
    /// How much is held in memory.
    pub limits: Limits,
    /// The address people reach the server by.
    pub public_address: Option<PublicAddress>,
    /// How long people stay signed in.
    pub sessions: SessionLimits,
    /// Who may vouch for people; only the file names them.
    pub providers: Vec<ProviderSettings>,
    /// The mail relay, and who letters are from.
    pub mail: Option<(String, String)>,
    /// Networks inside that webhooks may call.
    pub webhook_private_networks: Vec<IpNet>,
    /// What the secrets of webhooks are derived from; made and kept in the database when not set.
    pub webhook_key: Option<InstallationKey>,
    /// How it is reached.
    pub reach: Reach,
    /// What is logged.
    pub log: String,
    /// Whether the log is JSON.
    pub log_json: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    listen: Option<toml::Value>,
    database_url: Option<toml::Value>,
    layouts: Option<toml::Value>,
    log_name: Option<toml::Value>,
    log_key: Option<toml::Value>,
    log_checkpoints: Option<toml::Value>,
    registers_in_memory: Option<toml::Value>,
    idle_minutes: Option<toml::Value>,
    public_address: Option<toml::Value>,
    session_idle_minutes: Option<toml::Value>,
    session_hours: Option<toml::Value>,
    #[serde(default)]
    providers: Vec<ProviderSettings>,
    mail_relay: Option<toml::Value>,
    mail_from: Option<toml::Value>,
    webhook_private_networks: Option<toml::Value>,
    webhook_key: Option<toml::Value>,
    trusted_proxies: Option<toml::Value>,
    cost_per_account: Option<toml::Value>,
    cost_per_address: Option<toml::Value>,
    pages_per_address: Option<toml::Value>,
    sign_ins_per_address: Option<toml::Value>,
    connections: Option<toml::Value>,
    log: Option<toml::Value>,
    log_format: Option<toml::Value>,
}

impl Config {
    /// Reads the settings. `file` is the text of the configuration file with its name, `environment` the variables.
    ///
    /// The error names the setting and says what it should be.
    #[expect(clippy::too_many_lines, reason = "a line or two for each setting")]
    pub fn read(
        file: Option<(&str, &str)>,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, String> {
        let from_file = match file {
            Some((name, text)) => {
                toml::from_str::<File>(text).map_err(|error| format!("{name}: {}", error.to_string().trim()))?
            }
            None => File::default(),
        };
        let environment: Vec<(String, String)> = environment
            .into_iter()
            .filter(|(name, _)| name.starts_with("SELOSTE_"))
            .collect();
        for (name, _) in &environment {
            if !NOT_SETTINGS.contains(&name.as_str()) && !SETTINGS.iter().any(|setting| setting.environment == name) {
                let known: Vec<&str> = SETTINGS.iter().map(|setting| setting.environment).collect();
                return Err(format!(
                    "the environment sets {name}, which is no setting; known are {}",
                    known.join(", ")
                ));
            }
        }
        let given = |name: &str, in_file: Option<&toml::Value>| -> Option<String> {
            environment
                .iter()
                .find(|(variable, _)| variable == setting(name).environment)
                .map(|(_, value)| value.clone())
                .or_else(|| in_file.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)))
        };
        let value = |name: &str, in_file: Option<&toml::Value>| -> String {
            given(name, in_file).unwrap_or_else(|| setting(name).default.to_owned())
        };
        let reach = Reach::read(&|name| {
            let in_file = match name {
                "trusted_proxies" => &from_file.trusted_proxies,
                "cost_per_account" => &from_file.cost_per_account,
                "cost_per_address" => &from_file.cost_per_address,
                "pages_per_address" => &from_file.pages_per_address,
                "sign_ins_per_address" => &from_file.sign_ins_per_address,
                _ => &from_file.connections,
            };
            given(name, in_file.as_ref())
        })?;
        let log_format = value("log_format", from_file.log_format.as_ref());
        let layouts = value("layouts", from_file.layouts.as_ref());
        let public_address = value("public_address", from_file.public_address.as_ref());
        let idle = value("session_idle_minutes", from_file.session_idle_minutes.as_ref());
        let absolute = value("session_hours", from_file.session_hours.as_ref());
        settings::check(&from_file.providers)?;
        let given = |name: &str, in_file: Option<&toml::Value>| -> Option<String> {
            Some(value(name, in_file)).filter(|value| !value.starts_with('('))
        };
        let mail = mail(
            given("mail_relay", from_file.mail_relay.as_ref()),
            given("mail_from", from_file.mail_from.as_ref()),
            public_address != "(none)",
        )?;
        Ok(Self {
            listen: parse(
                "listen",
                &value("listen", from_file.listen.as_ref()),
                "an address and port, as 127.0.0.1:8080",
            )?,
            database_url: value("database_url", from_file.database_url.as_ref()),
            layouts: (layouts != "(none)").then(|| PathBuf::from(layouts)),
            log_name: given("log_name", from_file.log_name.as_ref()),
            log_key: given("log_key", from_file.log_key.as_ref()).map(PathBuf::from),
            log_checkpoints: given("log_checkpoints", from_file.log_checkpoints.as_ref()).map(PathBuf::from),
            limits: Limits {
                registers: parse(
                    "registers_in_memory",
                    &value("registers_in_memory", from_file.registers_in_memory.as_ref()),
                    "a whole number",
                )?,
                idle: Duration::from_secs(
                    60 * parse::<u64>(
                        "idle_minutes",
                        &value("idle_minutes", from_file.idle_minutes.as_ref()),
                        "a whole number of minutes",
                    )?
                    .clamp(1, 1_000_000),
                ),
            },
            public_address: match public_address.as_str() {
                "(none)" => None,
                text => Some(parse(
                    "public_address",
                    text,
                    "an address as https://selosteet.example, without a path; http only on this machine",
                )?),
            },
            sessions: SessionLimits {
                // Use is written down once a minute; a shorter time would end sessions that are in use.
                idle: TimeDelta::minutes(whole("session_idle_minutes", &idle, 5, 60 * 24 * 30)?),
                absolute: TimeDelta::hours(whole("session_hours", &absolute, 1, 24 * 90)?),
            },
            providers: from_file.providers,
            mail,
            webhook_private_networks: given("webhook_private_networks", from_file.webhook_private_networks.as_ref())
                .map(|text| networks("webhook_private_networks", &text))
                .transpose()?
                .unwrap_or_default(),
            webhook_key: given("webhook_key", from_file.webhook_key.as_ref())
                .map(|text| {
                    // The value itself is a secret, and is not repeated.
                    InstallationKey::parse(&text)
                        .ok_or_else(|| "webhook_key should be 64 hexadecimal digits".to_owned())
                })
                .transpose()?,
            reach,
            log: value("log", from_file.log.as_ref()),
            log_json: match log_format.as_str() {
                "text" => false,
                "json" => true,
                other => return Err(format!("log_format is {other:?}; it should be text or json")),
            },
        })
    }
}

/// Mail is sent when a relay is named, and then all it needs must be there.
fn mail(relay: Option<String>, from: Option<String>, has_address: bool) -> Result<Option<(String, String)>, String> {
    let Some(relay) = relay else { return Ok(None) };
    let from = from.ok_or("mail_relay is set, and mail_from is not: letters need a sender")?;
    if !has_address {
        return Err("mail_relay is set, and public_address is not: letters need an address to lead to".to_owned());
    }
    Relay::new(&relay, &from)?;
    Ok(Some((relay, from)))
}

fn setting(name: &str) -> &'static Setting {
    SETTINGS
        .iter()
        .find(|setting| setting.name == name)
        .expect("asked for by the names in the table")
}

fn networks(name: &str, text: &str) -> Result<Vec<IpNet>, String> {
    text.split(',')
        .map(|net| parse(name, net, "networks with commas between, as 10.1.0.0/16,fd00::/8"))
        .collect()
}

fn parse<T: std::str::FromStr>(name: &str, value: &str, form: &str) -> Result<T, String> {
    value
        .trim()
        .parse()
        .map_err(|_| format!("{name} is {value:?}; it should be {form}"))
}

fn whole(name: &str, value: &str, least: i64, most: i64) -> Result<i64, String> {
    let form = format!("a whole number from {least} to {most}");
    let number = parse(name, value, &form)?;
    if (least..=most).contains(&number) {
        Ok(number)
    } else {
        Err(format!("{name} is {value:?}; it should be {form}"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Config, SETTINGS};

    fn environment(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect()
    }

    #[test]
    fn the_environment_wins_over_the_file() {
        let file = "listen = \"127.0.0.1:1\"\nidle_minutes = 5\n";
        let config = Config::read(
            Some(("seloste.toml", file)),
            environment(&[("SELOSTE_LISTEN", "127.0.0.1:2")]),
        )
        .expect("good settings");
        assert_eq!(config.listen.port(), 2);
        assert_eq!(config.limits.idle.as_secs(), 300);
    }

    #[test]
    fn what_is_unknown_or_wrong_is_refused_by_name() {
        let unknown_key = Config::read(Some(("seloste.toml", "listn = 1\n")), []).expect_err("unknown key");
        assert!(
            unknown_key.contains("seloste.toml") && unknown_key.contains("listn"),
            "{unknown_key}"
        );
        let unknown_variable =
            Config::read(None, environment(&[("SELOSTE_LISTN", "x")])).expect_err("unknown variable");
        assert!(unknown_variable.contains("SELOSTE_LISTN"), "{unknown_variable}");
        for (name, value) in [
            ("SELOSTE_LISTEN", "here"),
            ("SELOSTE_IDLE_MINUTES", "soon"),
            ("SELOSTE_LOG_FORMAT", "xml"),
            ("SELOSTE_PUBLIC_ADDRESS", "http://selosteet.example"),
            ("SELOSTE_SESSION_IDLE_MINUTES", "4"),
            ("SELOSTE_SESSION_HOURS", "never"),
            ("SELOSTE_WEBHOOK_PRIVATE_NETWORKS", "10.0.0.0/8,inside"),
            ("SELOSTE_TRUSTED_PROXIES", "10.0.0.0/8, everyone"),
            ("SELOSTE_COST_PER_ACCOUNT", "-1"),
            ("SELOSTE_CONNECTIONS", "0"),
        ] {
            let wrong = Config::read(None, environment(&[(name, value)])).expect_err(name);
            let named = value.rsplit(',').next().unwrap_or_default().trim();
            assert!(wrong.contains(named), "{wrong}");
        }
    }

    #[test]
    fn the_providers_of_the_documentation_can_be_used() {
        let page = include_str!("../docs/configuration.md");
        let example = page
            .split("```toml")
            .nth(1)
            .and_then(|rest| rest.split("```").next())
            .expect("the page has an example");
        let config = Config::read(Some(("seloste.toml", example)), []).expect("good settings");
        let provider = config.providers.first().expect("one provider");
        assert_eq!((provider.name.as_str(), provider.groups.len()), ("city", 3));
        assert!(config.public_address.is_some_and(|address| address.is_https()));
        let twice = format!(
            "{example}{}",
            example.split_once("[[providers]]").map_or("", |(_, rest)| rest)
        );
        assert!(Config::read(Some(("seloste.toml", &twice)), []).is_err());
    }

    #[test]
    fn mail_needs_a_sender_and_an_address_to_lead_to() {
        let relay = ("SELOSTE_MAIL_RELAY", "smtp://127.0.0.1:2525");
        let from = ("SELOSTE_MAIL_FROM", "Seloste <seloste@city.example>");
        let url = ("SELOSTE_PUBLIC_ADDRESS", "https://seloste.city.example");
        let read = |pairs: &[(&str, &str)]| Config::read(None, environment(pairs));
        assert!(read(&[relay, url]).expect_err("no sender").contains("mail_from"));
        assert!(read(&[relay, from]).expect_err("no address").contains("public_address"));
        assert!(read(&[relay, from, url]).expect("good settings").mail.is_some());
        assert!(read(&[from, url]).expect("good settings").mail.is_none());
        let key = "not a key";
        let wrong = read(&[("SELOSTE_WEBHOOK_KEY", key)]).expect_err("no key");
        assert!(wrong.contains("webhook_key") && !wrong.contains(key), "{wrong}");
    }

    #[test]
    fn the_table_is_documented() {
        let page = include_str!("../docs/configuration.md");
        for setting in SETTINGS {
            for words in [setting.name, setting.environment, setting.default, setting.meaning] {
                assert!(page.contains(words), "docs/configuration.md does not say {words:?}");
            }
        }
    }
}
