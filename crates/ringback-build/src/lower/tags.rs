//! The tags of the contract (OAS 3.1.1 section 4.8.22): modules, and what `tags(…)` names.

use std::collections::BTreeMap;

use crate::lower::docs;
use crate::model::{Contract, RustIdent, Tag};
use crate::parse::{self, ModuleId};

/// The tag of each module: its own name, or its path where two modules share the name.
pub(super) fn of_modules(parsed: &parse::Contract, order: &[ModuleId]) -> BTreeMap<ModuleId, String> {
    let name = |id: ModuleId| parsed.module(id).name.unraw();
    let is_shared = |id: ModuleId| order.iter().any(|other| *other != id && name(*other) == name(id));
    let tag = |id: ModuleId| if is_shared(id) { path(parsed, id) } else { name(id).to_owned() };
    order.iter().map(|id| (*id, tag(*id))).collect()
}

/// `v1/invoices` of `api::v1::invoices`; the root has its own name.
fn path(parsed: &parse::Contract, id: ModuleId) -> String {
    let segments = &parsed.module(id).path;
    let below = segments.get(1..).filter(|below| !below.is_empty()).unwrap_or(segments);
    below.iter().map(RustIdent::unraw).collect::<Vec<_>>().join("/")
}

/// Every tag that an operation or a webhook has: those of the configuration first, the others as they are met.
///
/// What the configuration does not describe is described by the docs of the first module that is the tag.
pub(super) fn all(
    parsed: &parse::Contract,
    (order, own): (&[ModuleId], &BTreeMap<ModuleId, String>),
    contract: &Contract,
    configured: &[Tag],
) -> Vec<Tag> {
    let mut tags = configured.to_vec();
    for name in contract.listings().flat_map(|listing| &listing.tags) {
        if tags.iter().all(|tag| tag.name != *name) {
            tags.push(Tag { name: name.clone(), description: description(parsed, (order, own), name) });
        }
    }
    tags
}

fn description(
    parsed: &parse::Contract,
    (order, own): (&[ModuleId], &BTreeMap<ModuleId, String>),
    tag: &str,
) -> String {
    let is_meant = |id: &&ModuleId| match &parsed.module(**id).arguments.listing.tags {
        Some(tags) => tags.first().is_some_and(|first| first.value == tag),
        None => own.get(id).is_some_and(|name| name == tag),
    };
    let docs = order.iter().filter(is_meant).map(|id| docs::split(&parsed.module(*id).docs).whole());
    docs.into_iter().find(|docs| !docs.is_empty()).unwrap_or_default()
}
