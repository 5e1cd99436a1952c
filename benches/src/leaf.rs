//! Writes a side's crate: the leaf of the dependency graph, the only one that is measured.

use std::{fs, path::Path};

use crate::{Failure, axum, contract::Module, ringback};

/// Those who serve the contract.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Side {
    /// Handlers as one writes them by hand, without a document: the floor.
    Axum,
    /// A contract, and what is generated from it.
    Ringback,
}

/// A file of a crate: its path, and its text.
pub(crate) type File = (String, String);

impl Side {
    pub(crate) const ALL: [Self; 2] = [Self::Axum, Self::Ringback];

    /// The name of the crate, of its folder, and of the program.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Axum => "axum-leaf",
            Self::Ringback => "ringback-leaf",
        }
    }

    fn files(self, modules: &[Module]) -> Vec<File> {
        match self {
            Self::Axum => axum::files(modules),
            Self::Ringback => ringback::files(modules),
        }
    }

    /// The file with the handlers of a module; two editions of it differ in one handler.
    pub(crate) fn handlers(self, module: &Module, edition: u32) -> File {
        match self {
            Self::Axum => axum::handlers(module, edition),
            Self::Ringback => ringback::handlers(module, edition),
        }
    }
}

/// Writes a workspace with every side's crate, locked to the versions that the project is locked to.
pub(crate) fn write_all(workspace: &Path, modules: &[Module]) -> Result<(), Failure> {
    if workspace.exists() {
        fs::remove_dir_all(workspace)?;
    }
    let members = Side::ALL.map(|side| format!("\"{}\"", side.name())).join(", ");
    let manifest = format!("[workspace]\nmembers = [{members}]\nresolver = \"3\"\n");
    write(workspace, &("Cargo.toml".into(), manifest))?;
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    fs::copy(lock, workspace.join("Cargo.lock"))?;
    for side in Side::ALL {
        for file in side.files(modules) {
            write(&workspace.join(side.name()), &file)?;
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
