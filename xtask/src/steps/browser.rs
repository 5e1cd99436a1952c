//! The service's pages in headless Chromium, as a person sees them.
//!
//! What is done there, and what is a fault, stands in `xtask/browser/`.

use std::fs;

use crate::{
    failure::Failure,
    install::{self, Need},
    process, service,
    workspace::Workspace,
};

const NEEDS: &[Need] = &[Need { package: "chromium", probe: &["/usr/bin/chromium", "--version"] }];

/// Keeps screenshots and the service's log in `target/screenshots`.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Failure> {
    install::ensure(NEEDS)?;
    let tools = install::tools(workspace)?;
    process::run(workspace.cargo("build").args(["--workspace", "--all-targets", "--locked"]))?;
    let screenshots = workspace.target.join("screenshots");
    fs::create_dir_all(&screenshots).map_err(|error| Failure::io("create", &screenshots, &error))?;
    let service = service::start(workspace, &screenshots.join("service.log"))?;
    let mut visit = tools.command("node");
    visit.arg(workspace.xtask("browser/main.mjs")).arg(&service.address).arg(&screenshots);
    process::run(&mut visit)
        .map_err(|failure| failure.help(format!("screenshots and log are in {}", screenshots.display())))
}
