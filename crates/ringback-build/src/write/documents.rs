//! `$OUT_DIR/ringback/`: the documents in YAML, and the encodings of both notations with their entity tags.
//!
//! They are not committed, so they are written in every mode and for every copy of a package.

use std::fs;
use std::path::Path;

use super::atomic;
use super::compressed::{Effort, brotli, entity_tag, gzip};
use super::error::WriteError;
use super::place::Place;
use crate::emit::{Artifacts, DOCUMENT_PATH, Document, ENCODED_FOLDER, is_document, openapi, yaml_path};

/// Leaves everything that generated code includes.
pub(super) fn write(place: &Place, artifacts: &Artifacts) -> Result<(), WriteError> {
    artifacts.documents.iter().try_for_each(|document| write_document(place, document))
}

fn write_document(place: &Place, document: &Document) -> Result<(), WriteError> {
    let folder = place.out_dir.join(ENCODED_FOLDER);
    let yaml = yaml_path(&document.path);
    encode(&folder, &document.path, &document.json, place.effort)?;
    replace_if_other(&folder.join(&yaml), document.yaml.as_bytes())?;
    encode(&folder, &yaml, &document.yaml, place.effort)
}

/// Leaves the same for the last good documents, so that generated code still compiles beside a broken contract and
/// rustc says nothing but what is broken. `false` where there is no main document.
pub(super) fn write_last_good(place: &Place) -> Result<bool, WriteError> {
    let output = place.output();
    let entries = fs::read_dir(&output).into_iter().flatten().filter_map(Result::ok);
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut has_main = false;
    for path in names.filter(|name| is_document(name)) {
        let Ok(json) = fs::read_to_string(output.join(&path)) else { continue };
        let Ok(document) = serde_json::from_str(&json) else { continue };
        has_main |= path == DOCUMENT_PATH;
        let json = json.replace("\r\n", "\n");
        write_document(place, &Document { path, json, yaml: openapi::to_yaml(&document) })?;
    }
    Ok(has_main)
}

/// The encodings of a text. Compressing takes time, so it is done only for another text than before; the tag is
/// written last and tells.
fn encode(folder: &Path, name: &str, text: &str, effort: Effort) -> Result<(), WriteError> {
    let path = |extension| folder.join(format!("{name}.{extension}"));
    let tag = entity_tag(text.as_bytes());
    let is_done = fs::read_to_string(path("etag")).is_ok_and(|before| before == tag);
    if is_done && path("gz").exists() && path("br").exists() {
        return Ok(());
    }
    replace_if_other(&path("gz"), &gzip(text.as_bytes(), effort))?;
    replace_if_other(&path("br"), &brotli(text.as_bytes(), effort))?;
    replace_if_other(&path("etag"), tag.as_bytes())
}

/// Leaves a file that is right alone: its time would make cargo build again.
pub(super) fn replace_if_other(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    if fs::read(path).is_ok_and(|found| found == bytes) {
        return Ok(());
    }
    atomic::replace(path, bytes, None)
}
