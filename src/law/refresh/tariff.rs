//! What another law changes in the tariff: numbers that came and went, their units, their rates.

use super::changes::{TableChange, compared};
use super::rates::taken;
use crate::law::{Rate, Tables};
use std::collections::{BTreeMap, BTreeSet};

/// Numbers of the newest edition with their units.
pub(super) fn numbers(before: &Tables, after: &Tables) -> TableChange {
    compared(&held(before), &held(after), |units, _| match *units {
        "?" => "units not known".to_owned(),
        units => format!("units {}", units.replace('+', " ")),
    })
}

fn held(texts: &Tables) -> BTreeMap<String, &str> {
    let mut held = BTreeMap::new();
    for line in texts.lines("tariff") {
        let mut fields = line.split('\t');
        let (Some(eight), Some(numbers)) = (fields.next(), fields.nth(1)) else { continue };
        for number in numbers.split(' ') {
            let Some((head, units)) = number.split_once(':') else { continue };
            let suffix = head.get(..2).unwrap_or_default();
            held.insert(dotted(&format!("{eight}{suffix}")), units);
        }
    }
    for line in texts.lines("tariff_changes") {
        let mut fields = line.split('\t');
        let (Some(number), Some(seen), Some(units)) = (fields.next(), fields.next(), fields.next())
        else {
            continue;
        };
        if seen.ends_with('0') {
            held.remove(&dotted(number));
        } else {
            held.entry(dotted(number)).or_insert(units);
        }
    }
    held
}

/// Subheadings with their rates.
pub(super) fn rates(before: &Tables, after: &Tables) -> TableChange {
    compared(&groups(before), &groups(after), |of, other| match other {
        None => of.last().copied().unwrap_or_default().words(None),
        Some(other) => first_difference(of, other),
    })
}

/// The rates on the first day on which they differ from those of other rows.
fn first_difference(of: &[Row<'_>], other: &[Row<'_>]) -> String {
    let starts: BTreeSet<&str> = of.iter().chain(other).map(|row| row.from).collect();
    let differ = starts.into_iter().find_map(|day| {
        let (own, beside) = (on(of, day), on(other, day));
        let told = own.words(Some(beside));
        (!told.is_empty()).then_some((day, told))
    });
    match differ {
        Some(("", told)) => told,
        Some((day, told)) => format!("{told} from {day}"),
        None => "the same rates".to_owned(),
    }
}

/// The row of a day; days as text are in order, the first has none.
fn on<'a>(rows: &[Row<'a>], day: &str) -> Row<'a> {
    rows.iter().rfind(|row| row.from <= day).copied().unwrap_or_default()
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Row<'a> {
    from: &'a str,
    general: &'a str,
    column2: &'a str,
    special: &'a str,
}

fn groups(texts: &Tables) -> BTreeMap<String, Vec<Row<'_>>> {
    let mut groups: BTreeMap<String, Vec<Row<'_>>> = BTreeMap::new();
    for line in texts.lines("tariff_rates") {
        let fields: Vec<&str> = line.split('\t').collect();
        let [eight, from, _, general, column2, special] = *fields.as_slice() else { continue };
        let rows = groups.entry(dotted(eight)).or_default();
        rows.push(Row { from, general, column2, special });
    }
    groups
}

impl Row<'_> {
    /// The rates that differ from those of another row; all without one.
    fn words(&self, beside: Option<Row<'_>>) -> String {
        let mut told = Vec::new();
        let columns = [
            ("general", self.general, beside.map(|row| row.general)),
            ("column 2", self.column2, beside.map(|row| row.column2)),
        ];
        for (name, rate, other) in columns {
            if other != Some(rate) {
                told.push(format!("{name} {}", rate_words(rate)));
            }
        }
        let others = taken(beside.map_or("", |row| row.special));
        let own = taken(self.special);
        for (mark, rate) in &own {
            if beside.is_none() || others.get(mark) != Some(rate) {
                told.push(format!("{mark} {}", rate_words(rate)));
            }
        }
        for mark in others.keys().filter(|mark| !own.contains_key(*mark)) {
            told.push(format!("{mark} no rate"));
        }
        told.join("; ")
    }
}

fn rate_words(text: &str) -> String {
    Rate::read(text).map_or_else(|| text.to_owned(), |rate| rate.to_string())
}

/// A number with its points: `0101.21.00.10`.
fn dotted(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + 3);
    for (at, digit) in digits.char_indices() {
        if matches!(at, 4 | 6 | 8) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}
