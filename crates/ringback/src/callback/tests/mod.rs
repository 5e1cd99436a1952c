//! The client against real receivers on loopback sockets, and addresses against hostile values.

mod receiver;

mod exchange;
mod hostile_values;
mod limits;
mod literals;
mod names;
mod policy;
mod proxy;
mod target;

use http::Method;

use crate::callback::{AddressPolicy, Call, Client, Source, Target};

/// A call of `{$request.query.callback_url}/invoices/{$request.body#/id}`.
fn call<R: serde::de::DeserializeOwned>(callback_url: &str) -> Call<R> {
    Call::new("invoice_notification", Method::POST, target(callback_url, "7")).with_json(&"paid")
}

fn target(callback_url: &str, id: &str) -> Target {
    Target::new()
        .value(Source::Query("callback_url"), callback_url)
        .text("/invoices/")
        .value(Source::Body("/id"), id)
}

/// A client that may reach receivers on loopback, with short limits.
fn loopback_client() -> Client {
    Client::builder().policy(AddressPolicy::loopback()).build().expect("the limits are fine")
}

/// A policy that any URL passes, so that only addresses are refused.
fn open_policy() -> AddressPolicy {
    AddressPolicy::default().allow_http().allow_any_port()
}
