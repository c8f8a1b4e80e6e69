//! Per-unit averaging: every unit of a line carries the same part of each class
//! (19 CFR 190.2, 190.51(b)(1)(ii)).

use super::PerClass;
use crate::drawback::exact::Fraction;
use crate::drawback::provisions::unused_substitution::Counted;
use rust_decimal::Decimal;

/// An import line as the refund sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineAmounts {
    /// Units of the line.
    pub quantity: Fraction,
    /// Its entered value.
    pub value: Fraction,
    /// Eligible amount of each class on the whole line: duty, tax, harbor fee, processing fee.
    pub classes: PerClass<Fraction>,
}

impl LineAmounts {
    /// The amounts of a line under a reading.
    #[must_use]
    pub fn new(quantity: Decimal, value: Decimal, counted: &Counted) -> Self {
        let mpf = counted.mpf.map_or(Fraction::ZERO, |(paid, subject)| {
            // In lowest terms, since everything below multiplies it.
            (&Fraction::from(value) * &Fraction::ratio(paid, subject)).reduced()
        });
        Self {
            quantity: quantity.into(),
            value: value.into(),
            classes: [counted.duty.into(), counted.tax.into(), counted.hmf.into(), mpf],
        }
    }

    /// Each class on one unit, not rounded.
    #[must_use]
    pub fn per_unit(&self) -> PerClass<Fraction> {
        self.classes.each_ref().map(|amount| amount.over(&self.quantity))
    }

    /// Each class on a unit worth `value`, at the rates the line paid (19 CFR 190.51(b)(1)(i)).
    #[must_use]
    pub fn of_unit_worth(&self, value: &Fraction) -> PerClass<Fraction> {
        self.classes.each_ref().map(|amount| &amount.over(&self.value) * value)
    }

    /// Entered value of one unit (19 CFR 190.11(a)(2)).
    #[must_use]
    pub fn unit_value(&self) -> Fraction {
        self.value.over(&self.quantity)
    }
}
