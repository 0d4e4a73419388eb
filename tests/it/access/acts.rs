//! Who may do what? Every mutation by everyone in every situation: what is refused changes nothing, what is allowed is done.

use seloste::{
    access::Action,
    records::{exchange, noun::Kind},
};
use serde_json::{Value, json};

use super::{
    asking::{self, Samples},
    matrix::{Sheet, code_letter},
    reference::{About, Spot, may, may_somewhere},
    schema_map::SchemaMap,
    situations::{Situation, ids_of},
    whereabouts::Whereabouts,
    world::{HERE, Person, THERE, World, a_mark},
};
use crate::support::{dpo, now};

/// What one must be allowed to change a noun, by the section of the domain on who may do what.
fn change_action(noun: &str, id: &str) -> Option<Action> {
    Some(match noun {
        "Act" | "Provision" | "Country" | "AdequacyDecision" | "SupervisoryAuthority" => Action::EditLaw,
        "DataSubjectCategory" | "PersonalDataCategory" => Action::EditVocabulary,
        "Controller" | "Department" | "Person" | "Post" => Action::EditOrganisation,
        "ProcessingAgreement" | "Assessment" | "ProcessorRecord" => Action::EditAgreement,
        "Register" => Action::EditRegister,
        // One that touches no register is shared.
        "DataFlow" if id.contains('/') => change_action("Register", id)?,
        "DataFlow" | "Processor" | "Service" | "Recipient" | "OutsideSource" => Action::EditSharedNode,
        "Account" => Action::ManageAccount,
        _ => return None,
    })
}

/// What each answer of `viewerCan` stands for; none where it is always no.
pub fn permissions(noun: &str, id: &str) -> Vec<(&'static str, Option<Action>)> {
    let of = |wanted: &str, action| (noun == wanted).then_some(action);
    let change = change_action(noun, id);
    // Only programs are called: in the world those of the two cities.
    let is_program = ["account:1", "account:2"].contains(&id);
    vec![
        (
            "edit",
            change
                .or(of("Webhook", Action::ManageWebhook))
                .or(of("SavedReport", Action::SaveReport)),
        ),
        ("archive", change),
        ("comment", of("Register", Action::Comment)),
        ("confirm", of("Register", Action::ConfirmRegister)),
        ("submit", of("Register", Action::SubmitRegister)),
        (
            "publish",
            matches!(noun, "Register" | "NoticeVersion").then_some(Action::PublishNotice),
        ),
        ("waiveFinding", of("Register", Action::WaiveFinding)),
        ("setRule", of("Controller", Action::SetRule)),
        ("erase", of("Person", Action::ErasePerson)),
        ("grantRole", of("Account", Action::ManageAccount)),
        ("setMessages", of("Account", Action::ManageAccount)),
        ("createToken", of("Account", Action::ManageToken)),
        (
            "createWebhook",
            of("Account", Action::ManageWebhook).filter(|_| is_program),
        ),
        (
            "revoke",
            of("Grant", Action::ManageAccount).or(of("ApiToken", Action::ManageToken)),
        ),
        // What waits in the world was submitted by nobody who has an account.
        ("takeBack", of("Submission", Action::PublishNotice)),
        ("returnIt", of("Submission", Action::PublishNotice)),
        ("approve", of("Submission", Action::PublishNotice)),
        ("answer", of("Comment", Action::Comment)),
        ("settle", of("Comment", Action::Comment)),
        ("end", of("Waiver", Action::WaiveFinding)),
        ("set", of("RuleSetting", Action::SetRule)),
        ("record", of("BreachCase", Action::HandleBreach)),
        ("close", of("BreachCase", Action::HandleBreach)),
        ("openBreach", of("Controller", Action::HandleBreach)),
        ("saveReport", of("Controller", Action::SaveReport)),
        ("run", of("SavedReport", Action::SaveReport)),
        ("remove", of("SavedReport", Action::SaveReport)),
        ("rotateSecret", of("Webhook", Action::ManageWebhook)),
        ("retryDelivery", of("Webhook", Action::ManageWebhook)),
    ]
}

