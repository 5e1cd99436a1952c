//! Responses that cannot be.

use ringback::{EventStream, Problem, Redirect, Response, get};
use serde::Serialize;

#[derive(Debug, Serialize)]
pub struct Thing {
    pub id: u32,
}

#[derive(Response)]
#[response(statu = 201)]
pub struct Misspelt(Thing);

#[derive(Response)]
#[response(status = 404)]
pub struct Failed(Thing);

#[derive(Response)]
#[response(status = 204)]
pub struct Full(Thing);

#[derive(Response)]
#[response(status = 70000)]
pub struct TooLarge(Thing);

#[derive(Response)]
pub struct Two(Thing, Thing);

#[derive(Response)]
pub struct Fields {
    stray: u32,
    #[header]
    #[body]
    both: u32,
    #[body]
    first: u32,
    #[body]
    second: u32,
}

#[derive(Response)]
pub struct Headers {
    #[header]
    things: Vec<u32>,
    #[header("a b")]
    spaced: u32,
    #[header]
    content_type: String,
    #[header(7)]
    numbered: u32,
    #[header]
    #[serde(rename = "x")]
    renamed: u32,
}

#[derive(Response)]
pub struct HeaderTwice {
    #[header("ETag")]
    one: u32,
    #[header]
    etag: u32,
}

#[derive(Response)]
pub enum StatusTwice {
    A(Thing),
    B(u32),
}

#[derive(Response)]
pub enum Nothing {}

#[derive(Response)]
pub struct Generic<T>(T);

#[derive(Response)]
pub struct Inner(Option<Thing>);

#[derive(Response)]
pub struct Elsewhere(Redirect);

#[derive(Response)]
#[response(content_type = "text/csv")]
pub struct NoBody;

#[derive(Response)]
pub enum Links {
    A {
        #[header]
        x_next: u32,
    },
    #[response(status = 201)]
    B(Thing),
}

#[derive(Problem)]
pub enum ListProblem {
    #[problem(status = 429)]
    Busy {
        #[header]
        transfer_encoding: u32,
    },
}

#[get("/1")]
pub async fn misspelt() -> Misspelt;
#[get("/2")]
pub async fn failed() -> Failed;
#[get("/3")]
pub async fn full() -> Full;
#[get("/4")]
pub async fn too_large() -> TooLarge;
#[get("/5")]
pub async fn two() -> Two;
#[get("/6")]
pub async fn fields() -> Fields;
#[get("/7")]
pub async fn headers() -> Headers;
#[get("/8")]
pub async fn header_twice() -> HeaderTwice;
#[get("/9")]
pub async fn status_twice() -> StatusTwice;
#[get("/10")]
pub async fn nothing() -> Nothing;
#[get("/11")]
pub async fn generic() -> Generic<u32>;
#[get("/12")]
pub async fn inner() -> Inner;
#[get("/13")]
pub async fn elsewhere() -> Elsewhere;
#[get("/14")]
pub async fn no_body() -> NoBody;
#[get("/15", status = 201)]
pub async fn says_itself() -> Result<Links, ListProblem>;
#[get("/16", links(target(id = "$response.body#/id", next = "$response.header.x-next")))]
pub async fn reads_two() -> Links;
#[get("/17", links(target(id = "$response.body#/id", next = "$response.header.x-nex")))]
pub async fn reads_none() -> Links;
#[get("/target/{id}")]
pub async fn target(id: u32, next: Option<u32>) -> Result<(), ListProblem>;
#[get("/18")]
pub async fn in_a_list() -> EventStream<Links>;
