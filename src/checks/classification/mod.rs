//! Area 1, classification.

pub mod hts_number_malformed;
pub mod hts_number_not_valid;
pub mod product_several_hts;
pub mod quantity_unit_wrong;
mod rate_paid;
mod units;

use super::Check;

/// The checks of this area, by code.
pub static CHECKS: &[&Check] = &[
    &hts_number_malformed::CHECK,
    &hts_number_not_valid::CHECK,
    &product_several_hts::CHECK,
    &quantity_unit_wrong::CHECK,
];
