//! Area 5, remedies: the additional duties of chapter 99, antidumping and countervailing duties.

mod adcvd;
pub mod adcvd_case_missing;
pub mod adcvd_entry_type_wrong;
pub mod chapter99_out_of_dates;
pub mod chapter99_wrong_country;
mod flagged;
mod programme;
mod watched;

use super::Check;
pub use flagged::flagged_without_case;

/// The checks of this area, by code.
pub static CHECKS: &[&Check] = &[
    &chapter99_out_of_dates::CHECK,
    &chapter99_wrong_country::CHECK,
    &adcvd_case_missing::CHECK,
    &adcvd_entry_type_wrong::CHECK,
];
