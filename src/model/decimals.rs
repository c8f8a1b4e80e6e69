//! A few decimals together, in eight bytes each where they fit, which amounts of real reports do.

use super::Packed;
use rust_decimal::Decimal;

/// Some decimals, each of which may be unknown, exactly as they were given.
#[derive(Debug, Clone)]
pub struct Decimals<const N: usize>(Kept<N>);

#[derive(Debug, Clone)]
enum Kept<const N: usize> {
    Packed([Packed; N]),
    /// One of them does not fit.
    Whole(Box<[Option<Decimal>; N]>),
}

impl<const N: usize> Decimals<N> {
    /// Packs decimals.
    #[must_use]
    pub fn new(decimals: [Option<Decimal>; N]) -> Self {
        let mut packed = [Packed::NONE; N];
        for (packed, decimal) in packed.iter_mut().zip(&decimals) {
            match Packed::new(*decimal) {
                Some(fits) => *packed = fits,
                None => return Self(Kept::Whole(Box::new(decimals))),
            }
        }
        Self(Kept::Packed(packed))
    }

    /// Decimals that are packed already, none of which is too wide for that.
    #[must_use]
    #[inline]
    pub fn packed(all: [Packed; N]) -> Self {
        debug_assert!(!all.iter().any(|word| word.is_wide()), "a number that does not fit");
        Self(Kept::Packed(all))
    }

    /// All of them.
    #[must_use]
    #[inline]
    pub fn all(&self) -> [Option<Decimal>; N] {
        match &self.0 {
            Kept::Packed(packed) => packed.map(Packed::value),
            Kept::Whole(decimals) => **decimals,
        }
    }

    /// One of them, by its place; `None` also past the last.
    #[must_use]
    #[inline]
    pub fn get(&self, index: usize) -> Option<Decimal> {
        match &self.0 {
            Kept::Packed(packed) => packed.get(index).copied().and_then(Packed::value),
            Kept::Whole(decimals) => decimals.get(index).copied().flatten(),
        }
    }

    /// The same, packed; [too wide](Packed::is_wide) where they are not kept so.
    #[must_use]
    #[inline]
    pub fn packed_at(&self, index: usize) -> Packed {
        match &self.0 {
            Kept::Packed(packed) => packed.get(index).copied().unwrap_or_default(),
            Kept::Whole(_) => Packed::WIDE,
        }
    }
}

/// Equal amounts are equal, however many decimals they are written with.
impl<const N: usize> PartialEq for Decimals<N> {
    fn eq(&self, other: &Self) -> bool {
        self.all() == other.all()
    }
}

impl<const N: usize> Eq for Decimals<N> {}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    #[test]
    fn decimals_come_back_as_they_went_in() {
        for text in ["0.00", "-0.005", "12345678901234567.89", "79228162514264337593543950335"] {
            let back = Decimals::new([Some(decimal(text)), None]).all();
            assert_eq!(
                back.map(|found| found.map(|found| found.to_string())),
                [Some(text.to_owned()), None]
            );
        }
    }

    #[test]
    fn they_are_equal_by_worth() {
        let of = |text| Decimals::new([Some(decimal(text))]);
        assert_eq!(of("1.50"), of("1.5"));
        assert_ne!(of("79228162514264337593543950335"), of("1.5"));
    }

    #[test]
    fn amounts_of_reports_take_eight_bytes() {
        let of = |text| Decimals::new([Some(decimal(text)), None]);
        for decimals in ["999999999999999.99", "79228162514264337593543950335"].map(of) {
            assert_eq!([0, 1].map(|index| decimals.get(index)), decimals.all());
            assert_eq!(decimals.get(2), None);
        }
        assert!(matches!(of("999999999999999.99").0, Kept::Packed(_)));
        assert!(matches!(of("79228162514264337593543950335").0, Kept::Whole(_)));
    }
}
