//! Area 5, remedies: the additional duties of chapter 99.

pub mod chapter99_out_of_dates;
pub mod chapter99_wrong_country;
mod programme;

use super::Check;

/// The checks of this area, by code.
pub static CHECKS: &[&Check] = &[&chapter99_out_of_dates::CHECK, &chapter99_wrong_country::CHECK];
