//! Sessions in the database, and what a buyer ordered.

use ringback::Failure;

use crate::api::auth::Buyer;
use crate::api::buyers::{Session, SignIn, SignInProblem, SignedIn};
use crate::api::ids::OrderId;
use crate::api::orders::Order;
use crate::api::paging::{Page, Paging};
use crate::generated::service::Buyers;
use crate::paging::PageSize;
use crate::service::Ticketing;
use crate::{digest, orders, secret};

impl Buyers for Ticketing {
    async fn sign_in(&self, sign_in: SignIn) -> Result<SignedIn, Failure<SignInProblem>> {
        let email: Option<String> = sqlx::query_scalar("SELECT email FROM orders WHERE id = ? AND email = ?")
            .bind(sign_in.order_id)
            .bind(sign_in.email)
            .fetch_optional(&self.database)
            .await?;
        let email = email.ok_or(SignInProblem::NotYours)?;
        let session = secret::new("session");
        sqlx::query("INSERT INTO sessions (sha256, email) VALUES (?, ?)")
            .bind(digest::of_secret(&session))
            .bind(email)
            .execute(&self.database)
            .await?;
        let cookie = format!("session={session}; Path=/; HttpOnly; SameSite=Lax");
        Ok(SignedIn { cookie, session: Session { session } })
    }

    async fn sign_out(&self, buyer: Buyer) -> Result<(), Failure> {
        sqlx::query("DELETE FROM sessions WHERE sha256 = ?")
            .bind(buyer.session)
            .execute(&self.database)
            .await?;
        Ok(())
    }

    async fn list_own_orders(&self, buyer: Buyer, page: Paging<OrderId>) -> Result<Page<Order>, Failure> {
        let size = PageSize::of(page.limit);
        let ids = sqlx::query_scalar(
            "SELECT id FROM orders WHERE email = ?1 AND (?2 IS NULL OR id > ?2) ORDER BY id LIMIT ?3",
        )
        .bind(buyer.email)
        .bind(page.after)
        .bind(size.rows())
        .fetch_all(&self.database)
        .await?;
        let mut connection = self.database.acquire().await?;
        Ok(size.page(orders::read_all(&mut connection, ids).await?))
    }
}
