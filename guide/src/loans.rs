//! Finds loans by lists and by a cookie.

use std::collections::BTreeSet;

use ringback::Failure;

use crate::Guide;
use crate::api::loans::{Loan, LoanState};
use crate::generated::service::Loans;

fn loans() -> Vec<Loan> {
    let loan =
        |number, reader, branch: &str, state| Loan { number, reader, branch: branch.to_owned(), state };
    vec![
        loan(1, 7, "harbour", LoanState::Out),
        loan(2, 8, "hill", LoanState::Overdue),
        loan(3, 8, "harbour", LoanState::Back),
    ]
}

impl Loans for Guide {
    async fn find_loans(
        &self,
        readers: Vec<u32>,
        state: BTreeSet<LoanState>,
        closed: Vec<String>,
        branch: Option<String>,
    ) -> Result<Vec<Loan>, Failure> {
        let is_meant = |loan: &Loan| {
            (readers.is_empty() || readers.contains(&loan.reader))
                && state.contains(&loan.state)
                && !closed.contains(&loan.branch)
                && branch.as_ref().is_none_or(|branch| *branch == loan.branch)
        };
        Ok(loans().into_iter().filter(is_meant).collect())
    }

    async fn read_loans(&self, numbers: Vec<u32>) -> Result<Vec<Loan>, Failure> {
        Ok(loans().into_iter().filter(|loan| numbers.contains(&loan.number)).collect())
    }
}
