//! How operations and webhooks stand in the documents: what the attribute says, else the nearest module around it.
//!
//! Only an operation takes tags from around it: openapi-generator writes a file for each tag, once for the operations
//! that have it and once for the webhooks, so that the second would overwrite the first.

use crate::diagnostics::{Code, Diagnostic, did_you_mean};
use crate::lower::context::Context;
use crate::model::{Extension, Listing, MAIN};
use crate::parse::{ListingArguments, Literal, ModuleId, Name, WrittenExtension};

/// How an operation stands in the documents whose attribute says `own` in `module`. Mistakes are reported and left out.
pub(super) fn of_operation(ctx: &mut Context<'_>, module: ModuleId, own: &ListingArguments) -> Listing {
    let said = std::iter::once(own).chain(around(ctx, module)).find_map(|said| said.tags.as_ref());
    let tags = match said {
        Some(tags) => values(tags),
        None => ctx.tags.get(&module).cloned().into_iter().collect(),
    };
    Listing { tags, ..of_call(ctx, module, own) }
}

/// The same of a callback or a webhook, whose tags are those that it names itself.
pub(super) fn of_call(ctx: &mut Context<'_>, module: ModuleId, own: &ListingArguments) -> Listing {
    let said: Vec<&ListingArguments> = std::iter::once(own).chain(around(ctx, module)).collect();
    let place = said.iter().find(|said| said.hidden.is_some() || said.documents.is_some());
    let documents = match place {
        Some(said) if said.hidden.is_some() => Vec::new(),
        said => documents(ctx, said.and_then(|said| said.documents.as_deref())),
    };
    let mut extensions = Vec::new();
    for written in said.iter().rev().flat_map(|said| &said.extensions) {
        set(&mut extensions, extension(ctx, written));
    }
    Listing { tags: own.tags.as_deref().map(values).unwrap_or_default(), documents, extensions }
}

fn values(tags: &[Literal]) -> Vec<String> {
    tags.iter().map(|tag| tag.value.clone()).collect()
}

/// What the modules around say, the nearest first.
fn around<'a>(ctx: &Context<'a>, module: ModuleId) -> impl Iterator<Item = &'a ListingArguments> {
    let parsed = ctx.parsed;
    parsed.around(module).map(|id| &parsed.module(id).arguments.listing)
}

/// The documents of these names, the main one where none are given; and each that holds everything.
fn documents(ctx: &mut Context<'_>, named: Option<&[Name]>) -> Vec<usize> {
    for name in named.unwrap_or_default() {
        if ctx.documents.iter().all(|document| document.name != name.ident.unraw()) {
            report_unknown(ctx, name);
        }
    }
    let wanted: Vec<&str> = named.unwrap_or_default().iter().map(|name| name.ident.unraw()).collect();
    let is_known = ctx.documents.iter().any(|document| wanted.contains(&document.name.as_str()));
    let is_named = |name: &str| if is_known { wanted.contains(&name) } else { name == MAIN };
    let all = ctx.documents.iter().enumerate();
    all.filter(|(_, document)| document.is_complete || is_named(&document.name))
        .map(|(index, _)| index)
        .collect()
}

fn report_unknown(ctx: &mut Context<'_>, name: &Name) {
    let written = name.ident.unraw();
    let message = format!("there is no document `{written}`");
    let diagnostic = Diagnostic::new(Code::DOCUMENT_UNKNOWN, name.span, message, "");
    let known = ctx.documents.iter().map(|document| document.name.as_str());
    let help = did_you_mean(written, known).map_or_else(
        || format!("add `.document(\"{written}\")` to the configuration in `build.rs`"),
        |near| format!("did you mean `{near}`?"),
    );
    ctx.report(diagnostic.with_help(help));
}

/// Puts an extension in the place of one of its name, or at the end.
fn set(extensions: &mut Vec<Extension>, extension: Option<Extension>) {
    let Some(extension) = extension else { return };
    match extensions.iter_mut().find(|other| other.name == extension.name) {
        Some(other) => *other = extension,
        None => extensions.push(extension),
    }
}

fn extension(ctx: &mut Context<'_>, written: &WrittenExtension) -> Option<Extension> {
    let WrittenExtension { name, value } = written;
    if let Err(reason) = Extension::check_name(&name.value) {
        let message = format!("`{}` {}", name.value, reason.reason());
        let diagnostic = Diagnostic::new(Code::EXTENSION_NAME, name.span, message, "");
        let stem =
            name.value.trim_start_matches("x-oai-").trim_start_matches("x-oas-").trim_start_matches("x-");
        let stem = if stem.is_empty() { "name" } else { stem };
        ctx.report(diagnostic.with_help(format!("write `\"x-{stem}\"`")));
    }
    let parsed = serde_json::from_str(&value.value);
    let Ok(parsed) = parsed else {
        let message = "the value of an extension is JSON";
        let diagnostic = Diagnostic::new(Code::EXTENSION_VALUE, value.span, message, "");
        let text = serde_json::Value::from(value.value.as_str());
        ctx.report(diagnostic.with_help(format!("write `r#\"{text}\"#` if a string is meant")));
        return None;
    };
    Some(Extension { name: name.value.clone(), value: parsed })
}
