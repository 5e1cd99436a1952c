//! The Info, Contact, License and Server Objects (OAS 3.1.1 sections 4.8.2 to 4.8.5).

use serde_json::Value;

use super::extension::extended;
use super::object::Object;
use crate::model::{Contact, ExternalDocs, Info, License, LicenseText, Server};

/// The Info Object.
pub(super) fn info(info: &Info) -> Value {
    let object = Object::new()
        .with("title", info.title.as_str())
        .with_text("summary", &info.summary)
        .with_text("description", &info.description)
        .with_text("termsOfService", &info.terms_of_service)
        .with_some("contact", info.contact.as_ref().map(contact))
        .with_some("license", info.license.as_ref().map(license))
        .with("version", info.version.as_str());
    extended(object, &info.extensions).into()
}

/// The External Documentation Object (OAS 3.1.1 section 4.8.11).
pub(super) fn external_docs(docs: &ExternalDocs) -> Value {
    Object::new().with_text("description", &docs.description).with("url", docs.url.as_str()).into()
}

/// The Server Object.
pub(super) fn server(server: &Server) -> Value {
    Object::new().with("url", server.url.as_str()).with_text("description", &server.description).into()
}

fn contact(contact: &Contact) -> Value {
    Object::new()
        .with_text("name", &contact.name)
        .with_text("url", &contact.url)
        .with_text("email", &contact.email)
        .into()
}

fn license(license: &License) -> Value {
    let object = Object::new().with("name", license.name.as_str());
    let object = match &license.text {
        LicenseText::Url(url) => object.with_text("url", url),
        LicenseText::Identifier(expression) => object.with("identifier", expression.as_str()),
    };
    object.into()
}
