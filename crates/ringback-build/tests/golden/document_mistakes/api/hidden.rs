//! A link into the dark.

use ringback::get;

#[get("/hidden/e", documents(main), links(f()))]
pub async fn e() -> u32;

#[get("/hidden/f", hidden)]
pub async fn f() -> u32;
