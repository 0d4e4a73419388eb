//! Killed in the midst of writing, does the program keep every word that it gave?
//!
//! Writers edit over HTTP and remember what was acknowledged. What was under way at a kill is asked for again with its key: it
//! applies once, whether it had been applied or not. At the end the log holds exactly what was acknowledged.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    path::Path,
    time::Duration,
};

use entity::vocabulary::LogAct;
use fastrand::Rng;
use sea_orm::{ConnectionTrait, DatabaseBackend, DatabaseConnection};
use seloste::{history::Entry, records::database};
use serde_json::{Value, json};
use tokio::{sync::mpsc, task::JoinSet, time::timeout};

use super::{
    program::{Answer, Door, Installation, Program, client},
    sound,
};
use crate::support::{Base, on_each_database, seed, told};

/// Kills when nothing else is told: as many as every run of the tests bears.
const KILLS: u32 = 5;

/// What a start may take at most, by the requirement. Asserted in the long form, where the program is as it is released.
const READY: Duration = Duration::from_secs(2);

/// Writers at a time; each has a register of its own, and all share one more.
const OWN: [&str; 4] = [
    "register:pori/1",
    "register:pori/2",
    "register:espoo/1",
    "register:jyvaskyla/1",
];
const SHARED: &str = "register:pori/3";

const EDIT: &str = "mutation ($input: EditRegisterInput!) { editRegister(input: $input) { \
                    register { version name } userErrors { code } } }";
const READ: &str = "query ($id: ID!) { node(id: $id) { ... on Register { version name } } }";

/// An edit: the text is its own, and the key by which it is asked for again.
#[derive(Clone, Debug, PartialEq)]
struct Edit {
    register: &'static str,
    based_on: i32,
    text: String,
}

/// Someone who writes, and remembers.
struct Writer {
    number: usize,
    token: String,
    made: u64,
    /// The version of the own register that was acknowledged last.
    own: i32,
    /// The version of the shared one that was heard of last.
    shared: i32,
    /// What was asked for and not answered.
    under_way: Option<Edit>,
    acknowledged: Vec<Edit>,
    refused: Vec<Edit>,
}

impl Writer {
    async fn new(number: usize, token: String, program: &Program) -> Self {
        let door = program.opened(&token).await;
        Self {
            number,
            made: 0,
            own: read(&door, OWN[number]).await.0,
            shared: read(&door, SHARED).await.0,
            under_way: None,
            acknowledged: Vec::new(),
            refused: Vec::new(),
            token,
        }
    }

    fn next(&mut self) -> Edit {
        self.made += 1;
        let (register, based_on) = match self.made % 4 {
            0 => (SHARED, self.shared),
            _ => (OWN[self.number], self.own),
        };
        let text = format!("Muutos {}.{}", self.number, self.made);
        Edit {
            register,
            based_on,
            text,
        }
    }

    /// Writes until the program is gone, or nobody listens any more and nothing is under way. Each edit that was answered is told.
    async fn write(&mut self, door: &Door, heard: mpsc::UnboundedSender<()>, may_fail: bool) {
        while self.under_way.is_some() || !heard.is_closed() {
            let edit = match self.under_way.take() {
                Some(edit) => edit,
                None => self.next(),
            };
            let input = json!({
                "id": edit.register,
                "version": edit.based_on,
                "change": {"name": {"fi": edit.text}},
                "idempotencyKey": edit.text,
            });
            self.under_way = Some(edit.clone());
            match door.ask(EDIT, json!({"input": input})).await {
                Answer::Lost => return,
                Answer::Refused(code) => {
                    // Its connection to the database was cut. Nothing is known, so it is asked for again.
                    assert!(may_fail, "{edit:?} was refused: {code}");
                    assert!(
                        ["INTERNAL", "TRY_AGAIN"].contains(&&*code),
                        "{edit:?} was refused: {code}"
                    );
                }
                Answer::Data(data) => {
                    self.under_way = None;
                    if !self.learn(door, edit, &data["editRegister"]).await {
                        return;
                    }
                    let _ = heard.send(());
                }
            }
        }
    }

