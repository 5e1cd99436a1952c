//! The path of an operation, with the prefixes of the modules around it.

use crate::diagnostics::{Code, Diagnostic};
use crate::lower::context::Context;
use crate::lower::path_template::{path_template, report_twice};
use crate::model::PathTemplate;
use crate::parse::{Literal, ModuleId};

/// The path as it is served; `None` where something was reported.
pub(super) fn prefixed(ctx: &mut Context<'_>, module: ModuleId, path: &Literal) -> Option<PathTemplate> {
    let own = path_template(path, ctx.sink);
    let parsed = ctx.parsed;
    let around = std::iter::successors(Some(module), |id| parsed.module(*id).parent);
    let literals = around.filter_map(|id| parsed.module(id).arguments.prefix.as_ref());
    let prefixes: Vec<_> = literals.map(|literal| prefix(ctx, literal)).collect();
    let mut whole = own?;
    for prefix in prefixes {
        let prefix = prefix?;
        whole.text = prefix.text + &whole.text;
        whole.segments.splice(0..0, prefix.segments);
    }
    report_twice(&whole.text, &whole.segments, ctx.sink).then_some(whole)
}

/// A prefix is a path that a path may follow.
fn prefix(ctx: &mut Context<'_>, literal: &Literal) -> Option<PathTemplate> {
    let prefix = path_template(literal, ctx.sink)?;
    let Some(open) = literal.value.strip_suffix('/') else { return Some(prefix) };
    let message = "a prefix does not end with `/`, since paths begin with it";
    let diagnostic = Diagnostic::new(Code::PREFIX_SLASH, literal.span, message, "");
    let help = if open.is_empty() { "remove the prefix".to_owned() } else { format!("write `\"{open}\"`") };
    ctx.report(diagnostic.with_help(help));
    None
}
