//! Who may call an operation: declared schemes, and what is demanded of them (OAS 3.1.1 section 4.8.30).

use std::collections::BTreeMap;

use syn::{Attribute, Data, DeriveInput, Fields};

use crate::diagnostics::{Code, Diagnostic, did_you_mean};
use crate::lower::context::Context;
use crate::lower::security_scheme::{Mark, Scheme, mark};
use crate::lower::token::is_scope_token;
use crate::lower::{case, security_scheme};
use crate::model::{
    Alternatives, Demand, Guard, RustIdent, SchemaName, Security, SecurityScheme, SecuritySchemeKind,
};
use crate::parse::{self, Demanded, Literal, ModuleId, Place, TypeBody, TypeId, TypeItem};
use crate::resolve::{Scope, Type};
use crate::source::Span;

/// What the contract declares, and the types that do so.
#[derive(Default)]
pub(super) struct Guards {
    pub(super) security: Security,
    by_type: BTreeMap<TypeId, Guard>,
}

/// A type with an attribute that has to do with security.
struct Marked<'a> {
    item: &'a TypeItem,
    data: &'a DeriveInput,
    attribute: &'a Attribute,
}

/// Reads every scheme, then every enum of alternatives.
pub(super) fn declare(ctx: &mut Context<'_>) {
    let marked = marked(ctx);
    let mut alternatives = Vec::new();
    for (mark, marked) in marked {
        let kind = match mark {
            Mark::Scheme(kind) => kind,
            Mark::AnyOf => {
                alternatives.push(marked);
                continue;
            }
        };
        if let Some(scheme) = scheme(ctx, &marked, kind) {
            let guard = Guard::Scheme(ctx.guards.security.schemes.len());
            ctx.guards.by_type.insert(marked.item.id, guard);
            ctx.guards.security.schemes.push(scheme);
        }
    }
    for marked in alternatives {
        if let Some(found) = any_of(ctx, &marked) {
            let guard = Guard::AnyOf(ctx.guards.security.alternatives.len());
            ctx.guards.by_type.insert(marked.item.id, guard);
            ctx.guards.security.alternatives.push(found);
        }
    }
}

fn marked<'a>(ctx: &Context<'a>) -> Vec<(Mark, Marked<'a>)> {
    let parsed = ctx.parsed;
    let data = parsed.types.iter().filter_map(|item| match &item.body {
        TypeBody::Data(data) => Some((item, &**data)),
        TypeBody::Alias(_) | TypeBody::Union => None,
    });
    data.filter_map(|(item, data)| {
        let found = data.attrs.iter().find_map(|attribute| Some((mark(attribute)?, attribute)));
        found.map(|(mark, attribute)| (mark, Marked { item, data, attribute }))
    })
    .collect()
}

fn scheme(ctx: &mut Context<'_>, marked: &Marked<'_>, kind: Scheme) -> Option<SecurityScheme> {
    let Marked { item, data, attribute } = marked;
    let is_fit = matches!(data.data, Data::Struct(_)) && data.generics.params.is_empty();
    if !is_fit || SchemaName::new(item.name.ident.unraw()).is_none() {
        report_shape(ctx, item, "a security scheme is a struct without type parameters, named in ASCII");
        return None;
    }
    if data.attrs.iter().filter_map(mark).count() > 1 {
        report_shape(ctx, item, "a struct is one security scheme");
        return None;
    }
    let read = match security_scheme::kind(kind, attribute) {
        Ok(read) => read,
        Err(error) => {
            let span = parse::place(item.file, error.span());
            let diagnostic = Diagnostic::new(Code::SECURITY_SCHEME, span, error.to_string(), "");
            ctx.report(diagnostic.with_help(format!("write `{}`", kind.example())));
            return None;
        }
    };
    Some(SecurityScheme {
        name: item.name.ident.unraw().to_owned(),
        func: case::field(item.name.ident.unraw()),
        ty: Type::Item(item.id, Vec::new()).rust(ctx.parsed),
        span: item.name.span,
        description: item.docs.clone(),
        kind: read,
    })
}

