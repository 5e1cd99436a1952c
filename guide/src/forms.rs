//! Answers what was filled in.

use ringback::Failure;

use crate::Guide;
use crate::api::forms::{CardRequest, Renewal};
use crate::generated::service::Forms;

impl Forms for Guide {
    async fn request_card(&self, request: CardRequest) -> Result<String, Failure> {
        let CardRequest { full_name, age, interests } = request;
        Ok(format!("A card for {full_name}, {age}, with {} interests.", interests.len()))
    }

    async fn renew_card(&self, number: u32, renewal: Renewal) -> Result<String, Failure> {
        Ok(format!("Card {number} is good for {} more years.", renewal.years))
    }
}
