//! Requests to addresses that strangers chose: built, guarded, sent once, and read with care.
//!
//! A [`Target`] is the address, assembled from the values that the callback's key names. An [`AddressPolicy`] says
//! which addresses may be reached at all. A [`Call`] is one request to be made, and a [`Client`] makes it, exactly
//! once; retries are not its business. Everything but the client works without the `client` feature.
//!
//! Implements the Callback Object of OpenAPI 3.1.

mod source;
mod text;

mod base;
mod target;
mod target_error;
mod template;

mod address_error;
mod address_policy;
mod address_range;

mod answer;
mod call;
mod call_request;
mod received_problem;

#[cfg(feature = "client")]
mod causes;
#[cfg(feature = "client")]
mod client;
#[cfg(feature = "client")]
mod client_builder;
#[cfg(feature = "client")]
mod error;
#[cfg(feature = "client")]
mod resolver;
#[cfg(feature = "client")]
mod retry_after;

#[cfg(all(test, feature = "client"))]
mod tests;

pub use address_error::AddressError;
pub use address_policy::AddressPolicy;
pub use answer::{Answer, Received};
pub use call::{Call, CallFault};
pub use call_request::CallRequest;
#[cfg(feature = "client")]
pub use client::Client;
#[cfg(feature = "client")]
pub use client_builder::{ClientBuilder, ClientError};
#[cfg(feature = "client")]
pub use error::CallbackError;
pub use received_problem::{ReadProblem, ReceivedProblem};
pub use source::Source;
pub use target::Target;
pub use target_error::{Refusal, TargetError};
pub use text::text;
