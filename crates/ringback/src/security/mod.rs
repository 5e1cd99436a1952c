//! Who calls: the credentials of a request, and why a caller is turned away.
//!
//! The contract declares security schemes; generated code asks the service's `Authenticate` to turn a credential into
//! an identity, before the body of the request is read. No credential stands in `Debug` output or in the log.
//!
//! Source: RFC 9110 section 11, RFC 6750 and RFC 7617.

mod credentials;
pub(crate) mod denied;
mod refusal;
pub(crate) mod scheme;

pub use credentials::{ApiKey, BasicCredentials, BearerToken};
pub use refusal::Refusal;
