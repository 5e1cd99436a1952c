//! Is everything formatted as `rustfmt.toml` says?

use crate::{failure::Failure, process, workspace::Workspace};

/// Compares, and writes nothing.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Failure> {
    process::run(workspace.cargo("fmt").args(["--all", "--check"]))
        .map_err(|failure| failure.help("`cargo fmt --all` mends it (rustup component add rustfmt)"))
}
