//! Reading the files of a contract from disk: the only function of this stage that does I/O.

use std::path::{Path, PathBuf};
use std::{error, fmt, fs, io};

use crate::source::Sources;

/// A file or folder of the contract cannot be read.
#[derive(Debug)]
pub struct LoadError {
    path: PathBuf,
    cause: io::Error,
}

impl Sources {
    /// Reads every Rust file below `folder`, which is relative to `manifest` and has a `mod.rs`.
    ///
    /// The root comes first, the others sorted by path, so that the order on disk does not matter.
    ///
    /// # Errors
    ///
    /// The first file or folder that cannot be read, or that is not UTF-8.
    pub fn load(manifest: &Path, folder: &str) -> Result<Self, LoadError> {
        let root = format!("{folder}/mod.rs");
        let mut others = Vec::new();
        collect(manifest, folder, &mut others)?;
        others.retain(|path| *path != root);
        others.sort();
        let mut sources = Self::default();
        for path in std::iter::once(root).chain(others) {
            let on_disk = manifest.join(&path);
            let text = fs::read_to_string(&on_disk).map_err(|cause| LoadError { path: on_disk, cause })?;
            sources.add(path, &text);
        }
        Ok(sources)
    }
}

/// Adds the Rust files below a folder. Links to folders are not followed: they may form a loop.
fn collect(manifest: &Path, folder: &str, found: &mut Vec<String>) -> Result<(), LoadError> {
    let on_disk = manifest.join(folder);
    let failed = |cause| LoadError { path: on_disk.clone(), cause };
    for entry in fs::read_dir(&on_disk).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        // A module's name is an identifier, so a file with another name is not part of the contract.
        let Ok(name) = entry.file_name().into_string() else { continue };
        let path = format!("{folder}/{name}");
        if entry.file_type().map_err(failed)?.is_dir() {
            collect(manifest, &path, found)?;
        } else if Path::new(&name).extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    Ok(())
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "failed to read `{}`: {}", self.path.display(), self.cause)
    }
}

impl error::Error for LoadError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        Some(&self.cause)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use crate::source::Sources;

    #[test]
    fn every_rust_file_is_read_the_root_first_and_the_rest_by_path() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("api/b")).unwrap();
        for path in ["api/z.rs", "api/b/mod.rs", "api/mod.rs", "api/a.rs", "api/notes.txt"] {
            fs::write(folder.path().join(path), "\u{feff}mod x;\r\n").unwrap();
        }
        let sources = Sources::load(folder.path(), "api").unwrap();
        let paths: Vec<&str> = sources.iter().map(|(_, file)| file.path.as_str()).collect();
        assert_eq!(paths, ["api/mod.rs", "api/a.rs", "api/b/mod.rs", "api/z.rs"]);
        assert!(sources.iter().all(|(_, file)| file.text == "mod x;\n"));
    }

    #[test]
    fn a_missing_root_is_named() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("api")).unwrap();
        let error = Sources::load(folder.path(), "api").unwrap_err().to_string();
        assert!(error.contains("api/mod.rs"), "{error}");
    }
}
