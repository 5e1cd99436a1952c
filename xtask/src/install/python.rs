//! The Python environment of `xtask/tools/requirements.txt`; it brings Node as well.

use std::{path::PathBuf, process::Command};

use crate::{
    failure::Failure,
    install::{debian, debian::Need, installed_once},
    process,
    workspace::Workspace,
};

const NEEDS: &[Need] =
    &[Need { package: "python3-venv", probe: &["python3", "-c", "import ensurepip, venv"] }];

/// The folder of the environment's programs.
pub(crate) fn programs(workspace: &Workspace) -> Result<PathBuf, Failure> {
    let requirements = workspace.xtask("tools/requirements.txt");
    let folder = workspace.target.join("tools/python");
    installed_once(&folder, &[&requirements], || {
        debian::ensure(NEEDS)?;
        process::run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
        process::run(
            Command::new(folder.join("bin/pip"))
                .args(["install", "--quiet", "--disable-pip-version-check", "--no-deps", "--requirement"])
                .arg(&requirements),
        )
    })?;
    Ok(folder.join("bin"))
}
