//! The days of the account: five years that end shortly before the newest day of the law book.

use super::Error;
use super::random::Random;
use crate::law::Book;
use crate::model::Date;
use jiff::ToSpan;

/// Days between the last entry and the newest day of the law: its summary is filed by then.
const AFTER_LAST_ENTRY: i32 = 21;
/// Days between the day on which the report was run and the newest day of the law.
const AFTER_REPORT: i32 = 4;

/// The key of the law for the years that the account covers: as many as drawback looks back.
const YEARS: &str = "drawback/period";

/// Shipments by month, January first: a shop fills its shelves for the end of the year.
const MONTHS: [u64; 12] = [70, 66, 76, 84, 90, 97, 108, 122, 124, 116, 92, 72];

/// The frame of all dates.
#[derive(Debug, Clone, Copy)]
pub(super) struct Calendar {
    /// The first day on which an entry may be.
    pub first: Date,
    /// The last.
    pub last: Date,
    /// The day on which the report was run: nothing is known after it.
    pub report: Date,
}

impl Calendar {
    pub(super) fn new(book: &Book) -> Result<Self, Error> {
        let newest = book.newest().ok_or_else(|| Error::Law("the day it was read".to_owned()))?;
        let years = book.whole(YEARS, newest).ok_or_else(|| Error::Law(YEARS.to_owned()))?;
        let last = add_days(newest, -AFTER_LAST_ENTRY);
        let first = last.checked_sub(years.years()).unwrap_or(last);
        let first = add_days(first, 1);
        Ok(Self { first, last, report: add_days(newest, -AFTER_REPORT) })
    }

    /// A working day for an entry: more in some months than in others, more from year to year.
    pub(super) fn entry_day(&self, random: &mut Random) -> Date {
        let days = days_between(self.first, self.last);
        loop {
            // The later of two days in one case of four: the account grows by about a tenth a year.
            let mut day = random.between(0, days);
            if random.chance(250) {
                day = day.max(random.between(0, days));
            }
            let date = add_days(self.first, i32::try_from(day).unwrap_or(0));
            let month = usize::try_from(date.month() - 1).unwrap_or(0);
            let weight = MONTHS.get(month).copied().unwrap_or(0);
            if !is_weekend(date) && random.below(124) < weight {
                return date;
            }
        }
    }
}

fn is_weekend(date: Date) -> bool {
    use jiff::civil::Weekday;
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// A date so many days later; the same where there is no such date.
pub(super) fn add_days(date: Date, days: i32) -> Date {
    date.checked_add(days.days()).unwrap_or(date)
}

/// Days from one date to another.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}
