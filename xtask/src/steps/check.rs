//! Check mode: a build finds `generated/` up to date, and leaves the tree as it was.

use std::process::Command;

use crate::{failure::Failure, process, workspace::Workspace};

/// Compares what git sees before and after, so that a tree with uncommitted work can be checked, too.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Failure> {
    let before = status(workspace)?;
    process::run(workspace.cargo("build").args(["--workspace", "--all-targets", "--locked"])).map_err(
        |failure| {
            failure.help("if a diff stands above: `cargo build` writes `generated/`; commit the result")
        },
    )?;
    let after = status(workspace)?;
    if before == after {
        return Ok(());
    }
    Err(Failure::new(format!("the build changed the tree.\nbefore:\n{before}\nafter:\n{after}"))
        .help("in check mode nothing may be written; `git diff` shows what was"))
}

fn status(workspace: &Workspace) -> Result<String, Failure> {
    process::read(Command::new("git").args(["status", "--porcelain"]).current_dir(&workspace.root))
        .map_err(|failure| failure.help("this step needs git, and the project as a git clone"))
}
