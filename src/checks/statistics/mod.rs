//! Robust statistics in whole numbers: what is usual among values, and how far one is from it.
//!
//! Prices differ by factors, not by sums, so unit values are compared by their logarithms. Binary
//! floating point is not used: equal data gives equal answers on every machine.

mod log;
mod robust;

pub use log::Log;
pub use robust::{Usual, median, median_of};
