//! Low-to-high with an established average inventory turn-over period: each export is from the lots
//! with the least drawback of those received in that period before it (19 CFR 190.14(c)(3)(iii)).

use super::MethodFault;
use super::in_turn::InTurn;
use super::low_to_high::{Lowest, key};
use super::terms::MethodTerms;

/// Lots of the turn-over period before the withdrawal.
pub(super) fn rule(terms: &MethodTerms) -> Result<InTurn<Lowest>, MethodFault> {
    let days = terms.turnover_days.ok_or(MethodFault::TurnoverUnknown)?;
    let edge = terms.window_last_day;
    Ok(InTurn::within(key, Box::new(move |day| edge.first_day(day, days))))
}
