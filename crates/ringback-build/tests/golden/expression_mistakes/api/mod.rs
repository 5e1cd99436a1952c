//! Keys of callbacks that are no URLs, or read what is not there.

use ringback::{callback, post};
use serde::{Deserialize, Serialize};

#[post("/orders", callbacks(open, plain, cookie, unnamed, bare_pointer, status, whole, host, relative))]
pub async fn place_order(order: Order, callback_url: String);

#[post("/parts", callbacks(parameter, field, deep, list, private, fraction))]
pub async fn place_part(order: Order, callback_url: String);

#[post("/empty", callbacks(bodiless, moving))]
pub async fn place_nothing(callback_url: String);

#[post("/header", callbacks(moving))]
pub async fn place_by_header(#[header] callback_url: String);

#[callback(post, "{$callback_url}/{$request.body#/id")]
pub async fn open();

#[callback(post, "{callback_url}")]
pub async fn plain();

#[callback(post, "{$callback_url}/{$request.cookie.session}")]
pub async fn cookie();

#[callback(post, "{$request.query.}")]
pub async fn unnamed();

#[callback(post, "{$callback_url}/{$request.body#id}")]
pub async fn bare_pointer();

#[callback(post, "{$statusCode}/paid")]
pub async fn status();

#[callback(post, "{$callback_url}/{$request.body}")]
pub async fn whole();

#[callback(post, "https://{$callback_url}/placed")]
pub async fn host();

#[callback(post, "/orders/{$request.body#/id}")]
pub async fn relative();

#[callback(post, "{$callback_ur}")]
pub async fn parameter();

#[callback(post, "{$callback_url}/{$request.body#/idd}")]
pub async fn field();

#[callback(post, "{$callback_url}/{$request.body#/customer/nmae}")]
pub async fn deep();

#[callback(post, "{$callback_url}/{$request.body#/lines}")]
pub async fn list();

#[callback(post, "{$callback_url}/{$request.body#/secret}")]
pub async fn private();

#[callback(post, "{$callback_url}/{$request.body#/ratio}")]
pub async fn fraction();

#[callback(post, "{$callback_url}/{$request.body#/id}")]
pub async fn bodiless();

#[callback(post, "{$callback_url}")]
pub async fn moving();

#[derive(Serialize, Deserialize)]
pub struct Order {
    pub id: String,
    pub customer: Customer,
    pub lines: Vec<String>,
    pub ratio: f64,
    secret: String,
}

#[derive(Serialize, Deserialize)]
pub struct Customer {
    pub name: String,
}
