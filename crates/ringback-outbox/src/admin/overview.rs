//! The operations of `api/overview.rs`.

use ringback::Failure;

use crate::Database;
use crate::admin::convert;
use crate::admin::service::Admin;
use crate::api::overview::{Overview, Pruned};
use crate::generated::service;

impl<DB: Database> service::Overview for Admin<DB> {
    async fn read_overview(&self) -> Result<Overview, Failure> {
        Ok(convert::overview(&self.outbox.overview().await?))
    }

    async fn prune(&self) -> Result<Pruned, Failure> {
        let pruned = self.outbox.prune().await?;
        tracing::info!(
            messages = pruned.messages,
            endpoints = pruned.endpoints,
            "an operator pruned the outbox"
        );
        Ok(Pruned { messages: pruned.messages, endpoints: pruned.endpoints })
    }
}
