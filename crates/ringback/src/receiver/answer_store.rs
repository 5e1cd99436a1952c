//! Where a receiver remembers what it answered.

use std::pin::Pin;

use crate::Failure;
use crate::receiver::KeptAnswer;

/// Where a receiver remembers what it answered, so that what comes again is not done again.
///
/// The default is a [`MemoryStore`](crate::receiver::MemoryStore). A sender tries again for days, and a restart forgets
/// what is in memory: a receiver for which a repeat is costly keeps its answers in its database.
///
/// Of those who claim one id at a time, one is granted it, whatever process they are in. It then says what came of it
/// by [`keep`](Self::keep) or [`release`](Self::release), unless it is killed: a claim that is older than the longest a
/// method of the receiver may take is void.
///
/// ```sql
/// CREATE TABLE received (id TEXT PRIMARY KEY, claimed_at INTEGER NOT NULL, answer TEXT);
/// -- claim: granted where a row changed, else what `SELECT answer` says
/// INSERT INTO received (id, claimed_at) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE
///     SET claimed_at = $2 WHERE answer IS NULL AND claimed_at < $2 - 600;
/// -- keep
/// UPDATE received SET answer = $2 WHERE id = $1;
/// -- release
/// DELETE FROM received WHERE id = $1 AND answer IS NULL;
/// ```
///
/// An error of `claim` is answered with 500, so that the sender tries again; one of the other two is logged.
pub trait AnswerStore: Send + Sync + 'static {
    /// Claims an id, or says what is known of it.
    fn claim(&self, id: &str) -> impl Future<Output = Result<Claim, Failure>> + Send;

    /// Remembers what was answered with success.
    fn keep(&self, id: &str, answer: &KeptAnswer) -> impl Future<Output = Result<(), Failure>> + Send;

    /// Forgets an id, which was answered without success: it may be tried again.
    fn release(&self, id: &str) -> impl Future<Output = Result<(), Failure>> + Send;
}

/// What is known of an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claim {
    /// Nothing: it is claimed now.
    Granted,
    /// Somebody else has claimed it, and has not ended.
    InProgress,
    /// It was answered.
    Answered(KeptAnswer),
}

type Pending<'a, T> = Pin<Box<dyn Future<Output = Result<T, Failure>> + Send + 'a>>;

/// An [`AnswerStore`] of a type that nobody needs to know.
pub(super) trait ErasedStore: Send + Sync {
    fn claim<'a>(&'a self, id: &'a str) -> Pending<'a, Claim>;
    fn keep<'a>(&'a self, id: &'a str, answer: &'a KeptAnswer) -> Pending<'a, ()>;
    fn release<'a>(&'a self, id: &'a str) -> Pending<'a, ()>;
}

impl<S: AnswerStore> ErasedStore for S {
    fn claim<'a>(&'a self, id: &'a str) -> Pending<'a, Claim> {
        Box::pin(AnswerStore::claim(self, id))
    }

    fn keep<'a>(&'a self, id: &'a str, answer: &'a KeptAnswer) -> Pending<'a, ()> {
        Box::pin(AnswerStore::keep(self, id, answer))
    }

    fn release<'a>(&'a self, id: &'a str) -> Pending<'a, ()> {
        Box::pin(AnswerStore::release(self, id))
    }
}
