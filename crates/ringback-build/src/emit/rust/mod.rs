//! Rust files that wire the contract to the run time: no logic, no cleverness.
//!
//! The user's names stand in them unchanged wherever a reader of the contract looks for them; a name of ours
//! that would clash gives way, except for local variables, where the user's does.

mod body;
mod call;
mod callbacks;
mod capture;
mod docs;
mod glue;
mod local;
mod outbox;
mod problems;
mod receiver;
mod receiver_path;
mod receiver_routers;
mod receiver_security;
mod render;
mod responses;
mod root;
mod routes;
mod security;
mod service;
mod spread;
mod tokens;
mod webhooks;
mod validation;
mod wiring;

use crate::emit::File;
use crate::emit::names::{callbacks_of, operations};
use crate::model::Contract;

/// Every Rust file of a contract.
pub(super) fn files(contract: &Contract) -> Vec<File> {
    let mut files = routes::files(contract);
    files.push(service::file(contract));
    if security::is_used(contract) {
        files.push(security::file(contract));
    }
    if has_callbacks(contract) {
        files.push(callbacks::file(contract));
    }
    if has_webhooks(contract) {
        files.push(webhooks::file(contract));
    }
    if has_callbacks(contract) || has_webhooks(contract) {
        files.push(receiver::file(contract));
    }
    if contract.has_outbox {
        files.push(outbox::file(contract));
    }
    files.push(root::file(contract));
    files
}

/// Whether any module declares a webhook.
fn has_webhooks(contract: &Contract) -> bool {
    contract.modules.iter().any(|module| !module.webhooks.is_empty())
}

/// Whether any operation names a callback.
fn has_callbacks(contract: &Contract) -> bool {
    operations(contract).any(|(_, operation)| callbacks_of(contract, operation).next().is_some())
}
