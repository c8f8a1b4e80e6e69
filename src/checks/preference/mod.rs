//! Area 4, preference: special programs and trade agreements.

pub mod spi_not_in_force;
pub mod spi_wrong_country;

use super::Check;

/// The checks of this area, by code.
pub static CHECKS: &[&Check] = &[&spi_not_in_force::CHECK, &spi_wrong_country::CHECK];
