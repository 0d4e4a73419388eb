//! How is the program set up? A file, the environment, the command line; one table of settings.
//!
//! The environment wins over the file, and the command line over both. What is not known, or has a value that will not do, is
//! refused by name: a setting that is silently ignored is worse than none.

use std::{net::SocketAddr, path::PathBuf, time::Duration};

use chrono::TimeDelta;
use serde::Deserialize;

use crate::{
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
        meaning: "File of the signed checkpoints of the log; best kept on another machine. Must be named for PostgreSQL.",
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
        meaning: "The address people reach the server by, as https://selosteet.example; signing in needs it.",
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
    log: Option<toml::Value>,
    log_format: Option<toml::Value>,
}

impl Config {
    /// Reads the settings. `file` is the text of the configuration file with its name, `environment` the variables.
    ///
    /// The error names the setting and says what it should be.
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
        let value = |name: &str, in_file: Option<&toml::Value>| -> String {
            let setting = SETTINGS
                .iter()
                .find(|setting| setting.name == name)
                .expect("asked for by the names in the table");
            environment
                .iter()
                .find(|(variable, _)| variable == setting.environment)
                .map(|(_, value)| value.clone())
                .or_else(|| in_file.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)))
                .unwrap_or_else(|| setting.default.to_owned())
        };
        let log_format = value("log_format", from_file.log_format.as_ref());
        let layouts = value("layouts", from_file.layouts.as_ref());
        let public_address = value("public_address", from_file.public_address.as_ref());
        let idle = value("session_idle_minutes", from_file.session_idle_minutes.as_ref());
        let absolute = value("session_hours", from_file.session_hours.as_ref());
        settings::check(&from_file.providers)?;
        Ok(Self {
            listen: parse(
                "listen",
                &value("listen", from_file.listen.as_ref()),
                "an address and port, as 127.0.0.1:8080",
            )?,
            database_url: value("database_url", from_file.database_url.as_ref()),
            layouts: (layouts != "(none)").then(|| PathBuf::from(layouts)),
            log_name: given(value("log_name", from_file.log_name.as_ref())),
            log_key: given(value("log_key", from_file.log_key.as_ref())).map(PathBuf::from),
            log_checkpoints: given(value("log_checkpoints", from_file.log_checkpoints.as_ref())).map(PathBuf::from),
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
            log: value("log", from_file.log.as_ref()),
            log_json: match log_format.as_str() {
                "text" => false,
                "json" => true,
                other => return Err(format!("log_format is {other:?}; it should be text or json")),
            },
        })
    }
}

/// A value that was set; what stands in brackets in the table is what holds when it was not.
fn given(value: String) -> Option<String> {
    (!value.starts_with('(')).then_some(value)
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
        ] {
            let wrong = Config::read(None, environment(&[(name, value)])).expect_err(name);
            assert!(wrong.contains(value), "{wrong}");
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
    fn the_table_is_documented() {
        let page = include_str!("../docs/configuration.md");
        for setting in SETTINGS {
            for words in [setting.name, setting.environment, setting.default, setting.meaning] {
                assert!(page.contains(words), "docs/configuration.md does not say {words:?}");
            }
        }
    }
}
