//! Years and days added to a date.

use crate::model::{Choice, Date, Options, Switch};
use jiff::ToSpan;

/// Where a period of years that begins on 29 February ends in a year without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum LeapDay {
    /// On 28 February: the cautious reading of a last day.
    #[default]
    February28,
    /// On 1 March.
    March1,
}

impl LeapDay {
    /// The reading that the options take for the last day of filing (`leap-filing`).
    #[must_use]
    pub fn for_filing(options: &Options) -> Self {
        match options.choice(Switch::LeapFiling) {
            Choice::Upside => Self::March1,
            Choice::Base | Choice::Low => Self::February28,
        }
    }
}

/// The same day `years` later (earlier when negative); only 29 February may have none.
pub(super) fn add_years(date: Date, years: i32, leap: LeapDay) -> Option<Date> {
    let year = i16::try_from(i32::from(date.year()).checked_add(years)?).ok()?;
    Date::new(year, date.month(), date.day())
        .or_else(|_| match leap {
            LeapDay::February28 => Date::new(year, 2, 28),
            LeapDay::March1 => Date::new(year, 3, 1),
        })
        .ok()
}

/// The date `days` calendar days later (earlier when negative).
pub(super) fn add_days(date: Date, days: i32) -> Option<Date> {
    date.checked_add(i64::from(days).days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn only_29_february_depends_on_the_reading() {
        for leap in [LeapDay::February28, LeapDay::March1] {
            assert_eq!(add_years(date(2021, 11, 24), 5, leap), Some(date(2026, 11, 24)));
            assert_eq!(add_years(date(2024, 2, 29), 4, leap), Some(date(2028, 2, 29)));
        }
        let leap_day = date(2024, 2, 29);
        assert_eq!(add_years(leap_day, 5, LeapDay::February28), Some(date(2029, 2, 28)));
        assert_eq!(add_years(leap_day, 5, LeapDay::March1), Some(date(2029, 3, 1)));
        assert_eq!(add_years(leap_day, -1, LeapDay::March1), Some(date(2023, 3, 1)));
        assert_eq!(add_days(date(2024, 2, 28), 2), Some(date(2024, 3, 1)));
        assert_eq!(add_years(date(9999, 1, 1), 1, LeapDay::March1), None);
    }
}
