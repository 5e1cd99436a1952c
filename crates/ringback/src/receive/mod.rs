//! From a request to the values that an operation takes.
//!
//! Every fault of a request is noted before it is refused, so that the client learns all of them in one answer. What the
//! client sent is never repeated in it: messages say what the document asks for.

mod body;
mod cookie;
mod extension;
mod faults;
mod fields;
mod given;
mod input;
mod input_fields;
mod input_parameters;
mod list;
mod parameter;
mod percent;
#[cfg(not(feature = "garde"))]
mod unvalidated;
#[cfg(feature = "garde")]
mod validation;

pub use extension::Extension;
pub(crate) use faults::{Faults, Place};
pub use fields::Field;
pub use input::Input;
pub(crate) use percent::pairs as query_pairs;
#[cfg(not(feature = "garde"))]
pub use unvalidated::ValidatedByGarde;
