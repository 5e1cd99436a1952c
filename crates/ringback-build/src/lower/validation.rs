//! Types that derive `garde::Validate`: what their fields demand, and where each stands in JSON.
//!
//! What the document says is enforced by garde's own code once a body is read. So a type that is validated must be
//! reached by `dive` from the body's type; elsewhere the document would promise what nobody checks.

use syn::punctuated::Punctuated;
use syn::{Attribute, Meta, Token};

use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::lower::context::Context;
use crate::lower::members::{Shape, shape};
use crate::lower::schema::Direction;
use crate::lower::validation_rules::{Effect, effect, names};
use crate::model::{Constraint, Schema, SchemaKind, ValidatedMember, ValidatedType};
use crate::parse::Place;
use crate::resolve::{Names, Type};
use crate::source::Span;

/// What a validated type derives.
pub(super) const VALIDATE: &str = "garde::Validate";

/// A field of a type that may be validated.
pub(super) struct Validated<'a> {
    /// Whether the type derives [`VALIDATE`].
    pub(super) is_enforced: bool,
    /// Whether the type is a struct.
    pub(super) is_in_struct: bool,
    pub(super) field: &'a syn::Field,
    pub(super) place: Place,
}

impl Validated<'_> {
    /// The schema with what validation adds to it; `None` where something was reported.
    pub(super) fn constrain(
        &self,
        mut schema: Schema,
        ty: &Type,
        contract: &Names<'_>,
        direction: Direction,
        sink: &mut Sink,
    ) -> Option<Schema> {
        let rules = rules(&self.field.attrs, self.place, sink)?;
        let mut dives = false;
        for rule in rules.iter().filter(|_| self.is_enforced) {
            let span = self.place.of(rule.path());
            let effect = say(&mut schema, rule, span, sink)?;
            if !self.is_in_struct && effect != Effect::None {
                return refuse(sink, span, ENUM.0, ENUM.1);
            }
            dives |= effect == Effect::Dive;
        }
        let way = reach(contract, ty);
        let is_inside_validated = derives(contract, &way.inner);
        let span = self.place.of(&self.field.ty);
        if dives && (!way.is_clear || !is_inside_validated) {
            let help = "`dive` into a struct, or into lists and maps of one";
            return refuse(sink, span, "the way to what is validated here cannot be told in JSON", help);
        }
        if direction == Direction::Reading && is_inside_validated && !dives {
            let help = "derive `garde::Validate` on this struct and write `#[garde(dive)]` above the field";
            return refuse(sink, span, "this type is validated, but not where it is read", help);
        }
        Some(schema)
    }
}

/// Every rule in every `garde` attribute.
pub(super) fn rules(attributes: &[Attribute], place: Place, sink: &mut Sink) -> Option<Vec<Meta>> {
    let mut rules = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("garde")) {
        let list = attribute.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
        let Ok(metas) = list else {
            let help = format!("understood are {}", names());
            return refuse(sink, place.of(attribute), "this is not a list of rules", &help);
        };
        rules.extend(metas);
    }
    Some(rules)
}

/// Lets a schema say what a rule demands; `None` where something was reported.
pub(super) fn say(schema: &mut Schema, rule: &Meta, span: Span, sink: &mut Sink) -> Option<Effect> {
    let effect = match effect(rule, &schema.kind) {
        Ok(effect) => effect,
        Err((message, help)) => return refuse(sink, span, &message, &help),
    };
    match &effect {
        Effect::None | Effect::Dive => {}
        Effect::Constraints(constraints) => constraints.iter().cloned().for_each(|one| narrow(schema, one)),
        Effect::Note(note) if schema.description.is_empty() => note.clone_into(&mut schema.description),
        Effect::Note(note) => schema.description = format!("{}\n\n{note}", schema.description),
    }
    Some(effect)
}

/// A bound that the type has already is narrowed, never widened; any other keyword stands beside the kind.
fn narrow(schema: &mut Schema, constraint: Constraint) {
    let bound = constraint.value.as_number().and_then(serde_json::Number::as_i128);
    let length = constraint.value.as_u64();
    match (&mut schema.kind, constraint.keyword, bound, length) {
        (SchemaKind::Integer { minimum, .. }, "minimum", Some(bound), _) => {
            *minimum = Some(minimum.map_or(bound, |least| least.max(bound)));
        }
        (SchemaKind::Integer { maximum, .. }, "maximum", Some(bound), _) => {
            *maximum = Some(maximum.map_or(bound, |most| most.min(bound)));
        }
        (SchemaKind::String { min_length, .. }, "minLength", _, Some(length)) => {
            *min_length = Some(min_length.map_or(length, |least| least.max(length)));
        }
        (SchemaKind::String { max_length, .. }, "maxLength", _, Some(length)) => {
            *max_length = Some(max_length.map_or(length, |most| most.min(length)));
        }
        // An array is exactly as long as its type says.
        (SchemaKind::Array { length: Some(_), .. }, "minItems" | "maxItems", _, _) => {}
        (_, _, _, _) => schema.constraints.push(constraint),
    }
}

