//! Cookies.

use ringback::get;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How a page looks.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    Light,
    Dark,
}

/// What was read.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Seen {
    pub session: Uuid,
    pub theme: Theme,
    pub visits: Option<u32>,
}

/// Show the page.
#[get("/page")]
pub async fn show_page(
    /// Begun at the first visit.
    #[cookie]
    session: Uuid,
    #[cookie("ui.theme")]
    #[default(Theme::Light)]
    theme: Theme,
    #[deprecated]
    #[cookie]
    visits: Option<u32>,
) -> Seen;
