//! Area 4, preference: special programs and trade agreements.

pub mod spi_not_in_force;

use super::Check;

/// The checks of this area, by code.
pub static CHECKS: &[&Check] = &[&spi_not_in_force::CHECK];
