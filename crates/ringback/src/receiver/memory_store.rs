//! Answers in memory, as many as there is room for.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::Failure;
use crate::receiver::{AnswerStore, Claim, KeptAnswer};

/// Remembers answers in memory: the last 10,000 of the last four days, in no more than about 64 MiB.
///
/// Four days are a little more than the time over which a sender tries again. A restart forgets everything.
#[derive(Debug)]
pub struct MemoryStore {
    max_answers: usize,
    max_age: Duration,
    known: Mutex<Known>,
}

const MAX_ANSWERS: usize = 10_000;
const MAX_AGE: Duration = Duration::from_secs(4 * 24 * 60 * 60);
const MAX_BYTES: usize = 64 * 1024 * 1024;

#[derive(Debug, Default)]
struct Known {
    /// What is known of each id; `None`: it is in progress.
    ids: HashMap<String, Option<KeptAnswer>>,
    /// The ids that were answered, the oldest first.
    answered: VecDeque<(Instant, String)>,
    /// What the answers take.
    bytes: usize,
}

impl Default for MemoryStore {
    fn default() -> Self {
        Self::with_bounds(MAX_ANSWERS, MAX_AGE)
    }
}

impl MemoryStore {
    /// The same with other bounds: how many answers, and for how long.
    pub fn with_bounds(max_answers: usize, max_age: Duration) -> Self {
        Self { max_answers, max_age, known: Mutex::default() }
    }

    fn claim_at(&self, id: &str, now: Instant) -> Claim {
        let mut known = self.known();
        self.forget(&mut known, now);
        match known.ids.get(id) {
            Some(Some(answer)) => Claim::Answered(answer.clone()),
            Some(None) => Claim::InProgress,
            None => {
                known.ids.insert(id.to_owned(), None);
                Claim::Granted
            }
        }
    }

    fn keep_at(&self, id: &str, answer: &KeptAnswer, now: Instant) {
        let mut known = self.known();
        // Only what was claimed can be kept, and once.
        if let Some(kept @ None) = known.ids.get_mut(id) {
            *kept = Some(answer.clone());
            known.answered.push_back((now, id.to_owned()));
            known.bytes += answer.size_bytes();
        }
        self.forget(&mut known, now);
    }

    /// Forgets what is too old, and the oldest of what is too much.
    fn forget(&self, known: &mut Known, now: Instant) {
        while let Some((at, _)) = known.answered.front() {
            let is_old = now.saturating_duration_since(*at) > self.max_age;
            if !is_old && known.answered.len() <= self.max_answers && known.bytes <= MAX_BYTES {
                return;
            }
            if let Some((_, id)) = known.answered.pop_front() {
                let answer = known.ids.remove(&id).flatten();
                known.bytes -= answer.map_or(0, |answer| answer.size_bytes());
            }
        }
    }

    /// A panic while the lock was held leaves what is known as good as before.
    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl AnswerStore for MemoryStore {
    async fn claim(&self, id: &str) -> Result<Claim, Failure> {
        Ok(self.claim_at(id, Instant::now()))
    }

    async fn keep(&self, id: &str, answer: &KeptAnswer) -> Result<(), Failure> {
        self.keep_at(id, answer, Instant::now());
        Ok(())
    }

    async fn release(&self, id: &str) -> Result<(), Failure> {
        self.known().ids.remove(id);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(body: &str) -> KeptAnswer {
        let json = serde_json::json!({ "status": 200, "headers": [], "body": body });
        serde_json::from_value(json).expect("an answer")
    }

    /// Which of these ids are still known.
    fn known<'a>(store: &MemoryStore, ids: &[&'a str], now: Instant) -> Vec<&'a str> {
        let is_known = |id: &&&str| matches!(store.claim_at(id, now), Claim::Answered(_));
        ids.iter().filter(is_known).copied().collect()
    }

    fn kept(store: &MemoryStore, id: &str, body: &str, now: Instant) {
        assert_eq!(store.claim_at(id, now), Claim::Granted);
        store.keep_at(id, &answer(body), now);
    }

    #[test]
    fn the_oldest_answer_makes_room_for_the_newest() {
        let (store, now) = (MemoryStore::with_bounds(2, MAX_AGE), Instant::now());
        for id in ["a", "b", "c"] {
            kept(&store, id, "", now);
        }
        assert_eq!(known(&store, &["b", "c", "a"], now), ["b", "c"]);
    }

    #[test]
    fn an_old_answer_is_forgotten() {
        let (store, then) = (MemoryStore::default(), Instant::now());
        kept(&store, "a", "", then);
        kept(&store, "b", "", then + MAX_AGE);
        let now = then + MAX_AGE + Duration::from_secs(1);
        assert_eq!(known(&store, &["a", "b"], now), ["b"]);
    }

    #[test]
    fn long_answers_take_the_room_of_many() {
        let (store, now) = (MemoryStore::default(), Instant::now());
        let long = "x".repeat(MAX_BYTES / 2);
        for id in ["a", "b", "c"] {
            kept(&store, id, &long, now);
        }
        assert_eq!(known(&store, &["b", "c", "a"], now), ["b", "c"]);
    }

    #[test]
    fn what_is_in_progress_is_never_forgotten() {
        let (store, then) = (MemoryStore::with_bounds(0, Duration::ZERO), Instant::now());
        assert_eq!(store.claim_at("a", then), Claim::Granted);
        assert_eq!(store.claim_at("a", then + MAX_AGE), Claim::InProgress);
    }
}
