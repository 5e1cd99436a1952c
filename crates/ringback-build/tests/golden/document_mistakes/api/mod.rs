//! What the document cannot say.

use ringback::{callback, get};

pub mod hidden;
pub mod prefixed;

ringback::module! { tags, documents(intrenal), extension("x-a", "1"), extension("x-a", "2") }

#[get("/a", hidden, documents(main))]
pub async fn a() -> u32;

#[get("/b", hidden("b"), tags())]
pub async fn b() -> u32;

#[get("/c", tags("A", "A"), extension("logo", "{}"), extension("x-oas-logo", "{}"), extension("x-team", "billing"))]
pub async fn c() -> u32;

#[get("/d", documents(outside), extension("x-a"), tags(""))]
pub async fn d() -> u32;

#[callback(post, "https://example.com/", hidden)]
pub async fn g();
