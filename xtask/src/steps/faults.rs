//! What deliveries survive: builds the workspace and runs the rows of `faults/`.

use std::process::Command;

use crate::{
    failure::Failure,
    install::{self, Need},
    process,
    workspace::Workspace,
};

/// A server, a clock that can be set, and a network of its own.
const NEEDS: &[Need] = &[
    Need { package: "postgresql", probe: &["sh", "-c", "ls /usr/lib/postgresql/*/bin/initdb"] },
    Need { package: "libfaketime", probe: &["sh", "-c", "ls /usr/lib/*/faketime/libfaketimeMT.so.1"] },
    Need { package: "iproute2", probe: &["ip", "-Version"] },
    Need { package: "util-linux", probe: &["unshare", "--version"] },
];

/// The form that the figures are taken from.
pub(crate) fn long(workspace: &Workspace, rows: &[String]) -> Result<(), Failure> {
    run(workspace, &[], rows)
}

/// The form that fits into the test command.
pub(crate) fn short(workspace: &Workspace, rows: &[String]) -> Result<(), Failure> {
    run(workspace, &["--short"], rows)
}

/// The same selection as for the tests, so that nothing is built twice.
fn run(workspace: &Workspace, flags: &[&str], rows: &[String]) -> Result<(), Failure> {
    install::ensure(NEEDS)?;
    process::run(workspace.cargo("build").args(["--workspace", "--all-targets", "--locked"]))?;
    process::run(Command::new(workspace.target.join("debug/faults")).args(flags).args(rows))
}
