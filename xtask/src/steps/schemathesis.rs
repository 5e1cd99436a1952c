//! Schemathesis, which reads a service's document and looks for requests whose answers break it.
//!
//! Not part of the test command: how much it finds depends on how long it looks.

use std::{fs, process::Command};

use crate::{failure::Failure, install, process, service, workspace::Workspace};

/// Runs all checks for so many seconds; the service's log is kept in `target/schemathesis`.
pub(crate) fn run(workspace: &Workspace, seconds: u32) -> Result<(), Failure> {
    let tools = install::tools(workspace)?;
    process::run(workspace.cargo("build").args(["--workspace", "--all-targets", "--locked"]))?;
    let folder = workspace.target.join("schemathesis");
    fs::create_dir_all(&folder).map_err(|error| Failure::io("create", &folder, &error))?;
    let service = service::start(workspace, &folder.join("service.log"))?;
    process::run(&mut command(workspace, &tools, &service.address, seconds))
}

fn command(workspace: &Workspace, tools: &install::Tools, address: &str, seconds: u32) -> Command {
    let mut command = tools.command("schemathesis");
    command.arg("--config-file").arg(workspace.xtask("schemathesis/schemathesis.toml"));
    command.args(["--no-color", "run", "--checks", "all", "--max-time", &seconds.to_string()]);
    command.arg(format!("{address}/openapi.json"));
    command
}
