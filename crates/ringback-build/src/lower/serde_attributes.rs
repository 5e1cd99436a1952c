//! serde's attributes, as serde's own code reads them.
//!
//! The only file that touches `serde_derive_internals`, whose interface may change with any release.

use serde_derive_internals::ast::{
    Container as Ast, Data, Field as AstField, Style as AstStyle, Variant as AstVariant,
};
use serde_derive_internals::attr::{self, Default as AstDefault, TagType};
use serde_derive_internals::name::{MultiName, Name};
use serde_derive_internals::{Ctxt, Derive};

use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::lower::schema::Direction;
use crate::parse::{Place, place};

/// A struct or an enum as serde sees it in one direction.
pub(super) struct Container<'a> {
    /// Its own name, which serde writes where a struct has a tag.
    pub(super) name: String,
    /// Whether `default` stands on the whole struct.
    pub(super) has_default: bool,
    /// Whether `deny_unknown_fields` stands on it.
    pub(super) denies_unknown: bool,
    /// Whether it is its only field.
    pub(super) is_transparent: bool,
    /// The type that it is read from, or written as: `from`, `try_from`, `into`.
    pub(super) converted: Option<syn::Type>,
    pub(super) tagging: Tagging,
    pub(super) body: Body<'a>,
}

/// How the variants of an enum are told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Tagging {
    /// `{ "Variant": … }`
    External,
    /// `{ "tag": "Variant", … }`; on a struct the tag is written besides its fields.
    Internal(String),
    /// `{ "tag": "Variant", "content": … }`
    Adjacent {
        /// The name of the one member.
        tag: String,
        /// The name of the other.
        content: String,
    },
    /// Not at all.
    Untagged,
}

pub(super) enum Body<'a> {
    Struct(Fields<'a>),
    Enum(Vec<Variant<'a>>),
}

/// The fields of a struct or a variant that go this way.
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
    /// Other names that are read.
    pub(super) aliases: Vec<String>,
    pub(super) default: Default,
    /// Whether `skip_serializing_if` stands on it.
    pub(super) may_be_skipped: bool,
    /// `#[serde(with = "module")]`
    pub(super) with: Option<syn::Path>,
    /// Whether what is in it stands in the struct itself.
    pub(super) is_flattened: bool,
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
    /// Other names that are read.
    pub(super) aliases: Vec<String>,
    /// Whether it stands for every name that no other variant has.
    pub(super) is_other: bool,
    pub(super) is_untagged: bool,
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
    let attrs = &ast.attrs;
    let converted = match direction {
        Direction::Reading => attrs.type_from().or(attrs.type_try_from()),
        Direction::Writing => attrs.type_into(),
    };
    Some(Container {
        name: name_for(attrs.name(), direction),
        has_default: default(attrs.default()) != Default::None,
        denies_unknown: attrs.deny_unknown_fields(),
        is_transparent: attrs.transparent(),
        converted: converted.cloned(),
        tagging: tagging(attrs.tag()),
        body: body(&ast, direction),
    })
}

/// What `#[serde(rename = "…")]` calls a type when it is read.
pub(super) fn renamed(item: &syn::DeriveInput) -> Option<String> {
    let errors = Ctxt::new();
    let attributes = attr::Container::from_ast(&errors, item);
    // Where serde refuses the attributes, it was reported when the type was read.
    errors.check().ok()?;
    Some(attributes.name().deserialize_name().value.clone())
}

fn tagging(tag: &TagType) -> Tagging {
    match tag {
        TagType::External => Tagging::External,
        TagType::Internal { tag } => Tagging::Internal(tag.clone()),
        TagType::Adjacent { tag, content } => {
            Tagging::Adjacent { tag: tag.clone(), content: content.clone() }
        }
        TagType::None => Tagging::Untagged,
    }
}

fn body<'a>(ast: &Ast<'a>, direction: Direction) -> Body<'a> {
    match &ast.data {
        Data::Struct(style, list) if ast.attrs.transparent() => {
            let list = list.iter().filter(|field| field.attrs.transparent());
            let list = list.map(|field| self::field(field, direction)).collect();
            Body::Struct(Fields { style: self::style(*style), list })
        }
        Data::Struct(style, list) => Body::Struct(fields(*style, list, direction)),
        Data::Enum(variants) => {
            let goes = |variant: &&AstVariant<'_>| match direction {
                Direction::Reading => !variant.attrs.skip_deserializing(),
                Direction::Writing => !variant.attrs.skip_serializing(),
            };
            Body::Enum(variants.iter().filter(goes).map(|one| variant(ast, one, direction)).collect())
        }
    }
}

fn variant<'a>(ast: &Ast<'a>, variant: &AstVariant<'a>, direction: Direction) -> Variant<'a> {
    let name = name_for(variant.attrs.name(), direction);
    Variant {
        aliases: aliases(variant.attrs.aliases(), &name, direction),
        name,
        is_other: variant.attrs.other() && direction == Direction::Reading,
        is_untagged: variant.attrs.untagged() || matches!(ast.attrs.tag(), TagType::None),
        fields: fields(variant.style, &variant.fields, direction),
        written: variant.original,
    }
}

fn fields<'a>(style: AstStyle, list: &[AstField<'a>], direction: Direction) -> Fields<'a> {
    let goes = |field: &&AstField<'_>| match direction {
        Direction::Reading => !field.attrs.skip_deserializing(),
        Direction::Writing => !field.attrs.skip_serializing(),
    };
    let list = list.iter().filter(goes).map(|one| field(one, direction)).collect();
    Fields { style: self::style(style), list }
}

fn style(style: AstStyle) -> Style {
    match style {
        AstStyle::Struct => Style::Named,
        AstStyle::Tuple => Style::Tuple,
        AstStyle::Newtype => Style::Newtype,
        AstStyle::Unit => Style::Unit,
    }
}

fn field<'a>(field: &AstField<'a>, direction: Direction) -> Field<'a> {
    let name = name_for(field.attrs.name(), direction);
    Field {
        aliases: aliases(field.attrs.aliases(), &name, direction),
        name,
        default: default(field.attrs.default()),
        may_be_skipped: field.attrs.skip_serializing_if().is_some(),
        with: with_module(field, direction),
        is_flattened: field.attrs.flatten(),
        written: field.original,
    }
}

fn aliases<'a>(names: impl IntoIterator<Item = &'a Name>, name: &str, direction: Direction) -> Vec<String> {
    match direction {
        Direction::Reading => {
            names.into_iter().map(|alias| alias.value.clone()).filter(|alias| alias != name).collect()
        }
        Direction::Writing => Vec::new(),
    }
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
