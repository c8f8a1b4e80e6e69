//! How columns keep the values of the model.

use super::column::Stored;
use super::{
    AccountKey, Country, Date, ExportDate, ExportNumberKind, ExportOrigin, FileId, HtsNumber,
    LineId, Money, Place, Quantity, Symbol, Unit,
};
use rust_decimal::Decimal;

/// Values that are kept as they are.
macro_rules! plain {
    ($($kind:ty),*) => {
        $(impl Stored for $kind {
            type Word = Self;
            #[inline]
            fn pack(self) -> Self {
                self
            }
            #[inline]
            fn unpack(word: Self) -> Option<Self> {
                Some(word)
            }
            #[inline]
            fn is_wide(_: Self) -> bool {
                false
            }
        })*
    };
}

plain!(u16, u32, Symbol, LineId, Option<AccountKey>, ExportNumberKind, ExportOrigin);

/// An amount, a quantity or nothing in eight bytes: mantissa, sign and number of decimals. What does not
/// fit (more than seventeen digits) is told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Packed(u64);

impl Packed {
    /// Nothing.
    pub const NONE: Self = Self(0);
    /// A number that does not fit.
    pub(super) const WIDE: Self = Self(SCALES);

    /// A number, or nothing; `None` when it does not fit.
    #[must_use]
    #[inline]
    pub fn new(value: Option<Decimal>) -> Option<Self> {
        let Some(value) = value else { return Some(Self::NONE) };
        let parts = value.unpack();
        let mantissa = u64::from(parts.mid) << 32 | u64::from(parts.lo);
        if parts.hi != 0 || mantissa > MANTISSA {
            return None;
        }
        let sign = u64::from(parts.negative) << SIGN;
        Some(Self(mantissa << SHIFT | sign | u64::from(parts.scale + 1)))
    }

    /// The number, if there is one.
    #[must_use]
    #[inline]
    pub fn value(self) -> Option<Decimal> {
        let scale = ((self.0 & SCALES) as u32).checked_sub(1)?;
        let mantissa = self.0 >> SHIFT;
        let (lo, mid) = (mantissa as u32, (mantissa >> 32) as u32);
        Some(Decimal::from_parts(lo, mid, 0, self.0 >> SIGN & 1 == 1, scale))
    }

    /// Whether the word only says that a number did not fit.
    #[must_use]
    #[inline]
    pub fn is_wide(self) -> bool {
        self == Self::WIDE
    }

    /// The sum of two numbers that are not negative and have equally many decimals, which amounts of one
    /// column mostly have; `None` for all others, and for a sum that does not fit.
    #[must_use]
    #[inline]
    pub fn plus(self, other: Self) -> Option<Self> {
        let is_number = self.0 & SCALES != 0 && !self.is_wide() && !other.is_wide();
        let is_alike = (self.0 | other.0) >> SIGN & 1 == 0 && (self.0 ^ other.0) & SCALES == 0;
        let sum = (self.0 >> SHIFT) + (other.0 >> SHIFT);
        let fits = is_number && is_alike && sum <= MANTISSA;
        fits.then_some(Self(sum << SHIFT | self.0 & SCALES))
    }

    /// The number as bits, for those who keep it beside others of their own: the more digits, the more
    /// of the higher bits are in use.
    #[must_use]
    #[inline]
    pub fn bits(self) -> u64 {
        self.0
    }

    /// The number of such bits.
    #[must_use]
    #[inline]
    pub fn from_bits(bits: u64) -> Self {
        Self(bits)
    }
}

impl Default for Packed {
    fn default() -> Self {
        Self::NONE
    }
}

/// The bits of one more than the number of decimals, which is at most 28.
const SCALES: u64 = 31;
const SIGN: u32 = 5;
const SHIFT: u32 = 6;
const MANTISSA: u64 = u64::MAX >> SHIFT;

macro_rules! decimal {
    ($($kind:ident),*) => {
        $(impl Stored for Option<$kind> {
            type Word = Packed;
            #[inline]
            fn pack(self) -> Packed {
                Packed::new(self.map(|$kind(value)| value)).unwrap_or(Packed::WIDE)
            }
            #[inline]
            fn unpack(word: Packed) -> Option<Self> {
                (word != Packed::WIDE).then(|| word.value().map($kind))
            }
            #[inline]
            fn is_wide(word: Packed) -> bool {
                word == Packed::WIDE
            }
        })*
    };
}

decimal!(Money, Quantity);

impl Stored for Option<HtsNumber> {
    type Word = u64;

    #[inline]
    fn pack(self) -> u64 {
        self.map_or(0, |number| number.digits() + 1)
    }

    #[inline]
    fn unpack(word: u64) -> Option<Self> {
        Some(word.checked_sub(1).and_then(HtsNumber::from_digits))
    }

    #[inline]
    fn is_wide(_: Self::Word) -> bool {
        false
    }
}

impl Stored for Option<Unit> {
    type Word = [u8; 4];

    #[inline]
    fn pack(self) -> [u8; 4] {
        self.map_or([0; 4], |unit| unit.0)
    }

    #[inline]
    fn unpack(word: [u8; 4]) -> Option<Self> {
        Some((word != [0; 4]).then_some(Unit(word)))
    }

    #[inline]
    fn is_wide(_: Self::Word) -> bool {
        false
    }
}

impl Stored for Option<Country> {
    type Word = [u8; 2];

    #[inline]
    fn pack(self) -> [u8; 2] {
        self.map_or([0; 2], |country| country.0)
    }

    #[inline]
    fn unpack(word: [u8; 2]) -> Option<Self> {
        Some((word != [0; 2]).then_some(Country(word)))
    }

