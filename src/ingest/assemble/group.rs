//! The rows of one entry line in one file.

use super::compare::{by_content, difference};
use super::{Ledger, Source, fits};
use crate::ingest::imports::{LINE_AMOUNTS, LinePart, line_differences};
use crate::ingest::once::Once;
use crate::model::Arrange;
use crate::model::{Date, Field, Interner, LineTariff, Money, Place};
use std::cmp::Ordering;

/// A record and the date that tells how late its extract is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub tariff: LineTariff,
    /// Latest of PSC and liquidation date.
    pub rank: Option<Date>,
}

/// The rows of one entry line in one file, each ordinal once.
#[derive(Debug)]
pub(super) struct Group {
    /// Index of the file among those of entry lines.
    pub source: usize,
    pub rows: Vec<Row>,
    pub line: LinePart,
    pub amounts: [Once; LINE_AMOUNTS.len()],
    /// The file tells ordinals.
    pub ordinals: bool,
    /// The one row gives value and duty of the whole line, not of a tariff record.
    pub whole_line: bool,
    /// Other files that this group was completed from.
    pub also: Vec<usize>,
}

impl Group {
    /// Gathers the parts of a line in one file. What stands twice there is settled.
    pub(super) fn gather(
        source: (usize, &Source),
        parts: &[u32],
        text: &Interner,
        ledger: &mut Ledger,
    ) -> Option<Self> {
        let (index, source) = source;
        let data = &source.data;
        let mut group: Option<Self> = None;
        let end =
            |i: usize| data.lines.get(i + 1).map_or(data.rows.len() as u32, |next| next.first);
        let rows = |part: &u32| {
            let i = *part as usize;
            data.lines.get(i).map_or(0, |line| end(i).saturating_sub(line.first) as usize)
        };
        // Sorted, and joined with those of other files, they stand there more than once.
        if !fits(parts.iter().map(rows).sum(), 4 * size_of::<Row>()) {
            ledger.is_full = true;
            return None;
        }
        for &part in parts {
            let i = part as usize;
            let mut line = *data.lines.get(i)?;
            line.texts = line.texts.map(|symbol| source.symbol(symbol));
            let amounts = data.amounts_of(part);
            let dates = data.entries.get(line.entry as usize).map(|entry| entry.dates);
            let [.., liquidation, psc] = dates.unwrap_or_default();
            let group = match &mut group {
                Some(group) => {
                    group.merge_line(&line, amounts, text);
                    group
                }
                None => group.insert(Self {
                    source: index,
                    rows: Vec::new(),
                    line,
                    amounts,
                    ordinals: source.has(Field::TariffOrdinal),
                    whole_line: false,
                    also: Vec::new(),
                }),
            };
            for row in line.first..end(i) {
                group.add(data.rows.get(row), source, liquidation.max(psc));
            }
        }
        let mut group = group?;
        group.report_differences(source, ledger);
        group.number();
        group.settle(ledger);
        group.line_level(source);
        let of_lines = source.data.line_value && source.data.line_duty;
        group.whole_line = of_lines && !group.ordinals && group.rows.len() == 1;
        Some(group)
    }

    fn add(&mut self, mut tariff: LineTariff, source: &Source, rank: Option<Date>) {
        tariff.hts_raw = source.symbol(tariff.hts_raw);
        tariff.primary_rate = source.symbol(tariff.primary_rate);
        tariff.place.file = source.file;
        tariff.value = tariff.value.filter(|_| !source.data.no_value);
        tariff.duty = tariff.duty.filter(|_| !source.data.no_duty);
        self.rows.push(Row { tariff, rank });
    }

    /// Counts the fields of the line in which its rows differ.
    fn report_differences(&self, source: &Source, ledger: &mut Ledger) {
        let Some(place) = self.rows.iter().map(|row| row.tariff.place).min() else { return };
        differences(&self.line, &self.amounts, place, source, ledger);
    }

    fn merge_line(
        &mut self,
        line: &LinePart,
        amounts: [Once; LINE_AMOUNTS.len()],
        text: &Interner,
    ) {
        self.line.join(line, text);
        for (kept, new) in self.amounts.iter_mut().zip(amounts) {
            kept.merge(new);
        }
    }

    /// Takes from another file what this one lacks.
    pub(super) fn complete(&mut self, other: &Self, text: &Interner) {
        self.line.join(&other.line, text);
        self.also.push(other.source);
        self.also.extend_from_slice(&other.also);
        for (kept, new) in self.amounts.iter_mut().zip(other.amounts) {
            if kept.amount().is_none() && !kept.is_unclear() {
                *kept = new;
            }
        }
    }

