//! Values that layers of the service put into a request's extensions.

use std::any::type_name;

use http::Extensions;

use crate::Problem;
use crate::failure;

/// What can be taken from a request's extensions.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be taken from a request's extensions",
    label = "this parameter bears `#[extension]`",
    note = "write `#[derive(Clone)]` above `{Self}`; what it holds must be `Send`, `Sync` and `'static`, too"
)]
pub trait Extension: Clone + Send + Sync + 'static {}

impl<T: Clone + Send + Sync + 'static> Extension for T {}

/// A layer that should have put a value into the request did not.
#[derive(Debug, thiserror::Error)]
#[error("the request has no extension `{0}`; add a layer that inserts one")]
struct Missing(&'static str);

/// The value of this type.
///
/// # Errors
///
/// 500 where there is none: the service's mistake, which is logged.
pub(super) fn required<T: Extension>(extensions: &Extensions) -> Result<T, Problem> {
    extensions.get().cloned().ok_or_else(|| failure::internal(Missing(type_name::<T>())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_no_layer_put_there_is_a_failure_of_the_service() {
        let mut extensions = Extensions::new();
        let problem = required::<u8>(&extensions).expect_err("nothing is there");
        assert_eq!(problem.status(), 500);
        extensions.insert(7_u8);
        assert_eq!(required::<u8>(&extensions).expect("it is there"), 7);
    }
}
