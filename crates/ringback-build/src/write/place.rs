//! Where a build script runs, and what it may do there. The environment is read here and nowhere else.

use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{env, fs};

use super::compressed::Effort;
use super::{copies, instructions};
use crate::source::Sources;

/// Writes nothing and fails with a diff; `0` writes even where `CI` is set.
const CHECK: &str = "RINGBACK_CHECK";

/// Set by every CI service that is known.
const CI: &str = "CI";

/// Leaves what each stage yields in `OUT_DIR`.
const DUMP: &str = "RINGBACK_DUMP";

/// How the package is optimised, by cargo; a build script of another is in another `OUT_DIR`.
const OPTIMISATION: &str = "OPT_LEVEL";

/// The variables that output to disk depends on.
pub(super) const VARIABLES: [&str; 3] = [CHECK, CI, DUMP];

/// Where a build script runs.
#[derive(Debug)]
pub(crate) struct Place {
    /// The folder of the package.
    pub(super) manifest: PathBuf,
    /// The contract's folder, relative to the manifest.
    pub(super) folder: String,
    /// The folder for files that are not committed.
    pub(super) out_dir: PathBuf,
    /// The folder for files that are, relative to the manifest.
    pub(super) output: String,
    pub(super) mode: Mode,
    /// How much work goes into files that are not committed.
    pub(super) effort: Effort,
    /// Whether stages are dumped.
    pub(super) dumps: bool,
}

/// What may happen to committed files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// They are made to agree with the contract.
    Write,
    /// They must agree with the contract.
    Check,
    /// They are somebody's copy, which was right when it was made.
    Leave,
}

impl Place {
    /// Where cargo runs this build script; tells cargo what to watch.
    ///
    /// # Panics
    ///
    /// Outside a build script.
    pub(crate) fn from_environment(output: &str, folder: &str) -> Self {
        let path = |name| env::var_os(name).map(PathBuf::from).expect("cargo runs this as a build script");
        let manifest = path("CARGO_MANIFEST_DIR");
        let mode =
            if copies::is_copy(&manifest) { Mode::Leave } else { mode(&variable(CHECK), &variable(CI)) };
        let dumps = !matches!(variable(DUMP).as_str(), "" | "0");
        let out_dir = path("OUT_DIR");
        let effort = effort(&variable(OPTIMISATION));
        let (folder, output) = (folder.to_owned(), output.to_owned());
        let place = Self { manifest, folder, out_dir, output, mode, effort, dumps };
        instructions::print_all(&instructions::inputs(&place));
        place
    }

    /// The folder of the package.
    pub(crate) fn manifest(&self) -> &Path {
        &self.manifest
    }

    /// The folder for committed files.
    pub(super) fn output(&self) -> PathBuf {
        self.manifest.join(&self.output)
    }

    /// When the contract was last changed.
    ///
    /// Files that are written get this time: were they newer than the run of this script, cargo would run it again.
    pub(super) fn newest(&self, sources: &Sources) -> Option<SystemTime> {
        let files = sources.iter().map(|(_, file)| self.manifest.join(&file.path));
        files.filter_map(|path| fs::metadata(path).and_then(|file| file.modified()).ok()).max()
    }
}

/// A variable's text; empty where it is not set.
fn variable(name: &str) -> String {
    env::var(name).unwrap_or_default()
}

fn mode(check: &str, ci: &str) -> Mode {
    match (check, ci) {
        ("0", _) | ("", "") => Mode::Write,
        (_, _) => Mode::Check,
    }
}

fn effort(optimisation: &str) -> Effort {
    if optimisation == "0" { Effort::Quick } else { Effort::Thorough }
}

#[cfg(test)]
mod tests {
    use super::{Effort, Mode, effort, mode};

    #[test]
    fn what_is_shipped_is_worth_an_effort() {
        assert_eq!(effort("0"), Effort::Quick);
        assert_eq!([effort("3"), effort("z")], [Effort::Thorough; 2]);
    }

    #[test]
    fn ci_checks_unless_it_is_told_to_write() {
        assert_eq!(mode("", ""), Mode::Write);
        assert_eq!(mode("", "true"), Mode::Check);
        assert_eq!(mode("0", "true"), Mode::Write);
    }

    #[test]
    fn anybody_may_check() {
        assert_eq!(mode("1", ""), Mode::Check);
        assert_eq!(mode("0", ""), Mode::Write);
    }
}
