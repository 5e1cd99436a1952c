//! A client generator over the ticketing service's document: what it writes must compile, and is used on the service.

use std::{fs, path::Path};

use crate::{failure::Failure, install, process, service, workspace::Workspace};

/// The service that uses the whole of the contract's language.
const SERVICE: &str = "ticketing";

/// Its document, below the root.
const DOCUMENT: &str = "examples/ticketing/generated/openapi.json";

/// What is written by hand, in `xtask/clients/`.
const FILES: [&str; 2] = ["tsconfig.json", "round-trip.mts"];

/// Generates types by openapi-typescript, compiles a client that uses them, and runs it.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Failure> {
    let tools = install::tools(workspace)?;
    let folder = tools.folder("clients")?;
    for name in FILES {
        copy(&workspace.xtask("clients").join(name), &folder.join(name))?;
    }
    let mut generate = tools.command("openapi-typescript");
    generate.arg(workspace.root.join(DOCUMENT)).arg("--output").arg(folder.join("document.ts"));
    process::run(&mut generate)?;
    process::run(tools.command("tsc").arg("--project").arg(&folder))?;
    let service = service::build_and_start(workspace, SERVICE, &workspace.target.join("clients"))?;
    process::run(tools.command("node").arg(folder.join("round-trip.mjs")).arg(&service.address))
}

fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::copy(from, to).map(drop).map_err(|error| Failure::io("copy", from, &error))
}
