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

/// Reads what comes before the currency: `45.00`, or `45`.
pub(crate) fn read_amount(text: &str) -> Option<i64> {
    let (major, minor) = text.split_once('.').unwrap_or((text, "00"));
    if minor.len() != 2 || !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return None;
    }
    major.parse::<i64>().ok()?.checked_mul(MINOR_UNITS)?.checked_add(minor.parse().ok()?)
}
