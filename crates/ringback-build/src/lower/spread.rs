//! A parameter that is a struct is spread: each of its fields is a parameter of the request (OAS 3.1.1 section 4.8.12).
//!
//! Fields are read by serde, so their names, defaults and what may be missing are serde's.

use std::mem;

use indexmap::IndexMap;

use crate::diagnostics::{Code, Diagnostic};
use crate::lower::context::Context;
use crate::lower::members::{Member, Shape, shape};
use crate::lower::parameter_name::Named;
use crate::lower::scalar::{is_scalar, settled};
use crate::lower::schema::Direction;
use crate::lower::{parameter_form, parameter_name, validation};
use crate::model::{
    Absence, Additional, Parameter, ParameterLocation, Property, Schema, SchemaKind, Serialization, Spread,
    SpreadField, ValidatedType,
};
use crate::parse::{self, Literal, Place, QueryStyle};
use crate::resolve::Type;
use crate::source::Span;

/// What a struct of parameters becomes.
pub(super) struct Spreaded {
    pub(super) spread: Spread,
    /// What the document says, and the type of each.
    pub(super) parameters: Vec<(Parameter, Type)>,
}

/// Whether a type is a struct, whose fields are parameters where an attribute says that it is carried outside the body.
pub(super) fn is_spread(ctx: &Context<'_>, ty: &Type) -> bool {
    members(ctx, ty).is_some()
}

/// The fields of a struct, `Option` looked through.
fn members(ctx: &Context<'_>, ty: &Type) -> Option<Vec<Member>> {
    match shape(ctx.names, ty.peeled().as_option().unwrap_or(ty), Direction::Reading) {
        Shape::Object(members) => Some(members),
        Shape::Scalar
        | Shape::Newtype { .. }
        | Shape::Option(_)
        | Shape::List(_)
        | Shape::Map(_)
        | Shape::Opaque => None,
    }
}

/// A struct and the parameters that it is made of; `None` where something was reported.
pub(super) fn spread(
    ctx: &mut Context<'_>,
    written: &parse::Parameter,
    ty: &Type,
    location: ParameterLocation,
) -> Option<Spreaded> {
    let inner = ty.peeled().as_option().unwrap_or(ty);
    let form = Form::new(written, location);
    form.refuse(ctx, ty)?;
    let validated = validation::types(ctx, inner, Direction::Reading, written.ty_span)?;
    let schema = ctx.spelled_out(inner, Direction::Reading, written.ty_span)?;
    if let Some(flattened) = members(ctx, ty)?.iter().find(|member| member.is_flattened) {
        let message = "what is flattened is not read from parameters";
        return refuse(ctx, flattened.span, message, "", "list the fields in the struct itself");
    }
    let SchemaKind::Object { properties, additional } = &schema.kind else { return None };
    let is_closed = *additional == Additional::Denied;
    if is_closed && location != ParameterLocation::Query {
        let message = format!("unknown names cannot be denied in the {}", place(location));
        let help = "remove `deny_unknown_fields` from the struct, or write another one";
        return refuse(ctx, written.ty_span, &message, "clients send others than these", help);
    }
    let fields = fields(ctx, &form, properties, ty)?;
    form.refuse_commas(ctx, &fields)?;
    let spread = Spread {
        ident: written.name.ident.clone(),
        span: written.name.span,
        ty: ty.rust(ctx.parsed),
        location,
        deep: form.deep.clone(),
        is_optional: ty.peeled().as_option().is_some(),
        is_closed,
        validated: on_wire(validated, &fields),
        fields: fields.iter().map(|field| field.field.clone()).collect(),
    };
    let parameters = match spread.deep {
        Some(_) => vec![(form.deep_parameter(&spread, fields, additional.clone()), ty.clone())],
        None => fields.into_iter().map(|field| (field.parameter, field.ty)).collect(),
    };
    Some(Spreaded { spread, parameters })
}

/// A field, and the parameter that it would be by itself.
struct Lowered {
    field: SpreadField,
    parameter: Parameter,
    ty: Type,
}

/// All fields are looked at, so that each mistake is seen.
fn fields(
    ctx: &mut Context<'_>,
    form: &Form<'_>,
    properties: &IndexMap<String, Property>,
    ty: &Type,
) -> Option<Vec<Lowered>> {
    let members = members(ctx, ty)?;
    let lowered: Vec<_> = properties
        .iter()
        .map(|(name, property)| {
            let member = members.iter().find(|member| member.name == *name)?;
            form.field(ctx, member, property)
        })
        .collect();
    lowered.into_iter().collect()
}

