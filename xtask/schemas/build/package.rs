//! Where cargo keeps the source of a package that we depend on.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

/// The folder of a package, whichever version is locked.
pub(crate) fn folder_of(package: &str) -> PathBuf {
    let cargo = env::var_os("CARGO").expect("cargo sets CARGO");
    let mut command = Command::new(cargo);
    command.args(["metadata", "--format-version=1", "--locked", "--offline"]);
    let output = command.current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("cargo runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "`cargo metadata` failed: {errors}");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo writes JSON");
    let packages = metadata["packages"].as_array().expect("there are packages");
    let found = packages.iter().find(|one| one["name"] == package);
    let manifest = found.and_then(|one| one["manifest_path"].as_str());
    let manifest = manifest.unwrap_or_else(|| panic!("we do not depend on {package}"));
    PathBuf::from(manifest).parent().expect("a manifest stands in a folder").to_owned()
}
