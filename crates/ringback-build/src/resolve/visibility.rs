//! Generated code stands elsewhere in the crate, so what it names must not be private.

use crate::diagnostics::{Code, Diagnostic, Sink};
use crate::parse::{Contract, ModuleId, Place, TypeId};
use crate::resolve::Type;
use crate::source::Span;

/// Reports every private type in a type that a signature names; `None` where there was one.
pub(super) fn report_private(
    contract: &Contract,
    module: ModuleId,
    written: &syn::Type,
    ty: &Type,
    sink: &mut Sink,
) -> Option<()> {
    let place = Place { file: contract.module(module).file };
    let mut items = Vec::new();
    collect(ty, &mut items);
    let mut is_fine = true;
    for id in items {
        if let Some((what, span)) = private_part(contract, id) {
            let message = format!("{what} is private, but generated code names it");
            let diagnostic = Diagnostic::new(Code::PRIVATE_TYPE, span, message, "");
            let used = place.of(written);
            sink.report(diagnostic.with_label(used, "named here").with_help("write `pub` before it"));
            is_fine = false;
        }
    }
    is_fine.then_some(())
}

fn collect(ty: &Type, items: &mut Vec<TypeId>) {
    match ty {
        Type::Item(id, args) => {
            items.push(*id);
            for arg in args {
                collect(arg, items);
            }
        }
        Type::Known(_, args) | Type::Tuple(args) => {
            for arg in args {
                collect(arg, items);
            }
        }
        Type::Array(item, _) | Type::Slice(item) => collect(item, items),
    }
}

/// The type, or the outermost module around it below the root, that is private.
fn private_part(contract: &Contract, id: TypeId) -> Option<(String, Span)> {
    let item = contract.ty(id);
    let around = contract.around(item.module).map(|id| contract.module(id));
    let private_module = around.filter(|module| module.parent.is_some() && !module.is_visible).last();
    if let Some(module) = private_module {
        return Some((format!("module `{}`", module.name), module.span));
    }
    (!item.is_visible).then(|| (format!("`{}`", item.name.ident), item.name.span))
}
