//! What a step says when it fails.
//!
//! A failure is read by someone who has just cloned the project: it states the fact, and what to type next.

use std::{fmt, io, path::Path};

/// Why a step did not pass, and what to do about it.
#[derive(Debug)]
pub(crate) struct Failure {
    what: String,
    help: Vec<String>,
}

impl Failure {
    /// States what is wrong.
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), help: Vec::new() }
    }

    /// States that a file or folder could not be used.
    pub(crate) fn io(verb: &str, path: &Path, error: &io::Error) -> Self {
        Self::new(format!("failed to {verb} `{}`: {error}", path.display()))
    }

    /// Adds what the reader can do, preferably something that can be typed.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.what)?;
        self.help.iter().try_for_each(|help| write!(formatter, "\n  = help: {help}"))
    }
}
