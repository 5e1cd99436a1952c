//! A PostgreSQL server for the tests of one process.
//!
//! `RINGBACK_TEST_POSTGRES` names one that runs (`postgres://user@host/database`); without it one is started from the
//! system's own programs, as an ordinary user in a temporary folder, and ends with this process.

use std::env;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Names a server that runs already.
const VARIABLE: &str = "RINGBACK_TEST_POSTGRES";

/// Where Debian puts the programs, by version.
const PROGRAMS: &str = "/usr/lib/postgresql";

/// Whom the server runs as where we are root, which it refuses to be.
const USER: &str = "postgres";

const PATIENCE: Duration = Duration::from_mins(1);

/// Starts and stops the server as standard input says, and ends it when that ends: with the process that holds its other
/// end, however that ends.
const GUARD: &str = r#"
start() {
    "$program" -D "$folder/data" -k "$folder" -c listen_addresses= -c fsync="$fsync" -c max_connections=300 \
        </dev/null >>"$folder/log" 2>&1 &
    server=$!
}
program=$1 folder=$2 fsync=$3
start
while read -r word; do
    case $word in
        crash) kill -QUIT "$server"; wait "$server" ;;
        start) start ;;
    esac
done
kill -QUIT "$server"
wait
rm -rf "$folder"
"#;

/// A server.
#[derive(Debug)]
pub struct Server {
    url: String,
    own: Option<Own>,
}

/// One that was started here.
#[derive(Debug)]
struct Own {
    guard: Child,
    programs: PathBuf,
    folder: PathBuf,
}

impl Server {
    /// A server that forgets what it was told if the machine fails, which is faster.
    ///
    /// # Panics
    ///
    /// When there is none and none can be started.
    pub fn start() -> Self {
        env::var(VARIABLE).map_or_else(|_| Self::start_own("off"), |url| Self { url, own: None })
    }

    /// A server of its own that keeps what it was told, as in production, and that can be crashed.
    ///
    /// # Panics
    ///
    /// When none can be started.
    pub fn start_durable() -> Self {
        Self::start_own("on")
    }

    fn start_own(fsync: &str) -> Self {
        let programs = programs().unwrap_or_else(|| {
            panic!("these tests need PostgreSQL: `apt-get install postgresql`, or `{VARIABLE}=postgres://…`")
        });
        let folder = tempfile::tempdir().expect("a folder").keep();
        if is_root() {
            run(Command::new("chown").arg(USER).arg(&folder));
        }
        let mut initdb = unprivileged(&programs.join("initdb"));
        initdb.args(["--auth=trust", "--no-sync", "--username=tests", "--encoding=UTF8", "-D"]);
        run(initdb.arg(folder.join("data")));
        let mut guard = unprivileged(Path::new("sh"));
        guard.args(["-c", GUARD, "guard"]).arg(programs.join("postgres")).arg(&folder).arg(fsync);
        let guard = guard.stdin(Stdio::piped()).spawn().expect("a shell");
        let url = format!("postgres:///postgres?host={}&user=tests", folder.display());
        let own = Own { guard, programs, folder };
        own.wait_until_ready();
        Self { url, own: Some(own) }
    }

    /// Its address, with the database `postgres` or the one that the variable names.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Ends it as a crash does, until [`Server::start_again`].
    ///
    /// # Panics
    ///
    /// When this is a server that ran already.
    pub fn crash(&mut self) {
        self.tell("crash");
    }

    /// Starts it again, on what it kept.
    ///
    /// # Panics
    ///
    /// When this is a server that ran already, or it does not start.
    pub fn start_again(&mut self) {
        self.tell("start").wait_until_ready();
    }

    fn tell(&mut self, word: &str) -> &Own {
        let own = self.own.as_mut().expect("a server that was started here");
        writeln!(own.guard.stdin.as_mut().expect("a pipe"), "{word}").expect("the guard reads");
        own
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        // Closes its standard input, which is what it waits for.
        self.guard.stdin.take();
        self.guard.wait().ok();
    }
}

impl Own {
    fn wait_until_ready(&self) {
        let start = Instant::now();
        let is_ready = || {
            let mut program = Command::new(self.programs.join("pg_isready"));
            program.args(["-q", "-h"]).arg(&self.folder).status().is_ok_and(|status| status.success())
        };
        while !is_ready() {
            assert!(
                start.elapsed() < PATIENCE,
                "PostgreSQL did not start: see {}/log",
                self.folder.display()
            );
            thread::sleep(Duration::from_millis(20));
        }
    }
}

/// The folder of the newest version's programs.
fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir(PROGRAMS).ok()?.flatten().map(|entry| entry.path().join("bin"));
    versions.filter(|programs| programs.join("initdb").exists()).max()
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().expect("`id` runs");
    id.stdout.starts_with(b"0")
}

/// A command that is not run as root.
fn unprivileged(program: &Path) -> Command {
    let mut command = if is_root() { Command::new("setpriv") } else { Command::new(program) };
    if is_root() {
        command.args(["--reuid", USER, "--regid", USER, "--clear-groups"]).arg(program);
    }
    // Not every folder that we may stand in can be entered by others.
    command.current_dir("/");
    command
}

fn run(command: &mut Command) {
    let output = command.output().expect("the program starts");
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}
