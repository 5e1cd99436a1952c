//! Several successes, and header fields.

use ringback::{Download, Problem, Response, get, post, put};
use serde::{Deserialize, Serialize};
use url::Url;
use uuid::Uuid;

/// A thing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Thing {
    pub id: Uuid,
    pub name: String,
}

/// How far an order is.
#[derive(Debug, Clone, Serialize)]
pub struct Receipt {
    pub number: u64,
}

/// How it was stored.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Storage {
    OnDisk,
    InMemory,
}

/// The thing is there.
#[derive(Debug, Response)]
#[response(status = 201)]
pub struct Created {
    /// Where it is.
    #[header]
    pub location: Url,
    #[header("ETag")]
    pub version: Option<String>,
    #[header]
    pub x_storage: Storage,
    #[deprecated]
    #[header]
    pub x_count: u32,
    #[body]
    pub thing: Thing,
}

/// What became of an order.
#[derive(Debug, Response)]
pub enum Ordered {
    /// It was there already.
    Known(Thing),
    #[response(status = 201, description = "It was made at once.")]
    Made {
        #[header]
        location: String,
        #[body]
        thing: Thing,
    },
    #[response(status = 202)]
    Queued(Receipt),
    Refused,
    #[response(status = 304)]
    Unchanged {
        #[header("ETag")]
        version: String,
    },
}

/// A copy to keep.
#[derive(Debug, Response)]
#[response(content_type = "text/csv")]
pub struct Copy {
    #[header]
    pub last_modified: String,
    #[body]
    pub file: Download,
}

#[derive(Debug, Response)]
#[response(status = 205)]
pub struct Reset;

/// Why a thing was not made.
#[derive(Debug, Problem)]
pub enum MakeProblem {
    /// Too many things at once.
    #[problem(status = 429, type = "/busy")]
    Busy {
        /// Seconds to wait.
        #[header("Retry-After")]
        seconds: u64,
        /// How many are made.
        count: u32,
    },
    /// Too many things today.
    #[problem(status = 429, type = "/tomorrow")]
    Tomorrow,
    #[problem(status = 503)]
    Closed {
        #[header("Retry-After")]
        seconds: Option<u64>,
    },
}

/// Make a thing.
#[post("/things", links(read_thing(id = "$response.body#/id")))]
pub async fn make_thing(thing: Thing) -> Result<Created, MakeProblem>;

/// Order a thing.
#[put(
    "/things/{id}",
    links(read_thing(id = "$response.body#/id"), follow(url = "$response.header.location"))
)]
pub async fn order_thing(id: Uuid) -> Result<Option<Ordered>, MakeProblem>;

#[get("/things/{id}")]
pub async fn read_thing(id: Uuid) -> Option<Thing>;

#[get("/follow")]
pub async fn follow(url: String) -> Reset;

#[get("/copy/{number}")]
pub async fn copy(number: u8) -> Option<Copy>;
