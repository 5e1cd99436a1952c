//! One crate that holds several contracts and what they became, checked by real cargo with warnings denied.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A contract and what it became.
pub(crate) struct Case {
    /// Its name, an identifier.
    pub(crate) name: String,
    /// Holds `api/` and `generated/`.
    pub(crate) folder: PathBuf,
}

/// Fails the test, with what cargo said, unless every case compiles without a warning.
#[track_caller]
pub(crate) fn check(name: &str, cases: &[Case]) {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate stands among others");
    fs::create_dir_all(root.join("src")).expect("a folder can be made");
    let manifest = include_str!("golden_crate.toml")
        .replace("{crates}", &crates.display().to_string())
        .replace("{name}", name);
    let write = |path: &str, text: &str| fs::write(root.join(path), text).expect("a file can be written");
    write("Cargo.toml", &manifest);
    write("build.rs", include_str!("golden_build.rs"));
    write("src/lib.rs", &library(cases));
    fs::copy(crates.join("../Cargo.lock"), root.join("Cargo.lock")).expect("the lock file can be copied");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["check", "--offline", "--quiet"]).current_dir(&root);
    cargo.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("nested"));
    let output = cargo.env_remove("RUSTFLAGS").output().expect("cargo can be run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Each contract as two modules. A contract need not be documented; what it becomes is.
fn library(cases: &[Case]) -> String {
    let mut text = "//! Contracts and what they became.\n".to_owned();
    for Case { name, folder } in cases {
        let folder = folder.display();
        write!(
            text,
            "#[allow(missing_docs, non_snake_case, reason = \"a contract may be bare\")]\n\
             #[path = \"{folder}/api/mod.rs\"]\npub mod {name};\n\
             #[path = \"{folder}/generated/mod.rs\"]\npub mod {name}_generated;\n"
        )
        .expect("a string takes any text");
    }
    text
}
