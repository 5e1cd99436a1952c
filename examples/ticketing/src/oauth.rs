//! Access tokens for applications: credentials of their own, which allow no more than the client does.

use ringback::Failure;
use sqlx::types::Json;
use uuid::Uuid;

use crate::api::auth::Client;
use crate::api::ids::{CredentialId, OrganiserId};
use crate::api::oauth::{AccessToken, GrantType, Issued, TokenProblem, TokenRequest, TokenType};
use crate::api::operators::CredentialKind;
use crate::generated::service::Oauth;
use crate::service::Ticketing;
use crate::{digest, secret};

impl Oauth for Ticketing {
    async fn issue_token(
        &self,
        client: Option<Client>,
        request: TokenRequest,
    ) -> Result<Issued, Failure<TokenProblem>> {
        let TokenRequest { grant_type: GrantType::ClientCredentials, client_id, client_secret, scope } =
            request;
        let in_form = match client_id.zip(client_secret) {
            Some((id, secret)) => self.client(id, &secret).await?,
            None => None,
        };
        let ((Some(shown), None) | (None, Some(shown))) = (client, in_form) else {
            return Err(TokenProblem::InvalidClient.into());
        };
        let Client { organiser, scopes: allowed } = shown;
        let scopes = granted(scope.as_deref(), allowed)?;
        let access_token = secret::new("app");
        sqlx::query(
            "INSERT INTO credentials (id, organiser_id, kind, sha256, scopes) VALUES (?, ?, ?, ?, ?)",
        )
        .bind(CredentialId(Uuid::now_v7()))
        .bind(organiser)
        .bind(CredentialKind::App)
        .bind(digest::of_secret(&access_token))
        .bind(Json(&scopes))
        .execute(&self.database)
        .await?;
        let token = AccessToken { access_token, token_type: TokenType::Bearer, scope: scopes.join(" ") };
        Ok(Issued { cache_control: "no-store".to_owned(), token })
    }
}

impl Ticketing {
    /// Which application has this id and this secret.
    pub(crate) async fn client(&self, id: CredentialId, secret: &str) -> Result<Option<Client>, sqlx::Error> {
        let client: Option<(OrganiserId, Json<Vec<String>>)> = sqlx::query_as(
            "SELECT organiser_id, scopes FROM credentials WHERE id = ? AND kind = ? AND sha256 = ?",
        )
        .bind(id)
        .bind(CredentialKind::Client)
        .bind(digest::of_secret(secret))
        .fetch_optional(&self.database)
        .await?;
        Ok(client.map(|(organiser, Json(scopes))| Client { organiser, scopes }))
    }
}

/// What is asked for, if all of it is allowed.
fn granted(scope: Option<&str>, allowed: Vec<String>) -> Result<Vec<String>, TokenProblem> {
    let Some(scope) = scope else { return Ok(allowed) };
    let asked: Vec<String> = scope.split(' ').filter(|one| !one.is_empty()).map(str::to_owned).collect();
    if asked.iter().all(|one| allowed.contains(one)) {
        Ok(asked)
    } else {
        Err(TokenProblem::InvalidScope { allowed })
    }
}
