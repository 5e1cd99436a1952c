//! Where a JSON text is not what a schema describes.
//!
//! A walk over the model and the text at once, so that each mismatch has its place in the text.

use std::ops::Range;

use indexmap::IndexMap;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::check::example_text;
use crate::diagnostics::did_you_mean;
use crate::model::{Additional, Components, Constraint, Property, Schema, SchemaKind, TaggedVariant};

/// A part of a text that is not what a schema describes.
#[derive(Debug)]
pub(super) struct Mismatch {
    /// In bytes of the text.
    pub(super) part: Range<usize>,
    pub(super) expected: String,
    pub(super) help: Option<String>,
}

/// Every mismatch of a text that is JSON.
pub(super) fn mismatches(components: &Components, schema: &Schema, text: &str) -> Vec<Mismatch> {
    let mut walk = Walk { components, text, found: Vec::new() };
    walk.value(schema, text.trim());
    walk.found
}

struct Walk<'a> {
    components: &'a Components,
    /// All of it.
    text: &'a str,
    found: Vec<Mismatch>,
}

/// The values of an object by their names.
type Members<'a> = IndexMap<String, &'a RawValue>;

impl<'a> Walk<'a> {
    /// Looks at a part of the text.
    fn value(&mut self, schema: &Schema, part: &'a str) {
        let Ok(value) = serde_json::from_str::<Value>(part) else { return };
        if value.is_null() && schema.is_nullable {
            return;
        }
        for constraint in &schema.constraints {
            self.expect(unmet(constraint, &value), part);
        }
        match &schema.kind {
            // Octets have no form in JSON.
            SchemaKind::Any | SchemaKind::Binary => {}
            SchemaKind::Ref(name) => {
                if let Some(component) = self.components.schemas.get(name) {
                    self.value(&component.schema, part);
                }
            }
            SchemaKind::Array { items, length, .. } => self.array(items, *length, part),
            SchemaKind::Tuple { items, least } => self.tuple(items, *least, part),
            SchemaKind::Object { properties, additional } => self.object(properties, additional, part),
            SchemaKind::OneOf(choices) | SchemaKind::AnyOf(choices) => self.one_of(choices.iter(), part),
            SchemaKind::Tagged { tag, variants } => self.tagged(tag, variants, &value, part),
            SchemaKind::AllOf(all) => all.iter().for_each(|one| self.value(one, part)),
            kind @ (SchemaKind::Null
            | SchemaKind::Boolean
            | SchemaKind::Integer { .. }
            | SchemaKind::Number { .. }
            | SchemaKind::String { .. }
            | SchemaKind::Decimal { .. }
            | SchemaKind::Enum(_)
            | SchemaKind::OtherText(_)
            | SchemaKind::Never) => self.expect(example_text::expected(kind, &value), part),
        }
    }

    fn array(&mut self, items: &Schema, length: Option<u64>, part: &'a str) {
        let Ok(values) = serde_json::from_str::<Vec<&RawValue>>(part) else {
            return self.expect(Some("a list is expected".to_owned()), part);
        };
        if let Some(length) = length.filter(|length| *length != values.len() as u64) {
            self.expect(Some(format!("{length} items are expected")), part);
        }
        for value in values {
            self.value(items, value.get());
        }
    }

    fn tuple(&mut self, items: &[Schema], least: usize, part: &'a str) {
        match serde_json::from_str::<Vec<&RawValue>>(part) {
            Ok(values) if (least..=items.len()).contains(&values.len()) => {
                items.iter().zip(values).for_each(|(item, value)| self.value(item, value.get()));
            }
            Ok(_) | Err(_) => self.expect(Some(format!("a list of {} items is expected", items.len())), part),
        }
    }