/// Whether the lawyer's table lets someone do this to what an id names. `what` is the mutation, or the answer of `viewerCan`.
pub fn allowed(person: &Person, what: &str, action: Action, id: &str, whereabouts: &Whereabouts) -> bool {
    let (_, about) = whereabouts.eyes(id).expect("it is somewhere");
    // One's own, by signing in or with a token for managing: the tokens of one's account, and how one is written to.
    let for_oneself = action == Action::ManageToken || ["setMessages", "setAccountMessages"].contains(&what);
    let own = for_oneself && is_own(person, id) && person.actor.carries(action);
    own || may(&person.asker, action, &for_changing(about), now(), whereabouts)
}

/// Whether an id names the account that someone came with.
fn is_own(person: &Person, id: &str) -> bool {
    let account = person.actor.account.as_deref();
    account.is_some_and(|own| id == format!("account:{own}"))
}

/// To read what covers several registers one is enough; to change it one needs all.
pub fn for_changing(about: &About) -> About {
    match about {
        About::OneOf(spots) => About::EachOf(spots.clone()),
        other => other.clone(),
    }
}

/// How a mutation is tried.
enum Script {
    Create(&'static str),
    Edit(&'static str),
    Archive(&'static str),
    /// An act on what is there; `true` when it can be done to the same thing only once.
    Act(&'static str, Action, bool),
}

/// A mutation that is not here is new: say what it is about and what permits it, and give it an input below.
fn script(mutation: &str) -> Script {
    let noun = |name: &str| {
        let found = Kind::ALL
            .iter()
            .map(|kind| format!("{kind:?}"))
            .find(|kind| kind == name);
        found.map(|name| &*name.leak())
    };
    match mutation {
        "publishNotice" => Script::Act("Register", Action::PublishNotice, false),
        "submitRegister" => Script::Act("Register", Action::SubmitRegister, false),
        "confirmRegister" => Script::Act("Register", Action::ConfirmRegister, false),
        "commentOnRegister" => Script::Act("Register", Action::Comment, false),
        "withdrawNotice" => Script::Act("NoticeVersion", Action::PublishNotice, true),
        "takeBackSubmission" | "returnSubmission" | "approveSubmission" => {
            Script::Act("Submission", Action::PublishNotice, true)
        }
        "settleComment" => Script::Act("Comment", Action::Comment, true),
        "waiveFinding" => Script::Act("Register", Action::WaiveFinding, false),
        "endWaiver" => Script::Act("Waiver", Action::WaiveFinding, true),
        "openBreach" => Script::Act("Controller", Action::HandleBreach, false),
        "recordBreach" => Script::Act("BreachCase", Action::HandleBreach, false),
        "closeBreach" => Script::Act("BreachCase", Action::HandleBreach, true),
        "saveReport" => Script::Act("Controller", Action::SaveReport, false),
        "editSavedReport" => Script::Act("SavedReport", Action::SaveReport, false),
        // It can be wanted many times, but in this world no time passes between two.
        "runSavedReport" | "removeSavedReport" => Script::Act("SavedReport", Action::SaveReport, true),
        "setRule" => Script::Act("Controller", Action::SetRule, false),
        "setAccountMessages" | "grantRole" => Script::Act("Account", Action::ManageAccount, false),
        "createToken" => Script::Act("Account", Action::ManageToken, false),
        "revokeGrant" => Script::Act("Grant", Action::ManageAccount, true),
        "revokeToken" => Script::Act("ApiToken", Action::ManageToken, true),
        "erasePerson" => Script::Act("Person", Action::ErasePerson, true),
        "replaceDataSubjectCategory" => Script::Act("DataSubjectCategory", Action::EditVocabulary, true),
        "replacePersonalDataCategory" => Script::Act("PersonalDataCategory", Action::EditVocabulary, true),
        "createWebhook" => Script::Act("Account", Action::ManageWebhook, false),
        "editWebhook" | "rotateWebhookSecret" | "retryDelivery" => Script::Act("Webhook", Action::ManageWebhook, false),
        _ => {
            let with = |verb: &str| mutation.strip_prefix(verb).and_then(noun);
            let scripts = [
                with("create").map(Script::Create),
                with("edit").map(Script::Edit),
                with("archive").map(Script::Archive),
            ];
            let found = scripts.into_iter().flatten().next();
            found.unwrap_or_else(|| panic!("{mutation} is new: say in acts.rs how it is tried, and who may"))
        }
    }
}

/// Tries every mutation and writes its rows.
pub async fn every_act(world: &World, map: &SchemaMap, sheet: &mut Sheet) {
    sheet.section("Mutation", "odcuxas");
    for field in map.fields("Mutation") {
        let none = |_: &str| String::new();
        let nowhere = |_: &str| Vec::new();
        let samples = Samples {
            map,
            cursor: &none,
            ids: &nowhere,
        };
        let mut rows = Vec::new();
        let looked = asking::selection(&samples, &field.of, &field.of, &["it".to_owned()], &mut rows);
        for row in rows {
            sheet.cover(row.field);
        }
        sheet.cover(format!("Mutation.{}", field.name));
        let query = format!(
            "mutation ($input: {}!) {{ it: {}(input: $input) {{ problems: userErrors {{ code field }} }} full: __typename }}",
            field.arguments[0].of, field.name
        );
        // The whole payload is asked for as well, so that a field of it that fails is noticed.
        let query = query.replace(
            "{ problems:",
            &format!("{} problems:", looked.trim_end().trim_end_matches('}')),
        );
        let trial = Trial {
            world,
            name: &field.name,
            query,
            script: script(&field.name),
        };
        let groups = Box::pin(trial.everyone()).await;
        sheet.row(&format!("Mutation.{}", field.name), &groups, 7);
    }
}

struct Trial<'a> {
    world: &'a World,
    name: &'a str,
    query: String,
    script: Script,
}

/// An input with which a mutation does something in the first city.
pub async fn own_input(world: &World, mutation: &str) -> Value {
    let trial = Trial {
        world,
        name: mutation,
        query: String::new(),
        script: script(mutation),
    };
    let situation = trial.situations().await[0];
    let id = trial.thing(situation).await;
    trial.input(&Thing { situation, id }).await
}

/// A thing to do it to, in a situation.
struct Thing {
    situation: Situation,
    id: String,
}

impl Trial<'_> {
    /// The cells of everyone, each in its place below the situations.
    async fn everyone(&self) -> Vec<String> {
        let mut things = Vec::new();
        for situation in self.situations().await {
            let id = self.thing(situation).await;
            things.push(Thing { situation, id });
        }
        let people = &self.world.people;
        let mut letters = vec![vec!["?"; things.len()]; people.len()];
        // First all that is to be refused: nothing at all may have changed after it.
        let before = everything(self.world).await;
        let mut allowed = Vec::new();
        let whereabouts = Whereabouts::of(&self.world.inventory).await;
        for (who, person) in people.iter().enumerate() {
            for (which, thing) in things.iter().enumerate() {
                let expected = self.expected(person, thing, &whereabouts);
                if expected == "+" {
                    allowed.push((who, which));
                } else {
                    letters[who][which] = self.one(person, thing, expected).await;
                }
            }
        }
        let after = everything(self.world).await;
        assert!(before == after, "{} was refused and changed something", self.name);
        for (who, which) in allowed {
            letters[who][which] = self.one(&people[who], &things[which], "+").await;
            if let Script::Archive(_) | Script::Act(_, _, true) = self.script {
                things[which].id = self.thing(things[which].situation).await;
            }
        }
        let group = |letters: &Vec<&str>| {
            let mut group = String::new();
            for (thing, letter) in things.iter().zip(letters) {
                let place = "odcuxas".find(thing.situation.letter()).unwrap_or_default();
                group.extend(std::iter::repeat_n(' ', place.saturating_sub(group.len())));
                group.push_str(letter);
            }
            group
        };
        letters.iter().map(group).collect()
    }

    /// Does it once, and tells what came of it.
    async fn one(&self, person: &Person, thing: &Thing, expected: &str) -> &'static str {
        let input = self.input(thing).await;
        let before = self.world.inventory.snapshot().revision;
        let answer = self
            .world
            .ask(&person.actor, &self.query, json!({"input": input}))
            .await;
        let risen = self.world.inventory.snapshot().revision - before;
        let told = answer["errors"][0]["extensions"]["code"].as_str();
        let came = match told {
            Some(code) => code_letter(code),
            None if answer["data"]["it"]["problems"] == json!([]) => "+",
            None => "U",
        };
        let about = format!("{} of {} by {}: {input}\n{answer:#}", self.name, thing.id, person.name);
        assert_eq!(came, expected, "{about}");
        // What is told once more changes nothing in the inventory.
        let rises = came == "+" && self.name != "retryDelivery";
        assert_eq!(risen, i64::from(rises), "{about}");
        came
    }

    /// What the lawyer's table says will come of it.
    fn expected(&self, person: &Person, thing: &Thing, whereabouts: &Whereabouts) -> &'static str {
        let may = |action, about: &About| may(&person.asker, action, about, now(), whereabouts);
        let (seen, permitted) = match self.script {
            Script::Create(noun) => {
                let (owner, about) = place_of_new(noun, thing.situation);
                let seen = match &owner {
                    Some(owner) => may_somewhere(&person.asker, Action::ReadController, owner, now()),
                    None => person.actor.account.is_some(),
                };
                let action = change_action(noun, if owner.is_some() { "/" } else { "" }).expect("it can be made");
                let proposed =
                    matches!(noun, "Processor" | "Service") && may(Action::ProposeSharedNode, &About::Shared);
                (seen, may(action, &about) || proposed)
            }
            Script::Edit(noun) | Script::Archive(noun) => {
                let (_, about) = whereabouts.eyes(&thing.id).expect("it is somewhere");
                let seen = whereabouts.readable(&person.asker, person.actor.account.as_deref(), &thing.id);
                let action = change_action(noun, &thing.id).expect("it can be changed");
                (seen, may(action, &for_changing(about)))
            }
            Script::Act(_, action, _) => {
                let seen = whereabouts.readable(&person.asker, person.actor.account.as_deref(), &thing.id);
                (seen, allowed(person, self.name, action, &thing.id, whereabouts))
            }
        };
        match (seen, permitted) {
            (false, _) => "N",
            (true, false) => "F",
            // What is put away is there to be read, and nothing more is done to it.
            (true, true) if thing.situation == Situation::Archived => "U",
            (true, true) => "+",
        }
    }

