//! Telling receivers what happened. Nobody waits for them.

use std::error::Error;

use chrono::Utc;
use ringback::callback::{Call, Client};
use serde::de::DeserializeOwned;
use sqlx::SqlitePool;
use uuid::Uuid;

use crate::api::events::Event;
use crate::api::ids::{DeliveryId, OrganiserId};
use crate::api::orders::{Order, OrderEvent};
use crate::api::webhook_endpoints::{Delivery, EventNotice, Topic, WebhookEndpoint};
use crate::generated::callbacks::PlaceOrderCallbacks;
use crate::generated::webhooks;

/// Sends callbacks and webhooks in the background.
#[derive(Debug, Clone)]
pub(crate) struct Notifier {
    database: SqlitePool,
    client: Client,
}

impl Notifier {
    /// Sends through `client` to the endpoints in `database`.
    pub(crate) fn new(database: SqlitePool, client: Client) -> Self {
        Self { database, client }
    }

    /// What it sends through.
    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    /// Tells the shop that an order was paid.
    pub(crate) fn order_paid(&self, callbacks: &PlaceOrderCallbacks, order: &Order) {
        self.call_back(callbacks.order_paid(&event(order)));
    }

    /// Tells the shop that an order was not paid in time.
    pub(crate) fn order_expired(&self, callbacks: &PlaceOrderCallbacks, order: &Order) {
        self.call_back(callbacks.order_expired(&event(order)));
    }

    /// Tells the organiser that an order was paid, or its money went back.
    pub(crate) fn order_changed(&self, organiser: OrganiserId, order: &Order) {
        let event = event(order);
        self.tell(organiser, Topic::OrderChanged, move |url| webhooks::order_changed(url, &event));
    }

    /// Tells the organiser that an event was published or cancelled.
    pub(crate) fn event_changed(&self, organiser: OrganiserId, event: &Event, reason: Option<String>) {
        let notice = EventNotice { event: event.clone(), reason, at: Utc::now() };
        self.tell(organiser, Topic::EventChanged, move |url| webhooks::event_changed(url, &notice));
    }

    /// Tells one endpoint that it works.
    pub(crate) async fn endpoint_tested(&self, endpoint: &WebhookEndpoint) -> sqlx::Result<Delivery> {
        let call = webhooks::endpoint_tested(endpoint.url.as_str());
        self.deliver(endpoint, Topic::EndpointTested, &call).await
    }

    /// Sends one callback, if there is one to be sent.
    fn call_back<R: DeserializeOwned + Send + 'static>(&self, call: Option<Call<R>>) {
        let (Some(call), client) = (call, self.client.clone()) else { return };
        tokio::spawn(async move {
            if let Err(error) = call.send(&client).await {
                tracing::warn!(error = &error as &dyn Error, "a shop was not told");
            }
        });
    }

    /// Sends a webhook to every endpoint of the organiser that wants to be told.
    fn tell(
        &self,
        organiser: OrganiserId,
        topic: Topic,
        call: impl Fn(&str) -> Call<()> + Send + Sync + 'static,
    ) {
        let notifier = self.clone();
        tokio::spawn(async move {
            let told = async {
                for endpoint in notifier.endpoints(organiser, topic).await? {
                    notifier.deliver(&endpoint, topic, &call(endpoint.url.as_str())).await?;
                }
                Ok::<(), sqlx::Error>(())
            };
            if let Err(error) = told.await {
                tracing::error!(error = &error as &dyn Error, "an organiser was not told");
            }
        });
    }

    async fn endpoints(&self, organiser: OrganiserId, topic: Topic) -> sqlx::Result<Vec<WebhookEndpoint>> {
        sqlx::query_as(
            "SELECT * FROM webhook_endpoints WHERE organiser_id = ? AND is_enabled \
             AND EXISTS (SELECT 1 FROM json_each(topics) WHERE value = ?)",
        )
        .bind(organiser)
        .bind(topic)
        .fetch_all(&self.database)
        .await
    }

    /// Sends one webhook, and keeps how it went.
    async fn deliver(
        &self,
        endpoint: &WebhookEndpoint,
        topic: Topic,
        call: &Call<()>,
    ) -> sqlx::Result<Delivery> {
        let sent_at = Utc::now();
        let error = call.send(&self.client).await.err().map(|error| error.to_string());
        let delivery = Delivery { id: DeliveryId(Uuid::now_v7()), topic, sent_at, error };
        // The endpoint may have been removed meanwhile.
        sqlx::query(
            "INSERT INTO deliveries (id, endpoint_id, topic, sent_at, error) \
             SELECT ?, id, ?, ?, ? FROM webhook_endpoints WHERE id = ?",
        )
        .bind(delivery.id)
        .bind(topic)
        .bind(sent_at)
        .bind(&delivery.error)
        .bind(endpoint.id)
        .execute(&self.database)
        .await?;
        Ok(delivery)
    }
}

fn event(order: &Order) -> OrderEvent {
    OrderEvent { order_id: order.id, state: order.state, total: order.total }
}
