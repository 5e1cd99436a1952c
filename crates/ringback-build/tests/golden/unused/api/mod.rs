//! A callback and a security scheme that nothing names.

use ringback::{bearer, callback, get};

#[bearer]
pub struct User;

#[callback(post, "{$callback_url}")]
pub async fn told();

#[get("/things")]
pub async fn list_things() -> String;
