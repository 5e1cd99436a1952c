//! What `build.rs` may say, as a chain. What cannot be is noted and left out.

use super::Config;
use crate::model::{
    Contact, Document, Extension, ExternalDocs, License, LicenseText, OpenApiVersion, Server, Tag,
};

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

    /// What the API is for, in a line; the docs of the contract's root say more.
    pub fn summary(mut self, summary: impl Into<String>) -> Self {
        self.info.summary = summary.into();
        self
    }

    /// Where the terms of service stand.
    pub fn terms_of_service(mut self, url: impl Into<String>) -> Self {
        self.info.terms_of_service = url.into();
        self
    }

    /// The terms of use: a name, and where the text stands.
    pub fn license(mut self, name: impl Into<String>, url: impl Into<String>) -> Self {
        self.info.license = Some(License { name: name.into(), text: LicenseText::Url(url.into()) });
        self
    }

    /// The terms of use by an expression of SPDX, such as `MIT OR Apache-2.0`.
    pub fn spdx_license(mut self, expression: impl Into<String>) -> Self {
        let name = expression.into();
        self.info.license = Some(License { name: name.clone(), text: LicenseText::Identifier(name) });
        self
    }

    /// Whom to ask: a name, and their page.
    pub fn contact(mut self, name: impl Into<String>, url: impl Into<String>) -> Self {
        let before = self.info.contact.take();
        let email = before.map_or_else(String::new, |contact| contact.email);
        self.info.contact = Some(Contact { name: name.into(), url: url.into(), email });
        self
    }

    /// Where those read mail whom to ask.
    pub fn contact_email(mut self, email: impl Into<String>) -> Self {
        let nobody = || Contact { name: String::new(), url: String::new(), email: String::new() };
        self.info.contact.get_or_insert_with(nobody).email = email.into();
        self
    }

    /// Where more is written, and what that is.
    pub fn external_docs(mut self, url: impl Into<String>, description: impl Into<String>) -> Self {
        self.external_docs = Some(ExternalDocs { url: url.into(), description: description.into() });
        self
    }

    /// Adds a place where the API is served; the first is the preferred one. Default: `/`.
    pub fn server(mut self, url: impl Into<String>, description: impl Into<String>) -> Self {
        self.servers.push(Server { url: url.into(), description: description.into() });
        self
    }

    /// Describes a tag (CommonMark), in place of the docs of the module that is this tag.
    ///
    /// Described tags stand first in the document, in this order.
    pub fn tag(mut self, name: impl Into<String>, description: impl Into<String>) -> Self {
        let tag = Tag { name: name.into(), description: description.into() };
        if self.tags.iter().any(|other| other.name == tag.name) {
            self.mistakes.push(format!("the tag `{}` is described twice", tag.name));
            return self;
        }
        self.tags.push(tag);
        self
    }

    /// Adds a member `x-…` to the document itself; the value is JSON.
    pub fn extension(mut self, name: impl Into<String>, value: impl AsRef<str>) -> Self {
        let extension = self.checked(name.into(), value.as_ref());
        self.extensions.extend(extension);
        self
    }

    /// Adds a member `x-…`, such as `x-logo`, to what the document says of itself (`info`); the value is JSON.
    pub fn info_extension(mut self, name: impl Into<String>, value: impl AsRef<str>) -> Self {
        let extension = self.checked(name.into(), value.as_ref());
        self.info.extensions.extend(extension);
        self
    }

    /// Adds a document, `openapi.<name>.json`, for the operations that say `documents(<name>)`.
    ///
    /// An operation that says nothing stands in the main document, `openapi.json`, whose name is `main`.
    pub fn document(self, name: impl Into<String>) -> Self {
        self.with_document(Document { name: name.into(), is_complete: false })
    }

    /// Adds a document, `openapi.<name>.json`, for every operation that is not hidden.
    pub fn complete_document(self, name: impl Into<String>) -> Self {
        self.with_document(Document { name: name.into(), is_complete: true })
    }

    /// The version of the specification in which documents are written. Default: 3.1.
    ///
    /// 3.0 has no webhooks, and some of what is said of values it cannot say.
    pub fn openapi_version(mut self, version: OpenApiVersion) -> Self {
        self.version = version;
        self
    }

    /// Writes documents in another version besides, such as `openapi.3.0.json`; these are files only, not served.
    pub fn also_openapi_version(mut self, version: OpenApiVersion) -> Self {
        if self.other_versions.contains(&version) {
            self.mistakes.push(format!("OpenAPI {} is added twice", version.number()));
            return self;
        }
        self.other_versions.push(version);
        self
    }

    /// Callbacks and webhooks are delivered by `ringback-outbox`: `outbox.rs` hands the answers to the service, and the
    /// package depends on that crate.
    pub fn outbox(mut self) -> Self {
        self.has_outbox = true;
        self
    }

    /// The folder for generated files, relative to the manifest. Default: `generated`.
    ///
    /// The folder belongs to the build: files in it are replaced and removed.
    pub fn output_folder(mut self, folder: impl Into<String>) -> Self {
        self.output = folder.into().replace('\\', "/");
        self
    }

    fn with_document(mut self, document: Document) -> Self {
        let name = &document.name;
        let mistake = if self.documents.iter().any(|other| other.name == *name) {
            format!("there are two documents `{name}`")
        } else if is_document_name(name) {
            self.documents.push(document);
            return self;
        } else {
            format!("a document cannot be called `{name}`: write a word in lower case, such as `internal`")
        };
        self.mistakes.push(mistake);
        self
    }

    fn checked(&mut self, name: String, value: &str) -> Option<Extension> {
        let mistake = match (Extension::check_name(&name), serde_json::from_str(value)) {
            (Ok(()), Ok(value)) => return Some(Extension { name, value }),
            (Err(reason), _) => format!("the extension `{name}` {}", reason.reason()),
            (Ok(()), Err(error)) => format!("the value of the extension `{name}` is not JSON: {error}"),
        };
        self.mistakes.push(mistake);
        None
    }
}

/// Whether `documents(name)` can name it, in a file's name too. `hidden` is a word of its own there.
fn is_document_name(name: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    name.chars().all(fits) && name != "hidden" && syn::parse_str::<syn::Ident>(name).is_ok()
}
