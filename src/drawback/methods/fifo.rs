//! First in, first out: withdrawals are from the oldest lots on hand (19 CFR 190.14(c)(1)).
//!
//! Withdrawals for domestic shipment consume lots. Lots of one day go by the least drawback, which
//! the regulation leaves open.

use super::in_turn::InTurn;
use super::stock::Lot;
use crate::model::Date;
use std::cmp::Reverse;

/// The oldest lot has the greatest key.
pub(super) fn rule() -> InTurn<Reverse<(Date, usize, usize)>> {
    InTurn::new(|lot: Lot| Reverse((lot.day, lot.rank, lot.index)))
}
