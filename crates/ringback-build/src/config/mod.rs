//! What `build.rs` says beside the contract.
//!
//! Output is a function of the contract, this and the version of the tool, and of nothing else: no environment,
//! no clock, no profile.

mod setters;

use crate::model::{Contract, Document, Extension, ExternalDocs, Info, MAIN, OpenApiVersion, Server, Tag};

/// The folder that output goes to unless `build.rs` names another.
const DEFAULT_OUTPUT: &str = "generated";

/// What is not said of a contract in its own source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    info: Info,
    servers: Vec<Server>,
    documents: Vec<Document>,
    version: OpenApiVersion,
    other_versions: Vec<OpenApiVersion>,
    external_docs: Option<ExternalDocs>,
    tags: Vec<Tag>,
    extensions: Vec<Extension>,
    output: String,
    has_outbox: bool,
    /// What was said and cannot be; it is left out of the rest.
    mistakes: Vec<String>,
}

impl Config {
    /// A configuration with a title; version `1.0.0`, served at `/`.
    pub fn new(title: impl Into<String>) -> Self {
        let info = Info {
            title: title.into(),
            version: "1.0.0".to_owned(),
            summary: String::new(),
            description: String::new(),
            terms_of_service: String::new(),
            contact: None,
            license: None,
            extensions: Vec::new(),
        };
        Self {
            info,
            servers: Vec::new(),
            documents: vec![Document { name: MAIN.to_owned(), is_complete: false }],
            version: OpenApiVersion::V3_1,
            other_versions: Vec::new(),
            external_docs: None,
            tags: Vec::new(),
            extensions: Vec::new(),
            output: DEFAULT_OUTPUT.to_owned(),
            has_outbox: false,
            mistakes: Vec::new(),
        }
    }

    /// What the document says of itself, with the description that the contract gives.
    pub fn info(&self, description: impl Into<String>) -> Info {
        Info { description: description.into(), ..self.info.clone() }
    }

    /// Where the API is served; at the document's own origin if nothing was said.
    pub fn servers(&self) -> Vec<Server> {
        if !self.servers.is_empty() {
            return self.servers.clone();
        }
        vec![Server { url: "/".to_owned(), description: String::new() }]
    }

    /// The documents that are written, the main one first.
    pub(crate) fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// The version of the specification in which documents are written.
    pub(crate) fn version_of_openapi(&self) -> OpenApiVersion {
        self.version
    }

    /// The versions in which they are written besides.
    pub(crate) fn other_versions(&self) -> &[OpenApiVersion] {
        &self.other_versions
    }

    /// Where more is written.
    pub(crate) fn docs_elsewhere(&self) -> Option<&ExternalDocs> {
        self.external_docs.as_ref()
    }

    /// What is said of tags.
    pub(crate) fn tags(&self) -> &[Tag] {
        &self.tags
    }

    /// The extensions of the documents themselves.
    pub(crate) fn extensions(&self) -> &[Extension] {
        &self.extensions
    }

    /// Whether an outbox delivers what is called back.
    pub(crate) fn has_outbox(&self) -> bool {
        self.has_outbox
    }

    /// The folder that output goes to, relative to the manifest, with `/`.
    pub fn output(&self) -> &str {
        &self.output
    }

    /// What is wrong with the configuration itself, for a contract in this folder.
    pub(crate) fn check(&self, contract: &str) -> Result<(), String> {
        let output = self.check_output(contract).err();
        let version = self.version.number();
        let is_twice = self.other_versions.contains(&self.version);
        let twice = is_twice.then(|| format!("documents are written in OpenAPI {version} anyway"));
        let mistakes: Vec<String> = self.mistakes.iter().cloned().chain(twice).chain(output).collect();
        if mistakes.is_empty() { Ok(()) } else { Err(mistakes.join("\n")) }
    }

    /// What the configuration says of things that the contract does not have.
    pub(crate) fn unused(&self, contract: &Contract) -> Vec<String> {
        let tags =
            self.tags.iter().filter(|tag| !contract.listings().any(|one| one.tags.contains(&tag.name)));
        let tags = tags
            .map(|tag| format!("no operation has the tag `{}` that the configuration describes", tag.name));
        let documents = self.documents.iter().enumerate().skip(1);
        let empty =
            documents.filter(|(index, _)| !contract.listings().any(|one| one.documents.contains(index)));
        let empty = empty.map(|(_, document)| {
            let name = &document.name;
            format!("no operation stands in the document `{name}`; add `documents({name})` to one")
        });
        let calls = contract
            .modules
            .iter()
            .any(|module| !(module.callbacks.is_empty() && module.webhooks.is_empty()));
        let idle = (self.has_outbox && !calls)
            .then(|| "there is an outbox, but neither a callback nor a webhook to deliver".to_owned());
        tags.chain(empty).chain(idle).collect()
    }

    /// Whether output has a folder of its own: files in it are replaced and removed.
    fn check_output(&self, contract: &str) -> Result<(), String> {
        let output = &self.output;
        let is_below = output.split('/').all(|name| !matches!(name, "" | "." | "..") && !name.contains(':'));
        let holds = |outer: &str, inner: &str| inner == outer || inner.starts_with(&format!("{outer}/"));
        let is_apart = !holds(output, contract) && !holds(contract, output) && output != "src";
        if is_below && is_apart {
            return Ok(());
        }
        Err(format!(
            "the output folder `{output}` must be one of its own below the package's, such as `generated`"
        ))
    }
}

#[cfg(test)]
mod tests;
