//! A package with a contract, in a folder of its own, built by real cargo.
//!
//! All of them share the target folder of the tests, so that dependencies are compiled once.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

/// The next package's version. In a shared target folder, cargo would take packages of one name and version for the
/// same, and call one stale when the build script of another is compiled.
static VERSION: AtomicU32 = AtomicU32::new(0);

/// A package on disk; removed when dropped.
pub(crate) struct Package {
    folder: tempfile::TempDir,
    root: PathBuf,
}

/// How a build ended.
#[derive(Debug)]
pub(crate) struct Build {
    /// Whether cargo was content.
    pub(crate) is_ok: bool,
    /// What cargo said.
    pub(crate) said: String,
}

/// The crates of this workspace.
pub(crate) fn crates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate stands among others").to_owned()
}

/// The target folder that nested builds share.
fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("nested")
}

impl Package {
    /// A package whose contract is this text, as `api/mod.rs`; not built yet.
    pub(crate) fn new(contract: &str) -> Self {
        Self::below("", contract)
    }

    /// The same in a folder below the one that is removed.
    pub(crate) fn below(path: &str, contract: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let root = folder.path().join(path);
        let package = Self { folder, root };
        let crates = crates();
        let crates = crates.display();
        let manifest = include_str!("package.toml")
            .replace("{crates}", &crates.to_string())
            .replace("0.1.0", &format!("0.1.{}", VERSION.fetch_add(1, Ordering::Relaxed)));
        package.write("Cargo.toml", &manifest);
        package.write("build.rs", "fn main() {\n    ringback_build::compile(\"api\");\n}\n");
        package.write("src/lib.rs", "#[path = \"../api/mod.rs\"]\npub mod api;\n");
        package.write("api/mod.rs", contract);
        fs::copy(crates_lock(), package.path("Cargo.lock")).expect("the lock file can be copied");
        package
    }

    /// A path in the package.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// The folder that is removed.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The text of a file.
    #[track_caller]
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("`{path}`: {error}"))
    }

    /// Whether there is such a file.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.path(path).exists()
    }

    /// Writes a file, folders included.
    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }

    /// Removes a file.
    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).expect("a file can be removed");
    }

    /// Every file below a folder with its bytes, sorted.
    pub(crate) fn tree(&self, path: &str) -> Vec<(String, Vec<u8>)> {
        let mut files = Vec::new();
        let Ok(entries) = fs::read_dir(self.path(path)) else {
            return files;
        };
        for entry in entries {
            let entry = entry.expect("a folder can be read");
            let below = format!("{path}/{}", entry.file_name().display());
            if entry.path().is_dir() {
                files.extend(self.tree(&below));
            } else {
                files.push((below, fs::read(entry.path()).expect("a file can be read")));
            }
        }
        files.sort();
        files
    }

    /// The cargo command for this package, without whatever the tests' own environment says.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Command {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(arguments).arg("--offline").current_dir(&self.root).env("CARGO_TARGET_DIR", target());
        for variable in ["CI", "RINGBACK_CHECK", "RINGBACK_DUMP", "RUSTFLAGS", "RUSTC_WRAPPER"] {
            cargo.env_remove(variable);
        }
        cargo
    }

    /// `cargo check`, which runs the build script as `cargo build` does.
    pub(crate) fn build(&self) -> Build {
        self.build_with(&[])
    }

    /// The same with variables of the environment.
    pub(crate) fn build_with(&self, variables: &[(&str, &str)]) -> Build {
        Build::of(self.cargo(&["check", "--verbose"]).envs(variables.iter().copied()))
    }
}

impl Build {
    /// Runs a command to its end.
    pub(crate) fn of(command: &mut Command) -> Self {
        let output = command.output().expect("the command can be run");
        let said = [output.stdout, output.stderr].concat();
        Self { is_ok: output.status.success(), said: String::from_utf8_lossy(&said).into_owned() }
    }

    /// Fails the test, with what cargo said, unless cargo was content.
    #[track_caller]
    pub(crate) fn succeeds(self) -> Self {
        assert!(self.is_ok, "{}", self.said);
        self
    }

    /// Fails the test, with what cargo said, if cargo was content.
    #[track_caller]
    pub(crate) fn fails(self) -> Self {
        assert!(!self.is_ok, "{}", self.said);
        self
    }

    /// Fails the test, with cargo's reason, if the package or its script was run again.
    #[track_caller]
    pub(crate) fn stays_fresh(self) -> Self {
        assert!(!self.has_run(), "{}", self.said);
        self
    }

    /// Fails the test if everything was as it was.
    #[track_caller]
    pub(crate) fn runs_again(self) -> Self {
        assert!(self.has_run(), "{}", self.said);
        self
    }

    fn has_run(&self) -> bool {
        ["Checking contract", "Compiling contract", "Dirty contract"]
            .iter()
            .any(|word| self.said.contains(word))
    }

    /// Fails the test unless cargo said this.
    #[track_caller]
    pub(crate) fn says(self, text: &str) -> Self {
        assert!(self.said.contains(text), "`{text}` is not in:\n{}", self.said);
        self
    }
}

/// The lock file of the workspace: nested builds use the versions that are there already.
fn crates_lock() -> PathBuf {
    crates().join("../Cargo.lock")
}
