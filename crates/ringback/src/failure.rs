//! Why an operation did not succeed: a declared problem, or an internal failure.
//!
//! The cause of an internal failure goes to the log and never to the client.

use std::convert::Infallible;
use std::error::Error;
use std::fmt::Write;

use crate::Problem;

/// Why an operation did not succeed.
///
/// `?` turns every [`std::error::Error`] into an internal failure: 500 to the client, its causes to the log.
/// `Err(problem.into())` is a problem the contract declares; `P` is the enum that the contract names, or
/// [`Infallible`] where it names none.
///
/// It is no `std::error::Error` itself: that is what lets `?` accept them all.
///
/// # Example
///
/// ```
/// use ringback::Failure;
///
/// fn read(path: &str) -> Result<String, Failure> {
///     Ok(std::fs::read_to_string(path)?)
/// }
///
/// assert!(matches!(read("no such file"), Err(Failure::Internal(_))));
/// ```
#[derive(Debug)]
pub enum Failure<P = Infallible> {
    /// A problem that the contract declares for this operation.
    Declared(P),
    /// Anything else: answered with 500, its causes logged.
    Internal(Box<dyn Error + Send + Sync>),
}

impl<P, E> From<E> for Failure<P>
where
    E: Error + Send + Sync + 'static,
{
    fn from(error: E) -> Self {
        Self::Internal(Box::new(error))
    }
}

/// A declared problem, as generated code turns it into [`Problem`](struct@crate::Problem) details.
pub trait DeclaredProblem {
    /// The problem on the wire.
    fn into_problem(self) -> Problem;
}

impl DeclaredProblem for Infallible {
    fn into_problem(self) -> Problem {
        match self {}
    }
}

/// The problem on the wire; logs the causes of an internal failure.
impl<P: DeclaredProblem> From<Failure<P>> for Problem {
    fn from(failure: Failure<P>) -> Self {
        match failure {
            Failure::Declared(problem) => problem.into_problem(),
            Failure::Internal(error) => internal(error),
        }
    }
}

/// Logs the causes of an internal failure and answers 500, which tells nothing of them.
pub fn internal(error: impl Into<Box<dyn Error + Send + Sync>>) -> Problem {
    logged(&*error.into())
}

/// The same for a cause that is only lent.
pub(crate) fn logged(error: &(dyn Error + 'static)) -> Problem {
    tracing::error!(error = chain(error), "an operation failed");
    Problem::new(500)
}

/// Logs the causes of a failure that happened when the answer was on its way already.
pub(crate) fn broke_off(error: &(dyn Error + 'static)) {
    tracing::error!(error = chain(error), "an answer broke off");
}

/// The error and its causes in one line: `failed to read: connection reset`.
fn chain(error: &(dyn Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let _ = write!(text, ": {error}");
        cause = error.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("failed to store the invoice")]
    struct Outer(#[source] std::io::Error);

    #[test]
    fn the_log_names_every_cause() {
        let error = Outer(std::io::Error::other("disk full"));
        assert_eq!(chain(&error), "failed to store the invoice: disk full");
    }

    #[test]
    fn an_internal_variant_of_a_problem_tells_the_client_nothing() {
        let cause: Box<dyn Error + Send + Sync> = "password=hunter2".into();
        assert_eq!(
            format!("{:?}", internal(cause)),
            r#"Problem({"title": String("Internal Server Error"), "status": Number(500)})"#
        );
    }

    #[test]
    fn an_internal_failure_tells_the_client_nothing() {
        let failure: Failure = Outer(std::io::Error::other("password=hunter2")).into();
        assert_eq!(
            format!("{:?}", Problem::from(failure)),
            r#"Problem({"title": String("Internal Server Error"), "status": Number(500)})"#
        );
    }
}
