//! What may stand as the key of a map: JSON has strings only.

use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::lower::schema::Direction;
use crate::lower::serde_attributes::{Body, Style, Tagging, Variant, read};
use crate::lower::type_attributes;
use crate::parse::{Place, TypeBody, TypeId};
use crate::resolve::{Known, Names, Scope, Type};
use crate::source::Span;

/// What the names of an object may be.
pub(super) enum Key {
    /// Any string.
    AnyString,
    /// One of these.
    OneOf(Vec<String>),
}

/// The form of a key; `None` where it was reported.
pub(super) fn key(
    names: &Names<'_>,
    ty: &Type,
    direction: Direction,
    at: Span,
    sink: &mut Sink,
) -> Option<Key> {
    let found = match ty.peeled() {
        Type::Known(Known::String | Known::Str, _) => Some(Key::AnyString),
        Type::Item(id, args) if args.is_empty() => item(names, *id, direction, sink),
        Type::Item(..) | Type::Known(..) | Type::Tuple(_) | Type::Array(..) | Type::Slice(_) => None,
    };
    if found.is_none() {
        let message = "the keys of a map must be strings";
        let diagnostic = Diagnostic::new(Code::MAP_KEY, at, message, "this type is no string in JSON");
        sink.report(diagnostic.with_help("use `String` or an enum of variants without fields as the key"));
    }
    found
}

/// An enum of unit variants, or a struct around a string.
fn item(names: &Names<'_>, id: TypeId, direction: Direction, sink: &mut Sink) -> Option<Key> {
    let item = names.contract.ty(id);
    let TypeBody::Data(data) = &item.body else { return None };
    if !names.derives(id, direction.derive()) {
        return None;
    }
    let place = Place { file: item.file };
    type_attributes::check(data, place, sink)?;
    let container = read(data, direction, place, sink)?;
    if container.converted.is_some() || container.tagging != Tagging::External {
        return None;
    }
    match container.body {
        Body::Enum(variants) => {
            let is_plain =
                |variant: &Variant<'_>| variant.fields.style == Style::Unit && !variant.is_untagged;
            if !variants.iter().all(is_plain) {
                return None;
            }
            if variants.iter().any(|variant| variant.is_other) {
                return Some(Key::AnyString);
            }
            let names = |variant: Variant<'_>| std::iter::once(variant.name).chain(variant.aliases);
            Some(Key::OneOf(variants.into_iter().flat_map(names).collect()))
        }
        Body::Struct(fields) if fields.style == Style::Newtype => {
            let field = fields.list.first()?;
            let parameters = [("Self".to_owned(), Type::Item(id, Vec::new()))];
            let scope = Scope { module: item.module, parameters: &parameters };
            let inner = names.field_ty(scope, &field.written.ty, sink)?;
            match inner.peeled() {
                Type::Known(Known::String | Known::Str, _) => Some(Key::AnyString),
                Type::Item(..) | Type::Known(..) | Type::Tuple(_) | Type::Array(..) | Type::Slice(_) => None,
            }
        }
        Body::Struct(_) => None,
    }
}
