//! Low-to-high, ordinary: each withdrawal, domestic ones too, is from the lots with the least
//! drawback per unit; of equal ones from the oldest (19 CFR 190.14(c)(3)(i), (ii)).

use super::in_turn::InTurn;
use super::stock::Lot;
use crate::model::Date;
use std::cmp::Reverse;

/// The least drawback, then the oldest.
pub(super) type Lowest = Reverse<(usize, Date, usize)>;

/// The lot with the least drawback has the greatest key.
pub(super) fn key(lot: Lot) -> Lowest {
    Reverse((lot.rank, lot.day, lot.index))
}

/// All lots on hand.
pub(super) fn rule() -> InTurn<Lowest> {
    InTurn::new(key)
}