    /// Numbers records without an ordinal by content, chapter 99 first as ACE does. Equal records get
    /// the same number: they are one record that stands twice.
    fn number(&mut self) {
        self.rows.arrange_by_key(|row| (row.tariff.ordinal, row.tariff.place));
        if self.rows.first().is_none_or(|row| row.tariff.ordinal != 0) {
            return;
        }
        let told = self.rows.partition_point(|row| row.tariff.ordinal == 0);
        let taken: Vec<u16> = self.rows.iter().skip(told).map(|row| row.tariff.ordinal).collect();
        let Some(open) = self.rows.get_mut(..told) else { return };
        open.arrange_by(|a, b| {
            let key =
                |row: &Row| (row.tariff.hts.is_none_or(|hts| !hts.is_chapter99()), row.tariff.hts);
            key(a)
                .cmp(&key(b))
                .then_with(|| by_content(&a.tariff, &b.tariff))
                .then_with(|| a.tariff.place.cmp(&b.tariff.place))
        });
        let mut next = 0u16;
        let mut previous: Option<LineTariff> = None;
        for row in open {
            let equal = previous.is_some_and(|p| difference(&p, &row.tariff, |_| true).is_none());
            if !equal {
                next = next.saturating_add(1);
                while taken.binary_search(&next).is_ok() {
                    next = next.saturating_add(1);
                }
            }
            row.tariff.ordinal = next;
            previous = Some(row.tariff);
        }
        self.rows.arrange_by_key(|row| (row.tariff.ordinal, row.tariff.place));
    }

    /// Keeps one row an ordinal: equal rows are repeats, others a conflict.
    fn settle(&mut self, ledger: &mut Ledger) {
        let unique = self.rows.windows(2).all(|pair| match pair {
            [a, b] => a.tariff.ordinal != b.tariff.ordinal,
            _ => true,
        });
        if unique {
            return;
        }
        // The row to use comes first, whatever the order in the file.
        self.rows.arrange_by(|a, b| {
            let ordinal = a.tariff.ordinal.cmp(&b.tariff.ordinal);
            ordinal.then_with(|| later(b, a)).then_with(|| a.tariff.place.cmp(&b.tariff.place))
        });
        let mut kept: Vec<Row> = Vec::with_capacity(self.rows.len());
        for row in std::mem::take(&mut self.rows) {
            let used = kept.last().filter(|last| last.tariff.ordinal == row.tariff.ordinal);
            let Some(used) = used.map(|row| row.tariff) else {
                kept.push(row);
                continue;
            };
            let (place, duty) = (row.tariff.place, row.tariff.duty);
            match difference(&used, &row.tariff, |_| true) {
                None => ledger.repeated(used.place, place, duty),
                Some(field) => ledger.conflict(used.place, place, field, duty),
            }
        }
        self.rows = kept;
    }

    /// Where value or duty come from a column of the whole line and each of several records repeats
    /// it, it is not the records' own: the value belongs to the one record of goods, the duty to none
    /// that we could name.
    fn line_level(&mut self, source: &Source) {
        if self.rows.len() < 2 {
            return;
        }
        let repeats = |get: fn(&LineTariff) -> Option<Money>, rows: &[Row]| {
            let first = rows.first().and_then(|row| get(&row.tariff));
            first.is_some_and(|v| !v.is_zero()) && rows.iter().all(|row| get(&row.tariff) == first)
        };
        if source.data.line_value && repeats(|t| t.value, &self.rows) {
            let is_goods = |row: &Row| row.tariff.hts.is_none_or(|hts| !hts.is_chapter99());
            let one = self.rows.iter().filter(|row| is_goods(row)).count() == 1;
            for row in &mut self.rows {
                if !(one && is_goods(row)) {
                    row.tariff.value = None;
                }
            }
        }
        if source.data.line_duty && repeats(|t| t.duty, &self.rows) {
            self.rows.iter_mut().for_each(|row| row.tariff.duty = None);
        }
    }
}

/// Greater is used: the row of the later extract; where no date tells, the first by content.
fn later(a: &Row, b: &Row) -> Ordering {
    a.rank.cmp(&b.rank).then_with(|| by_content(&b.tariff, &a.tariff))
}

/// Counts the fields of a line in which its rows differ; `place` is the first of them.
pub(super) fn differences(
    line: &LinePart,
    amounts: &[Once; LINE_AMOUNTS.len()],
    place: Place,
    source: &Source,
    ledger: &mut Ledger,
) {
    if line.differs != 0 {
        line_differences(line.differs).for_each(|field| ledger.differs(place, field));
    }
    for (once, field) in amounts.iter().zip(LINE_AMOUNTS) {
        if !once.is_unclear() {
            continue;
        }
        // Columns of the whole line that stand for the records' own may differ.
        let own = match field {
            Field::LineValue => source.data.line_value,
            Field::LineDuty => source.data.line_duty || !source.has(Field::LineDuty),
            _ => false,
        };
        if !own {
            ledger.differs(place, field);
        }
    }
}
