//! Everything that a request carries outside its body.

pub mod cookies;
pub mod filters;
pub mod lists;
