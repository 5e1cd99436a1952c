//! Loans, found by lists and by what the browser remembers.

use std::collections::BTreeSet;

use ringback::get;
use serde::{Deserialize, Serialize};

/// A book that a reader took home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loan {
    /// On the slip; unique.
    pub number: u32,
    /// Who took it.
    pub reader: u32,
    /// Where it was taken from.
    pub branch: String,
    /// How far it is.
    pub state: LoanState,
}

/// How far a loan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LoanState {
    /// The reader has the book.
    Out,
    /// The reader has had it for too long.
    Overdue,
    /// The book is back.
    Back,
}

/// Find loans.
#[get("/slips")]
pub async fn find_loans(
    /// Of one of these readers; of anyone if there is none.
    #[query(comma)]
    readers: Vec<u32>,
    /// In one of these states.
    #[default([LoanState::Out, LoanState::Overdue])]
    state: BTreeSet<LoanState>,
    /// Not from these branches.
    #[header("X-Closed-Branches")]
    closed: Vec<String>,
    /// The branch that the reader chose on an earlier page.
    #[cookie]
    branch: Option<String>,
) -> Vec<Loan>;

/// Read several loans.
#[get("/slips/{numbers}")]
pub async fn read_loans(numbers: Vec<u32>) -> Vec<Loan>;
