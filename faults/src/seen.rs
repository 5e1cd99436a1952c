//! What receivers saw: every message by its id, how often each was taken, and whether who sent it was proved.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use hyper::HeaderMap;
use ringback_outbox::Secret;
use standardwebhooks::Webhook;
use tokio::sync::Notify;

use crate::orders;

/// What all receivers of a row saw.
#[derive(Default)]
pub(crate) struct Seen {
    messages: Mutex<BTreeMap<String, Message>>,
    keys: Mutex<Vec<Secret>>,
    /// Whether signatures are not looked at.
    trusts_all: AtomicBool,
    /// Whether the time that a request tells is not.
    ignores_time: AtomicBool,
    unproved: Mutex<Vec<String>>,
    came: Notify,
}

/// A message as it was seen.
#[derive(Debug, Clone)]
pub(crate) struct Message {
    /// The number of its order.
    pub(crate) number: i64,
    /// When it came, each time.
    pub(crate) came: Vec<Arrival>,
    /// How often it was answered with success.
    pub(crate) taken: usize,
}

/// One time that a message came.
#[derive(Debug, Clone)]
pub(crate) struct Arrival {
    pub(crate) at: Instant,
    /// What sent it.
    pub(crate) agent: String,
}

impl Seen {
    /// Sees what is signed by any of these keys as proved.
    pub(crate) fn trust(&self, keys: impl IntoIterator<Item = Secret>) {
        *lock(&self.keys) = keys.into_iter().collect();
    }

    /// Sees everything as proved: the keys are the service's own.
    pub(crate) fn trust_all(&self) {
        self.trusts_all.store(true, Ordering::SeqCst);
    }

    /// From now on any time that a request tells is as good as another: its sender's clock is wrong on purpose.
    pub(crate) fn ignore_time(&self) {
        self.ignores_time.store(true, Ordering::SeqCst);
    }

    /// Notes a request; how often its message came before, or `None` if it is no request of an order.
    pub(crate) fn note(&self, path: &str, headers: &HeaderMap, body: &[u8]) -> Option<usize> {
        let field = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let id = field("webhook-id").to_owned();
        if !self.is_proved(headers, body) {
            lock(&self.unproved).push(id.clone());
        }
        let number = orders::number(path)?;
        let arrival = Arrival { at: Instant::now(), agent: field("user-agent").to_owned() };
        let mut messages = lock(&self.messages);
        let message = messages.entry(id).or_insert(Message { number, came: Vec::new(), taken: 0 });
        message.came.push(arrival);
        let before = message.came.len() - 1;
        drop(messages);
        self.came.notify_waiters();
        Some(before)
    }

    /// Notes that a message is answered with success.
    pub(crate) fn take(&self, headers: &HeaderMap) {
        let id = headers.get("webhook-id").and_then(|value| value.to_str().ok()).unwrap_or_default();
        if let Some(message) = lock(&self.messages).get_mut(id) {
            message.taken += 1;
        }
        self.came.notify_waiters();
    }

    fn is_proved(&self, headers: &HeaderMap, body: &[u8]) -> bool {
        self.trusts_all.load(Ordering::SeqCst)
            || lock(&self.keys).iter().any(|key| {
                Webhook::new(key.expose()).is_ok_and(|webhook| {
                    if self.ignores_time.load(Ordering::SeqCst) {
                        is_signed(&webhook, headers, body)
                    } else {
                        webhook.verify(body, headers).is_ok()
                    }
                })
            })
    }

    /// Every message.
    pub(crate) fn messages(&self) -> Vec<Message> {
        lock(&self.messages).values().cloned().collect()
    }

    /// How many messages were taken.
    pub(crate) fn taken(&self) -> usize {
        lock(&self.messages).values().filter(|message| message.taken > 0).count()
    }

    /// How many messages came.
    pub(crate) fn arrived(&self) -> usize {
        lock(&self.messages).len()
    }

    /// How often messages were taken that had been taken already.
    pub(crate) fn duplicates(&self) -> usize {
        lock(&self.messages).values().map(|message| message.taken.saturating_sub(1)).sum()
    }

    /// How many requests no trusted key had signed.
    pub(crate) fn unproved(&self) -> usize {
        lock(&self.unproved).len()
    }

    /// How many of the orders 1 to `last` nobody was told of.
    pub(crate) fn lost(&self, last: i64) -> usize {
        let told = self.told();
        (1..=last).filter(|number| !told.contains(number)).count()
    }

    /// The numbers of the orders that receivers were told of.
    pub(crate) fn told(&self) -> BTreeSet<i64> {
        lock(&self.messages).values().filter(|m| m.taken > 0).map(|m| m.number).collect()
    }

    /// The longest time from `since` on in which no new message came, up to the last that came.
    pub(crate) fn longest_silence_of_new(&self, since: Instant) -> Duration {
        let messages = lock(&self.messages);
        let mut came: Vec<Instant> = messages.values().filter_map(|m| m.came.first()).map(|a| a.at).collect();
        came.retain(|at| *at > since);
        came.push(since);
        came.sort_unstable();
        came.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap_or_default()
    }

    /// How many orders were told of that were rolled back: their numbers are negative.
    pub(crate) fn rolled_back(&self) -> usize {
        lock(&self.messages).values().filter(|message| message.number < 0).count()
    }

    /// Waits until it is so; `false` if that takes longer than `patience`.
    pub(crate) async fn until(&self, patience: Duration, is_so: impl Fn(&Self) -> bool) -> bool {
        let waiting = async {
            loop {
                let came = self.came.notified();
                if is_so(self) {
                    return;
                }
                came.await;
            }
        };
        tokio::time::timeout(patience, waiting).await.is_ok()
    }
}

/// Whether the signature is the key's, whatever the time.
fn is_signed(webhook: &Webhook, headers: &HeaderMap, body: &[u8]) -> bool {
    let field = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let signed = || {
        let time = field("webhook-timestamp")?.parse().ok()?;
        let signature = webhook.sign(field("webhook-id")?, time, body).ok()?;
        Some(field("webhook-signature")?.split(' ').any(|given| given == signature))
    };
    signed().unwrap_or(false)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
