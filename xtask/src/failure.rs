//! What a step says when it fails.
//!
//! A failure is read by someone who has just cloned the project: it states the fact, and what to type next.

use std::{fmt, io, path::Path};

/// Why a step did not pass, and what to do about it.
#[derive(Debug)]
pub(crate) struct Failure {
    what: String,
    help: Option<String>,
}

impl Failure {
    /// States what is wrong.
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), help: None }
    }

    /// States that a file or folder could not be used.
    pub(crate) fn io(verb: &str, path: &Path, error: &io::Error) -> Self {
        Self::new(format!("failed to {verb} `{}`: {error}", path.display()))
    }

    /// Adds what the reader can do, preferably something that can be typed.
    #[must_use = "the failure is returned, not changed in place"]
    pub(crate) fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.what)?;
        match &self.help {
            Some(help) => write!(formatter, "\n  = help: {help}"),
            None => Ok(()),
        }
    }
}
