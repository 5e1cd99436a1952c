//! Drives the running ticketing service with the Rust clients that were made of its document.
//!
//! What is answered is read into the types of the client.

mod by_openapi_generator;
mod by_progenitor;

/// Ids of the seed.
const GATE: &str = "01900000-0000-7000-8000-000000000013";
const APP: &str = "01900000-0000-7000-8000-000000000014";

/// A JSON value as a type of a client.
fn of<T: serde::de::DeserializeOwned>(value: serde_json::Value) -> T {
    serde_json::from_value(value).expect("the type reads it")
}

#[tokio::main]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let client = arguments.next().expect("which client");
    let address = arguments.next().expect("the address of the service");
    match client.as_str() {
        "openapi-generator" => by_openapi_generator::drive(&address).await,
        "progenitor" => by_progenitor::drive(&address).await,
        other => panic!("there is no client `{other}`"),
    }
}
