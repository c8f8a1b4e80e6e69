//! Sums of packed amounts.

use super::{Money, Packed};

/// A sum of many amounts, exact: those that add up packed do so, and the others as they are.
#[derive(Debug, Clone, Copy, Default)]
pub struct PackedSum {
    packed: Packed,
    others: Money,
}

impl PackedSum {
    /// Adds an amount as it is packed, if it is known, or `whole` where it is [too wide](Packed::is_wide).
    #[inline]
    pub fn add(&mut self, packed: Packed, whole: impl FnOnce() -> Option<Money>) {
        if let Some(sum) = self.packed.plus(packed) {
            self.packed = sum;
        } else if packed.is_wide() {
            self.others += whole().unwrap_or_default();
        } else if packed != Packed::NONE {
            self.others = self.total();
            self.packed = packed;
        }
    }

    /// The sum.
    #[must_use]
    pub fn total(&self) -> Money {
        self.others + self.packed.value().map(Money).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Stored;
    use super::*;
    use rust_decimal::Decimal;
    use std::str::FromStr;

    #[test]
    fn sums_are_those_of_the_amounts() {
        let amounts = [
            "0.01",
            "99.99",
            "5",
            "-5.00",
            "0",
            "79228162514264337593543.95",
            "288230376151711743",
        ];
        let amounts: Vec<Option<Money>> = amounts
            .iter()
            .map(|text| Decimal::from_str(text).ok().map(Money))
            .chain([None])
            .collect();
        for first in &amounts {
            for second in &amounts {
                let mut sum = PackedSum::default();
                let mut expected = Money::ZERO;
                for amount in [first, second, second, &None, first] {
                    sum.add(amount.pack(), || *amount);
                    expected += amount.unwrap_or_default();
                }
                assert_eq!(sum.total(), expected, "{first:?} {second:?}");
            }
        }
    }
}
