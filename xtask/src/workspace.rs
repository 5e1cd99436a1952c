//! Where things are: the root, the packages, the target folder.
//!
//! Everything is asked of `cargo metadata`, so that `CARGO_TARGET_DIR` and a build folder elsewhere are honoured.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

use serde::Deserialize;

use crate::{failure::Failure, process};

/// Makes the build script compare `generated/` instead of writing it.
pub(crate) const CHECK_MODE: &str = "RINGBACK_CHECK";

/// The project as cargo sees it.
#[derive(Debug, Deserialize)]
pub(crate) struct Workspace {
    /// All packages, dependencies included.
    pub(crate) packages: Vec<Package>,
    #[serde(rename = "workspace_root")]
    pub(crate) root: PathBuf,
    #[serde(rename = "target_directory")]
    pub(crate) target: PathBuf,
}

/// One package of the dependency graph.
#[derive(Debug, Deserialize)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: String,
    /// An SPDX expression.
    pub(crate) license: Option<String>,
    /// Where it comes from; `None` for a package of this workspace.
    pub(crate) source: Option<String>,
    pub(crate) manifest_path: PathBuf,
    pub(crate) features: std::collections::BTreeMap<String, Vec<String>>,
    pub(crate) dependencies: Vec<Dependency>,
    pub(crate) targets: Vec<Target>,
    #[serde(default)]
    pub(crate) metadata: serde_json::Value,
}

/// One line of a `[dependencies]` table.
#[derive(Debug, Deserialize)]
pub(crate) struct Dependency {
    pub(crate) name: String,
    pub(crate) rename: Option<String>,
}

/// A library, program, test or example of a package.
#[derive(Debug, Deserialize)]
pub(crate) struct Target {
    pub(crate) name: String,
    pub(crate) kind: Vec<String>,
}

impl Workspace {
    /// Asks cargo.
    pub(crate) fn load() -> Result<Self, Failure> {
        let metadata = process::read(
            Command::new(program())
                .args(["metadata", "--format-version=1", "--locked"])
                .current_dir(manifest_folder()),
        )?;
        serde_json::from_str(&metadata)
            .map_err(|error| Failure::new(format!("`cargo metadata` is not as expected: {error}")))
    }

    /// A cargo command at the root, in check mode: nothing that we run may change the tree.
    pub(crate) fn cargo(&self, subcommand: &str) -> Command {
        let mut command = Command::new(program());
        command.arg(subcommand).current_dir(&self.root).env(CHECK_MODE, "1");
        command
    }

    /// The packages that this project is made of.
    pub(crate) fn members(&self) -> impl Iterator<Item = &Package> {
        self.packages.iter().filter(|package| package.source.is_none())
    }

    /// The folder of the benchmarks, a workspace of their own: their peers are no dependencies of the project.
    pub(crate) fn benches(&self) -> PathBuf {
        self.root.join("benches")
    }

    /// A file or folder of this package.
    pub(crate) fn xtask(&self, path: &str) -> PathBuf {
        self.root.join("xtask").join(path)
    }
}

impl Package {
    /// The folder of its manifest.
    pub(crate) fn folder(&self) -> &Path {
        self.manifest_path.parent().expect("a manifest is a file in a folder")
    }
}

/// The cargo that runs us, so that `cargo +nightly xtask` stays with that toolchain.
fn program() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// `cargo run` says where the manifest is; a binary started by hand falls back to where it was built.
fn manifest_folder() -> OsString {
    env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into())
}
