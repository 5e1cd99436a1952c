//! The first version of what generated code calls. Not meant to be written by hand.

pub use http::Method;
pub use http::request::Parts;

pub use crate::callback::{Answer, Call, ReadProblem, ReceivedProblem, Source, Target, text};
pub use crate::document::Encoded;
pub use crate::explain::ParameterLocation;
pub use crate::failure::{DeclaredProblem, internal};
#[cfg(not(feature = "garde"))]
pub use crate::receive::ValidatedByGarde;
pub use crate::receive::{Extension, Field, Input, Part, limited};
pub use crate::receiver::{Admission, Receiving, Verification};
pub use crate::respond::{DeclaredResponse, Success};
pub use crate::security::denied::Denied;
pub use crate::security::scheme::{Challenge, Scheme};
pub use crate::serve::{Operation, Reply, Request, Routes};

/// What writing an answer ends in.
pub type Response = Result<axum::response::Response, crate::Problem>;

/// Writes what an operation answers.
pub mod respond {
    pub use crate::respond::{answer, declared, download, empty, found, json, octets};
}
