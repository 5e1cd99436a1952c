//! Telling receivers what became of an order. Nobody waits for them.

use std::error::Error;

use ringback::callback::{Call, Client};
use serde::de::DeserializeOwned;

use crate::api::orders::{Order, OrderEvent};
use crate::generated::callbacks::PlaceOrderCallbacks;

/// Sends callbacks in the background.
#[derive(Debug, Clone)]
pub(crate) struct Notifier {
    client: Client,
}

impl Notifier {
    /// Sends through `client`.
    pub(crate) fn new(client: Client) -> Self {
        Self { client }
    }

    /// Tells that an order was paid.
    pub(crate) fn order_paid(&self, callbacks: &PlaceOrderCallbacks, order: &Order) {
        self.send(callbacks.order_paid(&event(order)));
    }

    /// Tells that an order was not paid in time.
    pub(crate) fn order_expired(&self, callbacks: &PlaceOrderCallbacks, order: &Order) {
        self.send(callbacks.order_expired(&event(order)));
    }

    /// Sends one call, if there is one to be sent.
    fn send<R: DeserializeOwned + Send + 'static>(&self, call: Option<Call<R>>) {
        let (Some(call), client) = (call, self.client.clone()) else { return };
        tokio::spawn(async move {
            if let Err(error) = call.send(&client).await {
                tracing::warn!(error = &error as &dyn Error, "a receiver was not told");
            }
        });
    }
}

fn event(order: &Order) -> OrderEvent {
    OrderEvent { order_id: order.id, state: order.state, total: order.total }
}
