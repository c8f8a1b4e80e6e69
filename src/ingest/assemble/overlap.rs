//! One entry line in several files.

use super::compare::{by_content, complete, difference, line_difference};
use super::group::{Group, Row};
use super::{Ledger, Source};
use crate::model::Arrange;
use crate::model::{Field, Interner, Money};
use std::cmp::Ordering;

/// Joins what several files say of one line. Records of one ordinal with equal values are used once.
/// Where anything differs the later extract is taken for the whole line: mixing records of two
/// versions of a line would count a corrected record beside the one it replaced.
pub(super) fn join(
    groups: Vec<Group>,
    sources: &[Source],
    text: &Interner,
    ledger: &mut Ledger,
) -> Option<Group> {
    let mut groups = groups;
    if groups.len() > 1 {
        // Tariff records first, so that rows of whole lines add to them; then the later extract. Which
        // file stands first must not matter.
        groups.arrange_by(|a, b| a.whole_line.cmp(&b.whole_line).then_with(|| order(b, a)));
    }
    let mut groups = groups.into_iter();
    let mut kept = groups.next()?;
    for other in groups {
        kept = join_two(kept, other, sources, text, ledger);
    }
    Some(kept)
}

fn join_two(
    mut a: Group,
    b: Group,
    sources: &[Source],
    text: &Interner,
    ledger: &mut Ledger,
) -> Group {
    let both = |field: Field| {
        [&a, &b].iter().all(|group| {
            let mut files = group.also.iter().chain([&group.source]);
            files.any(|index| {
                sources.get(*index).is_some_and(|source| match field {
                    Field::TariffValue => source.has(field) || source.has(Field::LineValue),
                    Field::TariffDuty => source.has(field) || source.has(Field::LineDuty),
                    _ => source.has(field),
                })
            })
        })
    };
    let found = line_difference(&a, &b, both).or_else(|| {
        if a.ordinals && b.ordinals { keyed(&a, &b, both) } else { unkeyed(&a, &b, both) }
    });
    if let Some(field) = found {
        return take_later(a, b, field, ledger);
    }
    if b.whole_line && !a.whole_line {
        // The row of the line repeats no record: it adds the amounts of the line.
        a.complete(&b, text);
        return a;
    }
    let a_has_records = a.ordinals || !b.ordinals;
    if !a_has_records {
        return join_equal(b, &a, text, ledger);
    }
    if a.ordinals && b.ordinals {
        return union(a, b, text, ledger);
    }
    a = join_equal(a, &b, text, ledger);
    a
}

/// The record with the ordinal of `row`.
fn at<'a>(group: &'a Group, row: &Row) -> Option<&'a Row> {
    let found = group.rows.binary_search_by_key(&row.tariff.ordinal, |r| r.tariff.ordinal);
    found.ok().and_then(|index| group.rows.get(index))
}

/// The first difference between records of one ordinal.
fn keyed(a: &Group, b: &Group, both: impl Fn(Field) -> bool + Copy) -> Option<Field> {
    b.rows.iter().find_map(|row| difference(&at(a, row)?.tariff, &row.tariff, both))
}

/// Where one file does not tell ordinals: the records must be the same, or one record must be the sum
/// of the other file's.
fn unkeyed(a: &Group, b: &Group, both: impl Fn(Field) -> bool + Copy) -> Option<Field> {
    if a.rows.len() == b.rows.len() {
        let sorted = |group: &Group| {
            let mut rows = group.rows.clone();
            rows.arrange_by(|x, y| {
                x.tariff.hts.cmp(&y.tariff.hts).then_with(|| by_content(&x.tariff, &y.tariff))
            });
            rows
        };
        let pairs = sorted(a).into_iter().zip(sorted(b));
        return pairs.into_iter().find_map(|(x, y)| difference(&x.tariff, &y.tariff, both));
    }
    let sum = |group: &Group, get: fn(&Row) -> Option<Money>| -> Option<Money> {
        let known: Vec<Money> = group.rows.iter().filter_map(get).collect();
        (!known.is_empty()).then(|| known.into_iter().sum())
    };
    let differs = |get: fn(&Row) -> Option<Money>| match (sum(a, get), sum(b, get)) {
        (Some(x), Some(y)) => x != y,
        _ => false,
    };
    if a.rows.len() != 1 && b.rows.len() != 1 {
        return Some(Field::TariffOrdinal);
    }
    if differs(|row| row.tariff.value) {
        return Some(Field::TariffValue);
    }
    differs(|row| row.tariff.duty).then_some(Field::TariffDuty)
}

/// Uses the records of `kept`; those of `other` are repeats.
fn join_equal(mut kept: Group, other: &Group, text: &Interner, ledger: &mut Ledger) -> Group {
    let first = kept.rows.first().map(|row| row.tariff.place);
    for (index, row) in other.rows.iter().enumerate() {
        let same = kept.rows.get(index).filter(|_| kept.rows.len() == other.rows.len());
        if let Some(used) = same.map(|r| r.tariff.place).or(first) {
            ledger.repeated(used, row.tariff.place, row.tariff.duty);
        }
    }
    kept.complete(other, text);
    kept
}

/// Records of either file, those in both used once.
fn union(mut kept: Group, other: Group, text: &Interner, ledger: &mut Ledger) -> Group {
    kept.complete(&other, text);
    let mut new = Vec::new();
    for row in other.rows {
        let found = kept.rows.binary_search_by_key(&row.tariff.ordinal, |r| r.tariff.ordinal);
        match found.ok().and_then(|index| kept.rows.get_mut(index)) {
            None => new.push(row),
            Some(used) => {
                ledger.repeated(used.tariff.place, row.tariff.place, row.tariff.duty);
                complete(&mut used.tariff, &row.tariff);
            }
        }
    }
    kept.rows.append(&mut new);
    kept.rows.arrange_by_key(|row| row.tariff.ordinal);
    kept
}

fn take_later(a: Group, b: Group, field: Field, ledger: &mut Ledger) -> Group {
    let (used, other) = if order(&a, &b).is_ge() { (a, b) } else { (b, a) };
    let first = used.rows.first().map(|row| row.tariff.place);
    for row in &other.rows {
        if let Some(place) = at(&used, row).map(|r| r.tariff.place).or(first) {
            ledger.conflict(place, row.tariff.place, field, row.tariff.duty);
        }
    }
    used
}

/// Greater is used: the later extract; where no date tells, the one with less duty, then by content.
fn order(a: &Group, b: &Group) -> Ordering {
    let rank = |group: &Group| group.rows.iter().filter_map(|row| row.rank).max();
    let duty = |group: &Group| group.rows.iter().filter_map(|row| row.tariff.duty).sum::<Money>();
    let rows = |group: &Group| {
        let mut rows: Vec<_> = group.rows.iter().map(|row| row.tariff).collect();
        rows.arrange_by(by_content);
        rows
    };
    rank(a).cmp(&rank(b)).then_with(|| duty(b).cmp(&duty(a))).then_with(|| {
        let (x, y) = (rows(b), rows(a));
        let pairs = x.iter().zip(&y).map(|(p, q)| by_content(p, q));
        pairs.fold(Ordering::Equal, Ordering::then).then(x.len().cmp(&y.len()))
    })
}