    /// In which situations it is tried.
    async fn situations(&self) -> Vec<Situation> {
        use Situation::{Archived, City, Department, Own, Shared};
        let whereabouts = Whereabouts::of(&self.world.inventory).await;
        let of = |noun| {
            ids_of(noun, self.world, &whereabouts)
                .into_iter()
                .map(|(situation, _)| situation)
        };
        match self.script {
            Script::Edit(noun) => of(noun).collect(),
            // Only programs are called.
            Script::Act("Account", Action::ManageWebhook, _) => vec![Own, City],
            Script::Act(noun, _, false) => of(noun).filter(|it| noun != "Account" || *it != Archived).collect(),
            Script::Act(noun, _, true) => of(noun).filter(|it| *it != Archived).collect(),
            Script::Create(noun) | Script::Archive(noun) => match noun {
                "Register" | "Post" | "ProcessingAgreement" | "Assessment" | "DataFlow" => vec![Own, Department, City],
                "Department" | "Person" | "ProcessorRecord" | "Account" => vec![Own, City],
                _ => vec![Shared],
            },
        }
    }

    /// What it is done to: what stands there, or something made for it where it can be done but once.
    async fn thing(&self, situation: Situation) -> String {
        let whereabouts = Whereabouts::of(&self.world.inventory).await;
        let standing = |noun: &str| {
            let ids = ids_of(noun, self.world, &whereabouts);
            ids.into_iter().find(|(it, _)| *it == situation).map(|(_, id)| id)
        };
        let do_it = |query: &'static str, input: Value| async move {
            let answer = self.world.ask(&dpo(), query, json!({"input": input})).await;
            let id = answer["data"]["it"]["made"]["id"].as_str().map(str::to_owned);
            id.unwrap_or_else(|| panic!("{query} makes a thing for {}: {answer:#}", self.name))
        };
        let register = standing("Register");
        match self.script {
            Script::Create(_) => String::new(),
            Script::Act("Account", Action::ManageWebhook, _) => account_in(situation).to_owned(),
            Script::Edit(noun) | Script::Act(noun, _, false) => standing(noun).expect("it stands there"),
            Script::Archive(noun)
            | Script::Act(noun @ ("Person" | "DataSubjectCategory" | "PersonalDataCategory"), ..) => {
                let field = lower(noun);
                let query = format!("mutation ($input: Create{noun}Input!) {{ it: create{noun}(input: $input) {{ made: {field} {{ id }} userErrors {{ code field }} }} }}");
                do_it(query.leak(), json!({field: new_noun(noun, situation, self.world)})).await
            }
            Script::Act("NoticeVersion", ..) => {
                let register = register.expect("a register");
                let input = json!({"register": register, "version": self.version(&register).await});
                do_it("mutation ($input: PublishNoticeInput!) { it: publishNotice(input: $input) { made: notice { id } userErrors { code } } }", input).await
            }
            Script::Act("Submission", ..) => {
                let register = register.expect("a register");
                let input = json!({"register": register, "version": self.version(&register).await});
                do_it("mutation ($input: SubmitRegisterInput!) { it: submitRegister(input: $input) { made: submission { id } userErrors { code } } }", input).await
            }
            Script::Act("Comment", ..) => {
                let input = json!({"register": register.expect("a register"), "text": "Onko näin?"});
                do_it("mutation ($input: CommentOnRegisterInput!) { it: commentOnRegister(input: $input) { made: comment { id } userErrors { code } } }", input).await
            }
            Script::Act("Waiver", ..) => {
                let register = register.expect("a register");
                let input = self.waiver(&register).await;
                do_it("mutation ($input: WaiveFindingInput!) { it: waiveFinding(input: $input) { made: waiver { id } userErrors { code } } }", input).await
            }
            Script::Act("BreachCase", ..) => {
                let register = register.expect("a register");
                let (_, key) = register.split_once(':').expect("an id");
                let (city, _) = key.split_once('/').expect("a register is a city's");
                let input = json!({"controller": format!("controller:{city}"), "title": "Väärä vastaanottaja",
                    "knownAt": now(), "facts": "Viesti", "registers": [register]});
                let id = do_it("mutation ($input: OpenBreachInput!) { it: openBreach(input: $input) { made: breach { id } userErrors { code } } }", input).await;
                let input = json!({"id": id, "version": 1, "effects": "Vähäiset", "measures": "Poistettu", "risk": "UNLIKELY"});
                do_it("mutation ($input: RecordBreachInput!) { it: recordBreach(input: $input) { made: breach { id } userErrors { code } } }", input).await
            }
            Script::Act("SavedReport", ..) => {
                let mut input = json!({"report": "retention", "title": {"fi": "Säilytysajat"}});
                if situation != Situation::Shared {
                    input["department"] = json!(department_in(situation));
                }
                do_it("mutation ($input: SaveReportInput!) { it: saveReport(input: $input) { made: savedReport { id } userErrors { code } } }", input).await
            }
            Script::Act("Grant", ..) => {
                do_it("mutation ($input: GrantRoleInput!) { it: grantRole(input: $input) { made: grant { id } userErrors { code } } }", role(situation)).await
            }
            Script::Act("ApiToken", ..) => {
                do_it("mutation ($input: CreateTokenInput!) { it: createToken(input: $input) { made: token { id } userErrors { code } } }", token(account_in(situation))).await
            }
            Script::Act(noun, ..) => panic!("say in acts.rs how a {noun} is made for {}", self.name),
        }
    }

    async fn input(&self, thing: &Thing) -> Value {
        let id = &thing.id;
        match (self.name, &self.script) {
            (_, Script::Create(noun)) => json!({lower(noun): new_noun(noun, thing.situation, self.world)}),
            (_, Script::Edit(noun)) => {
                json!({"id": id, "version": self.version(id).await, "change": change(noun, self.world)})
            }
            ("publishNotice" | "submitRegister", _) => json!({"register": id, "version": self.version(id).await}),
            ("confirmRegister", _) => json!({"id": id, "version": self.version(id).await, "parts": ["RETENTION"]}),
            ("commentOnRegister", _) => json!({"register": id, "text": "Onko näin?"}),
            ("withdrawNotice", _) => json!({"id": id, "version": self.version(id).await, "reason": {"fi": "Virhe"}}),
            ("returnSubmission", _) => json!({"id": id, "version": self.version(id).await, "reason": "Kesken"}),
            ("grantRole", _) => {
                let mut input = role(thing.situation);
                input["account"] = json!(id);
                input
            }
            ("waiveFinding", _) => self.waiver(id).await,
            ("setRule", _) => {
                let reason = format!("Syy {}", self.world.fresh());
                json!({"controller": id, "rule": "date-missing", "switchedOff": false, "reason": reason})
            }
            ("saveReport", _) => {
                json!({"controller": id, "report": "retention", "title": {"fi": "Säilytysajat"}, "every": "P7D"})
            }
            ("editSavedReport", _) => {
                let title = format!("Muutettu {}", self.world.fresh());
                json!({"id": id, "version": self.version(id).await, "title": {"fi": title}})
            }
            ("openBreach", _) => json!({"controller": id, "title": "Kadonnut puhelin", "knownAt": now()}),
            ("recordBreach", _) => {
                let note = format!("Merkintä {}", self.world.fresh());
                json!({"id": id, "version": self.version(id).await, "note": note})
            }
            ("setAccountMessages", _) => json!({"id": id, "version": self.version(id).await, "weeklyDigest": true}),
            ("createToken", _) => token(id),
            ("replaceDataSubjectCategory", _) => {
                json!({"id": id, "version": self.version(id).await, "by": "subjects:web-shop-customer"})
            }
            ("replacePersonalDataCategory", _) => {
                json!({"id": id, "version": self.version(id).await, "by": "data:name"})
            }
            ("createWebhook", _) => {
                json!({"account": id, "label": "Uusi", "url": "https://hooks.example/", "events": ["REGISTER_CHANGED"]})
            }
            ("editWebhook", _) => {
                let label = format!("Muutettu {}", self.world.fresh());
                json!({"id": id, "version": self.version(id).await, "label": label})
            }
            ("retryDelivery", _) => json!({"deliveryId": self.world.given_up(id).await}),
            _ => json!({"id": id, "version": self.version(id).await}),
        }
    }

    /// A waiver of something that is found in a register.
    async fn waiver(&self, register: &str) -> Value {
        let key = register.strip_prefix("register:").expect("a register's id");
        let mark = a_mark(&self.world.inventory, key).await;
        json!({"register": register, "mark": mark, "reason": "Korjataan", "expiresOn": "2027-01-01"})
    }

    /// The version that a noun has now.
    async fn version(&self, id: &str) -> i32 {
        let (word, key) = id.split_once(':').expect("an id");
        let kind = Kind::from_word(word).expect("a kind");
        let found = self.world.inventory.snapshot().find_any(kind, key).await;
        found.expect("the inventory answers").expect("it is there").version()
    }
}

