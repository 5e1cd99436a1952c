//! A ticketing service: the showcase of how one writes a service on Ringback.
//!
//! The contract stands in `api/`; the build script turns it into `generated/`. What is left to write by hand is here:
//! one file for each module of the contract, and the database beneath them.

#[path = "../api/mod.rs"]
pub mod api;
#[path = "../generated/mod.rs"]
pub mod generated;

mod app;
pub mod config;
pub mod server;

mod service;
mod database;
mod seed;
mod paging;
mod money;
mod request_id;
mod validation;
mod digest;
mod secret;
mod notify;

mod auth;
mod venues;
mod events;
mod posters;
mod ticket_types;
mod price_lists;
mod promotions;
mod orders;
mod payments;
mod checkout;
mod provider;
mod tickets;
mod buyers;
mod webhook_endpoints;
mod oauth;
mod reports;
mod exports;
mod catalogue;
mod operators;
mod health;
