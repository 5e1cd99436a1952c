//! What comes of a case: equal, improved, refused or different.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::case::{Case, Direction};
use crate::definitions::unfolded;
use crate::notation::normal;
use crate::ours::{Refusal, emitted};
use crate::reconcile::reconcile;

/// What was found of a type, one direction.
pub(crate) enum Outcome {
    /// The schemas say the same.
    Equal,
    /// Ours differs in places where a rule says why, with how often each applied.
    Improved(BTreeMap<&'static str, usize>),
    /// We emit none.
    Refused(Refusal),
    /// They differ without a reason.
    Different { derived: Value, emitted: Value, places: Vec<String> },
}

impl Outcome {
    pub(crate) fn of(case: &Case, direction: Direction) -> Self {
        let ours = match emitted(case, direction) {
            Ok(ours) => normal(unfolded(&ours)),
            Err(refusal) => return Self::Refused(refusal),
        };
        let mut theirs = normal(unfolded(&case.derived(direction)));
        if theirs == ours {
            return Self::Equal;
        }
        let derived = theirs.clone();
        let mut used = BTreeMap::new();
        let places = reconcile(&mut theirs, &ours, direction, &mut used);
        if places.is_empty() {
            Self::Improved(used)
        } else {
            Self::Different { derived, emitted: ours, places }
        }
    }
}
