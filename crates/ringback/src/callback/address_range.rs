//! The tables of addresses that are not public, as data.
//!
//! Holds no policy: what may be reached nevertheless is said in `address_policy`. From the special-purpose address
//! registries (RFC 6890) and what clouds keep to themselves.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

/// A range of addresses and what it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    net: IpNet,
    purpose: &'static str,
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.net, self.purpose)
    }
}

/// The range that makes `address` one that is not public, or `None` if it is public.
///
/// An IPv4 address mapped into IPv6 (RFC 4291 section 2.5.5.2) is judged by the inner address, which is the one that
/// is dialled.
pub(super) fn not_public(address: IpAddr) -> Option<Range> {
    let address = address.to_canonical();
    if let IpAddr::V6(_) = address
        && !GLOBAL_UNICAST.net.contains(&address)
    {
        return Some(NOT_GLOBAL_UNICAST);
    }
    NOT_PUBLIC.iter().find(|range| range.net.contains(&address)).copied()
}

/// The only part of IPv6 from which public addresses are given out.
const GLOBAL_UNICAST: Range = v6([0x2000, 0, 0, 0], 3, "global unicast, RFC 4291");

const NOT_GLOBAL_UNICAST: Range = v6([0, 0, 0, 0], 0, "outside 2000::/3, global unicast, RFC 4291");

const NOT_PUBLIC: [Range; 24] = [
    v4([0, 0, 0, 0], 8, "this network, RFC 791"),
    v4([10, 0, 0, 0], 8, "private use, RFC 1918"),
    v4([100, 64, 0, 0], 10, "shared by carriers, RFC 6598"),
    v4([127, 0, 0, 0], 8, "loopback, RFC 1122"),
    v4([169, 254, 0, 0], 16, "link local, RFC 3927"),
    v4([172, 16, 0, 0], 12, "private use, RFC 1918"),
    v4([192, 0, 0, 0], 24, "protocol assignments, RFC 6890"),
    v4([192, 0, 2, 0], 24, "documentation, RFC 5737"),
    v4([192, 31, 196, 0], 24, "AS112, RFC 7535"),
    v4([192, 52, 193, 0], 24, "AMT, RFC 7450"),
    v4([192, 88, 99, 0], 24, "6to4 relays, RFC 7526"),
    v4([192, 168, 0, 0], 16, "private use, RFC 1918"),
    v4([192, 175, 48, 0], 24, "AS112, RFC 7534"),
    v4([198, 18, 0, 0], 15, "benchmarks, RFC 2544"),
    v4([198, 51, 100, 0], 24, "documentation, RFC 5737"),
    v4([203, 0, 113, 0], 24, "documentation, RFC 5737"),
    v4([224, 0, 0, 0], 4, "multicast, RFC 5771"),
    v4([240, 0, 0, 0], 4, "reserved and broadcast, RFC 1112"),
    v4([168, 63, 129, 16], 32, "a cloud's own services"),
    v6([0x2001, 0, 0, 0], 23, "protocol assignments, RFC 2928"),
    v6([0x2001, 0xdb8, 0, 0], 32, "documentation, RFC 3849"),
    v6([0x2002, 0, 0, 0], 16, "6to4, RFC 3056"),
    v6([0x2620, 0x4f, 0x8000, 0], 48, "AS112, RFC 7534"),
    v6([0x3fff, 0, 0, 0], 20, "documentation, RFC 9637"),
];

const fn v4([a, b, c, d]: [u8; 4], prefix_bits: u8, purpose: &'static str) -> Range {
    Range { net: IpNet::V4(Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, d), prefix_bits)), purpose }
}

const fn v6([a, b, c, d]: [u16; 4], prefix_bits: u8, purpose: &'static str) -> Range {
    Range { net: IpNet::V6(Ipv6Net::new_assert(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0), prefix_bits)), purpose }
}
