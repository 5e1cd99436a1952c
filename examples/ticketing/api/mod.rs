//! Sell tickets: venues, events, orders that hold seats until they are paid, and the tickets that come of them.
//!
//! Organisers call with an access token or an API key; whoever buys needs neither. Lists are read a page at a time:
//! `limit` says how many items a page has, `after` names the last item of the page before.

pub mod auth;
pub mod ids;
pub mod money;
pub mod paging;
pub mod problems;
pub mod request_id;

pub mod v1;
pub mod v2;

pub mod venues;
pub mod events;
pub mod posters;
pub mod ticket_types;
pub mod price_lists;
pub mod promotions;
pub mod orders;
pub mod payments;
pub mod checkout;
pub mod tickets;
pub mod buyers;
pub mod webhook_endpoints;
pub mod oauth;
pub mod reports;
pub mod exports;
pub mod operators;
pub mod health;
