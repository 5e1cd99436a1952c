//! The house: what an operation answers.

use ringback::{Download, EventStream, Html, JsonLines, Redirect, Response, Text, get, post};
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

/// Read the rules of the house.
#[get("/rules")]
pub async fn read_rules() -> Text;

/// Read the rules as a page.
#[get("/rules.html")]
pub async fn show_rules() -> Html;

/// Read how many readers came on which day.
#[get("/readers/days.csv", content_type = "text/csv")]
pub async fn export_days() -> String;

/// Take the plan of the house along.
#[get("/plan", content_type = "image/svg+xml")]
pub async fn download_plan() -> Download;

/// Go to today's exhibition.
#[get("/exhibition")]
pub async fn find_exhibition() -> Redirect;

/// Watch the door: how many readers are in the house, each time that one comes or goes.
#[get("/readers/watch")]
pub async fn watch_readers() -> EventStream<u32>;

/// Read everything that was left behind.
#[get("/lost-things")]
pub async fn export_lost_things() -> JsonLines<LostThing>;

/// What became of a thing that somebody found.
#[derive(Debug, Response)]
pub enum Found {
    /// It is kept at the desk.
    #[response(status = 201)]
    Kept {
        /// Where it can be looked for.
        #[header]
        location: String,
        /// As it was written down.
        #[body]
        thing: LostThing,
    },
    /// It was given back at once.
    #[response(status = 204)]
    GivenBack,
}

/// Hand in a thing that somebody found.
#[post("/lost-things")]
pub async fn hand_in(thing: LostThing) -> Found;
