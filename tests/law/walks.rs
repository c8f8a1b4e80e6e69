//! Every table that speaks of days is walked: the day before its records begin, their first day, their
//! last, and the day after.

use super::{around, book, day};
use std::collections::BTreeSet;
use tidewaiter::clock::is_holiday;
use tidewaiter::law::{Before, EMBEDDED, NumberStanding, TextKind, Validity};
use tidewaiter::model::{Date, Hts8, HtsNumber, iso, parse_iso};

/// Tables with days, and the test that walks them.
const WALKED: [(&str, &str); 15] = [
    ("chapter99", "chapter99::no_two_rows_answer_alike"),
    ("destinations", "answers::destinations"),
    ("heading_rates", "measures_headings::single_rows_keep_their_rates_and_walk_their_dates"),
    ("holidays", "walks::holidays_keep_their_years"),
    ("measure_headings", "measures_headings::every_run_of_headings_is_in_the_law"),
    ("measure_lists", "measures_lists::every_list_walks_its_dates"),
    ("measure_numbers", "measures_lists::every_list_walks_its_dates"),
    ("measure_rules", "measures_walk::every_rule_keeps_its_days"),
    ("measures", "measures::every_programme_has_its_examples"),
    ("origin_groups", "entering::groups_of_origins_keep_their_dates"),
    ("params", "fees::every_value_keeps_its_dates"),
    ("spi", "answers::special_programs_keep_their_dates"),
    ("tariff_editions", "tariff_walk::every_answer"),
    ("tariff_listed", "walks::the_list_speaks_from_the_day_it_tells"),
    ("tariff_rates", "walks::rates_keep_their_dates"),
];

/// Columns that hold days of entry.
const DAYS: [&str; 3] = ["from", "to", "since"];

#[test]
fn every_table_with_days_is_walked() {
    let dated = EMBEDDED.iter().filter(|(_, text)| {
        let heading = text.lines().next().expect("heading");
        heading.split('\t').any(|column| DAYS.contains(&column))
    });
    let dated: BTreeSet<&str> = dated.map(|(name, _)| *name).collect();
    let walked: BTreeSet<&str> = WALKED.iter().map(|(name, _)| *name).collect();
    assert_eq!(dated, walked);
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/law");
    for (_, test) in WALKED {
        let (file, name) = test.split_once("::").expect(test);
        let source = std::fs::read_to_string(root.join(format!("{file}.rs"))).expect(file);
        assert!(source.contains(&format!("#[test]\nfn {name}()")), "{test}");
    }
}

/// A holiday that began in some year is none in the year before it.
#[test]
fn holidays_keep_their_years() {
    let book = book();
    let of_year = |year: i16, month: i8| -> Vec<Date> {
        let days = (1..=31).filter_map(|day| parse_iso(&format!("{year:04}-{month:02}-{day:02}")));
        days.filter(|day| is_holiday(*day, &book) == Some(true)).collect()
    };
    for holiday in &book.holidays {
        let Some(first) = holiday.span.from.map(|day| day.year()) else { continue };
        let kept = |year| of_year(year, holiday.month).len();
        assert_eq!(kept(first), kept(first - 1) + 1, "{} {first}", holiday.name);
        assert_eq!(kept(first + 1), kept(first), "{} {first}", holiday.name);
    }
    assert!(book.holidays.iter().all(|row| row.span.to.is_none()), "none has ended");
    assert_eq!(book.holidays.iter().filter(|row| row.span.from.is_some()).count(), 1, "Juneteenth");
    assert_eq!(is_holiday(day("2020-06-19"), &book), Some(false));
    assert_eq!(is_holiday(day("2021-06-18"), &book), Some(true), "the Friday before a Saturday");
}

/// Every row of rates answers on its first and last day and not beside them.
#[test]
fn rates_keep_their_dates() {
    let book = book();
    let mut walked = 0;
    for row in book.rates.iter() {
        for date in around(row.span) {
            let found = book.rates.on(row.subheading, date).expect("rates on every day");
            let same = found.span == row.span;
            assert_eq!(same, row.span.contains(date), "{} on {}", row.subheading, iso(date));
            walked += usize::from(same);
        }
    }
    assert!(walked > book.rates.len(), "{walked}");
}

