//! Entry lines of all files: sorted, grouped, joined.

use super::entries::{self, Joined};
use super::group::Group;
use super::{Ledger, Source, fits, overlap, straight};
use crate::ingest::imports::{LINE_AMOUNTS, LinePart};
use crate::ingest::once::Once;
use crate::model::{
    Blocks, Date, EntryId, EntryLine, EntryNumber, HtsNumber, ImportDate, LineAmounts, LineId,
    LineTariffs, Money, Packed, PackedAmounts, Place, Portfolio,
};
use crate::text::{NoRoom, has_room, push, reserve_exact};
use std::collections::BTreeSet;
use std::ops::Range;

/// The line of a part that is of a whole entry summary.
const NO_LINE: u32 = 0;

/// A part of a line and what it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct PartRef {
    entry: EntryNumber,
    line: u32,
    source: u16,
    part: u32,
}

/// Bytes that joining lines takes at the least: they are looked for before they are taken. What was read
/// of a file that stands alone gives its room back line by line.
fn room(sources: &[Source]) -> usize {
    let given = if sources.len() == 1 { size_of::<LinePart>() } else { 0 };
    let lines: usize = sources.iter().map(|source| source.data.lines.len()).sum();
    lines.saturating_mul(size_of::<EntryLine>().saturating_sub(given))
}

/// Takes away what was filled.
pub(super) fn clear(portfolio: &mut Portfolio) {
    portfolio.entries = Blocks::default();
    portfolio.lines = Blocks::default();
    portfolio.without_lines = Vec::new();
    portfolio.tariffs = LineTariffs::default();
}

/// Fills entries, lines and tariff records of the portfolio.
pub(super) fn assemble(
    mut sources: Vec<Source>,
    portfolio: &mut Portfolio,
    ledger: &mut Ledger,
) -> Result<(), NoRoom> {
    if !has_room(room(&sources)) {
        return Err(NoRoom);
    }
    if sources.len() == 1
        && let Some(only) = sources.pop_if(|only| straight::is_straight(only))
    {
        return straight::take(only, portfolio, ledger);
    }
    let sources = &sources;
    let mut refs: Vec<PartRef> = Vec::new();
    let of_entries = |s: &Source| if s.data.headers { s.data.entries.len() } else { 0 };
    let parts = sources.iter().map(|s| s.data.lines.len() + of_entries(s)).sum();
    reserve_exact(&mut refs, parts)?;
    for (index, source) in sources.iter().enumerate() {
        if source.data.headers {
            for (part, entry) in source.data.entries.iter().enumerate() {
                let (source, part) = (index as u16, part as u32);
                refs.push(PartRef { entry: entry.number, line: NO_LINE, source, part });
            }
        }
        for (part, line) in source.data.lines.iter().enumerate() {
            let Some(entry) = source.data.entries.get(line.entry as usize) else { continue };
            let (source, part) = (index as u16, part as u32);
            refs.push(PartRef { entry: entry.number, line: line.number, source, part });
        }
    }
    refs.sort_unstable();
    for of_entry in refs.chunk_by(|a, b| a.entry == b.entry) {
        if !fits(of_entry.len(), 2 * size_of::<(usize, u32)>()) {
            return Err(NoRoom);
        }
        add_entry(of_entry, sources, portfolio, ledger);
    }
    if is_full(portfolio) { Err(NoRoom) } else { Ok(()) }
}

/// Whether there was no room for all entries, lines and records.
pub(super) fn is_full(portfolio: &Portfolio) -> bool {
    portfolio.tariffs.is_full() || portfolio.lines.is_full() || portfolio.entries.is_full()
}

fn add_entry(refs: &[PartRef], sources: &[Source], portfolio: &mut Portfolio, ledger: &mut Ledger) {
    let mut parts: Vec<(usize, u32)> = refs
        .iter()
        .filter_map(|r| {
            let index = usize::from(r.source);
            if r.line == NO_LINE {
                return Some((index, r.part));
            }
            let line = sources.get(index)?.data.lines.get(r.part as usize)?;
            Some((index, line.entry))
        })
        .collect();
    parts.sort_unstable();
    parts.dedup();
    let joined = entries::entry(&parts, sources, &portfolio.text, ledger);
    let Some(Joined { summary: mut entry, import_date }) = joined else { return };
    let refs = refs.get(refs.partition_point(|r| r.line == NO_LINE)..).unwrap_or_default();
    if refs.is_empty() {
        let files: BTreeSet<_> =
            parts.iter().filter_map(|(index, _)| Some(sources.get(*index)?.file)).collect();
        files.into_iter().for_each(|file| ledger.lacks_lines(file));
        ledger.is_full |= push(&mut portfolio.without_lines, entry).is_err();
        return;
    }
    let id = EntryId(portfolio.entries.len() as u32);
    let first = portfolio.lines.len() as u32;
    for of_line in refs.chunk_by(|a, b| a.line == b.line) {
        let groups: Vec<Group> = of_line
            .chunk_by(|a, b| a.source == b.source)
            .filter_map(|of_file| {
                let index = usize::from(of_file.first()?.source);
                let parts: Vec<u32> = of_file.iter().map(|r| r.part).collect();
                Group::gather((index, sources.get(index)?), &parts, &portfolio.text, ledger)
            })
            .collect();
        if let Some(group) = overlap::join(groups, sources, &portfolio.text, ledger) {
            add_line(id, &group, import_date, portfolio);
        }
    }
    entry.lines = first..portfolio.lines.len() as u32;
    portfolio.entries.push(entry);
}

