//! For those who run this service: organisers, and what their people and programs may do.

use garde::Validate;
use ringback::{delete, get, post};
use serde::{Deserialize, Serialize};

use super::auth::Operator;
use super::ids::{CredentialId, OrganiserId};
use super::problems::Missing;

ringback::module! { security(Operator), documents(complete), tags("Operators") }

/// Whoever sells tickets here.
#[derive(Debug, Clone, Serialize, Deserialize, sqlx::FromRow)]
pub struct OrganiserAccount {
    /// Names the organiser.
    pub id: OrganiserId,
    /// What the organiser is called.
    pub name: String,
}

/// An organiser to be.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
pub struct NewOrganiser {
    /// What the organiser is called.
    #[garde(length(chars, min = 1, max = 120))]
    pub name: String,
}

/// What a credential is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(rename_all = "snake_case")]
pub enum CredentialKind {
    /// An access token of a person.
    Token,
    /// A key of a program.
    Key,
    /// The password of a device at an entrance.
    Gate,
    /// The secret with which an application gets its access tokens.
    Client,
    /// An access token of an application.
    App,
}

/// Lets somebody act for an organiser.
#[derive(Debug, Clone, Serialize, Deserialize, sqlx::FromRow)]
pub struct Credential {
    /// Names it.
    pub id: CredentialId,
    /// What it is.
    pub kind: CredentialKind,
    /// What it allows.
    #[sqlx(json)]
    pub scopes: Vec<String>,
}

/// A credential to be.
#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
pub struct NewCredential {
    /// What it is.
    #[garde(skip)]
    pub kind: CredentialKind,
    /// What it allows.
    #[garde(length(max = 20))]
    pub scopes: Vec<String>,
}

/// A new credential; only this answer has its secret.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct IssuedCredential {
    /// The credential.
    pub credential: Credential,
    /// What goes with requests.
    pub secret: String,
}

/// List the organisers.
#[get("/operators/organisers")]
pub async fn list_organisers() -> Vec<OrganiserAccount>;

/// Add an organiser.
#[post(
    "/operators/organisers",
    status = 201,
    links(
        list_credentials(organiser_id = "$response.body#/id"),
        create_credential(organiser_id = "$response.body#/id"),
    )
)]
pub async fn create_organiser(organiser: NewOrganiser) -> OrganiserAccount;

/// List what lets people and programs act for an organiser.
#[get("/operators/organisers/{organiser_id}/credentials")]
pub async fn list_credentials(organiser_id: OrganiserId) -> Result<Vec<Credential>, Missing>;

/// Let somebody act for an organiser.
#[post(
    "/operators/organisers/{organiser_id}/credentials",
    status = 201,
    links(delete_credential(
        organiser_id = "$request.path.organiser_id",
        credential_id = "$response.body#/credential/id",
    ),)
)]
pub async fn create_credential(
    organiser_id: OrganiserId,
    credential: NewCredential,
) -> Result<IssuedCredential, Missing>;

/// Let nobody act by this credential any more.
#[delete("/operators/organisers/{organiser_id}/credentials/{credential_id}")]
pub async fn delete_credential(organiser_id: OrganiserId, credential_id: CredentialId)
-> Result<(), Missing>;
