//! Sends postcards, all at once.

use ringback::Failure;

use crate::Guide;
use crate::api::examples::Postcard;
use crate::generated::service::Examples;

impl Examples for Guide {
    async fn send_postcard(&self, postcard: Postcard) -> Result<Postcard, Failure> {
        Ok(postcard)
    }
}
