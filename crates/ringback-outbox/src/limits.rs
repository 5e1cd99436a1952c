//! How much, how often, how long: the numbers an application may choose.

use std::time::Duration;

/// What an application may choose about its outbox.
#[derive(Debug, Clone)]
pub struct Limits {
    /// The most messages that may wait; beyond, [`enqueue`](crate::Outbox::enqueue) says so. Counted once a second.
    pub backlog: u64,
    /// The most attempts at one time, to whomever.
    pub in_flight: usize,
    /// The most attempts at one time to one endpoint, by all dispatchers of a database together.
    pub in_flight_per_endpoint: usize,
    /// How long a delivered or cancelled message is kept.
    pub keep_delivered: Duration,
    /// How long a dead message is kept.
    pub keep_dead: Duration,
}

const DAY: Duration = Duration::from_hours(24);

impl Default for Limits {
    /// 1,000,000 waiting; 64 in flight, 4 to one endpoint; kept 7 days, dead 30.
    fn default() -> Self {
        Self {
            backlog: 1_000_000,
            in_flight: 64,
            in_flight_per_endpoint: 4,
            keep_delivered: 7 * DAY,
            keep_dead: 30 * DAY,
        }
    }
}
