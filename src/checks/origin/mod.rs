//! Area 3, origin.

mod supplier_country;
pub mod supplier_several_origins;

use super::Check;

/// The checks of this area, by code.
pub static CHECKS: &[&Check] = &[&supplier_several_origins::CHECK];
