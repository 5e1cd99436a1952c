//! Amounts of money, told to people.

use crate::api::money::{Currency, Money};

/// How many minor units make a major one, in every currency that the contract knows.
const MINOR_UNITS: i64 = 100;

/// Such as `45.00 EUR`.
pub(crate) fn text(money: Money) -> String {
    let currency = match money.currency {
        Currency::Chf => "CHF",
        Currency::Dkk => "DKK",
        Currency::Eur => "EUR",
        Currency::Gbp => "GBP",
        Currency::Usd => "USD",
    };
    format!("{}.{:02} {currency}", money.amount / MINOR_UNITS, money.amount % MINOR_UNITS)
}
