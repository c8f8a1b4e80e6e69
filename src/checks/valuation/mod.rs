//! Area 2, valuation.

pub mod history;
mod judge;
mod rounding;
pub mod unit_value_far_from_history;
mod words;

use super::Check;

/// The checks of this area, by code.
pub static CHECKS: &[&Check] = &[&unit_value_far_from_history::CHECK];
