//! Who calls, and how one knows.

use ringback::{any_of, api_key, basic, bearer, oauth2, open_id_connect};

use super::ids::{OrganiserId, TicketId};

/// A person who works for an organiser, by an access token.
#[derive(Debug, Clone)]
#[bearer]
pub struct Staff {
    /// Whom the person works for.
    pub organiser: OrganiserId,
}

/// An organiser's own software, by its key.
#[derive(Debug, Clone)]
#[api_key(header, "X-Api-Key")]
pub struct Software {
    /// Whose software it is.
    pub organiser: OrganiserId,
}

/// Whoever acts for an organiser.
#[derive(Debug, Clone)]
#[any_of]
pub enum Organiser {
    /// A person.
    Staff(Staff),
    /// A program.
    Software(Software),
}

/// Another company's application that an organiser let in.
#[derive(Debug, Clone)]
#[oauth2(
    client_credentials(token_url = "/oauth/token"),
    scopes("reports:read" = "Read what was sold.", "attendees:read" = "Read who will come.")
)]
pub struct App {
    /// Who let it in.
    pub organiser: OrganiserId,
}

/// An application that asks for a token, by its client id and its secret (RFC 6749 section 2.3.1).
#[derive(Debug, Clone)]
#[basic]
pub struct Client {
    /// Who let it in.
    pub organiser: OrganiserId,
    /// What its tokens may allow.
    pub scopes: Vec<String>,
}

/// A device at an entrance, by the name and the password that its organiser gave it.
#[derive(Debug, Clone)]
#[basic]
pub struct Gate {
    /// Whose device it is.
    pub organiser: OrganiserId,
}

/// Whoever holds the link to a ticket.
#[derive(Debug, Clone)]
#[api_key(query, "key")]
pub struct TicketLink {
    /// Which ticket the key opens.
    pub ticket: TicketId,
}

/// A buyer who signed in.
#[derive(Debug, Clone)]
#[api_key(cookie, "session")]
pub struct Buyer {
    /// The address that was proven.
    pub email: String,
    /// The fingerprint of the cookie.
    pub session: Vec<u8>,
}

/// Somebody who runs this service.
#[derive(Debug, Clone)]
#[open_id_connect("https://id.tickets.example/.well-known/openid-configuration")]
pub struct Operator;
