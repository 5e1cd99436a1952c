//! Which delivery is being received, for those who want to know.

use crate::signing::is_id;

tokio::task_local! {
    static CURRENT: Delivery;
}

/// What a request says of the message that it delivers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    id: String,
    timestamp_s: Option<i64>,
}

/// The delivery that the method of a receiver's trait is called for; `None` where it bears no id, and outside of such a
/// method. A task that the method spawns is outside.
///
/// Its id, kept in the transaction of whatever the method does, makes that happen once even where the receiver is
/// killed before it could answer.
///
/// # Example
///
/// ```
/// # struct Shop;
/// # impl Shop {
/// async fn order_paid(&self, order: u64) -> Result<(), ringback::Failure> {
///     let delivery = ringback::receiver::delivery();
///     // … INSERT INTO payments (order_id, delivery_id) …
/// #   let _ = (order, delivery);
///     Ok(())
/// }
/// # }
/// ```
pub fn delivery() -> Option<Delivery> {
    CURRENT.try_with(Clone::clone).ok()
}

impl Delivery {
    /// `None` where the id is none.
    pub(super) fn new(id: &str, timestamp_s: Option<i64>) -> Option<Self> {
        is_id(id).then(|| Self { id: id.to_owned(), timestamp_s })
    }

    /// The name of the message (`webhook-id`), the same for all attempts to deliver it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// When this attempt was made (`webhook-timestamp`), in seconds since 1970-01-01 UTC; `None` only where it was not
    /// verified and does not say so.
    pub fn timestamp_s(&self) -> Option<i64> {
        self.timestamp_s
    }

    /// Lets a future know that it runs for this delivery.
    pub(super) async fn scope<T>(self, future: impl Future<Output = T>) -> T {
        CURRENT.scope(self, future).await
    }
}