/// The types that are validated, with the names on the wire for those in JSON.
fn on_wire(mut types: Vec<ValidatedType>, fields: &[Lowered]) -> Vec<ValidatedType> {
    let own = types.first_mut().into_iter().flat_map(|ty| &mut ty.members);
    for name in own.filter_map(|member| member.name.as_mut()) {
        let field = fields.iter().find(|field| field.field.name == *name);
        if let Some(Lowered { field, .. }) = field {
            name.clone_from(&field.wire);
        }
    }
    types
}

/// What is said of the struct as a whole.
struct Form<'a> {
    written: &'a parse::Parameter,
    location: ParameterLocation,
    /// The name that stands in the attribute.
    name: Option<&'a Literal>,
    /// `deep`: the name that all fields share.
    deep: Option<String>,
    /// Where `comma` stands.
    comma: Option<Span>,
}

impl<'a> Form<'a> {
    fn new(written: &'a parse::Parameter, location: ParameterLocation) -> Self {
        let name = parameter_name::explicit(written);
        let style = parameter_form::style(written);
        let own = || name.map_or(written.name.ident.unraw(), |name| &name.value).to_owned();
        let deep = matches!(style, Some((QueryStyle::Deep, _))).then(own);
        let comma = style.filter(|(style, _)| *style == QueryStyle::Comma).map(|(_, span)| span);
        Self { written, location, name, deep, comma }
    }

    /// What the fields of a struct say, not the struct.
    fn refuse(&self, ctx: &mut Context<'_>, ty: &Type) -> Option<()> {
        let ident = &self.written.name.ident;
        if let (Some(name), None) = (self.name, &self.deep) {
            let message = format!("`{ident}` has no name on the wire: each of its fields has one");
            let help = "remove the name, or write `#[query(\"…\", deep)]` for names such as `filter[field]`";
            return refuse(ctx, name.span, &message, "", help);
        }
        if let Some(default) = &self.written.default {
            let span = Place { file: self.written.name.span.file }.of(default);
            let message = format!("`{ident}` has no default: each of its fields may have one");
            return refuse(ctx, span, &message, "", "write `#[serde(default)]` on the struct or its fields");
        }
        if ty.peeled().as_option().is_some() && self.deep.is_none() {
            let message = format!("`{ident}` cannot be missing as a whole");
            let help = "write the struct without `Option`, and its fields with it";
            return refuse(ctx, self.written.ty_span, &message, "each of its fields is a parameter", help);
        }
        Some(())
    }

    /// `comma` where no field is a list.
    fn refuse_commas(&self, ctx: &mut Context<'_>, fields: &[Lowered]) -> Option<()> {
        let Some(span) = self.comma else { return Some(()) };
        if fields.iter().any(|field| field.field.has_commas) {
            return Some(());
        }
        let message = format!("no field of `{}` has items", self.written.name.ident);
        let diagnostic =
            Diagnostic::new(Code::PARAMETER_NOT_A_LIST, span, message, "commas stand between items")
                .with_label(self.written.ty_span, "this has no list")
                .with_help("remove `comma`");
        ctx.report(diagnostic);
        None
    }

    fn field(&self, ctx: &mut Context<'_>, member: &Member, property: &Property) -> Option<Lowered> {
        let wire = self.wire(ctx, member)?;
        let is_list = self.is_list(ctx, member, property)?;
        let has_commas = is_list
            && match self.location {
                ParameterLocation::Query => self.comma.is_some(),
                ParameterLocation::Path | ParameterLocation::Header | ParameterLocation::Cookie => true,
            };
        let absence = match (property.is_required, is_list && self.location != ParameterLocation::Path) {
            (true, true) => Absence::EmptyList,
            (true, false) => Absence::Refused,
            (false, _) => Absence::LeftToSerde,
        };
        let mut schema = property.schema.clone();
        schema.is_nullable = false;
        let parameter = Parameter {
            name: wire.clone(),
            ident: member.ident.clone(),
            span: member.span,
            location: self.location,
            serialization: match (is_list, has_commas) {
                (false, _) => Serialization::Single,
                (true, false) => Serialization::Repeated,
                (true, true) => Serialization::Commas,
            },
            ty: member.ty.rust(ctx.parsed),
            is_required: absence == Absence::Refused,
            default: None,
            rules: Vec::new(),
            description: mem::take(&mut schema.description),
            is_deprecated: mem::take(&mut schema.is_deprecated) || self.written.is_deprecated,
            schema,
        };
        let name = member.name.clone();
        let (ident, is_visible) = (member.ident.clone(), member.is_visible);
        let field = SpreadField { name, wire, ident, is_visible, absence, has_commas };
        Some(Lowered { field, parameter, ty: member.ty.clone() })
    }

