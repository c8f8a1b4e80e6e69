//! The lesser of what was paid and what would apply, per matched unit and class, never aggregated
//! over exports (19 CFR 190.32(b)(1), 190.51(b)(4)).

use super::PerClass;
use super::comparator::Limit;
use crate::drawback::exact::Fraction;

/// The lesser-of class by class.
#[must_use]
pub fn per_class(
    paid: &PerClass<Fraction>,
    limits: &PerClass<Limit>,
    export_unit_value: &Fraction,
) -> PerClass<Fraction> {
    std::array::from_fn(|class| paid[class].clone().min(limits[class].at(export_unit_value)))
}

/// The lesser-of on totals of classes (switch `lesser_of_level`), given out to the classes in their
/// order, each up to what was paid.
#[must_use]
pub fn on_totals(
    paid: &PerClass<Fraction>,
    limits: &PerClass<Limit>,
    export_unit_value: &Fraction,
) -> PerClass<Fraction> {
    let total = |of: &mut dyn Iterator<Item = Fraction>| {
        of.filter(|amount| !amount.is_zero()).fold(Fraction::ZERO, |sum, amount| &sum + &amount)
    };
    let would_be = total(&mut limits.iter().map(|limit| limit.at(export_unit_value)));
    let paid_in_all = total(&mut paid.iter().cloned());
    if paid_in_all <= would_be {
        return paid.clone();
    }
    let mut left = would_be.reduced();
    paid.each_ref().map(|amount| {
        let part = amount.clone().min(left.clone());
        left = if part == left { Fraction::ZERO } else { &left - &part };
        part
    })
}
