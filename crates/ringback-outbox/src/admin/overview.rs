//! The operations of `api/overview.rs`.

use ringback::Failure;

use crate::Database;
use crate::admin::convert::moment;
use crate::admin::service::Admin;
use crate::api::overview::{EndpointCounts, MessageCounts, Overview, Pruned};
use crate::generated::service;

impl<DB: Database> service::Overview for Admin<DB> {
    async fn read_overview(&self) -> Result<Overview, Failure> {
        let overview = self.outbox.overview().await?;
        Ok(Overview {
            now: moment(overview.now_ms),
            messages: MessageCounts {
                pending: overview.pending,
                failing: overview.failing,
                delivered: overview.delivered,
                dead: overview.dead,
                cancelled: overview.cancelled,
            },
            endpoints: EndpointCounts {
                active: overview.active_endpoints,
                open: overview.open_endpoints,
                paused: overview.paused_endpoints,
                disabled: overview.disabled_endpoints,
            },
            due_lag_ms: overview.due_lag_ms,
        })
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