    /// Takes in an answer. False when the program is gone.
    async fn learn(&mut self, door: &Door, edit: Edit, answer: &Value) -> bool {
        let version = answer["register"]["version"]
            .as_i64()
            .and_then(|version| i32::try_from(version).ok());
        if edit.register == SHARED {
            if let Some(version) = version {
                self.shared = version;
                self.acknowledged.push(edit);
                return true;
            }
            assert_eq!(answer["userErrors"][0]["code"], "STALE", "{edit:?}: {answer}");
            self.refused.push(edit);
            let Answer::Data(data) = door.ask(READ, json!({"id": SHARED})).await else {
                return false;
            };
            self.shared = state(&data).0;
        } else {
            // Nobody else edits it.
            assert_eq!(version, Some(edit.based_on + 1), "{edit:?}: {answer}");
            assert_eq!(answer["register"]["name"]["fi"], edit.text, "{answer}");
            self.own = edit.based_on + 1;
            self.acknowledged.push(edit);
        }
        true
    }

    /// The own register is as it was acknowledged, or as what was under way makes it.
    async fn finds_its_own(&self, program: &Program) {
        let own = OWN[self.number];
        let (version, text) = read(&program.door(&self.token), own).await;
        let last = self.acknowledged.iter().rfind(|edit| edit.register == own);
        let under_way = self.under_way.as_ref().filter(|edit| edit.register == own);
        let kept = version == self.own && last.is_none_or(|last| last.text == text);
        let applied = version == self.own + 1 && under_way.is_some_and(|edit| edit.text == text);
        assert!(
            kept || applied,
            "{own} is {text:?} in version {version}; last {last:?}, under way {under_way:?}"
        );
    }
}

fn state(data: &Value) -> (i32, String) {
    let (version, text) = (&data["node"]["version"], &data["node"]["name"]["fi"]);
    let version = version.as_i64().and_then(|version| i32::try_from(version).ok());
    (version.expect("a version"), text.as_str().expect("a name").to_owned())
}

async fn read(door: &Door, id: &str) -> (i32, String) {
    state(&door.told(READ, json!({"id": id})).await)
}

/// What is between a start and a kill.
struct Life<'a> {
    /// Edits to be acknowledged in it.
    edits: u64,
    /// The database, when its connections are to be cut half-way.
    cut: Option<&'a DatabaseConnection>,
    /// Time from the last of those edits to the kill.
    then: Duration,
}

impl Life<'_> {
    /// Lets all write, and kills the program among it. The last life ends when all is written, and nothing is under way.
    async fn live(self, program: Program, writers: Vec<Writer>, last: bool) -> (Vec<Writer>, Option<Program>) {
        let (tell, mut heard) = mpsc::unbounded_channel();
        let mut writing = JoinSet::new();
        for mut writer in writers {
            let (door, tell, may_fail) = (program.door(&writer.token), tell.clone(), self.cut.is_some());
            writing.spawn(async move {
                writer.write(&door, tell, may_fail).await;
                writer
            });
        }
        drop(tell);
        for edit in 0..self.edits {
            if edit == self.edits / 2
                && let Some(database) = self.cut
            {
                cut_connections(database).await;
            }
            // A writer that failed has hung up, and tells why below.
            let heard = timeout(Duration::from_mins(1), heard.recv()).await;
            if heard.expect("the program goes on writing").is_none() {
                break;
            }
        }
        let mut program = Some(program);
        if !last {
            tokio::time::sleep(self.then).await;
            program.take().expect("it runs").kill();
        }
        // Nobody listens any more, so each writer ends after its edit.
        drop(heard);
        (writing.join_all().await, program)
    }
}

/// Cuts every connection to the database but this one.
async fn cut_connections(database: &DatabaseConnection) {
    let sql = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
               WHERE datname = current_database() AND pid <> pg_backend_pid()";
    database
        .execute_unprepared(sql)
        .await
        .expect("the tests may cut connections");
}

/// The names that edits gave to registers, by register and version, as an exported log has them.
fn edits_of(export: &Path) -> BTreeMap<(String, i32), String> {
    let text = std::fs::read_to_string(export).expect("the export can be read");
    let mut edits = BTreeMap::new();
    for line in text.lines() {
        let line: Value = serde_json::from_str(line).expect("a line is JSON");
        let Some(entry) = line["entry"].as_str() else { continue };
        let entry = Entry::parse(entry).expect("an entry");
        if entry.act != LogAct::Edit || entry.noun.as_deref() != Some("register") {
            continue;
        }
        let place = (
            format!("register:{}", entry.key.expect("a key")),
            entry.version.expect("a version"),
        );
        let name = entry.fields["name"][1]["fi"].as_str().expect("a name").to_owned();
        let twice = edits.insert(place.clone(), name);
        assert_eq!(twice, None, "{place:?} was written twice");
    }
    edits
}

