//! What the glue says of an operation, and the types every operation shares.

use std::pin::Pin;

use axum::response::Response;
use http::Method;

use crate::{Document, Problem};

/// A request as the router hands it over.
pub type Request = axum::extract::Request;

/// The answer to come; one type for all operations, so that they share their code.
pub type Reply = Pin<Box<dyn Future<Output = Result<Response, Problem>> + Send>>;

/// An operation of the contract, or a callback that a receiver answers.
#[derive(Debug)]
pub struct Operation {
    /// The method it answers.
    pub method: Method,
    /// The path template, as the document has it.
    pub path: &'static str,
    /// Where the Operation Object stands in the document, a JSON Pointer (RFC 6901).
    pub pointer: &'static str,
    /// The document.
    pub document: &'static Document,
}
