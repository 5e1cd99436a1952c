//! Opening hours, and what else readers ask first.
//!
//! All of this stands on the door, too.

use ringback::get;
use serde::{Deserialize, Serialize};

/// When the doors are open.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Hours {
    /// The hour of opening.
    pub from: u8,
    /// The hour of closing.
    pub until: u8,
}

/// Read the opening hours.
///
/// They are the same every day. *The desk closes half an hour earlier.*
#[get("/hours")]
pub async fn read_hours() -> Hours;

/// Read the opening hours as a sentence.
#[deprecated]
#[get("/opening-times", operation_id = "openingTimes")]
pub async fn read_opening_times() -> String;
