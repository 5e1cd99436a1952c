//! serde's attributes, as serde's own code reads them.
//!
//! The only file that touches `serde_derive_internals`, whose interface may change with any release.

use serde_derive_internals::ast::{Container as Ast, Data, Field as AstField, Style as AstStyle};
use serde_derive_internals::attr::{self, Default as AstDefault};
use serde_derive_internals::name::MultiName;
use serde_derive_internals::{Ctxt, Derive};

use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::lower::schema::Direction;
use crate::parse::{Place, place};

/// A struct or an enum as serde sees it in one direction.
pub(super) struct Container<'a> {
    /// Whether `default` stands on the whole struct.
    pub(super) has_default: bool,
    /// Whether `deny_unknown_fields` stands on it.
    pub(super) denies_unknown: bool,
    pub(super) body: Body<'a>,
}

pub(super) enum Body<'a> {
    Struct(Fields<'a>),
    Enum(Vec<Variant<'a>>),
}

/// The fields of a struct or a variant.
pub(super) struct Fields<'a> {
    pub(super) style: Style,
    pub(super) list: Vec<Field<'a>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// `{ a: A }`
    Named,
    /// `(A, B)` or `()`
    Tuple,
    /// `(A)`
    Newtype,
    /// Nothing.
    Unit,
}

pub(super) struct Field<'a> {
    /// The name in JSON; for an unnamed field its index.
    pub(super) name: String,
    pub(super) default: Default,
    /// Whether `skip_serializing_if` stands on it.
    pub(super) may_be_skipped: bool,
    /// `#[serde(with = "module")]`
    pub(super) with: Option<syn::Path>,
    pub(super) written: &'a syn::Field,
}

/// What is taken where a field is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Default {
    /// Nothing.
    None,
    /// `Default::default()` of the field's type.
    OfType,
    /// What a function yields.
    Computed,
}

pub(super) struct Variant<'a> {
    pub(super) name: String,
    pub(super) fields: Fields<'a>,
    pub(super) written: &'a syn::Variant,
}

/// Reads a struct or an enum; what serde itself refuses is reported in its words.
pub(super) fn read<'a>(
    item: &'a syn::DeriveInput,
    direction: Direction,
    at: Place,
    sink: &mut Sink,
) -> Option<Container<'a>> {
    let errors = Ctxt::new();
    let derive = match direction {
        Direction::Reading => Derive::Deserialize,
        Direction::Writing => Derive::Serialize,
    };
    let private = syn::Ident::new("__private", proc_macro2::Span::call_site());
    let ast = Ast::from_ast(&errors, item, derive, &private);
    if let Err(found) = errors.check() {
        for error in found {
            let span = place(at.file, error.span());
            sink.report(Diagnostic::new(Code::SERDE_ATTRIBUTE, span, error.to_string(), "serde says this"));
        }
        return None;
    }
    let ast = ast?;
    let has_default = default(ast.attrs.default()) != Default::None;
    let body = match ast.data {
        Data::Struct(style, list) => Body::Struct(fields(style, &list, direction)),
        Data::Enum(variants) => Body::Enum(
            variants
                .iter()
                .map(|variant| Variant {
                    name: name_for(variant.attrs.name(), direction),
                    fields: fields(variant.style, &variant.fields, direction),
                    written: variant.original,
                })
                .collect(),
        ),
    };
    Some(Container { has_default, denies_unknown: ast.attrs.deny_unknown_fields(), body })
}

/// What `#[serde(rename = "…")]` calls a type when it is read.
pub(super) fn renamed(item: &syn::DeriveInput) -> Option<String> {
    let errors = Ctxt::new();
    let attributes = attr::Container::from_ast(&errors, item);
    // Where serde refuses the attributes, it was reported when the type was read.
    errors.check().ok()?;
    Some(attributes.name().deserialize_name().value.clone())
}

fn fields<'a>(style: AstStyle, list: &[AstField<'a>], direction: Direction) -> Fields<'a> {
    let style = match style {
        AstStyle::Struct => Style::Named,
        AstStyle::Tuple => Style::Tuple,
        AstStyle::Newtype => Style::Newtype,
        AstStyle::Unit => Style::Unit,
    };
    let list = list.iter().map(|field| Field {
        name: name_for(field.attrs.name(), direction),
        default: default(field.attrs.default()),
        may_be_skipped: field.attrs.skip_serializing_if().is_some(),
        with: with_module(field, direction),
        written: field.original,
    });
    Fields { style, list: list.collect() }
}

fn name_for(name: &MultiName, direction: Direction) -> String {
    match direction {
        Direction::Reading => name.deserialize_name().value.clone(),
        Direction::Writing => name.serialize_name().value.clone(),
    }
}

fn default(default: &AstDefault) -> Default {
    match default {
        AstDefault::None => Default::None,
        AstDefault::Default => Default::OfType,
        AstDefault::Path(_) => Default::Computed,
    }
}

/// serde turns `with = "module"` into the paths of two functions in it.
fn with_module(field: &AstField<'_>, direction: Direction) -> Option<syn::Path> {
    let function = match direction {
        Direction::Reading => field.attrs.deserialize_with(),
        Direction::Writing => field.attrs.serialize_with(),
    };
    let mut path = function?.path.clone();
    path.segments.pop();
    path.segments.pop_punct();
    Some(path)
}
