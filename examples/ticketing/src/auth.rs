//! Whose credential it is, and what it allows.

use ringback::Failure;
use ringback::security::{ApiKey, BasicCredentials, BearerToken, Refusal};
use sqlx::types::Json;
use uuid::Uuid;

use crate::api::auth::{App, Buyer, Client, Gate, Operator, Organiser, Software, Staff, TicketLink};
use crate::api::ids::{CredentialId, OrganiserId};
use crate::api::operators::CredentialKind;
use crate::digest;
use crate::generated::service::Authenticate;
use crate::service::Ticketing;

/// What a credential demands of the operation that it is shown to.
type Scopes = &'static [&'static str];

impl Authenticate for Ticketing {
    async fn staff(&self, credential: BearerToken, scopes: Scopes) -> Result<Staff, Failure<Refusal>> {
        let (_, organiser) = self.holder(CredentialKind::Token, credential.as_str(), scopes).await?;
        Ok(Staff { organiser })
    }

    async fn software(&self, credential: ApiKey, scopes: Scopes) -> Result<Software, Failure<Refusal>> {
        let (_, organiser) = self.holder(CredentialKind::Key, credential.as_str(), scopes).await?;
        Ok(Software { organiser })
    }

    async fn app(&self, credential: BearerToken, scopes: Scopes) -> Result<App, Failure<Refusal>> {
        let (_, organiser) = self.holder(CredentialKind::App, credential.as_str(), scopes).await?;
        Ok(App { organiser })
    }

    async fn client(&self, credential: BasicCredentials, _: Scopes) -> Result<Client, Failure<Refusal>> {
        let id: Uuid = credential.user().parse().map_err(|_| Refusal::Unauthorized)?;
        let client = self.client(CredentialId(id), credential.password()).await?;
        client.ok_or_else(|| Refusal::Unauthorized.into())
    }

    async fn gate(&self, credential: BasicCredentials, scopes: Scopes) -> Result<Gate, Failure<Refusal>> {
        let (id, organiser) = self.holder(CredentialKind::Gate, credential.password(), scopes).await?;
        match credential.user().parse() {
            Ok(user) if CredentialId(user) == id => Ok(Gate { organiser }),
            Ok(Uuid { .. }) | Err(_) => Err(Refusal::Unauthorized.into()),
        }
    }

    async fn ticket_link(&self, credential: ApiKey, _: Scopes) -> Result<TicketLink, Failure<Refusal>> {
        let query = sqlx::query_scalar("SELECT id FROM tickets WHERE key = ?").bind(credential.as_str());
        let ticket = query.fetch_optional(&self.database).await?.ok_or(Refusal::Unauthorized)?;
        Ok(TicketLink { ticket })
    }

    async fn buyer(&self, credential: ApiKey, _: Scopes) -> Result<Buyer, Failure<Refusal>> {
        let session = digest::of_secret(credential.as_str());
        let query = sqlx::query_scalar("SELECT email FROM sessions WHERE sha256 = ?").bind(&session);
        let email = query.fetch_optional(&self.database).await?.ok_or(Refusal::Unauthorized)?;
        Ok(Buyer { email, session })
    }

    /// A provider's tokens are signed; those of this example are kept in a table.
    async fn operator(&self, credential: BearerToken, _: Scopes) -> Result<Operator, Failure<Refusal>> {
        let query = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM operators WHERE sha256 = ?)");
        let query = query.bind(digest::of_secret(credential.as_str()));
        if query.fetch_one(&self.database).await? { Ok(Operator) } else { Err(Refusal::Unauthorized.into()) }
    }
}

impl Ticketing {
    /// Whose secret it is, if it allows all of `scopes`.
    async fn holder(
        &self,
        kind: CredentialKind,
        secret: &str,
        scopes: Scopes,
    ) -> Result<(CredentialId, OrganiserId), Failure<Refusal>> {
        let found: Option<(CredentialId, OrganiserId, Json<Vec<String>>)> =
            sqlx::query_as("SELECT id, organiser_id, scopes FROM credentials WHERE kind = ? AND sha256 = ?")
                .bind(kind)
                .bind(digest::of_secret(secret))
                .fetch_optional(&self.database)
                .await?;
        let (id, holder, Json(allowed)) = found.ok_or(Refusal::Unauthorized)?;
        if scopes.iter().all(|scope| allowed.iter().any(|one| one == scope)) {
            Ok((id, holder))
        } else {
            Err(Refusal::Forbidden.into())
        }
    }
}

impl Organiser {
    /// For whom the caller acts.
    pub(crate) fn id(&self) -> OrganiserId {
        match self {
            Self::Staff(staff) => staff.organiser,
            Self::Software(software) => software.organiser,
        }
    }
}
