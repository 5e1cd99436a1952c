//! Variants with `#[problem(internal)]`: a cause that is logged and never sent.
//!
//! The type of the cause is not the document's, so nothing is looked up: rustc knows whether it is an error.

use syn::{Attribute, Fields, Token, Variant};

use crate::diagnostics::{Code, Diagnostic};
use crate::lower::context::Context;
use crate::lower::plain::are_plain;
use crate::model::RustIdent;
use crate::parse::{Place, TypeItem};
use crate::source::Span;

/// Whether any of its attributes says `internal`.
pub(super) fn is_marked(variant: &Variant) -> bool {
    let mut is_marked = false;
    for attribute in variant.attrs.iter().filter(|attribute| attribute.path().is_ident("problem")) {
        // A malformed attribute is not internal: what is wrong with it is reported where it is read as a problem.
        let _ = attribute.parse_nested_meta(|meta| {
            is_marked |= meta.path.is_ident("internal");
            if meta.input.peek(Token![=]) {
                meta.value()?.parse::<syn::Expr>()?;
            }
            Ok(())
        });
    }
    is_marked
}

/// The variant's name; `None` where something was reported.
pub(super) fn variant(ctx: &mut Context<'_>, item: &TypeItem, written: &Variant) -> Option<RustIdent> {
    let is_plain = are_plain(ctx, item, &written.attrs, "problem");
    let is_alone = is_alone(ctx, item, &written.attrs);
    let place = Place { file: item.file };
    let has_cause = match &written.fields {
        Fields::Unnamed(fields) => match fields.unnamed.first() {
            Some(cause) if fields.unnamed.len() == 1 => {
                are_plain(ctx, item, &cause.attrs, "problem").then_some(())
            }
            Some(_) | None => refuse_fields(ctx, place.of(fields), "one cause is expected"),
        },
        Fields::Named(fields) => refuse_fields(ctx, place.of(fields), "a cause without a name is expected"),
        Fields::Unit => refuse_fields(ctx, place.of(&written.ident), "it holds no cause"),
    };
    has_cause.filter(|()| is_plain && is_alone)?;
    Some(RustIdent(written.ident.to_string()))
}

fn refuse_fields(ctx: &mut Context<'_>, span: Span, label: &str) -> Option<()> {
    let message = "an internal failure holds its cause and nothing else";
    let diagnostic = Diagnostic::new(Code::PROBLEM_SHAPE, span, message, label);
    ctx.report(diagnostic.with_help("write `Name(Error)`: the error is logged and never sent"));
    None
}

/// Nothing else is said beside `internal`: no client ever sees it.
fn is_alone(ctx: &mut Context<'_>, item: &TypeItem, attributes: &[Attribute]) -> bool {
    let mut is_alone = true;
    let mut seen = false;
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("problem")) {
        let parsed = attribute.parse_nested_meta(|meta| {
            if !meta.path.is_ident("internal") {
                return Err(meta.error("an internal failure is always 500 and says nothing"));
            }
            if std::mem::replace(&mut seen, true) {
                return Err(meta.error("this is given a second time"));
            }
            Ok(())
        });
        if let Err(error) = parsed {
            let span = crate::parse::place(item.file, error.span());
            let diagnostic = Diagnostic::new(Code::PROBLEM_ATTRIBUTE, span, error.to_string(), "");
            ctx.report(diagnostic.with_help("write `#[problem(internal)]` and nothing else"));
            is_alone = false;
        }
    }
    is_alone
}
