//! Gives out cards: whatever arrives here has kept the rules.

use ringback::Failure;

use crate::Guide;
use crate::api::validation::Application;
use crate::generated::service::Validation;

impl Validation for Guide {
    async fn apply(&self, application: Application) -> Result<u32, Failure> {
        Ok(1_000 + u32::from(application.age))
    }
    async fn read_card_name(&self, number: u32) -> Result<Option<String>, Failure> {
        Ok((number == 1_034).then(|| "Ann Lee".to_owned()))
    }

    async fn list_cards(&self, limit: u8) -> Result<Vec<u32>, Failure> {
        Ok((1_000..).take(limit.into()).collect())
    }
}
