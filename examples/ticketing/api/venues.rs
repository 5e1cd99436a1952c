//! Where events take place.

use garde::Validate;
use ringback::{Problem, delete, get, post, put};
use serde::{Deserialize, Serialize};

use super::auth::Organiser;
use super::ids::VenueId;
use super::paging::{Page, Paging};
use super::problems::Missing;

/// A place where events happen.
#[derive(Debug, Clone, Serialize, Deserialize, sqlx::FromRow)]
pub struct Venue {
    /// Names it.
    pub id: VenueId,
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub city: String,
    /// The country's code in ISO 3166.
    pub country: String,
    /// How many people may be inside.
    pub capacity: u32,
}

/// What an organiser says of a venue.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
pub struct VenueDetails {
    /// What it is called.
    #[garde(length(chars, min = 1, max = 120))]
    pub name: String,
    /// Where it is.
    #[garde(length(chars, min = 1, max = 80))]
    pub city: String,
    /// The country's code in ISO 3166.
    ///
    /// ```json
    /// "DE"
    /// ```
    #[garde(pattern("^[A-Z]{2}$"))]
    pub country: String,
    /// How many people may be inside.
    #[garde(range(min = 1, max = 500_000))]
    pub capacity: u32,
}

/// Why a venue was not deleted.
#[derive(Debug, Problem)]
pub enum DeleteVenueProblem {
    /// There is none of this id, or it is not the caller's.
    #[problem(status = 404, title = "Not found")]
    NotFound,
    /// Events take place here.
    #[problem(status = 409, title = "Venue in use")]
    InUse {
        /// How many.
        events: u32,
    },
}

/// List the venues.
#[get("/venues")]
pub async fn list_venues(
    /// Only venues in this city.
    city: Option<String>,
    #[query] page: Paging<VenueId>,
) -> Page<Venue>;

/// Add a venue.
#[post("/venues", status = 201, links(read_venue(venue_id = "$response.body#/id")))]
pub async fn create_venue(#[scopes("venues:write")] organiser: Organiser, venue: VenueDetails) -> Venue;

/// Read one venue.
#[get("/venues/{venue_id}")]
pub async fn read_venue(venue_id: VenueId) -> Option<Venue>;

/// Replace what is said of a venue.
#[put("/venues/{venue_id}")]
pub async fn replace_venue(
    #[scopes("venues:write")] organiser: Organiser,
    venue_id: VenueId,
    venue: VenueDetails,
) -> Result<Venue, Missing>;

/// Delete a venue where nothing takes place.
#[delete("/venues/{venue_id}")]
pub async fn delete_venue(
    #[scopes("venues:write")] organiser: Organiser,
    venue_id: VenueId,
) -> Result<(), DeleteVenueProblem>;
