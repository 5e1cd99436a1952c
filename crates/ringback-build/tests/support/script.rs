//! The build script of a package, run without cargo around it: as somebody else, or several times at once.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::package::Package;

/// A user that owns nothing.
const NOBODY: u32 = 65_534;

/// The compiled build script of a package.
pub(crate) struct Script {
    executable: PathBuf,
    root: PathBuf,
    folder: PathBuf,
}

impl Script {
    /// Builds the package and takes a copy of its script.
    pub(crate) fn of(package: &Package) -> Self {
        let mut cargo = package.cargo(&["check", "--quiet", "--message-format=json"]);
        let output = cargo.output().expect("cargo can be run");
        let messages = String::from_utf8(output.stdout).expect("messages are UTF-8");
        let built = messages.lines().find_map(executable).expect("cargo tells of the build script");
        let folder = package.folder().to_owned();
        // The target folder may be closed to others.
        fs::set_permissions(&folder, Permissions::from_mode(0o755)).expect("permissions can be set");
        let executable = folder.join("script");
        fs::copy(built, &executable).expect("the script can be copied");
        Self { executable, root: package.path(""), folder }
    }

    /// The command that runs it, as cargo would, with an `OUT_DIR` of its own.
    pub(crate) fn command(&self, index: usize) -> Command {
        let out_dir = self.folder.join(format!("out-{index}"));
        fs::create_dir_all(&out_dir).expect("a folder can be made");
        fs::set_permissions(&out_dir, Permissions::from_mode(0o777)).expect("permissions can be set");
        let mut command = Command::new(&self.executable);
        command.env_clear().env("CARGO_MANIFEST_DIR", &self.root).env("OUT_DIR", out_dir);
        command.env("CARGO_PKG_NAME", "contract").current_dir(&self.root);
        command
    }

    /// The same for somebody whom permissions hold: not for root.
    pub(crate) fn command_of_anybody(&self) -> Command {
        let mut command = self.command(0);
        if fs::metadata(&self.executable).is_ok_and(|file| file.uid() == 0) {
            command.uid(NOBODY).gid(NOBODY);
        }
        command
    }
}

fn executable(message: &str) -> Option<PathBuf> {
    let message: serde_json::Value = serde_json::from_str(message).ok()?;
    let is_script =
        message["target"]["kind"][0] == "custom-build" && message["target"]["src_path"].is_string();
    let is_ours = message["package_id"].as_str()?.contains("contract@");
    let path = message["filenames"][0].as_str()?;
    (is_script && is_ours).then(|| PathBuf::from(path))
}

/// Closes a folder to writing, or opens it again.
pub(crate) fn set_read_only(folder: &Path, is_read_only: bool) {
    let mode = if is_read_only { 0o555 } else { 0o755 };
    let open =
        |mode| fs::set_permissions(folder, Permissions::from_mode(mode)).expect("permissions can be set");
    open(0o755);
    for entry in fs::read_dir(folder).expect("a folder can be read") {
        let path = entry.expect("a folder can be read").path();
        if path.is_dir() {
            set_read_only(&path, is_read_only);
        }
    }
    open(mode);
}
