//! Enums with `#[derive(Problem)]` become declared problems (RFC 9457).

mod internal;

use syn::meta::ParseNestedMeta;
use syn::{Attribute, Data, Fields, LitInt, LitStr, Variant};

use crate::diagnostics::{Code, Diagnostic, did_you_mean};
use crate::lower::context::Context;
use crate::lower::plain::are_plain;
use crate::lower::schema::Direction;
use crate::lower::{docs, response_header};
use crate::model::{
    ABOUT_BLANK, ProblemEnum, ProblemField, ProblemVariant, ResponseHeader, RustIdent, StatusCode,
};
use crate::parse::{Place, TypeBody, TypeId, TypeItem};
use crate::resolve::{Scope, Type};
use crate::source::Span;

/// The derive that makes an enum one of problems.
pub(super) const DERIVE: &str = "ringback::Problem";

/// What RFC 9457 section 3.1 and Ringback's own answers keep to themselves.
const KEPT_MEMBERS: [&str; 6] = ["type", "title", "status", "detail", "instance", "errors"];

/// Its place among the problem enums so far; `None` where something was reported.
pub(super) fn index(ctx: &mut Context<'_>, error: &Type, at: Span) -> Option<usize> {
    let id = match error {
        Type::Item(id, args) if args.is_empty() && ctx.names.derives(*id, DERIVE) => *id,
        Type::Item(id, args) => return refuse_item(ctx, *id, !args.is_empty(), at),
        Type::Known(..) | Type::Tuple(_) | Type::Array(..) | Type::Slice(_) => {
            let message = format!("`{}` does not declare problems", error.rust(ctx.parsed).short());
            let diagnostic = Diagnostic::new(Code::NOT_A_PROBLEM, at, message, "the `E` of `Result<T, E>`");
            ctx.report(diagnostic.with_help("write an enum with `#[derive(Problem)]`"));
            return None;
        }
    };
    if let Some(index) = ctx.problems.iter().position(|other| *other == id) {
        return Some(index);
    }
    ctx.problems.push(id);
    Some(ctx.problems.len() - 1)
}

fn refuse_item(ctx: &mut Context<'_>, id: TypeId, is_generic: bool, at: Span) -> Option<usize> {
    let item = ctx.parsed.ty(id);
    let message = format!("`{}` does not declare problems", item.name.ident);
    let (label, help) = if is_generic {
        ("a problem enum has no type parameters", "write an enum of its own")
    } else {
        ("this type", "add `#[derive(Problem)]` to it, and `#[problem(status = …)]` to each variant")
    };
    let diagnostic = Diagnostic::new(Code::NOT_A_PROBLEM, at, message, "the `E` of `Result<T, E>`");
    ctx.report(diagnostic.with_label(item.name.span, label).with_help(help));
    None
}

/// The same of a problem that the receiver of a call answers with.
pub(super) fn index_of_read(ctx: &mut Context<'_>, error: &Type, at: Span) -> Option<usize> {
    let index = index(ctx, error, at)?;
    ctx.read_problems.insert(ctx.problems[index]);
    Some(index)
}

/// The enum; `None` where something was reported.
pub(super) fn problem_enum(ctx: &mut Context<'_>, id: TypeId) -> Option<ProblemEnum> {
    let item = ctx.parsed.ty(id);
    let variants = match &item.body {
        TypeBody::Data(data) => match &data.data {
            Data::Enum(data) if !data.variants.is_empty() => &data.variants,
            Data::Enum(_) | Data::Struct(_) | Data::Union(_) => return refuse_shape(ctx, item),
        },
        TypeBody::Alias(_) | TypeBody::Union => return refuse_shape(ctx, item),
    };
    let (internal, declared): (Vec<&Variant>, Vec<&Variant>) =
        variants.iter().partition(|variant| internal::is_marked(variant));
    let internal: Vec<Option<RustIdent>> = internal.iter().map(|v| internal::variant(ctx, item, v)).collect();
    let lowered: Vec<Option<ProblemVariant>> = declared.iter().map(|v| variant(ctx, item, v)).collect();
    Some(ProblemEnum {
        name: item.name.ident.clone(),
        ty: Type::Item(id, Vec::new()).rust(ctx.parsed),
        span: item.name.span,
        is_read: ctx.read_problems.contains(&id),
        variants: lowered.into_iter().collect::<Option<_>>()?,
        internal: internal.into_iter().collect::<Option<_>>()?,
    })
}

fn refuse_shape(ctx: &mut Context<'_>, item: &TypeItem) -> Option<ProblemEnum> {
    let message = format!("`{}` declares no problem", item.name.ident);
    let label = "an enum with variants is expected";
    let diagnostic = Diagnostic::new(Code::PROBLEM_SHAPE, item.name.span, message, label);
    ctx.report(diagnostic.with_help("write an enum with one variant for each problem"));
    None
}

fn variant(ctx: &mut Context<'_>, item: &TypeItem, written: &Variant) -> Option<ProblemVariant> {
    let is_plain = are_plain(ctx, item, &written.attrs, "problem");
    let fields = fields(ctx, item, written);
    let arguments = arguments(ctx, item, written);
    let (Members { fields, headers }, arguments) = (fields?, arguments.filter(|_| is_plain)?);
    response_header::refuse_twice(ctx, &headers)?;
    let docs = docs::split(&ctx.docs(item.file, &written.attrs));
    let title = match (arguments.title, docs.summary.as_str()) {
        (Some(title), _) => title,
        (None, "") => arguments.status.phrase().to_owned(),
        (None, summary) => summary.to_owned(),
    };
    Some(ProblemVariant {
        ident: RustIdent(written.ident.to_string()),
        span: Place { file: item.file }.of(&written.ident),
        status: arguments.status,
        type_uri: arguments.type_uri.unwrap_or_else(|| ABOUT_BLANK.to_owned()),
        title,
        docs,
        fields,
        headers,
    })
}

