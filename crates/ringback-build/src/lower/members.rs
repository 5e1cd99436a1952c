//! What can be reached inside a value, by serde's names: the way of a JSON Pointer through a type.

use crate::diagnostics::Sink;
use crate::lower::known_types::{Form, form};
use crate::lower::schema::Direction;
use crate::lower::serde_attributes::{Body, Field, Fields, Style, Tagging, Variant, read};
use crate::model::{RustIdent, SchemaKind};
use crate::parse::{Place, TypeBody, TypeId};
use crate::resolve::{Known, Names, Scope, Type, named};
use crate::source::Span;

/// What a value of a type is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A single value: a string, a number, a boolean, an enum of unit variants.
    Scalar,
    /// A struct with named fields.
    Object(Vec<Member>),
    /// A struct around one value, which is `.0`.
    Newtype {
        /// Whether generated code can read `.0`.
        is_visible: bool,
        /// The type of the value.
        inner: Type,
    },
    /// `Option<T>`
    Option(Type),
    /// A list that has `get`.
    List(Type),
    /// An object with names that are not known before.
    Map(Type),
    /// Nothing that a pointer can lead through: tuples, sets, enums that carry data, any JSON.
    Opaque,
}

/// A field by its name in JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The name that serde gives it.
    pub name: String,
    /// The field.
    pub ident: RustIdent,
    /// Whether generated code can read it.
    pub is_visible: bool,
    /// Whether serde may leave it out when it writes.
    pub may_be_skipped: bool,
    /// Whether it is no member itself, but what is in it.
    pub is_flattened: bool,
    /// Its type.
    pub ty: Type,
    /// Where its name stands.
    pub span: Span,
}

/// What a value of this type is made of; `Box`, `Rc`, `Arc` and `Cow` are looked through, as `.` does.
///
/// For types that have a schema in this direction: what has none is [`Shape::Opaque`].
pub fn shape(names: &Names<'_>, ty: &Type, direction: Direction) -> Shape {
    match ty.peeled() {
        Type::Item(id, args) => item(names, (*id, args), direction).unwrap_or(Shape::Opaque),
        Type::Known(known, args) => self::known(*known, args, direction),
        Type::Array(item, _) | Type::Slice(item) => Shape::List((**item).clone()),
        Type::Tuple(_) => Shape::Opaque,
    }
}

fn known(known: Known, args: &[Type], direction: Direction) -> Shape {
    match (known, args) {
        (Known::Option, [inner]) => Shape::Option(inner.clone()),
        (Known::Vec | Known::VecDeque, [item]) => Shape::List(item.clone()),
        (Known::HashMap | Known::BTreeMap | Known::IndexMap, [key, value]) => match key.peeled() {
            // Only with a string as its key has a map a `get` that takes a name.
            Type::Known(Known::String, _) => Shape::Map(value.clone()),
            Type::Item(..) | Type::Known(..) | Type::Tuple(_) | Type::Array(..) | Type::Slice(_) => {
                Shape::Opaque
            }
        },
        (known, _) => match form(known, direction) {
            Form::Value(SchemaKind::Any | SchemaKind::Null) => Shape::Opaque,
            Form::Value(_) | Form::NotZero(_) | Form::DateTime => Shape::Scalar,
            // The only refused type with a form of its own, given by `with`.
            Form::Refused(_) if known == Known::TimeOffsetDateTime => Shape::Scalar,
            Form::Transparent
            | Form::Optional
            | Form::List { .. }
            | Form::Map
            | Form::Members(_)
            | Form::Refused(_) => Shape::Opaque,
        },
    }
}

fn item(names: &Names<'_>, (id, args): (TypeId, &[Type]), direction: Direction) -> Option<Shape> {
    let item = names.contract.ty(id);
    let TypeBody::Data(data) = &item.body else { return None };
    // Whatever is wrong with the type was reported when its schema was made.
    let mut silent = Sink::default();
    let place = Place { file: item.file };
    let container = read(data, direction, place, &mut silent)?;
    if container.converted.is_some() {
        return None;
    }
    let fields = match &container.body {
        Body::Struct(fields) => fields,
        Body::Enum(variants) => {
            let is_plain =
                |variant: &Variant<'_>| variant.fields.style == Style::Unit && !variant.is_untagged;
            let is_scalar = container.tagging == Tagging::External && variants.iter().all(is_plain);
            return Some(if is_scalar { Shape::Scalar } else { Shape::Opaque });
        }
    };
    let mut parameters = named(&data.generics, args.to_vec());
    parameters.push(("Self".to_owned(), Type::Item(id, args.to_vec())));
    let scope = Scope { module: item.module, parameters: &parameters };
    match fields.style {
        // The field need not be the first one, nor have a name that JSON shows.
        Style::Named | Style::Tuple if container.is_transparent => None,
        Style::Named => Some(Shape::Object(members(names, scope, (place, direction), fields))),
        Style::Newtype => {
            let field = fields.list.first()?;
            let inner = names.field_ty(scope, &field.written.ty, &mut silent)?;
            Some(Shape::Newtype { is_visible: is_visible(field.written), inner })
        }
        Style::Tuple | Style::Unit => None,
    }
}

fn members(
    names: &Names<'_>,
    scope: Scope<'_>,
    (place, direction): (Place, Direction),
    fields: &Fields<'_>,
) -> Vec<Member> {
    let mut silent = Sink::default();
    let member = |field: &Field<'_>| {
        Some(Member {
            name: field.name.clone(),
            ident: RustIdent(field.written.ident.as_ref()?.to_string()),
            is_visible: is_visible(field.written),
            may_be_skipped: field.may_be_skipped && direction == Direction::Writing,
            is_flattened: field.is_flattened,
            ty: names.field_ty(scope, &field.written.ty, &mut silent)?,
            span: place.of(&field.written.ident),
        })
    };
    fields.list.iter().filter_map(member).collect()
}

/// Whether code elsewhere in the crate can read a field.
fn is_visible(field: &syn::Field) -> bool {
    match &field.vis {
        syn::Visibility::Public(_) => true,
        syn::Visibility::Restricted(restricted) => restricted.path.is_ident("crate"),
        syn::Visibility::Inherited => false,
    }
}
