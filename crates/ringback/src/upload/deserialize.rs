//! How a file comes through serde, whose data model has no files.
//!
//! The struct around it derives `Deserialize`, so that every attribute of serde means what it always means. The file asks
//! for a newtype of a name of its own; the deserializer of forms knows that name, leaves the file where only this thread
//! sees it and calls the visitor at once. Any other deserializer, that of JSON among them, yields an error.

use std::cell::Cell;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Visitor};

use crate::upload::UploadedFile;

/// The newtype that a file asks for.
pub(crate) const FILE: &str = "ringback::UploadedFile";

thread_local! {
    static HANDED_OVER: Cell<Option<UploadedFile>> = const { Cell::new(None) };
}

/// Calls the visitor of a file with this file.
///
/// # Errors
///
/// What the visitor yields; of another type's visitor an error.
pub(crate) fn hand_over<'de, V: Visitor<'de>, E: Error>(
    file: UploadedFile,
    visitor: V,
) -> Result<V::Value, E> {
    HANDED_OVER.set(Some(file));
    let result = visitor.visit_unit();
    HANDED_OVER.set(None);
    result
}

impl<'de> Deserialize<'de> for UploadedFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(FILE, FileVisitor)
    }
}

struct FileVisitor;

impl Visitor<'_> for FileVisitor {
    type Value = UploadedFile;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a file of a multipart form")
    }

    fn visit_unit<E: Error>(self) -> Result<UploadedFile, E> {
        HANDED_OVER.take().ok_or_else(|| E::custom("a file is read from a multipart form only"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_other_deserializer_makes_a_file() {
        for json in ["null", "\"\"", "{}", "[]", "1"] {
            assert!(serde_json::from_str::<UploadedFile>(json).is_err(), "{json}");
        }
    }
}
