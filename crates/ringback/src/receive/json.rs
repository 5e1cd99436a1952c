//! Reads a type from JSON as the document describes it, where that is not what serde does by itself.
//!
//! serde reads the text straight into its type. Around that, a number such as `1.0` is a whole one, and no list stands
//! for an object.

use std::borrow::Cow;

use serde::de::DeserializeOwned;

use crate::explain;
use crate::receive::Faults;
use crate::receive::whole_numbers;
use crate::serve::Operation;

/// The value of a body, or `None` after noting why it is none.
pub(super) fn read<T: DeserializeOwned>(
    operation: &Operation,
    text: &[u8],
    faults: &mut Faults,
) -> Option<T> {
    let mut text = Cow::Borrowed(text);
    let mut read = serde_json::from_slice(&text);
    if read.as_ref().is_err_and(serde_json::Error::is_data)
        && let Some(written) = whole_numbers::written(&text)
    {
        text = Cow::Owned(written);
        read = serde_json::from_slice(&text);
    }
    match read {
        Ok(value) => explain::lists_fit(operation, &text, faults).then_some(value),
        Err(error) => {
            explain::body(operation, &text, &error, faults);
            None
        }
    }
}
