//! Rustdoc over the project's own packages: no broken link, no missing text.

use crate::{failure::Failure, process, workspace::Workspace};

/// Warnings are errors.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Failure> {
    process::run(
        workspace
            .cargo("doc")
            .args(["--workspace", "--no-deps", "--all-features", "--locked"])
            .env("RUSTDOCFLAGS", "--deny warnings"),
    )
}
