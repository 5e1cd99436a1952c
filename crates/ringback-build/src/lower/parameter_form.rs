//! How often a parameter's value stands in a request, and how (OAS 3.1.1 section 4.8.12.2, `style` and `explode`).
//!
//! The type decides between one value and a list, the place and `comma` between repetition and commas.

use crate::diagnostics::{Code, Diagnostic};
use crate::lower::context::Context;
use crate::model::{ParameterLocation, Serialization};
use crate::parse::{self, ParameterKind, Place, QueryStyle};
use crate::resolve::{Known, Type};
use crate::source::Span;

/// What a parameter's type says of its presence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Form {
    /// Whether it is an `Option`.
    pub(super) is_optional: bool,
    /// How the value stands in its place.
    pub(super) serialization: Serialization,
}

impl Form {
    /// Whether a request without the parameter is refused, unless it has a default.
    pub(super) fn is_required(self, location: ParameterLocation) -> bool {
        match self.serialization {
            Serialization::Single | Serialization::Deep => !self.is_optional,
            // A path is never without; elsewhere the list is empty.
            Serialization::Repeated | Serialization::Commas => location == ParameterLocation::Path,
        }
    }
}

/// The types whose items are read from several values.
const LISTS: [Known; 5] = [Known::Vec, Known::VecDeque, Known::HashSet, Known::BTreeSet, Known::IndexSet];

/// The items of a list or a set.
pub(super) fn items(ty: &Type) -> Option<&Type> {
    LISTS.into_iter().find_map(|list| ty.peeled().as_known(list)).and_then(<[Type]>::first)
}

/// What is left of a type without `Option`, and then without its list: what one text is read as.
pub(super) fn item(ty: &Type) -> &Type {
    let given = ty.peeled().as_option().unwrap_or(ty);
    items(given).unwrap_or(given)
}

/// What the type and the attribute say; `None` where something was reported.
pub(super) fn form(
    ctx: &mut Context<'_>,
    written: &parse::Parameter,
    ty: &Type,
    location: ParameterLocation,
) -> Option<Form> {
    let inner = ty.peeled().as_option();
    let is_list = items(inner.unwrap_or(ty)).is_some();
    let serialization = if is_list {
        of_list(ctx, written, location)?
    } else {
        refuse_style(ctx, written)?;
        Serialization::Single
    };
    let form = Form { is_optional: inner.is_some(), serialization };
    if location == ParameterLocation::Path && form.is_optional {
        return refuse(ctx, written, location, "a path without it is another path");
    }
    refuse_default(ctx, written, location, form)?;
    Some(form)
}

fn of_list(
    ctx: &mut Context<'_>,
    written: &parse::Parameter,
    location: ParameterLocation,
) -> Option<Serialization> {
    match location {
        ParameterLocation::Query => Some(match style(written) {
            Some((QueryStyle::Comma, _)) => Serialization::Commas,
            Some((QueryStyle::Deep, span)) => return refuse_deep(ctx, written, span),
            None => Serialization::Repeated,
        }),
        ParameterLocation::Path | ParameterLocation::Header => Some(Serialization::Commas),
        ParameterLocation::Cookie => {
            refuse(ctx, written, location, "clients do not agree how a list stands in a cookie")
        }
    }
}

/// What `#[query(…)]` says of the value's form.
pub(super) fn style(written: &parse::Parameter) -> Option<(QueryStyle, Span)> {
    match &written.kind {
        Some((ParameterKind::Query(arguments), _)) => arguments.style,
        Some(_) | None => None,
    }
}

/// `deep` where there is no struct.
fn refuse_deep<T>(ctx: &mut Context<'_>, written: &parse::Parameter, span: Span) -> Option<T> {
    let message = format!("`{}` is no struct, so it has no fields", written.name.ident);
    let label = "fields stand between brackets";
    let diagnostic = Diagnostic::new(Code::DEEP_WITHOUT_FIELDS, span, message, label)
        .with_label(written.ty_span, "this is no struct")
        .with_help("write a struct as the type, or remove `deep`");
    ctx.report(diagnostic);
    None
}

/// `comma` or `deep` on a single value.
fn refuse_style(ctx: &mut Context<'_>, written: &parse::Parameter) -> Option<()> {
    let span = match style(written) {
        None => return Some(()),
        Some((QueryStyle::Deep, span)) => return refuse_deep(ctx, written, span),
        Some((QueryStyle::Comma, span)) => span,
    };
    let message = format!("`{}` is one value, which has no items", written.name.ident);
    let diagnostic = Diagnostic::new(Code::PARAMETER_NOT_A_LIST, span, message, "commas stand between items")
        .with_label(written.ty_span, "this is not a list")
        .with_help("write a `Vec` or a set as the type, or remove `comma`");
    ctx.report(diagnostic);
    None
}

fn refuse<T>(
    ctx: &mut Context<'_>,
    written: &parse::Parameter,
    location: ParameterLocation,
    label: &str,
) -> Option<T> {
    let message = format!("the {} parameter `{}` must be one value", location.as_str(), written.name.ident);
    ctx.report(Diagnostic::new(Code::PARAMETER_NOT_ONE_VALUE, written.ty_span, message, label));
    None
}

/// A default where the value can be missing in another way, or not at all.
fn refuse_default(
    ctx: &mut Context<'_>,
    written: &parse::Parameter,
    location: ParameterLocation,
    form: Form,
) -> Option<()> {
    let Some(default) = &written.default else { return Some(()) };
    let (label, help) = if location == ParameterLocation::Path {
        ("a path parameter is never missing", "remove the default")
    } else if form.is_optional {
        ("an `Option` is `None` when it is missing", "write the type without `Option`")
    } else {
        return Some(());
    };
    let span = Place { file: written.name.span.file }.of(default);
    let message = format!("a default can never apply to `{}`", written.name.ident);
    ctx.report(Diagnostic::new(Code::DEFAULT_OUT_OF_PLACE, span, message, label).with_help(help));
    None
}
