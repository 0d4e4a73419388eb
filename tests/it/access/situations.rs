//! In which situations does a noun stand, seen by someone whose own is the education of the first city?

use seloste::records::snapshot::AnyNoun;

use super::{
    whereabouts::Whereabouts,
    world::{HERE, THERE, World},
};

/// How far a noun is from those who have a department, and how far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Situation {
    /// In the own department, and published where it has a notice.
    Own,
    /// In another department, published.
    Department,
    /// In another city, published.
    City,
    /// Below the own department, never published.
    Unpublished,
    /// In another city, never published.
    Abroad,
    /// In the own department, archived.
    Archived,
    /// Shared by all cities, or of the whole installation.
    Shared,
}

impl Situation {
    /// The letter it has at the head of a section.
    pub const fn letter(self) -> char {
        match self {
            Self::Own => 'o',
            Self::Department => 'd',
            Self::City => 'c',
            Self::Unpublished => 'u',
            Self::Abroad => 'x',
            Self::Archived => 'a',
            Self::Shared => 's',
        }
    }
}

/// The ids of a noun, each in the situation it stands in. A noun without a line here is new: say where it stands.
pub fn ids_of(noun: &str, world: &World, whereabouts: &Whereabouts) -> Vec<(Situation, String)> {
    use Situation::{Abroad, Archived, City, Department, Own, Shared, Unpublished};
    let at = |situation, city: &str, own: &str, word: &str| (situation, format!("{word}:{city}/{own}"));
    let by_number = |word: &str, [first, second, third]: [&str; 3]| {
        vec![
            at(Own, HERE, first, word),
            at(Department, HERE, second, word),
            at(City, THERE, first, word),
            at(Unpublished, HERE, third, word),
            at(Abroad, THERE, third, word),
        ]
    };
    let and_archived = |mut ids: Vec<(Situation, String)>, id: &str| {
        ids.push((Archived, id.to_owned()));
        ids
    };
    let account = |name: &str| {
        let account = world.person(name).actor.account.clone();
        account.expect("they have an account").to_string()
    };
    match noun {
        "Register" => and_archived(by_number("register", ["1", "2", "3"]), "register:pori/4"),
        "ProcessingAgreement" => and_archived(by_number("agreement", ["a1", "a2", "a3"]), "agreement:pori/a4"),
        "Assessment" => and_archived(by_number("assessment", ["s1", "s2", "s3"]), "assessment:pori/s4"),
        "DataFlow" => {
            let mut ids = and_archived(by_number("flow", ["f1", "f2", "f3"]), "flow:pori/f4");
            ids.push((Shared, "flow:below".to_owned()));
            ids
        }
        "Submission" => by_number("submission", ["1", "2", "3"]),
        "Comment" => by_number("comment", ["1", "2", "3"]),
        "Waiver" => by_number("waiver", ["1", "2", "3"]),
        "BreachCase" => by_number("breach", ["1", "2", "3"]),
        // A finding has no id of its own: it stands where its register does. Nor has a hit; a cursor that holds an id is none of a
        // search.
        "Finding" | "Search" | "PublicSearch" => by_number("register", ["1", "2", "3"]),
        "RuleSetting" => vec![
            at(Own, HERE, "purpose-missing", "rule-setting"),
            at(City, THERE, "purpose-missing", "rule-setting"),
        ],
        "NoticeVersion" => vec![
            at(Own, HERE, "1/1", "notice"),
            at(Department, HERE, "2/1", "notice"),
            at(City, THERE, "1/1", "notice"),
        ],
        "Department" => vec![
            at(Own, HERE, "education", "department"),
            at(Department, HERE, "culture", "department"),
            at(City, THERE, "education", "department"),
            at(Archived, HERE, "gone", "department"),
        ],
        "Post" => vec![
            at(Own, HERE, "head", "post"),
            at(Department, HERE, "librarian", "post"),
            at(City, THERE, "head", "post"),
            at(Archived, HERE, "old", "post"),
        ],
        "Person" => vec![
            at(Own, HERE, "p1", "person"),
            at(City, THERE, "p1", "person"),
            at(Archived, HERE, "p2", "person"),
        ],
        "ProcessorRecord" => vec![
            at(Own, HERE, "r1", "processor-record"),
            at(City, THERE, "r1", "processor-record"),
            at(Archived, HERE, "r4", "processor-record"),
        ],
        "Controller" => vec![
            (Own, format!("controller:{HERE}")),
            (City, format!("controller:{THERE}")),
            (Archived, "controller:gone-town".to_owned()),
        ],
        "Account" => vec![
            (Own, format!("account:{}", account("contact"))),
            // Accounts are numbered: the programs of the two cities came first.
            (City, "account:2".to_owned()),
            (
                Archived,
                whereabouts.first(|noun| matches!(noun, AnyNoun::Account(it) if it.archived_on.is_some())),
            ),
            (Shared, format!("account:{}", account("chief"))),
        ],
        "Grant" => {
            let of = |name: &str| {
                let account = account(name);
                whereabouts.first(|noun| matches!(noun, AnyNoun::Grant(it) if *it.account.as_str() == *account))
            };
            vec![
                (Own, of("contact")),
                (Department, of("single")),
                (City, "grant:2".to_owned()),
                (Shared, of("chief")),
            ]
        }
        "SavedReport" => vec![
            (Own, "saved-report:1".to_owned()),
            (Department, "saved-report:2".to_owned()),
            (City, "saved-report:3".to_owned()),
            (Shared, "saved-report:5".to_owned()),
        ],
        "ApiToken" => vec![(Own, "token:1".to_owned()), (City, "token:2".to_owned())],
        "Webhook" => vec![(Own, "webhook:1".to_owned()), (City, "webhook:2".to_owned())],
        other => shared_ids_of(other, whereabouts),
    }
}

