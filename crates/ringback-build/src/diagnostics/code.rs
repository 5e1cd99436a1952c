//! The codes of diagnostics: `R` and three digits, the hundreds by stage or topic.
//!
//! A code is never reused. `docs/diagnostics.md` explains each; a test holds the two together.

use std::fmt;

/// The code of a diagnostic, such as `R104`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub u16);

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "R{:03}", self.0)
    }
}
