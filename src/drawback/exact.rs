//! Exact fractions: no cent is lost between the amounts paid and the one rounding the law asks for.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};
use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::ops::{Add, Mul, Sub};

/// An exact fraction. It stays in two machine words where it fits, and goes to big integers where
/// it does not.
#[derive(Debug, Clone)]
pub enum Fraction {
    /// Numerator and positive denominator, not always in lowest terms.
    Small(i128, i128),
    /// Anything larger.
    Big(Box<BigRational>),
}

impl Fraction {
    /// Nothing.
    pub const ZERO: Self = Self::Small(0, 1);
    /// One.
    pub const ONE: Self = Self::Small(1, 1);

    /// `numerator / denominator`; zero where the denominator is zero.
    #[must_use]
    pub fn ratio(numerator: Decimal, denominator: Decimal) -> Self {
        Self::from(numerator).over(&Self::from(denominator))
    }

    /// Whether it is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        match self {
            Self::Small(n, _) => *n == 0,
            Self::Big(big) => big.is_zero(),
        }
    }

    /// Whether it is above zero.
    #[must_use]
    pub fn is_positive(&self) -> bool {
        match self {
            Self::Small(n, _) => *n > 0,
            Self::Big(big) => big.is_positive(),
        }
    }

    /// This divided by another; zero where the other is zero, which no caller relies on.
    #[must_use]
    pub fn over(&self, other: &Self) -> Self {
        if other.is_zero() {
            return Self::ZERO;
        }
        match other {
            Self::Small(n, d) if *n != i128::MIN => {
                let sign = n.signum();
                self * &Self::Small(d * sign, n * sign)
            }
            _ => Self::big(self.to_big() / other.to_big()),
        }
    }

    /// The lesser of two.
    #[must_use]
    pub fn min(self, other: Self) -> Self {
        if other < self { other } else { self }
    }

    /// Rounded half up (away from zero) to `scale` decimals.
    #[must_use]
    pub fn round(&self, scale: u32) -> Decimal {
        self.whole(scale, true)
    }

    /// Cut to `scale` decimals (toward zero).
    #[must_use]
    pub fn cut(&self, scale: u32) -> Decimal {
        self.whole(scale, false)
    }

    /// Numerator and denominator, where both fit; not always in lowest terms.
    #[must_use]
    pub fn parts(&self) -> Option<(i128, i128)> {
        match self {
            Self::Small(n, d) => Some((*n, *d)),
            Self::Big(big) => Some((big.numer().to_i128()?, big.denom().to_i128()?)),
        }
    }

    fn whole(&self, scale: u32, half_up: bool) -> Decimal {
        if let Self::Small(n, d) = self
            && let Some(top) = 10i128.checked_pow(scale).and_then(|ten| n.abs().checked_mul(ten))
        {
            let (quotient, rest) = (top / d, top % d);
            let up = half_up && rest >= d - rest;
            let units = (quotient + i128::from(up)) * n.signum();
            return Decimal::try_from_i128_with_scale(units, scale).unwrap_or(Decimal::MAX);
        }
        let scaled = self.to_big() * BigInt::from(10).pow(scale);
        let whole = if half_up { scaled.round() } else { scaled.trunc() };
        let units = whole.to_integer().to_i128().unwrap_or(i128::MAX);
        Decimal::try_from_i128_with_scale(units, scale).unwrap_or(Decimal::MAX)
    }

    fn to_big(&self) -> BigRational {
        match self {
            Self::Small(n, d) => BigRational::new(BigInt::from(*n), BigInt::from(*d)),
            Self::Big(big) => (**big).clone(),
        }
    }

    fn big(value: BigRational) -> Self {
        match (value.numer().to_i128(), value.denom().to_i128()) {
            (Some(n), Some(d)) if n != i128::MIN => Self::Small(n, d),
            _ => Self::Big(Box::new(value)),
        }
    }

    /// The same in lowest terms.
    #[must_use]
    pub fn reduced(&self) -> Self {
        match self {
            Self::Small(n, d) => {
                let (n, d) = lowest(*n, *d);
                Self::Small(n, d)
            }
            Self::Big(_) => self.clone(),
        }
    }

    fn combine(
        &self,
        other: &Self,
        small: impl Fn(i128, i128, i128, i128) -> Option<(i128, i128)>,
        large: impl Fn(BigRational, BigRational) -> BigRational,
    ) -> Self {
        let both = |a: &Self, b: &Self| match (a, b) {
            (Self::Small(n, d), Self::Small(m, e)) => small(*n, *d, *m, *e),
            _ => None,
        };
        let found = both(self, other).or_else(|| both(&self.reduced(), &other.reduced()));
        if let Some((n, d)) = found {
            return Self::Small(n, d);
        }
        Self::big(large(self.to_big(), other.to_big()))
    }
}

