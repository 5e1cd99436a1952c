//! Two schemas side by side: where they differ, an improvement must say why.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::case::Direction;
use crate::definitions::AGAIN;
use crate::improvements::{self, Place};

/// Counts the improvements that lead from one schema to the other, and returns the places that none explains.
pub(crate) fn reconcile(
    theirs: &mut Value,
    ours: &Value,
    direction: Direction,
    used: &mut BTreeMap<&'static str, usize>,
) -> Vec<String> {
    let mut walk = Walk { direction, used, path: Vec::new(), left: Vec::new() };
    walk.schema(theirs, ours);
    walk.left
}

struct Walk<'w> {
    direction: Direction,
    used: &'w mut BTreeMap<&'static str, usize>,
    path: Vec<String>,
    left: Vec<String>,
}

impl Walk<'_> {
    fn schema(&mut self, theirs: &mut Value, ours: &Value) {
        if theirs == ours || theirs.get(AGAIN).is_some() || ours.get(AGAIN).is_some() {
            return;
        }
        let (Value::Object(their_members), Value::Object(our_members)) = (&mut *theirs, ours) else {
            self.left.push(self.path.join("/"));
            return;
        };
        for improvement in improvements::all() {
            let place = Place { direction: self.direction, path: &self.path };
            if (improvement.apply)(their_members, our_members, &place) {
                *self.used.entry(improvement.name).or_default() += 1;
            }
        }
        their_members.sort_keys();
        self.members(their_members, our_members);
    }

    fn members(&mut self, theirs: &mut Map<String, Value>, ours: &Map<String, Value>) {
        let mut keywords: Vec<String> = theirs.keys().chain(ours.keys()).cloned().collect();
        keywords.sort();
        keywords.dedup();
        for keyword in keywords {
            self.path.push(keyword.clone());
            match (theirs.get_mut(&keyword), ours.get(&keyword)) {
                (Some(their), Some(our)) => self.value(&keyword, their, our),
                (Some(_) | None, None) | (None, Some(_)) => self.left.push(self.path.join("/")),
            }
            self.path.pop();
        }
    }

    fn value(&mut self, keyword: &str, theirs: &mut Value, ours: &Value) {
        match (keyword, &mut *theirs, ours) {
            (_, theirs, ours) if theirs == ours => {}
            ("properties" | "patternProperties", Value::Object(theirs), Value::Object(ours)) => {
                for (name, our) in ours {
                    self.path.push(name.clone());
                    match theirs.get_mut(name) {
                        Some(their) => self.schema(their, our),
                        None => self.left.push(self.path.join("/")),
                    }
                    self.path.pop();
                }
                let more: Vec<_> = theirs.keys().filter(|name| !ours.contains_key(*name)).cloned().collect();
                self.left.extend(more.iter().map(|name| format!("{}/{name}", self.path.join("/"))));
            }
            ("allOf" | "anyOf" | "oneOf" | "prefixItems", Value::Array(theirs), Value::Array(ours))
                if theirs.len() == ours.len() =>
            {
                if keyword != "prefixItems" {
                    pair(theirs, ours);
                }
                for (index, (their, our)) in theirs.iter_mut().zip(ours).enumerate() {
                    self.path.push(index.to_string());
                    self.schema(their, our);
                    self.path.pop();
                }
            }
            ("additionalProperties" | "items" | "not" | "unevaluatedProperties", theirs, ours) => {
                self.schema(theirs, ours);
            }
            (_, _, _) => self.left.push(self.path.join("/")),
        }
    }
}

/// Brings choices into the order of those that they are most like.
fn pair(theirs: &mut [Value], ours: &[Value]) {
    for (index, our) in ours.iter().enumerate() {
        let rest = theirs[index..].iter().enumerate();
        // The first of those that are equally like it.
        let best = rest.rev().max_by_key(|(_, their)| likeness(their, our)).map(|(best, _)| index + best);
        if let Some(best) = best {
            theirs[index..=best].rotate_right(1);
        }
    }
}

/// How much two schemas have in common; what tells variants apart counts most.
fn likeness(theirs: &Value, ours: &Value) -> usize {
    let (mut their_names, mut our_names) = (BTreeSet::new(), BTreeSet::new());
    constants(theirs, &mut their_names);
    constants(ours, &mut our_names);
    OF_NAMES * their_names.intersection(&our_names).count() + parts(theirs, ours)
}

/// What a name in common counts beside other parts.
const OF_NAMES: usize = 8;

/// Every value of an enum.
fn constants<'s>(schema: &'s Value, found: &mut BTreeSet<&'s str>) {
    let texts = schema["enum"].as_array().into_iter().flatten().filter_map(Value::as_str);
    found.extend(texts);
    match schema {
        Value::Object(members) => members.values().for_each(|inner| constants(inner, found)),
        Value::Array(items) => items.iter().for_each(|inner| constants(inner, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn parts(theirs: &Value, ours: &Value) -> usize {
    match (theirs, ours) {
        (Value::Object(theirs), Value::Object(ours)) => {
            ours.iter().filter_map(|(name, our)| Some(1 + parts(theirs.get(name)?, our))).sum()
        }
        (theirs, ours) => usize::from(theirs == ours),
    }
}
