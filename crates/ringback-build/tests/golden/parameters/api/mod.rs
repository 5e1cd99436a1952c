//! Where values are carried, and what they may be.

use ringback::{delete, get};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// In which order.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// The newest first.
    NewestFirst,
    OldestFirst,
}

/// List the things.
#[get("/things")]
pub async fn list_things(
    /// Every tag must be there.
    tag: Vec<String>,
    order: Option<Order>,
    #[default(20)] limit: u32,
    #[default(true)] archived: bool,
    #[header] if_none_match: Option<String>,
    #[header("X-Tenant")] tenant: String,
) -> Vec<String>;

/// Read a part of a thing.
///
/// Old.
#[deprecated]
#[get("/things/{id}/parts/{number}")]
pub async fn read_part(id: Uuid, number: u16) -> String;

#[delete("/things/{id}")]
pub async fn delete_thing(id: String);