/// Before the first edition the list alone speaks: from the day since which it has a number.
#[test]
fn the_list_speaks_from_the_day_it_tells() {
    let book = book();
    let first = book.tariff_editions.first().expect("edition").from;
    let mut walked = 0;
    for number in book.listed.numbers().filter(|number| (1..=98).contains(&number.chapter())) {
        let since = book.listed.get(number).expect("listed").since;
        if since >= first {
            continue;
        }
        let standing = |date: Date| book.number_standing(number, date);
        assert_eq!(standing(since), NumberStanding::Valid, "{number} on {}", iso(since));
        let before = since.yesterday().expect("day before");
        assert_ne!(standing(before), NumberStanding::Valid, "{number} on {}", iso(before));
        walked += 1;
    }
    assert!(walked > 10_000, "{walked}");
}

/// The option for days before the first edition reaches from the nomenclature to that edition.
#[test]
fn the_tariff_taken_as_unchanged_has_its_ends() {
    let book = book();
    // The list has it since January 2024 only.
    let number = HtsNumber::new("0306.35.0020").expect("number");
    let at = |date, before| book.validity(number, day(date), before);
    let unknown = |date, before| matches!(at(date, before), Validity::Unknown(_));
    assert!(unknown("2022-01-26", Before::Unchanged));
    assert_eq!(at("2022-01-27", Before::Unchanged), Validity::Valid);
    assert_eq!(at("2023-10-30", Before::Unchanged), Validity::Valid);
    assert!(unknown("2022-01-27", Before::Unknown) && unknown("2023-10-30", Before::Unknown));
    assert_eq!(at("2023-10-31", Before::Unknown), Validity::Valid);
}

/// Texts are those of the editions around a day.
#[test]
fn texts_keep_their_dates() {
    let book = book();
    let ten = |text: &str, date: &str| book.text10_on(HtsNumber::new(text).expect(text), day(date));
    // "Other" in October 2023, then none, then "tolmetin sodium dihydrate".
    assert_eq!(ten("3004.90.9228", "2022-05-01"), TextKind::Other);
    assert_eq!(ten("3004.90.9228", "2023-10-31"), TextKind::Other);
    assert_eq!(ten("3004.90.9228", "2024-07-31"), TextKind::Missing, "two editions differ");
    assert_eq!(ten("3004.90.9228", "2026-07-01"), TextKind::Named);
    assert_eq!(ten("3004.90.9228", "2026-11-24"), TextKind::Named);
    // "Other" up to January 2025, "exceeding 750 kVA" from the end of that year.
    assert_eq!(ten("8501.64.0125", "2025-01-01"), TextKind::Other);
    assert_eq!(ten("8501.64.0125", "2025-01-02"), TextKind::Missing);
    assert_eq!(ten("8501.64.0125", "2025-12-30"), TextKind::Missing);
    assert_eq!(ten("8501.64.0125", "2025-12-31"), TextKind::Named);
    // Dropped before July 2026.
    assert_eq!(ten("0704.20.0000", "2025-01-01"), TextKind::Named);
    let eight = Hts8::from_digits(70_133_710).expect("eight");
    assert_eq!(book.text8_on(eight, day("2024-07-31")), TextKind::Named);
    assert_eq!(
        ten("8471.30.0100", "2024-07-31"),
        book.tariff.text10(HtsNumber::new("8471300100").expect("n"))
    );
    let units = |text: &str| -> Vec<String> {
        let lists = book.unit_lists(HtsNumber::new(text).expect(text));
        lists
            .map(|list| list.iter().map(|unit| unit.as_str()).collect::<Vec<_>>().join("+"))
            .collect()
    };
    assert_eq!(units("8517.62.0090"), ["NO", "KG"]);
    assert_eq!(units("3924.10.4000"), ["NO+KG", "NO"]);
    assert_eq!(units("8471.30.0100"), ["NO"]);
}
