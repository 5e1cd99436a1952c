//! Schemathesis, which reads a service's document and looks for requests whose answers break it.
//!
//! Not part of the test command: how much it finds depends on how long it looks.

use std::process::Command;

use crate::{failure::Failure, install, process, service, workspace::Workspace};

/// Runs all checks for so many seconds; the service's log is kept in `target/schemathesis`.
pub(crate) fn run(workspace: &Workspace, seconds: u32) -> Result<(), Failure> {
    let tools = install::tools(workspace)?;
    let service = service::build_and_start(workspace, &workspace.target.join("schemathesis"))?;
    process::run(&mut command(workspace, &tools, &service.address, seconds))
}

fn command(workspace: &Workspace, tools: &install::Tools, address: &str, seconds: u32) -> Command {
    let mut command = tools.command("schemathesis");
    command.arg("--config-file").arg(workspace.xtask("schemathesis/schemathesis.toml"));
    command.args(["--no-color", "run", "--checks", "all", "--max-time", &seconds.to_string()]);
    command.arg(format!("{address}/openapi.json"));
    command
}
