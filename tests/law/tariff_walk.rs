//! Every number and every date of the tables, without the sources.

use super::{book, day};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use tidewaiter::law::{Before, Book, Duty, Rate, Validity};
use tidewaiter::model::{Date, HtsNumber};

/// The answers of [`every_answer`] as they were when this was written. A change of the tables changes
/// it, and shall be looked at.
const DIGEST: &str = "22d93aeae2d8f1d651645736fc60a024c15594bb29976f0b662cec249e66bc47";

fn numbers(book: &Book) -> BTreeSet<HtsNumber> {
    let statistical =
        book.tariff.subheadings().flat_map(|(eight, _)| book.tariff.numbers_of(eight));
    let statistical = statistical.map(|(number, _)| number);
    let changed = book.tariff_changes.iter().map(|row| row.number);
    statistical.chain(changed).chain(book.listed.numbers()).collect()
}

/// The ends of all editions and the days beside them.
fn days(book: &Book) -> BTreeSet<Date> {
    let ends = book.tariff_editions.iter().flat_map(|edition| [edition.from, edition.to]);
    ends.flat_map(|end| [end.yesterday().expect("day"), end, end.tomorrow().expect("day")])
        .collect()
}

#[test]
fn every_answer() {
    let book = book();
    let mut sha = Sha256::new();
    let days = days(&book);
    let numbers = numbers(&book);
    assert_eq!(numbers.len(), 22_502, "all numbers ever seen");
    for number in &numbers {
        sha.update(number.digits().to_be_bytes());
        for date in &days {
            let mark = match book.validity(*number, *date, Before::Unknown) {
                Validity::Valid => b'v',
                Validity::Retired { .. } => b'r',
                Validity::NotYet { .. } => b'n',
                Validity::Never => b'-',
                Validity::Unknown(_) => b'?',
            };
            sha.update([mark]);
        }
    }
    for line in book.rates.iter() {
        sha.update(line.subheading.digits().to_be_bytes());
        sha.update(format!("{:?} {} {}", line.span, line.general, line.column2));
        for (set, rate) in &line.special.groups {
            sha.update(format!("{rate} {:?}", line.marks(*set).collect::<Vec<_>>()));
        }
    }
    let digest = sha.finalize().iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    assert_eq!(digest, DIGEST);
}

/// Each day between the first and the last edition has one row of rates for every subheading of goods
/// in use, and the general rate is known but in a gap.
#[test]
fn every_subheading_has_rates() {
    let book = book();
    let mut gaps = BTreeSet::new();
    for (subheading, _) in book.tariff.subheadings() {
        let rows: Vec<_> = book.rates.rows_of(subheading).collect();
        assert!(!rows.is_empty(), "{subheading}");
        assert_eq!((rows[0].span.from, rows[rows.len() - 1].span.to), (None, None), "{subheading}");
        for pair in rows.windows(2) {
            let next = pair[0].span.to.and_then(|to| to.tomorrow().ok());
            assert_eq!(next, pair[1].span.from, "{subheading}");
        }
        if subheading.chapter() <= 97 {
            gaps.extend(
                rows.iter().filter(|row| !row.general.is_known()).map(|row| row.subheading),
            );
        }
    }
    assert_eq!(gaps.len(), 1, "6505.00.01 alone: {gaps:?}");
}

/// A duty on a quantity finds it among the units of the number.
#[test]
fn duties_find_their_quantities() {
    let book = book();
    let (mut found, mut lost) = (0, BTreeSet::new());
    for (subheading, _) in book.tariff.subheadings().filter(|(eight, _)| eight.chapter() <= 97) {
        let Some(line) = book.rates.on(subheading, day("2025-06-06")) else { continue };
        let Rate::Duties(duties) = line.general else { continue };
        let on_quantities = duties.iter().filter(|duty| matches!(duty, Duty::PerUnit { .. }));
        for duty in on_quantities {
            for (number, _) in book.tariff.numbers_of(subheading) {
                let units = book.units(number).unwrap_or_default();
                match duty.quantity(units) {
                    Some(_) => found += 1,
                    None => {
                        lost.insert(format!("{number} {duty}"));
                    }
                }
            }
        }
    }
    println!("{found} duties find their quantity, {} do not: {lost:?}", lost.len());
    assert_eq!((found, lost.len()), (2_126, 29));
}

#[test]
fn the_report_counts_what_the_tables_hold() {
    let book = book();
    let count = |source: &str, what: &str| {
        let row = book.tariff_report.iter().find(|row| row.source == source && row.what == what);
        row.unwrap_or_else(|| panic!("{source}: {what}")).rows
    };
    assert_eq!(count("2026 revision 11", "subheadings"), book.tariff.len().0);
    assert_eq!(count("CBP's list of 21 February 2026", "numbers"), book.listed.len());
    for row in &book.tariff_report {
        let known = book
            .tariff_editions
            .iter()
            .any(|edition| edition.name == row.source && edition.from == row.date);
        let of_chapter99 = row.source.contains("chapter 99");
        assert!(known || of_chapter99, "{}", row.source);
    }
}
