//! The Info, Contact, License and Server Objects (OAS 3.1.1 sections 4.8.2 to 4.8.5).

/// The Info Object (OAS 3.1.1 section 4.8.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Info {
    /// The title of the API.
    pub title: String,
    /// The version of the contract, not of the crate.
    pub version: String,
    /// The docs of `api/mod.rs`; empty where it has none.
    pub description: String,
    /// Whom to ask.
    pub contact: Option<Contact>,
    /// Under which terms the API may be used.
    pub license: Option<License>,
}

/// The Contact Object (OAS 3.1.1 section 4.8.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// A person or an organisation.
    pub name: String,
    /// Their page.
    pub url: String,
}

/// The License Object (OAS 3.1.1 section 4.8.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct License {
    /// Its name.
    pub name: String,
    /// Where its text stands.
    pub url: String,
}

/// The Server Object (OAS 3.1.1 section 4.8.5), without variables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// Where paths begin; may be relative to the document.
    pub url: String,
    /// CommonMark; empty for none.
    pub description: String,
}
