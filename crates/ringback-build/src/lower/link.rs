//! `links(…)` of an operation becomes Link Objects (OAS 3.1.1 section 4.8.20).
//!
//! The operation exists, each argument names one of its parameters, every part of its path is given, and each
//! expression leads to a single value of the request or of the successful answer.

use crate::diagnostics::{Code, Diagnostic, did_you_mean};
use crate::lower::binding::bind_alone;
use crate::lower::context::Context;
use crate::lower::expression::Named;
use crate::lower::expression::link::{self, Linked};
use crate::lower::operation::Lowered;
use crate::lower::pointer::index;
use crate::lower::scalar::{is_scalar_kind, settled};
use crate::lower::schema::Direction;
use crate::model::{
    Additional, JsonPointer, Link, LinkArgument, LinkValue, Operation, ParameterLocation, Schema, SchemaKind,
};
use crate::parse::{self, Literal, Name};
use crate::source::Span;

/// The links of an operation; those in which something was reported are left out.
pub(super) fn links(ctx: &mut Context<'_>, lowered: &Lowered<'_>, all: &[&Lowered<'_>]) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    for written in &lowered.written.links {
        let Some((module, index)) = ctx.names.operation(lowered.module, &written.target) else {
            report_unknown(ctx, lowered, &written.target);
            continue;
        };
        let operation = &ctx.parsed.module(module).operations[index];
        let target = all.iter().find(|other| std::ptr::eq(other.written, operation));
        let Some(target) = target.map(|target| &target.operation) else { continue };
        let Some(link) = link(ctx, lowered, written, target) else { continue };
        if links.iter().any(|other| other.operation == link.operation) {
            let message = format!("two links lead to `{}`", target.func);
            let diagnostic = Diagnostic::new(Code::GIVEN_TWICE, written.target.span, message, "the second");
            ctx.report(diagnostic.with_help("remove one of them"));
            continue;
        }
        links.push(link);
    }
    links
}

fn report_unknown(ctx: &mut Context<'_>, lowered: &Lowered<'_>, path: &parse::NamePath) {
    let text: Vec<&str> = path.segments.iter().map(|segment| segment.ident.unraw()).collect();
    let here = &ctx.parsed.module(lowered.module).operations;
    let names = here.iter().map(|operation| operation.function.name.ident.unraw());
    let help = match did_you_mean(text.last().unwrap_or(&""), names) {
        Some(near) => format!("did you mean `{near}`"),
        None => {
            "name an operation; one of another module by its path, as in `super::invoices::name`".to_owned()
        }
    };
    let message = format!("no operation `{}` is declared", text.join("::"));
    let diagnostic = Diagnostic::new(Code::LINK_UNKNOWN, path.span, message, "named here");
    ctx.report(diagnostic.with_help(help));
}

fn link(
    ctx: &mut Context<'_>,
    lowered: &Lowered<'_>,
    written: &parse::Link,
    target: &Operation,
) -> Option<Link> {
    let mut arguments: Vec<LinkArgument> = Vec::new();
    let mut is_complete = true;
    for (name, literal) in &written.arguments {
        let argument = argument(ctx, lowered, target, (name, literal));
        is_complete &= argument.is_some();
        let is_known = |new: &LinkArgument| {
            arguments.iter().any(|other| other.location == new.location && other.name == new.name)
        };
        if argument.as_ref().is_some_and(is_known) {
            let diagnostic = Diagnostic::new(Code::GIVEN_TWICE, name.span, "this is given a second time", "");
            ctx.report(diagnostic.with_help("remove one of them"));
        }
        arguments.extend(argument);
    }
    if !is_complete {
        return None;
    }
    let mut in_path = target.parameters.iter().filter(|p| p.location == ParameterLocation::Path);
    let is_given = |name: &str| {
        let is_meant =
            |argument: &LinkArgument| argument.location == ParameterLocation::Path && argument.name == name;
        arguments.iter().any(is_meant)
    };
    if let Some(missing) = in_path.find(|parameter| !is_given(&parameter.name)) {
        let message = format!("this link leaves `{}` of the path open", missing.name);
        let diagnostic = Diagnostic::new(Code::LINK_PARAMETER, written.target.span, message, "")
            .with_label(missing.span, "this parameter")
            .with_help(format!("write `{}({} = \"$response.body#/…\")`", target.func, missing.ident));
        ctx.report(diagnostic);
        return None;
    }
    Some(Link { operation: target.id.clone(), arguments })
}

