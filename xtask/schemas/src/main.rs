//! Compares every schema that we emit with the one that schemars derives for the same type, in both directions.
//!
//! Two spellings of one meaning are brought to one form (`notation`); what still differs must be an improvement
//! that has a name and a reason (`improvements`). Whatever is left is a silent difference, and a failure.

mod case;
mod corpus;
mod definitions;
mod improvements;
mod notation;
mod ours;
mod outcome;
mod report;
mod reconcile;

use std::process::ExitCode;

use report::Report;

fn main() -> ExitCode {
    let report = Report::of(&corpus::cases());
    print!("{report}");
    if report.is_fine() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[cfg(test)]
mod tests {
    use crate::corpus;
    use crate::report::Report;

    /// The least cases that are equal or improved; a change that loses some must not pass.
    const LEAST_EMITTED: usize = 263;

    #[test]
    fn nothing_is_silently_different_from_schemars() {
        let report = Report::of(&corpus::cases());
        assert!(report.is_fine(), "{report}");
        assert_eq!(report.idle(), Vec::<&str>::new(), "these rules are not needed any more");
        assert!(report.emitted() >= LEAST_EMITTED, "{report}");
    }
}
