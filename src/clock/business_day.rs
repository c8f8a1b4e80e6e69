//! Business days: Monday to Friday, but not the national holidays of 19 CFR 101.6(a).

use super::years::add_days;
use crate::law::{Book, Holiday};
use crate::model::Date;
use jiff::civil::Weekday;

/// Whether a date is a business day; `None` when the book lists no holidays.
#[must_use]
pub fn is_business_day(date: Date, book: &Book) -> Option<bool> {
    Some(!is_weekend(date) && !is_holiday(date, book)?)
}

/// Whether a national holiday is kept on a date. One that falls on a Saturday is kept on the Friday
/// before, one on a Sunday on the Monday after. `None` when the book lists no holidays.
#[must_use]
pub fn is_holiday(date: Date, book: &Book) -> Option<bool> {
    if book.holidays.is_empty() {
        return None;
    }
    // New Year's Day on a Saturday is kept in the year before.
    let years = [date.year(), date.year().checked_add(1)?];
    let kept = |holiday: &Holiday| {
        years
            .iter()
            .filter_map(|year| day_in_year(holiday, *year))
            .any(|day| holiday.span.contains(day) && observed(day) == Some(date))
    };
    Some(book.holidays.iter().any(kept))
}

/// The date `days` business days after `start`, which itself is not counted; `None` when the book
/// lists no holidays.
#[must_use]
pub fn add_business_days(start: Date, days: u32, book: &Book) -> Option<Date> {
    let mut date = start;
    let mut left = days;
    while left > 0 {
        date = date.tomorrow().ok()?;
        if is_business_day(date, book)? {
            left -= 1;
        }
    }
    Some(date)
}

/// The first business day on or after a date: the reading of the option `weekend-roll` above the
/// base. `None` when the book lists no holidays.
#[must_use]
pub fn next_business_day(date: Date, book: &Book) -> Option<Date> {
    let mut day = date;
    while !is_business_day(day, book)? {
        day = day.tomorrow().ok()?;
    }
    Some(day)
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn observed(day: Date) -> Option<Date> {
    match day.weekday() {
        Weekday::Saturday => day.yesterday().ok(),
        Weekday::Sunday => day.tomorrow().ok(),
        _ => Some(day),
    }
}

fn day_in_year(holiday: &Holiday, year: i16) -> Option<Date> {
    if let Some(day) = holiday.day {
        return Date::new(year, holiday.month, day).ok();
    }
    let (weekday, nth) = holiday.nth?;
    let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
    let first = Date::new(year, holiday.month, 1).ok()?;
    if nth > 0 {
        let day = add_days(first, days_until(first, weekday) + 7 * (i32::from(nth) - 1))?;
        return (day.month() == holiday.month).then_some(day);
    }
    let last = first.last_of_month();
    add_days(last, -days_until_back(last, weekday) + 7 * (i32::from(nth) + 1))
}

fn days_until(from: Date, weekday: Weekday) -> i32 {
    i32::from(from.weekday().until(weekday))
}

fn days_until_back(from: Date, weekday: Weekday) -> i32 {
    i32::from(from.weekday().since(weekday))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::{Confidence, Span};
    use jiff::civil::date;

    fn holiday(name: &str, month: i8, day: Option<i8>, nth: Option<(i8, i8)>) -> Holiday {
        Holiday {
            name: name.to_owned(),
            month,
            day,
            nth,
            span: Span::default(),
            cite: "19 CFR 101.6(a)".to_owned(),
            confidence: Confidence::Memory,
        }
    }

    fn book() -> Book {
        let mut juneteenth = holiday("Juneteenth", 6, Some(19), None);
        juneteenth.span.from = Some(date(2021, 6, 17));
        let holidays = vec![
            holiday("New Year's Day", 1, Some(1), None),
            holiday("Memorial Day", 5, None, Some((1, -1))),
            juneteenth,
            holiday("Independence Day", 7, Some(4), None),
            holiday("Thanksgiving Day", 11, None, Some((4, 4))),
            holiday("Christmas Day", 12, Some(25), None),
        ];
        Book { holidays, ..Book::default() }
    }

    #[test]
    fn holidays_by_rule_and_observance() {
        let book = book();
        for (day, kept) in [
            (date(2026, 11, 26), true),
            (date(2026, 11, 19), false),
            (date(2026, 5, 25), true),
            (date(2027, 5, 31), true),
            (date(2027, 5, 24), false),
            (date(2026, 7, 3), true),   // 4 July 2026 is a Saturday
            (date(2027, 7, 5), true),   // 4 July 2027 is a Sunday
            (date(2021, 12, 31), true), // 1 January 2022 is a Saturday
            (date(2020, 6, 19), false), // not yet a holiday
            (date(2021, 6, 18), true),
        ] {
            assert_eq!(is_holiday(day, &book), Some(kept), "{day}");
        }
        assert_eq!(is_holiday(date(2026, 11, 26), &Book::default()), None);
    }

    #[test]
    fn ten_working_days_over_thanksgiving() {
        let book = book();
        assert_eq!(add_business_days(date(2026, 11, 20), 10, &book), Some(date(2026, 12, 7)));
        assert_eq!(add_business_days(date(2026, 11, 20), 0, &book), Some(date(2026, 11, 20)));
        assert_eq!(next_business_day(date(2026, 10, 31), &book), Some(date(2026, 11, 2)));
        assert_eq!(next_business_day(date(2026, 11, 2), &book), Some(date(2026, 11, 2)));
        assert_eq!(is_business_day(date(2026, 11, 21), &book), Some(false));
    }
}
