//! A request that a scheme does not let in, until it becomes an answer.

use http::{HeaderValue, header};

use crate::Problem;

/// Why a scheme, or several of which one would do, did not let a request in.
#[derive(Debug)]
pub struct Denied {
    reason: Reason,
    challenges: Vec<HeaderValue>,
}

/// The later one outweighs the earlier where several schemes were tried.
#[derive(Debug)]
pub(super) enum Reason {
    /// No credential was shown.
    Missing,
    /// One was, in vain.
    Unauthorized,
    /// It does not allow this.
    Forbidden,
    /// The service could not tell.
    Failed(Problem),
}

impl Reason {
    fn weight(&self) -> u8 {
        match self {
            Self::Missing => 0,
            Self::Unauthorized => 1,
            Self::Forbidden => 2,
            Self::Failed(_) => 3,
        }
    }
}

impl Denied {
    pub(super) fn new(reason: Reason, challenge: Option<HeaderValue>) -> Self {
        Self { reason, challenges: challenge.into_iter().collect() }
    }

    /// What is answered where another scheme did not let the request in either.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let is_401 = |denied: &Self| denied.reason.weight() <= Reason::Unauthorized.weight();
        let is_alike = is_401(&self) && is_401(&other) || self.reason.weight() == other.reason.weight();
        let (mut heavier, lighter) =
            if other.reason.weight() > self.reason.weight() { (other, self) } else { (self, other) };
        if is_alike {
            heavier.challenges.extend(lighter.challenges);
        }
        heavier
    }

    /// The identity where one was shown, `None` where none was.
    ///
    /// # Errors
    ///
    /// The problem of a credential that was shown in vain: whoever shows one does not want to be anonymous.
    pub fn optional<T>(result: Result<T, Self>) -> Result<Option<T>, Problem> {
        match result {
            Ok(identity) => Ok(Some(identity)),
            Err(Self { reason: Reason::Missing, .. }) => Ok(None),
            Err(denied) => Err(denied.into()),
        }
    }
}

impl From<Denied> for Problem {
    fn from(denied: Denied) -> Self {
        let problem = match denied.reason {
            Reason::Missing => Self::new(401).with_detail("This operation asks for credentials."),
            Reason::Unauthorized => Self::new(401).with_detail("The credentials are not valid."),
            Reason::Forbidden => Self::new(403).with_detail("The credentials do not allow this."),
            Reason::Failed(problem) => problem,
        };
        let add = |problem: Self, challenge| problem.with_header(header::WWW_AUTHENTICATE, challenge);
        denied.challenges.into_iter().fold(problem, add)
    }
}
