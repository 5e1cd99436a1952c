//! A problem (RFC 9457) that a receiver answered with, looked through for the ones the contract declares.
//!
//! Believes the status of the answer, never the member `status`.

use http::StatusCode;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// What a problem's `type` is where it says none (RFC 9457 section 3.1.1).
const NO_TYPE: &str = "about:blank";

/// A problem as it came back.
#[derive(Debug)]
pub struct ReceivedProblem {
    status: StatusCode,
    /// Empty where the body is no JSON object.
    members: Map<String, Value>,
}

/// A declared problem, as generated code finds it in an answer.
pub trait ReadProblem: Sized {
    /// The variant that this is; `None` for any other problem.
    fn read_problem(problem: &ReceivedProblem) -> Option<Self>;
}

impl ReceivedProblem {
    pub(super) fn new(status: StatusCode, body: &[u8]) -> Self {
        Self { status, members: serde_json::from_slice(body).unwrap_or_default() }
    }

    /// Whether it has this status and this `type`.
    pub fn is(&self, status: u16, uri: &str) -> bool {
        let own = self.members.get("type").and_then(Value::as_str).unwrap_or(NO_TYPE);
        self.status.as_u16() == status && own == uri
    }

    /// An extension member (RFC 9457 section 3.2); `None` where it is not of this type.
    pub fn member<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        T::deserialize(self.members.get(name).unwrap_or(&Value::Null)).ok()
    }
}
