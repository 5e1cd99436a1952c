//! What serde keeps until it knows what it is: variants behind a tag or without one, and what is flattened.
//!
//! It keeps the names of members as text there, so that a key which is a number or a boolean cannot be read from them.

use std::collections::HashSet;

use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::lower::schema::Half;
use crate::model::{Additional, Schema, SchemaKind, SchemaName};
use crate::source::Span;

/// A schema of something that is kept, and where it is used.
#[derive(Debug)]
pub(super) struct Buffered {
    pub(super) schema: Schema,
    pub(super) at: Span,
}

/// Reports every place where a map is kept whose keys could not be read.
pub(super) fn report(reading: &Half, sink: &mut Sink) {
    for Buffered { schema, at } in &reading.buffered {
        if has_such_keys(schema, reading, &mut HashSet::new()) {
            let message =
                "serde cannot read the map in here: it keeps the keys as text until it knows the type";
            let label = "kept until then";
            let diagnostic = Diagnostic::new(Code::MAP_KEY, *at, message, label);
            sink.report(diagnostic.with_help("use `String` as the key of the map"));
        }
    }
}

fn has_such_keys(schema: &Schema, reading: &Half, seen: &mut HashSet<SchemaName>) -> bool {
    if let SchemaKind::Object { additional: Additional::Keyed { keys, .. }, .. } = &schema.kind
        && matches!(keys.kind, SchemaKind::Integer { .. } | SchemaKind::Boolean)
    {
        return true;
    }
    if let SchemaKind::Ref(name) = &schema.kind
        && seen.insert(name.clone())
    {
        let component = reading.components.schemas.get(name);
        return component.is_some_and(|component| has_such_keys(&component.schema, reading, seen));
    }
    schema.inside().into_iter().any(|inner| has_such_keys(inner, reading, seen))
}
