//! The documentation pages and the files they ask for, prepared by the build script.
//!
//! A page may run scripts of its own origin only, none of them inline, and may talk to its own origin only.
//!
//! Source: Content Security Policy Level 3.

use crate::document::Encoded;
use crate::publish::asset::{Asset, Cache};

/// Swagger UI.
pub(super) const SWAGGER_UI: &[(&str, Asset)] =
    include!(concat!(env!("OUT_DIR"), "/swagger_ui/swagger_ui.rs"));

/// Scalar.
#[cfg(feature = "scalar")]
pub(super) const SCALAR: &[(&str, Asset)] = include!(concat!(env!("OUT_DIR"), "/scalar/scalar.rs"));

/// Swagger UI's style sheet has images in `data:`.
const SWAGGER_UI_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Scalar's script brings its style along and inserts it into the page.
#[cfg(feature = "scalar")]
const SCALAR_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
     img-src 'self' data:; font-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; \
     frame-ancestors 'none'";
