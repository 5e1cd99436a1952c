//! Replaces a file at once, so that nobody ever reads half of it.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::SystemTime;

use super::error::WriteError;

/// Puts `bytes` at `path`, folders included, with this time of modification.
///
/// The file is written beside its place and renamed: two builds at once each put a whole file there, the same one.
pub(super) fn replace(path: &Path, bytes: &[u8], modified: Option<SystemTime>) -> Result<(), WriteError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(WriteError::of("make", folder))?;
    let failed = || WriteError::of("write", path);
    let mut file = temporary().tempfile_in(folder).map_err(failed())?;
    file.write_all(bytes).map_err(failed())?;
    if let Some(modified) = modified {
        file.as_file().set_modified(modified).map_err(failed())?;
    }
    file.persist(path).map_err(|error| failed()(error.error))?;
    Ok(())
}

/// A file beside its place, whose name tells whose it is should it ever be left behind.
fn temporary() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".ringback-");
    // A temporary file is its owner's alone by default; this one becomes a source file like any other.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}
