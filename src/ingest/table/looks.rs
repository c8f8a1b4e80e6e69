//! What a row is by the look of its cells: headings again, totals, titles, rows that are too wide.

use crate::ingest::headers::normal;
use crate::ingest::mapping::Mapping;
use crate::ingest::values;
use crate::model::{Field, SourceKind};
use crate::text::{Record, decode, trim};

/// Whether a cell repeats the heading above it.
pub(super) fn is_heading(record: &Record<'_>, mapping: &Mapping, field: Field) -> bool {
    let Some(column) = mapping.columns.get(field) else { return false };
    normal(&decode(trim(record.raw(column)))) == normal(mapping.heading(field))
}

pub(super) fn is_too_wide(record: &Record<'_>, mapping: &Mapping) -> bool {
    record.len() > mapping.width
        && (mapping.width..record.len()).any(|index| !record.cell(index).is_empty())
}

/// Blank rows, repeated headings, totals, and rows with one cell only (titles, footnotes).
pub(super) fn is_other(record: &Record<'_>, mapping: &Mapping, key: Field) -> bool {
    let filled = record.cells().filter(|cell| !cell.is_empty()).take(2).count();
    if filled < 2 {
        return true;
    }
    let Some(column) = mapping.columns.get(key) else { return false };
    let cell = decode(trim(record.raw(column)));
    mentions_total(cell.as_bytes()) || normal(&cell) == normal(mapping.heading(key))
}

/// A row without entry number, line and tariff number: totals, with or without the word.
pub(super) fn is_summary(record: &Record<'_>, mapping: &Mapping) -> bool {
    let blank = |field| mapping.columns.get(field).is_none_or(|i| record.cell(i).is_empty());
    blank(Field::LineNumber) && blank(Field::HtsNumber) && is_numbers_or_total(record)
}

pub(in crate::ingest) fn is_numbers_or_total(record: &Record<'_>) -> bool {
    has_total(record)
        || record.cells().all(|cell| cell.is_empty() || values::decimal(cell).value().is_some())
}

/// Whether a short row without a line end is the last of a whole file: totals, which are shorter than
/// the rows above. They say so in the place of the key or in the only words they have; a text that has
/// such a word in it, the name of an importer say, is no sign.
pub(super) fn is_closing(record: &Record<'_>, mapping: &Mapping) -> bool {
    let key = match mapping.kind {
        SourceKind::EntrySummaries | SourceKind::EntryHeaders => Some(Field::EntryNumber),
        SourceKind::Exports => Some(Field::ExportDate),
        // Parts are free text.
        _ => None,
    };
    let key = key.and_then(|field| mapping.columns.get(field)).filter(|i| *i < record.len());
    let is_number = |cell| values::decimal(cell).value().is_some();
    key.is_some_and(|i| mentions_total(record.cell(i).bytes))
        || has_total(record)
            && record
                .cells()
                .all(|cell| cell.is_empty() || mentions_total(cell.bytes) || is_number(cell))
}

fn has_total(record: &Record<'_>) -> bool {
    record.cells().any(|cell| mentions_total(cell.bytes))
}

/// Whether a cell begins or ends with the word "total" or counts records.
pub(in crate::ingest) fn mentions_total(bytes: &[u8]) -> bool {
    if bytes.len() > 60 {
        return false;
    }
    let text = bytes.to_ascii_lowercase();
    let words = ["total", "totals", "subtotal", "sum", "count"];
    let mut parts = text.split(|b| !b.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    parts.any(|part| words.iter().any(|word| word.as_bytes() == part))
}
