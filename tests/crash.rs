//! The service as a process that is killed: nothing that it answered for is lost.

mod support;

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use tokio::net::TcpListener;

use support::{Receiver, SECRET};

const SEED: &str = r#"{"id": "2expen51ve", "customer": "Mr. Richie Rich", "total": "9999"}"#;

/// The service in a process of its own; it ends with the test, however that ends.
struct Process {
    child: Child,
    base: String,
}

impl Process {
    fn start(database: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_invoices"))
            .args([
                "--listen",
                "127.0.0.1:0",
                "--log-format",
                "json",
                "--callback-secret",
                SECRET,
                "--database",
            ])
            .arg(database)
            .stderr(Stdio::piped())
            .spawn()
            .expect("the service starts");
        let mut log = BufReader::new(child.stderr.take().expect("its log")).lines();
        let line = log.find_map(|line| line.ok().filter(|line| line.contains("listening")));
        let line: serde_json::Value = serde_json::from_str(&line.expect("it listens")).expect("JSON");
        let base = line["address"].as_str().expect("an address").to_owned();
        // Whatever else it logs is read, so that it never waits for a reader.
        std::thread::spawn(move || log.for_each(drop));
        Self { child, base }
    }

    /// As `kill -9` does.
    fn kill(&mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it ends");
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have been killed before.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

#[tokio::test]
async fn a_service_killed_between_the_answer_and_the_callback_sends_it_once_after_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("invoices.db");
    // A receiver that takes connections and never reads from them.
    let deaf = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address: SocketAddr = deaf.local_addr().unwrap();

    let mut service = Process::start(&database);
    let query = format!("?callback_url=http://{address}/events");
    let request = reqwest::Client::new().post(format!("{}/invoices/{query}", service.base));
    let answer = request.header("content-type", "application/json").body(SEED).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    service.kill();
    drop(deaf);

    let mut receiver = Receiver::at(address).await;
    let _service = Process::start(&database);
    let (id, event) = receiver.next().await;
    assert_eq!((id.as_str(), event.paid), ("2expen51ve", true));
    receiver.expect_no_more().await;
}
