//! Turns the model into output: the document in two notations, and the Rust files.
//!
//! Emitting cannot fail: what could not be written was reported before. It reads the model and nothing else,
//! so the same contract gives the same bytes.

mod names;
pub mod openapi;
mod rust;

use crate::model::Contract;

/// A generated text file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Relative to the output folder, with `/`.
    pub path: String,
    /// With `\n` line ends, and one at the end.
    pub text: String,
}

/// Everything that a contract becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifacts {
    /// What is committed, sorted by path.
    pub files: Vec<File>,
    /// The document as JSON; also one of the files.
    pub json: String,
    /// The document as YAML.
    pub yaml: String,
}

/// Where the document stands among the files.
pub const DOCUMENT_PATH: &str = "openapi.json";

/// Every back end, in one list.
pub fn artifacts(contract: &Contract) -> Artifacts {
    let document = openapi::document(contract);
    let json = openapi::to_json(&document);
    let mut files = rust::files(contract);
    files.push(File { path: DOCUMENT_PATH.to_owned(), text: json.clone() });
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Artifacts { files, yaml: openapi::to_yaml(&document), json }
}
