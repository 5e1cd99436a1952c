//! The whole service over real HTTP, one file for each module of the contract.

mod support;

mod venues;
mod events;
mod posters;
mod price_lists;
mod promotions;
mod orders;
mod payments;
mod checkout;
mod tickets;
mod buyers;
mod webhook_endpoints;
mod oauth;
mod reports;
mod exports;
mod catalogue;
mod operators;
mod health;
