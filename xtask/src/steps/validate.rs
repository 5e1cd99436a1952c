//! Outside validators over the OpenAPI documents: the official schema, and three widely used programs.
//!
//! First each is tried on documents with and without faults: a validator that says yes to everything is no check.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    failure::Failure,
    install::{self, Tools},
    process,
    workspace::Workspace,
};

/// The documents that this project writes.
const DOCUMENTS: [&str; 3] = [
    "generated/openapi.json",
    "examples/ticketing/generated/openapi.json",
    "examples/ticketing/generated/openapi.complete.json",
];

/// A validator: its name, and how it is started on a document.
type Validator = (&'static str, fn(&Workspace, &Tools, &Path) -> Command);

const VALIDATORS: [Validator; 4] = [
    ("the official OpenAPI 3.1 schema", official_schema),
    ("openapi-spec-validator", openapi_spec_validator),
    ("Redocly", redocly),
    ("Spectral", spectral),
];

/// A document, and which of the validators, in the order above, find fault with it.
const SELF_TEST: [(&str, [bool; 4]); 4] = [
    ("sound.json", [false, false, false, false]),
    // A response without a description, a parameter without a place, a schema of an unknown type.
    ("invalid.json", [true, true, true, true]),
    // The like inside a callback.
    ("invalid-callback.json", [true, true, true, true]),
    // Valid, but without licence and contact, which Redocly and Spectral only warn of.
    ("doubtful.json", [false, false, true, true]),
];

/// Validates the project's own documents.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Failure> {
    these(workspace, &DOCUMENTS.map(|document| workspace.root.join(document)))
}

/// Validates `documents`.
pub(crate) fn these(workspace: &Workspace, documents: &[PathBuf]) -> Result<(), Failure> {
    let tools = install::tools(workspace)?;
    self_test(workspace, &tools)?;
    let mut rejected = Vec::new();
    for document in documents {
        let document =
            fs::canonicalize(document).map_err(|error| Failure::io("find the document", document, &error))?;
        for (name, validator) in VALIDATORS {
            if let Err(failure) = process::run(&mut validator(workspace, &tools, &document)) {
                eprintln!("{failure}");
                rejected.push(format!("{} by {name}", document.display()));
            }
        }
    }
    if rejected.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!("rejected: {}", rejected.join(", ")))
        .help("a finding that is no fault is switched off, with its reason, in the folder xtask/validate"))
}

/// Tries each validator on documents of which it is known what it must say.
fn self_test(workspace: &Workspace, tools: &Tools) -> Result<(), Failure> {
    for (file, finds_fault) in SELF_TEST {
        let document = workspace.xtask("validate/self-test").join(file);
        for ((name, validator), must_find_fault) in VALIDATORS.into_iter().zip(finds_fault) {
            let (accepted, said) = process::probe(&mut validator(workspace, tools, &document))?;
            if accepted == must_find_fault {
                let verb = if accepted { "accepts" } else { "rejects" };
                return Err(Failure::new(format!("{name} {verb} `{}`, and said:\n{said}", document.display()))
                    .help("the validator or its configuration does not do what it should; the project's document was not looked at"));
            }
        }
        println!("self-test: each validator says of `{file}` what it must");
    }
    Ok(())
}

fn official_schema(workspace: &Workspace, tools: &Tools, document: &Path) -> Command {
    let mut command = tools.command("node");
    command.arg(workspace.xtask("validate/official-schema.mjs")).arg(document);
    command
}

fn openapi_spec_validator(_: &Workspace, tools: &Tools, document: &Path) -> Command {
    let mut command = tools.command("openapi-spec-validator");
    command.args(["--schema", "3.1", "--validation-errors", "all"]).arg(document);
    command
}

fn redocly(workspace: &Workspace, tools: &Tools, document: &Path) -> Command {
    let mut command = tools.command("redocly");
    command.env("REDOCLY_TELEMETRY", "off").env("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true").arg("lint");
    command.arg("--config").arg(workspace.xtask("validate/redocly.yaml")).arg(document);
    command
}

fn spectral(workspace: &Workspace, tools: &Tools, document: &Path) -> Command {
    let mut command = tools.command("spectral");
    command.args(["lint", "--fail-severity", "hint", "--ruleset"]);
    command.arg(workspace.xtask("validate/.spectral.yaml")).arg(document);
    command
}
