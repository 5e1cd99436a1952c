//! Which operations a document holds.

use crate::emit::names::operations;
use crate::model::{Callback, Contract, Listing, Module, Operation};

/// A document, by what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::emit) enum Selection {
    /// The document at this index of [`Contract::documents`].
    Document(usize),
    /// What stands in none of these: nobody is shown it, but refusals take their words from it.
    Hidden,
}

impl Selection {
    /// Whether this is where an operation stands.
    pub(super) fn holds(self, listing: &Listing) -> bool {
        match self {
            Self::Document(index) => listing.documents.contains(&index),
            Self::Hidden => listing.documents.is_empty(),
        }
    }

    /// The operations, each with its module.
    pub(super) fn operations(self, contract: &Contract) -> impl Iterator<Item = (&Module, &Operation)> {
        operations(contract).filter(move |(_, operation)| self.holds(&operation.listing))
    }

    /// The webhooks.
    pub(super) fn webhooks(self, contract: &Contract) -> impl Iterator<Item = &Callback> {
        let all = contract.modules.iter().flat_map(|module| &module.webhooks);
        all.filter(move |webhook| self.holds(&webhook.listing))
    }

    /// How everything in it stands in the documents.
    pub(super) fn listings(self, contract: &Contract) -> impl Iterator<Item = &Listing> {
        contract.listings().filter(move |listing| self.holds(listing))
    }
}
