//! Editions of the tariff: what is known of a number on a day.

use super::{book, day};
use tidewaiter::law::{Book, NumberStanding};
use tidewaiter::model::{Date, HtsNumber};

fn number(text: &str) -> HtsNumber {
    HtsNumber::new(text).expect(text)
}

fn standing(book: &Book, text: &str, date: &str) -> NumberStanding {
    book.number_standing(number(text), day(date))
}

/// The days around the ends of every edition.
fn days(book: &Book) -> Vec<Date> {
    let ends = book.tariff_editions.iter().flat_map(|edition| [edition.from, edition.to]);
    ends.flat_map(|end| [end.yesterday().expect("day"), end, end.tomorrow().expect("day")])
        .collect()
}

#[test]
fn editions_follow_each_other() {
    let book = book();
    assert_eq!(book.tariff_editions.len(), 7);
    assert!(book.tariff_editions.iter().all(|edition| edition.from <= edition.to));
    assert!(book.tariff_editions.windows(2).all(|pair| pair[0].to < pair[1].from));
    assert_eq!(book.tariff_editions.iter().filter(|edition| edition.is_list).count(), 1);
}

/// On every day at an end of an edition: a number is judged only inside all editions, and the answer
/// is what the editions around the day say, by a plain search.
#[test]
fn numbers_are_judged_by_the_editions_around() {
    let book = book();
    let editions = &book.tariff_editions;
    let (first, last) = (editions[0].to, editions[editions.len() - 1].from);
    let list = editions.iter().find(|edition| edition.is_list).expect("list").to;
    for row in &book.tariff_changes {
        for date in days(&book) {
            let since = book.listed.get(row.number).map(|listed| listed.since);
            let listed = since.is_some_and(|since| since <= date && date <= list);
            let around: Vec<bool> = editions
                .iter()
                .zip(&row.seen)
                .filter(|(edition, _)| {
                    let before = editions.iter().rfind(|other| other.to <= date);
                    let after = editions.iter().find(|other| other.from >= date);
                    let open = edition.from <= date && date <= edition.to;
                    open || before == Some(*edition) || after == Some(*edition)
                })
                .map(|(_, seen)| *seen)
                .collect();
            let editions = if date < first || date > last {
                NumberStanding::Unknown
            } else if around.iter().all(|seen| *seen) {
                NumberStanding::Valid
            } else if around.iter().any(|seen| *seen) {
                NumberStanding::Unknown
            } else {
                NumberStanding::NotValid
            };
            let expected = match (editions, listed) {
                (NumberStanding::Unknown, true) => NumberStanding::Valid,
                (NumberStanding::NotValid, true) => NumberStanding::Unknown,
                (standing, _) => standing,
            };
            let found = book.number_standing(row.number, date);
            assert_eq!(found, expected, "{} on {date}", row.number);
        }
    }
}

/// The schedule that is kept whole is the last edition.
#[test]
fn the_last_edition_is_the_tariff() {
    let book = book();
    for row in &book.tariff_changes {
        let last = row.seen.last().copied().expect("a mark");
        assert!(!last || book.tariff.has10(row.number), "{}", row.number);
        let only_listed = row.seen.iter().filter(|seen| **seen).count() == 1 && row.seen[5];
        assert!(last || only_listed || !book.tariff.has10(row.number), "{}", row.number);
        assert_eq!(row.seen[5], book.listed.get(row.number).is_some(), "{}", row.number);
        let known = |new: &HtsNumber| !book.editions_with(*new).is_empty();
        assert!(row.became.iter().all(known), "{}", row.number);
        assert!((1..=98).contains(&row.number.chapter()), "{}", row.number);
    }
    assert_eq!(book.tariff_changes.len(), 1_522);
}

#[test]
fn numbers_by_name() {
    use NumberStanding::{NotValid, Unknown, Valid};
    let book = book();
    for (text, date, expected) in [
        ("8471.30.0100", "2025-03-14", Valid),
        ("8471.30.0199", "2025-03-14", NotValid),
        ("8471.30.0199", "2023-10-30", Unknown),
        ("8471.30.0199", "2023-10-31", NotValid),
        ("8471.30.0199", "2026-07-01", NotValid),
        ("8471.30.0199", "2026-07-02", Unknown),
        ("8501.64.0130", "2025-01-01", Valid),
        ("8501.64.0130", "2025-07-01", Unknown),
        ("8501.64.0130", "2025-12-31", NotValid),
        ("8501.64.0135", "2025-03-01", Unknown),
        ("8501.64.0135", "2025-07-01", Valid),
        ("0202.30.8015", "2024-12-01", NotValid),
        ("0202.30.8015", "2026-01-31", Unknown),
        ("0202.30.8015", "2026-02-01", Valid),
        ("0101.10.0010", "2024-06-01", Unknown),
        ("0101.21.0000", "2024-06-01", Unknown),
        ("9903.99.99", "2024-06-01", Unknown),
        ("9801.00.1099", "2024-06-01", NotValid),
        ("8471.30.0100", "2023-06-01", Valid),
    ] {
        assert_eq!(standing(&book, text, date), expected, "{text} on {date}");
    }
    let names = |text| -> Vec<String> {
        book.editions_with(number(text)).iter().map(|edition| edition.name.clone()).collect()
    };
    assert_eq!(names("8471.30.0100").len(), 7);
    assert_eq!(names("8471.30.0199").len(), 0);
    let became = book.number_history(number("8501.64.0130")).map(|row| row.became.clone());
    assert_eq!(became, Some(vec![number("8501.64.0135")]));
}

/// Every number of the tariff in use is valid on a day on which all editions agree.
#[test]
fn numbers_of_every_edition_are_valid() {
    let book = book();
    for (subheading, _) in book.tariff.subheadings().filter(|(eight, _)| eight.chapter() <= 97) {
        for (number, _) in book.tariff.numbers_of(subheading) {
            for date in ["2024-01-15", "2025-06-15", "2026-03-15"] {
                let found = book.number_standing(number, day(date));
                let whole = book.number_history(number).is_none();
                assert!(!whole || found == NumberStanding::Valid, "{number} on {date}");
            }
        }
    }
}
