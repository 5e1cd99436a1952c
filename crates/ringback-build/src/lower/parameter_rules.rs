//! `#[garde(…)]` on a parameter: documented in its schema, and enforced before the operation runs.

use syn::Meta;

use crate::diagnostics::{Code, Diagnostic};
use crate::lower::context::Context;
use crate::lower::validation::{rules, say};
use crate::lower::validation_rules::Effect;
use crate::model::{Parameter, SchemaKind};
use crate::parse::{self, ModuleId, Place};
use crate::source::Span;

/// The parameter with its rules, and with what they say in its schema; `None` where something was reported.
pub(super) fn kept(
    ctx: &mut Context<'_>,
    module: ModuleId,
    written: &parse::Parameter,
    mut parameter: Parameter,
) -> Option<Parameter> {
    if written.rules.is_empty() {
        return Some(parameter);
    }
    let place = Place { file: written.name.span.file };
    for rule in rules(&written.rules, place, ctx.sink)? {
        let span = place.of(rule.path());
        refuse_relative(ctx, &rule, span)?;
        match say(&mut parameter.schema, &rule, span, ctx.sink)? {
            Effect::Dive => {
                let help = "read the struct in the body, where what it holds is validated";
                return refused(ctx, span, "a parameter has nothing inside to validate", help);
            }
            Effect::None | Effect::Constraints(_) | Effect::Note(_) => {}
        }
    }
    move_note(&mut parameter);
    check_default(ctx, module, written, &parameter)?;
    let tokens =
        |attribute: &syn::Attribute| attribute.meta.require_list().ok().map(|list| list.tokens.to_string());
    parameter.rules = written.rules.iter().filter_map(tokens).collect();
    Some(parameter)
}

/// Reports rules where nobody would check them; `None` if there are any.
pub(super) fn refuse(ctx: &mut Context<'_>, written: &parse::Parameter) -> Option<()> {
    let Some(first) = written.rules.first() else { return Some(()) };
    let span = Place { file: written.name.span.file }.of(first);
    let help = "derive `garde::Validate` on the type, and write the rules above its fields";
    refused(
        ctx,
        span,
        "rules stand on parameters that are read from path, query, header fields or cookies",
        help,
    )
}

/// Generated code stands in another module, from where a relative path would lead elsewhere.
fn refuse_relative(ctx: &mut Context<'_>, rule: &Meta, span: Span) -> Option<()> {
    let Meta::List(list) = rule else { return Some(()) };
    let is_custom = rule.path().is_ident("custom");
    if !is_custom || list.tokens.to_string().replace(' ', "").starts_with("crate::") {
        return Some(());
    }
    let help = "write the whole path of the function: `custom(crate::…)`";
    refused(ctx, span, "this validator cannot be found from generated code", help)
}

/// What has no keyword is told where a reader of the parameter looks.
fn move_note(parameter: &mut Parameter) {
    let note = std::mem::take(&mut parameter.schema.description);
    let parts = [std::mem::take(&mut parameter.description), note];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parameter.description = parts.join("\n\n");
}

/// A default that breaks the rules would be documented, and refused where it is sent.
fn check_default(
    ctx: &mut Context<'_>,
    module: ModuleId,
    written: &parse::Parameter,
    parameter: &Parameter,
) -> Option<()> {
    let (Some(expr), Some((_, value))) = (&written.default, &parameter.default) else { return Some(()) };
    let SchemaKind::Integer { minimum, maximum, .. } = parameter.schema.kind else { return Some(()) };
    let Some(number) = value.as_i64().map(i128::from) else { return Some(()) };
    if minimum.is_none_or(|least| number >= least) && maximum.is_none_or(|most| number <= most) {
        return Some(());
    }
    let message = format!("this default breaks the rules of `{}`", parameter.ident);
    let span = ctx.place(module, expr);
    ctx.report(Diagnostic::new(Code::DEFAULT_NOT_UNDERSTOOD, span, message, "out of range"));
    None
}

fn refused<T>(ctx: &mut Context<'_>, span: Span, message: &str, help: &str) -> Option<T> {
    ctx.report(Diagnostic::new(Code::VALIDATION, span, message, "").with_help(help));
    None
}
