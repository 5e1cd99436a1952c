//! The limits of a client, and how it is made.
//!
//! Sends nothing. Whatever could be switched on by another crate's use of `reqwest` is switched off here by name.

use std::sync::Arc;
use std::time::Duration;

use reqwest::dns::Resolve;
use reqwest::redirect;

use crate::callback::AddressPolicy;
use crate::callback::client::Client;
use crate::callback::resolver::{GuardedResolver, SystemResolver};

/// Makes a [`Client`] with other limits than the usual ones.
pub struct ClientBuilder {
    policy: AddressPolicy,
    connect_timeout_ms: u64,
    total_timeout_ms: u64,
    max_answer_bytes: usize,
    user_agent: String,
    resolver: Arc<dyn Resolve>,
}

/// A client that could not be made: the user agent is not a header value, or the machine has no certificates to trust
/// (most systems have them in a package `ca-certificates`).
#[derive(Debug, thiserror::Error)]
#[error("failed to make the callback client")]
pub struct ClientError(#[source] reqwest::Error);

/// Below the five seconds after which common servers close an idle connection; a request sent into that moment is
/// lost.
const IDLE_TIMEOUT: Duration = Duration::from_secs(4);

impl Default for ClientBuilder {
    fn default() -> Self {
        Self {
            policy: AddressPolicy::default(),
            connect_timeout_ms: 5_000,
            total_timeout_ms: 15_000,
            max_answer_bytes: 64 * 1_024,
            user_agent: concat!("ringback/", env!("CARGO_PKG_VERSION")).to_owned(),
            resolver: Arc::new(SystemResolver),
        }
    }
}

impl ClientBuilder {
    /// Which addresses may be reached. Default: [`AddressPolicy::default`].
    pub fn policy(mut self, policy: AddressPolicy) -> Self {
        self.policy = policy;
        self
    }

    /// Milliseconds for the name, the connection and TLS together. Default: 5,000.
    pub fn connect_timeout_ms(mut self, connect_timeout_ms: u64) -> Self {
        self.connect_timeout_ms = connect_timeout_ms;
        self
    }

    /// Milliseconds for everything, up to the last byte of the answer. Default: 15,000.
    pub fn total_timeout_ms(mut self, total_timeout_ms: u64) -> Self {
        self.total_timeout_ms = total_timeout_ms;
        self
    }

    /// The most bytes of an answer's body that are read. Default: 65,536.
    pub fn max_answer_bytes(mut self, max_answer_bytes: usize) -> Self {
        self.max_answer_bytes = max_answer_bytes;
        self
    }

    /// The `User-Agent` (RFC 9110 section 10.1.5). Default: `ringback/` and its version.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = user_agent.into();
        self
    }

    /// Asks another resolver for names; what it says is checked all the same.
    #[cfg(test)]
    pub(super) fn resolver(mut self, resolver: impl Resolve + 'static) -> Self {
        self.resolver = Arc::new(resolver);
        self
    }

    /// Makes the client. Logs a warning if the policy allows addresses that are not public.
    ///
    /// # Errors
    ///
    /// [`ClientError`] if the user agent is not a header value, or TLS cannot be set up.
    pub fn build(self) -> Result<Client, ClientError> {
        let policy = Arc::new(self.policy);
        warn_of_allowed_nets(&policy);
        let http = reqwest::Client::builder()
            .dns_resolver(GuardedResolver::new(Arc::clone(&policy), self.resolver))
            .redirect(redirect::Policy::none())
            .no_proxy()
            .referer(false)
            .connect_timeout(Duration::from_millis(self.connect_timeout_ms))
            .timeout(Duration::from_millis(self.total_timeout_ms))
            .pool_idle_timeout(IDLE_TIMEOUT)
            .user_agent(self.user_agent)
            .retry(reqwest::retry::never())
            // What follows is off already, unless another crate switches the features of `reqwest` on.
            .http1_only()
            .no_gzip()
            .no_brotli()
            .no_zstd()
            .no_deflate()
            .build()
            .map_err(ClientError)?;
        Ok(Client::new(http, policy, self.max_answer_bytes))
    }
}

fn warn_of_allowed_nets(policy: &AddressPolicy) {
    if policy.allowed_nets().is_empty() {
        return;
    }
    tracing::warn!(nets = ?policy.allowed_nets(), "callbacks may reach addresses that are not public");
}
