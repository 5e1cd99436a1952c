//! Parsed items become the model: one file per OpenAPI object.
//!
//! After this stage every name in use means something or was reported. What only the whole contract shows is left
//! to the rules in [`crate::check`].

mod attributed;
mod binding;
mod body_form;
mod buffered;
mod call_inputs;
mod call_security;
mod callback;
mod case;
mod component_names;
mod components;
mod context;
mod contract;
mod declared_response;
mod default;
mod default_text;
mod default_value;
mod docs;
mod examples;
pub mod expression;
mod flatten;
mod form_fields;
mod item;
mod known_types;
mod link;
mod link_answer;
mod listing;
mod map_key;
pub mod members;
mod named_callbacks;
mod operation;
mod option;
mod parameter;
mod parameter_form;
mod parameter_name;
mod parameter_rules;
mod path_template;
mod plain;
mod pointer;
mod prefix;
mod problem;
mod request_body;
mod request_extension;
mod response;
mod response_content;
mod response_header;
mod response_status;
mod scalar;
pub mod schema;
#[cfg(test)]
mod schema_tests;
mod security;
mod security_scheme;
mod serde_attributes;
#[cfg(test)]
mod soup_tests;
mod spread;
#[cfg(test)]
mod tests;
mod tag;
mod tagged_components;
mod tags;
mod token;
mod trait_names;
mod type_attributes;
mod validation;
mod validation_rules;
mod variants;

pub use attributed::attributed;
pub use components::Settled;
pub use contract::contract;
