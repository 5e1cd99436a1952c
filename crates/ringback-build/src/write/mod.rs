//! Takes output to disk and findings to cargo: the only I/O beside reading the contract.
//!
//! Nothing is decided here about what is written, only whether and how. The reasons for each rule stand with
//! it; together they let a build script keep committed files true without ever harming a tree.

mod atomic;
mod compressed;
mod copies;
mod difference;
mod documents;
mod error;
mod findings;
mod instructions;
mod last_run;
mod place;
mod stages;
mod tree;

pub(crate) use place::Place;

use crate::diagnostics::Diagnostic;
use crate::emit::Artifacts;
use crate::source::Sources;
use crate::{Config, Rejected};
use error::WriteError;
use place::Mode;

impl Place {
    /// Whether the last run left everything as it should be now; then cargo is told what it was told then.
    pub(crate) fn is_as_left(&self, sources: &Sources, config: &Config) -> bool {
        let lines = self.told(sources, config);
        instructions::print_all(lines.as_deref().unwrap_or_default());
        lines.is_some()
    }

    /// Takes everything that a contract became to where it belongs, or tells cargo what is in the way.
    pub(crate) fn write(&self, sources: &Sources, config: &Config, artifacts: &Artifacts) {
        let lines = self.written(sources, config, artifacts);
        instructions::print_all(&lines.unwrap_or_else(|error| error.lines()));
    }

    /// The lines for cargo about a tree that is as it should be, or what check mode has to say.
    fn written(
        &self,
        sources: &Sources,
        config: &Config,
        artifacts: &Artifacts,
    ) -> Result<Vec<String>, WriteError> {
        findings::clear(self)?;
        documents::write(self, artifacts)?;
        let differences = match self.mode {
            Mode::Leave => Vec::new(),
            Mode::Write | Mode::Check => tree::differences(&self.output(), &artifacts.files)?,
        };
        let lines = match self.mode {
            Mode::Check if !differences.is_empty() => {
                return Ok(instructions::errors(difference::report(&self.output, &differences)));
            }
            Mode::Leave => Vec::new(),
            Mode::Write | Mode::Check => instructions::rerun_if_changed(&self.output, &artifacts.files),
        };
        tree::apply(&self.output(), &differences, self.newest(sources))?;
        self.remember(sources, config, &lines)?;
        Ok(lines)
    }

    /// Tells of mistakes in the contract. The last good output stays.
    pub(crate) fn report(&self, sources: &Sources, rejected: &Rejected) {
        let lines = findings::leave(self, sources, rejected);
        instructions::print_all(&lines.unwrap_or_else(|error| error.lines()));
    }
}

/// Tells cargo of a failure before any stage.
pub(crate) fn fail(error: &impl ToString) {
    instructions::print_all(&instructions::errors([error.to_string()]));
}

/// The diagnostics as lines for a terminal.
fn rendered<'a>(sources: &Sources, found: impl IntoIterator<Item = &'a Diagnostic>) -> Vec<String> {
    found.into_iter().flat_map(|diagnostic| crate::diagnostics::lines(diagnostic, sources)).collect()
}