const ENUM: (&str, &str) = (
    "fields of an enum's variant are not validated",
    "put the fields into a struct, and use that as the only field of the variant",
);

/// The types that are validated when a value of this type is read, its own first; empty where it is not validated.
pub(super) fn types(
    ctx: &mut Context<'_>,
    ty: &Type,
    direction: Direction,
    at: Span,
) -> Option<Vec<ValidatedType>> {
    let way = reach(ctx.names, ty);
    if direction == Direction::Writing || !derives(ctx.names, &way.inner) {
        return Some(Vec::new());
    }
    if way.levels > 0 {
        let help = "put the list or the map into a struct that derives `garde::Validate`, and `dive`";
        return refuse(ctx.sink, at, "only a struct is validated as a body", help);
    }
    let mut found = vec![way.inner];
    let mut types = Vec::new();
    while let Some(ty) = found.get(types.len()).cloned() {
        let members = members(ctx.names, &ty, &mut found);
        types.push(ValidatedType { members });
    }
    Some(types)
}

/// A parameter's type that is validated, which the glue does not do.
pub(super) fn refuse_parameter(ctx: &mut Context<'_>, ty: &Type, at: Span) -> Option<()> {
    if derives(ctx.names, &reach(ctx.names, ty).inner) {
        let help = "take a type that is not validated, or read the value in the body";
        return refuse(ctx.sink, at, "a parameter's type is not validated", help);
    }
    Some(())
}

fn members(names: &Names<'_>, ty: &Type, found: &mut Vec<Type>) -> Vec<ValidatedMember> {
    let mut member = |field: String, name: Option<String>, ty: &Type| {
        let way = reach(names, ty);
        let known = found.iter().position(|known| *known == way.inner);
        let inside = derives(names, &way.inner).then(|| {
            known.unwrap_or_else(|| {
                found.push(way.inner.clone());
                found.len() - 1
            })
        });
        ValidatedMember { field, name, levels: way.levels, inside }
    };
    match shape(names, ty, Direction::Reading) {
        Shape::Object(fields) => fields
            .iter()
            .map(|field| {
                let name = (!field.is_flattened).then(|| field.name.clone());
                member(field.ident.unraw().to_owned(), name, &field.ty)
            })
            .collect(),
        Shape::Newtype { inner, .. } => vec![member("0".to_owned(), None, &inner)],
        Shape::Scalar | Shape::Option(_) | Shape::List(_) | Shape::Map(_) | Shape::Opaque => Vec::new(),
    }
}

/// What stands inside the lists, maps and options of a type.
struct Way {
    inner: Type,
    /// How many lists and maps there are.
    levels: usize,
    /// Whether what is inside has names that can be followed.
    is_clear: bool,
}

fn reach(names: &Names<'_>, ty: &Type) -> Way {
    let mut inner = ty.peeled().clone();
    let mut levels = 0;
    loop {
        inner = match shape(names, &inner, Direction::Reading) {
            Shape::Option(next) => next.peeled().clone(),
            Shape::List(next) | Shape::Map(next) => {
                levels += 1;
                next.peeled().clone()
            }
            Shape::Object(_) | Shape::Newtype { .. } => {
                return Way { inner, levels, is_clear: true };
            }
            Shape::Scalar | Shape::Opaque => {
                return Way { inner: hidden(&inner), levels, is_clear: false };
            }
        };
    }
}

/// The item of a set or of a map by other keys, which no pointer leads into; else the type itself.
fn hidden(ty: &Type) -> Type {
    match ty.peeled() {
        Type::Known(_, args) => args.last().map_or_else(|| ty.clone(), hidden),
        Type::Item(..) | Type::Tuple(_) | Type::Array(..) | Type::Slice(_) => ty.clone(),
    }
}

fn derives(names: &Names<'_>, ty: &Type) -> bool {
    match ty {
        Type::Item(id, _) => names.derives(*id, VALIDATE),
        Type::Known(..) | Type::Tuple(_) | Type::Array(..) | Type::Slice(_) => false,
    }
}

fn refuse<T>(sink: &mut Sink, at: Span, message: &str, help: &str) -> Option<T> {
    sink.report(Diagnostic::new(Code::VALIDATION, at, message, "").with_help(help));
    None
}
