//! The output folder: how it differs from what a contract became, and making it agree.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{fs, io};

use super::atomic;
use super::error::WriteError;
use crate::emit::{File, GENERATED_BY, is_document};

/// A file that is not what it should be.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Difference {
    /// Relative to the output folder, with `/`.
    pub(super) path: String,
    /// What stands there, with `\n` line ends.
    pub(super) found: Option<String>,
    /// What should.
    pub(super) wanted: Option<String>,
}

/// Every difference, sorted by path.
///
/// Line ends do not count: a checkout may have changed them.
pub(super) fn differences(output: &Path, files: &[File]) -> Result<Vec<Difference>, WriteError> {
    let mut differences = Vec::new();
    for file in files {
        let found = read(&output.join(&file.path))?;
        if found.as_deref() != Some(&file.text) {
            differences.push(Difference { path: file.path.clone(), found, wanted: Some(file.text.clone()) });
        }
    }
    let wanted: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    for path in output_below(output)?.into_iter().filter(|path| !wanted.contains(path.as_str())) {
        let found = read(&output.join(&path))?;
        if is_document(&path) || found.as_deref().is_some_and(|text| text.starts_with(GENERATED_BY)) {
            differences.push(Difference { path, found, wanted: None });
        }
    }
    differences.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(differences)
}

/// Makes the folder agree. A file that is right is not touched: its time would make cargo build again.
pub(super) fn apply(
    output: &Path,
    differences: &[Difference],
    modified: Option<SystemTime>,
) -> Result<(), WriteError> {
    for difference in differences {
        let path = output.join(&difference.path);
        match &difference.wanted {
            Some(text) => atomic::replace(&path, text.as_bytes(), modified)?,
            None => remove(&path)?,
        }
    }
    Ok(())
}

/// Removes a stale file, and its folder if that is empty then.
fn remove(path: &Path) -> Result<(), WriteError> {
    match fs::remove_file(path) {
        // Another build was quicker.
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(WriteError::of("remove", path)(cause)),
        Ok(()) | Err(_) => {
            // A folder that is not empty stays; there is nothing to tell.
            let _ = path.parent().map(fs::remove_dir);
            Ok(())
        }
    }
}

/// The text of a file; `None` where there is none. What is not UTF-8 differs from whatever is wanted.
fn read(path: &Path) -> Result<Option<String>, WriteError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).replace("\r\n", "\n"))),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(WriteError::of("read", path)(cause)),
    }
}

/// The Rust files below the output folder and the documents in it.
pub(super) fn output_below(output: &Path) -> Result<Vec<String>, WriteError> {
    let mut paths = files_below(output, "")?;
    let is_rust = |path: &str| Path::new(path).extension().is_some_and(|extension| extension == "rs");
    paths.retain(|path| is_document(path) || is_rust(path));
    Ok(paths)
}

/// The files below a folder, links to folders not followed. A folder that is not there has none.
pub(super) fn files_below(output: &Path, below: &str) -> Result<Vec<String>, WriteError> {
    let folder: PathBuf = output.join(below);
    let entries = match fs::read_dir(&folder) {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(WriteError::of("read", &folder))?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(WriteError::of("read", &folder))?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let path = if below.is_empty() { name } else { format!("{below}/{name}") };
        if entry.file_type().is_ok_and(|ty| ty.is_dir()) {
            found.extend(files_below(output, &path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}
