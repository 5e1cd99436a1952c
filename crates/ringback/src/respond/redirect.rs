//! Redirects (RFC 9110 section 15.4).

use axum::response::Response;
use http::HeaderValue;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::Problem;
use crate::respond::{Answer, Success};

/// What no URI reference holds (RFC 3986 section 2), and neither does a header field.
const NOT_OF_A_URI: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'\\').add(b'^').add(b'`');

/// Sends the client elsewhere: 303 See Other, unless the operation says another `status`.
///
/// # Example
///
/// ```
/// use ringback::Redirect;
///
/// let redirect = Redirect::to("/invoices/2expen51ve");
/// assert_eq!(redirect.location(), "/invoices/2expen51ve");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    location: String,
}

impl Redirect {
    /// To this URI reference, absolute or relative to the request's own URL (RFC 9110 section 10.2.2).
    ///
    /// What no URI may hold is percent-encoded. Whether a location that a client chose may be gone to is for the
    /// service to judge.
    pub fn to(location: impl Into<String>) -> Self {
        Self { location: utf8_percent_encode(&location.into(), NOT_OF_A_URI).to_string() }
    }

    /// Where it leads.
    pub fn location(&self) -> &str {
        &self.location
    }
}

impl Answer for Redirect {
    fn write(self, success: Success) -> Result<Response, Problem> {
        let location = HeaderValue::try_from(self.location).expect("what is no visible ASCII was encoded");
        let mut response = success.empty()?;
        response.headers_mut().insert(http::header::LOCATION, location);
        Ok(response)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_location_is_always_a_header_field_that_can_be_sent() {
        for (location, sent) in [
            ("https://a.b/c?d=%20#e", "https://a.b/c?d=%20#e"),
            ("/a b", "/a%20b"),
            ("/\u{e9}", "/%C3%A9"),
            ("/\r\nset-cookie: x=y", "/%0D%0Aset-cookie:%20x=y"),
        ] {
            let response = Redirect::to(location).write(Success::new(303)).unwrap();
            assert_eq!(response.headers()["location"], sent, "{location:?}");
        }
    }
}
