//! Single values: what a path segment, a query pair or a header field can hold.

use crate::model::{Components, Schema, SchemaKind};

/// What a schema is once references are followed.
pub(super) fn settled<'a>(schema: &'a Schema, components: &'a Components) -> &'a SchemaKind {
    let mut kind = &schema.kind;
    // A chain of references longer than there are components leads in a circle.
    for _ in 0..=components.schemas.len() {
        let SchemaKind::Ref(name) = kind else { return kind };
        match components.schemas.get(name) {
            Some(component) => kind = &component.schema.kind,
            None => return kind,
        }
    }
    kind
}

/// Whether it is a single value that is never `null`.
pub(super) fn is_scalar(schema: &Schema, components: &Components) -> bool {
    !schema.is_nullable && is_scalar_kind(settled(schema, components))
}

/// Whether a kind is that of a single value.
pub(super) fn is_scalar_kind(kind: &SchemaKind) -> bool {
    match kind {
        SchemaKind::Boolean
        | SchemaKind::Integer { .. }
        | SchemaKind::Number { .. }
        | SchemaKind::String { .. }
        | SchemaKind::Decimal { .. }
        | SchemaKind::Enum(_) => true,
        SchemaKind::Any
        | SchemaKind::Null
        | SchemaKind::Binary
        | SchemaKind::Ref(_)
        | SchemaKind::Array { .. }
        | SchemaKind::Tuple { .. }
        | SchemaKind::Object { .. }
        | SchemaKind::OneOf(_)
        | SchemaKind::Tagged { .. }
        | SchemaKind::AnyOf(_)
        | SchemaKind::AllOf(_)
        | SchemaKind::OtherText(_)
        | SchemaKind::Never => false,
    }
}
