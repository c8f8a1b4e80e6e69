//! Chapter 99: narrower rows win, nothing is ambiguous, and rates in words are known by name.

use super::{around, book, day};
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use tidewaiter::law::{Book, Chapter99, Chapter99Kind, Drawback, Lookup};
use tidewaiter::model::{Country, Date, HtsNumber};

fn heading(text: &str) -> HtsNumber {
    HtsNumber::new(text).expect(text)
}

fn found<'b>(book: &'b Book, number: &str, date: &str) -> Option<&'b Chapter99> {
    book.chapter99(heading(number), day(date)).in_force()
}

fn rates(row: &Chapter99, date: &str) -> Vec<(bool, Vec<String>)> {
    row.rates_on(day(date))
        .map(|step| (step.total, step.rates.iter().map(Decimal::to_string).collect()))
        .collect()
}

#[test]
fn every_row_is_there() {
    let book = book();
    assert_eq!(book.chapter99.len(), 251);
    assert_eq!(book.chapter99.iter().filter(|row| row.digits.is_none()).count(), 16);
}

/// On every heading where a row begins or ends, and every day where one does: at most one row of
/// the least width is in force, and the book finds the same as a plain search through all rows.
#[test]
fn no_two_rows_answer_alike() {
    let book = book();
    let days: BTreeSet<Date> = book.chapter99.iter().flat_map(|row| around(row.span)).collect();
    let numbers: BTreeSet<u32> = book
        .chapter99
        .iter()
        .filter_map(|row| row.digits)
        .flat_map(|(from, to)| [from - 1, from, from + 1, to - 1, to, to + 1])
        .collect();
    for digits in numbers {
        let number = HtsNumber::from_digits(u64::from(digits) * 100).expect("heading");
        let holds = |row: &&Chapter99| row.digits.is_some_and(|(a, b)| a <= digits && digits <= b);
        let rows: Vec<&Chapter99> = book.chapter99.iter().filter(holds).collect();
        for date in &days {
            let now = rows.iter().filter(|row| row.span.contains(*date));
            let width = now.clone().map(|row| row.width()).min();
            let narrowest: Vec<_> = now.filter(|row| Some(row.width()) == width).collect();
            assert!(narrowest.len() <= 1, "{number} on {date}");
            let plain = narrowest.first().copied().copied();
            assert_eq!(book.chapter99(number, *date).in_force(), plain, "{number} on {date}");
            assert_eq!(book.chapter99(number, *date) == Lookup::Unknown, rows.is_empty());
        }
    }
}

#[test]
fn narrower_rows_win() {
    let book = book();
    let turkey = found(&book, "9903.80.01", "2018-12-01").expect("Turkey");
    assert_eq!(turkey.programme, "Turkey steel 50%");
    let steel = found(&book, "9903.80.01", "2020-01-01").expect("steel");
    assert_eq!(rates(steel, "2020-01-01"), [(false, vec!["0.25".to_owned()])]);
    let russia = found(&book, "9903.85.67", "2025-07-01").expect("Russia");
    assert_eq!(rates(russia, "2025-07-01"), [(false, vec!["2".to_owned()])]);
    let metals = found(&book, "9903.82.14", "2026-05-01").expect("metals");
    assert_eq!(rates(metals, "2026-05-01"), [(false, vec!["0.5".to_owned()])]);
}

#[test]
fn rates_follow_their_dates() {
    let book = book();
    let rate = |number, date| rates(found(&book, number, date).expect(number), date);
    let one = |rate: &str| vec![(false, vec![rate.to_owned()])];
    assert_eq!(rate("9903.88.03", "2018-09-24"), one("0.1"));
    assert_eq!(rate("9903.88.03", "2019-05-09"), one("0.1"));
    assert_eq!(rate("9903.88.03", "2019-05-10"), one("0.25"));
    assert_eq!(rate("9903.88.15", "2020-02-13"), one("0.15"));
    assert_eq!(rate("9903.88.15", "2020-02-14"), one("0.075"));
    assert_eq!(rate("9903.01.24", "2025-11-09"), one("0.2"));
    assert_eq!(rate("9903.01.24", "2025-11-10"), one("0.1"));
    assert_eq!(
        rate("9903.81.90", "2025-06-04"),
        [(false, vec!["0.25".to_owned(), "0.5".to_owned()])]
    );
    assert_eq!(rate("9903.05.39", "2026-07-24"), [(true, vec!["0.1".to_owned()])]);
    assert_eq!(
        rate("9903.02.73", "2025-09-01"),
        [(false, vec!["0".to_owned()]), (true, vec!["0.15".to_owned()])]
    );
    assert!(book.chapter99.iter().all(|row| row.rates.iter().all(|step| !step.rates.is_empty())));
}

/// A step of a row never leaves the row, and steps of one kind share no day.
#[test]
fn steps_do_not_clash() {
    for row in &book().chapter99 {
        for (index, step) in row.rates.iter().enumerate() {
            assert!(step.span.overlaps(&row.span), "{} {:?}", row.from, step.span);
            for other in row.rates.iter().skip(index + 1) {
                let clash = step.total == other.total && step.span.overlaps(&other.span);
                assert!(!clash, "{}", row.from);
            }
        }
    }
}

