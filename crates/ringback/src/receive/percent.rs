//! Percent-decoding that refuses what is malformed.
//!
//! Source: RFC 3986 section 2.1; for queries `application/x-www-form-urlencoded` (URL Standard section 5).

use percent_encoding::percent_decode_str;

/// The text is not percent-encoded UTF-8.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Malformed;

/// The pairs of a query string, in its order; a name without `=` has an empty value.
pub(crate) fn pairs(query: &str) -> Result<Vec<(String, String)>, Malformed> {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Ok((decode(name)?, decode(value)?))
        })
        .collect()
}

/// Whether each `%` begins an octet.
pub(super) fn is_well_formed(text: &str) -> bool {
    text.split('%').skip(1).all(|rest| {
        let rest = rest.as_bytes();
        rest.len() >= 2 && rest[0].is_ascii_hexdigit() && rest[1].is_ascii_hexdigit()
    })
}

fn decode(text: &str) -> Result<String, Malformed> {
    if !is_well_formed(text) {
        return Err(Malformed);
    }
    let spaced = text.replace('+', " ");
    percent_decode_str(&spaced).decode_utf8().map(Into::into).map_err(|_| Malformed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(query: &str, expected: &[(&str, &str)]) {
        let expected = expected.iter().map(|&(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(pairs(query), Ok(expected.collect()), "{query}");
    }

    #[test]
    fn pairs_are_decoded() {
        check("", &[]);
        check("a", &[("a", "")]);
        check("a=", &[("a", "")]);
        check("a=b=c", &[("a", "b=c")]);
        check("&&a=1&", &[("a", "1")]);
        check("a=x+y%2Bz%20", &[("a", "x y+z ")]);
        check("%61=%C3%A9", &[("a", "é")]);
    }

    #[test]
    fn malformed_octets_and_text_that_is_not_utf8_are_refused() {
        for query in ["a=%", "a=%4", "a=%zz", "%g1=1", "a=%ff", "a=%C3", "a=%é"] {
            assert_eq!(pairs(query), Err(Malformed), "{query}");
        }
    }
}
