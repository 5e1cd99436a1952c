//! `#[extension]`: values that layers of the service put into a request.

use crate::diagnostics::{Code, Diagnostic};
use crate::lower::context::Context;
use crate::model::RequestExtension;
use crate::parse::{Parameter, Place};
use crate::resolve::Type;

/// The value that a parameter takes; `None` where something was reported.
pub(super) fn request_extension(
    ctx: &mut Context<'_>,
    written: &Parameter,
    ty: &Type,
) -> Option<RequestExtension> {
    if let Some(default) = &written.default {
        let span = Place { file: written.name.span.file }.of(default);
        let diagnostic = Diagnostic::new(Code::DEFAULT_OUT_OF_PLACE, span, "an extension has no default", "");
        ctx.report(diagnostic.with_help("make it an `Option`"));
        return None;
    }
    let inner = ty.as_option();
    refuse_unclonable(ctx, written, inner.unwrap_or(ty))?;
    Some(RequestExtension {
        ident: written.name.ident.clone(),
        ty: ty.rust(ctx.parsed),
        is_required: inner.is_none(),
    })
}

/// A request lends its extensions, so what is handed over is a clone.
fn refuse_unclonable(ctx: &mut Context<'_>, written: &Parameter, ty: &Type) -> Option<()> {
    let Type::Item(id, _) = ty else { return Some(()) };
    let item = ctx.parsed.ty(*id);
    let name = item.name.ident.unraw();
    let is_by_hand = |(implemented, ty): &(String, String)| implemented == "Clone" && ty == name;
    let is_implemented = ctx.parsed.modules.iter().flat_map(|module| &module.impls).any(is_by_hand);
    if is_implemented || ctx.names.derives_named(*id, "Clone") {
        return Some(());
    }
    let message = format!("`{name}` is not `Clone`");
    let diagnostic = Diagnostic::new(Code::EXTENSION_TYPE, item.name.span, message, "")
        .with_label(written.ty_span, "cloned out of the request's extensions")
        .with_help("write `#[derive(Clone)]` above it");
    ctx.report(diagnostic);
    None
}
