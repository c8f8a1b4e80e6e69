//! What another law changes, table by table.

use super::tariff::{numbers, rates};
use crate::law::Tables;
use crate::law::pack::key_columns;
use std::collections::BTreeMap;

/// Records of each kind of change that are named.
pub(super) const NAMED: usize = 5;
/// Longest text of a record that is told.
const LONGEST: usize = 240;

/// What changed in a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableChange {
    /// Its name. Of `tariff` the records are numbers of ten digits, of `tariff_rates` subheadings.
    pub table: &'static str,
    /// Records that were not there before.
    pub added: usize,
    /// Records that are there no longer.
    pub removed: usize,
    /// Records that say something else.
    pub changed: usize,
    /// The first few of each, in this order.
    pub examples: Vec<RecordChange>,
}

/// A record that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordChange {
    /// What tells it from the others: `fees/mpf/rate, 2026-10-01`.
    pub key: String,
    /// What it said; `None` where it is new.
    pub before: Option<String>,
    /// What it says; `None` where it is gone.
    pub after: Option<String>,
}

/// Tables that tell of the others: where they come from, what was counted.
const ABOUT_OTHERS: [&str; 2] = ["tables", "tariff_report"];

/// Tables with a mark for each edition.
const BY_EDITION: [&str; 2] = ["tariff_changes", "tariff_printed"];

/// What differs, in the order of the names of the tables.
#[must_use]
pub fn changes(before: &Tables, after: &Tables) -> Vec<TableChange> {
    let mut all = Vec::new();
    // With another edition every row is another.
    let same_editions = before.get("tariff_editions") == after.get("tariff_editions");
    for (table, text) in after.iter() {
        let old = before.get(table);
        let tells =
            ABOUT_OTHERS.contains(&table) || (BY_EDITION.contains(&table) && !same_editions);
        let numbers_moved = table == "tariff" && !same_editions;
        if tells || (old == text && !numbers_moved) {
            continue;
        }
        let change = match table {
            "tariff" => numbers(before, after),
            "tariff_rates" => rates(before, after),
            _ => plain(table, old, text),
        };
        if change.added + change.removed + change.changed > 0 {
            all.push(TableChange { table, ..change });
        }
    }
    all
}

/// Records told apart by their first columns.
fn plain(table: &str, before: &str, after: &str) -> TableChange {
    let heading: Vec<&str> = after.lines().next().unwrap_or_default().split('\t').collect();
    let columns = key_columns(table).unwrap_or(heading.len());
    let (before, after) = (records(before, columns), records(after, columns));
    compared(&before, &after, |of, other| fields(&heading, columns, of, other))
}

fn records(text: &str, columns: usize) -> BTreeMap<String, Vec<&str>> {
    let record = |line: &'_ str| {
        let key = line.split('\t').take(columns).filter(|field| !field.is_empty());
        key.collect::<Vec<_>>().join(", ")
    };
    let lines = text.lines().skip(1);
    lines.map(|line| (record(line), line.split('\t').collect())).collect()
}

/// The fields in which records differ; all that say something where one is missing.
fn fields(heading: &[&str], columns: usize, of: &[&str], other: Option<&Vec<&str>>) -> String {
    let differs = |at: usize| other.is_none_or(|other| other.get(at) != of.get(at));
    let told = heading.iter().zip(of).enumerate().skip(columns);
    let told = told.filter(|(at, (_, field))| match other {
        Some(_) => differs(*at),
        None => !field.is_empty(),
    });
    told.map(|(_, (name, field))| {
        format!("{name} {}", if field.is_empty() { "(none)" } else { field })
    })
    .collect::<Vec<_>>()
    .join("; ")
}

/// Compares sorted records; `words` says what a record holds, beside another of the same key.
pub(super) fn compared<V: PartialEq>(
    before: &BTreeMap<String, V>,
    after: &BTreeMap<String, V>,
    words: impl Fn(&V, Option<&V>) -> String,
) -> TableChange {
    let mut change = TableChange::default();
    let (mut added, mut removed, mut changed) = (Vec::new(), Vec::new(), Vec::new());
    for (key, new) in after {
        match before.get(key) {
            None => {
                change.added += 1;
                note(&mut added, || record(key, None, Some(words(new, None))));
            }
            Some(old) if old != new => {
                change.changed += 1;
                note(&mut changed, || {
                    record(key, Some(words(old, Some(new))), Some(words(new, Some(old))))
                });
            }
            Some(_) => {}
        }
    }
    for (key, old) in before.iter().filter(|(key, _)| !after.contains_key(*key)) {
        change.removed += 1;
        note(&mut removed, || record(key, Some(words(old, None)), None));
    }
    change.examples = added.into_iter().chain(removed).chain(changed).collect();
    change
}

fn note(examples: &mut Vec<RecordChange>, example: impl FnOnce() -> RecordChange) {
    if examples.len() < NAMED {
        examples.push(example());
    }
}

fn record(key: &str, before: Option<String>, after: Option<String>) -> RecordChange {
    RecordChange { key: key.to_owned(), before: before.map(short), after: after.map(short) }
}

fn short(mut text: String) -> String {
    if let Some((at, _)) = text.char_indices().nth(LONGEST) {
        text.truncate(at);
        text.push('…');
    }
    text
}
