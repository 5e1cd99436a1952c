//! Types by openapi-typescript, used through openapi-fetch.

use super::{Client, document, folder};
use crate::{failure::Failure, install::Tools, process, workspace::Workspace};

/// Makes the types, and compiles what uses them.
pub(super) fn client(workspace: &Workspace, tools: &Tools) -> Result<Client, Failure> {
    let name = "openapi-typescript";
    let folder = folder(workspace, tools, name, &["tsconfig.json", "openapi-typescript.mts"])?;
    let mut generate = tools.command("openapi-typescript");
    generate.arg(document(workspace)).arg("--output").arg(folder.join("document.ts"));
    process::run(&mut generate)?;
    process::run(tools.command("tsc").arg("--project").arg(&folder))?;
    let mut drive = tools.command("node");
    drive.arg(folder.join("openapi-typescript.mjs"));
    Ok(Client { name, drive, left_out: &[] })
}
