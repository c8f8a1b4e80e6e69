//! US dollars, and the three roundings the law asks for.

use rust_decimal::{Decimal, RoundingStrategy};
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

/// An amount of US dollars, exact. Never binary floating point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Money(pub Decimal);

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// `cents` hundredths of a dollar.
    #[must_use]
    pub fn cents(cents: i64) -> Self {
        Self(Decimal::new(cents, 2))
    }

    /// Whether the amount is exactly zero.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// The amount as text with two decimals, or more where there are more: `1247.40`.
    #[must_use]
    pub fn text(self) -> String {
        let mut value = self.0.normalize();
        if value.is_zero() {
            value = Decimal::ZERO;
        }
        if value.scale() < 2 {
            value.rescale(2);
        }
        value.to_string()
    }
}

impl fmt::Display for Money {
    /// As it stands in a sentence: `$1,247.40`, `-$3.00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.text();
        let (sign, digits) = match text.strip_prefix('-') {
            Some(digits) => ("-", digits),
            None => ("", text.as_str()),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "00"));
        write!(f, "{sign}$")?;
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        write!(f, ".{fraction}")
    }
}

impl From<Decimal> for Money {
    fn from(value: Decimal) -> Self {
        Self(value)
    }
}

impl Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl SubAssign for Money {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Neg for Money {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}

/// Half up to cents: drawback amounts carry two decimals (19 CFR 190.51(a)(2)(vii)), and the
/// printed result of 19 CFR 190.26(b)(4) needs half up.
#[must_use]
pub fn r2(amount: Decimal) -> Money {
    Money(amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
}

/// Cut to cents: a claim may not go above the eligible amount (19 CFR 190.51(b)(1)).
#[must_use]
pub fn floor2(amount: Decimal) -> Money {
    Money(amount.round_dp_with_strategy(2, RoundingStrategy::ToZero))
}

/// Half up to four decimals: the merchandise processing fee chain of 19 CFR 190.51(b)(2).
#[must_use]
pub fn r4(amount: Decimal) -> Decimal {
    amount.round_dp_with_strategy(4, RoundingStrategy::MidpointAwayFromZero)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::str::FromStr;

    fn dec(text: &str) -> Decimal {
        Decimal::from_str(text).expect("decimal")
    }

    #[test]
    fn roundings_at_the_half() {
        assert_eq!(r2(dec("326.435")).text(), "326.44");
        assert_eq!(r2(dec("326.4349")).text(), "326.43");
        assert_eq!(floor2(dec("127.0957")).text(), "127.09");
        assert_eq!(r4(dec("0.01415")).to_string(), "0.0142");
    }

    #[test]
    fn in_a_sentence() {
        for (amount, shown) in [
            ("1247.4", "$1,247.40"),
            ("-3", "-$3.00"),
            ("999999.99", "$999,999.99"),
            ("1000000", "$1,000,000.00"),
            ("0.0141", "$0.0141"),
        ] {
            assert_eq!(Money(dec(amount)).to_string(), shown);
        }
    }

    #[test]
    fn text_keeps_two_decimals() {
        assert_eq!(Money(dec("5")).text(), "5.00");
        assert_eq!(Money(dec("5.100")).text(), "5.10");
        assert_eq!(Money(dec("70.6301")).text(), "70.6301");
        assert_eq!(Money(dec("-0.00")).text(), "0.00");
        assert_eq!(Money(dec("-12.5")).text(), "-12.50");
    }
}
