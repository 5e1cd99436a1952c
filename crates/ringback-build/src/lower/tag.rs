//! Objects that stand among other members: what an internal tag names, and what is flattened.
//!
//! Their schemas are spelled out, not referred to: a reference beside other members is read right by few.

use indexmap::IndexMap;

use crate::diagnostics::{Code, Diagnostic};
use crate::lower::item::Lowering;
use crate::lower::map_key::{self, Key, key_of_map};
use crate::lower::schema::Direction;
use crate::lower::variants::only_member;
use crate::model::{Additional, EnumValue, Property, Schema, SchemaKind};
use crate::resolve::{Known, Type};
use crate::source::Span;

impl Lowering<'_, '_, '_> {
    /// The members of a type; `None` where it has none, which is reported.
    pub(super) fn spelled_out(&mut self, ty: &Type, written: &syn::Type) -> Option<Schema> {
        if ty.peeled().as_known(Known::JsonValue).is_some() {
            let rest = Additional::Schema(Box::new(Schema::new(SchemaKind::Any)));
            return Some(Schema::new(SchemaKind::Object { properties: IndexMap::new(), additional: rest }));
        }
        let at = self.place.of(written);
        let schema = self.schemas.expanded(ty, self.direction, at, self.sink)?;
        let schema = self.with_any_keys(schema, ty, written)?;
        if is_object(&schema) {
            return Some(schema);
        }
        let message = "this is no object, so it has no members to stand among others";
        self.refuse(Code::NOT_AN_OBJECT, written, message, "put it into a struct, as a field with a name");
        None
    }

    /// A map among other members is given their names too, or is written beside them.
    fn with_any_keys(&mut self, mut schema: Schema, ty: &Type, written: &syn::Type) -> Option<Schema> {
        let at = self.place.of(written);
        let Some(key) = key_of_map(self.schemas.names, ty) else { return Some(schema) };
        match map_key::key(self.schemas.names, &key, self.direction, at, self.sink)? {
            Key::AnyString => return Some(schema),
            Key::OneOf(_) | Key::Written(_) if self.direction == Direction::Reading => {
                let message = "serde cannot read a map among other members whose keys are not `String`";
                self.refuse(Code::FLATTENED, written, message, "use `String` as the key");
                return None;
            }
            Key::OneOf(_) | Key::Written(_) => {}
        }
        if let SchemaKind::Object { additional, .. } = &mut schema.kind
            && let Additional::Keyed { values, .. } = additional
        {
            *additional = Additional::Schema(values.clone());
        }
        Some(schema)
    }

    /// An object with a tag as its first member.
    pub(super) fn with_tag(
        &mut self,
        mut schema: Schema,
        tag: (&str, &Property),
        at: Span,
    ) -> Option<Schema> {
        let kind = match schema.kind {
            SchemaKind::Object { mut properties, additional } => {
                let is_alias =
                    properties.values().any(|one| one.schema.aliases.iter().any(|name| name == tag.0));
                if is_alias || properties.contains_key(tag.0) {
                    let message = format!("the tag `{}` would stand there twice", tag.0);
                    let diagnostic = Diagnostic::new(Code::JSON_NAME_TWICE, at, message, "");
                    self.sink.report(diagnostic.with_help("give the tag or the field another name"));
                    return None;
                }
                properties.shift_insert(0, tag.0.to_owned(), tag.1.clone());
                SchemaKind::Object { properties, additional }
            }
            SchemaKind::Tagged { tag: inner, mut variants } => {
                for variant in &mut variants {
                    variant.schema = self.with_tag(variant.schema.clone(), tag, at)?;
                }
                SchemaKind::Tagged { tag: inner, variants }
            }
            SchemaKind::AnyOf(choices) => SchemaKind::AnyOf(self.each_with_tag(choices, tag, at)?),
            SchemaKind::Enum(_) | SchemaKind::OneOf(_) => {
                let choices = as_objects(Schema::new(schema.kind));
                SchemaKind::OneOf(self.each_with_tag(choices, tag, at)?)
            }
            SchemaKind::AllOf(mut all) => {
                let first = self.with_tag(all.first()?.clone(), tag, at)?;
                all[0] = first;
                SchemaKind::AllOf(all)
            }
            // Nothing else is an object.
            other @ (SchemaKind::Any
            | SchemaKind::Null
            | SchemaKind::Ref(_)
            | SchemaKind::Boolean
            | SchemaKind::Integer { .. }
            | SchemaKind::Number { .. }
            | SchemaKind::String { .. }
            | SchemaKind::Decimal { .. }
            | SchemaKind::Binary
            | SchemaKind::Array { .. }
            | SchemaKind::Tuple { .. }
            | SchemaKind::OtherText(_)
            | SchemaKind::Never) => other,
        };
        schema.kind = kind;
        Some(schema)
    }

    fn each_with_tag(
        &mut self,
        choices: Vec<Schema>,
        tag: (&str, &Property),
        at: Span,
    ) -> Option<Vec<Schema>> {
        choices.into_iter().map(|choice| self.with_tag(choice, tag, at)).collect()
    }
}

/// The variants of an enum in serde's default form, each as an object with one member: where others may stand beside
/// it, also one without content is.
pub(super) fn as_objects(schema: Schema) -> Vec<Schema> {
    if let SchemaKind::OneOf(choices) = schema.kind {
        return choices.into_iter().flat_map(as_objects).collect();
    }
    let SchemaKind::Enum(values) = &schema.kind else { return vec![schema] };
    let object = |value: &EnumValue| {
        let mut object = only_member(&value.value, Schema::new(SchemaKind::Null));
        object.description.clone_from(&value.description);
        object
    };
    values.iter().map(object).collect()
}

/// Whether every value is an object, or can be written as one.
fn is_object(schema: &Schema) -> bool {
    !schema.is_nullable
        && match &schema.kind {
            SchemaKind::Object { .. } | SchemaKind::Enum(_) => true,
            SchemaKind::OneOf(list) => list.iter().all(is_object),
            SchemaKind::AllOf(list) | SchemaKind::AnyOf(list) => {
                list.iter().all(|one| is_object(one) && !matches!(one.kind, SchemaKind::Enum(_)))
            }
            SchemaKind::Tagged { variants, .. } => variants.iter().all(|variant| is_object(&variant.schema)),
            SchemaKind::Any
            | SchemaKind::Null
            | SchemaKind::Ref(_)
            | SchemaKind::Boolean
            | SchemaKind::Integer { .. }
            | SchemaKind::Number { .. }
            | SchemaKind::String { .. }
            | SchemaKind::Decimal { .. }
            | SchemaKind::Binary
            | SchemaKind::Array { .. }
            | SchemaKind::Tuple { .. }
            | SchemaKind::OtherText(_)
            | SchemaKind::Never => false,
        }
}
