//! Runs other programs, shows which, and leaves none of them behind.
//!
//! Each program leads a process group of its own. The group is ended, by its id, when the program has ended,
//! when its guard is dropped, and when this command is interrupted: a browser outlives neither its script nor us.

use std::{
    collections::BTreeSet,
    io, iter,
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use nix::{
    sys::signal::{Signal, killpg},
    unistd::Pid,
};

use crate::failure::Failure;

/// How long a program may take to end after it was asked to.
const GRACE: Duration = Duration::from_secs(10);

/// How often we look whether it has.
const POLL: Duration = Duration::from_millis(20);

/// What a shell reports for a command that was interrupted (128 + SIGINT).
const INTERRUPTED: i32 = 130;

/// The groups that may still have members.
static GROUPS: Mutex<BTreeSet<i32>> = Mutex::new(BTreeSet::new());

/// A program that runs beside us; it ends when this is dropped.
pub(crate) struct Running {
    pub(crate) child: Child,
    group: i32,
}

/// Runs a program with our output, and fails unless it succeeds.
pub(crate) fn run(command: &mut Command) -> Result<(), Failure> {
    println!("$ {}", shown(command));
    let status = start(command)?.wait(command)?;
    succeeded(command, status)
}

/// Runs a program and returns what it printed; what it prints as errors is shown.
pub(crate) fn read(command: &mut Command) -> Result<String, Failure> {
    let mut running = start(command.stdout(Stdio::piped()))?;
    let mut text = String::new();
    if let Some(mut stdout) = running.child.stdout.take() {
        io::Read::read_to_string(&mut stdout, &mut text)
            .map_err(|error| Failure::new(format!("failed to read from `{}`: {error}", shown(command))))?;
    }
    let status = running.wait(command)?;
    succeeded(command, status).map(|()| text)
}

/// Runs a program silently and tells whether it succeeded, and all that it printed.
pub(crate) fn probe(command: &mut Command) -> Result<(bool, String), Failure> {
    let running = start(command.stdout(Stdio::piped()).stderr(Stdio::piped()))?;
    let (status, text) = running.collect(command)?;
    Ok((status.success(), text))
}

/// Starts a program that runs beside us.
pub(crate) fn start(command: &mut Command) -> Result<Running, Failure> {
    let child = command
        .stdin(Stdio::null())
        .process_group(0)
        .spawn()
        .map_err(|error| Failure::new(format!("failed to start `{}`: {error}", shown(command))))?;
    let group = i32::try_from(child.id()).expect("a process id is a positive `pid_t`");
    groups().insert(group);
    Ok(Running { child, group })
}

/// Ends everything that runs when this command is interrupted or terminated.
pub(crate) fn end_all_on_interrupt() -> Result<(), Failure> {
    ctrlc::set_handler(|| {
        for group in groups().iter() {
            signal(*group, Signal::SIGTERM);
        }
        eprintln!("interrupted");
        std::process::exit(INTERRUPTED);
    })
    .map_err(|error| Failure::new(format!("failed to listen for interrupts: {error}")))
}

/// The command line as a person would type it: the program without its folder.
pub(crate) fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let words = iter::once(program.file_name().unwrap_or(command.get_program())).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

impl Running {
    fn wait(mut self, command: &Command) -> Result<ExitStatus, Failure> {
        self.child
            .wait()
            .map_err(|error| Failure::new(format!("failed to wait for `{}`: {error}", shown(command))))
    }

    fn collect(mut self, command: &Command) -> Result<(ExitStatus, String), Failure> {
        let stderr = self.child.stderr.take();
        let errors = thread::spawn(move || stderr.map(io::read_to_string).transpose());
        let printed = self.child.stdout.take().map(io::read_to_string).transpose();
        let errors = errors.join().expect("reading does not panic");
        let status = self.wait(command)?;
        let failed = |error| Failure::new(format!("failed to read from `{}`: {error}", shown(command)));
        let printed = printed.map_err(failed)?.unwrap_or_default();
        Ok((status, printed + &errors.map_err(failed)?.unwrap_or_default()))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        signal(self.group, Signal::SIGTERM);
        let deadline = Instant::now() + GRACE;
        while matches!(self.child.try_wait(), Ok(None)) && Instant::now() < deadline {
            thread::sleep(POLL);
        }
        if matches!(self.child.try_wait(), Ok(None)) {
            signal(self.group, Signal::SIGKILL);
        }
        groups().remove(&self.group);
    }
}

fn succeeded(command: &Command, status: ExitStatus) -> Result<(), Failure> {
    if status.success() {
        return Ok(());
    }
    Err(Failure::new(format!("`{}` failed ({status})", shown(command))))
}

fn signal(group: i32, signal: Signal) {
    // A group without members cannot be signalled: it has ended, which is what we want.
    let _ = killpg(Pid::from_raw(group), signal);
}

/// A panic while the lock was held leaves the set as good as before.
fn groups() -> MutexGuard<'static, BTreeSet<i32>> {
    GROUPS.lock().unwrap_or_else(PoisonError::into_inner)
}
