//! Logarithms to the base two in fixed point.

use rust_decimal::Decimal;

/// Bits after the point.
const FRACTION: u32 = 24;
/// One, as [`Log`] counts.
const ONE: i64 = 1 << FRACTION;
/// Bits after the point of [`LOG2_TEN`].
const FINE: u32 = 40;
/// The logarithm of ten to the base two times 2^40, rounded: 3.32192809488….
const LOG2_TEN: i64 = 3_652_498_566_964;
/// Bits after the point of a mantissa.
const MANTISSA: u32 = 31;

/// A logarithm to the base two, counted in steps of 2^-24.
///
/// [`Log::of`] is at most two steps from the exact logarithm, that is 1.2e-7 or one part in twelve
/// million of the value itself: far below the cent of any price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Log(pub i64);

impl Log {
    /// The logarithm of a value; `None` unless it is above zero.
    #[must_use]
    pub fn of(value: Decimal) -> Option<Self> {
        let digits = u128::try_from(value.mantissa()).ok().filter(|digits| *digits > 0)?;
        let scale = (i64::from(value.scale()) * LOG2_TEN) >> (FINE - FRACTION);
        Some(Self(log2(digits) - scale))
    }

    /// The logarithm of a ratio; `None` unless both are above zero.
    #[must_use]
    pub fn of_ratio(value: Decimal, by: Decimal) -> Option<Self> {
        Some(Self(Self::of(value)?.0 - Self::of(by)?.0))
    }

    /// The logarithm of a whole number above zero; zero for zero.
    #[must_use]
    pub fn of_whole(value: u32) -> Self {
        Self(if value == 0 { 0 } else { log2(u128::from(value)) })
    }

    /// How far two values are apart, as the logarithm of their ratio.
    #[must_use]
    pub fn distance(self, other: Self) -> Self {
        Self((self.0 - other.0).abs())
    }

    /// The value of which this is the logarithm, to seven significant digits; `None` outside of
    /// 2^-60 to 2^60, where no unit value is.
    #[must_use]
    pub fn value(self) -> Option<Decimal> {
        let whole = self.0.div_euclid(ONE);
        let power = power_of_two(self.0.rem_euclid(ONE))?;
        let (numerator, denominator) = match u32::try_from(whole) {
            Ok(shift) if shift <= 60 => (u128::from(power) << shift.min(28), MANTISSA),
            Err(_) if whole >= -60 => (u128::from(power), MANTISSA + whole.unsigned_abs() as u32),
            _ => return None,
        };
        let left = u32::try_from(whole).map_or(0, |shift| shift.saturating_sub(28));
        let decimal = |n: u128| Decimal::try_from_i128_with_scale(i128::try_from(n).ok()?, 0).ok();
        let exact = decimal(numerator)?
            .checked_mul(decimal(1 << left)?)?
            .checked_div(decimal(1 << denominator)?)?;
        exact.round_sf(7)
    }
}

/// Two to the power of a fraction below one, with [`MANTISSA`] bits after the point: the product of
/// the roots of two that its bits call for.
fn power_of_two(fraction: i64) -> Option<u64> {
    let mut root = 2u128 << 62;
    let mut product = 1u128 << 62;
    for bit in (0..FRACTION).rev() {
        root = (root << 62).isqrt();
        if fraction >> bit & 1 == 1 {
            product = (product * root) >> 62;
        }
    }
    u64::try_from(product >> (62 - MANTISSA)).ok()
}

/// The logarithm of a whole number above zero, by squaring: each time the square passes two, the
/// next bit is one.
fn log2(value: u128) -> i64 {
    let whole = value.ilog2();
    let mut mantissa = if whole >= MANTISSA {
        (value >> (whole - MANTISSA)) as u64
    } else {
        (value << (MANTISSA - whole)) as u64
    };
    let mut fraction = 0;
    for _ in 0..FRACTION {
        mantissa = (mantissa * mantissa) >> MANTISSA;
        let bit = mantissa >> (MANTISSA + 1);
        mantissa >>= bit;
        fraction = fraction << 1 | bit as i64;
    }
    i64::from(whole) << FRACTION | fraction
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::str::FromStr;

    fn dec(text: &str) -> Decimal {
        Decimal::from_str(text).expect("decimal")
    }

    /// Logarithms from a table of forty digits, times 2^24 and rounded.
    const KNOWN: &[(&str, i64)] = &[
        ("1", 0),
        ("2", 16_777_216),
        ("3", 26_591_258),
        ("10", 55_732_705),
        ("12", 60_145_690),
        ("0.5", -16_777_216),
        ("0.01", -111_465_410),
        ("4.21", 34_792_930),
        ("41.20", 90_002_590),
        ("123456789.01", 450_962_019),
        ("79228162514264337593543950335", 1_610_612_736),
    ];

    #[test]
    fn known_logarithms() {
        for (value, expected) in KNOWN {
            let log = Log::of(dec(value)).expect("above zero").0;
            assert!((log - expected).abs() <= 2, "{value}: {log}, not {expected}");
        }
        for none in ["0", "0.00", "-1"] {
            assert_eq!(Log::of(dec(none)), None, "{none}");
        }
    }

    #[test]
    fn of_whole_numbers_and_ratios() {
        for whole in [1, 2, 3, 10, 12, 144] {
            let decimal = Log::of(Decimal::from(whole)).expect("above zero");
            assert_eq!(Log::of_whole(whole), decimal);
        }
        let ratio = Log::of_ratio(dec("41.20"), dec("0.10")).expect("ratio");
        let direct = Log::of(dec("412")).expect("value");
        assert!(ratio.distance(direct).0 <= 4);
        assert_eq!(Log::of_ratio(dec("1"), dec("0")), None);
    }

    #[test]
    fn the_way_back() {
        for (value, shown) in [
            ("1", "1.000000"),
            ("2", "2.000000"),
            ("4.21", "4.21"),
            ("0.0141", "0.0141"),
            ("123456.7", "123456.7"),
            ("99999999999", "99999999999"),
        ] {
            let back = Log::of(dec(value)).and_then(Log::value).expect("in range");
            let off = Log::of(back).expect("above zero").distance(Log::of(dec(shown)).expect("v"));
            assert!(off.0 <= 6, "{value}: {back}");
        }
        assert_eq!(Log(61 * ONE).value(), None);
        assert_eq!(Log(-61 * ONE).value(), None);
    }

    #[test]
    fn the_order_of_values_is_kept() {
        let logs: Vec<Log> = (1..2_000u32).map(Log::of_whole).collect();
        assert!(logs.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
