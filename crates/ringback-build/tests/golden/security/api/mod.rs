//! Who may call what.

use ringback::{any_of, api_key, basic, bearer, get, oauth2, open_id_connect, post};
use serde::{Deserialize, Serialize};

pub mod staff;

/// A person, by a token of ours.
#[bearer(format = "JWT")]
pub struct User {
    pub id: u64,
}

/// A program, by its key.
#[api_key(header, "X-Key")]
pub struct Client {
    pub name: String,
}

#[api_key(query, "key")]
pub struct Link;

#[api_key(cookie, "session")]
pub struct Session;

/// An application that a person let in.
#[oauth2(
    authorization_code(authorization_url = "https://example.com/authorize", token_url = "https://example.com/token"),
    client_credentials(token_url = "https://example.com/token"),
    scopes(read = "Read notes.", "notes:write" = "Write notes.")
)]
pub struct App;

#[open_id_connect("https://example.com/.well-known/openid-configuration")]
pub struct Partner;

/// Somebody at a desk.
#[basic]
pub struct Clerk;

/// A person or a program.
#[any_of]
pub enum Caller {
    User(User),
    Client(Client),
}

#[derive(Serialize, Deserialize)]
pub struct Note {
    pub text: String,
}

/// Write a note.
#[post("/notes")]
pub async fn write_note(#[scopes("notes:write")] app: App, note: Note) -> Note;

/// Read the notes, one's own or those for all.
#[get("/notes")]
pub async fn read_notes(user: Option<User>, limit: Option<u32>) -> Vec<Note>;

/// Read a note.
#[get("/notes/{id}")]
pub async fn read_note(id: u64, caller: Caller) -> Option<Note>;

/// Follow a link.
#[get("/links", security(Link, Session))]
pub async fn follow_link();

/// List the partners.
#[get("/partners", security(App("read")))]
pub async fn list_partners(partner: Partner) -> Vec<Note>;

/// Everybody may ask.
#[get("/health")]
pub async fn read_health();
