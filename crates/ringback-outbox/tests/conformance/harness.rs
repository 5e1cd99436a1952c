//! A database of its own for each test, and what all tests do with it.

use std::time::Duration;

use http::Method;
use ringback::callback::{AddressPolicy, Call, Client, Source, Target};
use ringback_outbox::{
    Answers, Clock, Database, Dispatching, Limits, ManualClock, Message, MessageId, Outbox, State,
};
use serde_json::Value;
use sqlx::{Pool, Transaction};

/// Long enough for a machine under load; a test that passes never waits for it.
const PATIENCE: Duration = Duration::from_secs(30);

/// Where the tests' clock begins: now, since receivers compare timestamps with their own.
fn now_ms() -> i64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970");
    now.as_millis().try_into().expect("before the year 292277026")
}

/// An empty database.
pub(crate) trait Harness: Sized + 'static {
    type Db: Database;

    async fn start() -> Self;

    fn pool(&self) -> &Pool<Self::Db>;

    /// Where it is, for other processes.
    #[cfg(feature = "command")]
    fn address(&self) -> String;

    /// A transaction that notes that this callback was answered, in a table of the application's.
    fn note(transaction: &mut Transaction<'_, Self::Db>, id: &str) -> impl Future<Output = ()> + Send;

    /// What was noted.
    async fn notes(&self) -> Vec<String>;
}

/// An outbox, and the clock that it goes by.
pub(crate) struct Opened<DB: Database> {
    pub(crate) outbox: Outbox<DB>,
    pub(crate) clock: ManualClock,
}

pub(crate) async fn open<H: Harness>(harness: &H) -> Opened<H::Db> {
    open_with(harness, Limits::default()).await
}

pub(crate) async fn open_with<H: Harness>(harness: &H, limits: Limits) -> Opened<H::Db> {
    let clock = ManualClock::at_ms(now_ms());
    let outbox = Outbox::open_with(harness.pool().clone(), limits, Clock::Manual(clock.clone())).await;
    Opened { outbox: outbox.expect("an outbox"), clock }
}

/// A client that reaches the receivers of the tests.
pub(crate) fn client() -> Client {
    Client::builder().policy(AddressPolicy::loopback()).build().expect("a client")
}

/// Stops without cutting anyone off.
pub(crate) async fn stop(dispatching: Dispatching) {
    dispatching.stop(PATIENCE).await;
}

/// `POST {base}` with `body` as JSON.
pub(crate) fn call(base: &str, body: &Value) -> Call<Value> {
    let target = Target::new().value(Source::Query("callback_url"), base);
    Call::new("invoice_notification", Method::POST, target).with_json(body)
}

impl<DB: Database> Opened<DB> {
    pub(crate) async fn dispatch(&self) -> Dispatching {
        self.dispatch_with(()).await
    }

    pub(crate) async fn dispatch_with(&self, answers: impl Answers<DB>) -> Dispatching {
        self.outbox.dispatch(client(), answers).await.expect("a dispatcher")
    }

    /// Enqueues a call in a transaction of its own.
    pub(crate) async fn enqueue(&self, pool: &Pool<DB>, call: Call<Value>) -> MessageId {
        let mut transaction = pool.begin().await.expect("a transaction");
        let id = self.outbox.enqueue(&mut transaction, call).await.expect("room");
        transaction.commit().await.expect("a commit");
        id
    }

    /// Enqueues so many calls.
    pub(crate) async fn enqueue_many(&self, pool: &Pool<DB>, base: &str, count: usize) -> Vec<MessageId> {
        let mut ids = Vec::new();
        let mut transaction = pool.begin().await.expect("a transaction");
        for number in 0..count {
            let call = call(base, &Value::from(number));
            ids.push(self.outbox.enqueue(&mut transaction, call).await.expect("room"));
        }
        transaction.commit().await.expect("a commit");
        ids
    }

    pub(crate) async fn message(&self, id: &MessageId) -> Message {
        self.outbox.message(id).await.expect("a database").expect("a message")
    }

    /// Waits until the message looks like this.
    pub(crate) async fn until(&self, id: &MessageId, is_so: impl Fn(&Message) -> bool) -> Message {
        let looked = tokio::time::timeout(PATIENCE, async {
            loop {
                let message = self.message(id).await;
                if is_so(&message) {
                    return message;
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        });
        looked.await.unwrap_or_else(|_| panic!("{id} never came to look as it should"))
    }

    pub(crate) async fn until_state(&self, id: &MessageId, state: State) -> Message {
        self.until(id, |message| message.state == state).await
    }

    /// Waits until a message was tried this often and is not being sent.
    pub(crate) async fn until_tried(&self, id: &MessageId, attempts: u32) -> Message {
        self.until(id, |message| message.attempts == attempts).await
    }
}
