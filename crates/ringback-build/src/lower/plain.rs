//! Attributes that say nothing of a type which generated code writes, not serde's derive.

use syn::Attribute;

use crate::diagnostics::{Code, Diagnostic};
use crate::lower::context::Context;
use crate::parse::{Place, TypeItem};

/// Reports a condition, and what would be expected to rename or to hide; `what` is "problem" or "response".
pub(super) fn are_plain(
    ctx: &mut Context<'_>,
    item: &TypeItem,
    attributes: &[Attribute],
    what: &str,
) -> bool {
    let mut are_plain = true;
    for attribute in attributes {
        let path = attribute.path();
        let (code, message, help) = if path.is_ident("cfg") {
            let message = format!("a part of a {what} is under a condition");
            (Code::CONDITIONAL, message, "remove the condition; one contract has one document".to_owned())
        } else if path.is_ident("serde") {
            let message = format!("serde's attributes say nothing of a {what}");
            let help = format!("remove it; the members of a {what} are called like its fields");
            (Code::SERDE_ATTRIBUTE, message, help)
        } else {
            continue;
        };
        let span = Place { file: item.file }.of(attribute);
        ctx.report(Diagnostic::new(code, span, message, "").with_help(help));
        are_plain = false;
    }
    are_plain
}
