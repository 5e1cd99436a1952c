//! What the last good run read and left, so that a run which finds all of that again does nothing.
//!
//! Cargo runs a build script more often than its input changes: after another environment variable, another time of a
//! file. The contract is compared by its text. Files that were left are compared by length and time, as cargo does; an
//! edit or a deletion shows there.

use std::path::{Path, PathBuf};
use std::{env, fs};

use super::error::WriteError;
use super::place::Place;
use super::{documents, tree};
use crate::Config;
use crate::emit::ENCODED_FOLDER;
use crate::source::Sources;

/// In `OUT_DIR`, outside the folder whose files are looked at.
const FILE: &str = "ringback-last-run";

/// What separates the lines for cargo from the state: no line of either is empty.
const BETWEEN: &str = "\n\n";

impl Place {
    /// The lines that the last run told cargo, if it left everything as it stands now.
    pub(super) fn told(&self, sources: &Sources, config: &Config) -> Option<Vec<String>> {
        let last = fs::read_to_string(self.last_run()).ok()?;
        let (lines, state) = last.split_once(BETWEEN)?;
        let is_as_left = !self.dumps && self.state(sources, config).is_ok_and(|now| now == state);
        is_as_left.then(|| lines.lines().map(str::to_owned).collect())
    }

    /// Remembers a run that told cargo these lines and left everything as it stands now.
    pub(super) fn remember(
        &self,
        sources: &Sources,
        config: &Config,
        lines: &[String],
    ) -> Result<(), WriteError> {
        let remembered = [&lines.join("\n"), BETWEEN, &self.state(sources, config)?].concat();
        documents::replace_if_other(&self.last_run(), remembered.as_bytes())
    }

    fn last_run(&self) -> PathBuf {
        self.out_dir.join(FILE)
    }

    /// Everything that a run depends on and leaves.
    fn state(&self, sources: &Sources, config: &Config) -> Result<String, WriteError> {
        let script = env::current_exe().map_err(WriteError::of("find", Path::new("the build script")))?;
        let mut state = format!("{:?}\n{config:?}\n", self.mode);
        note(&mut state, &script)?;
        let (output, encoded) = (self.output(), self.out_dir.join(ENCODED_FOLDER));
        for (folder, mut paths) in
            [(&output, tree::output_below(&output)?), (&encoded, tree::files_below(&encoded, "")?)]
        {
            paths.sort();
            paths.iter().try_for_each(|path| note(&mut state, &folder.join(path)))?;
        }
        for (_, file) in sources.iter() {
            state.extend([file.path.as_str(), "\n", file.text.as_str(), "\n"]);
        }
        Ok(state)
    }
}

/// Adds a file's path, length and time.
fn note(state: &mut String, path: &Path) -> Result<(), WriteError> {
    let file = fs::metadata(path).map_err(WriteError::of("look at", path))?;
    let time = file.modified().map_err(WriteError::of("look at", path))?;
    let noted = format!("{} {} {time:?}\n", path.display(), file.len());
    state.push_str(&noted);
    Ok(())
}
