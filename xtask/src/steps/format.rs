//! Is everything formatted as `rustfmt.toml` says?

use crate::{failure::Failure, process, workspace::Workspace};

/// Compares, and writes nothing. The benchmarks are a workspace of their own.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Failure> {
    for folder in [&workspace.root, &workspace.benches()] {
        process::run(workspace.cargo("fmt").args(["--all", "--check"]).current_dir(folder))
            .map_err(|failure| failure.help("`cargo fmt --all` mends it (rustup component add rustfmt)"))?;
    }
    Ok(())
}
