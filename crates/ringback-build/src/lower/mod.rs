//! Parsed items become the model.

pub mod expression;