/// The log holds what was acknowledged, in its place, and nothing else.
fn log_tells_all_of(writers: &[Writer], export: &Path) {
    let logged = edits_of(export);
    let mut last: HashMap<&str, i32> = HashMap::new();
    for (register, version) in logged.keys() {
        let before = last.insert(register, *version).unwrap_or(1);
        assert_eq!(*version, before + 1, "{register} has a gap");
    }
    let texts: BTreeSet<&str> = logged.values().map(String::as_str).collect();
    assert_eq!(texts.len(), logged.len(), "no edit was applied twice");
    let mut acknowledged = BTreeSet::new();
    for writer in writers {
        assert_eq!(writer.under_way, None);
        for edit in &writer.acknowledged {
            acknowledged.insert(edit.text.as_str());
            let there = logged.get(&(edit.register.to_owned(), edit.based_on + 1));
            assert_eq!(there, Some(&edit.text), "{edit:?} was acknowledged");
        }
        for edit in &writer.refused {
            assert!(!texts.contains(edit.text.as_str()), "{edit:?} was refused");
        }
    }
    assert_eq!(texts, acknowledged);
}

/// Kills a program among writing again and again.
async fn endure(base: Base) {
    let long: Option<u32> = told("SELOSTE_KILLS");
    let kills = long.unwrap_or(KILLS);
    let mut random = Rng::with_seed(seed());
    let installation = Installation::over(base);
    let beside = database::open(&installation.base.url)
        .await
        .expect("the database opens");
    let postgres = beside.get_database_backend() == DatabaseBackend::Postgres;
    let client = client();
    let mut program = installation.start(&client).await;
    let mut writers = Vec::new();
    for number in 0..OWN.len() {
        writers.push(Writer::new(number, installation.token("dpo"), &program).await);
    }
    let key = first_key(&installation.log_fits(None));
    let mut starts = Vec::new();
    for kill in 0..=kills {
        let life = Life {
            edits: random.u64(20..120),
            cut: (postgres && kill % 2 == 1 && kill < kills).then_some(&beside),
            then: Duration::from_micros(random.u64(..5_000)),
        };
        let left;
        (writers, left) = life.live(program, writers, kill == kills).await;
        program = if let Some(program) = left {
            program
        } else {
            let program = installation.start(&client).await;
            starts.push(program.age());
            program
        };
        for writer in &writers {
            writer.finds_its_own(&program).await;
        }
        sound::is_whole(&installation).await;
        // The whole log each time would take longer and longer.
        if kill % (kills / 20).max(1) == 0 {
            installation.log_fits(Some(&key));
        }
    }
    // The last life was not cut off, so nothing is under way any more.
    log_tells_all_of(&writers, &installation.log_fits(Some(&key)));
    drop(program);
    beside.close().await.expect("it closes");
    let slowest = tell(if postgres { "PostgreSQL" } else { "SQLite" }, starts, &writers);
    assert!(long.is_none() || slowest < READY, "a start took {slowest:?}");
}

/// Prints the figures. Returns how long the slowest start took.
fn tell(database: &str, mut starts: Vec<Duration>, writers: &[Writer]) -> Duration {
    starts.sort_unstable();
    let kills = starts.len();
    let (median, slowest) = (starts[kills / 2], starts[kills - 1]);
    let written: usize = writers.iter().map(|writer| writer.acknowledged.len()).sum();
    let refused: usize = writers.iter().map(|writer| writer.refused.len()).sum();
    println!(
        "{database}: {kills} kills; {written} edits acknowledged, all kept; {refused} stale ones refused; \
         ready after {median:?}, at most {slowest:?}"
    );
    slowest
}

/// The first key of an exported log; trusted from then on.
fn first_key(export: &Path) -> String {
    let text = std::fs::read_to_string(export).expect("the export can be read");
    let head: Value = serde_json::from_str(text.lines().next().expect("a first line")).expect("JSON");
    head["keys"][0]["key"].as_str().expect("a key").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_killed_while_it_writes_keeps_every_word_it_gave() {
    on_each_database(endure).await;
}
