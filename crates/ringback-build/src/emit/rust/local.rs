//! Local variables that bear the user's names.

use std::collections::BTreeSet;

use proc_macro2::Ident;

use super::tokens::raw_or_plain;
use crate::model::RustIdent;

/// A generated function or local variable with the user's name.
///
/// A name that stands for something else there, or that could be taken for a constant, gets a `_`.
pub(super) fn local(reserved: &[&str], name: &RustIdent) -> Ident {
    let mut taken = reserved.iter().map(|name| (*name).to_owned()).collect();
    raw_or_plain(&free(&mut taken, name))
}

/// The local variables of a generated function, one for each of the user's names, free of clashes.
///
/// A name that the function uses itself, or that could be taken for a constant, gets a `_`.
pub(super) fn locals<'a>(reserved: &[&str], names: impl Iterator<Item = &'a RustIdent>) -> Vec<Ident> {
    let mut taken: BTreeSet<String> = reserved.iter().map(|name| (*name).to_owned()).collect();
    names.map(|name| raw_or_plain(&free(&mut taken, name))).collect()
}

fn free(taken: &mut BTreeSet<String>, name: &RustIdent) -> String {
    let mut local = name.0.clone();
    if local.chars().any(char::is_uppercase) {
        local = format!("{}_", name.unraw().to_lowercase());
    }
    while !taken.insert(local.clone()) {
        local = format!("{}_", local.strip_prefix("r#").unwrap_or(&local));
    }
    local
}
