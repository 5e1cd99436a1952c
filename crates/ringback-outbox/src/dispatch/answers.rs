//! What the application does with an answer.

use std::error::Error;

use ringback::callback::Received;
use sqlx::Transaction;

use crate::{Database, EndpointName, MessageId};

/// What an answer belongs to.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// The message.
    pub id: MessageId,
    /// The name of its callback in the contract.
    pub callback: String,
    /// Whom it went to.
    pub endpoint: EndpointName,
    /// Which attempt succeeded, counted from 1.
    pub attempt: u32,
}

/// Whether an answer is as the contract declares it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// It is: the message is delivered, be it a declared problem.
    AsDeclared,
    /// It is not. With a status of success (2xx) the message is delivered all the same.
    NotDeclared,
}

/// What came of taking an answer.
pub type Taken = Result<Answered, Box<dyn Error + Send + Sync>>;

/// What the application does with answers; generated code implements it for the callbacks of a contract.
pub trait Answers<DB: Database>: Send + Sync + 'static {
    /// Takes an answer of success (2xx), or one that may be a declared problem (4xx but 410 and 429), in the transaction
    /// that records the delivery.
    ///
    /// May be called again for a delivery whose transaction did not commit. Deliveries wait for it: no network here.
    ///
    /// # Errors
    ///
    /// Whatever failed: what was written in the transaction is rolled back, and the message is sent again, later.
    fn answered(
        &self,
        transaction: &mut Transaction<'_, DB>,
        delivery: &Delivery,
        received: &Received,
    ) -> impl Future<Output = Taken> + Send;
}

/// Any success will do.
impl<DB: Database> Answers<DB> for () {
    async fn answered(
        &self,
        _transaction: &mut Transaction<'_, DB>,
        _delivery: &Delivery,
        received: &Received,
    ) -> Taken {
        Ok(if received.status().is_success() { Answered::AsDeclared } else { Answered::NotDeclared })
    }
}
