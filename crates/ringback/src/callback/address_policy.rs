//! Which addresses callbacks may reach.
//!
//! Judges schemes, ports and addresses; resolves no names. A name is judged by each of its addresses, inside the
//! client's resolver, because only what is dialled counts.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use url::{Host, Url};

use crate::callback::{AddressError, address_range};

/// Which addresses callbacks may reach.
///
/// A callback's address is chosen by a stranger, who may point it at what only we can reach. By default only public
/// addresses are allowed, only `https`, and only the ports 443 and 80. Plain `http` is off because anyone on the way
/// could read a callback, and answer it.
///
/// # Example
///
/// ```
/// use ringback::callback::AddressPolicy;
///
/// let strict = AddressPolicy::default();
/// assert!(strict.check_url(&"https://www.external.org/events".parse()?).is_ok());
/// assert!(strict.check_url(&"http://www.external.org/events".parse()?).is_err());
/// assert!(strict.check_url(&"https://10.0.0.1/events".parse()?).is_err());
///
/// let internal = AddressPolicy::default().allow_nets(["10.20.0.0/16".parse()?]).allow_ports([8443]);
/// assert!(internal.check_url(&"https://10.20.0.1:8443/events".parse()?).is_ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressPolicy {
    is_http_allowed: bool,
    ports: Ports,
    nets: Vec<IpNet>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Ports {
    Any,
    Only(BTreeSet<u16>),
}

/// The ports of `https` and `http` (RFC 9110 section 4.2).
const DEFAULT_PORTS: [u16; 2] = [443, 80];

impl Default for AddressPolicy {
    /// Public addresses, `https`, ports 443 and 80.
    fn default() -> Self {
        Self { is_http_allowed: false, ports: Ports::Only(DEFAULT_PORTS.into()), nets: Vec::new() }
    }
}

impl AddressPolicy {
    /// For development: this machine's loopback addresses too, plain `http`, and any port.
    ///
    /// Never for a service that others can reach: they could make it call whatever else listens on the machine. A
    /// [`Client`](crate::callback::Client) with such a policy logs a warning when it is built.
    pub fn loopback() -> Self {
        Self::default().allow_http().allow_any_port().allow_nets([
            IpNet::V4(Ipv4Net::new_assert(Ipv4Addr::new(127, 0, 0, 0), 8)),
            IpNet::V6(Ipv6Net::new_assert(Ipv6Addr::LOCALHOST, 128)),
        ])
    }

    /// Allows `http` beside `https`.
    pub fn allow_http(mut self) -> Self {
        self.is_http_allowed = true;
        self
    }

    /// Allows these ports beside those allowed already.
    pub fn allow_ports(mut self, ports: impl IntoIterator<Item = u16>) -> Self {
        match &mut self.ports {
            Ports::Any => {}
            Ports::Only(allowed) => allowed.extend(ports),
        }
        self
    }

    /// Allows every port.
    pub fn allow_any_port(mut self) -> Self {
        self.ports = Ports::Any;
        self
    }

    /// Allows the addresses in these nets although they are not public: receivers inside, or in development.
    ///
    /// An IPv4 net holds for IPv4 addresses mapped into IPv6 too.
    pub fn allow_nets(mut self, nets: impl IntoIterator<Item = IpNet>) -> Self {
        self.nets.extend(nets);
        self
    }

    /// The nets that are allowed although they are not public; none by default.
    pub fn allowed_nets(&self) -> &[IpNet] {
        &self.nets
    }

    /// Checks what a URL shows without asking anyone: scheme, port, and a host that is an address.
    ///
    /// All spellings of an address are one to the `url` crate (`127.1`, `0x7f000001`, `[::ffff:7f00:1]`). A host that
    /// is a name passes; its addresses are checked where they are dialled.
    ///
    /// # Errors
    ///
    /// The first rule that the URL breaks.
    pub fn check_url(&self, url: &Url) -> Result<(), AddressError> {
        self.check_scheme(url.scheme())?;
        let port = url.port_or_known_default().ok_or(AddressError::Scheme)?;
        self.check_port(port)?;
        match url.host().ok_or(AddressError::Scheme)? {
            Host::Domain(_) => Ok(()),
            Host::Ipv4(address) => self.check_address(address.into()),
            Host::Ipv6(address) => self.check_address(address.into()),
        }
    }

    /// Checks an address, be it a URL's host or one of a name's.
    ///
    /// # Errors
    ///
    /// [`AddressError::NotPublic`] with the range it is in.
    pub fn check_address(&self, address: IpAddr) -> Result<(), AddressError> {
        let address = address.to_canonical();
        if self.nets.iter().any(|net| net.contains(&address)) {
            return Ok(());
        }
        address_range::not_public(address).map_or(Ok(()), |range| Err(AddressError::NotPublic(range)))
    }

    fn check_scheme(&self, scheme: &str) -> Result<(), AddressError> {
        let is_allowed = scheme == "https" || (scheme == "http" && self.is_http_allowed);
        if is_allowed { Ok(()) } else { Err(AddressError::Scheme) }
    }

    fn check_port(&self, port: u16) -> Result<(), AddressError> {
        let is_allowed = match &self.ports {
            Ports::Any => true,
            Ports::Only(allowed) => allowed.contains(&port),
        };
        if is_allowed { Ok(()) } else { Err(AddressError::Port(port)) }
    }
}
