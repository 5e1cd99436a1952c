//! The services' pages in headless Chromium, as a person sees them.
//!
//! What is done there, and what is a fault, stands in `xtask/browser/`.

use crate::{
    failure::Failure,
    install::{self, Need},
    process, service,
    workspace::Workspace,
};

const NEEDS: &[Need] = &[Need { package: "chromium", probe: &["/usr/bin/chromium", "--version"] }];

/// Keeps screenshots and the services' logs in `target/screenshots`.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Failure> {
    install::ensure(NEEDS)?;
    let tools = install::tools(workspace)?;
    let screenshots = workspace.target.join("screenshots");
    for name in service::SERVICES {
        let service = service::build_and_start(workspace, name, &screenshots)?;
        let mut visit = tools.command("node");
        visit.arg(workspace.xtask("browser/main.mjs")).arg(name).arg(&service.address).arg(&screenshots);
        visit.env(service::ADMIN_TOKEN.0, service::ADMIN_TOKEN.1);
        process::run(&mut visit).map_err(|failure| {
            failure.help(format!("screenshots and logs are in {}", screenshots.display()))
        })?;
    }
    Ok(())
}