/// All there is to change, as text.
async fn everything(world: &World) -> String {
    let exported = exchange::export(&world.inventory, &dpo(), &[]).await;
    let mut text = exchange::write(&exported.expect("it can be exported"));
    let snapshot = world.inventory.snapshot();
    let shared = &snapshot.shared.shelves;
    text += &format!(
        "{} {:?} {:?} {:?} {:?} {:?} {}",
        snapshot.revision,
        shared.saved_reports,
        shared.accounts,
        shared.grants,
        shared.tokens,
        shared.webhooks,
        world.waiting_deliveries().await
    );
    for city in [HERE, THERE] {
        let holding = snapshot.holding(city).await;
        let held = &holding.expect("the inventory answers").expect("it is there").shelves;
        text += &format!("{:?} {:?} {:?}", held.submissions, held.comments, held.notices);
        text += &format!("{:?} {:?} {:?}", held.waivers, held.rule_settings, held.breaches);
    }
    text
}

fn lower(noun: &str) -> String {
    let mut letters = noun.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}

fn city_of(situation: Situation) -> &'static str {
    if situation == Situation::City { THERE } else { HERE }
}

fn department_in(situation: Situation) -> String {
    let own = if situation == Situation::Department {
        "culture"
    } else {
        "education"
    };
    format!("department:{}/{own}", city_of(situation))
}

