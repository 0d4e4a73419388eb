//! The program itself, run as people run it: over a database of the test's own, reached over HTTP, ended without warning.

use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::mpsc,
    time::{Duration, Instant},
};

use reqwest::{Client, StatusCode};
use serde_json::{Value, json};

use crate::support::{Base, program};

/// Long beyond anything a start takes; a program that is not ready by then has failed.
const NEVER: Duration = Duration::from_mins(1);

/// Where the program is: what `make soak` was told to try, else the one that was built with the tests.
fn binary() -> PathBuf {
    std::env::var_os("SELOSTE_BIN").map_or_else(|| env!("CARGO_BIN_EXE_seloste").into(), PathBuf::from)
}

/// An installation: a database, and the files of its log beside.
pub struct Installation {
    pub base: Base,
    folder: tempfile::TempDir,
}

impl Installation {
    /// A new one, over an empty database.
    pub fn over(base: Base) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        Self { base, folder }
    }

    /// A file of the installation's own.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The file of checkpoints that the program keeps.
    pub fn checkpoints(&self) -> PathBuf {
        self.file("log-checkpoints")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = program::at(&binary());
        command
            .env("SELOSTE_DATABASE_URL", &self.base.url)
            .env("SELOSTE_LOG_KEY", self.file("log-key"))
            .env("SELOSTE_LOG_CHECKPOINTS", self.checkpoints())
            .env("SELOSTE_LOG", "error")
            .args(arguments);
        command
    }

    /// Runs a command to its end.
    pub fn try_to_run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the program starts")
    }

    /// Runs a command to its end; it must succeed. What it said.
    pub fn run(&self, arguments: &[&str]) -> String {
        let Output { status, stdout, stderr } = self.try_to_run(arguments);
        assert!(status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&stderr));
        String::from_utf8_lossy(&stdout).into_owned()
    }

    /// A token of a new service account with a role over everything.
    pub fn token(&self, role: &str) -> String {
        let said = self.run(&["token", "create", "--role", role, "--reach", "installation"]);
        said.trim().to_owned()
    }

    /// Lets the program say that the log fits: in the database, with its tree, and exported, by the key that is trusted and by the
    /// checkpoints kept outside. Returns the export.
    pub fn log_fits(&self, key: Option<&str>) -> PathBuf {
        let export = self.file("log.jsonl");
        self.run(&["log", "export", "--output", text(&export)]);
        let checkpoints = self.checkpoints();
        let mut verify = vec!["log", "verify", text(&export)];
        if let Some(key) = key {
            verify.extend(["--key", key]);
        }
        if checkpoints.exists() {
            verify.extend(["--checkpoints", text(&checkpoints)]);
        }
        for verify in [&verify[..], &["log", "verify"]] {
            let said = self.run(verify);
            assert!(said.contains("fits"), "{said}");
        }
        export
    }

    /// Starts the program, and waits until it can serve.
    pub async fn start(&self, client: &Client) -> Program {
        let begun = Instant::now();
        let mut child = self
            .command(&["demo", "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let said = child.stdout.take().expect("it is piped");
        let (tell, told) = mpsc::channel();
        // To the end, so that the program never waits for a reader.
        std::thread::spawn(move || {
            for line in BufReader::new(said).lines().map_while(Result::ok) {
                if let Some(address) = line.split_once(" at http://").map(|(_, rest)| rest) {
                    let _ = tell.send(address.trim_end_matches('/').to_owned());
                }
            }
        });
        let waiting = tokio::task::spawn_blocking(move || told.recv_timeout(NEVER));
        let Ok(address) = waiting.await.expect("it does not panic") else {
            let _ = child.kill();
            panic!(
                "the program did not say where it serves; it ended with {:?}",
                child.wait()
            );
        };
        let program = Program {
            child,
            client: client.clone(),
            address,
            started: begun,
        };
        program.is_ready().await;
        program
    }
}

/// The program while it runs. Dropped, it is killed.
pub struct Program {
    child: Child,
    client: Client,
    address: String,
    started: Instant,
}

/// What came of asking.
#[derive(Debug)]
pub enum Answer {
    /// It was answered.
    Data(Value),
    /// It was refused, or failed: the first code.
    Refused(String),
    /// Nobody knows: the program was gone before it had answered.
    Lost,
}

impl Program {
    /// How long ago it was started.
    pub fn age(&self) -> Duration {
        self.started.elapsed()
    }

    /// Waits until it says that it can serve.
    async fn is_ready(&self) {
        let address = format!("http://{}/readyz", self.address);
        loop {
            let answer = self.client.get(&address).send().await;
            if answer.is_ok_and(|answer| answer.status() == StatusCode::OK) {
                return;
            }
            assert!(self.age() < NEVER, "the program was never ready");
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }

    /// A way to ask it that can be given away.
    pub fn door(&self, token: &str) -> Door {
        Door {
            client: self.client.clone(),
            address: format!("http://{}/graphql", self.address),
            token: token.to_owned(),
        }
    }

    /// The same for a token made a moment ago by another program on the database: waits until this one has heard of it.
    pub async fn opened(&self, token: &str) -> Door {
        let door = self.door(token);
        let begun = Instant::now();
        while let Answer::Refused(code) = door.ask("{ viewer { signedIn } }", json!({})).await {
            assert!(code == "UNAUTHENTICATED" && begun.elapsed() < NEVER, "{code}");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        door
    }

    /// Ends it as a power cut would: SIGKILL, without a word.
    pub fn kill(mut self) {
        self.child.kill().expect("it is ours to kill");
        self.child.wait().expect("it ends");
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A way to ask a program, as somebody.
#[derive(Clone)]
pub struct Door {
    client: Client,
    address: String,
    token: String,
}

impl Door {
    /// Asks a question or makes a change.
    pub async fn ask(&self, query: &str, variables: Value) -> Answer {
        let sent = self
            .client
            .post(&self.address)
            .bearer_auth(&self.token)
            .json(&json!({"query": query, "variables": variables}))
            .send()
            .await;
        // An answer that broke off was not given.
        let Ok(response) = sent else { return Answer::Lost };
        let Ok(said) = response.json::<Value>().await else {
            return Answer::Lost;
        };
        match said["errors"][0]["extensions"]["code"].as_str() {
            Some(code) => Answer::Refused(code.to_owned()),
            None => Answer::Data(said["data"].clone()),
        }
    }

    /// Asks what must be answered.
    pub async fn told(&self, query: &str, variables: Value) -> Value {
        match self.ask(query, variables).await {
            Answer::Data(data) => data,
            other => panic!("{query}: {other:?}"),
        }
    }
}

/// A client for programs on this machine.
pub fn client() -> Client {
    // Only once for the whole process; a second time it is there already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder()
        .no_proxy()
        .timeout(NEVER)
        .build()
        .expect("a client needs nothing from outside")
}

fn text(path: &Path) -> &str {
    path.to_str().expect("temporary folders have plain names")
}
