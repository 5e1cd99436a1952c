//! Writes what an operation answers.
//!
//! Only the serialisation is generic; all else is compiled once.

use axum::body::Body;
use axum::response::Response;
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;

use crate::Problem;
use crate::failure::{self, DeclaredProblem, Failure};

const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// A JSON value.
///
/// # Errors
///
/// The declared problem, or 500 for an internal failure and for a value that cannot be JSON.
pub fn json<T, P>(status: u16, result: Result<T, Failure<P>>) -> Result<Response, Problem>
where
    T: Serialize,
    P: DeclaredProblem,
{
    let value = result.map_err(Failure::into_problem)?;
    written(status, serde_json::to_vec(&value))
}

/// A JSON value, or a 404 problem where there is none.
///
/// # Errors
///
/// As [`json`], and 404.
pub fn json_or_not_found<T, P>(
    status: u16,
    result: Result<Option<T>, Failure<P>>,
) -> Result<Response, Problem>
where
    T: Serialize,
    P: DeclaredProblem,
{
    let value = result.map_err(Failure::into_problem)?.ok_or_else(|| Problem::new(404))?;
    written(status, serde_json::to_vec(&value))
}

/// No content.
///
/// # Errors
///
/// The declared problem, or 500 for an internal failure.
pub fn empty<P>(status: u16, result: Result<(), Failure<P>>) -> Result<Response, Problem>
where
    P: DeclaredProblem,
{
    result.map_err(Failure::into_problem)?;
    Ok(response(status, Body::empty()))
}

fn written(status: u16, body: serde_json::Result<Vec<u8>>) -> Result<Response, Problem> {
    let body = body.map_err(|error| failure::logged(&error))?;
    let mut response = response(status, Body::from(body));
    response.headers_mut().insert(header::CONTENT_TYPE, JSON);
    Ok(response)
}

/// Generated code passes statuses that were checked when it was made.
fn response(status: u16, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    response
}
