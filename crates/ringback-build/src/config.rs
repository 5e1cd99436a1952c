//! What `build.rs` says beside the contract.
//!
//! Output is a function of the contract, this and the version of the tool, and of nothing else: no environment,
//! no clock, no profile.

use crate::model::{Contact, Info, License, Server};

/// The folder that output goes to unless `build.rs` names another.
const DEFAULT_OUTPUT: &str = "generated";

/// What is not said of a contract in its own source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    info: Info,
    servers: Vec<Server>,
    output: String,
}

impl Config {
    /// A configuration with a title; version `1.0.0`, served at `/`.
    pub fn new(title: impl Into<String>) -> Self {
        let info = Info {
            title: title.into(),
            version: "1.0.0".to_owned(),
            description: String::new(),
            contact: None,
            license: None,
        };
        Self { info, servers: Vec::new(), output: DEFAULT_OUTPUT.to_owned() }
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

    /// The folder that output goes to, relative to the manifest, with `/`.
    pub fn output(&self) -> &str {
        &self.output
    }
}

/// Setters, for a chain in `build.rs`.
impl Config {
    /// The title of the API. Default: the package's name.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.info.title = title.into();
        self
    }

    /// The version of the contract, which is not the version of the package. Default: `1.0.0`.
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.info.version = version.into();
        self
    }

    /// The terms of use: a name, and where the text stands.
    pub fn license(mut self, name: impl Into<String>, url: impl Into<String>) -> Self {
        self.info.license = Some(License { name: name.into(), url: url.into() });
        self
    }

    /// Whom to ask: a name, and their page.
    pub fn contact(mut self, name: impl Into<String>, url: impl Into<String>) -> Self {
        self.info.contact = Some(Contact { name: name.into(), url: url.into() });
        self
    }

    /// Adds a place where the API is served; the first is the preferred one. Default: `/`.
    pub fn server(mut self, url: impl Into<String>, description: impl Into<String>) -> Self {
        self.servers.push(Server { url: url.into(), description: description.into() });
        self
    }

    /// The folder for generated files, relative to the manifest. Default: `generated`.
    ///
    /// The folder belongs to the build: files in it are replaced and removed.
    pub fn output_folder(mut self, folder: impl Into<String>) -> Self {
        let folder = folder.into().replace('\\', "/");
        folder.trim_matches('/').clone_into(&mut self.output);
        self
    }
}
