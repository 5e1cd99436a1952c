//! The house: what an operation answers.

use ringback::{get, post};
use serde::{Deserialize, Serialize};

/// Something that was left behind.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LostThing {
    /// What it looks like.
    pub description: String,
}

/// Count the readers in the house.
#[get("/readers/count")]
pub async fn count_readers() -> u32;

/// Switch the lights off.
#[post("/lights/off")]
pub async fn switch_off();

/// Ask for the floor to be swept, which is not done at once.
#[post("/sweepings", status = 202)]
pub async fn ask_for_sweeping() -> String;

/// Look for a thing that was left behind.
#[get("/lost-things/{number}")]
pub async fn find_lost_thing(number: u32) -> Option<LostThing>;
