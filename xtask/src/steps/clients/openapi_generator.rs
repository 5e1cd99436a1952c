//! Clients by openapi-generator, as anyone would make them.
//!
//! It makes senders of webhooks, too, in `DefaultApi`, which do not compile; nothing imports that file.

use std::path::Path;

use super::{Client, document, folder};
use crate::{failure::Failure, install::Tools, process, workspace::Workspace};

/// Its `python`, whose models check what they read.
pub(super) fn python(workspace: &Workspace, tools: &Tools) -> Result<Client, Failure> {
    let name = "openapi-generator-python";
    let folder = folder(workspace, tools, name, &["python.py"])?;
    generate(workspace, tools, "python", &[], &folder)?;
    let mut drive = tools.command("python");
    drive.args(["-W", "error"]).arg(folder.join("python.py"));
    Ok(Client { name, drive, left_out: &[] })
}

/// Its `typescript-fetch`, which only has to compile: that of openapi-typescript is driven.
pub(super) fn typescript_fetch(workspace: &Workspace, tools: &Tools) -> Result<(), Failure> {
    let folder = folder(workspace, tools, "openapi-generator-typescript-fetch", &[])?;
    generate(workspace, tools, "typescript-fetch", &[], &folder)?;
    let mut compile = tools.command("tsc");
    compile.args(["--strict", "--noEmit", "--module", "nodenext", "--target", "es2023"]);
    process::run(compile.arg(folder.join("index.ts")))
}

/// Its `rust`, a crate in `folder`; the service is on this machine, so without TLS.
pub(super) fn rust(workspace: &Workspace, tools: &Tools, folder: &Path) -> Result<(), Failure> {
    generate(workspace, tools, "rust", &["--additional-properties", "reqwestDefaultFeatures="], folder)
}

/// What it says is shown where it fails.
fn generate(
    workspace: &Workspace,
    tools: &Tools,
    generator: &str,
    options: &[&str],
    folder: &Path,
) -> Result<(), Failure> {
    let mut command = tools.command("openapi-generator-cli");
    command.args(["generate", "--generator-name", generator, "--package-name", "ticketing"]);
    command.args(options);
    command.arg("--input-spec").arg(document(workspace)).arg("--output").arg(folder);
    println!("$ {}", process::shown(&command));
    let (is_made, said) = process::probe(&mut command)?;
    if is_made { Ok(()) } else { Err(Failure::new(format!("openapi-generator made no client:\n{said}"))) }
}
