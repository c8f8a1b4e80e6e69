//! Low-to-high blanket: each export is from the lots with the least drawback of those received in the
//! statutory period for export before it (19 CFR 190.14(c)(3)(iv)).

use super::in_turn::InTurn;
use super::low_to_high::{Lowest, key};
use super::terms::MethodTerms;

/// Lots of the statutory period before the withdrawal.
pub(super) fn rule(terms: &MethodTerms) -> InTurn<Lowest> {
    let period = terms.export_period_start;
    InTurn::within(key, Box::new(move |day| period.first_day(day)))
}