fn report_shape(ctx: &mut Context<'_>, item: &TypeItem, message: &str) {
    let diagnostic = Diagnostic::new(Code::SECURITY_SCHEME, item.name.span, message, "");
    ctx.report(diagnostic.with_help("write `#[bearer] pub struct User { … }`"));
}

fn any_of(ctx: &mut Context<'_>, marked: &Marked<'_>) -> Option<Alternatives> {
    let Marked { item, data, .. } = marked;
    let variants = match &data.data {
        Data::Enum(data) if !data.variants.is_empty() => &data.variants,
        Data::Enum(_) | Data::Struct(_) | Data::Union(_) => {
            report_shape(ctx, item, "`#[any_of]` stands on an enum whose variants hold security schemes");
            return None;
        }
    };
    let variants: Vec<_> = variants.iter().map(|variant| alternative(ctx, item, variant)).collect();
    Some(Alternatives {
        func: case::field(item.name.ident.unraw()),
        ty: Type::Item(item.id, Vec::new()).rust(ctx.parsed),
        span: item.name.span,
        variants: variants.into_iter().collect::<Option<_>>()?,
    })
}

fn alternative(ctx: &mut Context<'_>, item: &TypeItem, variant: &syn::Variant) -> Option<(RustIdent, usize)> {
    let field = match &variant.fields {
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => fields.unnamed.first()?,
        Fields::Unnamed(_) | Fields::Named(_) | Fields::Unit => {
            report_shape(ctx, item, "each variant of an `#[any_of]` enum holds one security scheme");
            return None;
        }
    };
    let ty = ctx.names.field_ty(Scope::module(item.module), &field.ty, ctx.sink)?;
    match guard(ctx, &ty) {
        Some(Guard::Scheme(index)) => Some((RustIdent(variant.ident.to_string()), index)),
        Some(Guard::AnyOf(_)) | None => {
            report_unknown(ctx, &ty, Place { file: item.file }.of(&field.ty));
            None
        }
    }
}

/// What a type lets in, if it declares a scheme or alternatives.
pub(super) fn guard(ctx: &Context<'_>, ty: &Type) -> Option<Guard> {
    match ty {
        Type::Item(id, _) => ctx.guards.by_type.get(id).copied(),
        Type::Known(..) | Type::Tuple(_) | Type::Array(..) | Type::Slice(_) => None,
    }
}

/// What a parameter of this type, or an `Option` of it, lets in.
pub(super) fn guard_of_parameter(ctx: &Context<'_>, ty: &Type) -> Option<Guard> {
    guard(ctx, ty.as_option().unwrap_or(ty))
}

/// What a parameter demands; `None` where something was reported.
pub(super) fn identity(
    ctx: &mut Context<'_>,
    written: &parse::Parameter,
    ty: &Type,
    guard: Guard,
) -> Option<Demand> {
    if let Some((_, span)) = &written.kind {
        let message = "an identity is no part of the request's content";
        ctx.report(Diagnostic::new(Code::GIVEN_TWICE, *span, message, "").with_help("remove the attribute"));
        return None;
    }
    let names = written.scopes.as_ref().map_or(&[][..], |scopes| &scopes.names);
    Some(Demand {
        guard,
        scopes: scopes(ctx, guard, names)?,
        is_optional: ty.as_option().is_some(),
        argument: Some((written.name.ident.clone(), ty.rust(ctx.parsed))),
        span: written.name.span,
    })
}

/// Reports scopes on a parameter that is no identity.
pub(super) fn refuse_scopes(ctx: &mut Context<'_>, written: &parse::Parameter, ty: &Type) -> Option<()> {
    let Some(scopes) = &written.scopes else { return Some(()) };
    report_unknown(ctx, ty, scopes.span);
    None
}

