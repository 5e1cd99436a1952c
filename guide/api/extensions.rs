//! The branch that a request came to, which a layer knows.

use ringback::get;

/// A branch of the library.
#[derive(Debug, Clone)]
pub struct Branch {
    /// Where it stands.
    pub place: String,
}

/// Say which branch this is.
#[get("/branch")]
pub async fn read_branch(#[extension] branch: Branch) -> String;