fn lowest(n: i128, d: i128) -> (i128, i128) {
    let (mut a, mut b) = (n.unsigned_abs(), d.unsigned_abs());
    // Long division until both fit a word, where the search is fast.
    let common = loop {
        match (u64::try_from(a), u64::try_from(b)) {
            (Ok(a), Ok(b)) => break i128::from(a.gcd(&b)),
            _ if b == 0 => break i128::try_from(a).unwrap_or(1),
            _ => (a, b) = (b, a % b),
        }
    };
    if common > 1 { (n / common, d / common) } else { (n, d) }
}

impl From<Decimal> for Fraction {
    fn from(value: Decimal) -> Self {
        let value = value.normalize();
        match 10i128.checked_pow(value.scale()) {
            Some(ten) => Self::Small(value.mantissa(), ten),
            None => Self::ZERO,
        }
    }
}

impl Add for &Fraction {
    type Output = Fraction;
    fn add(self, other: Self) -> Fraction {
        if self.is_zero() {
            return other.clone();
        }
        self.combine(
            other,
            |n, d, m, e| {
                if d == e {
                    return Some((n.checked_add(m)?, d));
                }
                let top = n.checked_mul(e)?.checked_add(m.checked_mul(d)?)?;
                Some((top, d.checked_mul(e)?))
            },
            |a, b| a + b,
        )
    }
}

impl Sub for &Fraction {
    type Output = Fraction;
    fn sub(self, other: Self) -> Fraction {
        self + &(other * &Fraction::Small(-1, 1))
    }
}

impl Mul for &Fraction {
    type Output = Fraction;
    fn mul(self, other: Self) -> Fraction {
        self.combine(other, |n, d, m, e| Some((n.checked_mul(m)?, d.checked_mul(e)?)), |a, b| a * b)
    }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Fraction {}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        if let (Self::Small(n, d), Self::Small(m, e)) = (self, other)
            && let (Some(left), Some(right)) = (n.checked_mul(*e), m.checked_mul(*d))
        {
            return left.cmp(&right);
        }
        self.to_big().cmp(&other.to_big())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn thirds_round_once() {
        let third = Fraction::ratio(Decimal::ONE, Decimal::from(3));
        let whole = &(&third + &third) + &third;
        assert_eq!(whole, Fraction::ONE);
        assert_eq!(third.round(4).to_string(), "0.3333");
        let cents = Fraction::from(Decimal::new(32_643_666, 5));
        assert_eq!(cents.round(2).to_string(), "326.44");
        assert_eq!(cents.cut(2).to_string(), "326.43");
    }

    proptest! {
        #[test]
        fn sums_agree_with_big_integers(parts in prop::collection::vec((1i64..i64::MAX, 1i64..i64::MAX), 1..12)) {
            let mut sum = Fraction::ZERO;
            let mut big = BigRational::zero();
            for (n, d) in parts {
                sum = &sum + &Fraction::ratio(Decimal::from(n), Decimal::from(d));
                big += BigRational::new(BigInt::from(n), BigInt::from(d));
            }
            prop_assert_eq!(sum.to_big(), big);
        }
    }
}
