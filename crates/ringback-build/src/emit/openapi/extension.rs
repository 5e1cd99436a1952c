//! Members that the specification does not define (OAS 3.1.1 section 4.9).

use super::object::Object;
use crate::model::Extension;

/// Adds them at the end.
pub(super) fn extended(object: Object, extensions: &[Extension]) -> Object {
    extensions.iter().fold(object, |object, extension| object.with(&extension.name, extension.value.clone()))
}
