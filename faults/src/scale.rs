//! How large everything is: as the figures are taken, or as fits into the test command.

/// How large everything is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    /// Deliveries of a row that is about many.
    pub(crate) deliveries: i64,
    /// How often a worker is killed meanwhile.
    pub(crate) kills: usize,
    /// How often one is killed between a commit and the first attempt.
    pub(crate) restarts: usize,
    /// What waits for a dead endpoint.
    pub(crate) backlog: i64,
    /// What is to reach the others in spite of it.
    pub(crate) healthy: i64,
    /// Rows at a time.
    pub(crate) at_a_time: usize,
}

impl Scale {
    /// As the figures are taken.
    pub(crate) fn long() -> Self {
        Self { deliveries: 20_000, kills: 10, restarts: 20, backlog: 20_000, healthy: 2_000, at_a_time: 1 }
    }

    /// As fits into the test command.
    pub(crate) fn short() -> Self {
        Self { deliveries: 2_000, kills: 3, restarts: 3, backlog: 2_000, healthy: 200, at_a_time: 4 }
    }
}