    fn object(&mut self, properties: &IndexMap<String, Property>, additional: &Additional, part: &'a str) {
        let Ok(members) = serde_json::from_str::<Members<'a>>(part) else {
            return self.expect(Some("an object is expected".to_owned()), part);
        };
        let missing = properties.iter().filter(|(_, property)| property.is_required);
        let is_there = |name: &str, property: &Property| {
            members.contains_key(name)
                || property.schema.aliases.iter().any(|alias| members.contains_key(alias))
        };
        for (name, _) in missing.filter(|(name, property)| !is_there(name, property)) {
            self.expect(Some(format!("`{name}` is missing")), &part[..1]);
        }
        for (name, value) in &members {
            let aliased = || properties.values().find(|property| property.schema.aliases.contains(name));
            match (properties.get(name).or_else(aliased), additional) {
                (Some(property), _) => self.value(&property.schema, value.get()),
                (None, Additional::Schema(values)) => self.value(values, value.get()),
                (None, Additional::Keyed { keys, values }) => {
                    if !example_text::is_key(keys, name) {
                        self.unknown(name, None, value.get());
                    }
                    self.value(values, value.get());
                }
                (None, Additional::Allowed | Additional::Denied) => {
                    let near = did_you_mean(name, properties.keys().map(String::as_str));
                    if near.is_some() || *additional == Additional::Denied {
                        self.unknown(name, near, value.get());
                    }
                }
            }
        }
    }

    /// A member that may be allowed, but was surely not meant.
    fn unknown(&mut self, name: &str, near: Option<&str>, value: &'a str) {
        let end = self.text[..self.range(value).start].trim_end().trim_end_matches(':').trim_end().len();
        let written = Value::from(name).to_string();
        let start = end.saturating_sub(written.len());
        let part = if self.text.get(start..end) == Some(&written) { start..end } else { self.range(value) };
        let expected = format!("there is no member `{name}`");
        let help = near.map(|near| format!("did you mean `{near}`?"));
        self.found.push(Mismatch { part, expected, help });
    }

    /// The variant that the tag names says what is wrong.
    fn tagged(&mut self, tag: &str, variants: &[TaggedVariant], value: &Value, part: &'a str) {
        let Some(written) = value.get(tag).and_then(Value::as_str) else {
            return self.expect(Some(format!("an object with a text `{tag}` is expected")), part);
        };
        let is_meant = |variant: &&TaggedVariant| variant.values.iter().any(|value| value == written);
        let other = || variants.iter().find(|variant| variant.values.is_empty());
        if let Some(variant) = variants.iter().find(is_meant).or_else(other) {
            return self.value(&variant.schema, part);
        }
        let values = variants.iter().flat_map(|variant| &variant.values);
        let values: Vec<String> = values.map(|value| format!("`\"{value}\"`")).collect();
        self.expect(Some(format!("`{tag}` is {}", values.join(" or "))), part);
    }

    /// Of several choices the one that comes nearest says what is wrong.
    fn one_of<'s>(&mut self, choices: impl Iterator<Item = &'s Schema>, part: &'a str) {
        let tries = choices.map(|choice| {
            let mut walk = Walk { found: Vec::new(), ..*self };
            walk.value(choice, part);
            walk.found
        });
        // What fails inside is nearer than what fails at once.
        let is_at_once =
            |found: &Vec<Mismatch>| found.iter().any(|one| one.part.start == self.range(part).start);
        let tries: Vec<Vec<Mismatch>> = tries.collect();
        if tries.iter().any(Vec::is_empty) {
            return;
        }
        match tries.into_iter().find(|found| !is_at_once(found)) {
            Some(found) => self.found.extend(found),
            None => self.expect(Some("this is none of the choices".to_owned()), part),
        }
    }

    fn expect(&mut self, unmet: Option<String>, part: &'a str) {
        if let Some(expected) = unmet {
            self.found.push(Mismatch { part: self.range(part), expected, help: None });
        }
    }

    /// Where a part of the text stands in it.
    fn range(&self, part: &'a str) -> Range<usize> {
        let start = part.as_ptr().addr() - self.text.as_ptr().addr();
        start..start + part.len()
    }
}

/// What a keyword of validation demands in vain.
fn unmet(constraint: &Constraint, value: &Value) -> Option<String> {
    let Constraint { keyword, value: bound } = constraint;
    let length = match value {
        Value::String(text) => Some(text.chars().count()),
        Value::Array(items) => Some(items.len()),
        Value::Object(members) => Some(members.len()),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    };
    let measured = match *keyword {
        "not" => return (*value == 0).then(|| "a number other than 0 is expected".to_owned()),
        "minimum" | "maximum" => value.as_f64()?,
        "pattern" => return example_text::unmet_pattern(bound.as_str()?, value.as_str()?),
        "format" => return example_text::unmet_format(bound.as_str()?, value.as_str()?),
        _ => u32::try_from(length?).map(f64::from).ok()?,
    };
    let bound = bound.as_f64()?;
    let is_met = if keyword.starts_with("min") { measured >= bound } else { measured <= bound };
    (!is_met).then(|| format!("`{keyword}` is {}", constraint.value))
}
