//! Which content coding a client is sent.
//!
//! Source: RFC 9110 sections 12.4.2 (quality values) and 12.5.3 (`Accept-Encoding`).

use http::{HeaderMap, header};

/// A content coding that is served (RFC 9110 section 8.4.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ContentCoding {
    /// `br` (RFC 7932).
    Brotli,
    /// `gzip` (RFC 1952).
    Gzip,
    /// None.
    Identity,
}

impl ContentCoding {
    /// All of them, the smallest representation first: what a tie is decided by.
    const ALL: [Self; 3] = [Self::Brotli, Self::Gzip, Self::Identity];

    /// The token in `Accept-Encoding` and `Content-Encoding`.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
            Self::Identity => "identity",
        }
    }

    fn is_named(self, token: &str) -> bool {
        // `x-gzip` is the same (RFC 9110 section 8.4.1.3).
        token.eq_ignore_ascii_case(self.as_str())
            || (self == Self::Gzip && token.eq_ignore_ascii_case("x-gzip"))
    }
}

/// The coding with the highest quality of those that there are; `identity` where nothing else is acceptable.
pub(super) fn negotiate(headers: &HeaderMap, is_there: impl Fn(ContentCoding) -> bool) -> ContentCoding {
    let values = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    let accepted: Vec<(&str, u16)> = values.flat_map(|value| value.split(',')).filter_map(parse).collect();
    let mut best = (ContentCoding::Identity, 0);
    for coding in ContentCoding::ALL.into_iter().filter(|coding| is_there(*coding)) {
        let quality = quality(&accepted, coding);
        if quality > best.1 {
            best = (coding, quality);
        }
    }
    best.0
}

/// In thousandths. What is not listed is not acceptable, save `identity`, which is if nothing else is.
fn quality(accepted: &[(&str, u16)], coding: ContentCoding) -> u16 {
    let named = accepted.iter().find(|(token, _)| coding.is_named(token));
    let listed = match coding {
        ContentCoding::Identity => named,
        ContentCoding::Brotli | ContentCoding::Gzip => {
            named.or_else(|| accepted.iter().find(|(token, _)| *token == "*"))
        }
    };
    listed.map_or(0, |(_, quality)| *quality)
}

/// `gzip;q=0.5`; `None` for what is malformed.
fn parse(item: &str) -> Option<(&str, u16)> {
    let (token, weight) = match item.split_once(';') {
        Some((token, weight)) => (token.trim(), weight.trim()),
        None => (item.trim(), "q=1"),
    };
    let (name, quality) = weight.split_once('=')?;
    let is_quality = name.trim().eq_ignore_ascii_case("q") && !token.is_empty();
    is_quality.then(|| thousandths(quality.trim())).flatten().map(|quality| (token, quality))
}

/// `qvalue`: 0 to 1 with up to three decimals.
fn thousandths(text: &str) -> Option<u16> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if !matches!(whole, "0" | "1")
        || fraction.len() > 3
        || !fraction.bytes().all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    let quality: u16 = format!("{whole}{fraction:0<3}").parse().ok()?;
    (quality <= 1_000).then_some(quality)
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::ContentCoding::{Brotli, Gzip, Identity};
    use super::*;

    fn check(accept_encoding: &[&'static str], expected: ContentCoding) {
        let mut headers = HeaderMap::new();
        for value in accept_encoding {
            headers.append(header::ACCEPT_ENCODING, HeaderValue::from_static(value));
        }
        assert_eq!(negotiate(&headers, |_| true), expected, "{accept_encoding:?}");
    }

    #[test]
    fn a_coding_that_was_not_made_is_not_chosen() {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("br, gzip;q=0.5"));
        assert_eq!(negotiate(&headers, |coding| coding != Brotli), Gzip);
        assert_eq!(negotiate(&headers, |coding| coding == Identity), Identity);
    }

    #[test]
    fn without_the_field_nothing_is_coded() {
        check(&[], Identity);
        check(&[""], Identity);
    }

    #[test]
    fn the_smallest_of_equals_is_sent() {
        check(&["gzip, deflate, br, zstd"], Brotli);
        check(&["gzip"], Gzip);
        check(&["gzip", "br"], Brotli);
        check(&["GZIP"], Gzip);
        check(&["x-gzip"], Gzip);
        check(&["*"], Brotli);
        check(&["identity, br"], Brotli);
    }

    #[test]
    fn the_quality_decides() {
        check(&["br;q=0.5, gzip;q=0.8"], Gzip);
        check(&["br;q=0.001, gzip;q=0.002"], Gzip);
        check(&["identity, br;q=0.5"], Identity);
        check(&["gzip ; q=0.3 , * ; q=0.1"], Gzip);
    }

    #[test]
    fn a_quality_of_zero_excludes() {
        check(&["br;q=0, gzip"], Gzip);
        check(&["br;q=0.000, gzip;q=0"], Identity);
        check(&["*;q=0"], Identity);
        check(&["gzip, *;q=0"], Gzip);
        check(&["br;q=0, *"], Gzip);
    }

    #[test]
    fn where_nothing_is_acceptable_it_is_sent_as_it_is() {
        check(&["identity;q=0"], Identity);
        check(&["identity;q=0, *;q=0"], Identity);
        check(&["deflate"], Identity);
    }

    #[test]
    fn what_is_malformed_is_passed_over() {
        for value in ["br;q=2", "br;q=-1", "br;q=0.1234", "br;q=", "br;q", "br;level=9", ";q=1", "br;q=1.001"]
        {
            check(&[value], Identity);
        }
    }
}
