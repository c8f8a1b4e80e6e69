//! The different things that lines say of one product, in time.

use super::{count_lines, listed};
use crate::model::Arrange;
use crate::model::{Date, LineId, iso};

/// What one line says of its product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Occurrence<K> {
    /// What it says: a tariff number, a country.
    pub says: K,
    /// The date of entry.
    pub date: Option<Date>,
    /// The line.
    pub line: LineId,
    /// Its record in the table of tariff records.
    pub tariff: u32,
}

/// One of the things said, with the lines that say it.
#[derive(Debug, Clone)]
pub(crate) struct Variant<K> {
    /// What is said.
    pub says: K,
    /// The lines, in the order of the portfolio.
    pub lines: Vec<Occurrence<K>>,
    /// The first date of entry; `None` when a line has none.
    first: Option<Date>,
    /// The last.
    last: Option<Date>,
}

/// How the variants of a product lie in time.
#[derive(Debug, Clone)]
pub(crate) enum Relation<K> {
    /// Some are used side by side: these, the most lines first. Others, which ended before or began
    /// after, are left out.
    SideBySide(Vec<Variant<K>>),
    /// Each ends before the next begins: all of them, in time.
    InTurn(Vec<Variant<K>>),
}

/// The variants among the occurrences of one product, sorted by what they say.
pub(crate) fn variants<K: Copy + Ord>(occurrences: &[Occurrence<K>]) -> Vec<Variant<K>> {
    let mut sorted = occurrences.to_vec();
    sorted.sort_by_key(|one| (one.says, one.line, one.tariff));
    let same = sorted.chunk_by(|a, b| a.says == b.says);
    same.filter_map(|lines| {
        let dated = lines.iter().all(|one| one.date.is_some());
        Some(Variant {
            says: lines.first()?.says,
            first: lines.iter().filter_map(|one| one.date).min().filter(|_| dated),
            last: lines.iter().filter_map(|one| one.date).max().filter(|_| dated),
            lines: lines.to_vec(),
        })
    })
    .collect()
}

/// How two or more variants lie in time. A variant without dates overlaps with all.
pub(crate) fn relation<K: Copy + Ord>(mut variants: Vec<Variant<K>>) -> Relation<K> {
    if variants.iter().any(|variant| variant.first.is_none()) {
        return Relation::SideBySide(most_first(variants));
    }
    variants.arrange_by_key(|variant| (variant.first, variant.last, variant.says));
    let mut runs: Vec<Vec<Variant<K>>> = Vec::new();
    let mut end = None;
    for variant in variants {
        let joins = end.is_some() && variant.first <= end;
        end = end.max(variant.last);
        match runs.last_mut() {
            Some(run) if joins => run.push(variant),
            _ => runs.push(vec![variant]),
        }
    }
    if runs.iter().all(|run| run.len() == 1) {
        return Relation::InTurn(runs.into_iter().flatten().collect());
    }
    let together = runs.into_iter().filter(|run| run.len() > 1).flatten().collect();
    Relation::SideBySide(most_first(together))
}

fn most_first<K: Copy + Ord>(mut variants: Vec<Variant<K>>) -> Vec<Variant<K>> {
    variants.arrange_by_key(|variant| (std::cmp::Reverse(variant.lines.len()), variant.says));
    variants
}

/// `a until 2024-05-01 (3 lines) and b from 2024-05-02 (4 lines)`: variants that are used in turn.
pub(crate) fn in_their_time<K: std::fmt::Display>(all: &[Variant<K>]) -> String {
    let last = all.len().saturating_sub(1);
    let times = all.iter().enumerate().map(|(at, one)| {
        format!("{} {} ({})", one.says, one.when(at == last), count_lines(one.lines.len()))
    });
    listed(&times.collect::<Vec<_>>())
}

impl<K> Variant<K> {
    /// `until 2024-05-01`, `from 2024-05-02`: as one of several that are used in turn.
    pub(crate) fn when(&self, is_last: bool) -> String {
        match (is_last, self.first, self.last) {
            (true, Some(first), _) => format!("from {}", iso(first)),
            (false, _, Some(last)) => format!("until {}", iso(last)),
            _ => "on a day not told".to_owned(),
        }
    }
}

/// The lines of all variants but the first, the rarest first.
pub(crate) fn all_but_first<K: Copy>(variants: &[Variant<K>]) -> Vec<Occurrence<K>> {
    variants.iter().skip(1).rev().flat_map(|variant| variant.lines.iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse_iso;

    fn occurrence(says: u8, date: &str, line: u32) -> Occurrence<u8> {
        Occurrence { says, date: parse_iso(date), line: LineId(line), tariff: line }
    }

    fn said<K: Copy>(variants: &[Variant<K>]) -> Vec<(K, usize)> {
        variants.iter().map(|variant| (variant.says, variant.lines.len())).collect()
    }

    #[test]
    fn one_after_the_other() {
        let seen = [
            occurrence(9, "2024-01-01", 0),
            occurrence(9, "2024-05-01", 1),
            occurrence(4, "2024-05-02", 2),
        ];
        match relation(variants(&seen)) {
            Relation::InTurn(all) => assert_eq!(said(&all), [(9, 2), (4, 1)]),
            Relation::SideBySide(all) => panic!("{:?}", said(&all)),
        }
    }

    #[test]
    fn side_by_side_leaves_out_what_ended_before() {
        let seen = [
            occurrence(1, "2023-01-01", 0),
            occurrence(5, "2024-01-01", 1),
            occurrence(7, "2024-02-01", 2),
            occurrence(7, "2024-02-03", 3),
            occurrence(5, "2024-02-01", 4),
            occurrence(7, "2024-02-05", 5),
        ];
        match relation(variants(&seen)) {
            Relation::SideBySide(all) => assert_eq!(said(&all), [(7, 3), (5, 2)]),
            Relation::InTurn(all) => panic!("{:?}", said(&all)),
        }
    }

    #[test]
    fn without_dates_nothing_is_in_turn() {
        let seen = [occurrence(1, "", 0), occurrence(2, "2024-01-01", 1)];
        assert!(matches!(relation(variants(&seen)), Relation::SideBySide(_)));
    }
}
