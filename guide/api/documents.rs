//! The desk of the librarians.

use ringback::get;

ringback::module! {
    prefix = "/desk",
    tags("Desk"),
    documents(main, staff),
    extension("x-team", r#""librarians""#),
}

/// How many readers wait.
#[get("/queue")]
pub async fn count_waiting() -> u32;

/// What readers owe that owe more than this.
#[get("/fines", documents(staff), tags("Desk", "Money"))]
pub async fn list_fines(over: u32) -> Vec<u32>;

/// Whether the desk is manned; only a probe asks.
#[get("/health", hidden)]
pub async fn read_health(#[header] probe: Option<u32>) -> bool;
