//! Organisers and credentials in the database.

use ringback::Failure;
use sqlx::types::Json;
use uuid::Uuid;

use crate::api::ids::{CredentialId, OrganiserId};
use crate::api::operators::{Credential, IssuedCredential, NewCredential, NewOrganiser, OrganiserAccount};
use crate::api::problems::Missing;
use crate::generated::service::Operators;
use crate::service::Ticketing;
use crate::{digest, secret};

impl Operators for Ticketing {
    async fn list_organisers(&self) -> Result<Vec<OrganiserAccount>, Failure> {
        Ok(sqlx::query_as("SELECT * FROM organisers ORDER BY id").fetch_all(&self.database).await?)
    }

    async fn create_organiser(&self, organiser: NewOrganiser) -> Result<OrganiserAccount, Failure> {
        let organiser = sqlx::query_as("INSERT INTO organisers (id, name) VALUES (?, ?) RETURNING *")
            .bind(OrganiserId(Uuid::now_v7()))
            .bind(organiser.name)
            .fetch_one(&self.database)
            .await?;
        Ok(organiser)
    }

    async fn list_credentials(&self, organiser_id: OrganiserId) -> Result<Vec<Credential>, Failure<Missing>> {
        let account = self.account(organiser_id).await?.ok_or(Missing::NotFound)?;
        let query = sqlx::query_as("SELECT * FROM credentials WHERE organiser_id = ? ORDER BY id");
        Ok(query.bind(account.id).fetch_all(&self.database).await?)
    }

    async fn create_credential(
        &self,
        organiser_id: OrganiserId,
        credential: NewCredential,
    ) -> Result<IssuedCredential, Failure<Missing>> {
        let account = self.account(organiser_id).await?.ok_or(Missing::NotFound)?;
        let secret = secret::new("secret");
        let credential = sqlx::query_as(
            "INSERT INTO credentials (id, organiser_id, kind, sha256, scopes) VALUES (?, ?, ?, ?, ?) RETURNING *",
        )
        .bind(CredentialId(Uuid::now_v7()))
        .bind(account.id)
        .bind(credential.kind)
        .bind(digest::of_secret(&secret))
        .bind(Json(credential.scopes))
        .fetch_one(&self.database)
        .await?;
        Ok(IssuedCredential { credential, secret })
    }

    async fn delete_credential(
        &self,
        organiser_id: OrganiserId,
        credential_id: CredentialId,
    ) -> Result<(), Failure<Missing>> {
        let done = sqlx::query("DELETE FROM credentials WHERE id = ? AND organiser_id = ?")
            .bind(credential_id)
            .bind(organiser_id)
            .execute(&self.database)
            .await?;
        if done.rows_affected() == 1 { Ok(()) } else { Err(Missing::NotFound.into()) }
    }
}

impl Ticketing {
    async fn account(&self, id: OrganiserId) -> sqlx::Result<Option<OrganiserAccount>> {
        sqlx::query_as("SELECT * FROM organisers WHERE id = ?").bind(id).fetch_optional(&self.database).await
    }
}
