//! Schemathesis, which reads a service's document and looks for requests whose answers break it.
//!
//! Not part of the test command: how much it finds depends on how long it looks.

use std::process::Command;

use crate::{failure::Failure, install, process, service, workspace::Workspace};

/// Runs all checks against each service for so many seconds, or against the one named `only`; the services' logs are
/// kept in `target/schemathesis`.
pub(crate) fn run(workspace: &Workspace, only: Option<&str>, seconds: u32) -> Result<(), Failure> {
    let tools = install::tools(workspace)?;
    for name in service::SERVICES.into_iter().filter(|name| only.is_none_or(|only| only == *name)) {
        let service = service::build_and_start(workspace, name, &workspace.target.join("schemathesis"))?;
        process::run(&mut command(workspace, &tools, name, &service.address, seconds))?;
    }
    Ok(())
}

/// Credentials, and what is excepted from the checks, stand in a file of the service's name.
fn command(
    workspace: &Workspace,
    tools: &install::Tools,
    name: &str,
    address: &str,
    seconds: u32,
) -> Command {
    let mut command = tools.command("schemathesis");
    command.arg("--config-file").arg(workspace.xtask("schemathesis").join(format!("{name}.toml")));
    // Every check is on by itself; named here, they would be on where the file excepts something, too.
    command.args(["--no-color", "run", "--max-time", &seconds.to_string()]);
    command.arg(format!("{address}/openapi.json"));
    command
}
