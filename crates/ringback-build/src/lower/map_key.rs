//! What may stand as the key of a map: JSON has strings only, so a key is what `serde_json` writes as one.

use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::lower::known_types::{Form, form};
use crate::lower::members::{Shape, shape};
use crate::lower::option::{MAX_STEPS, through};
use crate::lower::schema::{Direction, not_zero};
use crate::lower::serde_attributes::{Body, Fields, Style, Tagging, Variant, read};
use crate::lower::type_attributes;
use crate::model::{Schema, SchemaKind};
use crate::parse::{Place, TypeBody, TypeId};
use crate::resolve::{Known, Names, Scope, Type, named};
use crate::source::Span;

/// What the names of an object may be.
pub(super) enum Key {
    /// Any string.
    AnyString,
    /// One of these.
    OneOf(Vec<String>),
    /// What a value of this schema is written as.
    Written(Box<Schema>),
}

/// The form of a key; `None` where it was reported.
pub(super) fn key(
    names: &Names<'_>,
    ty: &Type,
    direction: Direction,
    at: Span,
    sink: &mut Sink,
) -> Option<Key> {
    let mut ty = ty.peeled().clone();
    for _ in 0..MAX_STEPS {
        ty = match step(names, &ty, direction, sink) {
            Step::Arrived(key) => return Some(key),
            Step::Through(inner) => inner.peeled().clone(),
            Step::Reported => return None,
            Step::Unfit => break,
        };
    }
    let message = "the keys of a map must be strings";
    let diagnostic = Diagnostic::new(Code::MAP_KEY, at, message, "this type is no string in JSON");
    sink.report(diagnostic.with_help("use `String`, a whole number or an enum of variants without fields"));
    None
}

/// What a type says of the key that it is.
enum Step {
    Arrived(Key),
    /// The same as another type.
    Through(Type),
    Reported,
    Unfit,
}

fn step(names: &Names<'_>, ty: &Type, direction: Direction, sink: &mut Sink) -> Step {
    match ty {
        Type::Known(Known::String | Known::Str, _) => Step::Arrived(Key::AnyString),
        Type::Known(known, args) => self::known(*known, args, direction),
        Type::Item(id, args) => match item(names, (*id, args), direction, sink) {
            Some(step) => step,
            None => Step::Reported,
        },
        Type::Tuple(_) | Type::Array(..) | Type::Slice(_) => Step::Unfit,
    }
}

fn known(known: Known, args: &[Type], direction: Direction) -> Step {
    let written = |kind| Step::Arrived(Key::Written(Box::new(Schema::new(kind))));
    match (form(known, direction), args) {
        (Form::Value(SchemaKind::String { format: None, pattern: None, min_length: None, .. }), _) => {
            Step::Arrived(Key::AnyString)
        }
        (
            Form::Value(
                kind @ (SchemaKind::String { .. } | SchemaKind::Integer { .. } | SchemaKind::Boolean),
            ),
            _,
        ) => written(kind),
        (Form::DateTime, _) => written(crate::lower::known_types::string_kind(Some("date-time"))),
        (Form::NotZero(kind), _) => Step::Arrived(Key::Written(Box::new(not_zero(kind)))),
        (Form::Transparent, [inner]) => Step::Through(inner.clone()),
        (
            Form::Value(_)
            | Form::Transparent
            | Form::Optional
            | Form::List { .. }
            | Form::Map
            | Form::Members(_)
            | Form::Refused(_),
            _,
        ) => Step::Unfit,
    }
}

/// An enum of unit variants, or a struct around one value. `None` where something was reported.
fn item(
    names: &Names<'_>,
    (id, args): (TypeId, &[Type]),
    direction: Direction,
    sink: &mut Sink,
) -> Option<Step> {
    let item = names.contract.ty(id);
    let TypeBody::Data(data) = &item.body else { return Some(Step::Unfit) };
    if !names.derives(id, direction.derive()) {
        return Some(Step::Unfit);
    }
    let place = Place { file: item.file };
    type_attributes::check(data, place, sink)?;
    let container = read(data, direction, place, sink)?;
    let mut parameters = named(&data.generics, args.to_vec());
    parameters.push(("Self".to_owned(), Type::Item(id, args.to_vec())));
    let scope = Scope { module: item.module, parameters: &parameters };
    if let Some(converted) = &container.converted {
        return names.field_ty(scope, converted, sink).map(Step::Through);
    }
    match container.body {
        Body::Enum(variants) if container.tagging == Tagging::External => Some(of_enum(variants)),
        Body::Struct(fields) => match only_field(&fields, container.is_transparent) {
            Some(written) => names.field_ty(scope, written, sink).map(Step::Through),
            None => Some(Step::Unfit),
        },
        Body::Enum(_) => Some(Step::Unfit),
    }
}

fn of_enum(variants: Vec<Variant<'_>>) -> Step {
    let is_plain = |variant: &Variant<'_>| variant.fields.style == Style::Unit && !variant.is_untagged;
    if !variants.iter().all(is_plain) {
        return Step::Unfit;
    }
    if variants.iter().any(|variant| variant.is_other) {
        return Step::Arrived(Key::AnyString);
    }
    let names = |variant: Variant<'_>| std::iter::once(variant.name).chain(variant.aliases);
    Step::Arrived(Key::OneOf(variants.into_iter().flat_map(names).collect()))
}

/// The type of the only field, where the struct is written as that.
fn only_field<'a>(fields: &Fields<'a>, is_transparent: bool) -> Option<&'a syn::Type> {
    let is_around = is_transparent || fields.style == Style::Newtype;
    let field = fields.list.first().filter(|field| is_around && field.with.is_none())?;
    Some(&field.written.ty)
}

/// The type of the keys, where a type is a map or written as one.
pub(super) fn key_of_map(names: &Names<'_>, ty: &Type) -> Option<Type> {
    let mut ty = ty.peeled().clone();
    for _ in 0..MAX_STEPS {
        let known = [Known::HashMap, Known::BTreeMap, Known::IndexMap];
        if let Some([key, _]) = known.into_iter().find_map(|known| ty.as_known(known)) {
            return Some(key.clone());
        }
        ty = match shape(names, &ty, Direction::Reading) {
            Shape::Newtype { inner, .. } => inner.peeled().clone(),
            Shape::Scalar
            | Shape::Object(_)
            | Shape::Option(_)
            | Shape::List(_)
            | Shape::Map(_)
            | Shape::Opaque => through(names, &ty)?.peeled().clone(),
        };
    }
    None
}
