//! Rules that could not be documented, or would not be enforced.

use garde::Validate;
use ringback::{get, post};
use serde::Deserialize;

#[derive(Deserialize, Validate)]
pub struct Order {
    #[garde(length(min = 1))]
    pub counts_bytes: String,
    #[garde(lenght(chars, min = 1))]
    pub mistyped: String,
    #[garde(range(min = LEAST))]
    pub computed: u32,
    #[garde(pattern("(?i)a"))]
    pub foreign_pattern: String,
    #[garde(custom(|_, _| Ok(())))]
    pub closure: u32,
    #[garde(range(min = 1, exclusive = 2))]
    pub argument: u32,
    #[garde(required)]
    pub required: Option<u32>,
    #[garde(skip)]
    pub not_dived: Slug,
    #[garde(dive)]
    pub nothing_inside: u32,
}

#[derive(Deserialize, Validate)]
pub struct Slug(#[garde(length(chars, min = 1))] pub String);

#[derive(Deserialize)]
pub struct Envelope {
    pub slug: Slug,
}

#[derive(Deserialize, Validate)]
#[garde(transparent)]
pub struct Around(#[garde(ascii)] pub String);

const LEAST: u32 = 1;

#[post("/orders")]
pub async fn place_order(order: Order);

#[post("/envelopes")]
pub async fn send_envelope(envelope: Envelope);

#[post("/slugs")]
pub async fn add_slugs(#[body] slugs: Vec<Slug>);

#[get("/slugs")]
pub async fn read_slug(slug: Slug);

#[post("/around")]
pub async fn around(#[body] around: Around);

#[get("/rules")]
pub async fn rules(
    #[garde(range(min = LEAST))] computed: u32,
    #[garde(dive)] inside: u32,
    #[garde(custom(is_even))] relative: u32,
    #[garde(range(min = 5))]
    #[default(1)]
    defaulted: u32,
    #[garde(length(chars, max = 3))] unfit: u32,
);

#[post("/texts")]
pub async fn add_text(
    #[body]
    #[garde(ascii)]
    text: String,
);
