//! Installs the outside programs that some steps need: pinned, into the target folder, and only what is missing.
//!
//! Only Debian's packages go into the system, and only where we may install them (as root).

mod debian;
mod node;
mod python;

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{failure::Failure, workspace::Workspace};

pub(crate) use debian::{Need, ensure};

/// Written last into a folder of tools: what they were installed from.
const RECEIPT: &str = ".installed-from";

/// The pinned Node and Python programs.
pub(crate) struct Tools {
    python: PathBuf,
    node: PathBuf,
}

/// Installs what is missing of `xtask/tools/`.
pub(crate) fn tools(workspace: &Workspace) -> Result<Tools, Failure> {
    let python = python::programs(workspace)?;
    let node = node::packages(workspace, &python)?;
    Ok(Tools { python, node })
}

impl Tools {
    /// A command of one of the tools. It runs where Node finds the packages, so paths given to it are absolute.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = with_path(program, &[&self.node.join("node_modules/.bin"), &self.python]);
        command.current_dir(&self.node);
        command
    }

    /// Lets a command find Python and Node among the tools first.
    pub(crate) fn add_to_path(&self, command: &mut Command) {
        command.env("PATH", path(&[&self.python]));
    }

    /// A folder of this name, made where it is missing; modules in it find Node's packages.
    pub(crate) fn folder(&self, name: &str) -> Result<PathBuf, Failure> {
        let folder = self.node.join(name);
        fs::create_dir_all(&folder).map_err(|error| Failure::io("create", &folder, &error))?;
        Ok(folder)
    }
}

/// Runs `install` unless `folder` was completely installed from the present content of `manifests`.
fn installed_once(
    folder: &Path,
    manifests: &[&Path],
    install: impl FnOnce() -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut content = Vec::new();
    for manifest in manifests {
        content.extend(fs::read(manifest).map_err(|error| Failure::io("read", manifest, &error))?);
    }
    let receipt = folder.join(RECEIPT);
    if fs::read(&receipt).is_ok_and(|installed| installed == content) {
        return Ok(());
    }
    println!("installing pinned tools into {}", folder.display());
    fs::create_dir_all(folder).map_err(|error| Failure::io("create", folder, &error))?;
    install()?;
    fs::write(&receipt, content).map_err(|error| Failure::io("write", &receipt, &error))
}

/// A command whose program, and the programs it starts, are looked for in `folders` first.
fn with_path(program: &str, folders: &[&Path]) -> Command {
    let mut command = Command::new(program);
    command.env("PATH", path(folders));
    command
}

/// The path with these folders in front.
fn path(folders: &[&Path]) -> OsString {
    let inherited = env::var_os("PATH").unwrap_or_default();
    let folders = folders.iter().map(PathBuf::from).chain(env::split_paths(&inherited));
    env::join_paths(folders).expect("a target folder has no `:` in its path")
}
