//! The steps of the test command, one a file.
//!
//! A step tells what is wrong and changes nothing.

pub(crate) mod browser;
pub(crate) mod check;
pub(crate) mod clients;
pub(crate) mod dependencies;
pub(crate) mod docs;
pub(crate) mod faults;
pub(crate) mod format;
pub(crate) mod lint;
pub(crate) mod schemas;
pub(crate) mod schemathesis;
pub(crate) mod tests;
pub(crate) mod validate;

use std::time::Instant;

use crate::{failure::Failure, workspace::Workspace};

/// A step: the subcommand that runs it alone, what it is for, and what it does.
type Step = (&'static str, &'static str, fn(&Workspace) -> Result<(), Failure>);

/// In the order in which they run: quick steps first, so that small mistakes are known soon.
const STEPS: [Step; 10] = [
    ("fmt", "formatting", format::run),
    ("dependencies", "dependencies and their licences", dependencies::run),
    ("lint", "clippy, and each feature alone", lint::run),
    ("docs", "rustdoc", docs::run),
    ("check", "check mode: `generated/` is up to date", check::run),
    ("validate", "outside validators over the OpenAPI document", validate::run),
    ("unit", "unit, golden, build-script, end-to-end and documentation tests", tests::all),
    ("faults", "what deliveries survive, the short form", |workspace| faults::short(workspace, &[])),
    ("clients", "generated clients compile and work", clients::run),
    ("browser", "the services' pages in headless Chromium", browser::run),
];

/// Runs every step and stops at the first that fails.
pub(crate) fn all(workspace: &Workspace) -> Result<(), Failure> {
    let start = Instant::now();
    for (passed, (subcommand, title, run)) in STEPS.into_iter().enumerate() {
        println!("\n=== {}/{} {title} (cargo xtask {subcommand})", passed + 1, STEPS.len());
        let step_start = Instant::now();
        if let Err(failure) = run(workspace) {
            println!("steps: {passed} passed, 1 failed, {} skipped", STEPS.len() - passed - 1);
            return Err(failure.help(format!("this step alone: cargo xtask {subcommand}")));
        }
        println!("=== {subcommand}: passed in {} s", step_start.elapsed().as_secs());
    }
    println!("\nall steps passed in {} s", start.elapsed().as_secs());
    println!("steps: {} passed, 0 failed", STEPS.len());
    Ok(())
}
