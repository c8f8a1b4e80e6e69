//! Clocks of an entry summary: when it is due, and until when it can be corrected or protested.

use super::business_day::add_business_days;
use super::keys;
use super::years::add_days;
use crate::law::Book;
use crate::model::{Date, EntryDate};

/// The last day on which an entry summary is in time: the working days of 19 CFR 142.12(b) after
/// the time of entry, for which the date of entry stands; the day of entry is not counted.
#[must_use]
pub fn entry_summary_due(entry: EntryDate, book: &Book) -> Option<Date> {
    let days = u32::try_from(book.whole(keys::ENTRY_SUMMARY, entry.0)?).ok()?;
    add_business_days(entry.0, days, book)
}

/// The last day for a post summary correction (84 FR 40430): a number of days after entry, or a
/// number of days before the scheduled liquidation where that is known, whichever comes first. Not
/// moved off a weekend.
#[must_use]
pub fn psc_deadline(
    entry: EntryDate,
    scheduled_liquidation: Option<Date>,
    book: &Book,
) -> Option<Date> {
    let from_entry = add_days(entry.0, book.whole(keys::PSC_AFTER_ENTRY, entry.0)?)?;
    let Some(liquidation) = scheduled_liquidation else {
        return Some(from_entry);
    };
    let before = add_days(liquidation, -book.whole(keys::PSC_BEFORE_LIQUIDATION, entry.0)?)?;
    Some(from_entry.min(before))
}

/// The last day for a protest against a liquidation (19 CFR 174.12(e)). Not moved off a weekend.
#[must_use]
pub fn protest_deadline(liquidation: Date, book: &Book) -> Option<Date> {
    add_days(liquidation, book.whole(keys::PROTEST, liquidation)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::testing::book_with;
    use jiff::civil::date;

    #[test]
    fn whichever_comes_first() {
        let book = book_with(&[(keys::PSC_AFTER_ENTRY, 300), (keys::PSC_BEFORE_LIQUIDATION, 15)]);
        let entry = EntryDate(date(2026, 1, 5));
        let deadline = |liquidation| psc_deadline(entry, liquidation, &book);
        assert_eq!(deadline(None), Some(date(2026, 11, 1)));
        assert_eq!(deadline(Some(date(2026, 11, 15))), Some(date(2026, 10, 31)));
        assert_eq!(deadline(Some(date(2027, 1, 5))), Some(date(2026, 11, 1)));
        assert_eq!(psc_deadline(entry, None, &Book::default()), None);
    }

    #[test]
    fn protest_counts_calendar_days() {
        let book = book_with(&[(keys::PROTEST, 180)]);
        assert_eq!(protest_deadline(date(2026, 1, 2), &book), Some(date(2026, 7, 1)));
    }
}
