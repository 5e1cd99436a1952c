//! Which addresses the policy allows, by example.

use std::net::IpAddr;

use url::Url;

use crate::callback::{AddressError, AddressPolicy};

use super::open_policy;

/// Addresses that no stranger may make us call, at least one of each range and both ends of some.
const NOT_PUBLIC: &str = include_str!("not_public.txt");

const PUBLIC: [&str; 24] = [
    "1.1.1.1",
    "8.8.8.8",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "126.255.255.255",
    "128.0.0.1",
    "168.63.129.15",
    "168.63.129.17",
    "169.253.255.255",
    "172.15.255.255",
    "172.32.0.0",
    "192.167.255.255",
    "198.17.255.255",
    "198.20.0.0",
    "203.0.112.255",
    "223.255.255.255",
    "::ffff:8.8.8.8",
    "2001:200::1",
    "2001:4860:4860::8888",
    "2606:4700:4700::1111",
    "2620:4f:8001::1",
    "3ffe::1",
];

pub(super) fn not_public() -> impl Iterator<Item = &'static str> {
    NOT_PUBLIC.lines()
}

pub(super) fn ip(text: &str) -> IpAddr {
    text.parse().expect("an address")
}

fn url(text: &str) -> Url {
    text.parse().expect("a URL")
}

#[test]
fn addresses_that_are_not_public_are_blocked() {
    for address in not_public() {
        let checked = AddressPolicy::default().check_address(ip(address));
        assert!(matches!(checked, Err(AddressError::NotPublic(_))), "{address}: {checked:?}");
    }
}

#[test]
fn public_addresses_are_allowed() {
    for address in PUBLIC {
        assert_eq!(AddressPolicy::default().check_address(ip(address)), Ok(()), "{address}");
    }
}

#[test]
fn a_refusal_names_the_range_and_not_the_address() {
    let error = AddressPolicy::default().check_address(ip("::ffff:10.1.2.3")).expect_err("private use");
    assert_eq!(error.to_string(), "the address is not public: it is in 10.0.0.0/8 (private use, RFC 1918)");
}

#[test]
fn https_on_ports_443_and_80_is_the_default() {
    let strict = AddressPolicy::default();
    assert_eq!(strict.check_url(&url("https://h.org/")), Ok(()));
    assert_eq!(strict.check_url(&url("https://h.org:80/")), Ok(()));
    assert_eq!(strict.check_url(&url("https://h.org:8443/")), Err(AddressError::Port(8443)));
    assert_eq!(strict.check_url(&url("http://h.org/")), Err(AddressError::Scheme));
    assert_eq!(strict.check_url(&url("ftp://h.org/")), Err(AddressError::Scheme));
}

#[test]
fn http_and_ports_are_allowed_by_configuration() {
    assert_eq!(AddressPolicy::default().allow_http().check_url(&url("http://h.org/")), Ok(()));
    let ports = AddressPolicy::default().allow_ports([8443]);
    assert_eq!(ports.check_url(&url("https://h.org:8443/")), Ok(()));
    assert_eq!(ports.check_url(&url("https://h.org/")), Ok(()));
    assert_eq!(open_policy().check_url(&url("http://h.org:1/")), Ok(()));
    assert_eq!(open_policy().check_url(&url("ftp://h.org:1/")), Err(AddressError::Scheme));
}

#[test]
fn allowed_nets_open_only_themselves() {
    let policy = AddressPolicy::default().allow_nets(["10.20.0.0/16".parse().expect("a net")]);
    assert_eq!(policy.check_address(ip("10.20.255.1")), Ok(()));
    assert_eq!(policy.check_address(ip("::ffff:10.20.0.1")), Ok(()));
    assert!(policy.check_address(ip("10.21.0.1")).is_err());
    assert!(policy.check_address(ip("127.0.0.1")).is_err());
}

#[test]
fn the_loopback_form_opens_loopback_and_nothing_else_inside() {
    let policy = AddressPolicy::loopback();
    for allowed in
        ["http://127.0.0.1:9000/", "http://[::1]:9000/", "http://localhost:9000/", "https://h.org/"]
    {
        assert_eq!(policy.check_url(&url(allowed)), Ok(()), "{allowed}");
    }
    for blocked in ["http://10.0.0.1:9000/", "http://169.254.169.254/", "http://[::]/", "http://0.0.0.0/"] {
        assert!(policy.check_url(&url(blocked)).is_err(), "{blocked}");
    }
}
