//! What tokens of HTTP and of OAuth 2 are made of.

/// `tchar` of RFC 9110 section 5.6.2.
pub(super) fn is_token_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c)
}

/// `scope-token` of RFC 6749 section 3.3.
pub(super) fn is_scope_token(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '"' | '\\'))
}
