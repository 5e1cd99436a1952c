//! Promotions in the database.

use ringback::Failure;
use sqlx::types::Json;
use uuid::Uuid;

use crate::api::auth::Organiser;
use crate::api::ids::{EventId, PromotionId};
use crate::api::problems::Missing;
use crate::api::promotions::{CreatePromotionProblem, NewPromotion, Promotion};
use crate::database::WRITE;
use crate::generated::service::Promotions;
use crate::service::Ticketing;

impl Promotions for Ticketing {
    async fn list_promotions(
        &self,
        organiser: Organiser,
        event_id: EventId,
    ) -> Result<Vec<Promotion>, Failure<Missing>> {
        let event = self.own_event(&organiser, event_id).await?.ok_or(Missing::NotFound)?;
        let query = sqlx::query_as("SELECT * FROM promotions WHERE event_id = ? ORDER BY id");
        Ok(query.bind(event).fetch_all(&self.database).await?)
    }

    async fn create_promotion(
        &self,
        organiser: Organiser,
        event_id: EventId,
        promotion: NewPromotion,
    ) -> Result<Promotion, Failure<CreatePromotionProblem>> {
        let event = self.own_event(&organiser, event_id).await?.ok_or(CreatePromotionProblem::NotFound)?;
        let mut transaction = self.database.begin_with(WRITE).await?;
        let taken = sqlx::query_scalar("SELECT id FROM promotions WHERE event_id = ? AND code = ?")
            .bind(event)
            .bind(&promotion.code)
            .fetch_optional(&mut *transaction)
            .await?;
        if let Some(promotion_id) = taken {
            return Err(CreatePromotionProblem::CodeTaken { promotion_id }.into());
        }
        let promotion = sqlx::query_as(
            "INSERT INTO promotions (id, event_id, code, discount, ends_at) VALUES (?, ?, ?, ?, ?) RETURNING *",
        )
        .bind(PromotionId(Uuid::now_v7()))
        .bind(event)
        .bind(promotion.code)
        .bind(Json(promotion.discount))
        .bind(promotion.ends_at)
        .fetch_one(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(promotion)
    }

    async fn delete_promotion(
        &self,
        organiser: Organiser,
        event_id: EventId,
        promotion_id: PromotionId,
    ) -> Result<(), Failure<Missing>> {
        let event = self.own_event(&organiser, event_id).await?.ok_or(Missing::NotFound)?;
        let done = sqlx::query("DELETE FROM promotions WHERE id = ? AND event_id = ?")
            .bind(promotion_id)
            .bind(event)
            .execute(&self.database)
            .await?;
        if done.rows_affected() == 1 { Ok(()) } else { Err(Missing::NotFound.into()) }
    }
}
