//! The causes of an error, one after the other.

use std::error::Error;
use std::io;

/// `error` and its causes, outermost first.
///
/// Looks into an `io::Error` too: it hides what it wraps from `source()`, which passes on to the cause of that.
pub(super) fn causes<'a>(
    error: &'a (dyn Error + 'static),
) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |&error| cause(error))
}

fn cause<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a (dyn Error + 'static)> {
    let Some(io_error) = error.downcast_ref::<io::Error>() else {
        return error.source();
    };
    let hidden = io_error.get_ref()?;
    Some(hidden)
}
