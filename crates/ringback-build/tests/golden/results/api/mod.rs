//! What an operation answers.

use ringback::{Problem, get, post, put};
use serde::{Deserialize, Serialize};

/// A thing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Thing {
    pub name: String,
}

/// Why a thing was not created.
#[derive(Debug, Problem)]
pub enum CreateThingProblem {
    /// Another thing has this name.
    #[problem(status = 409, type = "https://example.com/exists", title = "Thing exists")]
    Exists {
        /// The name that is taken.
        name: String,
        tries: u32,
    },
    /// The shop is closed. Come back tomorrow.
    #[problem(status = 503)]
    Closed,
    #[problem(status = 422)]
    Odd,
    #[problem(status = 402, type = "https://example.com/no-credit", title = "No credit")]
    NoCredit { missing: u64 },
    /// The card is not valid any more.
    #[problem(status = 402, type = "https://example.com/card-expired")]
    CardExpired,
    /// No client hears of this.
    #[problem(internal)]
    Storage(std::io::Error),
    #[problem(internal)]
    Elsewhere(Box<dyn std::error::Error + Send + Sync>),
}

/// Create a thing.
#[post("/things", status = 201)]
pub async fn create_thing(thing: Thing) -> Result<Thing, CreateThingProblem>;

/// Replace a thing, or remove it.
#[put("/things/{name}")]
pub async fn replace_thing(name: String, thing: Option<Thing>);

/// Find a thing.
#[get("/things/{name}")]
pub async fn read_thing(name: String) -> Option<Thing>;

/// Forget everything.
#[post("/forget", status = 202)]
pub async fn forget() -> Result<(), CreateThingProblem>;
