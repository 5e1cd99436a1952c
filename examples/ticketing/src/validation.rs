//! What the contract demands of a value and no keyword of a schema says.

use crate::api::orders::OrderLine;
use crate::api::promotions::Discount;

/// Two lines of one type are one line of more tickets.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "garde hands a validator its context by reference")]
pub(crate) fn each_type_once(lines: &[OrderLine], (): &()) -> garde::Result {
    for (index, line) in lines.iter().enumerate() {
        if lines[..index].iter().any(|other| other.ticket_type_id == line.ticket_type_id) {
            return Err(garde::Error::new("each type of ticket may stand in one line only"));
        }
    }
    Ok(())
}

/// Nothing costs less than nothing.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "garde hands a validator its context by reference")]
pub(crate) fn at_most_everything(discount: &Discount, (): &()) -> garde::Result {
    match discount {
        Discount::Percent(1..=100) | Discount::Amount(1..) | Discount::Everything => Ok(()),
        Discount::Percent(_) => Err(garde::Error::new("from 1 to 100 percent are expected")),
        Discount::Amount(_) => Err(garde::Error::new("a discount is more than nothing")),
    }
}
