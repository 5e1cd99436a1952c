//! The Node packages of `xtask/tools/package.json`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    failure::Failure,
    install::{installed_once, with_path},
    process,
    workspace::Workspace,
};

/// What npm reads.
const MANIFESTS: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];

/// The folder that holds `node_modules`; `programs` is where Node is.
pub(crate) fn packages(workspace: &Workspace, programs: &Path) -> Result<PathBuf, Failure> {
    let folder = workspace.target.join("tools/node");
    let manifests = MANIFESTS.map(|name| workspace.xtask("tools").join(name));
    installed_once(&folder, &manifests.each_ref().map(PathBuf::as_path), || {
        for manifest in &manifests {
            let name = manifest.file_name().expect("a manifest is a file");
            fs::copy(manifest, folder.join(name)).map_err(|error| Failure::io("copy", manifest, &error))?;
        }
        process::run(with_path("npm", &[programs]).arg("ci").current_dir(&folder))
    })?;
    Ok(folder)
}
