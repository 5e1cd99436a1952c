//! A module whose trait is called as a type of ours.

use ringback::get;

#[get("/input/add")]
pub async fn r#move(text: String) -> String;
