//! Whether the client has the representation already.
//!
//! Source: RFC 9110 sections 8.8.3 (`ETag`) and 13.1.2 (`If-None-Match`).

use http::{HeaderMap, header};

/// Whether `If-None-Match` names this entity tag; weak tags count too (RFC 9110 section 13.1.2 asks for weak comparison).
pub(super) fn is_known(headers: &HeaderMap, etag: &str) -> bool {
    headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .any(|list| list.trim() == "*" || tags(list).any(|tag| tag == etag))
}

/// The opaque tags of a list, quotes included, `W/` dropped. A tag may contain commas.
fn tags(list: &str) -> impl Iterator<Item = &str> {
    let mut rest = list;
    std::iter::from_fn(move || {
        let start = rest.find('"')?;
        let length = rest[start + 1..].find('"')? + 2;
        let tag = &rest[start..start + length];
        rest = &rest[start + length..];
        Some(tag)
    })
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn check(if_none_match: &[&'static str], expected: bool) {
        let mut headers = HeaderMap::new();
        for value in if_none_match {
            headers.append(header::IF_NONE_MATCH, HeaderValue::from_static(value));
        }
        assert_eq!(is_known(&headers, "\"a,b\""), expected, "{if_none_match:?}");
    }

    #[test]
    fn a_tag_is_known_by_any_of_its_forms() {
        check(&["\"a,b\""], true);
        check(&["W/\"a,b\""], true);
        check(&["\"x\", W/\"y\" ,\"a,b\""], true);
        check(&["\"x\"", "\"a,b\""], true);
        check(&["*"], true);
    }

    #[test]
    fn any_other_is_not() {
        for value in ["", "\"\"", "\"x\"", "a,b", "\"a\", \"b\"", "\"a,b", "\"*\"", "\"A,B\""] {
            check(&[value], false);
        }
        check(&[], false);
    }
}
