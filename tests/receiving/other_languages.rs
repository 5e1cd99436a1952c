//! The receivers in Python and TypeScript: what `docs/receiving.md` shows, run as it stands there.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

use crate::scenario::{Receivers, TOLD_TO_OLD, check};
use crate::support::{SECRET, Service};
use crate::{NEW, OLD};

const DOCUMENT: &str = include_str!("../../docs/receiving.md");

/// Long enough for a machine under load; a test that passes never waits for it.
const PATIENCE: Duration = Duration::from_secs(30);

const HELP: &str = "`cargo xtask unit` runs this test with the Python and Node that it needs";

/// A language, and how its programs are run.
struct Language {
    fence: &'static str,
    program: &'static str,
    file: &'static str,
}

const PYTHON: Language = Language { fence: "python", program: "python3", file: "receiver.py" };
const TYPESCRIPT: Language = Language { fence: "typescript", program: "node", file: "receiver.ts" };

/// A receiver in a process of its own, which ends with the test.
struct Process {
    child: Child,
    base: String,
    printed: mpsc::Receiver<String>,
    _folder: TempDir,
}

impl Language {
    /// The only program in this language that the document shows.
    fn source(&self) -> &'static str {
        let (_, behind) = DOCUMENT.split_once(&format!("\n```{}\n", self.fence)).expect("there is one");
        let (source, behind) = behind.split_once("\n```\n").expect("it has an end");
        assert!(!behind.contains(&format!("\n```{}\n", self.fence)), "there is another");
        source
    }

    fn start(&self, secrets: &[&str]) -> Process {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(self.file), self.source()).expect("a file");
        let mut command = Command::new(self.program);
        command.args([self.file, "0"]).env("WEBHOOK_SECRETS", secrets.join(","));
        command.current_dir(folder.path()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap_or_else(|error| panic!("{}: {error}; {HELP}", self.program));
        let lines = BufReader::new(child.stdout.take().expect("what it prints")).lines();
        let (sender, printed) = mpsc::channel();
        thread::spawn(move || lines.map_while(Result::ok).try_for_each(|line| sender.send(line)));
        let first =
            printed.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("{} ended; {HELP}", self.program));
        let base = first.strip_prefix("listening on ").expect("it says where").to_owned();
        Process { child, base, printed, _folder: folder }
    }

    async fn believes_whom_it_should(&self) {
        let (old, new, both) = (self.start(&[OLD]), self.start(&[NEW]), self.start(&[OLD, NEW]));
        let receivers = Receivers { old: old.base.clone(), new: new.base.clone(), both: both.base.clone() };
        check(&receivers).await;
        for invoice in TOLD_TO_OLD {
            old.expect(invoice);
        }
        drop((new, both));
        assert_eq!(
            old.printed.try_recv(),
            Err(mpsc::TryRecvError::Empty),
            "nothing else was believed, or done twice"
        );
    }

    /// The whole way: the invoices service, over HTTP, with the secret that both were given.
    async fn is_called_by_the_service(&self) {
        let (service, receiver) = (Service::start().await, self.start(&[SECRET]));
        let query = format!("?callback_url={}/events", receiver.base);
        let invoice = r#"{"id": "2expen51ve", "customer": "Mr. Richie Rich", "total": "9999"}"#;
        assert_eq!(service.post_invoice(&query, invoice).await.status(), 200);
        receiver.expect("2expen51ve");
        service.stop().await;
    }

    /// A program without a secret would believe everybody.
    fn does_not_start_without_secrets(&self) {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(self.file), self.source()).expect("a file");
        for secrets in ["", "whsec_", "whsec_c2hvcnQ="] {
            let mut command = Command::new(self.program);
            command.args([self.file, "0"]).env("WEBHOOK_SECRETS", secrets).current_dir(folder.path());
            let ended = command.stderr(Stdio::null()).status().expect("it can be run");
            assert!(!ended.success(), "{secrets}");
        }
    }
}

impl Process {
    fn expect(&self, invoice: &str) {
        let line = self.printed.recv_timeout(PATIENCE).expect("it prints");
        assert_eq!(line, format!("invoice {invoice}: Payment celebration"));
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended before.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_receiver_in_python_believes_whom_it_should() {
    PYTHON.believes_whom_it_should().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_receiver_in_python_is_called_by_the_service() {
    PYTHON.is_called_by_the_service().await;
}

#[test]
fn the_receiver_in_python_does_not_start_without_secrets() {
    PYTHON.does_not_start_without_secrets();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_receiver_in_typescript_believes_whom_it_should() {
    TYPESCRIPT.believes_whom_it_should().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_receiver_in_typescript_is_called_by_the_service() {
    TYPESCRIPT.is_called_by_the_service().await;
}

#[test]
fn the_receiver_in_typescript_does_not_start_without_secrets() {
    TYPESCRIPT.does_not_start_without_secrets();
}
