//! The guard inside the client's resolver: what is checked is what is dialled.
//!
//! Sees names only. A host that is an address is never resolved, so the client checks those itself.

use std::net::SocketAddr;
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use crate::callback::{AddressError, AddressPolicy};

/// Resolves a name, and refuses it if any of its addresses may not be reached.
///
/// One bad address spoils the name: a mixture is either an attack or a mistake, and which one would be dialled is not
/// known.
pub(super) struct GuardedResolver {
    policy: Arc<AddressPolicy>,
    inner: Arc<dyn Resolve>,
}

/// The system's own resolver.
pub(super) struct SystemResolver;

impl GuardedResolver {
    pub(super) fn new(policy: Arc<AddressPolicy>, inner: Arc<dyn Resolve>) -> Self {
        Self { policy, inner }
    }
}

impl Resolve for GuardedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let policy = Arc::clone(&self.policy);
        let resolving = self.inner.resolve(name);
        Box::pin(async move {
            let addresses: Vec<SocketAddr> = resolving.await?.collect();
            check(&policy, &addresses)?;
            Ok(Box::new(addresses.into_iter()) as Addrs)
        })
    }
}

impl Resolve for SystemResolver {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            // Port 0 is replaced by the URL's.
            let addresses = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let addresses: Vec<SocketAddr> = addresses.collect();
            Ok(Box::new(addresses.into_iter()) as Addrs)
        })
    }
}

fn check(policy: &AddressPolicy, addresses: &[SocketAddr]) -> Result<(), AddressError> {
    addresses.iter().try_for_each(|address| policy.check_address(address.ip()))
}
