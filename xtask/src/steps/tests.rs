//! What `cargo test` runs.
//!
//! Always the whole workspace is selected: a smaller selection would unite other features of the dependencies,
//! and compile them a second time.

use crate::{
    failure::Failure,
    install::{self, Need},
    process,
    workspace::{Package, Workspace},
};

/// The service, whose integration tests are the end-to-end tests.
const SERVICE: &str = "invoices";

/// The tests of the outbox start a server of their own from its programs.
const NEEDS: &[Need] =
    &[Need { package: "postgresql", probe: &["sh", "-c", "ls /usr/lib/postgresql/*/bin/initdb"] }];

/// What `cargo test` leaves out, so that it needs nothing but Rust.
const FEATURES: &str = "ringback-outbox/command,invoices/other-languages";

/// Every test, those in documentation included. Python and Node are those of the tools.
pub(crate) fn all(workspace: &Workspace) -> Result<(), Failure> {
    install::ensure(NEEDS)?;
    let mut command = workspace.cargo("test");
    command.args(["--workspace", "--features", FEATURES, "--no-fail-fast", "--locked"]);
    install::tools(workspace)?.add_to_path(&mut command);
    process::run(&mut command)
}

/// The tests of the service over HTTP.
pub(crate) fn end_to_end(workspace: &Workspace) -> Result<(), Failure> {
    let service = workspace.members().find(|package| package.name == SERVICE);
    let tests = service.into_iter().flat_map(integration_tests);
    let mut command = workspace.cargo("test");
    command.args(["--workspace", "--locked"]);
    process::run(command.args(tests.flat_map(|test| ["--test", test])))
}

fn integration_tests(package: &Package) -> impl Iterator<Item = &str> {
    let is_test = |kinds: &[String]| kinds.iter().any(|kind| kind == "test");
    package.targets.iter().filter(move |target| is_test(&target.kind)).map(|target| target.name.as_str())
}
