//! Reading tables of prices.

use garde::Validate;
use ringback::Failure;

use crate::api::auth::Organiser;
use crate::api::ids::EventId;
use crate::api::money::{Currency, Price};
use crate::api::price_lists::{PriceList, PriceListProblem};
use crate::api::ticket_types::{NewTicketType, TicketType};
use crate::database::WRITE;
use crate::generated::service::PriceLists;
use crate::service::Ticketing;
use crate::{money, ticket_types};

impl PriceLists for Ticketing {
    async fn import_prices(
        &self,
        organiser: Organiser,
        event_id: EventId,
        list: PriceList,
    ) -> Result<Vec<TicketType>, Failure<PriceListProblem>> {
        let table = String::from_utf8_lossy(&list.prices.bytes().await?).into_owned();
        let mut offered = Vec::new();
        let mut transaction = self.database.begin_with(WRITE).await?;
        for (number, line) in (1..).zip(table.lines()) {
            let ticket_type = read(line, list.currency).ok_or(PriceListProblem::BadLine { line: number })?;
            let kept = ticket_types::insert(&mut transaction, &organiser, event_id, ticket_type).await?;
            offered.push(kept.ok_or(PriceListProblem::NotFound)?);
        }
        transaction.commit().await?;
        Ok(offered)
    }
}

/// One line of the table, if the contract allows what it says.
fn read(line: &str, currency: Currency) -> Option<NewTicketType> {
    let mut fields = line.rsplitn(3, ',').map(str::trim);
    let quantity = fields.next()?.parse().ok()?;
    let amount = money::read_amount(fields.next()?)?;
    let name = fields.next()?.to_owned();
    let ticket_type = NewTicketType { name, price: Price { amount, currency }, quantity };
    ticket_type.validate().ok()?;
    Some(ticket_type)
}
