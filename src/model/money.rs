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
        Self(plus(self.0, other.0))
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        self.0 = plus(self.0, other.0);
    }
}

impl Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(minus(self.0, other.0))
    }
}

impl SubAssign for Money {
    fn sub_assign(&mut self, other: Self) {
        self.0 = minus(self.0, other.0);
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

/// The most that is added as a whole number: the sum of two still fits.
const WORD: u64 = i64::MAX as u64 >> 1;

/// The digits of a number as a whole number, and its decimals; `None` where there are too many.
#[inline]
fn digits(value: Decimal) -> Option<(i64, u32)> {
    let parts = value.unpack();
    let digits = u64::from(parts.mid) << 32 | u64::from(parts.lo);
    if parts.hi != 0 || digits > WORD {
        return None;
    }
    let digits = digits as i64;
    Some((if parts.negative { -digits } else { digits }, parts.scale))
}

/// What a sum of whole numbers makes of two numbers with as many decimals: as [`Decimal`] has it, in a
/// fraction of the time. Nearly all amounts are of cents.
#[inline]
fn whole(a: Decimal, b: Decimal, sum: fn(i64, i64) -> i64) -> Option<Decimal> {
    let ((x, scale), (y, other)) = (digits(a)?, digits(b)?);
    let sum = sum(x, y);
    let (size, is_negative) = (sum.unsigned_abs(), sum < 0);
    (scale == other)
        .then(|| Decimal::from_parts(size as u32, (size >> 32) as u32, 0, is_negative, scale))
}

#[inline]
fn plus(a: Decimal, b: Decimal) -> Decimal {
    whole(a, b, |x, y| x + y).unwrap_or_else(|| a + b)
}

#[inline]
fn minus(a: Decimal, b: Decimal) -> Decimal {
    whole(a, b, |x, y| x - y).unwrap_or_else(|| a - b)
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
    fn sums_are_those_of_decimals() {
        let texts = "0 0.00 1 1.00 -1.00 0.01 -0.01 123456.78 -99.995 46116860184273879.03 \
                     -46116860184273879.03 46116860184273879.04 92233720368547758.07 \
                     -92233720368547758.08 999999999999999.123456789012 7922816251426433759354395.0335";
        for a in texts.split_whitespace().map(dec) {
            for b in texts.split_whitespace().map(dec) {
                let parts = |value: Decimal| {
                    let parts = value.unpack();
                    let is_negative = parts.negative && !value.is_zero();
                    (parts.hi, parts.mid, parts.lo, parts.scale, is_negative)
                };
                assert_eq!(parts(plus(a, b)), parts(a + b), "{a} {b}");
                assert_eq!(parts((Money(a) - Money(b)).0), parts(a - b), "{a} {b}");
                let mut sum = Money(a);
                sum += Money(b);
                assert_eq!((sum, sum - Money(b)), (Money(a + b), Money(a + b - b)), "{a} {b}");
            }
        }
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
