//! Runs the benchmarks.

use crate::{failure::Failure, process, workspace::Workspace};

/// Passes `arguments` on.
pub(crate) fn run(workspace: &Workspace, arguments: &[String]) -> Result<(), Failure> {
    let benches = workspace.benches();
    let mut command = workspace.cargo("run");
    command.args(["--quiet", "--locked", "--"]).args(arguments).current_dir(&benches);
    process::run(command.env("CARGO_TARGET_DIR", benches.join("target")))
}
