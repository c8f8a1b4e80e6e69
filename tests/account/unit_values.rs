//! TW201: how many mistakes it finds, and how often it is wrong.

use super::invented::{Invented, Kind, row_of};
use std::collections::BTreeMap;
use tidewaiter::checks::valuation::history::groups;
use tidewaiter::checks::{self, Context};
use tidewaiter::law::Book;
use tidewaiter::model::{Options, Portfolio, parse_iso};

/// Lines, mistakes among them, mistakes found, false alarms.
#[derive(Debug, Default, Clone, Copy)]
struct Measured {
    lines: usize,
    planted: usize,
    found: usize,
    alarms: usize,
}

const LINES: usize = 20_000;
/// Mistakes in a thousand lines.
const MISTAKES: i64 = 10;

fn options() -> Options {
    Options::new(parse_iso("2026-11-24").expect("date"))
}

/// The rows that the check points at.
fn pointed_at(portfolio: &Portfolio) -> Vec<usize> {
    let (book, options) = (Book::load().expect("book"), options());
    let context = Context::new(portfolio, &book, &options);
    let outcomes = checks::run(&context).outcomes;
    let outcome = outcomes.iter().find(|outcome| outcome.check.code == "TW201").expect("TW201");
    assert!(outcome.ran);
    let mut rows: Vec<usize> = groups(&context)
        .iter()
        .flat_map(|group| group.points.iter().filter(|point| point.outlier))
        .map(|point| portfolio.line(portfolio.tariffs.line(point.tariff)).entry)
        .map(|entry| row_of(portfolio.entry(entry).number))
        .collect();
    assert_eq!(rows.len(), outcome.findings.len(), "the picture shows what the check finds");
    rows.sort_unstable();
    rows
}

fn measure(seed: u64) -> BTreeMap<Kind, Measured> {
    let invented = Invented::new(seed, LINES, MISTAKES);
    let pointed_at = pointed_at(&invented.portfolio(false));
    let mut measured: BTreeMap<Kind, Measured> = BTreeMap::new();
    for (index, row) in invented.rows.iter().enumerate() {
        let one = measured.entry(row.kind).or_default();
        let found = pointed_at.binary_search(&index).is_ok();
        one.lines += 1;
        one.planted += usize::from(row.planted);
        one.found += usize::from(row.planted && found);
        one.alarms += usize::from(!row.planted && found);
    }
    measured
}

#[test]
fn mistakes_are_found_and_prices_are_not() {
    let mut all = Measured::default();
    for seed in [1, 2, 3] {
        for (kind, one) in measure(seed) {
            println!("seed {seed}: {kind:?} {one:?}");
            all.lines += one.lines;
            all.planted += one.planted;
            all.found += one.found;
            all.alarms += one.alarms;
        }
    }
    println!(
        "TW201: {} of {} planted mistakes found; {} false alarms on {} lines",
        all.found, all.planted, all.alarms, all.lines
    );
    assert!(all.planted > LINES / 50, "enough mistakes to measure");
    assert!(all.found * 10 >= all.planted * 9, "at least nine of ten: {all:?}");
    assert!(all.alarms * 1_000 <= all.lines * 2, "at most two in a thousand lines: {all:?}");
}

#[test]
fn without_mistakes_there_is_almost_no_finding() {
    let invented = Invented::new(11, LINES, 0);
    let alarms = pointed_at(&invented.portfolio(false)).len();
    println!("TW201: {alarms} false alarms on {LINES} lines without mistakes");
    assert!(alarms * 1_000 <= LINES * 2);
}
