//! How long a receiver asks us to wait.
//!
//! Reads, never waits. RFC 9110 section 10.2.3.

use std::time::Duration;

use http::HeaderMap;
use http::header::RETRY_AFTER;

/// The longest wait that is believed.
const MAX_WAIT: Duration = Duration::from_secs(24 * 60 * 60);

/// What a receiver asked us to wait, from `Retry-After` (RFC 9110 section 10.2.3).
///
/// Only the form in seconds is understood; a date yields `None`. Capped at 24 hours.
pub(super) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    let is_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits {
        return None;
    }
    // Digits that do not fit are a very long wait.
    let wait = Duration::from_secs(text.parse().unwrap_or(u64::MAX));
    Some(wait.min(MAX_WAIT))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use http::header::{HeaderMap, HeaderValue, RETRY_AFTER};

    use super::{MAX_WAIT, retry_after};

    #[track_caller]
    fn check(value: &'static str, expected: Option<Duration>) {
        let headers = HeaderMap::from_iter([(RETRY_AFTER, HeaderValue::from_static(value))]);
        assert_eq!(retry_after(&headers), expected);
    }

    #[test]
    fn seconds_are_understood() {
        check("0", Some(Duration::ZERO));
        check("120", Some(Duration::from_secs(120)));
    }

    #[test]
    fn a_wait_is_capped_at_a_day() {
        check("86401", Some(MAX_WAIT));
        check("99999999999999999999999999", Some(MAX_WAIT));
    }

    #[test]
    fn anything_else_is_ignored() {
        check("", None);
        check("-1", None);
        check("+5", None);
        check("1.5", None);
        check("Wed, 21 Oct 2015 07:28:00 GMT", None);
        assert_eq!(retry_after(&HeaderMap::new()), None);
    }
}
