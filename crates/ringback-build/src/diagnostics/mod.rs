//! What is wrong with a contract: collected, never thrown.
//!
//! A stage reports into a [`Sink`] and goes on; the pipeline stops before output when something was reported.

mod code;
mod diagnostic;
mod suggest;

#[cfg(test)]
mod documented;
mod relay;
mod render;

pub use code::Code;
pub use diagnostic::{Diagnostic, Diagnostics, Label, Sink};
pub use relay::Relay;
pub use render::{lines, render};
pub use suggest::did_you_mean;