fn register_in(situation: Situation) -> String {
    let number = if situation == Situation::Department { 2 } else { 1 };
    format!("register:{}/{number}", city_of(situation))
}

fn account_in(situation: Situation) -> &'static str {
    if situation == Situation::City {
        "account:2"
    } else {
        "account:1"
    }
}

fn token(account: &str) -> Value {
    json!({"account": account, "label": "Uusi", "scopes": ["READ_INVENTORY"], "expiresAt": "2027-01-01T00:00:00Z"})
}

/// A role to be given over what stands in a situation.
fn role(situation: Situation) -> Value {
    let account = account_in(situation);
    match situation {
        Situation::Shared => json!({"account": account, "role": "AUDITOR"}),
        Situation::Department => {
            json!({"account": account, "role": "AUDITOR", "controller": "controller:pori", "department": department_in(situation)})
        }
        _ => json!({"account": account, "role": "AUDITOR", "controller": format!("controller:{}", city_of(situation))}),
    }
}

/// Where a new noun will stand: the city that owns it, if one does, and what its making is about.
fn place_of_new(noun: &str, situation: Situation) -> (Option<String>, About) {
    let city = city_of(situation).to_owned();
    let bare = |id: String| id.split_once(':').map(|(_, key)| key.to_owned());
    let whole = Spot {
        city: city.clone(),
        department: None,
        register: None,
    };
    let in_department = Spot {
        department: bare(department_in(situation)),
        ..whole.clone()
    };
    let of_register = Spot {
        register: bare(register_in(situation)),
        ..in_department.clone()
    };
    match noun {
        "Register" | "Post" => (Some(city), About::Place(in_department)),
        "ProcessingAgreement" | "Assessment" => (Some(city), About::EachOf(vec![of_register])),
        "DataFlow" => (Some(city), About::Place(of_register)),
        "Department" | "Person" | "ProcessorRecord" => (Some(city), About::Place(whole)),
        "Account" => (None, About::Place(whole)),
        // A controller that is not there yet lies in nobody's reach but that of those who have it all.
        "Controller" => (
            None,
            About::Place(Spot {
                city: String::new(),
                ..whole
            }),
        ),
        _ => (None, About::Shared),
    }
}

