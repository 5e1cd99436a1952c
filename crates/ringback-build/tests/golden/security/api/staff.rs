//! For those who work here.

use super::Clerk;
use ringback::get;

ringback::module! { security(Clerk) }

/// Read the plan.
#[get("/staff/plan")]
pub async fn read_plan() -> String;

/// The one who asks.
#[get("/staff/me")]
pub async fn read_me(clerk: Clerk) -> String;

/// Opening hours, for all.
#[get("/staff/hours", security())]
pub async fn read_hours() -> String;
