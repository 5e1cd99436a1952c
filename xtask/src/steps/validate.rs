//! Outside validators over the OpenAPI documents: the official schemas, and three widely used programs.
//!
//! First each is tried on documents with and without faults: a validator that says yes to everything is no check.
//! Documents that people read are held to every rule; the golden ones only need to be valid, each in its version.

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

/// The folders of documents that people read.
const READ: [&str; 4] =
    ["generated", "guide/generated", "examples/ticketing/generated", "crates/ringback-outbox/generated"];

/// Holds the golden cases, each with a folder of documents.
const GOLDEN: &str = "crates/ringback-build/tests/golden";

/// A validator: its name, and how it is started on documents.
type Validator = (&'static str, fn(&Workspace, &Tools, &[PathBuf]) -> Command);

/// What says whether a document is valid, whatever its version.
const OF_SCHEMA: [Validator; 2] =
    [("the official OpenAPI schema", official_schema), ("openapi-spec-validator", openapi_spec_validator)];

const VALIDATORS: [Validator; 4] = [OF_SCHEMA[0], OF_SCHEMA[1], ("Redocly", redocly), ("Spectral", spectral)];

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

/// Documents of other versions with a word that is not of theirs; only the first two validators need find it.
const SELF_TEST_OF_VERSIONS: [&str; 2] = ["invalid-3.0.json", "invalid-3.2.json"];

/// Validates the project's own documents.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Failure> {
    let mut read = Vec::new();
    for folder in READ {
        read.extend(documents(&workspace.root.join(folder))?);
    }
    let tools = install::tools(workspace)?;
    self_test(workspace, &tools)?;
    let mut rejected = rejections(workspace, &tools, &VALIDATORS, &read);
    rejected.extend(rejections(workspace, &tools, &OF_SCHEMA, &golden(workspace)?));
    verdict(&rejected)
}

/// Validates `documents`.
pub(crate) fn these(workspace: &Workspace, documents: &[PathBuf]) -> Result<(), Failure> {
    let absolute = |path: &PathBuf| {
        fs::canonicalize(path).map_err(|error| Failure::io("find the document", path, &error))
    };
    let documents = documents.iter().map(absolute).collect::<Result<Vec<_>, _>>()?;
    let tools = install::tools(workspace)?;
    self_test(workspace, &tools)?;
    verdict(&rejections(workspace, &tools, &VALIDATORS, &documents))
}

/// The documents in a folder, in every version.
fn documents(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let is_document = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.starts_with("openapi.") && path.extension().is_some_and(|extension| extension == "json")
    };
    Ok(entries(folder)?.into_iter().filter(is_document).collect())
}

/// The documents of every golden case that has some.
fn golden(workspace: &Workspace) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    for case in entries(&workspace.root.join(GOLDEN))? {
        let folder = case.join("generated");
        if folder.exists() {
            found.extend(documents(&folder)?);
        }
    }
    Ok(found)
}

/// What stands in a folder, sorted.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failed = |error| Failure::io("read", folder, &error);
    let entries = fs::read_dir(folder).map_err(failed)?;
    let mut paths = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(failed)?;
    paths.sort();
    Ok(paths)
}

/// The validators that find fault with any of the documents.
fn rejections(
    workspace: &Workspace,
    tools: &Tools,
    validators: &[Validator],
    documents: &[PathBuf],
) -> Vec<&'static str> {
    let mut rejected = Vec::new();
    for (name, validator) in validators {
        if let Err(failure) = process::run(&mut validator(workspace, tools, documents)) {
            eprintln!("{failure}");
            rejected.push(*name);
        }
    }
    rejected
}

fn verdict(rejected: &[&str]) -> Result<(), Failure> {
    if rejected.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!("rejected by {}", rejected.join(", ")))
        .help("a finding that is no fault is switched off, with its reason, in the folder xtask/validate"))
}

/// Tries each validator on documents of which it is known what it must say.
fn self_test(workspace: &Workspace, tools: &Tools) -> Result<(), Failure> {
    for (file, finds_fault) in SELF_TEST {
        for (validator, must_find_fault) in VALIDATORS.into_iter().zip(finds_fault) {
            must_say(workspace, tools, validator, file, must_find_fault)?;
        }
        println!("self-test: each validator says of `{file}` what it must");
    }
    for file in SELF_TEST_OF_VERSIONS {
        for validator in OF_SCHEMA {
            must_say(workspace, tools, validator, file, true)?;
        }
    }
    Ok(())
}

fn must_say(
    workspace: &Workspace,
    tools: &Tools,
    (name, validator): Validator,
    file: &str,
    must_find_fault: bool,
) -> Result<(), Failure> {
    let document = workspace.xtask("validate/self-test").join(file);
    let (accepted, said) = process::probe(&mut validator(workspace, tools, std::slice::from_ref(&document)))?;
    if accepted != must_find_fault {
        return Ok(());
    }
    let verb = if accepted { "accepts" } else { "rejects" };
    Err(Failure::new(format!("{name} {verb} `{}`, and said:\n{said}", document.display()))
        .help("the validator or its configuration does not do what it should; no document was looked at"))
}

fn official_schema(workspace: &Workspace, tools: &Tools, documents: &[PathBuf]) -> Command {
    let mut command = tools.command("node");
    command.arg(workspace.xtask("validate/official-schema.mjs")).args(documents);
    command
}

fn openapi_spec_validator(_: &Workspace, tools: &Tools, documents: &[PathBuf]) -> Command {
    let mut command = tools.command("openapi-spec-validator");
    command.args(["--validation-errors", "all"]).args(documents);
    command
}

fn redocly(workspace: &Workspace, tools: &Tools, documents: &[PathBuf]) -> Command {
    let mut command = tools.command("redocly");
    command.env("REDOCLY_TELEMETRY", "off").env("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true").arg("lint");
    command.arg("--config").arg(workspace.xtask("validate/redocly.yaml")).args(documents);
    command
}

fn spectral(workspace: &Workspace, tools: &Tools, documents: &[PathBuf]) -> Command {
    let mut command = tools.command("spectral");
    command.args(["lint", "--fail-severity", "hint", "--ruleset"]);
    command.arg(workspace.xtask("validate/.spectral.yaml")).args(documents);
    command
}
