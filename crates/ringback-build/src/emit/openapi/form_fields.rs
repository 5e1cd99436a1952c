//! The fields of a form, whose single values are written where they stand rather than referred to.
//!
//! A client generator makes a parameter of each field; openapi-generator's Rust names a type that does not exist where
//! the field's schema is a reference. Nothing else is lost: the value is the same, and only forms are written so.

use std::collections::BTreeSet;

use super::schema;
use crate::emit::names::operations;
use crate::model::{BodyForm, Components, Contract, RequestBody, Schema, SchemaKind, SchemaName};

/// The components that are read from a form.
pub(super) fn forms(contract: &Contract) -> BTreeSet<&SchemaName> {
    let bodies = operations(contract).filter_map(|(_, operation)| operation.request_body.as_ref());
    bodies.filter(|body| has_fields(body)).filter_map(|body| referred(&body.schema)).collect()
}

fn has_fields(body: &RequestBody) -> bool {
    match body.form {
        BodyForm::Form | BodyForm::JsonOrForm | BodyForm::Multipart(_) => true,
        BodyForm::Json | BodyForm::Text | BodyForm::Bytes | BodyForm::Content => false,
    }
}

fn referred(schema: &Schema) -> Option<&SchemaName> {
    let SchemaKind::Ref(name) = &schema.kind else { return None };
    Some(name)
}

/// A form with the single values among its fields in place.
pub(super) fn in_place(components: &Components, form: &Schema) -> Schema {
    let mut form = form.clone();
    if let SchemaKind::Object { properties, .. } = &mut form.kind {
        for property in properties.values_mut() {
            if let Some(value) = single_value(components, &property.schema) {
                property.schema = value;
            }
        }
    }
    form
}

/// What a reference to a single value stands for, with what is said beside the reference; `None` for all else.
fn single_value(components: &Components, reference: &Schema) -> Option<Schema> {
    let target = &components.schemas.get(referred(reference)?)?.schema;
    let target = single_value(components, target).unwrap_or_else(|| target.clone());
    if !target.kind.is_scalar() || is_at_odds(reference, &target) {
        return None;
    }
    let or = |own: &String, of_target: String| if own.is_empty() { of_target } else { own.clone() };
    Some(Schema {
        is_nullable: reference.is_nullable || target.is_nullable,
        title: or(&reference.title, target.title),
        description: or(&reference.description, target.description),
        is_deprecated: reference.is_deprecated || target.is_deprecated,
        default: reference.default.clone().or(target.default),
        examples: [reference.examples.clone(), target.examples].concat(),
        aliases: reference.aliases.clone(),
        constraints: [target.constraints, reference.constraints.clone()].concat(),
        kind: target.kind,
    })
}

/// Whether a keyword beside the reference stands in its target, too: both hold, which one of them cannot say.
fn is_at_odds(reference: &Schema, target: &Schema) -> bool {
    let said = schema::schema(target);
    reference.constraints.iter().any(|constraint| said.get(constraint.keyword).is_some())
}

#[cfg(test)]
mod tests;
