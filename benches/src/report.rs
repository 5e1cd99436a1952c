//! Ratios with their spread: the median, and the smallest and largest of the rounds.

use std::{fmt, time::Duration};

/// One thing that was measured on both sides, round by round.
pub(crate) struct Row {
    title: &'static str,
    axum: Vec<f64>,
    ringback: Vec<f64>,
}

impl Row {
    pub(crate) fn new(title: &'static str) -> Self {
        Self { title, axum: Vec::new(), ringback: Vec::new() }
    }

    /// Adds a round.
    pub(crate) fn add(&mut self, axum: Duration, ringback: Duration) {
        self.axum.push(axum.as_secs_f64());
        self.ringback.push(ringback.as_secs_f64());
    }

    /// Each round's own ratio, in order of size: what slows the machine for a while slows both sides of a round.
    fn ratios(&self) -> Vec<f64> {
        let mut ratios: Vec<f64> =
            self.axum.iter().zip(&self.ringback).map(|(axum, ringback)| ringback / axum).collect();
        ratios.sort_by(f64::total_cmp);
        ratios
    }
}

impl fmt::Display for Row {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ratios = self.ratios();
        let (Some(least), Some(most)) = (ratios.first(), ratios.last()) else {
            return write!(formatter, "{:52} not measured", self.title);
        };
        let (ringback, axum) = (median(&self.ringback), median(&self.axum));
        write!(
            formatter,
            "{:52} {:.2}  ({least:.2} to {most:.2}; {ringback:.2} s ÷ {axum:.2} s)",
            self.title,
            median(&ratios),
        )
    }
}

/// The upper one of the two in the middle where there are two.
pub(crate) fn median(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Row;

    #[test]
    fn row_shows_the_median_of_the_ratios_and_their_spread() {
        let mut row = Row::new("title");
        for (axum, ringback) in [(10, 5), (10, 7), (20, 12)] {
            row.add(Duration::from_secs(axum), Duration::from_secs(ringback));
        }
        let shown = row.to_string();
        assert!(shown.ends_with("0.60  (0.50 to 0.70; 7.00 s ÷ 10.00 s)"), "{shown}");
    }
}
