//! Both sides of a webhook.

use ringback::Failure;
use ringback::security::{ApiKey, Refusal};
use url::Url;

use crate::api::webhooks::{Arrival, ArrivalSeen, BookshopKey};
use crate::generated::receiver::{Authenticate, WebhooksReceiver};
use crate::generated::service::Webhooks;
use crate::generated::webhooks::{book_arrived, book_wanted};
use crate::{Guide, Receiver};

impl Webhooks for Guide {
    async fn try_address(&self, address: Url) -> Result<u8, Failure> {
        let arrival = Arrival { title: "The Book of Sand".to_owned() };
        let seen = book_arrived(address.as_str(), &arrival).send(&self.client).await?;
        Ok(seen.copies)
    }

    async fn order_book(&self, title: String, shop_key: String, address: Url) -> Result<u8, Failure> {
        let call = book_wanted(address.as_str(), &ApiKey::new(shop_key), &title);
        Ok(call.send(&self.client).await?)
    }
}

impl WebhooksReceiver for Receiver {
    async fn book_arrived(&self, _arrival: Arrival) -> Result<ArrivalSeen, Failure> {
        Ok(ArrivalSeen { copies: 3 })
    }

    async fn book_wanted(&self, _title: String) -> Result<u8, Failure> {
        Ok(1)
    }
}

impl Authenticate for Receiver {
    async fn bookshop_key(
        &self,
        key: ApiKey,
        _: &'static [&'static str],
    ) -> Result<BookshopKey, Failure<Refusal>> {
        if key.as_str() == "abacus" { Ok(BookshopKey) } else { Err(Refusal::Unauthorized.into()) }
    }
}
