//! The user fees of 19 U.S.C. 58c and the harbor maintenance fee, as the law has them on a date.

use crate::law::Book;
use crate::model::{Date, Money, r2};
use rust_decimal::Decimal;

/// The ad valorem rate of the merchandise processing fee of formal entries.
pub const MPF_RATE: &str = "fees/mpf/rate";
/// The least merchandise processing fee of a formal entry summary.
pub const MPF_MINIMUM: &str = "fees/mpf/formal/minimum";
/// The most.
pub const MPF_MAXIMUM: &str = "fees/mpf/formal/maximum";
/// The surcharge for an entry that is not filed electronically, on top of the fee.
pub const MPF_MANUAL_SURCHARGE: &str = "fees/mpf/manual/surcharge";
/// The ad valorem rate of the harbor maintenance fee.
pub const HMF_RATE: &str = "fees/hmf/rate";

/// The merchandise processing fee of formal entries on a date of entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MpfTerms {
    /// Share of the value.
    pub rate: Decimal,
    /// The least for an entry summary.
    pub minimum: Money,
    /// The most for an entry summary.
    pub maximum: Money,
    /// What a manual entry pays on top, if known.
    pub surcharge: Option<Money>,
}

impl MpfTerms {
    /// The terms on a date; `None` when the book does not know rate and limits for it.
    #[must_use]
    pub fn on(date: Date, book: &Book) -> Option<Self> {
        Some(Self {
            rate: book.decimal(MPF_RATE, date)?,
            minimum: Money(book.decimal(MPF_MINIMUM, date)?),
            maximum: Money(book.decimal(MPF_MAXIMUM, date)?),
            surcharge: book.decimal(MPF_MANUAL_SURCHARGE, date).map(Money),
        })
    }

    /// The share of a value, in cents, before the limits.
    #[must_use]
    pub fn ad_valorem(&self, value: Money) -> Money {
        r2(self.rate * value.0)
    }

    /// The fee on the value of an entry summary's lines that are subject to it
    /// (19 CFR 24.23(b)(1)): the ad valorem amount within the limits.
    #[must_use]
    pub fn fee(&self, value: Money) -> Money {
        self.ad_valorem(value).max(self.minimum).min(self.maximum)
    }

    /// The rate as a percentage: `0.3464`.
    #[must_use]
    pub fn percentage(&self) -> Decimal {
        (self.rate * Decimal::ONE_HUNDRED).normalize()
    }
}

/// The harbor maintenance fee on the value of cargo unloaded from a vessel (19 CFR 24.24); it has no
/// limits. `None` when the book does not know the rate for the date.
#[must_use]
pub fn harbor_maintenance_fee(value: Money, date: Date, book: &Book) -> Option<Money> {
    Some(r2(book.decimal(HMF_RATE, date)? * value.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms() -> MpfTerms {
        MpfTerms {
            rate: Decimal::new(3464, 6),
            minimum: Money::cents(3358),
            maximum: Money::cents(65_150),
            surcharge: None,
        }
    }

    #[test]
    fn fiscal_year_2026() {
        for (value, raw, fee) in [
            (1_000_000, 3464, 3464),
            (500_000, 1732, 3358),
            (50_000_000, 173_200, 65_150),
            (18_807_736, 65_150, 65_150),
        ] {
            let value = Money::cents(value);
            assert_eq!(terms().ad_valorem(value), Money::cents(raw), "{value}");
            assert_eq!(terms().fee(value), Money::cents(fee), "{value}");
        }
        assert_eq!(terms().percentage().to_string(), "0.3464");
    }
}