/// Adds what is demanded without a parameter: by the operation, else by the nearest module around it that says so.
pub(super) fn demand(
    ctx: &mut Context<'_>,
    module: ModuleId,
    written: Option<&[Demanded]>,
    demands: &mut Vec<Demand>,
) -> Option<()> {
    let parsed = ctx.parsed;
    let by_module = || {
        let mut said = parsed.around(module).map(|id| (id, parsed.module(id).arguments.security.as_deref()));
        said.find_map(|(id, said)| Some((id, said?)))
    };
    let Some((module, named)) = written.map(|named| (module, named)).or_else(by_module) else {
        return Some(());
    };
    for one in named {
        let ty = ctx.ty(module, &one.ty)?;
        let Some(guard) = guard(ctx, &ty) else {
            report_unknown(ctx, &ty, one.span);
            return None;
        };
        // The parameter says it more exactly.
        if let Some(parameter) = demands.iter().find(|other| other.guard == guard) {
            refuse_optional(ctx, parameter, &ty, one.span)?;
            continue;
        }
        let scopes = scopes(ctx, guard, &one.scopes)?;
        demands.push(Demand { guard, scopes, is_optional: false, argument: None, span: one.span });
    }
    Some(())
}

/// A parameter that lets in whom the operation or its module turns away.
fn refuse_optional(ctx: &mut Context<'_>, parameter: &Demand, ty: &Type, demanded: Span) -> Option<()> {
    if !parameter.is_optional {
        return Some(());
    }
    let name = ty.rust(ctx.parsed).short();
    let message = format!("`{name}` is demanded, and may be missing");
    let diagnostic = Diagnostic::new(Code::SECURITY_WEAKENED, parameter.span, message, "optional here")
        .with_label(demanded, "demanded here")
        .with_help(format!("write `{name}` without `Option`, or `security()` on the operation"));
    ctx.report(diagnostic);
    None
}

fn report_unknown(ctx: &mut Context<'_>, ty: &Type, span: Span) {
    let message = format!("`{}` is no security scheme", ty.rust(ctx.parsed).short());
    let diagnostic = Diagnostic::new(Code::SECURITY_UNKNOWN, span, message, "demanded here");
    ctx.report(
        diagnostic.with_help("write `#[bearer]` or another scheme above a struct, and name that struct"),
    );
}

/// The names, each known to every OAuth 2 scheme of the guard; for other schemes a role may have any name.
fn scopes(ctx: &mut Context<'_>, guard: Guard, written: &[Literal]) -> Option<Vec<String>> {
    let mut unknown = Vec::new();
    for literal in written {
        for scheme in ctx.guards.security.schemes_of(guard) {
            let SecuritySchemeKind::OAuth2 { scopes, .. } = &scheme.kind else { continue };
            if !scopes.iter().any(|(name, _)| *name == literal.value) {
                unknown.push(unknown_scope(literal, scheme, scopes));
            }
        }
        if !is_scope_token(&literal.value) {
            let message = "no scope has this name";
            unknown.push(Diagnostic::new(Code::SCOPE_UNKNOWN, literal.span, message, "RFC 6749 section 3.3"));
        }
    }
    let is_known = unknown.is_empty();
    for diagnostic in unknown {
        ctx.report(diagnostic);
    }
    is_known.then(|| written.iter().map(|literal| literal.value.clone()).collect())
}

fn unknown_scope(literal: &Literal, scheme: &SecurityScheme, scopes: &[(String, String)]) -> Diagnostic {
    let message = format!("`{}` has no scope `{}`", scheme.name, literal.value);
    let diagnostic = Diagnostic::new(Code::SCOPE_UNKNOWN, literal.span, message, "demanded here")
        .with_label(scheme.span, "its scopes are declared here");
    let near = did_you_mean(&literal.value, scopes.iter().map(|(name, _)| name.as_str()));
    diagnostic.with_help(near.map_or_else(
        || format!("add it: `scopes(\"{}\" = \"…\")`", literal.value),
        |near| format!("did you mean `{near}`?"),
    ))
}
