//! Deep.

use ringback::get;
use serde::{Deserialize, Serialize};

/// Another type of this name.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Problem {
    pub code: u32,
}

#[get("/v1/invoices")]
pub async fn list_invoices() -> Vec<Problem>;
