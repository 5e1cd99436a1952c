//! Lines for cargo ("The Cargo Book", section "Outputs of the Build Script").

use super::place::{Place, VARIABLES};
use crate::emit::File;

/// Prints the lines.
pub(super) fn print_all(lines: &[String]) {
    for line in lines {
        println!("{line}");
    }
}

/// What makes cargo run the script again beside output: the contract's folder, and the environment.
///
/// Cargo looks at every file of a folder, also at one that comes later. A path that is missing would make it run the
/// script every time.
pub(super) fn inputs(place: &Place) -> Vec<String> {
    let exists = place.manifest.join(&place.folder).exists();
    let folder = exists.then(|| format!("cargo::rerun-if-changed={}", place.folder)).into_iter();
    folder.chain(VARIABLES.iter().map(|name| format!("cargo::rerun-if-env-changed={name}"))).collect()
}

/// Makes a later edit or deletion of a generated file run the script again, which mends it.
pub(super) fn rerun_if_changed(output: &str, files: &[File]) -> Vec<String> {
    files.iter().map(|file| format!("cargo::rerun-if-changed={output}/{}", file.path)).collect()
}

/// A message each line, since cargo takes no line breaks; the build fails.
pub(super) fn errors(texts: impl IntoIterator<Item = String>) -> Vec<String> {
    let texts: Vec<String> = texts.into_iter().collect();
    texts.iter().flat_map(|text| text.split('\n')).map(|line| format!("cargo::error={line}")).collect()
}

/// A note beside what rustc says of the file; all there is, should rustc know a syntax that this crate does not.
pub(super) fn unparsable(file: &str) -> String {
    format!("cargo::warning=`{file}` could not be parsed, so generated files stay as they are")
}
