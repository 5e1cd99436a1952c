//! From a request to the operation that answers it.
//!
//! Nothing here is generic over an operation: a hundred of them compile as one.

mod answer;
mod not_found;
mod operation;
mod path_item;
mod redirect;
mod routes;

pub use not_found::not_found;
pub use operation::{Operation, Reply, Request};
pub(crate) use path_item::method_not_allowed;
#[cfg(feature = "docs")]
pub(crate) use redirect::TrailingSlash;
pub(crate) use routes::Paths;
pub use routes::Routes;
