//! Names and types of the user's Rust, as text that generated code can write.
//!
//! Text only: nothing here is parsed again.

use std::fmt;

/// A Rust identifier as it is written, `r#` included.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RustIdent(pub String);

impl RustIdent {
    /// The identifier without `r#`, as serde and OpenAPI see it.
    pub fn unraw(&self) -> &str {
        self.0.strip_prefix("r#").unwrap_or(&self.0)
    }
}

impl fmt::Display for RustIdent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A Rust type with absolute paths, such as `Option<::url::Url>` or `crate::api::invoices::Invoice`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RustType(pub String);

impl fmt::Display for RustType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
