//! Whose credential it is, and what it allows.

use ringback::Failure;
use ringback::security::{ApiKey, BearerToken, Refusal};

use crate::api::auth::{Organiser, Software, Staff};
use crate::api::ids::OrganiserId;
use crate::digest;
use crate::generated::service::Authenticate;
use crate::service::Ticketing;

impl Authenticate for Ticketing {
    async fn staff(
        &self,
        credential: BearerToken,
        scopes: &'static [&'static str],
    ) -> Result<Staff, Failure<Refusal>> {
        let organiser = self.holder("token", credential.as_str(), scopes).await?;
        Ok(Staff { organiser })
    }

    async fn software(
        &self,
        credential: ApiKey,
        scopes: &'static [&'static str],
    ) -> Result<Software, Failure<Refusal>> {
        let organiser = self.holder("key", credential.as_str(), scopes).await?;
        Ok(Software { organiser })
    }
}

impl Ticketing {
    /// Whose secret it is, if it allows all of `scopes`.
    async fn holder(
        &self,
        kind: &str,
        secret: &str,
        scopes: &[&str],
    ) -> Result<OrganiserId, Failure<Refusal>> {
        let found: Option<(OrganiserId, String)> =
            sqlx::query_as("SELECT organiser_id, scopes FROM credentials WHERE kind = ? AND sha256 = ?")
                .bind(kind)
                .bind(digest::of_secret(secret))
                .fetch_optional(&self.database)
                .await?;
        let (holder, allowed) = found.ok_or(Refusal::Unauthorized)?;
        if scopes.iter().all(|scope| allowed.split(' ').any(|one| one == *scope)) {
            Ok(holder)
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
