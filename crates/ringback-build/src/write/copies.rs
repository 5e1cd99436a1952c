//! Copies of a package that belong to a tool: vendored, from a registry or a repository, unpacked to be verified.
//!
//! Writing there breaks checksums or changes a cache that other builds share.

use std::path::Path;

/// What cargo leaves in the folder of a copy: a vendored one, one that was packaged.
const MARKS: [&str; 2] = [".cargo-checksum.json", ".cargo_vcs_info.json"];

/// What cargo leaves at the top of an unpacked package or of a repository's checkout, which may hold many packages.
const TOP_MARK: &str = ".cargo-ok";

/// Whether a package's folder is somebody's copy.
pub(super) fn is_copy(manifest: &Path) -> bool {
    let is_marked = MARKS.iter().any(|mark| manifest.join(mark).exists());
    is_marked || top(manifest).any(|folder| folder.join(TOP_MARK).exists())
}

/// The folder and those above it, up to the top of its repository.
fn top(manifest: &Path) -> impl Iterator<Item = &Path> {
    let mut is_below = true;
    manifest
        .ancestors()
        .take_while(move |folder| std::mem::replace(&mut is_below, !folder.join(".git").exists()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::is_copy;

    fn check(marks: &[&str], package: &str, expected: bool) {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let package = folder.path().join(package);
        fs::create_dir_all(&package).expect("a folder can be made");
        for mark in marks {
            fs::write(folder.path().join(mark), "").expect("a file can be written");
        }
        assert_eq!(is_copy(&package), expected, "{marks:?}");
    }

    #[test]
    fn cargos_marks_tell_a_copy() {
        check(&[".cargo-checksum.json"], "", true);
        check(&[".cargo_vcs_info.json"], "", true);
        check(&[".cargo-ok"], "", true);
    }

    #[test]
    fn a_package_inside_a_checkout_is_a_copy() {
        check(&[".cargo-ok", ".git"], "crates/service", true);
    }

    #[test]
    fn a_package_of_ones_own_is_none() {
        check(&[".git"], "", false);
        check(&[".git"], "crates/service", false);
    }
}
