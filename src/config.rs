//! How is the program set up? A file, the environment, the command line; one table of settings.
//!
//! The environment wins over the file, and the command line over both. What is not known, or has a value that will not do, is
//! refused by name: a setting that is silently ignored is worse than none.

mod reach;

use std::{net::SocketAddr, path::PathBuf, time::Duration};

use serde::Deserialize;

pub use self::reach::Reach;
use crate::records::inventory::Limits;

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
        name: "public_url",
        environment: "SELOSTE_PUBLIC_URL",
        default: "(none)",
        meaning: "The address people know, as https://seloste.example.fi: requests under another name are refused. Not used by the demo.",
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
    /// How much is held in memory.
    pub limits: Limits,
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
    registers_in_memory: Option<toml::Value>,
    idle_minutes: Option<toml::Value>,
    public_url: Option<toml::Value>,
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
                "public_url" => &from_file.public_url,
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
        Ok(Self {
            listen: parse(
                "listen",
                &value("listen", from_file.listen.as_ref()),
                "an address and port, as 127.0.0.1:8080",
            )?,
            database_url: value("database_url", from_file.database_url.as_ref()),
            layouts: (layouts != "(none)").then(|| PathBuf::from(layouts)),
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

fn setting(name: &str) -> &'static Setting {
    SETTINGS
        .iter()
        .find(|setting| setting.name == name)
        .expect("asked for by the names in the table")
}

fn parse<T: std::str::FromStr>(name: &str, value: &str, form: &str) -> Result<T, String> {
    value
        .trim()
        .parse()
        .map_err(|_| format!("{name} is {value:?}; it should be {form}"))
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
            ("SELOSTE_PUBLIC_URL", "seloste.example.fi"),
            ("SELOSTE_TRUSTED_PROXIES", "10.0.0.0/8, everyone"),
            ("SELOSTE_COST_PER_ACCOUNT", "-1"),
            ("SELOSTE_CONNECTIONS", "0"),
        ] {
            let wrong = Config::read(None, environment(&[(name, value)])).expect_err(name);
            let named = value.split(", ").last().unwrap_or_default();
            assert!(wrong.contains(named), "{wrong}");
        }
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
