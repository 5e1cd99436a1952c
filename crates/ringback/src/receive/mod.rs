//! From a request to the values that an operation takes.
//!
//! Every fault of a request is noted before it is refused, so that the client learns all of them in one answer. What the
//! client sent is never repeated in it: messages say what the document asks for.

mod body;
mod cookie;
mod extension;
mod faults;
mod fields;
#[cfg(feature = "multipart")]
mod files;
mod form;
mod given;
mod input;
mod input_body;
mod input_fields;
mod input_form;
mod input_parameters;
mod json;
mod list;
mod media_type;
#[cfg(feature = "multipart")]
mod paced;
mod parameter;
#[cfg(feature = "multipart")]
mod parts;
mod percent;
#[cfg(not(feature = "garde"))]
mod unvalidated;
#[cfg(feature = "garde")]
mod validation;
mod whole_numbers;

pub use body::limited;
pub(crate) use body::read as read_body;
pub use extension::Extension;
pub(crate) use faults::{Faults, Place};
pub use fields::Field;
pub(crate) use form::FormField;
pub use form::Part;
pub use input::Input;
pub(crate) use percent::pairs as query_pairs;
#[cfg(not(feature = "garde"))]
pub use unvalidated::ValidatedByGarde;
