//! Amounts of money, which are never fractions.

use garde::Validate;
use serde::{Deserialize, Serialize};

/// An amount of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Validate, sqlx::FromRow)]
pub struct Money {
    /// In the smallest unit of the currency: cents, pence, øre.
    #[garde(range(min = 0))]
    pub amount: i64,
    /// Which currency.
    #[garde(skip)]
    pub currency: Currency,
}

/// What one thing may cost; several together cost more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Validate)]
pub struct Price {
    /// In the smallest unit of the currency: cents, pence, øre.
    #[garde(range(min = 0, max = 100_000_000))]
    pub amount: i64,
    /// Which currency.
    #[garde(skip)]
    pub currency: Currency,
}

/// A currency by its code in ISO 4217.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "UPPERCASE")]
#[sqlx(rename_all = "UPPERCASE")]
pub enum Currency {
    /// Swiss franc.
    Chf,
    /// Danish krone.
    Dkk,
    /// Euro.
    Eur,
    /// Pound sterling.
    Gbp,
    /// US dollar.
    Usd,
}
