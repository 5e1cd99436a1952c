//! Defaults of types that are text on the wire but no `String`: the string literal is checked here, so that generated
//! code cannot fail.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::resolve::Known;

/// A type that is text, how its text becomes a Rust expression, and what is expected of it.
type Text = (Known, fn(&str) -> Option<String>, &'static str);

const TEXTS: [Text; 6] = [
    (Known::Url, url, "an absolute URL is expected, in the form that the `url` crate writes"),
    (Known::Uuid, uuid, "a UUID is expected, in lower case and with hyphens"),
    (Known::Decimal, decimal, "a decimal is expected, such as `\"12.50\"`"),
    (Known::Ipv4Addr, ipv4, "an IPv4 address is expected, such as `\"127.0.0.1\"`"),
    (Known::Ipv6Addr, ipv6, "an IPv6 address is expected, such as `\"::1\"`"),
    (Known::IpAddr, ip, "an IP address is expected, such as `\"127.0.0.1\"`"),
];

/// The Rust expression of a value, from its text if there is one; else what is expected.
pub(super) fn expression(known: Known, text: Option<&str>) -> Result<String, &'static str> {
    let Some((_, read, expected)) = TEXTS.into_iter().find(|(of, ..)| *of == known) else {
        return Err("a parameter of this type can have no default yet");
    };
    text.and_then(read).ok_or(expected)
}

fn url(text: &str) -> Option<String> {
    let url = url::Url::parse(text).ok()?;
    (url.as_str() == text).then(|| format!("::url::Url::parse({text:?}).expect(\"it was checked\")"))
}

/// 8-4-4-4-12 digits (RFC 9562 section 4).
fn uuid(text: &str) -> Option<String> {
    const HYPHENS: [usize; 4] = [8, 13, 18, 23];
    let is_right = |(index, c): (usize, char)| {
        if HYPHENS.contains(&index) { c == '-' } else { matches!(c, '0'..='9' | 'a'..='f') }
    };
    let is_uuid = text.len() == 36 && text.chars().enumerate().all(is_right);
    is_uuid.then(|| format!("::uuid::Uuid::from_u128(0x{})", text.replace('-', "_")))
}

/// As `rust_decimal` writes it: at most 28 digits, so that it always fits.
fn decimal(text: &str) -> Option<String> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let is_digits = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_plain = !whole.is_empty()
        && !unsigned.ends_with('.')
        && (whole == "0" || !whole.starts_with('0'))
        && whole.len() + fraction.len() <= 28
        && is_digits(whole)
        && is_digits(fraction);
    let mantissa: i128 = format!("{whole}{fraction}").parse().ok().filter(|_| is_plain)?;
    let mantissa = if unsigned.len() < text.len() { -mantissa } else { mantissa };
    Some(format!("::rust_decimal::Decimal::from_i128_with_scale({mantissa}, {})", fraction.len()))
}

fn ipv4(text: &str) -> Option<String> {
    let [a, b, c, d] = text.parse::<Ipv4Addr>().ok()?.octets();
    Some(format!("::std::net::Ipv4Addr::new({a}, {b}, {c}, {d})"))
}

fn ipv6(text: &str) -> Option<String> {
    let segments = text.parse::<Ipv6Addr>().ok()?.segments().map(|segment| format!("{segment:#x}"));
    Some(format!("::std::net::Ipv6Addr::new({})", segments.join(", ")))
}

fn ip(text: &str) -> Option<String> {
    match text.parse::<IpAddr>().ok()? {
        IpAddr::V4(_) => ipv4(text).map(|address| format!("::std::net::IpAddr::V4({address})")),
        IpAddr::V6(_) => ipv6(text).map(|address| format!("::std::net::IpAddr::V6({address})")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(known: Known, text: &str, expected: Option<&str>) {
        assert_eq!(expression(known, Some(text)).ok().as_deref(), expected, "{text}");
    }

    #[test]
    fn text_that_is_of_the_type_becomes_rust() {
        check(
            Known::Url,
            "https://a.example/b",
            Some("::url::Url::parse(\"https://a.example/b\").expect(\"it was checked\")"),
        );
        check(
            Known::Uuid,
            "67e55044-10b1-426f-9247-bb680e5fe0c8",
            Some("::uuid::Uuid::from_u128(0x67e55044_10b1_426f_9247_bb680e5fe0c8)"),
        );
        check(Known::Decimal, "-12.50", Some("::rust_decimal::Decimal::from_i128_with_scale(-1250, 2)"));
        check(Known::Decimal, "0", Some("::rust_decimal::Decimal::from_i128_with_scale(0, 0)"));
        check(Known::Ipv4Addr, "127.0.0.1", Some("::std::net::Ipv4Addr::new(127, 0, 0, 1)"));
        check(
            Known::IpAddr,
            "::1",
            Some("::std::net::IpAddr::V6(::std::net::Ipv6Addr::new(0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x0, 0x1))"),
        );
    }

    #[test]
    fn text_of_another_form_does_not() {
        for text in ["", "a", "HTTPS://A.example", "https://a.example"] {
            check(Known::Url, text, None);
        }
        for text in ["", "67e5504410b1426f9247bb680e5fe0c8", "67E55044-10b1-426f-9247-bb680e5fe0c8"] {
            check(Known::Uuid, text, None);
        }
        for text in ["", "-", ".5", "5.", "05", "+5", "1e3", "12345678901234567890123456789", "1.2.3"] {
            check(Known::Decimal, text, None);
        }
        check(Known::Ipv4Addr, "1.2.3", None);
        check(Known::Bool, "true", None);
    }
}