    /// The name on the wire. A header field's has `-` for `_`, unless serde was told a name.
    fn wire(&self, ctx: &mut Context<'_>, member: &Member) -> Option<String> {
        let named = Named::Field(member.span);
        match (self.location, &self.deep) {
            (ParameterLocation::Query, Some(object)) => Some(format!("{object}[{}]", member.name)),
            (ParameterLocation::Query | ParameterLocation::Path, _) => Some(member.name.clone()),
            (ParameterLocation::Header, _) if member.name == member.ident.unraw() => {
                parameter_name::header(ctx, &member.name.replace('_', "-"), &named)
            }
            (ParameterLocation::Header, _) => parameter_name::header(ctx, &member.name, &named),
            (ParameterLocation::Cookie, _) => parameter_name::token(ctx, &member.name, self.location, &named),
        }
    }

    /// Whether a field is a list; `None` where it is neither that nor a single value, or cannot stand there.
    fn is_list(&self, ctx: &mut Context<'_>, member: &Member, property: &Property) -> Option<bool> {
        let components = ctx.schemas.components(Direction::Reading);
        let kind = settled(&property.schema, components);
        let is_list =
            matches!(kind, SchemaKind::Array { items, length: None, .. } if is_scalar(items, components));
        let label = if !is_list && !kind.is_scalar() {
            "a single value is expected, or a list of such"
        } else if is_list && self.deep.is_some() {
            "OpenAPI does not say how a list stands in `deepObject`"
        } else if is_list && self.location == ParameterLocation::Cookie {
            "clients do not agree how a list stands in a cookie"
        } else if !property.is_required && self.location == ParameterLocation::Path {
            "a path without it is another path"
        } else {
            return Some(is_list);
        };
        let message = format!("`{}` cannot be a {} parameter", member.ident, self.location.as_str());
        let diagnostic = Diagnostic::new(Code::SPREAD_FIELD, member.span, message, label)
            .with_label(self.written.ty_span, "each field is one here");
        ctx.report(diagnostic);
        None
    }

    /// The one parameter of the document that a deep struct is.
    fn deep_parameter(&self, spread: &Spread, fields: Vec<Lowered>, additional: Additional) -> Parameter {
        let has_required = fields.iter().any(|field| field.parameter.is_required);
        let property = |Lowered { field, parameter, .. }: Lowered| {
            let Parameter { mut schema, description, is_deprecated, is_required, .. } = parameter;
            (schema.description, schema.is_deprecated) = (description, is_deprecated);
            (field.name, Property { schema, is_required })
        };
        let properties = fields.into_iter().map(property).collect();
        Parameter {
            name: spread.deep.clone().unwrap_or_default(),
            ident: spread.ident.clone(),
            span: spread.span,
            location: spread.location,
            serialization: Serialization::Deep,
            ty: spread.ty.clone(),
            is_required: has_required && !spread.is_optional,
            default: None,
            rules: Vec::new(),
            schema: Schema::new(SchemaKind::Object { properties, additional }),
            description: self.written.docs.clone(),
            is_deprecated: self.written.is_deprecated,
        }
    }
}

fn place(location: ParameterLocation) -> &'static str {
    match location {
        ParameterLocation::Path => "path",
        ParameterLocation::Query => "query",
        ParameterLocation::Header => "header fields",
        ParameterLocation::Cookie => "cookies",
    }
}

fn refuse<T>(ctx: &mut Context<'_>, span: Span, message: &str, label: &str, help: &str) -> Option<T> {
    ctx.report(Diagnostic::new(Code::SPREAD_FORM, span, message, label).with_help(help));
    None
}
