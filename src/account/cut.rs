//! Lines counted by one thing that they state: a port, a supplier, a month.

use crate::model::Arrange;
use crate::model::{Money, Portfolio, Symbol};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::hash::Hash;

/// Rows of a cut that are named.
const ROWS: usize = 12;

/// Lines and what they come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sum {
    pub(super) lines: u64,
    /// `None` until a line states one.
    pub(super) value: Option<Money>,
    pub(super) duty: Option<Money>,
}

impl Sum {
    pub(super) fn add(&mut self, other: Self) {
        let plus = |sum: &mut Option<Money>, more: Option<Money>| {
            if let Some(more) = more {
                *sum = Some(sum.unwrap_or_default() + more);
            }
        };
        self.lines += other.lines;
        plus(&mut self.value, other.value);
        plus(&mut self.duty, other.duty);
    }
}

/// A row of a cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CutRow {
    /// A code, or the name where there is none.
    pub name: String,
    /// What the code stands for.
    pub label: Option<String>,
    /// Entry lines.
    pub lines: u64,
    /// Entered value, as far as stated.
    pub value: Option<Money>,
    /// Duty on tariff records, as far as stated.
    pub duty: Option<Money>,
    /// Findings that point at one of the lines.
    pub findings: u64,
}

/// What the rows leave out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rest {
    /// Names that are left out.
    pub names: u64,
    /// Their lines.
    pub lines: u64,
    /// Their value.
    pub value: Option<Money>,
    /// Their duty.
    pub duty: Option<Money>,
}

/// The lines of an account by one thing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cut {
    /// The most lines first, then by value and name; months in their order.
    pub rows: Vec<CutRow>,
    /// What they leave out.
    pub rest: Option<Rest>,
}

impl Cut {
    /// The rows with the most lines, and the rest.
    pub(super) fn largest(mut rows: Vec<CutRow>) -> Self {
        rows.arrange_by(|a, b| {
            let rank = |row: &CutRow| (Reverse(row.lines), Reverse(row.value));
            rank(a).cmp(&rank(b)).then_with(|| a.name.cmp(&b.name))
        });
        let left = rows.split_off(ROWS.min(rows.len()));
        let mut sum = Sum::default();
        for row in &left {
            sum.add(Sum { lines: row.lines, value: row.value, duty: row.duty });
        }
        let Sum { lines, value, duty } = sum;
        let names = left.len() as u64;
        Self { rows, rest: (names > 0).then_some(Rest { names, lines, value, duty }) }
    }
}

/// Gathers a cut: one place for each key.
#[derive(Debug)]
pub(super) struct Gather<K> {
    places: FxHashMap<K, u32>,
    groups: Vec<(K, Sum)>,
    /// Group and finding, with repeats.
    findings: Vec<(u32, u32)>,
    labels: FxHashMap<(u32, Symbol), u64>,
}

impl<K> Default for Gather<K> {
    fn default() -> Self {
        Self {
            places: FxHashMap::default(),
            groups: Vec::new(),
            findings: Vec::new(),
            labels: FxHashMap::default(),
        }
    }
}

impl<K: Copy + Eq + Hash> Gather<K> {
    /// Adds lines with the findings on them.
    pub(super) fn add(&mut self, key: K, sum: Sum, findings: &[u32]) -> u32 {
        let groups = &mut self.groups;
        let place = *self.places.entry(key).or_insert_with(|| {
            groups.push((key, Sum::default()));
            groups.len() as u32 - 1
        });
        if let Some((_, group)) = groups.get_mut(place as usize) {
            group.add(sum);
        }
        self.findings.extend(findings.iter().map(|finding| (place, *finding)));
        place
    }

    /// Notes a name that a group goes by, over so many lines.
    pub(super) fn label(&mut self, place: u32, name: Symbol, lines: u64) {
        if name.is_some() {
            *self.labels.entry((place, name)).or_default() += lines;
        }
    }

    /// Each key with its lines, the name used most and the number of its findings, in no order.
    pub(super) fn finish(
        self,
        portfolio: &Portfolio,
    ) -> impl Iterator<Item = (K, Sum, Option<String>, u64)> {
        let mut findings = self.findings;
        findings.sort_unstable();
        findings.dedup();
        let mut counts = vec![0u64; self.groups.len()];
        for (place, _) in findings {
            if let Some(count) = counts.get_mut(place as usize) {
                *count += 1;
            }
        }
        let mut names: Vec<Option<(u64, Symbol)>> = vec![None; self.groups.len()];
        for ((place, name), lines) in self.labels {
            let Some(best) = names.get_mut(place as usize) else { continue };
            let rank = |(lines, name): (u64, Symbol)| (Reverse(lines), portfolio.str(name));
            if best.is_none_or(|best| rank((lines, name)) < rank(best)) {
                *best = Some((lines, name));
            }
        }
        let named =
            names.into_iter().map(|name| name.map(|(_, name)| portfolio.str(name).to_owned()));
        let rows = self.groups.into_iter().zip(named.collect::<Vec<_>>()).zip(counts);
        rows.map(|(((key, sum), label), findings)| (key, sum, label, findings))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_lines_come_first_and_the_rest_is_summed() {
        let row = |name: usize, lines, cents| CutRow {
            name: format!("{name:02}"),
            label: None,
            lines,
            value: Some(Money::cents(cents)),
            duty: None,
            findings: 0,
        };
        let mut rows: Vec<_> = (0..14).map(|name| row(name, 1, 100)).collect();
        rows.push(row(20, 9, 1));
        rows.push(row(21, 1, 200));
        let cut = Cut::largest(rows);
        let names: Vec<&str> = cut.rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["20", "21", "00", "01", "02", "03", "04", "05", "06", "07", "08", "09"]);
        let rest = cut.rest.expect("rest");
        assert_eq!((rest.names, rest.lines), (4, 4));
        assert_eq!((rest.value, rest.duty), (Some(Money::cents(400)), None));
    }
}
