//! Every heading belongs to a programme, and every programme's headings are real.

use super::{around, book, day};
use std::collections::BTreeSet;
use tidewaiter::law::{Chapter99, HeadingDuty, Lookup, Role};
use tidewaiter::model::{Hts8, HtsNumber};

/// Headings that belong to no programme here: first, last, reason.
const NO_LIST: &str = include_str!("measures_no_list.tsv");

fn number(heading: Hts8) -> HtsNumber {
    HtsNumber::from_digits(u64::from(heading.digits()) * 100).expect("number")
}

fn eight(digits: u32) -> Hts8 {
    Hts8::from_digits(digits).expect("heading")
}

#[test]
fn every_heading_has_a_programme_or_a_reason() {
    let book = book();
    let mut reasons: BTreeSet<(&str, &str)> = BTreeSet::new();
    for line in NO_LIST.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [from, to, reason] = fields[..] else { panic!("three fields: {line}") };
        assert!(!reason.is_empty(), "{from}");
        reasons.insert((from, to));
    }
    for row in &book.chapter99 {
        let ends = match row.digits {
            Some((from, to)) => {
                [from, to].map(|end| book.heading_measure(eight(end)).map(|m| &m.key))
            }
            None => [None, None],
        };
        let excused = reasons.contains(&(row.from.as_str(), row.to.as_str()));
        assert!(ends.iter().all(Option::is_some) || excused, "{} to {}", row.from, row.to);
        assert!(!(excused && ends[0].is_some()), "{} has a programme after all", row.from);
    }
    let rows =
        |from: &str, to: &str| book.chapter99.iter().any(|row| row.from == from && row.to == to);
    assert!(reasons.iter().all(|(from, to)| rows(from, to)), "a reason for no row");
}

#[test]
fn every_run_of_headings_is_in_the_law() {
    let book = book();
    for measure in &book.measures {
        for run in &measure.headings {
            let known = |heading| {
                book.rates.rows_of(heading).next().is_some()
                    || book.chapter99(number(heading), day("2026-11-24")) != Lookup::Unknown
            };
            assert!(known(run.from) && known(run.to), "{} {} {}", measure.key, run.from, run.to);
        }
    }
}

/// A rule's headings belong to its programme, and those that charge have a rate.
#[test]
fn rules_speak_of_their_own_headings() {
    let book = book();
    for (place, measure) in book.measures.iter().enumerate() {
        for rule in book.rulebook.rules_of(place) {
            for heading in rule.heading.into_iter().chain(rule.last) {
                assert!(measure.role(heading).is_some(), "{} {heading}", measure.key);
            }
            let starts = [rule.span.from, measure.span.from];
            assert!(starts[0] >= starts[1], "{} {}", measure.key, rule.step);
            if let (Some(heading), None) = (rule.heading, rule.last) {
                let row = book.chapter99(number(heading), rule.span.from.expect("a first day"));
                assert!(row.in_force().is_some(), "{} {heading} is not in force", measure.key);
            }
        }
    }
}

/// A rate of a single heading lies on the days of its row in the list of programmes and, where that
/// tells rates for the day, among them.
#[test]
fn rates_of_headings_agree_with_their_rows() {
    let book = book();
    for rate in book.rulebook.heading_rates() {
        let first = rate.span.from.or(rate.span.to).unwrap_or(day("2026-11-24"));
        let found = book.chapter99(number(rate.heading), first);
        let Some(row) = found.in_force() else { panic!("{} on {first}", rate.heading) };
        let told: Vec<_> = row.rates_on(first).flat_map(|step| step.rates.clone()).collect();
        let (HeadingDuty::Added(share) | HeadingDuty::Total(share, _)) = rate.how;
        let reached = share.is_zero() && row.rates_on(first).any(|step| step.total);
        assert!(told.is_empty() || told.contains(&share) || reached, "{} {share}", rate.heading);
    }
}

#[test]
fn single_rows_keep_their_rates_and_walk_their_dates() {
    let book = book();
    let single = |row: &&Chapter99| row.from == row.to && row.digits.is_some();
    for row in book.chapter99.iter().filter(single) {
        let [step] = row.rates.as_slice() else { continue };
        let heading = eight(row.digits.expect("heading").0);
        let rates = book.rulebook.heading_rates().iter().filter(|rate| rate.heading == heading);
        let rates: Vec<_> = rates.collect();
        if step.rates.len() != 1 || rates.is_empty() {
            continue;
        }
        for date in around(row.span) {
            let told = rates.iter().any(|rate| rate.span.contains(date));
            let lookup = book.chapter99(number(heading), date).in_force().is_some();
            assert_eq!(told, lookup, "{heading} on {date}");
        }
    }
}

#[test]
fn a_heading_has_one_role() {
    let book = book();
    for measure in &book.measures {
        assert!(measure.headings.iter().any(|run| run.role == Role::Charges), "{}", measure.key);
        for run in &measure.headings {
            let found = book.heading_measure(run.from).map(|found| found.key.as_str());
            assert_eq!(found, Some(measure.key.as_str()), "{}", run.from);
        }
    }
}
