//! Lists of tariff numbers: the days for which they are known, and the numbers on them.

use super::measures::heading;
use super::{around, book};
use std::collections::{BTreeMap, BTreeSet};
use tidewaiter::law::{Book, Span};
use tidewaiter::model::HtsNumber;

/// Numbers that no edition at hand has: list and number.
const LOST: &str = include_str!("measures_lost.tsv");

/// A number of ten digits under a shorter one.
fn padded(prefix: u64, digits: u8) -> HtsNumber {
    HtsNumber::from_digits(prefix * 10u64.pow(u32::from(10 - digits))).expect("number")
}

#[test]
fn every_list_walks_its_dates() {
    let book = book();
    let lists = &book.rulebook.lists;
    for list in lists.lists() {
        let (prefix, digits, span) = first(&book, &list.name);
        let number = padded(prefix, digits);
        assert!(list.known.from.is_some() && list.known.to.is_some(), "{}", list.name);
        for date in around(list.known).into_iter().chain(around(span)) {
            let on = lists.of(number, date).any(|found| found.name == list.name);
            // The same number may stand there twice, from two days.
            let stands =
                lists.numbers(&list.name).any(|(p, d, s)| covers(p, d, number) && s.contains(date));
            assert_eq!(on, list.known.contains(date) && stands, "{} on {date}", list.name);
        }
    }
}

fn covers(prefix: u64, digits: u8, number: HtsNumber) -> bool {
    number.digits() / 10u64.pow(u32::from(10 - digits)) == prefix
}

/// The shortest and lowest number of a list.
fn first(book: &Book, list: &str) -> (u64, u8, Span) {
    let numbers = book.rulebook.lists.numbers(list);
    let first = numbers.min_by_key(|(prefix, digits, span)| (*digits, *prefix, span.from));
    first.unwrap_or_else(|| panic!("{list} is empty"))
}

/// Every number of any edition or list, by its digits.
fn known(book: &Book) -> BTreeSet<u64> {
    let listed = book.listed.numbers().map(HtsNumber::digits);
    let changes = book.tariff_changes.iter().map(|row| row.number.digits());
    let rates = book.rates.iter().map(|line| u64::from(line.subheading.digits()) * 100);
    let mut known: BTreeSet<u64> = listed.chain(changes).chain(rates).collect();
    for (subheading, _) in book.tariff.subheadings() {
        known.extend(book.tariff.numbers_of(subheading).map(|(number, _)| number.digits()));
    }
    known
}

#[test]
fn every_number_on_a_list_is_a_number_of_some_edition() {
    let book = book();
    let known = known(&book);
    let lists = &book.rulebook.lists;
    let mut lost = BTreeSet::new();
    for list in lists.lists() {
        for (prefix, digits, _) in lists.numbers(&list.name) {
            let width = 10u64.pow(u32::from(10 - digits));
            if known.range(prefix * width..(prefix + 1) * width).next().is_none() {
                lost.insert(format!(
                    "{}\t{prefix:0width$}",
                    list.name,
                    width = usize::from(digits)
                ));
            }
        }
    }
    let expected: BTreeSet<String> = LOST.lines().skip(1).map(str::to_owned).collect();
    let new: Vec<&String> = lost.difference(&expected).collect();
    let found: Vec<&String> = expected.difference(&lost).collect();
    assert!(new.is_empty() && found.is_empty(), "lost: {new:#?}\nfound: {found:#?}");
}

#[test]
fn lists_of_section_301_are_named_by_their_headings() {
    let book = book();
    let mut sizes = BTreeMap::new();
    for list in book.rulebook.lists.lists() {
        if let Some(name) = list.name.strip_prefix("301/") {
            let measure = book.heading_measure(heading(name)).expect(name);
            assert_eq!(measure.key, "301-china");
            sizes.insert(name, book.rulebook.lists.numbers(&list.name).count());
        }
    }
    // As many as the source lists: 860, 287, 6,190 and 2,967 subheadings.
    let count = |name| sizes.get(name).copied().unwrap_or_default();
    assert_eq!(count("9903.88.01"), 860);
    assert_eq!(count("9903.88.02"), 287);
    assert_eq!(count("9903.88.03"), 6_190);
    assert_eq!(count("9903.88.15"), 2_967);
}
