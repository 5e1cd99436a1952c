//! Parsed items become the model.

pub mod expression;

mod case;
mod component_names;
mod components;
mod item;
mod known_types;
mod map_key;
pub mod members;
pub mod schema;
mod serde_attributes;
mod type_attributes;

pub use components::Settled;

#[cfg(test)]
mod schema_tests;
#[cfg(test)]
mod soup_tests;
