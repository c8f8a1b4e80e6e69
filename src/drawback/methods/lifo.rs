//! Last in, first out: withdrawals are from the newest lots on hand (19 CFR 190.14(c)(2)).
//!
//! Withdrawals for domestic shipment consume lots. Lots of one day go by the least drawback, which
//! the regulation leaves open.

use super::in_turn::InTurn;
use super::stock::Lot;
use crate::model::Date;
use std::cmp::Reverse;

/// The newest lot has the greatest key.
pub(super) fn rule() -> InTurn<(Date, Reverse<(usize, usize)>)> {
    InTurn::new(|lot: Lot| (lot.day, Reverse((lot.rank, lot.index))))
}
