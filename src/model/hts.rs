//! Tariff numbers.

use std::fmt;
use std::num::NonZeroU64;

/// The first eight digits of a tariff number: the subheading that sets the rate and the identity of
/// substitution (19 U.S.C. 1313(j)(2)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Hts8(u32);

impl Hts8 {
    /// From the number that eight digits make.
    #[must_use]
    pub fn from_digits(digits: u32) -> Option<Self> {
        (digits < 100_000_000).then_some(Self(digits))
    }

    /// The eight digits as one number.
    #[must_use]
    pub fn digits(self) -> u32 {
        self.0
    }

    /// The chapter, 1–99.
    #[must_use]
    pub fn chapter(self) -> u8 {
        (self.0 / 1_000_000) as u8
    }
}

impl fmt::Display for Hts8 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let n = self.0;
        write!(f, "{:04}.{:02}.{:02}", n / 10_000, n / 100 % 100, n % 100)
    }
}

/// An HTSUS (or Schedule B) number of ten digits. Chapter 99 headings are eight digits and are
/// padded with `00`, as CBP's own lists do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct HtsNumber(
    /// The digits and one, so that a number that may be missing takes no more room.
    NonZeroU64,
);

impl HtsNumber {
    const fn of(digits: u64) -> Self {
        Self(NonZeroU64::MIN.saturating_add(digits))
    }

    /// Reads a number that is already clean: eight digits (padded with `00`) or ten, dots allowed.
    /// Restoring lost leading zeros is the business of `ingest`, which knows the column.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let mut digits = 0u64;
        let mut count = 0;
        for byte in text.bytes() {
            match byte {
                b'0'..=b'9' => {
                    digits = digits * 10 + u64::from(byte - b'0');
                    count += 1;
                }
                b'.' | b' ' | b'-' => {}
                _ => return None,
            }
            if count > 10 {
                return None;
            }
        }
        match count {
            8 => Some(Self::of(digits * 100)),
            10 => Some(Self::of(digits)),
            _ => None,
        }
    }

    /// From the number that ten digits make.
    #[must_use]
    pub fn from_digits(digits: u64) -> Option<Self> {
        (digits < 10_000_000_000).then_some(Self::of(digits))
    }

    /// The ten digits as one number.
    #[must_use]
    pub fn digits(self) -> u64 {
        self.0.get() - 1
    }

    /// The first eight digits.
    #[must_use]
    pub fn hts8(self) -> Hts8 {
        Hts8((self.digits() / 100) as u32)
    }

    /// The chapter, 1–99.
    #[must_use]
    pub fn chapter(self) -> u8 {
        self.hts8().chapter()
    }

    /// Whether it is a heading of chapter 99: a programme or an exception, not goods.
    #[must_use]
    pub fn is_chapter99(self) -> bool {
        self.chapter() == 99
    }
}

impl fmt::Display for HtsNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_chapter99() && self.digits().is_multiple_of(100) {
            return self.hts8().fmt(f);
        }
        write!(f, "{}.{:02}", self.hts8(), self.digits() % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_digits_are_padded() {
        let heading = HtsNumber::new("9903.01.25").expect("heading");
        assert_eq!(heading.digits(), 9_903_012_500);
        assert_eq!(heading.to_string(), "9903.01.25");
        assert!(heading.is_chapter99());
        let goods = HtsNumber::new("0101210010").expect("goods");
        assert_eq!(goods.to_string(), "0101.21.00.10");
        assert_eq!(goods.hts8().to_string(), "0101.21.00");
        assert_eq!(goods.chapter(), 1);
        for bad in ["", "123456789", "12345678901", "8471.30.x1"] {
            assert_eq!(HtsNumber::new(bad), None, "{bad}");
        }
    }
}
