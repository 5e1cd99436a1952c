//! A value that layers of the service put into a request; no part of the document.

use crate::model::{RustIdent, RustType};

/// A parameter with `#[extension]`.
#[derive(Debug)]
pub struct RequestExtension {
    /// The parameter's name in the function.
    pub ident: RustIdent,
    /// The whole type, `Option` included.
    pub ty: RustType,
    /// Whether a request without it fails.
    pub is_required: bool,
}
