//! What may be done, as a lawyer wrote it down: the policy once more, from section 4 of the domain's description and not from the
//! program.
//!
//! The program holds a table of reaches and gathers the departments below a grant beforehand. This reads words, keeps grants as
//! they were given, and walks upwards from what is asked about. Where the two disagree, one of them is wrong.

use chrono::{DateTime, Utc};
use entity::vocabulary::{Role, Scope};
use seloste::access::Action;

/// One line for each action: what the scope of a token must name, then what the public, a contact, a data protection officer, an
/// auditor and an administrator may.
///
/// - `no`: never.
/// - `anyone`: whoever asks, wherever it is.
/// - `anywhere`: with this role, wherever it is.
/// - `own city`: in the city where the role was given, all of it.
/// - `own part`: in what the role was given over, and below it.
/// - `only if over all`: when the role was given over the whole installation.
const LINES: &str = "
read published notices          | read published | anyone | anyone           | anyone           | anyone           | anyone
read the law and code lists     | read published | anyone | anyone           | anyone           | anyone           | anyone
read shared nodes               | read inventory | no     | anywhere         | anywhere         | anywhere         | anywhere
read a city and its posts       | read inventory | no     | own city         | own city         | own city         | own city
read people                     | read inventory | no     | own city         | own city         | own city         | own city
read registers                  | read inventory | no     | own city         | own city         | own part         | no
read discussions                | read inventory | no     | own city         | own city         | own part         | no
edit registers                  | edit inventory | no     | own part         | own part         | no               | no
comment                         | edit inventory | no     | own part         | own part         | no               | no
confirm                         | edit inventory | no     | own part         | own part         | no               | no
submit                          | edit inventory | no     | own part         | own part         | no               | no
publish                         | publish        | no     | no               | own part         | no               | no
waive findings                  | publish        | no     | no               | own part         | no               | no
set rules                       | publish        | no     | no               | own part         | no               | no
read breaches                   | read inventory | no     | no               | own part         | own part         | no
handle breaches                 | edit inventory | no     | no               | own part         | no               | no
propose shared nodes            | edit inventory | no     | anywhere         | anywhere         | no               | no
maintain shared nodes           | edit inventory | no     | no               | anywhere         | no               | no
maintain agreements             | edit inventory | no     | no               | own part         | no               | no
maintain the organisation       | edit inventory | no     | no               | own part         | no               | own part
maintain code lists             | edit inventory | no     | no               | only if over all | no               | no
maintain the law                | edit inventory | no     | no               | only if over all | no               | no
export                          | read inventory | no     | no               | own part         | own part         | no
run reports                     | read inventory | no     | own part         | own part         | own part         | no
read saved reports              | read inventory | no     | own part         | own part         | own part         | no
save reports                    | edit inventory | no     | own part         | own part         | no               | no
oversee saved reports           | read inventory | no     | no               | own part         | no               | no
import                          | edit inventory | no     | no               | own part         | no               | no
read history                    | read the log   | no     | own city         | own city         | own part         | no
read the whole log              | read the log   | no     | no               | own part         | own part         | own part
read who works for all          | read inventory | no     | anywhere         | anywhere         | anywhere         | anywhere
read accounts and grants        | read inventory | no     | own city         | own city         | own city         | own city
manage accounts and grants      | manage         | no     | no               | no               | no               | own part
manage tokens                   | manage         | no     | no               | no               | no               | own part
erase people                    | manage         | no     | no               | own part         | no               | own part
manage webhooks                 | manage         | no     | no               | no               | no               | own part
";

/// The words for an action. A new action has no words until somebody writes its line.
pub fn words(action: Action) -> &'static str {
    match action {
        Action::ReadPublished => "read published notices",
        Action::ReadLaw => "read the law and code lists",
        Action::ReadSharedNode => "read shared nodes",
        Action::ReadController => "read a city and its posts",
        Action::ReadPerson => "read people",
        Action::ReadRegister => "read registers",
        Action::ReadDiscussion => "read discussions",
        Action::EditRegister => "edit registers",
        Action::Comment => "comment",
        Action::ConfirmRegister => "confirm",
        Action::SubmitRegister => "submit",
        Action::PublishNotice => "publish",
        Action::WaiveFinding => "waive findings",
        Action::SetRule => "set rules",
        Action::ReadBreach => "read breaches",
        Action::HandleBreach => "handle breaches",
        Action::ProposeSharedNode => "propose shared nodes",
        Action::EditSharedNode => "maintain shared nodes",
        Action::EditAgreement => "maintain agreements",
        Action::EditOrganisation => "maintain the organisation",
        Action::EditVocabulary => "maintain code lists",
        Action::EditLaw => "maintain the law",
        Action::ExportInventory => "export",
        Action::RunReport => "run reports",
        Action::ReadSavedReport => "read saved reports",
        Action::SaveReport => "save reports",
        Action::OverseeSavedReport => "oversee saved reports",
        Action::ImportInventory => "import",
        Action::ReadHistory => "read history",
        Action::ReadLog => "read the whole log",
        Action::ReadColleague => "read who works for all",
        Action::ReadAccount => "read accounts and grants",
        Action::ManageAccount => "manage accounts and grants",
        Action::ManageToken => "manage tokens",
        Action::ErasePerson => "erase people",
        Action::ManageWebhook => "manage webhooks",
    }
}

/// A line of the table, read.
pub struct Rule {
    scope: String,
    cells: Vec<String>,
}

