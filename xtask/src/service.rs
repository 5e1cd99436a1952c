//! Starts a real service, as a person would, and waits until it says where it listens.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader, Read, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::mpsc::{self, Receiver, Sender},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use serde_json::Value;

use crate::{
    failure::Failure,
    process::{self, Running},
    workspace::Workspace,
};

/// How long the service may take to start; it needs a few milliseconds.
const START: Duration = Duration::from_secs(30);

/// The services of this project: the name of each is that of its package and program.
pub(crate) const SERVICES: [&str; 2] = ["invoices", "ticketing"];

/// What lets operators in, and the variable that the service reads it from.
pub(crate) const ADMIN_TOKEN: (&str, &str) = ("INVOICES_ADMIN_TOKEN", "0123456789abcdef0123456789abcdef");

/// A service, which ends when this is dropped.
pub(crate) struct Service {
    /// Where it listens: `http://127.0.0.1:PORT`.
    pub(crate) address: String,
    log: PathBuf,
    copying: Vec<JoinHandle<()>>,
    running: Running,
}

impl Service {
    /// Ends the service; the file with all that it printed.
    pub(crate) fn end(self) -> PathBuf {
        let Self { log, copying, running, .. } = self;
        drop(running);
        for thread in copying {
            thread.join().expect("copying does not panic");
        }
        log
    }
}

/// Builds the workspace and starts a service; what it prints goes into `NAME.log` in `folder`, which is made.
pub(crate) fn build_and_start(workspace: &Workspace, name: &str, folder: &Path) -> Result<Service, Failure> {
    process::run(workspace.cargo("build").args(["--workspace", "--all-targets", "--locked"]))?;
    fs::create_dir_all(folder).map_err(|error| Failure::io("create", folder, &error))?;
    start(workspace, name, &folder.join(format!("{name}.log")))
}

/// Starts the program that a build of the workspace left, on a free port; what it prints goes into the file `log`.
fn start(workspace: &Workspace, name: &str, log: &Path) -> Result<Service, Failure> {
    let mut command = Command::new(workspace.target.join("debug").join(name));
    command.args(["--listen", "127.0.0.1:0", "--database", "sqlite::memory:"]);
    command.args(["--log", "info", "--log-format", "json"]);
    // Half a minute in each request would be too long for whoever tries every operation.
    command.env("TICKETING_WATCH_S", "1").env(ADMIN_TOKEN.0, ADMIN_TOKEN.1);
    command.current_dir(&workspace.target).stdout(Stdio::piped()).stderr(Stdio::piped());
    println!("$ {} > {}", process::shown(&command), log.display());
    let mut running = process::start(&mut command)?;
    let (copying, lines) = record(&mut running, log)?;
    let address = address(&lines).ok_or_else(|| {
        Failure::new("the service did not say where it listens").help(format!(
            "it should log `\"message\":\"listening\"` and `\"address\"`; see {}",
            log.display()
        ))
    })?;
    Ok(Service { address, log: log.to_owned(), copying, running })
}

/// Copies everything that is printed, from either stream, into the log, for as long as the service runs.
fn record(running: &mut Running, log: &Path) -> Result<(Vec<JoinHandle<()>>, Receiver<String>), Failure> {
    let failed = |error| Failure::io("create", log, &error);
    let file = File::create(log).map_err(failed)?;
    let (sender, lines) = mpsc::channel();
    let mut copying = Vec::new();
    if let Some(stdout) = running.child.stdout.take() {
        copying.push(copy_lines(stdout, file.try_clone().map_err(failed)?, sender.clone()));
    }
    if let Some(stderr) = running.child.stderr.take() {
        copying.push(copy_lines(stderr, file, sender));
    }
    Ok((copying, lines))
}

fn copy_lines(from: impl Read + Send + 'static, mut log: File, sender: Sender<String>) -> JoinHandle<()> {
    thread::spawn(move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            // Nobody listens any more once the address is known, and a full disk is not this step's business.
            let _ = writeln!(log, "{line}");
            let _ = sender.send(line);
        }
    })
}

/// Ends without an address when the service ended, or took too long.
fn address(lines: &Receiver<String>) -> Option<String> {
    let deadline = Instant::now() + START;
    loop {
        let line = lines.recv_timeout(deadline.saturating_duration_since(Instant::now())).ok()?;
        if let Some(address) = listening(&line) {
            return Some(address);
        }
    }
}

/// The address in the log line that tells it; a log nests its fields or does not.
fn listening(line: &str) -> Option<String> {
    let line: Value = serde_json::from_str(line).ok()?;
    let fields = line.get("fields").unwrap_or(&line);
    (fields["message"] == "listening").then(|| fields["address"].as_str().map(String::from))?
}

#[cfg(test)]
mod tests {
    use super::listening;

    #[test]
    fn address_is_read_from_nested_and_from_flat_fields() {
        let nested = r#"{"level":"INFO","fields":{"message":"listening","address":"http://127.0.0.1:1"}}"#;
        let flat = r#"{"level":"INFO","message":"listening","address":"http://127.0.0.1:1"}"#;
        for line in [nested, flat] {
            assert_eq!(listening(line).as_deref(), Some("http://127.0.0.1:1"), "{line}");
        }
    }

    #[test]
    fn other_lines_have_no_address() {
        for line in
            ["listening", "{}", r#"{"message":"migrated","address":"x"}"#, r#"{"message":"listening"}"#]
        {
            assert_eq!(listening(line), None, "{line}");
        }
    }
}
