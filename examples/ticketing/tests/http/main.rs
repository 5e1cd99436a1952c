//! The whole service over real HTTP, one file for each module of the contract.

mod support;

mod venues;
mod events;
mod promotions;
mod orders;
mod payments;
mod tickets;
mod buyers;
mod webhook_endpoints;
mod reports;
mod catalogue;
mod operators;