    #[inline]
    fn is_wide(_: Self::Word) -> bool {
        false
    }
}

impl Stored for Option<ExportDate> {
    type Word = (i16, i8, i8);

    #[inline]
    fn pack(self) -> (i16, i8, i8) {
        self.map_or((0, 0, 0), |ExportDate(date)| (date.year(), date.month(), date.day()))
    }

    #[inline]
    fn unpack((year, month, day): (i16, i8, i8)) -> Option<Self> {
        Some(Date::new(year, month, day).ok().map(ExportDate))
    }

    #[inline]
    fn is_wide(_: Self::Word) -> bool {
        false
    }
}

impl Stored for Place {
    type Word = [u16; 3];

    #[inline]
    fn pack(self) -> [u16; 3] {
        [self.file.0, self.row as u16, (self.row >> 16) as u16]
    }

    #[inline]
    fn unpack([file, low, high]: [u16; 3]) -> Option<Self> {
        Some(Self { file: FileId(file), row: u32::from(high) << 16 | u32::from(low) })
    }

    #[inline]
    fn is_wide(_: Self::Word) -> bool {
        false
    }
}

/// Offsets in files: six bytes, enough for 256 TB; the last value says that one does not fit.
impl Stored for u64 {
    type Word = [u16; 3];

    #[inline]
    fn pack(self) -> [u16; 3] {
        if self >= 0xFFFF_FFFF_FFFF {
            return [u16::MAX; 3];
        }
        [self as u16, (self >> 16) as u16, (self >> 32) as u16]
    }

    #[inline]
    fn unpack(word: [u16; 3]) -> Option<Self> {
        let [low, middle, high] = word;
        let value = Self::from(high) << 32 | Self::from(middle) << 16 | Self::from(low);
        (value != 0xFFFF_FFFF_FFFF).then_some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Column, parse_iso};
    use super::*;
    use std::str::FromStr;

    fn through<T: Stored + PartialEq + std::fmt::Debug>(values: &[T]) {
        let mut column = Column::new();
        assert!(values.iter().all(|value| column.push(*value)));
        assert!(column.iter().eq(values.iter().copied()), "{values:?}");
    }

    #[test]
    fn every_value_comes_back() {
        let decimals: Vec<Option<Decimal>> = [
            "0",
            "0.00",
            "1.10",
            "-3",
            "999999999999999.999999999999",
            "288230376151711743",
            "288230376151711744",
            "-288230376151711743",
            "0.0000000000000000000000000001",
            "79228162514264337593543950335",
        ]
        .iter()
        .map(|text| Decimal::from_str(text).ok())
        .chain([None])
        .collect();
        let mut column = Column::new();
        for value in &decimals {
            assert!(column.push(value.map(Money)));
        }
        for (index, value) in decimals.iter().enumerate() {
            let back: Option<Money> = column.get(index);
            assert_eq!(back.map(|m| m.0.unpack()), value.map(|d| d.unpack()), "{value:?}");
        }
        let hts = |digits| HtsNumber::from_digits(digits);
        through(&[hts(0), None, hts(9_999_999_999)]);
        through(&[Unit::new("NO"), None, Unit::new("DOZ4")]);
        through(&[Country::new("CN"), None]);
        through(&[
            None,
            parse_iso("2026-11-24").map(ExportDate),
            parse_iso("0000-01-01").map(ExportDate),
        ]);
        through(&[
            Place { file: FileId(65_535), row: u32::MAX },
            Place { file: FileId(0), row: 1 },
        ]);
        through(&[0, 1 << 47, u64::MAX, 0xFFFF_FFFF_FFFE, 0xFFFF_FFFF_FFFF]);
    }

    #[test]
    fn sums_are_those_of_the_decimals() {
        let texts = [
            "0",
            "0.00",
            "1.10",
            "2.25",
            "-1.10",
            "7",
            "288230376151711743",
            "2882303761517117.43",
        ];
        let decimals: Vec<Decimal> = texts.iter().filter_map(|text| text.parse().ok()).collect();
        let mut summed = 0;
        for (a, b) in decimals.iter().flat_map(|a| decimals.iter().map(move |b| (*a, *b))) {
            let packed = |decimal| Packed::new(Some(decimal)).expect("it fits");
            let alike = a.scale() == b.scale() && !a.is_sign_negative() && !b.is_sign_negative();
            let sum = packed(a).plus(packed(b));
            assert_eq!(sum.is_some(), alike && Packed::new(Some(a + b)).is_some(), "{a} + {b}");
            if let Some(sum) = sum.and_then(Packed::value) {
                assert_eq!(sum.unpack(), (a + b).unpack(), "{a} + {b}");
                summed += 1;
            }
        }
        assert!(summed > 12, "{summed}");
        let one = Packed::new(Some(Decimal::ONE)).expect("it fits");
        let others = [Packed::NONE, Packed::WIDE];
        assert!(others.iter().all(|other| one.plus(*other).is_none() && other.plus(one).is_none()));
        assert!(others.iter().all(|other| other.plus(*other).is_none()));
    }

    #[test]
    fn what_does_not_fit_can_be_replaced() {
        let mut column = Column::new();
        assert!(column.push(u64::MAX));
        assert!(column.set(0, 5));
        assert!(column.push(7));
        assert!(column.set(1, u64::MAX - 1));
        assert!(column.iter().eq([5, u64::MAX - 1]));
        assert!(column.update(|value| value.wrapping_add(1)));
        assert!(column.iter().eq([6, u64::MAX]));
    }
}
