//! Exact fractions, and their place on a decimal grid.

use rust_decimal::Decimal;

/// Numerator and denominator stay below this, so that the product of two of them, and ten times
/// such a product, fit 128 bits.
const LIMIT: u128 = 1 << 62;

/// A fraction that is not negative, in lowest terms: dollars per unit, or dollars per dollar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ratio {
    num: u64,
    den: u64,
}

/// Which way a number between two grid points goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Round {
    Down,
    Up,
}

impl Ratio {
    /// Nothing.
    pub const ZERO: Self = Self { num: 0, den: 1 };

    /// `num / den`; `None` when `den` is not positive, `num` is negative, or one of them in lowest
    /// terms reaches 2^62.
    #[must_use]
    pub fn new(num: i128, den: i128) -> Option<Self> {
        let (num, den) = (u128::try_from(num).ok()?, u128::try_from(den).ok()?);
        if den == 0 {
            return None;
        }
        let common = gcd(num, den);
        let (num, den) = (num / common, den / common);
        if num >= LIMIT || den >= LIMIT {
            return None;
        }
        Some(Self { num: u64::try_from(num).ok()?, den: u64::try_from(den).ok()? })
    }

    /// `num / den` of two decimals, exactly: duty paid over quantity, duty paid over value.
    /// `None` as for [`Ratio::new`], or where the fraction is too long to hold.
    #[must_use]
    pub fn of(num: Decimal, den: Decimal) -> Option<Self> {
        let (num, den) = (num.normalize(), den.normalize());
        let up = 10_i128.checked_pow(den.scale())?;
        let down = 10_i128.checked_pow(num.scale())?;
        let common = i128::try_from(gcd(up.unsigned_abs(), down.unsigned_abs())).ok()?;
        Self::new(
            num.mantissa().checked_mul(up / common)?,
            den.mantissa().checked_mul(down / common)?,
        )
    }

    /// The sum, exactly; `None` when it is too long to hold.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let (a, b) = (i128::from(self.num), i128::from(self.den));
        let (c, d) = (i128::from(other.num), i128::from(other.den));
        Self::new(a.checked_mul(d)?.checked_add(c.checked_mul(b)?)?, b.checked_mul(d)?)
    }

    /// Whether it is nothing.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.num == 0
    }

    /// Numerator and denominator in lowest terms.
    #[must_use]
    pub fn parts(self) -> (u64, u64) {
        (self.num, self.den)
    }

    /// The whole number above, or the number itself where it is whole.
    pub(super) fn ceiling(self) -> u128 {
        u128::from(self.num.div_ceil(self.den))
    }

    /// This times 10^`exponent` as a whole number; [`i128::MAX`] where it does not fit.
    pub(super) fn scaled(self, exponent: u32, round: Round) -> i128 {
        scaled(u128::from(self.num), u128::from(self.den), exponent, round)
    }

    /// This times `other` times 10^`exponent` as a whole number, rounded once; [`i128::MAX`] where
    /// it does not fit.
    pub(super) fn times_scaled(self, other: Self, exponent: u32, round: Round) -> i128 {
        let num = u128::from(self.num) * u128::from(other.num);
        let den = u128::from(self.den) * u128::from(other.den);
        scaled(num, den, exponent, round)
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    // Long division until both fit a word, where a step costs a tenth.
    while b != 0 {
        if let (Ok(short_a), Ok(short_b)) = (u64::try_from(a), u64::try_from(b)) {
            return u128::from(short_gcd(short_a, short_b)).max(1);
        }
        (a, b) = (b, a % b);
    }
    a.max(1)
}

fn short_gcd(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// `num / den * 10^exponent` by long division in blocks of decimal digits: `den` is below 2^124, so
/// the remainder always has room for at least one digit.
fn scaled(num: u128, den: u128, exponent: u32, round: Round) -> i128 {
    if let Some(all) = num.checked_mul(10_u128.pow(exponent)) {
        // Nearly always: one division does it.
        let whole = all / den;
        let up = u128::from(round == Round::Up && whole * den < all);
        return i128::try_from(whole + up).unwrap_or(i128::MAX);
    }
    let mut whole = num / den;
    let mut rest = num % den;
    let mut digits = exponent;
    while digits > 0 {
        let block = (u128::MAX / den).checked_ilog10().unwrap_or(0).clamp(1, digits);
        let step = 10_u128.pow(block);
        let part = rest * step;
        let Some(next) = whole.checked_mul(step).and_then(|w| w.checked_add(part / den)) else {
            return i128::MAX;
        };
        whole = next;
        rest = part % den;
        digits -= block;
    }
    let up = u128::from(round == Round::Up && rest > 0);
    i128::try_from(whole.saturating_add(up)).unwrap_or(i128::MAX)
}

/// `a * b / c` for numbers that are not negative, without losing the product where it would not fit:
/// [`i128::MAX`] only where the result itself does not. `b` and `c` are below 2^63.
pub(super) fn mul_div(a: i128, b: i128, c: i128, round: Round) -> i128 {
    let (whole, rest) = (a / c, a % c);
    let part = rest * b;
    let part = if round == Round::Up { (part + c - 1) / c } else { part / c };
    whole.checked_mul(b).and_then(|w| w.checked_add(part)).unwrap_or(i128::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::str::FromStr;

    #[test]
    fn fractions_reduce_and_refuse() {
        assert_eq!(Ratio::new(6, 4), Ratio::new(3, 2));
        assert_eq!(Ratio::new(0, 7), Some(Ratio::ZERO));
        assert_eq!(Ratio::new(1, 0), None);
        assert_eq!(Ratio::new(-1, 2), None);
        assert_eq!(Ratio::new(1, i128::from(u64::MAX)), None);
        let dec = |t: &str| Decimal::from_str(t).expect("decimal");
        assert_eq!(Ratio::of(dec("12.50"), dec("0.5")), Ratio::new(25, 1));
        assert_eq!(Ratio::of(dec("485"), dec("340000.00")), Ratio::new(97, 68_000));
        let third = Ratio::new(1, 3).expect("ratio");
        assert_eq!(third.plus(third), Ratio::new(2, 3));
    }

    #[test]
    fn long_division_rounds_once() {
        let third = Ratio::new(1, 3).expect("ratio");
        assert_eq!(third.scaled(18, Round::Down), 333_333_333_333_333_333);
        assert_eq!(third.scaled(18, Round::Up), 333_333_333_333_333_334);
        let three = Ratio::new(3, 1).expect("ratio");
        assert_eq!(third.times_scaled(three, 18, Round::Up), 10_i128.pow(18));
        // Denominators whose product is near 2^124 leave room for one digit at a time.
        let long = Ratio::new(1, (1 << 62) - 1).expect("ratio");
        assert_eq!(long.times_scaled(long, 18, Round::Down), 0);
        assert_eq!(long.times_scaled(long, 18, Round::Up), 1);
        let near = Ratio::new((1 << 62) - 2, (1 << 62) - 1).expect("ratio");
        let down = near.times_scaled(near, 18, Round::Down);
        assert_eq!(down, 10_i128.pow(18) - 1);
    }

    #[test]
    fn products_that_do_not_fit_are_split() {
        let a = 10_i128.pow(30) + 7;
        assert_eq!(mul_div(a, 10_i128.pow(12), 10_i128.pow(12), Round::Down), a);
        assert_eq!(mul_div(7, 1, 2, Round::Up), 4);
        assert_eq!(mul_div(i128::MAX, 4, 2, Round::Down), i128::MAX);
    }
}
