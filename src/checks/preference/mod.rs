//! Area 4, preference: special programs and trade agreements.

mod granted;
mod refused;
pub mod spi_not_in_force;
pub mod spi_rate_not_granted;
pub mod spi_rate_not_taken;
pub mod spi_wrong_country;

use super::Check;

/// The checks of this area, by code.
pub static CHECKS: &[&Check] = &[
    &spi_not_in_force::CHECK,
    &spi_wrong_country::CHECK,
    &spi_rate_not_granted::CHECK,
    &spi_rate_not_taken::CHECK,
];
