//! The contract as plain data: one file per OpenAPI object.
//!
//! The model knows spans, so that a rule can point at the source, and nothing else of the stages before it:
//! no `syn`, no `quote`, no files. Rust types stand in it as text that is valid anywhere in the user's crate
//! ([`RustType`]). Everything here has a settled meaning; what could not be understood was reported instead.

mod callback;
mod components;
mod declared_response;
mod docs;
mod document;
mod example;
mod expression;
mod info;
mod link;
mod media_type;
mod module;
mod openapi_version;
mod operation;
mod parameter;
mod path_template;
mod problem;
mod request_body;
mod request_extension;
mod response;
mod rust;
mod schema;
mod validation;
mod security;
mod spread;

pub use callback::{Callback, CallbackKey, KeyPart};
pub use components::{Component, Components, SchemaName};
pub use declared_response::{BodyField, DeclaredResponse, ResponseHeader, ResponseVariant};
pub use docs::Docs;
pub use document::{Document, Extension, Listing, MAIN, NotAnExtension};
pub use example::Example;
pub use expression::{FieldStep, JsonPointer, RuntimeExpression, Source};
pub use info::{Contact, ExternalDocs, Info, License, LicenseText, Server};
pub use link::{Link, LinkArgument, LinkValue};
pub use media_type::MediaRange;
pub use module::{Contract, Module, Tag};
pub use openapi_version::OpenApiVersion;
pub use operation::{Argument, Captured, Method, Operation, OperationCallbacks, OperationId};
pub use parameter::{Parameter, ParameterLocation, Serialization};
pub use path_template::{PathSegment, PathTemplate};
pub use problem::{ABOUT_BLANK, ProblemEnum, ProblemField, ProblemVariant};
pub use request_body::{BodyForm, Part, PartKind, RequestBody};
pub use request_extension::RequestExtension;
pub use response::{Response, ResponseContent, SequenceForm, StatusCode};
pub use rust::{RustIdent, RustType};
pub use schema::{Additional, Constraint, EnumValue, Property, Schema, SchemaKind, TaggedVariant};
pub use security::{
    Alternatives, ApiKeyLocation, Demand, Guard, Security, SecurityScheme, SecuritySchemeKind,
};
pub use spread::{Absence, Spread, SpreadField};
pub use validation::{ValidatedMember, ValidatedType};
