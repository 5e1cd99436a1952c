//! `links(…)` of an operation becomes Link Objects (OAS 3.1.1 section 4.8.20).
//!
//! The operation exists, each argument names one of its parameters, every part of its path is given, and each
//! expression leads to a single value of the request or of an answer.

use crate::diagnostics::{Code, Diagnostic, did_you_mean};
use crate::lower::binding::bind_alone;
use crate::lower::context::Context;
use crate::lower::expression::link::{self, Linked};
use crate::lower::link_answer;
use crate::lower::operation::Lowered;
use crate::model::{Link, LinkArgument, LinkValue, Operation, ParameterLocation, Serialization, StatusCode};
use crate::parse::{self, Literal, Name};

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
    let mut statuses = link_answer::statuses(ctx, &lowered.operation);
    let mut is_complete = true;
    for (name, literal) in &written.arguments {
        let (argument, has_it) = argument(ctx, lowered, target, (name, literal)).unzip();
        is_complete &= argument.is_some();
        statuses.retain(|status| has_it.as_ref().is_none_or(|has_it| has_it.contains(status)));
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
    if statuses.is_empty() {
        let message = "no one answer has all that this link reads";
        let diagnostic = Diagnostic::new(Code::LINK_ANSWER, written.target.span, message, "");
        let help = "read what one of the variants has, or give the other variants the same field";
        ctx.report(diagnostic.with_label(lowered.operation.span, "of this operation").with_help(help));
        return None;
    }
    Some(Link { operation: target.id.clone(), arguments, statuses })
}

/// The argument, and the answers that have what it reads; `None` where something was reported.
fn argument(
    ctx: &mut Context<'_>,
    lowered: &Lowered<'_>,
    target: &Operation,
    (name, literal): (&Name, &Literal),
) -> Option<(LinkArgument, Vec<StatusCode>)> {
    let Some(parameter) = target.parameters.iter().find(|parameter| parameter.ident == name.ident) else {
        let message = format!("`{}` has no parameter `{}`", target.func, name.ident);
        let known = target.parameters.iter().map(|parameter| parameter.ident.unraw());
        let near = did_you_mean(name.ident.unraw(), known);
        let label = near.map_or(String::new(), |near| format!("did you mean `{near}`"));
        let diagnostic = Diagnostic::new(Code::LINK_PARAMETER, name.span, message, label);
        ctx.report(diagnostic.with_label(target.span, "the link leads here"));
        return None;
    };
    let operation = &lowered.operation;
    let everywhere = || link_answer::statuses(ctx, operation);
    if parameter.serialization == Serialization::Deep {
        let message = format!("no expression yields the struct `{}`", parameter.ident);
        let diagnostic = Diagnostic::new(Code::LINK_PARAMETER, name.span, message, "")
            .with_label(parameter.span, "a struct in the style `deepObject`")
            .with_help("leave it out");
        ctx.report(diagnostic);
        return None;
    }
    let read = match link::read(&literal.value) {
        Ok(Linked::Url) => Ok((LinkValue::Url, everywhere())),
        Ok(Linked::Method) => Ok((LinkValue::Method, everywhere())),
        Ok(Linked::StatusCode) => Ok((LinkValue::StatusCode, everywhere())),
        Ok(Linked::Request(expression)) => {
            let statuses = everywhere();
            Ok((LinkValue::Request(bind_alone(ctx, lowered, literal, &expression)?), statuses))
        }
        Ok(Linked::Body(tokens)) => link_answer::body(ctx, operation, literal, &tokens),
        Ok(Linked::Header(name)) => link_answer::header(ctx, operation, literal, &name),
        Err(mistake) => Err(mistake.at(literal)),
    };
    let (value, statuses) = read.map_err(|diagnostic| ctx.report(diagnostic)).ok()?;
    Some((LinkArgument { location: parameter.location, name: parameter.name.clone(), value }, statuses))
}
