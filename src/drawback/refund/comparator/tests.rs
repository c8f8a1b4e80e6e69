//! The rates of the export date against those of the entry date.

use super::*;
use crate::drawback::basis::{Component, Standing};
use crate::drawback::substitution::Tables;
use crate::law::TextKind;
use crate::model::{EntryId, LineId, Options, Unit, parse_iso};
use std::str::FromStr;
use std::sync::OnceLock;

fn book() -> &'static Book {
    static BOOK: OnceLock<Book> = OnceLock::new();
    BOOK.get_or_init(|| Book::load().expect("book"))
}

fn day(text: &str) -> Date {
    parse_iso(text).expect("a day")
}

fn dec(text: &str) -> Decimal {
    Decimal::from_str(text).expect("a decimal")
}

/// A line of 100 kilograms worth $1,000, with amounts by number.
fn line(
    hts: &str,
    (origin, program): (&str, &str),
    entry: &str,
    amounts: &[(&str, &str)],
) -> LineBasis<'static> {
    let number = HtsNumber::new(hts).expect("a number");
    let component = |(number, amount): &(&str, &str)| {
        let number = HtsNumber::new(number).expect("a number");
        let standing = match number.is_chapter99() {
            true => Standing::of_heading(book(), number, day(entry)),
            false => Standing::of_code(book(), keys::DUTY_GENERAL, day(entry)),
        };
        let (class, number) = (Class::Duty, Some(number));
        Component { class, amount: dec(amount), record: None, number, standing }
    };
    LineBasis {
        line: LineId(0),
        entry: EntryId(0),
        number,
        texts: Tables { eight: TextKind::Named, ten: TextKind::Named },
        unit: Unit::new("KG").expect("a unit"),
        quantity: dec("100"),
        open: dec("100"),
        fixed: None,
        value: dec("1000"),
        import: None,
        entry_date: day(entry),
        origin: Country::new(origin),
        program: program.into(),
        withdrawal: false,
        over_quota: false,
        components: amounts.iter().map(component).collect(),
        mpf: None,
    }
}

fn readings(before_first: &'static str) -> Readings {
    let mut options = Options::new(day("2026-11-24"));
    options.tariff_before_first = before_first;
    Readings::new(&options, book())
}

fn at_export(line: &LineBasis<'_>, export: &str) -> Fraction {
    comparator_duty_at_export(book(), line, &readings("unknown"), true, day(export))
}

fn fraction(text: &str) -> Fraction {
    Fraction::from(dec(text))
}

const BEEF: &str = "0201.10.5010";

/// Beef of Korea paid 5.2 % in 2023, 3.5 % in 2024, 1.7 % in 2025.
#[test]
fn a_staged_rate_falls() {
    let beef = line(BEEF, ("KR", "KR"), "2023-12-15", &[(BEEF, "52.00")]);
    assert_eq!(at_export(&beef, "2023-12-31"), fraction("52"));
    assert_eq!(at_export(&beef, "2024-01-01"), fraction("35"));
    assert_eq!(at_export(&beef, "2025-06-01"), fraction("17"));
    // What the last stage is, no edition tells: it may be nothing.
    assert_eq!(at_export(&beef, "2026-06-01"), Fraction::ZERO);
}

/// A rate that rose between the dates cuts nothing: the line's own is the most.
#[test]
fn the_line_s_own_rate_is_the_most() {
    let beef = line(BEEF, ("KR", "KR"), "2025-06-01", &[(BEEF, "17.00")]);
    assert_eq!(at_export(&beef, "2024-06-01"), fraction("17"));
    let bags = line("3923.90.0080", ("KR", ""), "2025-06-01", &[("3923.90.0080", "30.00")]);
    // One rate in every edition: it is taken to go on, as a heading without a last day is.
    assert_eq!(at_export(&bags, "2026-09-01"), fraction("30"));
}

#[test]
fn a_programme_that_goes_on_keeps_its_rate() {
    let amounts = [("9903.88.03", "250.00"), ("3923.90.0080", "30.00")];
    let bags = line("3923.90.0080", ("CN", ""), "2025-03-01", &amounts);
    assert_eq!(at_export(&bags, "2026-06-01"), fraction("280"));
    let without =
        comparator_duty_at_export(book(), &bags, &readings("unknown"), false, day("2026-06-01"));
    assert_eq!(without, fraction("30"), "the duty on China is left out");
}

/// The surcharge of section 122 ended with 23 July 2026.
#[test]
fn a_programme_that_ended_carries_nothing() {
    let amounts = [("9903.03.01", "100.00"), ("3923.90.0080", "30.00")];
    let bags = line("3923.90.0080", ("DE", ""), "2026-03-02", &amounts);
    assert_eq!(at_export(&bags, "2026-07-23"), fraction("130"));
    assert_eq!(at_export(&bags, "2026-07-24"), fraction("30"));
}

/// What is not known counts as zero, of ordinary duty as of chapter 99.
#[test]
fn what_is_not_known_carries_nothing() {
    // No edition speaks of 2022, and later ones differ among themselves.
    let early = line(BEEF, ("KR", "KR"), "2022-12-15", &[(BEEF, "79.00")]);
    assert_eq!(at_export(&early, "2025-06-01"), Fraction::ZERO);
    let unchanged =
        comparator_duty_at_export(book(), &early, &readings("unchanged"), true, day("2025-06-01"));
    // With the option the rate of the first edition stands for it: 79 x 1.7 / 5.2.
    assert_eq!(unchanged, Fraction::ratio(dec("79") * dec("17"), dec("52")));
    // Several rates in one row of the list of programmes: which applied on a day is not told.
    let amounts = [("9903.01.63", "340.00")];
    let mut goods = line("3923.90.0080", ("CN", ""), "2025-04-20", &amounts);
    let row = goods.components[0].standing.row.expect("a row");
    assert!(row.rates.iter().any(|step| step.rates.len() > 1));
    let heading = HtsNumber::new("9903.01.63").expect("a number");
    let share = rate_share(book(), row, heading, day("2025-04-20"), day("2025-06-01"));
    assert_eq!(share, Fraction::ZERO);
    // A quantity in another unit: the rates of the two days are told apart all the same.
    goods = line("0402.10.5000", ("DE", ""), "2025-03-14", &[("0402.10.5000", "86.50")]);
    goods.unit = Unit::new("NO").expect("a unit");
    assert_eq!(at_export(&goods, "2025-06-01"), fraction("86.50"));
}

/// A line that claimed a program which was over on the export date may pay less then only where the
/// rates are known.
#[test]
fn a_program_that_is_over_counts_where_rates_are_known() {
    let free = line("3923.90.0080", ("NP", "NP"), "2025-06-01", &[("3923.90.0080", "30.00")]);
    assert!(may_change(book(), &free, free.number));
    // The general rate is due on both days, in the program or after it.
    assert_eq!(at_export(&free, "2026-02-01"), fraction("30"));
}
