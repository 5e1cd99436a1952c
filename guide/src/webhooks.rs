//! Both sides of a webhook.

use ringback::Failure;
use url::Url;

use crate::api::webhooks::{Arrival, ArrivalSeen};
use crate::generated::receiver::WebhooksReceiver;
use crate::generated::service::Webhooks;
use crate::generated::webhooks::book_arrived;
use crate::{Guide, Receiver};

impl Webhooks for Guide {
    async fn try_address(&self, address: Url) -> Result<u8, Failure> {
        let arrival = Arrival { title: "The Book of Sand".to_owned() };
        let seen = book_arrived(address.as_str(), &arrival).send(&self.client).await?;
        Ok(seen.copies)
    }
}

impl WebhooksReceiver for Receiver {
    async fn book_arrived(&self, _arrival: Arrival) -> Result<ArrivalSeen, Failure> {
        Ok(ArrivalSeen { copies: 3 })
    }
}
