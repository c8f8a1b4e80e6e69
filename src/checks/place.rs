//! The way from a finding to its cells.

use super::Context;
use crate::finding::At;
use crate::model::{EntryLine, EntrySummary, Field, LineTariff, Place, Portfolio};
use rustc_hash::{FxHashMap, FxHashSet};

/// The cell of a tariff record.
pub(crate) fn at(record: &LineTariff, field: Field) -> At {
    At { place: record.place, field, offset: record.offset }
}

/// The cell of a line's field: on the record the line was read from, or on the first whose file has
/// the column.
pub(crate) fn line_cell(portfolio: &Portfolio, line: &EntryLine, field: Field) -> Option<At> {
    best(portfolio, || portfolio.tariffs_of(line), line.place, field)
}

/// The cell of an entry summary's field, likewise.
pub(crate) fn entry_cell(portfolio: &Portfolio, entry: &EntrySummary, field: Field) -> Option<At> {
    let records = || portfolio.lines_of(entry).flat_map(|(_, line)| portfolio.tariffs_of(line));
    best(portfolio, records, entry.place, field)
}

fn best<I: Iterator<Item = LineTariff>>(
    portfolio: &Portfolio,
    records: impl Fn() -> I,
    head: Place,
    field: Field,
) -> Option<At> {
    let has = |record: &LineTariff| portfolio.file(record.place.file).has(field);
    records()
        .find(|record| record.place == head && has(record))
        .or_else(|| records().find(has))
        .or_else(|| records().next())
        .map(|record| at(&record, field))
}

/// The cell of a record that was set aside: only its row is known.
pub(crate) fn at_row(place: Place, field: Field) -> At {
    At { place, field, offset: At::UNKNOWN_OFFSET }
}

/// The records in use that stand at some of the places asked for.
pub(crate) fn records_at(
    portfolio: &Portfolio,
    places: impl Iterator<Item = Place>,
) -> FxHashMap<Place, LineTariff> {
    let wanted: FxHashSet<Place> = places.collect();
    if wanted.is_empty() {
        return FxHashMap::default();
    }
    let records = portfolio.tariffs.iter().filter(|record| wanted.contains(&record.place));
    records.map(|record| (record.place, record)).collect()
}

/// `Entry FFF-NNNNNNN-C, line 2, ordinal 1`.
pub(crate) fn record_name(portfolio: &Portfolio, record: &LineTariff) -> String {
    let line = portfolio.line(record.line);
    let entry = portfolio.entry(line.entry);
    format!("Entry {}, line {}, ordinal {}", entry.number, line.number, record.ordinal)
}

/// `Entry FFF-NNNNNNN-C, line 2`.
pub(crate) fn line_name(portfolio: &Portfolio, line: &EntryLine) -> String {
    format!("Entry {}, line {}", portfolio.entry(line.entry).number, line.number)
}

/// Whether a record belongs to the account that the options name, if they name one.
pub(crate) fn is_asked_for(context: &Context<'_>, record: &LineTariff) -> bool {
    let portfolio = context.portfolio;
    let entry = portfolio.entry(portfolio.line(record.line).entry);
    context.options.importer.is_none() || entry.account == context.options.importer
}

/// `row 5 of es003.csv`.
pub(crate) fn row_name(portfolio: &Portfolio, place: Place) -> String {
    format!("row {} of {}", place.row, portfolio.file(place.file).name)
}
