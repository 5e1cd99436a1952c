//! Tickets in the database: issued, handed over, used, and void once their money went back.

use ringback::Failure;
use sqlx::{FromRow, SqliteConnection};
use uuid::Uuid;

use crate::api::auth::{Gate, TicketLink};
use crate::api::ids::{OrderId, TicketId};
use crate::api::orders::Order;
use crate::api::problems::Missing;
use crate::api::tickets::{IssuedTicket, Ticket, TicketProblem, TicketState, Transfer};
use crate::database::WRITE;
use crate::generated::service::Tickets;
use crate::service::Ticketing;
use crate::{orders, secret};

/// A ticket with its key.
#[derive(FromRow)]
struct Row {
    #[sqlx(flatten)]
    ticket: Ticket,
    key: String,
}

impl Tickets for Ticketing {
    async fn list_tickets(&self, order_id: OrderId) -> Result<Vec<IssuedTicket>, Failure<Missing>> {
        let mut connection = self.database.acquire().await?;
        let order = orders::read(&mut connection, order_id).await?.ok_or(Missing::NotFound)?;
        let query = sqlx::query_as("SELECT * FROM tickets WHERE order_id = ? ORDER BY id").bind(order.id);
        let rows: Vec<Row> = query.fetch_all(&mut *connection).await?;
        Ok(rows.into_iter().map(|Row { ticket, key }| IssuedTicket { ticket, key }).collect())
    }

    async fn read_ticket(&self, link: TicketLink, ticket_id: TicketId) -> Result<Option<Ticket>, Failure> {
        if link.ticket != ticket_id {
            return Ok(None);
        }
        let query = sqlx::query_as("SELECT * FROM tickets WHERE id = ?").bind(ticket_id);
        Ok(query.fetch_optional(&self.database).await?)
    }

    async fn transfer_ticket(
        &self,
        link: TicketLink,
        ticket_id: TicketId,
        transfer: Transfer,
    ) -> Result<IssuedTicket, Failure<TicketProblem>> {
        if link.ticket != ticket_id {
            return Err(TicketProblem::NotFound.into());
        }
        let mut transaction = self.database.begin_with(WRITE).await?;
        let ticket = valid(read(&mut transaction, ticket_id).await?)?;
        let key = secret::new("ticket");
        sqlx::query("UPDATE tickets SET holder = ?, key = ? WHERE id = ?")
            .bind(&transfer.holder)
            .bind(&key)
            .bind(ticket_id)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(IssuedTicket { ticket: Ticket { holder: transfer.holder, ..ticket }, key })
    }

    async fn check_in_ticket(
        &self,
        gate: Gate,
        ticket_id: TicketId,
    ) -> Result<Ticket, Failure<TicketProblem>> {
        let mut transaction = self.database.begin_with(WRITE).await?;
        let ticket = sqlx::query_as(
            "SELECT tickets.* FROM tickets \
             JOIN orders ON orders.id = order_id JOIN events ON events.id = event_id \
             WHERE tickets.id = ? AND organiser_id = ?",
        )
        .bind(ticket_id)
        .bind(gate.organiser)
        .fetch_optional(&mut *transaction)
        .await?;
        let ticket = valid(ticket)?;
        sqlx::query("UPDATE tickets SET state = ? WHERE id = ?")
            .bind(TicketState::Used)
            .bind(ticket_id)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(Ticket { state: TicketState::Used, ..ticket })
    }
}

/// The ticket, if it lets somebody in.
fn valid(ticket: Option<Ticket>) -> Result<Ticket, TicketProblem> {
    let ticket = ticket.ok_or(TicketProblem::NotFound)?;
    match ticket.state {
        TicketState::Valid => Ok(ticket),
        state @ (TicketState::Used | TicketState::Void) => Err(TicketProblem::NotValid { state }),
    }
}

async fn read(connection: &mut SqliteConnection, id: TicketId) -> sqlx::Result<Option<Ticket>> {
    sqlx::query_as("SELECT * FROM tickets WHERE id = ?").bind(id).fetch_optional(connection).await
}

/// Makes the tickets of a paid order, held by whoever ordered.
pub(crate) async fn issue(connection: &mut SqliteConnection, order: &Order) -> sqlx::Result<()> {
    for line in &order.lines {
        for _ in 0..line.quantity {
            sqlx::query(
                "INSERT INTO tickets (id, order_id, ticket_type_id, holder, state, key) VALUES (?, ?, ?, ?, ?, ?)",
            )
            .bind(TicketId(Uuid::now_v7()))
            .bind(order.id)
            .bind(line.ticket_type_id)
            .bind(&order.email)
            .bind(TicketState::Valid)
            .bind(secret::new("ticket"))
            .execute(&mut *connection)
            .await?;
        }
    }
    Ok(())
}

/// Has the tickets of an order let nobody in any more.
pub(crate) async fn void(connection: &mut SqliteConnection, order: OrderId) -> sqlx::Result<()> {
    sqlx::query("UPDATE tickets SET state = ? WHERE order_id = ?")
        .bind(TicketState::Void)
        .bind(order)
        .execute(connection)
        .await?;
    Ok(())
}
