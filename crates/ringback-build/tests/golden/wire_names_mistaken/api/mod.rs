//! Names on the wire that cannot be.

use ringback::get;

#[get("/orders/{order}")]
pub async fn read(
    #[path("order_id")] order: u64,
    #[query("")] empty: u32,
    #[query("page")] first: u32,
    #[query("page")] second: u32,
    #[query(page)] third: u32,
    #[body("page")] fourth: Vec<u32>,
) -> u64;