fn add_line(entry: EntryId, group: &Group, import_date: Option<Date>, portfolio: &mut Portfolio) {
    let id = LineId(portfolio.lines.len() as u32);
    let first = portfolio.tariffs.len() as u32;
    let Some(place) = group.rows.iter().map(|row| row.tariff.place).min() else { return };
    for row in &group.rows {
        let mut tariff = row.tariff;
        tariff.line = id;
        portfolio.tariffs.push(tariff);
    }
    let values = group.rows.iter().map(|row| (row.tariff.hts, row.tariff.value));
    let amounts = amounts(&group.amounts, values);
    let records = first..portfolio.tariffs.len() as u32;
    let of_entry = (entry, import_date);
    portfolio.lines.push(line(of_entry, &group.line, amounts.into(), place, records));
}

/// A line from what its rows have in common; the date of importation of its entry stands in where it
/// has none.
pub(super) fn line(
    (entry, import_date): (EntryId, Option<Date>),
    line: &LinePart,
    packed: PackedAmounts,
    place: Place,
    tariffs: Range<u32>,
) -> EntryLine {
    let [spi, mid, part, description, adcvd_case, manufacturer, serial] = line.texts;
    let [origin, export_country] = line.countries;
    EntryLine {
        entry,
        number: line.number,
        import_date: line.import_date.or(import_date).map(ImportDate),
        origin,
        export_country,
        spi,
        mid,
        manufacturer,
        part,
        serial,
        description,
        adcvd_case,
        packed,
        place,
        tariffs,
    }
}

/// The amounts of a line, from its own columns and from number and value of its records.
pub(super) fn amounts(
    line: &[Once; LINE_AMOUNTS.len()],
    records: impl Iterator<Item = (Option<HtsNumber>, Option<Money>)>,
) -> LineAmounts {
    let [mpf, hmf, value, reported_duty, antidumping, countervailing, tax] =
        line.map(|once: Once| once.amount());
    LineAmounts {
        mpf,
        hmf,
        value: value.or_else(|| sum_of_values(records)),
        reported_duty,
        antidumping,
        countervailing,
        tax,
    }
}

/// The same, packed, from records of the portfolio; `None` when something must be looked at.
pub(super) fn plain_amounts(
    mut line: [Packed; LINE_AMOUNTS.len()],
    tariffs: &LineTariffs,
    records: Range<u32>,
) -> Option<PackedAmounts> {
    let value = &mut line[PackedAmounts::VALUE];
    if *value == Packed::NONE {
        *value = plain_sum(tariffs, records)?;
    }
    Some(PackedAmounts::packed(line))
}

/// [`sum_of_values`] of packed values; `None` when it must be looked at.
fn plain_sum(tariffs: &LineTariffs, records: Range<u32>) -> Option<Packed> {
    let mut sum = Packed::NONE;
    for record in records {
        match tariffs.packed_value(record) {
            wide if wide.is_wide() => return None,
            Packed::NONE if tariffs.hts(record).is_some_and(|hts| hts.is_chapter99()) => {}
            Packed::NONE => return Some(Packed::NONE),
            value if sum == Packed::NONE => sum = value,
            value => sum = sum.plus(value)?,
        }
    }
    Some(sum)
}

/// The sum of the records' values; unknown when a record of goods has none.
fn sum_of_values(
    records: impl Iterator<Item = (Option<HtsNumber>, Option<Money>)>,
) -> Option<Money> {
    let mut sum = None;
    for (hts, value) in records {
        match value {
            Some(value) => sum = Some(sum.map_or(value, |sum| sum + value)),
            None if hts.is_none_or(|hts| !hts.is_chapter99()) => return None,
            None => {}
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FileId, LineTariff, Symbol};

    fn record(hts: Option<HtsNumber>, value: Option<&str>) -> LineTariff {
        LineTariff {
            line: LineId(0),
            ordinal: 1,
            hts,
            hts_raw: Symbol::NONE,
            value: value.and_then(|text| text.parse().ok()).map(Money),
            duty: None,
            quantity: None,
            unit: None,
            quantity2: None,
            unit2: None,
            primary_rate: Symbol::NONE,
            place: Place { file: FileId(0), row: 1 },
            offset: 0,
        }
    }

    #[test]
    fn packed_values_sum_as_others_do() {
        let numbers =
            [None, HtsNumber::from_digits(8_302_106_030), HtsNumber::from_digits(9_903_010_000)];
        let texts = [
            None,
            Some("0.00"),
            Some("12.50"),
            Some("7"),
            Some("-3.25"),
            Some("99999999999999999999"),
        ];
        let records: Vec<LineTariff> =
            numbers.iter().flat_map(|hts| texts.map(|text| record(*hts, text))).collect();
        let mut told = 0;
        for first in &records {
            for others in [&records[..], &[]] {
                for second in others.iter().map(Some).chain([None]) {
                    let mut tariffs = LineTariffs::default();
                    [Some(first), second].into_iter().flatten().for_each(|one| tariffs.push(*one));
                    let all = 0..tariffs.len() as u32;
                    let values = all.clone().map(|i| (tariffs.hts(i), tariffs.value(i)));
                    let Some(sum) = plain_sum(&tariffs, all.clone()) else { continue };
                    let expected = sum_of_values(values).map(|Money(sum)| sum.unpack());
                    assert_eq!(
                        sum.value().map(|sum| sum.unpack()),
                        expected,
                        "{first:?} {second:?}"
                    );
                    told += 1;
                }
            }
        }
        assert!(told > 100, "{told} of them plainly");
    }
}
