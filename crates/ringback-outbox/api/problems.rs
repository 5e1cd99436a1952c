//! Problems that several operations share.

use ringback::Problem;

/// Why a list was not read.
#[derive(Debug, Problem)]
pub enum ListProblem {
    /// `after` was not made by this API, or for another list.
    #[problem(status = 400, title = "Unknown place in the list")]
    UnknownPlace,
}

/// Why an endpoint was not changed.
#[derive(Debug, Problem)]
pub enum EndpointProblem {
    /// Nothing was ever sent to an endpoint of this name, or it was forgotten.
    #[problem(status = 404, title = "No such endpoint")]
    NoSuchEndpoint,
}

/// Why a message was not sent again.
#[derive(Debug, Problem)]
pub enum ReplayProblem {
    /// There is no message of this id, or it was forgotten.
    #[problem(status = 404, title = "No such message")]
    NoSuchMessage,
    /// It is being sent right now: see what comes of that first.
    #[problem(status = 409, title = "Being sent")]
    BeingSent,
}

/// Why a message was not cancelled.
#[derive(Debug, Problem)]
pub enum CancelProblem {
    /// There is no message of this id, or it was forgotten.
    #[problem(status = 404, title = "No such message")]
    NoSuchMessage,
    /// It ended before.
    #[problem(status = 409, title = "Not pending")]
    NotPending,
}
