//! What the trait of a module is called: after the module, or after its path where another module has its name.

use crate::lower::case;
use crate::model::RustIdent;
use crate::parse::{Contract, Module, ModuleId};

/// What generated code writes without a path: a trait of such a name would stand in its way.
const PRELUDE: [&str; 9] = ["Box", "From", "Option", "Result", "Send", "Some", "String", "Sync", "Vec"];

/// `Invoices` of module `invoices`; `V1Invoices` of `v1::invoices` where `v2::invoices` is one of `modules` too.
pub(super) fn of(parsed: &Contract, modules: &[ModuleId], module: ModuleId) -> RustIdent {
    let own = by_name(parsed.module(module));
    let is_shared = modules.iter().any(|other| *other != module && by_name(parsed.module(*other)) == own);
    let name = if is_shared { by_path(parsed.module(module)) } else { own };
    RustIdent(if PRELUDE.contains(&name.as_str()) { format!("{name}Operations") } else { name })
}

fn by_name(module: &Module) -> String {
    case::pascal(module.name.unraw())
}

/// The path below the contract's folder; the root has its name alone.
fn by_path(module: &Module) -> String {
    match module.path.get(1..) {
        Some(below) if module.parent.is_some() => {
            below.iter().map(|segment| case::pascal(segment.unraw())).collect()
        }
        Some(_) | None => by_name(module),
    }
}
