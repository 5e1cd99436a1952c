//! Where an organiser wants to be told of what happens, whoever caused it.

use chrono::{DateTime, Utc};
use garde::Validate;
use ringback::{delete, get, patch, post, webhook};
use serde::{Deserialize, Serialize};
use url::Url;

use super::auth::Organiser;
use super::events::Event;
use super::ids::{DeliveryId, WebhookEndpointId};
use super::orders::OrderEvent;
use super::paging::{Page, Paging};
use super::problems::Missing;

ringback::module! { security(Organiser("webhooks:write")), tags("Webhooks") }

/// An address that is told of what happens.
#[derive(Debug, Clone, Serialize, Deserialize, sqlx::FromRow)]
pub struct WebhookEndpoint {
    /// Names it.
    pub id: WebhookEndpointId,
    /// The address.
    #[sqlx(json)]
    pub url: Url,
    /// What it is told of.
    #[sqlx(json)]
    pub topics: Vec<Topic>,
    /// Whether it is told at present.
    pub is_enabled: bool,
}

/// What an endpoint may be told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum Topic {
    /// An order was paid, or its money went back.
    OrderChanged,
    /// An event was published or cancelled.
    EventChanged,
    /// Somebody wants to know whether the endpoint works.
    EndpointTested,
}

/// An endpoint to be.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
pub struct NewWebhookEndpoint {
    /// The address.
    #[garde(skip)]
    pub url: Url,
    /// What it is told of.
    #[garde(length(min = 1, max = 3))]
    pub topics: Vec<Topic>,
}

/// What is to change of an endpoint; what is left out stays as it is.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
pub struct WebhookEndpointChanges {
    /// What it is told of.
    #[garde(length(min = 1, max = 3))]
    pub topics: Option<Vec<Topic>>,
    /// Whether it is told at present.
    #[garde(skip)]
    pub is_enabled: Option<bool>,
}

/// How an endpoint was told once.
#[derive(Debug, Clone, Serialize, Deserialize, sqlx::FromRow)]
pub struct Delivery {
    /// Names it.
    pub id: DeliveryId,
    /// Of what.
    pub topic: Topic,
    /// When.
    pub sent_at: DateTime<Utc>,
    /// Why it was in vain, if it was.
    pub error: Option<String>,
}

/// What happened to an event.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EventNotice {
    /// The event as it is now.
    pub event: Event,
    /// Why, if anything was said of that.
    pub reason: Option<String>,
    /// When it happened.
    pub at: DateTime<Utc>,
}

/// List one's endpoints.
#[get("/webhook-endpoints")]
pub async fn list_webhook_endpoints(
    organiser: Organiser,
    #[query] page: Paging<WebhookEndpointId>,
) -> Page<WebhookEndpoint>;

/// Add an endpoint.
#[post(
    "/webhook-endpoints",
    status = 201,
    links(
        test_webhook_endpoint(endpoint_id = "$response.body#/id"),
        list_deliveries(endpoint_id = "$response.body#/id"),
    )
)]
pub async fn create_webhook_endpoint(organiser: Organiser, endpoint: NewWebhookEndpoint) -> WebhookEndpoint;

/// Read one endpoint.
#[get("/webhook-endpoints/{endpoint_id}")]
pub async fn read_webhook_endpoint(
    organiser: Organiser,
    endpoint_id: WebhookEndpointId,
) -> Option<WebhookEndpoint>;

/// Change an endpoint.
#[patch("/webhook-endpoints/{endpoint_id}")]
pub async fn change_webhook_endpoint(
    organiser: Organiser,
    endpoint_id: WebhookEndpointId,
    changes: WebhookEndpointChanges,
) -> Result<WebhookEndpoint, Missing>;

/// Remove an endpoint.
#[delete("/webhook-endpoints/{endpoint_id}")]
pub async fn delete_webhook_endpoint(
    organiser: Organiser,
    endpoint_id: WebhookEndpointId,
) -> Result<(), Missing>;

/// Tell an endpoint that it works, and see whether it does.
#[post("/webhook-endpoints/{endpoint_id}/test")]
pub async fn test_webhook_endpoint(
    organiser: Organiser,
    endpoint_id: WebhookEndpointId,
) -> Result<Delivery, Missing>;

/// List what an endpoint was told, the latest first.
#[get("/webhook-endpoints/{endpoint_id}/deliveries")]
pub async fn list_deliveries(
    organiser: Organiser,
    endpoint_id: WebhookEndpointId,
) -> Result<Vec<Delivery>, Missing>;

/// An order was paid, or its money went back.
#[webhook(post, status = 202)]
pub async fn order_changed(event: OrderEvent);

/// An event was published or cancelled.
#[webhook(post, status = 202)]
pub async fn event_changed(notice: EventNotice);

/// Somebody wants to know whether the endpoint works.
#[webhook(post, status = 202)]
pub async fn endpoint_tested();
