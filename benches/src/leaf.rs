//! Writes the crates of the sides: leaves of the dependency graph, the only ones that are measured.

use std::{fs, path::Path};

use crate::{
    Failure,
    contract::Module,
    sides::{File, Side},
};

/// Writes a workspace for each side, with its crate alone: what one side depends on changes nothing for another.
///
/// Versions are those that the project is locked to, where it has them.
pub(crate) fn write_all(folder: &Path, sides: &[Side], modules: &[Module]) -> Result<(), Failure> {
    for &side in sides {
        let workspace = folder.join(side.name());
        let lock = workspace.join("Cargo.lock");
        let kept = fs::read(&lock).ok();
        if workspace.exists() {
            fs::remove_dir_all(&workspace)?;
        }
        for (path, text) in side.files(modules) {
            let text = if path == "Cargo.toml" { text + "\n[workspace]\n" } else { text };
            write(&workspace, &(path, text))?;
        }
        match kept {
            Some(kept) => fs::write(lock, kept)?,
            None => drop(fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock"), lock)?),
        }
    }
    Ok(())
}

/// Writes a file, and the folders it stands in.
pub(crate) fn write(folder: &Path, (path, text): &File) -> Result<(), Failure> {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("the path of a file has a folder"))?;
    Ok(fs::write(path, text)?)
}
