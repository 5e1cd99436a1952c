//! A PostgreSQL server for the tests of one process.
//!
//! `RINGBACK_TEST_POSTGRES` names one that runs (`postgres://user@host/database`); without it one is started from the
//! system's own programs, as an ordinary user in a temporary folder, and ends with this process.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use sqlx::postgres::PgConnectOptions;

/// Names a server that runs already.
const VARIABLE: &str = "RINGBACK_TEST_POSTGRES";

/// Where Debian puts the programs, by version.
const PROGRAMS: &str = "/usr/lib/postgresql";

/// Whom the server runs as where we are root, which it refuses to be.
const USER: &str = "postgres";

const PATIENCE: Duration = Duration::from_mins(1);

/// Ends the server when standard input does: with the process that holds its other end, however that ends.
const GUARD: &str = r#"
"$1" -D "$2/data" -k "$2" -c listen_addresses= -c fsync=off -c max_connections=300 </dev/null >"$2/log" 2>&1 &
cat >/dev/null
kill -QUIT $!
wait
rm -rf "$2"
"#;

pub(crate) struct Server {
    options: PgConnectOptions,
    _guard: Option<Child>,
}

impl Server {
    pub(crate) fn start() -> Self {
        if let Ok(url) = env::var(VARIABLE) {
            return Self { options: url.parse().expect("an address of PostgreSQL"), _guard: None };
        }
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
        guard.args(["-c", GUARD, "guard"]).arg(programs.join("postgres")).arg(&folder);
        let guard = guard.stdin(Stdio::piped()).spawn().expect("a shell");
        wait_until_ready(&programs, &folder);
        let options = PgConnectOptions::new().socket(&folder).username("tests").database("postgres");
        Self { options, _guard: Some(guard) }
    }

    pub(crate) fn options(&self) -> PgConnectOptions {
        self.options.clone()
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

fn wait_until_ready(programs: &Path, folder: &Path) {
    let start = Instant::now();
    let is_ready = || {
        Command::new(programs.join("pg_isready"))
            .args(["-q", "-h"])
            .arg(folder)
            .status()
            .is_ok_and(|s| s.success())
    };
    while !is_ready() {
        assert!(start.elapsed() < PATIENCE, "PostgreSQL did not start: see {}/log", folder.display());
        thread::sleep(Duration::from_millis(20));
    }
}