fn argument(
    ctx: &mut Context<'_>,
    lowered: &Lowered<'_>,
    target: &Operation,
    (name, literal): (&Name, &Literal),
) -> Option<LinkArgument> {
    let Some(parameter) = target.parameters.iter().find(|parameter| parameter.ident == name.ident) else {
        let message = format!("`{}` has no parameter `{}`", target.func, name.ident);
        let known = target.parameters.iter().map(|parameter| parameter.ident.unraw());
        let near = did_you_mean(name.ident.unraw(), known);
        let label = near.map_or(String::new(), |near| format!("did you mean `{near}`"));
        let diagnostic = Diagnostic::new(Code::LINK_PARAMETER, name.span, message, label);
        ctx.report(diagnostic.with_label(target.span, "the link leads here"));
        return None;
    };
    let value = match link::read(&literal.value) {
        Ok(Linked::Url) => LinkValue::Url,
        Ok(Linked::Method) => LinkValue::Method,
        Ok(Linked::StatusCode) => LinkValue::StatusCode,
        Ok(Linked::Request(expression)) => {
            LinkValue::Request(bind_alone(ctx, lowered, literal, &expression)?)
        }
        Ok(Linked::Response(tokens)) => LinkValue::Response(response(ctx, lowered, literal, &tokens)?),
        Err(mistake) => {
            ctx.report(mistake.at(literal));
            return None;
        }
    };
    Some(LinkArgument { location: parameter.location, name: parameter.name.clone(), value })
}

/// The pointer, if it leads to a single value of the answer.
fn response(
    ctx: &mut Context<'_>,
    lowered: &Lowered<'_>,
    literal: &Literal,
    tokens: &[Named],
) -> Option<JsonPointer> {
    let operation = &lowered.operation;
    let components = ctx.schemas.components(Direction::Writing);
    let Some(mut schema) = operation.response.content.json() else {
        let message = format!("`{}` answers without a body in JSON", operation.func);
        let diagnostic = Diagnostic::new(Code::EXPRESSION_WITHOUT_BODY, literal.span, message, "");
        ctx.report(diagnostic.with_label(operation.span, "named by this operation"));
        return None;
    };
    for token in tokens {
        let Some(inner) = inside(settled(schema, components), &token.name) else {
            ctx.report(report_field(operation, literal.part(token.range.clone()), &token.name));
            return None;
        };
        schema = inner;
    }
    if !is_scalar_kind(settled(schema, components)) {
        let label = "a string, a number or a boolean is expected";
        let message = "this value is not fit for a parameter";
        ctx.report(Diagnostic::new(Code::EXPRESSION_NOT_SCALAR, literal.span, message, label));
        return None;
    }
    Some(JsonPointer(tokens.iter().map(|token| token.name.clone()).collect()))
}

/// What stands at one token of a pointer.
fn inside<'a>(kind: &'a SchemaKind, token: &str) -> Option<&'a Schema> {
    match kind {
        SchemaKind::Object { properties, additional } => {
            let property = properties.get(token).map(|property| &property.schema);
            property.or(match additional {
                Additional::Schema(schema) => Some(schema),
                Additional::Allowed | Additional::Denied => None,
            })
        }
        SchemaKind::Array { items, length, .. } => {
            let index = index(token)?;
            length
                .is_none_or(|length| u64::try_from(index).is_ok_and(|index| index < length))
                .then_some(&**items)
        }
        SchemaKind::Tuple(items) => items.get(index(token)?),
        SchemaKind::Any
        | SchemaKind::Null
        | SchemaKind::Ref(_)
        | SchemaKind::Boolean
        | SchemaKind::Integer { .. }
        | SchemaKind::Number { .. }
        | SchemaKind::String { .. }
        | SchemaKind::Decimal { .. }
        | SchemaKind::Enum(_)
        | SchemaKind::OneOf(_) => None,
    }
}

fn report_field(operation: &Operation, span: Span, token: &str) -> Diagnostic {
    let message = format!("`{token}` leads to nothing in the answer");
    Diagnostic::new(Code::EXPRESSION_FIELD, span, message, "no such member")
        .with_label(operation.span, "of this operation")
}
