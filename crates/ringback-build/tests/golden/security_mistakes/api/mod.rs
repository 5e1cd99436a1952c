//! What cannot be demanded.

use ringback::{any_of, api_key, bearer, get, oauth2};

#[api_key(body, "key")]
pub struct Key;

#[oauth2(authorization_code(token_url = "https://example.com/token"))]
pub struct App;

#[oauth2(client_credentials(token_url = "https://example.com/token"), scopes(read = "Read."))]
pub struct Robot;

#[bearer]
pub enum Odd {
    A,
}

#[bearer]
pub struct User;

#[any_of]
pub enum Caller {
    User(User),
    Other(Plain),
}

pub struct Plain;

ringback::module! { security(User), securty(User) }

#[get("/a")]
pub async fn a(#[scopes("raed")] robot: Robot);

#[get("/b", security(Plain))]
pub async fn b();

#[get("/c")]
pub async fn c(#[scopes("read")] limit: u32);

#[get("/d", security)]
pub async fn d(one: User, two: User);

#[get("/e", security(User))]
pub async fn e(user: Option<User>);
