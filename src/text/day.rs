//! Day numbers to dates.

use jiff::civil::Date;

/// The date that lies `days` after 1970-01-01 in the Gregorian calendar; `None` outside the years 1
/// to 9999.
#[must_use]
pub fn date_of_day(days: i64) -> Option<Date> {
    if !(-719_162..=2_932_896).contains(&days) {
        return None;
    }
    // Count from 0000-03-01, so that the leap day is the last of its year.
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (month, carry) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    Date::new((year + era * 400 + carry) as i16, month as i8, day as i8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_agree_with_the_calendar() {
        let mut date = Date::new(1899, 12, 30).expect("date");
        for day in -25_569..60_000 {
            assert_eq!(date_of_day(day), Some(date));
            date = date.tomorrow().expect("in range");
        }
        assert_eq!(date_of_day(i64::MAX), None);
        assert_eq!(date_of_day(-719_162), Date::new(1, 1, 1).ok());
    }
}