/// The fields of a variant: members of the problem, and header fields of its response.
#[derive(Default)]
struct Members {
    fields: Vec<ProblemField>,
    headers: Vec<ResponseHeader>,
}

fn fields(ctx: &mut Context<'_>, item: &TypeItem, written: &Variant) -> Option<Members> {
    let named = match &written.fields {
        Fields::Unit => return Some(Members::default()),
        Fields::Named(named) => &named.named,
        Fields::Unnamed(unnamed) => {
            let span = Place { file: item.file }.of(unnamed);
            let message = "the fields of a problem have names";
            let diagnostic = Diagnostic::new(Code::PROBLEM_SHAPE, span, message, "these have none");
            ctx.report(diagnostic.with_help("write `{ name: Type }`: each field is a member of the problem"));
            return None;
        }
    };
    let mut members = Members::default();
    let mut is_complete = true;
    for written in named {
        if let Some(attribute) = response_header::attribute(written) {
            let is_plain = are_plain(ctx, item, &written.attrs, "problem");
            let header = response_header::header(ctx, item, written, attribute);
            is_complete &= is_plain && header.is_some();
            members.headers.extend(header);
            continue;
        }
        let field = field(ctx, item, written);
        is_complete &= field.is_some();
        members.fields.extend(field);
    }
    is_complete.then_some(members)
}

fn field(ctx: &mut Context<'_>, item: &TypeItem, written: &syn::Field) -> Option<ProblemField> {
    if !are_plain(ctx, item, &written.attrs, "problem") {
        return None;
    }
    let ident = RustIdent(written.ident.as_ref()?.to_string());
    let span = Place { file: item.file }.of(&written.ident);
    if KEPT_MEMBERS.contains(&ident.unraw()) {
        let message = format!("a problem has a member `{}` already", ident.unraw());
        let label = "RFC 9457 gives this name a meaning";
        let diagnostic = Diagnostic::new(Code::PROBLEM_FIELD, span, message, label);
        ctx.report(diagnostic.with_help("rename the field"));
        return None;
    }
    let ty = ctx.names.field_ty(Scope::module(item.module), &written.ty, ctx.sink)?;
    let at = Place { file: item.file }.of(&written.ty);
    let schema = ctx.schema(&ty, Direction::Writing, at)?;
    if ctx.read_problems.contains(&item.id) {
        ctx.both_ways(&ty, Direction::Writing, at)?;
    }
    Some(ProblemField { ident, description: ctx.docs(item.file, &written.attrs), schema })
}

struct Arguments {
    status: StatusCode,
    type_uri: Option<String>,
    title: Option<String>,
}

#[derive(Default)]
struct Written {
    status: Option<LitInt>,
    type_uri: Option<LitStr>,
    title: Option<LitStr>,
}

fn arguments(ctx: &mut Context<'_>, item: &TypeItem, variant: &Variant) -> Option<Arguments> {
    let attributes: Vec<&Attribute> = variant.attrs.iter().filter(|a| a.path().is_ident("problem")).collect();
    let mut written = Written::default();
    for attribute in &attributes {
        if let Err(error) = attribute.parse_nested_meta(|meta| take(&meta, &mut written)) {
            let span = crate::parse::place(item.file, error.span());
            let diagnostic = Diagnostic::new(Code::PROBLEM_ATTRIBUTE, span, error.to_string(), "");
            ctx.report(diagnostic.with_help("write `#[problem(status = 409, type = \"…\", title = \"…\")]`"));
            return None;
        }
    }
    let Some(number) = &written.status else {
        let span = Place { file: item.file }.of(&variant.ident);
        let message = format!("the problem `{}` has no status", variant.ident);
        let diagnostic = Diagnostic::new(Code::PROBLEM_ATTRIBUTE, span, message, "");
        ctx.report(diagnostic.with_help("write `#[problem(status = 409)]` above it"));
        return None;
    };
    let status = status(ctx, item, number)?;
    let text = |literal: Option<LitStr>| literal.map(|literal| literal.value());
    Some(Arguments { status, type_uri: text(written.type_uri), title: text(written.title) })
}

fn take(meta: &ParseNestedMeta<'_>, written: &mut Written) -> syn::Result<()> {
    let is_new = if meta.path.is_ident("status") {
        written.status.replace(meta.value()?.parse()?).is_none()
    } else if meta.path.is_ident("type") {
        written.type_uri.replace(meta.value()?.parse()?).is_none()
    } else if meta.path.is_ident("title") {
        written.title.replace(meta.value()?.parse()?).is_none()
    } else {
        let name = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
        let near = did_you_mean(&name, ["status", "type", "title", "internal"]);
        return Err(match near {
            Some(near) => meta.error(format!("unknown argument `{name}`: did you mean `{near}`?")),
            None => meta.error("`status`, `type`, `title` or `internal` is expected"),
        });
    };
    if is_new { Ok(()) } else { Err(meta.error("this is given a second time")) }
}

fn status(ctx: &mut Context<'_>, item: &TypeItem, number: &LitInt) -> Option<StatusCode> {
    let in_range = |number: &u16| (400..=599).contains(number);
    let status = number.base10_parse::<u16>().ok().filter(in_range).and_then(StatusCode::new);
    if status.is_none() {
        let span = Place { file: item.file }.of(number);
        let message = format!("{number} is not the status of a problem");
        ctx.report(Diagnostic::new(Code::PROBLEM_STATUS, span, message, "400 to 599 is expected"));
    }
    status
}
