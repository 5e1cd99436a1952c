//! Webhook endpoints in the database.

use ringback::Failure;
use sqlx::types::Json;
use uuid::Uuid;

use crate::api::auth::Organiser;
use crate::api::ids::WebhookEndpointId;
use crate::api::paging::{Page, Paging};
use crate::api::problems::Missing;
use crate::api::webhook_endpoints::{Delivery, NewWebhookEndpoint, WebhookEndpoint, WebhookEndpointChanges};
use crate::generated::service::WebhookEndpoints;
use crate::paging::PageSize;
use crate::service::Ticketing;

/// The most deliveries that are listed.
const MAX_DELIVERIES: u32 = 100;

impl WebhookEndpoints for Ticketing {
    async fn list_webhook_endpoints(
        &self,
        organiser: Organiser,
        page: Paging<WebhookEndpointId>,
    ) -> Result<Page<WebhookEndpoint>, Failure> {
        let size = PageSize::of(page.limit);
        let endpoints = sqlx::query_as(
            "SELECT * FROM webhook_endpoints WHERE organiser_id = ?1 AND (?2 IS NULL OR id > ?2) \
             ORDER BY id LIMIT ?3",
        )
        .bind(organiser.id())
        .bind(page.after)
        .bind(size.rows())
        .fetch_all(&self.database)
        .await?;
        Ok(size.page(endpoints))
    }

    async fn create_webhook_endpoint(
        &self,
        organiser: Organiser,
        endpoint: NewWebhookEndpoint,
    ) -> Result<WebhookEndpoint, Failure> {
        let endpoint = sqlx::query_as(
            "INSERT INTO webhook_endpoints (id, organiser_id, url, topics, is_enabled) \
             VALUES (?, ?, ?, ?, TRUE) RETURNING *",
        )
        .bind(WebhookEndpointId(Uuid::now_v7()))
        .bind(organiser.id())
        .bind(Json(endpoint.url))
        .bind(Json(endpoint.topics))
        .fetch_one(&self.database)
        .await?;
        Ok(endpoint)
    }

    async fn read_webhook_endpoint(
        &self,
        organiser: Organiser,
        endpoint_id: WebhookEndpointId,
    ) -> Result<Option<WebhookEndpoint>, Failure> {
        Ok(self.endpoint(&organiser, endpoint_id).await?)
    }

    async fn change_webhook_endpoint(
        &self,
        organiser: Organiser,
        endpoint_id: WebhookEndpointId,
        changes: WebhookEndpointChanges,
    ) -> Result<WebhookEndpoint, Failure<Missing>> {
        let endpoint = sqlx::query_as(
            "UPDATE webhook_endpoints SET topics = coalesce(?, topics), is_enabled = coalesce(?, is_enabled) \
             WHERE id = ? AND organiser_id = ? RETURNING *",
        )
        .bind(changes.topics.map(Json))
        .bind(changes.is_enabled)
        .bind(endpoint_id)
        .bind(organiser.id())
        .fetch_optional(&self.database)
        .await?;
        Ok(endpoint.ok_or(Missing::NotFound)?)
    }

    async fn delete_webhook_endpoint(
        &self,
        organiser: Organiser,
        endpoint_id: WebhookEndpointId,
    ) -> Result<(), Failure<Missing>> {
        let done = sqlx::query("DELETE FROM webhook_endpoints WHERE id = ? AND organiser_id = ?")
            .bind(endpoint_id)
            .bind(organiser.id())
            .execute(&self.database)
            .await?;
        if done.rows_affected() == 1 { Ok(()) } else { Err(Missing::NotFound.into()) }
    }

    async fn test_webhook_endpoint(
        &self,
        organiser: Organiser,
        endpoint_id: WebhookEndpointId,
    ) -> Result<Delivery, Failure<Missing>> {
        let endpoint = self.endpoint(&organiser, endpoint_id).await?.ok_or(Missing::NotFound)?;
        Ok(self.notifier.endpoint_tested(&endpoint).await?)
    }

    async fn list_deliveries(
        &self,
        organiser: Organiser,
        endpoint_id: WebhookEndpointId,
    ) -> Result<Vec<Delivery>, Failure<Missing>> {
        let endpoint = self.endpoint(&organiser, endpoint_id).await?.ok_or(Missing::NotFound)?;
        let query = sqlx::query_as("SELECT * FROM deliveries WHERE endpoint_id = ? ORDER BY id DESC LIMIT ?");
        Ok(query.bind(endpoint.id).bind(MAX_DELIVERIES).fetch_all(&self.database).await?)
    }
}

impl Ticketing {
    /// The endpoint, if it is the organiser's.
    async fn endpoint(
        &self,
        organiser: &Organiser,
        id: WebhookEndpointId,
    ) -> sqlx::Result<Option<WebhookEndpoint>> {
        sqlx::query_as("SELECT * FROM webhook_endpoints WHERE id = ? AND organiser_id = ?")
            .bind(id)
            .bind(organiser.id())
            .fetch_optional(&self.database)
            .await
    }
}
