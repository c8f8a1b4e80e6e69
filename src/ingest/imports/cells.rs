//! Cells of reports, and what is known of them before they are read.

use crate::ingest::memo::Memo;
use crate::ingest::settle::Settle;
use crate::ingest::slot::Slot;
use crate::ingest::tally::{NoteKind, Tally};
use crate::ingest::values::{self, Read, Way};
use crate::model::{Date, Field, Money, Unit};
use crate::text::{Cell, Record};
use rust_decimal::Decimal;

/// How many cells at the start of a row are those of the row last taken, which it then replaces.
pub(super) fn same_as(record: &Record<'_>, last: &mut u32) -> usize {
    let follows = last.checked_add(1) == Some(record.row) && *last > 0;
    *last = record.row;
    if follows { record.unchanged() } else { 0 }
}

/// Slots with what settles their columns.
pub(super) fn chosen<'a, T, U>(
    slots: &'a mut [Slot<Option<Way<T>>>],
    open: &'a mut [U],
) -> impl Iterator<Item = (&'a mut Slot<Option<Way<T>>>, &'a mut U)> {
    // Slots stand in the order of their index, with gaps.
    let mut open = open.iter_mut().enumerate();
    slots.iter_mut().filter_map(move |slot| {
        let (_, open) = open.find(|(index, _)| *index == slot.index)?;
        Some((slot, open))
    })
}

/// A date in a slot.
pub(super) fn dated(cell: Cell<'_>) -> (Read<Option<Way<Date>>>, Option<NoteKind>) {
    (values::dated(cell).optional(), None)
}

/// An amount in a slot.
pub(super) fn money(cell: Cell<'_>) -> (Read<Option<Way<Money>>>, Option<NoteKind>) {
    (values::number(cell).map(|way| way.map(Money)).optional(), None)
}

/// A number in its most usual form, or a blank cell, of a column of delimited text: nothing is to be
/// said of it and nothing is to be settled. `None` calls for the general way, which gives the same.
#[inline]
pub(super) fn quick<T: Copy>(
    record: &Record<'_>,
    column: usize,
    settle: &mut Settle<T>,
) -> Option<Option<Decimal>> {
    let text = record.text(column)?;
    if text.is_empty() {
        return Some(None);
    }
    let number = values::usual(text)?;
    if number.scale() > 0 {
        settle.prove_first();
    }
    Some(Some(number))
}

/// A quantity and its unit, which may stand in one cell (`12 KG`); where the unit in the cell and that
/// of its column differ, the quantity is unknown.
pub(in crate::ingest) fn quantity(
    columns: [Option<usize>; 2],
    fields: [Field; 2],
    record: &Record<'_>,
    units: &mut Memo<Read<Unit>>,
    tally: &mut Tally,
) -> (Option<Way<Decimal>>, Option<Unit>) {
    let [column, unit_column] = columns;
    let [field, unit_field] = fields;
    let to_unit = |cell: Cell<'_>| units.get(cell, values::unit);
    let told = read(unit_column, unit_field, record, tally, to_unit);
    let Some(column) = column else { return (None, told) };
    let cell = record.cell(column);
    match values::quantity(cell) {
        Read::Value((way, None)) => (Some(way), told),
        Read::Value((way, unit)) if told.is_none() || told == unit => (Some(way), unit),
        Read::Value(_) => {
            tally.note(NoteKind::UnitDiffers, field, record.row, cell.bytes);
            (None, told)
        }
        Read::Blank => (None, told),
        Read::Unreadable => {
            tally.note(NoteKind::Unreadable, field, record.row, cell.bytes);
            (None, told)
        }
    }
}

/// Reads a cell of a column the file may lack; an unreadable one is counted.
pub(in crate::ingest) fn read<T>(
    column: Option<usize>,
    field: Field,
    record: &Record<'_>,
    tally: &mut Tally,
    read: impl FnOnce(Cell<'_>) -> Read<T>,
) -> Option<T> {
    let cell = record.cell(column?);
    let value = read(cell);
    if matches!(value, Read::Unreadable) {
        tally.note(NoteKind::Unreadable, field, record.row, cell.bytes);
    }
    value.value()
}
