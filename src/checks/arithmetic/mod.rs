//! Area 6, arithmetic and fees.

mod evidence;
pub mod fees;
mod hmf;
pub mod hmf_missing;
pub mod hmf_wrong_mode;
pub mod line_duty_implausible;
pub mod line_duty_not_sum;
mod mpf;
pub mod mpf_above_maximum;
pub mod mpf_below_minimum;
pub mod mpf_not_formula;
mod mpf_without;
pub mod ordinary_duty_wrong;
mod rates;
mod samples;

pub(super) use mpf_without::FeeWithout;
pub(super) use samples::tariff_files;

use super::Check;
use crate::model::Money;

/// The checks of this area, by code.
pub static CHECKS: &[&Check] = &[
    &line_duty_not_sum::CHECK,
    &line_duty_implausible::CHECK,
    &mpf_below_minimum::CHECK,
    &mpf_above_maximum::CHECK,
    &mpf_not_formula::CHECK,
    &hmf_missing::CHECK,
    &hmf_wrong_mode::CHECK,
    &ordinary_duty_wrong::CHECK,
];

/// How far a total may be from the sum of `parts` when total and parts are each rounded to cents:
/// half a cent for each, cut to whole cents.
fn rounding(parts: usize) -> Money {
    Money::cents(i64::try_from(parts.saturating_add(1) / 2).unwrap_or(i64::MAX))
}

/// Whether two amounts differ by more than a tolerance.
fn differ(a: Money, b: Money, tolerance: Money) -> bool {
    (a - b).0.abs() > tolerance.0
}