/// The same for what all cities share: one in use, and one that was put away.
fn shared_ids_of(noun: &str, whereabouts: &Whereabouts) -> Vec<(Situation, String)> {
    use Situation::{Archived, Shared};
    let shared = |live: &str, archived: &str| vec![(Shared, live.to_owned()), (Archived, archived.to_owned())];
    match noun {
        "Processor" => shared("processor:cloud", "processor:gone-cloud"),
        "Service" => shared("service:portal", "service:gone-portal"),
        "Recipient" => shared("recipient:office", "recipient:gone-office"),
        "OutsideSource" => shared("source:source", "source:gone-source"),
        "Act" => shared("act:410-2015", "act:old-act"),
        "Provision" => shared("provision:410-2015/1-2", "provision:old-act/1"),
        "Country" => shared("country:ie", "country:yu"),
        "AdequacyDecision" => {
            let live = |noun: &AnyNoun| matches!(noun, AnyNoun::AdequacyDecision(it) if it.archived_on.is_none());
            shared(&whereabouts.first(live), "adequacy:old-decision")
        }
        "SupervisoryAuthority" => shared("authority:fi-tietosuojavaltuutettu", "authority:old-authority"),
        "DataSubjectCategory" => shared("subjects:web-shop-customer", "subjects:gone-subjects"),
        "PersonalDataCategory" => shared("data:name", "data:gone-data"),
        other => {
            panic!("{other} is new: say in situations.rs where it stands, and put one into city.json or shared.json")
        }
    }
}

/// Which noun the id in a field or an argument is of, by the field's name and the type it stands in.
pub fn noun_named(of: &str, field: &str) -> &'static str {
    match field {
        "controller" | "worksFor" | "within" | "runBy" | "onBehalfOf" | "predecessor" | "successor"
        | "jointControllers" => "Controller",
        "account" | "mentions" | "submittedBy" | "owner" => "Account",
        "department" => "Department",
        "post" | "dpo" | "responsiblePost" | "contactPosts" | "by" => "Post",
        "holder" | "person" => "Person",
        // "of" is what has a breach or ends.
        "processor" | "provider" | "of" => "Processor",
        "service" | "services" => "Service",
        "agreement" => "ProcessingAgreement",
        "transferAssessment" => "Assessment",
        "provision" | "provisions" | "publicityProvisions" | "criminalGround" | "identityCodeGround" => "Provision",
        "act" | "replacedBy" => "Act",
        "supervisoryAuthority" => "SupervisoryAuthority",
        "country" | "countryAbove" | "hostingCountry" | "supportCountry" | "hostingCountries" | "supportCountries"
        | "transferCountries" => "Country",
        "dataSubjectCategory" | "subjects" => "DataSubjectCategory",
        "personalDataCategory" | "category" | "dataCategories" => "PersonalDataCategory",
        "answers" => "Comment",
        "id" | "key" | "parent" => noun_of_type(of),
        // Whatever else names a register, or any end of a flow.
        _ => "Register",
    }
}

/// The noun that an input or filter is about, by its name.
pub fn noun_of_type(of: &str) -> &'static str {
    let bare = ["Filter", "PatchInput", "Input"]
        .iter()
        .fold(of, |name, end| name.strip_suffix(end).unwrap_or(name));
    let bare = ["Create", "Edit", "Archive"]
        .iter()
        .fold(bare, |name, start| name.strip_prefix(start).unwrap_or(name));
    match bare {
        "WithdrawNotice" => "NoticeVersion",
        "TakeBackSubmission" | "ReturnSubmission" | "ApproveSubmission" => "Submission",
        "SettleComment" => "Comment",
        "EndWaiver" => "Waiver",
        "RecordBreach" | "CloseBreach" => "BreachCase",
        "OpenBreach" | "SaveReport" => "Controller",
        "RunSavedReport" | "RemoveSavedReport" => "SavedReport",
        "RevokeGrant" => "Grant",
        "RevokeToken" => "ApiToken",
        "RotateWebhookSecret" => "Webhook",
        "ErasePerson" => "Person",
        other => seloste::records::noun::Kind::ALL
            .iter()
            .map(|kind| format!("{kind:?}"))
            .find(|name| name == other)
            .map_or("Register", |name| name.leak()),
    }
}
