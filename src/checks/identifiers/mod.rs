//! Area 7, identifiers and parties.

pub mod entry_line_duplicated;
pub mod entry_number_check_digit_wrong;
pub mod in_bond;
pub mod mid;
pub mod mid_malformed;

use super::Check;

/// The checks of this area, by code.
pub static CHECKS: &[&Check] =
    &[&entry_number_check_digit_wrong::CHECK, &entry_line_duplicated::CHECK, &mid_malformed::CHECK];
