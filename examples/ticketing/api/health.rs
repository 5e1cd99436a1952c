//! For whatever watches over this service.

use ringback::get;

/// Say that the database answers.
#[get("/health", hidden)]
pub async fn check_health();
