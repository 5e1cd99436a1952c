//! Processes that are started, told to end, and killed.

use std::process::{ExitStatus, Stdio};
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::sync::mpsc;

use crate::failure::Failure;

/// How long to wait for a line.
const PATIENCE: Duration = Duration::from_mins(1);

/// A process that says in lines what it has done; it ends with this.
pub(crate) struct Process {
    child: Child,
    /// Held open: the process ends with it.
    _stdin: Option<ChildStdin>,
    lines: mpsc::UnboundedReceiver<String>,
}

impl Process {
    /// A worker with these arguments, which is ready.
    pub(crate) async fn worker(url: &str, arguments: &[&str]) -> Result<Self, Failure> {
        Self::worker_by(Command::new(std::env::current_exe()?), url, arguments).await
    }

    /// The same, started by `command`, which holds what goes before the arguments.
    pub(crate) async fn worker_by(
        mut command: Command,
        url: &str,
        arguments: &[&str],
    ) -> Result<Self, Failure> {
        command.args(["worker", "--database", url]).args(arguments);
        let mut process = Self::start(command)?;
        process.line("ready").await?;
        Ok(process)
    }

    /// Starts a process that ends when its standard input does, and so with this one, however this one ends.
    pub(crate) fn start(mut command: Command) -> Result<Self, Failure> {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).kill_on_drop(true);
        let mut child = command.spawn()?;
        let stdin = child.stdin.take();
        let stdout = child.stdout.take().ok_or("a process without output")?;
        let (sender, lines) = mpsc::unbounded_channel();
        tokio::spawn(read_lines(stdout, sender));
        Ok(Self { child, _stdin: stdin, lines })
    }

    /// The next line that begins so.
    pub(crate) async fn line(&mut self, start: &str) -> Result<String, Failure> {
        let next = async {
            loop {
                match self.lines.recv().await {
                    Some(line) if line.starts_with(start) => return Ok(line),
                    Some(_) => {}
                    None => return Err(format!("a process ended before it said `{start}`").into()),
                }
            }
        };
        tokio::time::timeout(PATIENCE, next).await?
    }

    /// What it has said and nobody read.
    pub(crate) fn said(&mut self) -> Vec<String> {
        std::iter::from_fn(|| self.lines.try_recv().ok()).collect()
    }

    /// Its id.
    pub(crate) fn id(&self) -> Result<u32, Failure> {
        self.child.id().ok_or_else(|| "the process has ended".into())
    }

    /// As `kill -9` does; what it had said.
    pub(crate) async fn kill(mut self) -> Result<Vec<String>, Failure> {
        self.child.kill().await?;
        // Its end of the pipe is closed: the rest of the lines comes at once.
        let mut said = Vec::new();
        while let Some(line) = self.lines.recv().await {
            said.push(line);
        }
        Ok(said)
    }

    /// Tells it to end, and waits; how long it took.
    pub(crate) async fn terminate(mut self) -> Result<(ExitStatus, Duration), Failure> {
        terminate(&mut self.child).await
    }
}

/// Tells a process to end, as `kill` does, and waits; how long it took.
pub(crate) async fn terminate(child: &mut Child) -> Result<(ExitStatus, Duration), Failure> {
    let id = child.id().ok_or("the process has ended")?;
    let start = Instant::now();
    kill(Pid::from_raw(i32::try_from(id)?), Signal::SIGTERM)?;
    let status = tokio::time::timeout(PATIENCE, child.wait()).await??;
    Ok((status, start.elapsed()))
}

async fn read_lines(stdout: ChildStdout, lines: mpsc::UnboundedSender<String>) {
    let mut stdout = BufReader::new(stdout).lines();
    while let Ok(Some(line)) = stdout.next_line().await {
        // Whoever held the process may be gone.
        lines.send(line).ok();
    }
}