/// A noun to be made.
fn new_noun(noun: &str, situation: Situation, world: &World) -> Value {
    let number = world.fresh();
    let name = json!({"fi": format!("Uusi {number}")});
    let controller = format!("controller:{}", city_of(situation));
    match noun {
        "Act" => json!({"number": format!("{number}/2026"), "title": name}),
        "Provision" => json!({"section": format!("x{number}"), "label": name, "act": "act:410-2015"}),
        "Country" => json!({"code": world.fresh_code(), "name": name}),
        "AdequacyDecision" => {
            json!({"reference": format!("2026/{number}"), "scope": "LIMITED", "inForceFrom": "2026-01-01", "country": "country:us"})
        }
        "SupervisoryAuthority" => json!({"name": name, "country": "country:fi"}),
        "Processor" => json!({"name": format!("Uusi {number}")}),
        "Person" => json!({"name": "Uusi (esimerkki)", "controller": controller}),
        "Department" => json!({"name": name, "controller": controller}),
        "Post" => json!({"title": name, "controller": controller, "department": department_in(situation)}),
        "ProcessingAgreement" => {
            json!({"title": name, "controller": controller, "processor": "processor:cloud", "registers": [register_in(situation)]})
        }
        "Assessment" => json!({"title": name, "controller": controller, "registers": [register_in(situation)]}),
        "Register" => json!({"name": name, "controller": controller, "department": department_in(situation)}),
        "DataFlow" => {
            json!({"kind": "PROCESSING", "from": register_in(situation), "to": "service:portal", "condition": name})
        }
        "ProcessorRecord" => {
            json!({"name": name, "processing": name, "controller": controller, "onBehalfOfOther": name})
        }
        "Account" => json!({"name": format!("Uusi {number}"), "controller": controller}),
        _ => json!({"name": name}),
    }
}

/// A change that changes something whenever it is made.
fn change(noun: &str, world: &World) -> Value {
    let number = world.fresh();
    let name = json!({"fi": format!("Muutettu {number}")});
    match noun {
        "Act" | "Post" | "ProcessingAgreement" | "Assessment" | "Provision" => json!({"title": name}),
        "AdequacyDecision" => json!({"scopeNote": name}),
        "DataFlow" => json!({"condition": name}),
        "Processor" | "Person" | "Account" => json!({"name": format!("Muutettu {number}")}),
        _ => json!({"name": name}),
    }
}
