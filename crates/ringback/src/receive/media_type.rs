//! The media type of a body, and the refusal of one that an operation does not read.
//!
//! Source: RFC 9110 sections 8.3 and 15.5.16; RFC 5789 section 2.2.

use http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use mime::Mime;

use crate::Problem;

/// JSON, which stands for every type with its suffix too.
pub(super) const JSON: &str = "application/json";

/// The fields of a form (URL standard, section 5).
pub(super) const FORM: &str = "application/x-www-form-urlencoded";

/// The parts of a form (RFC 7578).
#[cfg(feature = "multipart")]
pub(super) const MULTIPART: &str = "multipart/form-data";

/// What the octets are where the client does not say (RFC 9110 section 8.3).
pub(super) const OCTETS: Mime = mime::APPLICATION_OCTET_STREAM;

const ACCEPT_PATCH: HeaderName = HeaderName::from_static("accept-patch");

/// What `Content-Type` says; `None` where it is missing, malformed or there twice.
pub(super) fn of(headers: &HeaderMap) -> Option<Mime> {
    let mut values = headers.get_all(header::CONTENT_TYPE).iter();
    let (Some(value), None) = (values.next(), values.next()) else {
        return None;
    };
    value.to_str().ok()?.parse().ok()
}

/// Whether a media type is one of these, or in one of these ranges.
pub(super) fn is_one_of(media_type: &Mime, ranges: &[&str]) -> bool {
    ranges.iter().any(|range| is(media_type, range))
}

fn is(media_type: &Mime, range: &str) -> bool {
    match range.split_once('/') {
        Some(("*", "*")) => true,
        Some((main, "*")) => media_type.type_() == main,
        _ if range == JSON => is_json(media_type),
        _ => media_type.essence_str().eq_ignore_ascii_case(range),
    }
}

/// `application/json`, or a media type with the suffix `+json` (RFC 6839 section 3.1).
pub(super) fn is_json(media_type: &Mime) -> bool {
    let has_suffix = || media_type.suffix() == Some(mime::JSON) && !media_type.subtype().as_str().is_empty();
    media_type.type_() == mime::APPLICATION && (media_type.essence_str() == JSON || has_suffix())
}

/// Whether text of this media type is UTF-8, which ASCII is a part of.
pub(super) fn is_utf8(media_type: &Mime) -> bool {
    let charset = media_type.get_param(mime::CHARSET);
    charset.is_none_or(|charset| charset == mime::UTF_8 || charset == "us-ascii")
}

/// 415, with the media types that are read in `Accept`, and for PATCH in `Accept-Patch` too.
pub(super) fn unsupported(method: &Method, ranges: &[&str]) -> Problem {
    let problem = Problem::new(415).with_detail(detail(ranges));
    let Ok(accept) = HeaderValue::from_str(&ranges.join(", ")) else {
        return problem;
    };
    let problem = problem.with_header(header::ACCEPT, accept.clone());
    if method == Method::PATCH { problem.with_header(ACCEPT_PATCH, accept) } else { problem }
}

fn detail(ranges: &[&str]) -> String {
    match ranges {
        ["*/*"] => "The body must have a `Content-Type` that names its media type.".to_owned(),
        [JSON] => "The body must be JSON, with `Content-Type: application/json`.".to_owned(),
        [range] => format!("The body must have the media type `{range}`."),
        ranges => {
            let names: Vec<String> = ranges.iter().map(|range| format!("`{range}`")).collect();
            format!("The body must have one of the media types {}.", names.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(content_types: &[&'static str], ranges: &[&str], expected: bool) {
        let mut headers = HeaderMap::new();
        for value in content_types {
            headers.append(header::CONTENT_TYPE, HeaderValue::from_static(value));
        }
        let found = of(&headers).is_some_and(|media_type| is_one_of(&media_type, ranges));
        assert_eq!(found, expected, "{content_types:?}");
    }

    #[test]
    fn json_and_what_is_built_on_it_is_accepted() {
        check(&["application/json"], &[JSON], true);
        check(&["Application/JSON; charset=utf-8"], &[JSON], true);
        check(&["application/vnd.invoice+json"], &[JSON], true);
    }

    #[test]
    fn anything_else_is_not_json() {
        check(&[], &[JSON], false);
        check(&["application/json", "application/json"], &[JSON], false);
        for value in
            ["", "json", "text/json", "text/plain", "application/jsonx", "application/+json", "text/x+json"]
        {
            check(&[value], &[JSON], false);
        }
    }

    #[test]
    fn ranges_hold_every_type_below_them() {
        check(&["image/png"], &["image/*"], true);
        check(&["IMAGE/svg+xml; q=1"], &["text/plain", "image/*"], true);
        check(&["text/png"], &["image/*"], false);
        check(&["text/png"], &["*/*"], true);
        check(&["application/a+json"], &["application/b+json"], false);
        check(&["Application/B+Json"], &["application/b+json"], true);
    }
}
