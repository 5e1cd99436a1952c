//! What came back from a call, and how it becomes the declared answer.
//!
//! Never reads from the network. A status of success is an answer as it was declared, whichever success it is; any
//! other is one only where the contract says so: 404 of an `Option`, the status of a declared problem.

use std::time::Duration;

use http::StatusCode;
use serde::de::DeserializeOwned;

use crate::callback::{ReadProblem, ReceivedProblem};

/// What came back, its body up to the limit.
#[derive(Debug)]
pub struct Received {
    pub(super) status: StatusCode,
    pub(super) body: Vec<u8>,
    /// Whether that is all of the body.
    pub(super) is_complete: bool,
    pub(super) retry_after: Option<Duration>,
}

/// The most bytes of a body that are shown.
const MAX_EXCERPT_BYTES: usize = 1_024;

impl Received {
    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The body, as far as it was read.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// How long the receiver asks us to wait (`Retry-After`, RFC 9110 section 10.2.3), if it said so in seconds; at most
    /// 24 hours.
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// How the body begins, as text without control characters.
    pub(super) fn excerpt(&self) -> String {
        let start = &self.body[..self.body.len().min(MAX_EXCERPT_BYTES)];
        let text: String = String::from_utf8_lossy(start).chars().filter(|c| !c.is_control()).collect();
        text.trim_end_matches(char::REPLACEMENT_CHARACTER).trim().to_owned()
    }
}

/// Why what came back is not the declared answer.
#[derive(Debug)]
pub(super) enum NotDeclared {
    /// Its status is neither a success nor declared.
    Status,
    /// Its body is not of the declared type.
    Body(serde_json::Error),
}

type Read<R> = fn(&Received) -> Result<R, NotDeclared>;

/// How an answer is read.
#[derive(Debug)]
pub struct Answer<R> {
    pub(super) read: Read<R>,
    /// Whether the body of a success says anything.
    pub(super) has_body: bool,
    /// Whether problems are understood.
    pub(super) has_problems: bool,
}

impl<R> Clone for Answer<R> {
    fn clone(&self) -> Self {
        Self { read: self.read, has_body: self.has_body, has_problems: self.has_problems }
    }
}

impl<R> Answer<R> {
    /// What was received, if it is as declared.
    pub fn read(&self, received: &Received) -> Option<R> {
        (self.read)(received).ok()
    }
}

impl<T: DeserializeOwned> Answer<T> {
    /// JSON.
    pub fn json() -> Self {
        Self { read: json, has_body: true, has_problems: false }
    }
}

impl<T: DeserializeOwned> Answer<Option<T>> {
    /// JSON, or nothing where the receiver answers 404.
    pub fn json_or_not_found() -> Self {
        Self { read: json_or_not_found, has_body: true, has_problems: false }
    }
}

impl Answer<()> {
    /// Nothing but a status of success: the body is not read.
    pub fn nothing() -> Self {
        Self { read: nothing, has_body: false, has_problems: false }
    }
}

impl<T: DeserializeOwned, E: ReadProblem> Answer<Result<T, E>> {
    /// JSON, or a declared problem.
    pub fn json_or_problem() -> Self {
        Self { read: |received| or_problem(received, json), has_body: true, has_problems: true }
    }
}

impl<T: DeserializeOwned, E: ReadProblem> Answer<Result<Option<T>, E>> {
    /// JSON, a declared problem, or nothing where the receiver answers 404.
    pub fn json_or_not_found_or_problem() -> Self {
        Self { read: |received| or_problem(received, json_or_not_found), has_body: true, has_problems: true }
    }
}

impl<E: ReadProblem> Answer<Result<(), E>> {
    /// Nothing, or a declared problem.
    pub fn nothing_or_problem() -> Self {
        Self { read: |received| or_problem(received, nothing), has_body: false, has_problems: true }
    }
}

/// An empty body reads as JSON's `null`, so that it suits an `Option` or `()`. The `Content-Type` is not looked at:
/// receivers are often wrong about it, and the body speaks for itself.
fn json<T: DeserializeOwned>(received: &Received) -> Result<T, NotDeclared> {
    if !received.status.is_success() {
        return Err(NotDeclared::Status);
    }
    if !received.is_complete {
        return Err(NotDeclared::Body(serde::de::Error::custom(
            "the body is longer than what was read of it",
        )));
    }
    let json = if received.body.is_empty() { b"null" } else { received.body.as_slice() };
    serde_json::from_slice(json).map_err(NotDeclared::Body)
}

fn json_or_not_found<T: DeserializeOwned>(received: &Received) -> Result<Option<T>, NotDeclared> {
    if received.status == StatusCode::NOT_FOUND { Ok(None) } else { json(received).map(Some) }
}

fn nothing(received: &Received) -> Result<(), NotDeclared> {
    if received.status.is_success() { Ok(()) } else { Err(NotDeclared::Status) }
}

/// A problem goes first: it says more than a status.
fn or_problem<T, E: ReadProblem>(received: &Received, read: Read<T>) -> Result<Result<T, E>, NotDeclared> {
    let is_failure = received.status.is_client_error() || received.status.is_server_error();
    let problem = is_failure.then(|| ReceivedProblem::new(received.status, &received.body));
    match problem.as_ref().and_then(E::read_problem) {
        Some(problem) => Ok(Err(problem)),
        None => read(received).map(Ok),
    }
}
