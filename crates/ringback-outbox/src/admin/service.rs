//! What stands behind the API, and who may use it.

use ringback::Failure;
use ringback::security::{BearerToken, Refusal};

use crate::admin::AdminToken;
use crate::api::operator::Operator;
use crate::generated::service::Authenticate;
use crate::{Database, Endpoint, EndpointName, Outbox, OutboxError};

/// Implements the contract, each of its modules in a file of that name.
pub(super) struct Admin<DB: Database> {
    pub(super) outbox: Outbox<DB>,
    token: AdminToken,
}

/// The most items on a page.
const MAX_LIMIT: u32 = 200;

impl<DB: Database> Admin<DB> {
    pub(super) fn new(outbox: Outbox<DB>, token: AdminToken) -> Self {
        Self { outbox, token }
    }

    /// The endpoint of this name.
    pub(super) async fn endpoint(&self, name: String) -> Result<Option<Endpoint>, OutboxError> {
        match EndpointName::named(name) {
            Some(name) => self.outbox.endpoint(&name).await,
            None => Ok(None),
        }
    }
}

impl<DB: Database> Authenticate for Admin<DB> {
    async fn operator(
        &self,
        credential: BearerToken,
        _scopes: &'static [&'static str],
    ) -> Result<Operator, Failure<Refusal>> {
        if self.token.is(credential.as_str()) {
            return Ok(Operator);
        }
        tracing::warn!("somebody showed a wrong operators' token");
        Err(Refusal::Unauthorized.into())
    }
}

/// How many items a page has, and how many are read: one more tells whether there is another page.
#[derive(Debug, Clone, Copy)]
pub(super) struct PageSize {
    items: usize,
    pub(super) read: u32,
}

impl PageSize {
    pub(super) fn of(limit: u32) -> Self {
        let limit = limit.clamp(1, MAX_LIMIT);
        Self { items: limit as usize, read: limit + 1 }
    }

    /// The items of the page, and the last of them if there is another page.
    pub(super) fn cut<T: Clone>(self, mut items: Vec<T>) -> (Vec<T>, Option<T>) {
        let has_more = items.len() > self.items;
        items.truncate(self.items);
        let last = if has_more { items.last().cloned() } else { None };
        (items, last)
    }
}
