//! The Info, Contact, License and Server Objects (OAS 3.1.1 sections 4.8.2 to 4.8.5).

use serde_json::Value;

use super::object::Object;
use crate::model::{Contact, Info, License, Server};

/// The Info Object.
pub(super) fn info(info: &Info) -> Value {
    Object::new()
        .with("title", info.title.as_str())
        .with_text("description", &info.description)
        .with_some("contact", info.contact.as_ref().map(contact))
        .with_some("license", info.license.as_ref().map(license))
        .with("version", info.version.as_str())
        .into()
}

/// The Server Object.
pub(super) fn server(server: &Server) -> Value {
    Object::new().with("url", server.url.as_str()).with_text("description", &server.description).into()
}

fn contact(contact: &Contact) -> Value {
    Object::new().with("name", contact.name.as_str()).with_text("url", &contact.url).into()
}

fn license(license: &License) -> Value {
    Object::new().with("name", license.name.as_str()).with_text("url", &license.url).into()
}
