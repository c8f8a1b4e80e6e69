//! Exports of all lists: sorted by content, what stands twice used once.

use super::{Adopted, Ledger};
use crate::ingest::exports::ExportData;
use crate::model::{Export, Exports, Field, Interner, Portfolio};
use crate::text::{NoRoom, has_room, reserve_exact};
use std::cmp::Ordering;

/// An export and whether its list numbers lines.
#[derive(Debug, Clone, Copy)]
struct Row {
    export: Export,
    numbered: bool,
}

/// Takes away what was filled.
pub(super) fn clear(portfolio: &mut Portfolio) {
    portfolio.exports = Exports::default();
}

/// Fills the exports of the portfolio.
pub(super) fn assemble(
    sources: Vec<Adopted<ExportData>>,
    portfolio: &mut Portfolio,
    ledger: &mut Ledger,
) -> Result<(), NoRoom> {
    let count: usize = sources.iter().map(|s| s.data.rows.len()).sum();
    // All of them, those that are kept, and half as many on their way while either is sorted.
    if !has_room(count.saturating_mul(size_of::<Row>() * 5 / 2)) {
        return Err(NoRoom);
    }
    let mut rows = Vec::new();
    reserve_exact(&mut rows, count)?;
    for source in sources {
        for mut export in source.data.rows.iter() {
            export.itn = source.symbol(export.itn);
            export.exporter_raw = source.symbol(export.exporter_raw);
            export.destination_raw = source.symbol(export.destination_raw);
            export.number_raw = source.symbol(export.number_raw);
            export.part = source.symbol(export.part);
            export.serial = source.symbol(export.serial);
            export.place.file = source.file;
            let numbered = source.data.numbered && export.line > 0 && export.itn.is_some();
            rows.push(Row { export, numbered });
        }
    }
    let text = &portfolio.text;
    rows.sort_by(|a, b| {
        by_key(a, b, text)
            .then_with(|| by_content(&a.export, &b.export, text))
            .then_with(|| a.export.place.cmp(&b.export.place))
    });
    let mut kept = Vec::new();
    reserve_exact(&mut kept, rows.len())?;
    for same in rows.chunk_by(|a, b| by_key(a, b, text).is_eq()) {
        settle(same, text, &mut kept, ledger);
    }
    kept.sort_by(|a, b| by_content(a, b, text).then_with(|| a.place.cmp(&b.place)));
    for export in kept {
        portfolio.exports.push(export);
    }
    if portfolio.exports.is_full() { Err(NoRoom) } else { Ok(()) }
}

/// Numbered lines by (ITN, line); others by everything they say.
fn by_key(a: &Row, b: &Row, text: &Interner) -> Ordering {
    let key = a.numbered.cmp(&b.numbered);
    if !a.numbered || !b.numbered {
        return key.then_with(|| by_content(&a.export, &b.export, text));
    }
    text.text(a.export.itn).cmp(text.text(b.export.itn)).then(a.export.line.cmp(&b.export.line))
}

fn by_content(a: &Export, b: &Export, text: &Interner) -> Ordering {
    let words = |x: &Export, y: &Export| {
        text.text(x.part)
            .cmp(text.text(y.part))
            .then_with(|| text.text(x.serial).cmp(text.text(y.serial)))
    };
    a.date
        .cmp(&b.date)
        .then_with(|| text.text(a.itn).cmp(text.text(b.itn)))
        .then_with(|| a.line.cmp(&b.line))
        .then_with(|| a.number.cmp(&b.number))
        .then_with(|| a.quantity.cmp(&b.quantity))
        .then_with(|| a.value.cmp(&b.value))
        .then_with(|| a.unit.cmp(&b.unit))
        .then_with(|| a.destination.cmp(&b.destination))
        .then_with(|| a.exporter.cmp(&b.exporter))
        .then_with(|| a.origin.cmp(&b.origin))
        .then_with(|| a.number_kind.cmp(&b.number_kind))
        .then_with(|| words(a, b))
}

/// Uses one row of those with one key. Rows without a line number may truly stand several times in
/// one list; then only another list's copies are repeats.
fn settle(same: &[Row], text: &Interner, kept: &mut Vec<Export>, ledger: &mut Ledger) {
    let Some(first) = same.first() else { return };
    if !first.numbered {
        return settle_unnumbered(same, kept, ledger);
    }
    let mut used = first.export;
    for row in same.iter().skip(1) {
        match difference(&used, &row.export, text) {
            None => ledger.repeated(used.place, row.export.place, row.export.value),
            Some(field) => {
                // No date tells which list is later; the one that exports less is used.
                let (less, more) = if row.export.quantity < used.quantity {
                    (row.export, used)
                } else {
                    (used, row.export)
                };
                ledger.conflict(less.place, more.place, field, more.value);
                used = less;
            }
        }
    }
    kept.push(used);
}

fn settle_unnumbered(same: &[Row], kept: &mut Vec<Export>, ledger: &mut Ledger) {
    // Equal rows stand sorted by place, so that those of one file follow each other.
    let files = same.chunk_by(|a, b| a.export.place.file == b.export.place.file);
    let mut most: &[Row] = &[];
    for rows in files.clone() {
        if rows.len() > most.len() {
            most = rows;
        }
    }
    let Some(used) = most.first().map(|row| row.export.place) else { return };
    for row in files.flatten() {
        if row.export.place.file == used.file {
            kept.push(row.export);
        } else {
            ledger.repeated(used, row.export.place, row.export.value);
        }
    }
}

fn difference(a: &Export, b: &Export, text: &Interner) -> Option<Field> {
    let found = |field, differs: bool| differs.then_some(field);
    found(Field::ExportDate, a.date != b.date)
        .or_else(|| found(Field::ExportTariffNumber, a.number != b.number))
        .or_else(|| found(Field::ExportQuantity, a.quantity != b.quantity))
        .or_else(|| found(Field::ExportUnit, a.unit != b.unit))
        .or_else(|| found(Field::ExportValue, a.value != b.value))
        .or_else(|| found(Field::Destination, a.destination != b.destination))
        .or_else(|| found(Field::ExporterNumber, a.exporter != b.exporter))
        .or_else(|| found(Field::ExportPart, text.text(a.part) != text.text(b.part)))
}
