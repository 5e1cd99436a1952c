//! When a message is tried again.
//!
//! The schedule that Standard Webhooks proposes; pure.

use std::time::Duration;

const SECOND: u64 = 1;
const MINUTE: u64 = 60 * SECOND;
const HOUR: u64 = 60 * MINUTE;

/// What lies between one attempt and the next. The first is made at once.
const STEPS_S: [u64; 9] =
    [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];

/// The longest wait that a receiver may ask for.
const MAX_WAIT: Duration = Duration::from_secs(24 * HOUR);

/// What a receiver that has too much to do is given at least.
const MIN_SLOW_WAIT: Duration = Duration::from_secs(MINUTE);

/// How far a wait may be off, so that what failed together does not come again together.
const JITTER: f64 = 0.2;

/// What a failure says about the wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pace {
    /// Nothing.
    Usual,
    /// The receiver has too much to do (429, 502 to 504, no answer in time): a minute at least.
    Slow,
    /// It said how long.
    Asked(Duration),
}

/// How long to wait after the attempt with this number, counted from 0 since the message was enqueued or replayed;
/// `None` after the last. `chance` is drawn from 0 to 1.
pub(super) fn wait(step: i64, pace: Pace, chance: f64) -> Option<Duration> {
    let seconds = *usize::try_from(step).ok().and_then(|step| STEPS_S.get(step))?;
    let usual = Duration::from_secs(seconds).mul_f64(1.0 - JITTER + 2.0 * JITTER * chance);
    Some(match pace {
        Pace::Usual => usual,
        Pace::Slow => usual.max(MIN_SLOW_WAIT),
        Pace::Asked(wait) => wait.min(MAX_WAIT).max(usual),
    })
}

/// How long a message may wait at most that was tried so often since it was enqueued or replayed, unless its receiver
/// asked for more: from none on.
pub(super) fn longest_waits() -> impl Iterator<Item = Duration> {
    let waits = (0..).map_while(|step| wait(step, Pace::Slow, 1.0));
    std::iter::once(Duration::ZERO).chain(waits)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{HOUR, MINUTE, Pace, STEPS_S, longest_waits, wait};

    const MIDDLE: f64 = 0.5;

    #[test]
    fn ten_attempts_are_made_over_three_days() {
        let waits: Vec<Duration> = (0..).map_while(|step| wait(step, Pace::Usual, MIDDLE)).collect();
        assert_eq!(waits.len() + 1, 10);
        assert_eq!(waits, STEPS_S.map(Duration::from_secs));
        assert_eq!(waits.iter().sum::<Duration>().as_secs(), 75 * HOUR + 35 * MINUTE + 5);
    }

    #[test]
    fn a_wait_is_off_by_a_fifth_at_most() {
        assert_eq!(wait(1, Pace::Usual, 0.0), Some(Duration::from_mins(4)));
        assert_eq!(wait(1, Pace::Usual, 1.0), Some(Duration::from_mins(6)));
    }

    #[test]
    fn a_busy_receiver_has_a_minute() {
        assert_eq!(wait(0, Pace::Slow, MIDDLE), Some(Duration::from_mins(1)));
        assert_eq!(wait(1, Pace::Slow, MIDDLE), Some(Duration::from_mins(5)));
    }

    #[test]
    fn what_was_never_tried_does_not_wait_and_the_rest_no_longer_than_its_step() {
        let waits: Vec<Duration> = longest_waits().take(3).collect();
        assert_eq!(waits, [Duration::ZERO, Duration::from_mins(1), Duration::from_mins(6)]);
        assert_eq!(longest_waits().count(), 10);
    }

    #[test]
    fn a_receiver_may_ask_for_more_time_but_not_for_less_nor_for_more_than_a_day() {
        let asked = |seconds| wait(1, Pace::Asked(Duration::from_secs(seconds)), MIDDLE);
        assert_eq!(asked(1), Some(Duration::from_mins(5)));
        assert_eq!(asked(1_000), Some(Duration::from_secs(1_000)));
        assert_eq!(asked(1_000_000), Some(Duration::from_secs(24 * HOUR)));
    }
}
