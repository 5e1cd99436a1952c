//! The whole service over real HTTP, one file for each module of the contract.

mod support;

mod venues;
mod events;
mod orders;
mod payments;
