//! What is in the way of a file: the path, the verb and the cause.

use std::path::{Path, PathBuf};
use std::{error, fmt, io};

use super::instructions;

/// A file or folder cannot be read, written or removed.
#[derive(Debug)]
pub(super) struct WriteError {
    verb: &'static str,
    path: PathBuf,
    cause: io::Error,
}

impl WriteError {
    /// For `map_err`: `failed to <verb> <path>`.
    pub(super) fn of(verb: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |cause| Self { verb, path, cause }
    }

    /// What cargo is told; a tree that cannot be written was meant to be up to date.
    pub(super) fn lines(&self) -> Vec<String> {
        instructions::errors([self.to_string()])
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "failed to {} `{}`: {}", self.verb, self.path.display(), self.cause)?;
        match self.cause.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => f.write_str(
                "; generated files are out of date here: build where the sources can be written, and commit them",
            ),
            _ => Ok(()),
        }
    }
}

impl error::Error for WriteError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        Some(&self.cause)
    }
}
