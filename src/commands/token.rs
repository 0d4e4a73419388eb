//! How does a program get its first token? From whoever holds the database.

use chrono::{TimeDelta, Utc};
use clap::{Subcommand, ValueEnum};
use entity::vocabulary::{AccountKind, Role, Scope};

use super::{Failure, Place, close, open, say};
use crate::{
    access::Actor,
    config::Config,
    records::{
        account::Account,
        change,
        granting::{self, NewGrant},
        noun::{Key, Read},
        problem::{Path, Problems},
        tokening::{self, NewToken},
    },
    sign_in::{api_token::new_token, group::GroupReach},
};

/// What can be done with tokens.
#[derive(Debug, Subcommand)]
pub enum TokenCommand {
    /// Make a service account with one role and a token for it, and print the token: it is shown this once
    ///
    /// Example: seloste token create --role auditor --reach controller:pori --scope read-inventory --days 90
    Create {
        /// The role
        #[arg(long)]
        role: TokenRole,
        /// How far: installation, controller:KEY, department:KEY or registers:KEY,KEY
        #[arg(long, value_parser = reach)]
        reach: GroupReach,
        /// What the token is narrowed to; may be given several times. Everything the role may when left out
        #[arg(long)]
        scope: Vec<TokenScope>,
        /// What it is for
        #[arg(long, default_value = "made from the command line")]
        label: String,
        /// Days until it ends
        #[arg(long, default_value_t = 365, value_parser = clap::value_parser!(u16).range(1..=1825))]
        days: u16,
        #[command(flatten)]
        place: Place,
    },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum TokenRole {
    Contact,
    Dpo,
    Auditor,
    Admin,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum TokenScope {
    ReadPublished,
    ReadInventory,
    EditInventory,
    Publish,
    ReadLog,
    Manage,
}

fn reach(text: &str) -> Result<GroupReach, String> {
    text.parse()
}

impl From<TokenRole> for Role {
    fn from(role: TokenRole) -> Self {
        match role {
            TokenRole::Contact => Self::Contact,
            TokenRole::Dpo => Self::Dpo,
            TokenRole::Auditor => Self::Auditor,
            TokenRole::Admin => Self::Admin,
        }
    }
}

impl From<TokenScope> for Scope {
    fn from(scope: TokenScope) -> Self {
        match scope {
            TokenScope::ReadPublished => Self::ReadPublished,
            TokenScope::ReadInventory => Self::ReadInventory,
            TokenScope::EditInventory => Self::EditInventory,
            TokenScope::Publish => Self::Publish,
            TokenScope::ReadLog => Self::ReadLog,
            TokenScope::Manage => Self::Manage,
        }
    }
}

/// Runs a command.
pub(super) async fn execute(config: &Config, command: TokenCommand) -> Result<(), Failure> {
    let TokenCommand::Create {
        role,
        reach,
        scope,
        label,
        days,
        place,
    } = command;
    let inventory = open(config, &place).await?;
    let (actor, now) = (Actor::command_line(), Utc::now());
    let mut problems = Problems::default();
    let account = serde_json::json!({"key": "", "name": label, "kind": AccountKind::Service});
    let account = Account::read(account, &mut Path::default(), &mut problems)
        .ok_or_else(|| Failure::from(crate::error::Error::Invalid(problems)))?;
    let account = change::create(&inventory, &actor, account, now).await?;
    granting::grant(&inventory, &actor, grant_over(&account.key, role.into(), &reach), now).await?;
    let (shown, hash) = new_token();
    let scopes: Vec<Scope> = if scope.is_empty() {
        <Scope as sea_orm::Iterable>::iter().collect()
    } else {
        scope.into_iter().map(Scope::from).collect()
    };
    let token = NewToken {
        account: account.key.clone(),
        label,
        scopes,
        expires_at: now + TimeDelta::days(i64::from(days)),
        hash: hash.hex(),
    };
    tokening::make(&inventory, &actor, token, now).await?;
    close(&inventory).await?;
    say(&format!("{shown}\n"))
}

fn grant_over(account: &Key<Account>, role: Role, reach: &GroupReach) -> NewGrant {
    let owner = |key: &str| Key::new(key.split_once('/').map_or(key, |(owner, _)| owner));
    let (controller, department, registers) = match reach {
        GroupReach::Installation => (None, None, Vec::new()),
        GroupReach::Controller(key) => (Some(Key::new(key.as_str())), None, Vec::new()),
        GroupReach::Department(key) => (Some(owner(key)), Some(Key::new(key.as_str())), Vec::new()),
        GroupReach::Registers(keys) => (
            keys.first().map(|key| owner(key)),
            None,
            keys.iter().map(|key| Key::new(key.as_str())).collect(),
        ),
    };
    NewGrant {
        account: account.clone(),
        role: Some(role),
        controller,
        department,
        registers,
        ..NewGrant::default()
    }
}
