//! Problems that several operations share.

use ringback::Problem;

/// Why something could not be found.
#[derive(Debug, Problem)]
pub enum Missing {
    /// There is none of this id, or it is not the caller's.
    #[problem(status = 404, title = "Not found")]
    NotFound,
}
