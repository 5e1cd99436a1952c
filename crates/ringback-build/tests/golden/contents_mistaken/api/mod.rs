//! Answers that cannot be.

use bytes::Bytes;
use ringback::{Download, EventStream, Html, Redirect, get};
use serde::Serialize;

/// Not fit to be a part of anything.
#[derive(Debug, Serialize)]
pub struct Album {
    pub cover: Bytes,
    pub page: Html,
}

#[get("/album")]
pub async fn album() -> Album;

#[get("/number", content_type = "text/csv")]
pub async fn number() -> u32;

#[get("/table", content_type = "text/csv; header=present")]
pub async fn table() -> String;

#[get("/picture", content_type = "image/*")]
pub async fn picture() -> Bytes;

#[get("/go", status = 200)]
pub async fn go() -> Redirect;

#[get("/report", status = 302)]
pub async fn report() -> Download;

#[get("/streams")]
pub async fn streams() -> EventStream<Option<EventStream<u32>>>;

#[get("/given-twice", content_type = "text/csv", content_type = "text/tsv")]
pub async fn given_twice() -> String;

#[get("/no-text", content_type = 7)]
pub async fn no_text() -> String;
