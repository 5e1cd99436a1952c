//! Codes that make orders cheaper.

use chrono::{DateTime, Utc};
use garde::Validate;
use ringback::{Problem, delete, get, post};
use serde::{Deserialize, Serialize};

use super::auth::Organiser;
use super::ids::{EventId, PromotionId};
use super::problems::Missing;

ringback::module! { security(Organiser("events:write")) }

/// A code that makes orders for an event cheaper.
#[derive(Debug, Clone, Serialize, Deserialize, sqlx::FromRow)]
pub struct Promotion {
    /// Names it.
    pub id: PromotionId,
    /// For which event.
    pub event_id: EventId,
    /// What buyers write.
    pub code: String,
    /// How much cheaper.
    #[sqlx(json)]
    pub discount: Discount,
    /// Until when it counts; for ever where it is absent.
    pub ends_at: Option<DateTime<Utc>>,
}

/// How much cheaper an order becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Discount {
    /// So many hundredths of the price.
    Percent(u8),
    /// So much, in the smallest unit of the order's currency; at most the price.
    Amount(i64),
    /// All of it.
    Everything,
}

/// A promotion to be.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
pub struct NewPromotion {
    /// What buyers write.
    #[garde(pattern("^[A-Z0-9]{3,20}$"))]
    pub code: String,
    /// How much cheaper.
    #[garde(custom(crate::validation::at_most_everything))]
    pub discount: Discount,
    /// Until when it counts; for ever where it is absent.
    #[garde(skip)]
    pub ends_at: Option<DateTime<Utc>>,
}

/// Why a promotion was not created.
#[derive(Debug, Problem)]
pub enum CreatePromotionProblem {
    /// There is no such event, or it is not the caller's.
    #[problem(status = 404, title = "Not found")]
    NotFound,
    /// The event has a promotion with this code.
    #[problem(status = 409, title = "Code taken")]
    CodeTaken {
        /// Its id.
        promotion_id: PromotionId,
    },
}

/// List the promotions of an event.
#[get("/events/{event_id}/promotions")]
pub async fn list_promotions(organiser: Organiser, event_id: EventId) -> Result<Vec<Promotion>, Missing>;

/// Add a promotion.
#[post("/events/{event_id}/promotions", status = 201)]
pub async fn create_promotion(
    organiser: Organiser,
    event_id: EventId,
    promotion: NewPromotion,
) -> Result<Promotion, CreatePromotionProblem>;

/// End a promotion.
#[delete("/events/{event_id}/promotions/{promotion_id}")]
pub async fn delete_promotion(
    organiser: Organiser,
    event_id: EventId,
    promotion_id: PromotionId,
) -> Result<(), Missing>;
