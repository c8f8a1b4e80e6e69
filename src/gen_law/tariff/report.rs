//! What was read, what disagrees and what was left out: the table `tariff_report`.

use super::super::write::{Table, line};
use std::collections::BTreeMap;

/// The editions as the table `tariff_editions` names them, with their first and last possible day.
const EDITIONS: &str = include_str!("../hand/tariff_editions.tsv");

/// CBP's list in [`EDITIONS`].
pub(super) const LIST: &str = "CBP's list of 21 February 2026";
/// The schedule in use.
pub(super) const IN_USE: &str = "2026 revision 11";

/// Sources that are no edition, with the first day they can be of.
const OTHER: [(&str, &str); 2] = [
    ("chapter 99 of April 2026", "2026-04-01"),
    ("lists of tariff numbers under chapter 99", "2026-04-29"),
];

/// Counts by source and thing counted.
pub(in crate::gen_law) struct Report {
    counts: BTreeMap<(String, String), usize>,
}

impl Report {
    pub(in crate::gen_law) fn new() -> Self {
        Self { counts: BTreeMap::new() }
    }

    /// Adds to a count, which stands in the table even when it stays zero.
    pub(in crate::gen_law) fn add(&mut self, source: &str, what: &str, count: usize) {
        *self.counts.entry((source.to_owned(), what.to_owned())).or_insert(0) += count;
    }

    pub(in crate::gen_law) fn table(self) -> Table {
        let rows = self.counts.into_iter().map(|((source, what), count)| {
            let other = || OTHER.iter().find(|(name, _)| *name == source).map(|(_, day)| *day);
            let date = edition(&source).map(|(from, _)| from).or_else(other).unwrap_or_default();
            line(&[&source, date, &what, &count.to_string()])
        });
        let mut rows: Vec<String> = rows.collect();
        let key = |row: &String| {
            let mut fields = row.split('\t').map(str::to_owned);
            let (source, date) = (fields.next(), fields.next());
            (date, source, fields.next())
        };
        rows.sort_by_key(key);
        Table::in_order("tariff_report", "source\tdate\twhat\trows", &rows)
    }
}

/// The editions and lists, in order of date.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    let rows = EDITIONS.lines().skip(1).map(|line| line.split('\t'));
    let named = rows.filter_map(|mut fields| Some((fields.nth(2)?, fields.next()?)));
    named.filter(|(_, kind)| *kind != "nomenclature").map(|(name, _)| name)
}

/// First and last possible day of an edition.
pub(super) fn edition(name: &str) -> Option<(&'static str, &'static str)> {
    EDITIONS.lines().find_map(|line| {
        let mut fields = line.split('\t');
        let (from, to) = (fields.next()?, fields.next()?);
        (fields.next()? == name).then_some((from, to))
    })
}
