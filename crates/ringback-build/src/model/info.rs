//! The Info, Contact, License and Server Objects (OAS 3.1.1 sections 4.8.2 to 4.8.5).

use crate::model::Extension;

/// The Info Object (OAS 3.1.1 section 4.8.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Info {
    /// The title of the API.
    pub title: String,
    /// The version of the contract, not of the crate.
    pub version: String,
    /// In one line; empty where there is none.
    pub summary: String,
    /// The docs of `api/mod.rs`; empty where it has none.
    pub description: String,
    /// Where the terms of service stand; empty where there are none.
    pub terms_of_service: String,
    /// Whom to ask.
    pub contact: Option<Contact>,
    /// Under which terms the API may be used.
    pub license: Option<License>,
    /// Its `x-…` members.
    pub extensions: Vec<Extension>,
}

/// The Contact Object (OAS 3.1.1 section 4.8.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// A person or an organisation.
    pub name: String,
    /// Their page; empty for none.
    pub url: String,
    /// Where they read mail; empty for none.
    pub email: String,
}

/// The License Object (OAS 3.1.1 section 4.8.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct License {
    /// Its name.
    pub name: String,
    /// Which text it is.
    pub text: LicenseText,
}

/// Which text a license is: one of the two that the specification lets stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LicenseText {
    /// Where it stands.
    Url(String),
    /// An expression of SPDX.
    Identifier(String),
}

/// The External Documentation Object (OAS 3.1.1 section 4.8.11).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExternalDocs {
    /// Where it stands.
    pub url: String,
    /// CommonMark; empty for none.
    pub description: String,
}

/// The Server Object (OAS 3.1.1 section 4.8.5), without variables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// Where paths begin; may be relative to the document.
    pub url: String,
    /// CommonMark; empty for none.
    pub description: String,
}
