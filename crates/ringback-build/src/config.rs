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

    /// Whether output has a folder of its own: files in it are replaced and removed.
    pub(crate) fn check_output(&self, contract: &str) -> Result<(), String> {
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
        self.output = folder.into().replace('\\', "/");
        self
    }
}

#[cfg(test)]
mod tests {
    use super::Config;

    fn check(output: &str, expected: bool) {
        let config = Config::new("Test").output_folder(output);
        assert_eq!(config.check_output("api").is_ok(), expected, "{output}");
    }

    #[test]
    fn output_has_a_folder_of_its_own() {
        check("generated", true);
        check("src/generated", true);
        check("apis", true);
    }

    #[test]
    fn no_other_folder_is_taken_over() {
        for output in
            ["", ".", "..", "../generated", "/generated", "C:\\generated", "api", "api/generated", "src"]
        {
            check(output, false);
        }
    }
}