/// The rows whose rate cannot be computed from, all of them.
#[test]
fn rates_in_words() {
    let book = book();
    let words: Vec<(&str, &str)> = book
        .chapter99
        .iter()
        .filter(|row| row.rates.is_empty())
        .map(|row| (row.from.as_str(), row.rate_text.as_str()))
        .collect();
    let expected = [
        ("301-2026-CAPACITY", "none seen"),
        ("9902.01.01", "reduced/free"),
        ("9903.01.43", "+11%..+"),
        ("9903.01.64", "+..%"),
        ("9903.02.02", "+10%..+50%"),
        ("9903.04.05", "100-200%"),
        ("9903.17.01", "TRQ"),
        ("9903.45.01", "20-50%"),
        ("9903.45.21", "30% falling to 14%"),
        ("9903.45.30", "not seen"),
        ("9903.52.00", "TRQ"),
        ("9903.53.01", ""),
        ("9903.54.02", "in-quota rate 4.4c/kg"),
        ("9903.74.03", "varied"),
        ("9903.82.14", "per HTS"),
        ("9903.82.20", "not seen (partial value)"),
        ("9903.88.16", "+15% (never collected)"),
        ("9903.89.01", "phased"),
        ("9903.94.31", "7.5%+col1 within TRQ 100,000 / 10%"),
        ("9904.02.01", "price/volume based"),
        ("9908.00.00", "per heading"),
        ("AD", "per order"),
        ("CVD", "per order"),
        ("DUTY-GENERAL", "per HTS"),
        ("FEE:056", "per kg"),
        ("FEE:311", "fixed"),
        ("FEE:499", "0.3464% min/max"),
        ("FEE:500", "fixed"),
        ("FEE:OTHER-USDA", ""),
        ("IRT:016", "per IRC"),
    ];
    let (specific, words): (Vec<_>, Vec<_>) =
        words.into_iter().partition(|(from, _)| *from == "POLY:9903.45.33");
    assert_eq!(words, expected);
    assert!(specific[0].1.starts_with("specific duty up to minimum import price"));
}

#[test]
fn programmes_in_and_out_of_date() {
    let book = book();
    let at = |number, date| book.chapter99(heading(number), day(date));
    assert!(matches!(at("9903.03.01", "2026-02-23"), Lookup::NotYet(_)));
    assert!(matches!(at("9903.03.01", "2026-02-24"), Lookup::InForce(_)));
    assert!(matches!(at("9903.03.01", "2026-07-23"), Lookup::InForce(_)));
    assert!(matches!(at("9903.03.01", "2026-07-24"), Lookup::Ended(_)));
    assert!(matches!(at("9903.01.25", "2026-02-24"), Lookup::Ended(_)));
    assert!(matches!(at("9903.91.12", "2026-11-09"), Lookup::NotYet(_)));
    assert_eq!(at("9903.99.99", "2026-07-24"), Lookup::Unknown);
    assert_eq!(at("8471.30.0100", "2026-07-24"), Lookup::Unknown);
    let parts = at("9903.94.05", "2025-10-31").in_force().expect("parts");
    assert_eq!(parts.drawback, Drawback::No);
    let parts = at("9903.94.05", "2025-11-01").in_force().expect("parts");
    assert_eq!(parts.drawback, Drawback::Partial);
}

/// Numbers of an annex that collide with codified headings are kept, and never answer for these.
#[test]
fn annex_numbers_do_not_answer_for_headings() {
    let book = book();
    let quartz = found(&book, "9903.45.30", "2027-01-01").expect("quartz");
    assert!(quartz.programme.contains("quartz"));
    let annex = book.duty_row("POLY:9903.45.30", day("2027-01-01")).in_force().expect("annex row");
    assert_eq!((annex.kind, annex.digits), (Chapter99Kind::Scheduled, None));
}

#[test]
fn countries() {
    let book = book();
    let country = |code| Country::new(code).expect(code);
    let lists = |number, date, code| {
        found(&book, number, date).expect(number).countries.contains(country(code))
    };
    assert_eq!(lists("9903.88.01", "2026-01-01", "CN"), Some(true));
    assert_eq!(lists("9903.88.01", "2026-01-01", "HK"), Some(false), "Hong Kong is not China here");
    assert_eq!(lists("9903.01.24", "2025-12-01", "HK"), Some(true));
    assert_eq!(lists("9903.05.39", "2026-08-01", "DE"), Some(true));
    assert_eq!(lists("9903.05.39", "2026-08-01", "GB"), Some(false), "not a member in 2026");
    assert_eq!(lists("9903.01.25", "2025-12-01", "CN"), None, "the exceptions are not listed");
    assert_eq!(lists("9903.04.60", "2026-12-01", "JP"), Some(false));
    assert_eq!(lists("9903.04.60", "2026-12-01", "CN"), Some(true));
    assert_eq!(lists("9903.02.19", "2025-12-01", "FR"), None);
}

/// The IEEPA rows are exactly those of 9903.01 and 9903.02.
#[test]
fn ieepa() {
    for row in &book().chapter99 {
        let range = row.digits.is_some_and(|(from, _)| (99_030_101..=99_030_299).contains(&from));
        assert_eq!(row.ieepa, range, "{}", row.from);
        assert!(!row.programme.starts_with("IEEPA") || row.ieepa, "{}", row.from);
    }
}

#[test]
fn duties_taxes_and_fees() {
    let book = book();
    let row = |code| book.duty_row(code, day("2026-01-01")).in_force().expect(code);
    assert_eq!(row("DUTY-GENERAL").drawback, Drawback::Yes);
    assert_eq!(row("AD").drawback, Drawback::No);
    assert_eq!(row("CVD").drawback, Drawback::No);
    assert_eq!(row("IRT:017").from, "IRT:016", "one row for the three classes");
    for (code, provisions) in
        [("FEE:499", "a b j1 j2 p"), ("FEE:501", "a b j1 j2 p"), ("FEE:500", "")]
    {
        let codes: Vec<&str> = row(code).provisions.iter().map(|p| p.code()).collect();
        assert_eq!(codes.join(" "), provisions, "{code}");
    }
    assert_eq!(book.duty_row("FEE:999", day("2026-01-01")), Lookup::Unknown);
}
