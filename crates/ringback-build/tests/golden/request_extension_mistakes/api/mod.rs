//! Values that cannot be taken from a request's extensions.

use ringback::{callback, get};

#[derive(Debug)]
pub struct Tenant;

#[derive(Clone)]
struct Hidden;

#[get("/a")]
pub async fn unclonable(#[extension] tenant: Tenant);

#[get("/b")]
pub async fn private(#[extension] hidden: Hidden);

#[get("/c")]
pub async fn with_default(#[extension] #[default(1)] number: u32);

#[get("/d")]
pub async fn named(#[extension("tenant")] number: u32);

#[get("/e", callbacks(told))]
pub async fn called_back(to: String);

#[callback(post, "{$to}")]
pub async fn told(#[extension] number: u32);
