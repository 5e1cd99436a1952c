//! Clippy over everything, then over `ringback` with each of its features alone, then over the benchmarks.
//!
//! Features are asked of cargo, so that a new one is covered the day it is written.

use crate::{failure::Failure, process, workspace::Workspace};

/// The package whose features users choose from.
const PACKAGE: &str = "ringback";

/// Warnings are errors here, and only here: an unfinished edit still builds.
const DENY_WARNINGS: [&str; 3] = ["--", "--deny", "warnings"];

/// Everything at once first: that is what most mistakes show up in.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Failure> {
    let everything = ["--workspace", "--all-targets", "--all-features", "--locked"];
    process::run(workspace.cargo("clippy").args(everything).args(DENY_WARNINGS))
        .map_err(|failure| failure.help("rustup component add clippy, if clippy itself is missing"))?;
    alone(workspace, None)?;
    for feature in features(workspace)? {
        alone(workspace, Some(feature))?;
    }
    let mut benches = workspace.cargo("clippy");
    benches.args(["--all-targets", "--locked"]).current_dir(workspace.benches());
    process::run(benches.env("CARGO_TARGET_DIR", &workspace.target).args(DENY_WARNINGS))
}

fn alone(workspace: &Workspace, feature: Option<&str>) -> Result<(), Failure> {
    let mut command = workspace.cargo("clippy");
    command.args(["--package", PACKAGE, "--lib", "--no-default-features", "--locked"]);
    if let Some(feature) = feature {
        command.args(["--features", feature]);
    }
    process::run(command.args(DENY_WARNINGS))
}

fn features(workspace: &Workspace) -> Result<impl Iterator<Item = &str>, Failure> {
    let package = workspace.members().find(|package| package.name == PACKAGE);
    let package = package.ok_or_else(|| Failure::new(format!("there is no package `{PACKAGE}`")))?;
    Ok(package.features.keys().map(String::as_str).filter(|feature| *feature != "default"))
}
