//! What is printed: how many cases are equal, improved, refused and different, and why.

use std::collections::BTreeMap;
use std::fmt;

use crate::case::{Case, Direction};
use crate::improvements;
use crate::notation::NOTATIONS;
use crate::outcome::Outcome;

/// The outcome of every case, both directions.
pub(crate) struct Report {
    corpora: BTreeMap<&'static str, Counts>,
    improvements: BTreeMap<&'static str, Vec<String>>,
    refusals: BTreeMap<String, Vec<String>>,
    different: Vec<String>,
}

#[derive(Default)]
struct Counts {
    equal: usize,
    improved: usize,
    refused: usize,
    different: usize,
}

impl Report {
    pub(crate) fn of(cases: &[Case]) -> Self {
        let mut report = Self {
            corpora: BTreeMap::new(),
            improvements: BTreeMap::new(),
            refusals: BTreeMap::new(),
            different: Vec::new(),
        };
        for case in cases {
            report.add(case);
        }
        report
    }

    /// Whether nothing is silently different.
    pub(crate) fn is_fine(&self) -> bool {
        self.different.is_empty()
    }

    /// The rules that no case needed.
    #[cfg(test)]
    pub(crate) fn idle(&self) -> Vec<&'static str> {
        let names = improvements::all().map(|improvement| improvement.name);
        names.filter(|name| !self.improvements.contains_key(name)).collect()
    }

    /// How many cases have schemas, equal or improved.
    #[cfg(test)]
    pub(crate) fn emitted(&self) -> usize {
        self.corpora.values().map(|counts| counts.equal + counts.improved).sum()
    }

    /// A type counts once, by the worse of its two directions.
    fn add(&mut self, case: &Case) {
        let name = format!("{}::{}", case.file, case.rust);
        let both = [Direction::Reading, Direction::Writing].map(|way| (way, Outcome::of(case, way)));
        let counts = self.corpora.entry(case.corpus).or_default();
        if both.iter().any(|(_, outcome)| matches!(outcome, Outcome::Different { .. })) {
            counts.different += 1;
        } else if both.iter().any(|(_, outcome)| matches!(outcome, Outcome::Refused(_))) {
            counts.refused += 1;
        } else if both.iter().any(|(_, outcome)| matches!(outcome, Outcome::Improved(_))) {
            counts.improved += 1;
        } else {
            counts.equal += 1;
        }
        for (direction, outcome) in both {
            match outcome {
                Outcome::Equal => {}
                Outcome::Improved(used) => {
                    for rule in used.into_keys() {
                        note(self.improvements.entry(rule).or_default(), &name);
                    }
                }
                Outcome::Refused(refusal) => {
                    let why = format!("{} {}", refusal.code, refusal.message);
                    note(self.refusals.entry(why).or_default(), &name);
                }
                Outcome::Different { derived, emitted, places } => self.different.push(format!(
                    "{name}, {direction:?}, at {}\n  schemars: {derived}\n  ours:     {emitted}",
                    places.join(", ")
                )),
            }
        }
    }
}

fn note(names: &mut Vec<String>, name: &str) {
    if names.last().is_none_or(|last| last != name) {
        names.push(name.to_owned());
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (corpus, counts) in &self.corpora {
            let Counts { equal, improved, refused, different } = counts;
            writeln!(
                f,
                "{corpus}: {equal} equal, {improved} improved, {refused} refused, {different} silently different"
            )?;
        }
        writeln!(f, "\nSpellings of one meaning:")?;
        for notation in NOTATIONS {
            writeln!(f, "  {}: {}", notation.name, notation.reason)?;
        }
        writeln!(f, "\nImproved:")?;
        for improvement in improvements::all() {
            let cases = self.improvements.get(improvement.name).map_or(0, Vec::len);
            writeln!(f, "  {cases:4}  {}: {}", improvement.name, improvement.reason)?;
        }
        writeln!(f, "\nRefused:")?;
        let mut refusals: Vec<_> = self.refusals.iter().collect();
        refusals.sort_by_key(|(_, names)| std::cmp::Reverse(names.len()));
        for (cause, names) in refusals {
            writeln!(f, "  {:4}  {cause}\n        {}", names.len(), names.join(", "))?;
        }
        if !self.different.is_empty() {
            writeln!(f, "\nSilently different:")?;
        }
        self.different.iter().try_for_each(|different| writeln!(f, "{different}"))
    }
}
