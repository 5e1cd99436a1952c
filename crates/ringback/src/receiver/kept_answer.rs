//! An answer as it is remembered.

use axum::body::Body;
use axum::response::Response;
use http_body_util::BodyExt;
use serde::{Deserialize, Serialize};

use crate::{Problem, failure};

/// An answer as it is remembered: serde data, to be kept as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptAnswer {
    status: u16,
    headers: Vec<(String, String)>,
    // What callbacks are answered with is JSON or nothing; as a string it stays readable where it is kept.
    body: String,
}

impl KeptAnswer {
    /// Reads a response to its end.
    pub(super) async fn read(response: Response) -> Result<Self, Problem> {
        let (head, body) = response.into_parts();
        let body = body.collect().await.map_err(failure::internal)?.to_bytes();
        let body = String::from_utf8(body.into()).map_err(failure::internal)?;
        let mut headers = Vec::with_capacity(head.headers.len());
        for (name, value) in &head.headers {
            let value = value.to_str().map_err(failure::internal)?;
            headers.push((name.as_str().to_owned(), value.to_owned()));
        }
        Ok(Self { status: head.status.as_u16(), headers, body })
    }

    /// The response, again.
    pub(super) fn into_response(self) -> Result<Response, Problem> {
        let response = Response::builder().status(self.status);
        let response =
            self.headers.iter().fold(response, |response, (name, value)| response.header(name, value));
        response.body(Body::from(self.body)).map_err(failure::internal)
    }

    /// How many bytes it takes, about.
    pub(super) fn size_bytes(&self) -> usize {
        let headers: usize = self.headers.iter().map(|(name, value)| name.len() + value.len()).sum();
        headers + self.body.len()
    }
}
