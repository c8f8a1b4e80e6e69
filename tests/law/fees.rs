//! Single values: fees by date, periods, and the arithmetic of the published cases.

use super::{around, book, day};
use rust_decimal::Decimal;
use tidewaiter::law::Lookup;
use tidewaiter::model::r2;

fn decimal(text: &str) -> Decimal {
    text.parse().expect(text)
}

/// Cases mpf-2015-2017 and mpf-FY2018 to mpf-FY2027.
#[test]
fn mpf_limits_of_every_year() {
    let book = book();
    for (from, to, minimum, maximum) in [
        ("2014-10-01", "2017-12-31", "25.00", "485.00"),
        ("2018-01-01", "2018-09-30", "25.67", "497.99"),
        ("2018-10-01", "2019-09-30", "26.22", "508.70"),
        ("2019-10-01", "2020-09-30", "26.79", "519.76"),
        ("2020-10-01", "2021-09-30", "27.23", "528.33"),
        ("2021-10-01", "2022-09-30", "27.75", "538.40"),
        ("2022-10-01", "2023-09-30", "29.66", "575.35"),
        ("2023-10-01", "2024-09-30", "31.67", "614.35"),
        ("2024-10-01", "2025-09-30", "32.71", "634.62"),
        ("2025-10-01", "2026-09-30", "33.58", "651.50"),
        ("2026-10-01", "2027-09-30", "34.58", "670.86"),
    ] {
        for date in [day(from), day(to)] {
            assert_eq!(book.decimal("fees/mpf/rate", date), Some(decimal("0.003464")));
            assert_eq!(
                book.decimal("fees/mpf/formal/minimum", date),
                Some(decimal(minimum)),
                "{date}"
            );
            assert_eq!(
                book.decimal("fees/mpf/formal/maximum", date),
                Some(decimal(maximum)),
                "{date}"
            );
        }
    }
    let outside = |date| book.param("fees/mpf/formal/minimum", day(date));
    assert!(matches!(outside("2011-09-30"), Lookup::NotYet(_)));
    assert!(matches!(outside("2027-10-01"), Lookup::Ended(_)));
    assert!(matches!(book.param("fees/mpf/rate", day("2031-10-01")), Lookup::Ended(_)));
}

/// Minimum and maximum are raised by one factor, within 0.02 percent.
#[test]
fn mpf_minimum_and_maximum_rise_together() {
    let book = book();
    let of = |key: &'static str| book.params.iter().filter(move |row| row.key == key);
    let pairs = of("fees/mpf/formal/minimum").zip(of("fees/mpf/formal/maximum"));
    let mut rows = 0;
    for (minimum, maximum) in pairs {
        assert_eq!(minimum.span, maximum.span);
        let factors = (minimum.value / decimal("25"), maximum.value / decimal("485"));
        let apart = (factors.0 / factors.1 - Decimal::ONE).abs();
        assert!(apart <= decimal("0.0002"), "{:?}: {apart}", minimum.span);
        rows += 1;
    }
    assert_eq!(rows, 11);
}

/// Cases mpf-calc-mid, mpf-calc-min, mpf-calc-max and mpf-calc-fy2027.
#[test]
fn mpf_by_formula() {
    let book = book();
    for (value, date, expected) in [
        ("10000.00", "2026-01-15", "34.64"),
        ("5000.00", "2026-01-15", "33.58"),
        ("500000.00", "2026-01-15", "651.50"),
        ("9982.67", "2026-11-02", "34.58"),
        ("10000.00", "2026-11-02", "34.64"),
        ("193666.29", "2026-11-02", "670.86"),
    ] {
        let get = |key| book.decimal(key, day(date)).expect(key);
        let fee = (decimal(value) * get("fees/mpf/rate"))
            .max(get("fees/mpf/formal/minimum"))
            .min(get("fees/mpf/formal/maximum"));
        assert_eq!(r2(fee).0, decimal(expected), "{value} on {date}");
    }
    let surcharge = |date| book.decimal("fees/mpf/manual_surcharge", day(date));
    assert_eq!(surcharge("2026-11-02"), Some(decimal("4.15")));
    assert_eq!(surcharge("2026-01-15"), None, "the amount of 2026 was not found");
}

/// Case hmf-rate.
#[test]
fn hmf_rate() {
    let rate = book().decimal("fees/hmf/rate", day("2026-01-15")).expect("rate");
    assert_eq!(rate, decimal("0.00125"));
    assert_eq!(r2(rate * decimal("100000.00")).0, decimal("125.00"));
}

#[test]
fn percentages_and_periods() {
    let book = book();
    for (key, value) in [
        ("drawback/percentage", "0.99"),
        ("drawback/percentage/full", "1.00"),
        ("drawback/period", "5"),
        ("drawback/period/export", "5"),
        ("drawback/period/filing", "5"),
        ("drawback/import_margin", "45"),
        ("drawback/retail_return/period", "1"),
        ("drawback/petroleum/window", "180"),
        ("drawback/d/period", "3"),
        ("drawback/aggregate_minimum", "100"),
        ("drawback/mpf/decimals", "4"),
        ("drawback/mpf/decimals/low", "2"),
        ("clock/entry_summary", "10"),
        ("clock/psc/after_entry", "300"),
        ("clock/psc/before_liquidation", "15"),
        ("clock/protest", "180"),
        ("clock/liquidation/deemed", "1"),
        ("clock/liquidation/maximum", "4"),
    ] {
        assert_eq!(book.decimal(key, day("2026-11-24")), Some(decimal(value)), "{key}");
    }
    assert_eq!(book.whole("drawback/period", day("2020-02-29")), Some(5));
    assert_eq!(book.decimal("drawback/no_such_key", day("2026-11-24")), None);
}

/// On the days around its ends every value answers as its span says, and no other value of its key
/// answers with it.
#[test]
fn every_value_keeps_its_dates() {
    let book = book();
    for param in &book.params {
        for date in around(param.span) {
            let holding =
                book.params.iter().filter(|row| row.key == param.key && row.span.contains(date));
            assert!(holding.count() <= 1, "{} on {date}", param.key);
            let found = book.param(&param.key, date);
            if param.span.contains(date) {
                assert_eq!(found, Lookup::InForce(param), "{} on {date}", param.key);
            } else {
                assert_ne!(found, Lookup::InForce(param), "{} on {date}", param.key);
                assert_ne!(found, Lookup::Unknown, "{} on {date}", param.key);
            }
        }
    }
}
