//! Ratios with their spread: the median, and the smallest and largest of the rounds.

use std::fmt::Write;

use crate::sides::Side;

/// What a value is told in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Unit {
    Seconds,
    Megabytes,
}

/// One thing that was measured on every side, round by round.
pub(crate) struct Row {
    title: &'static str,
    unit: Unit,
    /// For each round, a value for each side; the first is what the others are compared with.
    rounds: Vec<Vec<f64>>,
}

impl Row {
    pub(crate) fn new(title: &'static str, unit: Unit) -> Self {
        Self { title, unit, rounds: Vec::new() }
    }

    /// Adds a round.
    pub(crate) fn add(&mut self, values: &[f64]) {
        self.rounds.push(values.to_vec());
    }

    /// Each round's own ratio, in order of size: what slows the machine for a while slows all sides of a round.
    fn ratios(&self, side: usize) -> Vec<f64> {
        let mut ratios: Vec<f64> = self.rounds.iter().map(|values| values[side] / values[0]).collect();
        ratios.sort_by(f64::total_cmp);
        ratios
    }

    fn median(&self, side: usize) -> f64 {
        median(&self.rounds.iter().map(|values| values[side]).collect::<Vec<_>>())
    }

    /// The first side's value, and below it the ratio of every other.
    pub(crate) fn shown(&self, sides: &[Side]) -> String {
        let unit = match self.unit {
            Unit::Seconds => "s",
            Unit::Megabytes => "MB",
        };
        let mut shown = format!("{} ({} {:.2} {unit})", self.title, sides[0].title(), self.median(0));
        for (index, side) in sides.iter().enumerate().skip(1) {
            let ratios = self.ratios(index);
            let (Some(least), Some(most)) = (ratios.first(), ratios.last()) else { continue };
            let (ratio, value, title) = (median(&ratios), self.median(index), side.title());
            write!(shown, "\n    {title:14} {ratio:.2}  ({least:.2} to {most:.2}; {value:.2} {unit})")
                .expect("a string is written");
        }
        shown
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
    use super::{Row, Unit};
    use crate::sides::Side;

    #[test]
    fn row_shows_the_median_of_the_ratios_and_their_spread() {
        let mut row = Row::new("title", Unit::Seconds);
        for values in [[10.0, 5.0], [10.0, 7.0], [20.0, 12.0]] {
            row.add(&values);
        }
        let shown = row.shown(&[Side::Axum, Side::Ringback]);
        assert_eq!(shown, "title (axum 10.00 s)\n    ringback       0.60  (0.50 to 0.70; 7.00 s)");
    }
}
