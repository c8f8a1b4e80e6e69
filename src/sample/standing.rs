//! What has become of an entry summary by the day of the report.

use super::calendar::{Calendar, add_days, days_between};
use super::random::Random;
use crate::law::Book;
use crate::model::Date;

/// Liquidation, correction, protest.
#[derive(Debug, Clone, Default)]
pub(super) struct Standing {
    pub liquidated: Option<Date>,
    pub is_final: bool,
    pub corrected: Option<Date>,
    /// Number and status.
    pub protest: Option<(String, &'static str)>,
}

const USUAL: &str = "clock/liquidation/usual";
const PROTEST: &str = "clock/protest";

/// The usual course; a few entries are corrected, a few protested.
pub(super) fn standing(
    entered: Date,
    port: &str,
    calendar: &Calendar,
    book: &Book,
    random: &mut Random,
) -> Standing {
    let mut standing = Standing::default();
    let report = calendar.report;
    let usual = book.whole(USUAL, entered).map(|days| friday(add_days(entered, days)));
    if random.chance(25) {
        let day = add_days(entered, i32::try_from(random.between(25, 180)).unwrap_or(25));
        standing.corrected = Some(day).filter(|day| *day < report);
    }
    let Some(liquidated) = usual.filter(|day| *day <= report) else { return standing };
    standing.liquidated = Some(liquidated);
    let Some(days) = book.whole(PROTEST, liquidated) else { return standing };
    standing.is_final = add_days(liquidated, days) < report;
    if random.chance(8) {
        let number = format!("{port}{:02}{:06}", liquidated.year() % 100, random.below(900_000));
        let old = days_between(liquidated, report) > 2 * i64::from(days);
        standing.protest = Some((number, if old { "Denied" } else { "Open" }));
    }
    standing
}

/// CBP liquidates on Fridays.
fn friday(date: Date) -> Date {
    let after = i32::from(date.weekday().until(jiff::civil::Weekday::Friday));
    add_days(date, after)
}
