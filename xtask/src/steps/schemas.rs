//! The schemas that we emit beside those of schemars: equal, improved, refused, or different.
//!
//! The unit step asserts the same; here the whole report is shown.

use std::process::Command;

use crate::{failure::Failure, process, workspace::Workspace};

/// The program that compares, of the package that is called like it.
const PROGRAM: &str = "schema-report";

/// Builds the program with the features that the workspace gives its dependencies, and runs it.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Failure> {
    process::run(workspace.cargo("build").args(["--workspace", "--bin", PROGRAM, "--locked"]))?;
    process::run(&mut Command::new(workspace.target.join("debug").join(PROGRAM)))
}
