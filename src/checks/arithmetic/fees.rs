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
pub const MPF_MANUAL_SURCHARGE: &str = "fees/mpf/manual_surcharge";
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
    /// What a manual entry pays on top: the amount twice where it is known for the date, else the
    /// least and the most known for any date, between which it lies.
    pub surcharge: Option<(Money, Money)>,
}

impl MpfTerms {
    /// The terms on a date; `None` when the book does not know rate and limits for it.
    #[must_use]
    pub fn on(date: Date, book: &Book) -> Option<Self> {
        Some(Self {
            rate: book.decimal(MPF_RATE, date)?,
            minimum: Money(book.decimal(MPF_MINIMUM, date)?),
            maximum: Money(book.decimal(MPF_MAXIMUM, date)?),
            surcharge: surcharge(date, book),
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

fn surcharge(date: Date, book: &Book) -> Option<(Money, Money)> {
    if let Some(amount) = book.decimal(MPF_MANUAL_SURCHARGE, date).map(Money) {
        return Some((amount, amount));
    }
    let known = || book.params.iter().filter(|param| param.key == MPF_MANUAL_SURCHARGE);
    let least = known().map(|param| param.value).min()?;
    let most = known().map(|param| param.value).max()?;
    Some((Money(least), Money(most)))
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
    use jiff::civil::date;

    #[test]
    fn merchandise_processing_fee_by_fiscal_year() {
        let book = Book::load().expect("book");
        let (fy2026, fy2027) = (date(2026, 1, 15), date(2026, 11, 2));
        for (on, value, raw, fee) in [
            (fy2026, 1_000_000, 3464, 3464),
            (fy2026, 500_000, 1732, 3358),
            (fy2026, 50_000_000, 173_200, 65_150),
            (fy2027, 998_267, 3458, 3458),
            (fy2027, 1_000_000, 3464, 3464),
            (fy2027, 19_366_629, 67_086, 67_086),
            (fy2027, 500_000, 1732, 3458),
        ] {
            let (terms, value) = (MpfTerms::on(on, &book).expect("terms"), Money::cents(value));
            assert_eq!(terms.ad_valorem(value), Money::cents(raw), "{value} on {on}");
            assert_eq!(terms.fee(value), Money::cents(fee), "{value} on {on}");
            assert_eq!(terms.percentage().to_string(), "0.3464");
        }
    }

    #[test]
    fn surcharge_known_and_between_known_ones() {
        let book = Book::load().expect("book");
        let surcharge = |on| MpfTerms::on(on, &book).and_then(|terms| terms.surcharge);
        let (least, most) = (Money::cents(300), Money::cents(415));
        assert_eq!(surcharge(date(2026, 11, 2)), Some((most, most)));
        assert_eq!(surcharge(date(2017, 11, 2)), Some((least, least)));
        assert_eq!(surcharge(date(2026, 1, 15)), Some((least, most)));
        assert_eq!(MpfTerms::on(date(2032, 1, 1), &book), None);
    }

    #[test]
    fn harbor_maintenance_fee_has_no_limits() {
        let book = Book::load().expect("book");
        let fee = harbor_maintenance_fee(Money::cents(10_000_000), date(2026, 1, 15), &book);
        assert_eq!(fee, Some(Money::cents(12_500)));
        assert_eq!(
            harbor_maintenance_fee(Money::ZERO, date(2026, 1, 15), &book),
            Some(Money::ZERO)
        );
    }
}
