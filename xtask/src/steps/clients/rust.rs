//! Clients in Rust, which one program of a workspace of its own drives: they and their dependencies are built beside it.

use std::{fs, path::Path, process::Command};

use serde_json::Value;

use super::{Client, folder, openapi_generator};
use crate::{failure::Failure, install::Tools, process, workspace::Workspace};

/// The program's own files.
const FILES: [&str; 5] =
    ["Cargo.toml", "Cargo.lock", "src/main.rs", "src/by_openapi_generator.rs", "src/by_progenitor.rs"];

/// The document in the version that progenitor reads, below the root.
const DOCUMENT_3_0: &str = "examples/ticketing/generated/openapi.3.0.json";

/// What openapi-generator's client makes nothing of.
const NO_TEXT: &str = "it refuses every answer that is text";

/// The operations that it calls in vain; `read_receipt` is where a redirect that it follows leads.
const UNREAD_BY_OPENAPI_GENERATOR: [(&str, &str); 4] = [
    ("show_checkout", NO_TEXT),
    ("export_payments", NO_TEXT),
    ("export_attendees", NO_TEXT),
    ("watch_sales", NO_TEXT),
];

/// What progenitor 0.15 refuses to read, or makes no use of.
const UNKNOWN_TO_PROGENITOR: [(&str, &str); 8] = [
    ("list_events", "no objects in the query (`deepObject`)"),
    ("report_sales", "no objects in the query (`deepObject`)"),
    ("list_catalogue_v2", "no parameters in cookies"),
    ("set_poster", "no body of more than one media type"),
    ("import_prices", "no multipart forms"),
    ("read_poster", "there is none, since it cannot set one"),
    ("read_ticket", "no credentials in the query"),
    ("transfer_ticket", "no credentials in the query"),
];

/// Makes both clients, and builds the program.
pub(super) fn clients(workspace: &Workspace, tools: &Tools) -> Result<[Client; 2], Failure> {
    let folder = folder(workspace, tools, "rust", &[])?;
    fs::create_dir(folder.join("src")).map_err(|error| Failure::io("create", &folder.join("src"), &error))?;
    for name in FILES {
        super::copy(&workspace.xtask("clients/rust").join(name), &folder.join(name))?;
    }
    openapi_generator::rust(workspace, tools, &folder.join("openapi-generator"))?;
    write_without(&workspace.root.join(DOCUMENT_3_0), &folder.join("document.json"))?;
    let target = workspace.target.join("clients/rust");
    let mut build = workspace.cargo("build");
    build.arg("--locked").current_dir(&folder).env("CARGO_TARGET_DIR", &target);
    process::run(&mut build)?;
    let program = target.join("debug/round-trip");
    let drive = |client: &str| {
        let mut command = Command::new(&program);
        command.arg(client);
        command
    };
    let openapi_generator = Client {
        name: "openapi-generator-rust",
        drive: drive("openapi-generator"),
        left_out: &UNREAD_BY_OPENAPI_GENERATOR,
    };
    let progenitor =
        Client { name: "progenitor", drive: drive("progenitor"), left_out: &UNKNOWN_TO_PROGENITOR };
    Ok([openapi_generator, progenitor])
}

/// Writes the document without the operations that are left out for progenitor.
fn write_without(from: &Path, to: &Path) -> Result<(), Failure> {
    let text = fs::read_to_string(from).map_err(|error| Failure::io("read", from, &error))?;
    let mut document: Value = serde_json::from_str(&text)
        .map_err(|error| Failure::new(format!("`{}` is no JSON: {error}", from.display())))?;
    let is_left_out = |operation: &Value| {
        let id = operation.get("operationId").and_then(Value::as_str);
        UNKNOWN_TO_PROGENITOR.iter().any(|(left_out, _)| id == Some(*left_out))
    };
    for item in document["paths"].as_object_mut().into_iter().flat_map(|paths| paths.values_mut()) {
        item.as_object_mut().into_iter().for_each(|item| item.retain(|_, operation| !is_left_out(operation)));
    }
    fs::write(to, document.to_string()).map_err(|error| Failure::io("write", to, &error))
}
