//! The table: a line for each gate, and whether it holds.

use std::fmt;

use crate::failure::Failure;

/// What was measured against one gate.
#[derive(Debug)]
pub(crate) struct Finding {
    pub(crate) gate: String,
    pub(crate) figure: String,
    pub(crate) holds: bool,
}

impl Finding {
    pub(crate) fn new(gate: &str, holds: bool, figure: impl Into<String>) -> Self {
        Self { gate: gate.to_owned(), figure: figure.into(), holds }
    }

    /// What is counted, and must be none.
    pub(crate) fn none(gate: &str, count: impl TryInto<i64> + fmt::Display) -> Self {
        let figure = count.to_string();
        Self::new(gate, count.try_into().is_ok_and(|count| count == 0), figure)
    }

    /// What is counted, and must not be more than this.
    pub(crate) fn at_most(gate: &str, most: usize, count: usize) -> Self {
        Self::new(gate, count <= most, format!("{count} of at most {most}"))
    }

    /// What took so long, and must not have taken longer than this.
    pub(crate) fn within(gate: &str, most: std::time::Duration, took: std::time::Duration) -> Self {
        Self::new(gate, took <= most, format!("{:.2} s", took.as_secs_f64()))
    }

    /// As a line, for another process.
    pub(crate) fn to_text(&self) -> String {
        format!("{}\t{}\t{}", self.holds, self.gate, self.figure)
    }

    /// From such a line.
    pub(crate) fn from_text(text: &str) -> Result<Self, Failure> {
        let mut parts = text.splitn(3, '\t');
        let mut part = || parts.next().ok_or_else(|| format!("not a finding: {text}"));
        let holds = part()?.parse()?;
        Ok(Self::new(part()?, holds, part()?))
    }
}

/// A line of the table, in Markdown.
pub(crate) fn line(fault: &str, finding: &Finding) -> String {
    let Finding { gate, figure, holds } = finding;
    format!("| {fault} | {gate} | {figure} | {} |", if *holds { "holds" } else { "**BROKEN**" })
}

/// How the table begins.
pub(crate) const HEAD: &str = "| fault | gate | figure | |\n|---|---|---|---|";

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Finding, line};

    #[test]
    fn a_gate_that_is_passed_by_too_much_is_shown_as_broken() {
        assert_eq!(line("kill", &Finding::none("0 lost", 0)), "| kill | 0 lost | 0 | holds |");
        assert_eq!(line("kill", &Finding::none("0 lost", 2)), "| kill | 0 lost | 2 | **BROKEN** |");
        assert!(Finding::at_most("", 3, 3).holds && !Finding::at_most("", 3, 4).holds);
        let second = Duration::from_secs(1);
        assert!(Finding::within("", second, second).holds && !Finding::within("", second, 2 * second).holds);
    }
}