/// The rule of an action.
pub fn rule(action: Action) -> Rule {
    let mut fields = LINES
        .lines()
        .map(|line| line.split('|').map(str::trim))
        .find_map(|mut fields| (fields.next() == Some(words(action))).then_some(fields))
        .unwrap_or_else(|| panic!("{action:?} has a line"));
    let scope = fields.next().expect("a scope").to_owned();
    let cells: Vec<String> = fields.map(str::to_owned).collect();
    assert_eq!(cells.len(), 5, "{action:?}");
    Rule { scope, cells }
}

/// How many actions the table has a line for.
pub fn lines() -> usize {
    LINES.lines().filter(|line| line.contains('|')).count()
}

/// A role as it was given: over everything, a city, a department of it, or some of its registers; from when and until when.
#[derive(Clone, Debug)]
pub struct Given {
    pub role: Role,
    pub city: Option<String>,
    pub department: Option<String>,
    pub registers: Vec<String>,
    pub from: Option<DateTime<Utc>>,
    pub until: Option<DateTime<Utc>>,
    pub taken_back: bool,
}

/// Who asks.
#[derive(Clone, Debug, Default)]
pub struct Asker {
    pub given: Vec<Given>,
    /// The scopes of the token in use; none for people who signed in.
    pub scopes: Option<Vec<Scope>>,
}

/// What is asked about: something shared, or something at a place, or at several of which one or all count.
#[derive(Clone, Debug)]
pub enum About {
    Shared,
    Place(Spot),
    OneOf(Vec<Spot>),
    EachOf(Vec<Spot>),
}

/// A place in a city.
#[derive(Clone, Debug)]
pub struct Spot {
    pub city: String,
    pub department: Option<String>,
    pub register: Option<String>,
}

/// Which department stands above another.
pub trait Above {
    /// The department right above, if any.
    fn above(&self, department: &str) -> Option<String>;
}

/// May it be done?
pub fn may(asker: &Asker, action: Action, about: &About, at: DateTime<Utc>, tree: &impl Above) -> bool {
    let rule = rule(action);
    if !in_scope(asker, &rule) {
        return false;
    }
    if rule.cells[0] == "anyone" {
        return true;
    }
    let holding: Vec<&Given> = asker.given.iter().filter(|given| holds(given, at)).collect();
    let one = |spot: Option<&Spot>| holding.iter().any(|given| reaches(given, &rule, spot, tree));
    match about {
        About::Shared => one(None),
        About::Place(spot) => one(Some(spot)),
        About::OneOf(spots) => spots.iter().any(|spot| one(Some(spot))),
        // What stands nowhere is nobody's to do anything to.
        About::EachOf(spots) => !spots.is_empty() && spots.iter().all(|spot| one(Some(spot))),
    }
}

/// May it be done somewhere in a city, if not everywhere?
pub fn may_somewhere(asker: &Asker, action: Action, city: &str, at: DateTime<Utc>) -> bool {
    let rule = rule(action);
    let somewhere = |given: &Given| match cell(&rule, given.role) {
        "anyone" | "anywhere" => true,
        "own city" | "own part" => given.city.as_deref().is_none_or(|own| own == city),
        "only if over all" => given.city.is_none(),
        _ => false,
    };
    let given = asker.given.iter().filter(|given| holds(given, at));
    in_scope(asker, &rule) && (rule.cells[0] == "anyone" || given.clone().any(somewhere))
}

fn in_scope(asker: &Asker, rule: &Rule) -> bool {
    let named = |scope: &Scope| match scope {
        Scope::ReadPublished => "read published",
        Scope::ReadInventory => "read inventory",
        Scope::EditInventory => "edit inventory",
        Scope::Publish => "publish",
        Scope::ReadLog => "read the log",
        Scope::Manage => "manage",
    };
    match &asker.scopes {
        None => true,
        Some(scopes) => scopes.iter().any(|scope| named(scope) == rule.scope),
    }
}

fn holds(given: &Given, at: DateTime<Utc>) -> bool {
    let begun = given.from.is_none_or(|from| at >= from);
    let over = given.until.is_some_and(|until| at >= until);
    begun && !over && !given.taken_back
}

fn cell(rule: &Rule, role: Role) -> &str {
    &rule.cells[match role {
        Role::Contact => 1,
        Role::Dpo => 2,
        Role::Auditor => 3,
        Role::Admin => 4,
    }]
}

fn reaches(given: &Given, rule: &Rule, spot: Option<&Spot>, tree: &impl Above) -> bool {
    let over_all = given.city.is_none();
    let own_city = |spot: &Spot| over_all || given.city.as_deref() == Some(spot.city.as_str());
    match cell(rule, given.role) {
        "no" => false,
        "anyone" | "anywhere" => true,
        "only if over all" => over_all,
        "own city" => spot.map_or(over_all, own_city),
        "own part" => spot.map_or(over_all, |spot| own_city(spot) && in_part(given, spot, tree)),
        other => panic!("{other:?} is no word of the table"),
    }
}

fn in_part(given: &Given, spot: &Spot, tree: &impl Above) -> bool {
    if !given.registers.is_empty() {
        return spot
            .register
            .as_ref()
            .is_some_and(|register| given.registers.contains(register));
    }
    let Some(own) = &given.department else { return true };
    let mut here = spot.department.clone();
    while let Some(department) = here {
        if department == *own {
            return true;
        }
        here = tree.above(&department);
    }
    false
}
