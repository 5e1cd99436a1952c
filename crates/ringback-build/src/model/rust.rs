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

impl RustType {
    /// The type as a person writes it, every name without its path: `Option<Invoice>`.
    pub fn short(&self) -> String {
        let is_in_path = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '#');
        let parts = self.0.split_inclusive(|c| !is_in_path(c));
        parts.map(|part| part.rsplit("::").next().unwrap_or(part)).collect()
    }
}

impl fmt::Display for RustType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::RustType;

    #[test]
    fn a_short_type_has_no_paths() {
        let short = |text: &str| RustType(text.to_owned()).short();
        assert_eq!(short("u32"), "u32");
        assert_eq!(short("crate::api::r#type::Page"), "Page");
        assert_eq!(short("::std::vec::Vec<(crate::api::A, ::url::Url)>"), "Vec<(A, Url)>");
    }
}
