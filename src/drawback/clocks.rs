//! The clocks of unused merchandise drawback, as pure functions of dates; the number of years comes
//! from the law.

use crate::model::Date;
use jiff::civil::Weekday;

/// The same day `years` later. After 29 February it is 1 March where the later year has no leap
/// day: a period of whole years that begins on 29 February closes at the end of 28 February.
#[must_use]
fn same_day(date: Date, years: i32) -> Option<Date> {
    let year = i32::from(date.year()).checked_add(years)?;
    let year = i16::try_from(year).ok()?;
    Date::new(year, date.month(), date.day()).or_else(|_| Date::new(year, date.month() + 1, 1)).ok()
}

/// The last day on which goods may be exported: exportation must come "before the close of the
/// 5-year period beginning on the date of importation" (19 CFR 190.32(a)), so the anniversary
/// itself is too late.
///
/// `None` when the calendar ends before.
#[must_use]
pub fn last_export_day(import: Date, years: i32) -> Option<Date> {
    same_day(import, years)?.yesterday().ok()
}

/// The last day on which a complete claim may be filed: "not later than 5 years after the date on
/// which merchandise was imported" (19 U.S.C. 1313(r)(1), 19 CFR 190.51(e)(1)).
///
/// The texts do not say which day that is after 29 February; `leap_1_march` takes the later one.
#[must_use]
pub fn last_filing_day(import: Date, years: i32, leap_1_march: bool) -> Option<Date> {
    let day = same_day(import, years)?;
    if day.day() != import.day() && !leap_1_march {
        return day.yesterday().ok();
    }
    Some(day)
}

/// Whether an export may follow an import under (j): not before it (19 CFR 190.51(e)(1)(iii)).
#[must_use]
pub fn export_follows_import(import: Date, export: Date) -> bool {
    import <= export
}

/// Whether an export precedes the filing of the claim (19 U.S.C. 1313(j)(2)(B)): the order within
/// one day cannot be shown from dates, so the same day counts only on the wider reading.
#[must_use]
pub fn export_precedes_filing(export: Date, filing: Date, same_day_counts: bool) -> bool {
    export < filing || (same_day_counts && export == filing)
}

/// Whether an export lies in the window of petroleum drawback without manufacture: from entry to
/// `days` after it, and not before importation (19 CFR 190.173(d), 190.51(e)(1)(iii)).
#[must_use]
pub fn in_petroleum_window(import: Date, entry: Date, export: Date, days: i32) -> bool {
    let close = entry.checked_add(jiff::Span::new().days(days));
    import <= export && entry <= export && close.is_ok_and(|close| export <= close)
}

/// The entry date less a margin: the earliest import date to reckon with where the report has none.
#[must_use]
pub fn assumed_import_day(entry: Date, margin_days: i32) -> Option<Date> {
    entry.checked_sub(jiff::Span::new().days(margin_days)).ok()
}

/// Whether a day falls on a weekend, for the note that deadlines are printed unrolled.
#[must_use]
pub fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse_iso;

    fn day(text: &str) -> Date {
        parse_iso(text).expect("date")
    }

    #[test]
    fn five_years_in_plain_and_leap_years() {
        assert_eq!(last_export_day(day("2021-11-24"), 5), Some(day("2026-11-23")));
        assert_eq!(last_filing_day(day("2021-11-24"), 5, false), Some(day("2026-11-24")));
        assert_eq!(last_export_day(day("2024-02-29"), 5), Some(day("2029-02-28")));
        assert_eq!(last_filing_day(day("2024-02-29"), 5, false), Some(day("2029-02-28")));
        assert_eq!(last_filing_day(day("2024-02-29"), 5, true), Some(day("2029-03-01")));
        assert_eq!(last_filing_day(day("2024-02-29"), 4, false), Some(day("2028-02-29")));
        assert_eq!(last_filing_day(day("9999-01-01"), 5, false), None);
    }

    #[test]
    fn order_of_import_export_and_filing() {
        assert!(!export_follows_import(day("2024-05-02"), day("2024-05-01")));
        assert!(export_follows_import(day("2024-05-02"), day("2024-05-02")));
        assert!(export_precedes_filing(day("2026-03-01"), day("2026-03-02"), false));
        assert!(!export_precedes_filing(day("2026-03-01"), day("2026-03-01"), false));
        assert!(export_precedes_filing(day("2026-03-01"), day("2026-03-01"), true));
        assert!(!export_precedes_filing(day("2026-03-02"), day("2026-03-01"), true));
    }

    #[test]
    fn petroleum_days() {
        let within =
            |export| in_petroleum_window(day("2025-12-28"), day("2026-01-01"), day(export), 180);
        let answers = ["2025-12-31", "2026-01-01", "2026-06-30", "2026-07-01"].map(within);
        assert_eq!(answers, [false, true, true, false]);
    }
}
