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
    !schema.is_nullable && settled(schema, components).is_scalar()
}
