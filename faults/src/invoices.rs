//! The invoices service in a process of its own, and its callers.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use http::StatusCode;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::failure::Failure;
use crate::process;

/// The service; it ends with this.
pub(crate) struct Invoices {
    child: Child,
    pub(crate) base: String,
    http: reqwest::Client,
}

impl Invoices {
    /// The service on a free port, with this file as its database.
    pub(crate) async fn start(database: &Path) -> Result<Self, Failure> {
        Self::start_by(Command::new(program()?), database).await
    }

    /// The same, started by `command`, which holds what goes before the arguments.
    pub(crate) async fn start_by(mut command: Command, database: &Path) -> Result<Self, Failure> {
        command.args(["--listen", "127.0.0.1:0", "--log-format", "json", "--database"]).arg(database);
        let mut child = command.stdin(Stdio::null()).stderr(Stdio::piped()).kill_on_drop(true).spawn()?;
        let mut log = BufReader::new(child.stderr.take().ok_or("a process without output")?).lines();
        let base = loop {
            let line = log.next_line().await?.ok_or("the service did not say where it listens")?;
            let line: Value = serde_json::from_str(&line)?;
            if let Some(address) = line["address"].as_str() {
                break address.to_owned();
            }
        };
        // Whatever else it logs is read, so that it never waits for a reader.
        tokio::spawn(async move { while let Ok(Some(_)) = log.next_line().await {} });
        let http = reqwest::Client::builder().no_proxy().build()?;
        Ok(Self { child, base, http })
    }

    /// Creates the invoice of this number; what is answered.
    pub(crate) async fn create(&self, number: i64, callback_url: &str) -> Result<StatusCode, Failure> {
        let url = format!("{}/invoices/?callback_url={callback_url}", self.base);
        let invoice = json!({ "id": number.to_string(), "customer": "Mr. Richie Rich", "total": "9999" });
        let request = self.http.post(url).header("content-type", "application/json");
        Ok(request.body(invoice.to_string()).send().await?.status())
    }

    /// Whether there is an invoice of this number.
    pub(crate) async fn exists(&self, number: i64) -> Result<bool, Failure> {
        let answer = self.http.get(format!("{}/invoices/{number}", self.base)).send().await?;
        Ok(answer.status().is_success())
    }

    /// The id of its process.
    pub(crate) fn id(&self) -> Result<u32, Failure> {
        self.child.id().ok_or_else(|| "the process has ended".into())
    }

    /// Tells it to end, and waits; how long it took.
    pub(crate) async fn terminate(mut self) -> Result<std::time::Duration, Failure> {
        let (_, took) = process::terminate(&mut self.child).await?;
        Ok(took)
    }
}

/// The program, which was built beside this one.
pub(crate) fn program() -> Result<PathBuf, Failure> {
    let program = std::env::current_exe()?.with_file_name("invoices");
    if program.exists() {
        return Ok(program);
    }
    Err("this row needs the invoices service: `cargo build --workspace`".into())
}
