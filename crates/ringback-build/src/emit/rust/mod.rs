//! Rust files that wire the contract to the run time.

use crate::emit::File;
use crate::model::Contract;

/// Every Rust file of a contract.
pub(super) fn files(_contract: &Contract) -> Vec<File> {
    Vec::new()
}
