//! Lends some books and not others.

use ringback::Failure;

use crate::Guide;
use crate::api::problems::LendProblem;
use crate::generated::service::Problems;

/// How long a book may be kept.
const LOAN_DAYS: u32 = 28;

impl Problems for Guide {
    async fn lend_book(&self, book: u32) -> Result<u32, Failure<LendProblem>> {
        match book {
            1 => Err(LendProblem::Lent { days: 3 }.into()),
            2 => Err(LendProblem::ReadingRoom.into()),
            // Any error becomes an internal failure: its cause is logged, and the reader learns nothing of it.
            3 => Ok("a number that is none".parse()?),
            // As an internal problem of the contract does.
            4 => Err(LendProblem::Shelves("none".parse::<u32>().expect_err("it is no number")).into()),
            _ => Ok(LOAN_DAYS),
        }
    }
}
