//! `callbacks(…)`: what an operation may call back, said by its attribute or by the nearest module around it.

use crate::diagnostics::{Code, Diagnostic, did_you_mean};
use crate::lower::context::Context;
use crate::lower::operation::Lowered;
use crate::parse::{self, ModuleId, NamePath};
use crate::source::Span;

/// The callbacks of an operation: module and place in it. Unknown and repeated ones are reported.
pub(super) fn callbacks(ctx: &mut Context<'_>, lowered: &Lowered<'_>) -> Vec<(ModuleId, usize)> {
    let mut found: Vec<(ModuleId, usize)> = Vec::new();
    let mut spans = Vec::new();
    let Some((module, named)) = named(ctx, lowered) else { return found };
    for path in named {
        let Some(callback) = ctx.names.callback(module, path) else {
            report_unknown(ctx, module, path);
            continue;
        };
        if let Some(first) = found.iter().position(|other| *other == callback) {
            let message = format!("`{}` names one callback twice", lowered.operation.func);
            let diagnostic = Diagnostic::new(Code::CALLBACK_TWICE, path.span, message, "the second time")
                .with_label(spans[first], "the first time")
                .with_help("remove one of them");
            ctx.report(diagnostic);
            continue;
        }
        found.push(callback);
        spans.push(path.span);
    }
    found
}

/// The names, and the module that they are looked up in.
fn named<'a>(ctx: &Context<'a>, lowered: &Lowered<'a>) -> Option<(ModuleId, &'a [NamePath])> {
    if let Some(own) = &lowered.written.callbacks {
        return Some((lowered.module, own));
    }
    let parsed = ctx.parsed;
    let mut around = std::iter::successors(Some(lowered.module), |id| parsed.module(*id).parent);
    around.find_map(|id| Some((id, parsed.module(id).arguments.callbacks.as_deref()?)))
}

fn report_unknown(ctx: &mut Context<'_>, module: ModuleId, path: &NamePath) {
    let Some(last) = path.segments.last() else { return };
    let text: Vec<&str> = path.segments.iter().map(|segment| segment.ident.unraw()).collect();
    let message = format!("no callback `{}` is declared", text.join("::"));
    let diagnostic = Diagnostic::new(Code::CALLBACK_UNKNOWN, path.span, message, "named here");
    let (label, help) = meant(ctx, module, last.ident.unraw());
    let diagnostic = match label {
        Some((span, text)) => diagnostic.with_label(span, text),
        None => diagnostic,
    };
    ctx.report(diagnostic.with_help(help));
}

/// A place to show, and what to write.
fn meant(ctx: &Context<'_>, module: ModuleId, name: &str) -> (Option<(Span, String)>, String) {
    let here = ctx.parsed.module(module);
    if let Some(operation) = here.operations.iter().find(|other| other.function.name.ident.unraw() == name) {
        let label = (operation.function.name.span, "this is an operation".to_owned());
        return (Some(label), "write `#[callback(post, \"…\")]` above it to make it a callback".to_owned());
    }
    let near = here.callbacks.iter().map(|callback| callback.function.name.ident.unraw());
    if let Some(near) = did_you_mean(name, near) {
        return (None, format!("did you mean `{near}`"));
    }
    let elsewhere = ctx.parsed.modules.iter().find_map(|other| {
        let is_meant = |callback: &&parse::Callback| callback.function.name.ident.unraw() == name;
        other.callbacks.iter().find(is_meant).map(|callback| (other, callback))
    });
    match elsewhere {
        Some((other, callback)) => {
            let label = (callback.function.name.span, "it is declared here".to_owned());
            (Some(label), format!("write `{}::{name}`", other.rust_path()))
        }
        None => (None, format!("declare it: `#[callback(post, \"…\")] pub async fn {name}(…);`")),
    }
}
