//! The doors of the library, and who may pass them.

use ringback::{any_of, api_key, basic, bearer, get, oauth2, open_id_connect, post};
use serde::{Deserialize, Serialize};

pub mod staff;

/// A reader, by the token on the card.
#[bearer(format = "JWT")]
pub struct Reader {
    /// Who it is.
    pub name: String,
}

/// A machine in the house, by its key.
#[api_key(header, "X-Machine-Key")]
pub struct Machine {
    /// Where it stands.
    pub place: String,
}

/// Whoever follows the link in a letter.
#[api_key(query, "letter")]
pub struct Letter;

/// Whoever came in at the door.
#[api_key(cookie, "visit")]
pub struct Visit;

/// A librarian, by name and password.
#[basic]
pub struct Librarian {
    /// Who it is.
    pub name: String,
}

/// An application that a reader let in.
#[oauth2(
    authorization_code(
        authorization_url = "https://library.example/authorize",
        token_url = "https://library.example/token"
    ),
    scopes(read = "See what is lent.", renew = "Renew what is lent.")
)]
pub struct App {
    /// The reader who let it in.
    pub reader: String,
}

/// A student, by the token of the university.
#[open_id_connect("https://university.example/.well-known/openid-configuration")]
pub struct Student;

/// A reader or a machine.
#[any_of]
pub enum Visitor {
    /// A reader.
    Reader(Reader),
    /// A machine.
    Machine(Machine),
}

/// What the library knows of somebody.
#[derive(Debug, Serialize, Deserialize)]
pub struct Greeting {
    /// A sentence for whoever asks.
    pub text: String,
}

/// Say who is at the door.
#[get("/whoami")]
pub async fn read_card(reader: Reader) -> Greeting;

/// Read the notices, one's own among them for those who show a card.
#[get("/notices")]
pub async fn read_notices(reader: Option<Reader>) -> Greeting;

/// Open the door.
#[post("/door")]
pub async fn open_door(visitor: Visitor) -> Greeting;

/// Renew what the reader has lent, for so many days.
#[post("/renewals")]
pub async fn renew(#[scopes("renew")] app: App, #[body] days: u8) -> Greeting;

/// Read the book of a letter, in the house.
#[get("/letter", security(Letter, Visit))]
pub async fn read_letter() -> Greeting;

/// Enter from the university.
#[post("/campus-door", security(Student))]
pub async fn enter_from_campus() -> Greeting;
