//! The room behind the desk.

use ringback::get;

use super::{Greeting, Librarian};

ringback::module! { security(Librarian) }

/// Read the plan of the day.
#[get("/staff/plan")]
pub async fn read_plan() -> Greeting;

/// Say who is at work.
#[get("/staff/me")]
pub async fn read_me(librarian: Librarian) -> Greeting;

/// Ring the bell at the desk, which everybody may.
#[get("/staff/bell", security())]
pub async fn ring_bell() -> Greeting;
