//! Rates by name: forms, programmes, days.

use super::{book, day};
use rust_decimal::Decimal;
use tidewaiter::law::{Before, Book, Doubt, Line, Rate};
use tidewaiter::model::{Hts8, HtsNumber};

fn eight(text: &str) -> Hts8 {
    HtsNumber::new(text).expect(text).hts8()
}

fn line<'a>(book: &'a Book, text: &str, date: &str) -> Line<'a> {
    book.rates_on(eight(text), day(date), Before::Unknown).expect(text)
}

#[test]
fn columns_are_data() {
    let book = book();
    let general = |text: &str| line(&book, text, "2025-06-06").general.to_string();
    assert_eq!(general("8471.30.01"), "Free");
    assert_eq!(general("3923.90.00"), "3 %");
    assert_eq!(general("0402.29.50"), "$1.104/KG + 14.9 %");
    assert_eq!(general("0102.29.40"), "$0.01/KG");
    assert_eq!(
        general("9101.19.40"),
        "$0.41/NO + 5 % of the value of case and strap, band or bracelet + 4.2 % of the value of battery"
    );
    assert_eq!(general("0601.10.15"), "$0.000896/NO");
    assert_eq!(general("5810.91.00"), "See additional U.S. note 1");
    assert_eq!(line(&book, "8471.30.01", "2025-06-06").column2.share(), Some(Decimal::new(35, 2)));
    assert_eq!(
        line(&book, "9903.88.03", "2025-06-06").general.to_string(),
        "the duty of the subheading of the goods + 25 %"
    );
}

/// 0201.10.50: the rate of Korea falls each January; in 2026 no source shows it.
#[test]
fn a_staged_rate_changes_in_january() {
    let book = book();
    let korea = |date: &str| {
        let line = line(&book, "0201.10.50", date);
        line.special("KR").expect("granted").rate.to_string()
    };
    for (date, rate) in [
        ("2023-10-31", "5.2 %"),
        ("2023-12-31", "5.2 %"),
        ("2024-01-01", "3.5 %"),
        ("2024-12-31", "3.5 %"),
        ("2025-01-01", "1.7 %"),
        ("2025-12-31", "1.7 %"),
        ("2026-01-01", "not known"),
        ("2026-07-01", "not known"),
    ] {
        assert_eq!(korea(date), rate, "{date}");
    }
    let australia = line(&book, "0201.10.50", "2025-01-01").special("AU").expect("granted").rate;
    assert_eq!(*australia, Rate::Words("See 9822.04.01-9822.04.03".into()));
}

/// 6505.00.01: the general rate changed between July 2024 and January 2025, nobody says when.
#[test]
fn a_change_between_editions_leaves_a_gap() {
    let book = book();
    let general = |date: &str| line(&book, "6505.00.01", date).general.to_string();
    assert_eq!(general("2024-07-01"), "6.4 %");
    assert_eq!(general("2024-07-02"), "not known");
    assert_eq!(general("2024-12-31"), "not known");
    assert_eq!(general("2025-01-01"), "9.4 %");
}

#[test]
fn programmes_are_found_by_their_mark() {
    let book = book();
    let plates = line(&book, "3923.90.00", "2025-06-06");
    assert_eq!(plates.special("S").expect("USMCA").rate, &Rate::Free);
    assert!(plates.special("JP").is_none());
    let marked = plates.special("A").expect("granted");
    assert_eq!(marked.mark, "A*", "some countries are left out");
    let laptop = line(&book, "8471.30.01", "2025-06-06");
    assert!(laptop.special.programmes().is_empty());
    let marks: Vec<&str> = book.rates.programmes().collect();
    assert!(marks.contains(&"S+") && marks.is_sorted());
}

#[test]
fn days_outside_the_editions_are_not_answered() {
    let book = book();
    let ask =
        |date: &str, before| book.rates_on(eight("8471.30.01"), day(date), before).map(|_| ());
    assert_eq!(ask("2023-10-30", Before::Unknown), Err(Doubt::BeforeFirst));
    assert_eq!(ask("2023-10-30", Before::Unchanged), Ok(()));
    assert_eq!(ask("2022-01-26", Before::Unchanged), Err(Doubt::BeforeFirst));
    assert_eq!(ask("2026-07-02", Before::Unchanged), Err(Doubt::AfterLast));
    let none = book.rates_on(eight("8471.30.99"), day("2025-06-06"), Before::Unknown);
    assert_eq!(none.map(|_| ()), Err(Doubt::NoRates));
}

#[test]
fn flags_are_those_of_the_list() {
    let book = book();
    let listed = |text: &str| book.listed.get(HtsNumber::new(text).expect(text));
    let horses = listed("0101.21.0010").expect("listed");
    assert_eq!(horses.since, day("2012-02-03"));
    assert!(!horses.antidumping && !horses.countervailing);
    let agencies: Vec<&str> = horses.agencies.iter().map(AsRef::as_ref).collect();
    assert_eq!(agencies, ["AM7", "FD3"]);
    assert!(listed("8471.30.0199").is_none());
    let all = || book.listed.numbers().filter_map(|number| book.listed.get(number));
    assert_eq!(all().filter(|number| number.antidumping).count(), 2_078);
    assert_eq!(all().filter(|number| number.countervailing).count(), 1_765);
}

#[test]
fn retired_numbers_keep_their_units() {
    let book = book();
    let units = |text: &str| -> Option<Vec<String>> {
        let units = book.units(HtsNumber::new(text).expect(text))?;
        Some(units.iter().map(ToString::to_string).collect())
    };
    assert_eq!(book.tariff.units(HtsNumber::new("0201.30.5085").expect("number")), None);
    assert_eq!(units("0201.30.5085"), Some(vec!["KG".to_owned()]));
    assert_eq!(units("8471.30.0100"), Some(vec!["NO".to_owned()]));
    assert_eq!(units("8471.30.0199"), None);
}
