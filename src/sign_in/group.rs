//! What do the groups of a provider give here? Lines of the configuration, read and nothing more.

use std::{fmt, str::FromStr};

use serde::Deserialize;

use entity::vocabulary::Role;

/// One line: members of a group have a role with a reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupGrant {
    /// The group, as the provider's claim names it.
    pub group: String,
    /// The role it gives.
    pub role: Role,
    /// How far that goes.
    pub reach: GroupReach,
}

/// How far a grant goes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum GroupReach {
    /// Everything here.
    Installation,
    /// One controller, by its key.
    Controller(String),
    /// A department and all below it, by its key.
    Department(String),
    /// Single registers, by their keys.
    Registers(Vec<String>),
}

/// A line as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    group: String,
    role: String,
    reach: String,
}

impl<'de> Deserialize<'de> for GroupGrant {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error as _;

        let Written { group, role, reach } = Written::deserialize(deserializer)?;
        if group.is_empty() {
            return Err(D::Error::custom("a group without a name would be everyone's"));
        }
        let role = match role.as_str() {
            "contact" => Role::Contact,
            "dpo" => Role::Dpo,
            "auditor" => Role::Auditor,
            "admin" => Role::Admin,
            other => {
                return Err(D::Error::custom(format!(
                    "{other:?} is no role a group can give; known are contact, dpo, auditor, admin"
                )));
            }
        };
        let reach = reach.parse().map_err(D::Error::custom)?;
        Ok(Self { group, role, reach })
    }
}

impl FromStr for GroupReach {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let keys = |keys: &str| {
            let keys: Vec<String> = keys.split(',').map(|key| key.trim().to_owned()).collect();
            (!keys.iter().any(String::is_empty)).then_some(keys)
        };
        let read = match text.split_once(':') {
            None if text == "installation" => Some(Self::Installation),
            Some(("controller", key)) if !key.is_empty() => Some(Self::Controller(key.to_owned())),
            Some(("department", key)) if !key.is_empty() => Some(Self::Department(key.to_owned())),
            Some(("registers", list)) => keys(list).map(Self::Registers),
            _ => None,
        };
        read.ok_or_else(|| {
            format!("{text:?} is no reach; write installation, controller:KEY, department:KEY or registers:KEY,KEY")
        })
    }
}

impl fmt::Display for GroupReach {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Installation => formatter.write_str("installation"),
            Self::Controller(key) => write!(formatter, "controller:{key}"),
            Self::Department(key) => write!(formatter, "department:{key}"),
            Self::Registers(keys) => write!(formatter, "registers:{}", keys.join(",")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::GroupReach;

    #[test]
    fn a_reach_reads_back_as_it_was_written() {
        for text in [
            "installation",
            "controller:pori",
            "department:pori/education",
            "registers:pori/1,pori/2",
        ] {
            let reach: GroupReach = text.parse().expect(text);
            assert_eq!(reach.to_string(), text);
        }
    }

    #[test]
    fn what_is_no_reach_is_refused() {
        for text in [
            "",
            "everything",
            "controller:",
            "controller",
            "registers:",
            "registers:pori/1,",
            "installation:pori",
        ] {
            assert!(text.parse::<GroupReach>().is_err(), "{text}");
        }
    }
}
