//! Whether the service works.

use ringback::Failure;

use crate::generated::service::Health;
use crate::service::Ticketing;

impl Health for Ticketing {
    async fn check_health(&self) -> Result<(), Failure> {
        sqlx::query("SELECT 1").execute(&self.database).await?;
        Ok(())
    }
}
