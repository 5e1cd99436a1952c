//! Client generators over the ticketing service's document: what they write must compile, and is used on the service.
//!
//! What is done with a client stands in `xtask/clients/`, a file for each. The service's log tells whether that was
//! every operation of the document.

mod coverage;
mod openapi_generator;
mod openapi_typescript;
mod rust;

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    failure::Failure,
    install::{self, Tools},
    process, service,
    workspace::Workspace,
};

/// The service that uses the whole of the contract's language.
const SERVICE: &str = "ticketing";

/// Its document, below the root.
const DOCUMENT: &str = "examples/ticketing/generated/openapi.json";

/// A client that was made of the document and compiled.
struct Client {
    /// What made it.
    name: &'static str,
    /// Drives the service whose address is added as an argument.
    drive: Command,
    /// Operations that it does not call, and why.
    left_out: &'static [(&'static str, &'static str)],
}

/// Makes, compiles and drives each client.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Failure> {
    let tools = install::tools(workspace)?;
    for make in [openapi_typescript::client, openapi_generator::python] {
        drive(workspace, make(workspace, &tools)?)?;
    }
    openapi_generator::typescript_fetch(workspace, &tools)?;
    rust::clients(workspace, &tools)?.into_iter().try_for_each(|client| drive(workspace, client))
}

/// Each client has a service of its own, whose log is kept in `target/clients`.
fn drive(workspace: &Workspace, mut client: Client) -> Result<(), Failure> {
    let folder = workspace.target.join("clients").join(client.name);
    let service = service::build_and_start(workspace, SERVICE, &folder)?;
    let driven = process::run(client.drive.arg(&service.address));
    let log = service.end();
    driven.map_err(|failure| failure.help(format!("the log of the service is {}", log.display())))?;
    coverage::check(&document(workspace), &log, &client)
}

fn document(workspace: &Workspace) -> PathBuf {
    workspace.root.join(DOCUMENT)
}

/// A folder for a client, empty but for these files of `xtask/clients/`.
fn folder(workspace: &Workspace, tools: &Tools, client: &str, files: &[&str]) -> Result<PathBuf, Failure> {
    let folder = tools.folder("clients")?.join(client);
    match fs::remove_dir_all(&folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(Failure::io("empty", &folder, &error));
        }
        Ok(()) | Err(_) => {}
    }
    fs::create_dir_all(&folder).map_err(|error| Failure::io("create", &folder, &error))?;
    for name in files {
        copy(&workspace.xtask("clients").join(name), &folder.join(name))?;
    }
    Ok(folder)
}

fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::copy(from, to).map(drop).map_err(|error| Failure::io("copy", from, &error))
}
