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
mod place;
mod stages;
mod tree;

pub(crate) use place::Place;

use crate::Rejected;
use crate::diagnostics::Diagnostic;
use crate::emit::Artifacts;
use crate::source::Sources;
use error::WriteError;
use place::Mode;

impl Place {
    /// Takes everything that a contract became to where it belongs, or tells cargo what is in the way.
    pub(crate) fn write(&self, sources: &Sources, artifacts: &Artifacts) {
        instructions::print_all(&self.written(sources, artifacts).unwrap_or_else(|error| error.lines()));
    }

    /// The lines for cargo about a tree that is as it should be, or what check mode has to say.
    fn written(&self, sources: &Sources, artifacts: &Artifacts) -> Result<Vec<String>, WriteError> {
        findings::clear(self)?;
        documents::write(&self.out_dir, artifacts)?;
        let differences = match self.mode {
            Mode::Leave => return Ok(Vec::new()),
            Mode::Write | Mode::Check => tree::differences(&self.output(), &artifacts.files)?,
        };
        match self.mode {
            Mode::Write => tree::apply(&self.output(), &differences, self.newest(sources))?,
            Mode::Check if !differences.is_empty() => {
                return Ok(instructions::errors(difference::report(&self.output, &differences)));
            }
            Mode::Check | Mode::Leave => {}
        }
        Ok(instructions::rerun_if_changed(&self.output, &artifacts.files))
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
