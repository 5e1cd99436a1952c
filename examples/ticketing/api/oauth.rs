//! How applications that an organiser let in get their access tokens (RFC 6749 section 4.4).

use ringback::{Problem, Response, post};
use serde::{Deserialize, Serialize};

use super::auth::Client;
use super::ids::CredentialId;

ringback::module! { tags("OAuth") }

/// What an application shows to get a token.
#[derive(Debug, Clone, Deserialize)]
pub struct TokenRequest {
    /// By which right it asks.
    pub grant_type: GrantType,
    /// The credential that the application was given, where it does not stand in `Authorization`.
    pub client_id: Option<CredentialId>,
    /// Its secret.
    pub client_secret: Option<String>,
    /// What the token is to allow, with spaces between; everything that the credential does where it is absent.
    pub scope: Option<String>,
}

/// By which right an application asks for a token.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GrantType {
    /// By its own.
    ClientCredentials,
}

/// An access token.
#[derive(Debug, Clone, Serialize)]
pub struct AccessToken {
    /// What goes with requests.
    pub access_token: String,
    /// How it goes with them.
    pub token_type: TokenType,
    /// What it allows, with spaces between.
    pub scope: String,
}

/// How a token goes with requests.
#[derive(Debug, Clone, Copy, Serialize)]
pub enum TokenType {
    /// As `Authorization: Bearer`.
    Bearer,
}

/// A token, which nobody between may keep.
#[derive(Debug, Response)]
pub struct Issued {
    /// Always `no-store`.
    #[header]
    pub cache_control: String,
    /// The token.
    #[body]
    pub token: AccessToken,
}

/// Why an application gets no token.
#[derive(Debug, Problem)]
pub enum TokenProblem {
    /// No client has this id and this secret, or they stand in both places or in none.
    #[problem(
        status = 400,
        type = "https://tickets.example/problems/invalid-client",
        title = "Invalid client"
    )]
    InvalidClient,
    /// The client may not do what it asks for.
    #[problem(status = 400, type = "https://tickets.example/problems/invalid-scope", title = "Invalid scope")]
    InvalidScope {
        /// What it may do.
        allowed: Vec<String>,
    },
}

/// Get an access token.
///
/// An application shows who it is in `Authorization` or in the form, in one of them only.
#[post("/oauth/token")]
pub async fn issue_token(
    client: Option<Client>,
    #[form] request: TokenRequest,
) -> Result<Issued, TokenProblem>;
