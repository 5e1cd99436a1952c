//! Writes what an operation answers.
//!
//! Only the last step, "write this type", is generic; all else is compiled once.

mod disposition;
mod download;
mod event;
mod event_stream;
mod json_lines;
mod redirect;
mod stream;
mod success;
mod text;

use axum::response::Response;
use bytes::Bytes;
use serde::Serialize;

pub use download::Download;
pub use event::Event;
pub use event_stream::EventStream;
pub use json_lines::JsonLines;
pub use redirect::Redirect;
pub use success::Success;
pub(crate) use success::header_field;
pub use text::{Html, Text};

use crate::Problem;
use crate::failure::{DeclaredProblem, Failure};

/// An answer that knows itself how it is written.
pub trait Answer {
    /// Writes it.
    ///
    /// # Errors
    ///
    /// 500 where it cannot be written; the log says why.
    fn write(self, success: Success) -> Result<Response, Problem>;
}

/// A type that derives `Response`, as generated code writes it: it chooses its status itself.
pub trait DeclaredResponse {
    /// The response.
    ///
    /// # Errors
    ///
    /// 500 where it cannot be written; the log says why.
    fn into_response(self) -> Result<Response, Problem>;
}

/// What an `Option` holds, or a 404 problem.
///
/// # Errors
///
/// The declared problem, 500 for an internal failure, and 404 where there is nothing.
pub fn found<T, P: DeclaredProblem>(result: Result<Option<T>, Failure<P>>) -> Result<T, Problem> {
    result?.ok_or_else(|| Problem::new(404))
}

/// A JSON value.
///
/// # Errors
///
/// The declared problem, or 500 for an internal failure and for a value that cannot be JSON.
pub fn json<T: Serialize, E: Into<Problem>>(status: u16, result: Result<T, E>) -> Result<Response, Problem> {
    Success::new(status).json(&result.map_err(E::into)?)
}

/// Text, or octets, of this media type.
///
/// # Errors
///
/// The declared problem, or 500 for an internal failure.
pub fn octets<T: Into<Bytes>, E: Into<Problem>>(
    status: u16,
    media_type: &'static str,
    result: Result<T, E>,
) -> Result<Response, Problem> {
    Success::new(status).octets(media_type, result.map_err(E::into)?)
}

/// A file, of a media type that lies within this range.
///
/// # Errors
///
/// The declared problem, or 500 for an internal failure and for a file of another media type.
pub fn download<E: Into<Problem>>(
    status: u16,
    media_range: &'static str,
    result: Result<Download, E>,
) -> Result<Response, Problem> {
    Success::new(status).download(media_range, result.map_err(E::into)?)
}

/// An answer that knows itself how it is written.
///
/// # Errors
///
/// The declared problem, or 500 for an internal failure and for an answer that cannot be written.
pub fn answer<T: Answer, E: Into<Problem>>(status: u16, result: Result<T, E>) -> Result<Response, Problem> {
    Success::new(status).answer(result.map_err(E::into)?)
}

/// One of the responses that a type declares.
///
/// # Errors
///
/// The declared problem, or 500 for an internal failure and for a response that cannot be written.
pub fn declared<T: DeclaredResponse, E: Into<Problem>>(result: Result<T, E>) -> Result<Response, Problem> {
    result.map_err(E::into)?.into_response()
}

/// No content.
///
/// # Errors
///
/// The declared problem, or 500 for an internal failure.
pub fn empty<E: Into<Problem>>(status: u16, result: Result<(), E>) -> Result<Response, Problem> {
    result.map_err(E::into)?;
    Success::new(status).empty()
}
