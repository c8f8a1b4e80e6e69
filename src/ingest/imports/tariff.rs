//! The tariff record of a row.

use super::cells::{quantity, quick, read};
use super::open::OpenColumns;
use super::parts::ImportData;
use crate::ingest::mapping::Columns;
use crate::ingest::memo::Memo;
use crate::ingest::settle::Settle;
use crate::ingest::slot::{Slot, plain, symbol};
use crate::ingest::tally::{NoteKind, Tally};
use crate::ingest::values::{self, Read, Reason, Way};
use crate::model::{
    Field, FileId, HtsNumber, LineId, LineTariff, Money, Place, Quantity, Symbol, Unit,
};
use crate::text::{Cell, Record};
use rust_decimal::Decimal;

/// A tariff number: as text, what was assumed of its encoding, and what it says.
type HtsCell = (Symbol, Option<NoteKind>, Read<values::HtsRead>);

/// Reads tariff records; cells that come again are remembered.
#[derive(Debug)]
pub(super) struct Tariffs {
    ordinal: Option<usize>,
    hts: Option<usize>,
    value: Option<usize>,
    duty: Option<usize>,
    quantities: [Option<usize>; 2],
    units: [Option<usize>; 2],
    primary_rate: Option<usize>,
    numbers: Memo<HtsCell>,
    rates: Memo<Symbol>,
    measures: Memo<Read<Unit>>,
    /// The numbers behind the first where the cell of the row last read lists several.
    listed: Vec<HtsNumber>,
}

impl Tariffs {
    /// For a file with these columns.
    pub(super) fn new(columns: &Columns) -> Self {
        Self {
            ordinal: columns.get(Field::TariffOrdinal),
            hts: columns.get(Field::HtsNumber),
            value: columns.get(Field::TariffValue),
            duty: columns.get(Field::TariffDuty),
            quantities: [columns.get(Field::Quantity1), columns.get(Field::Quantity2)],
            units: [columns.get(Field::Unit1), columns.get(Field::Unit2)],
            primary_rate: columns.get(Field::PrimaryDutyRate),
            numbers: Memo::new(),
            rates: Memo::new(),
            measures: Memo::new(),
            listed: Vec::new(),
        }
    }

    /// Further numbers that stand in the cell of the tariff number of the row last read.
    pub(super) fn listed(&self) -> &[HtsNumber] {
        &self.listed
    }

    /// The record of a row of the last line of `data`, which will be the `to`th, and whether a number of
    /// it is not settled yet.
    pub(super) fn record(
        &mut self,
        (record, to): (&Record<'_>, u32),
        amounts: &[Slot<Option<Way<Money>>>],
        open: &mut OpenColumns,
        data: &mut ImportData,
        tally: &mut Tally,
    ) -> (LineTariff, bool) {
        let ordinal = read(self.ordinal, Field::TariffOrdinal, record, tally, values::ordinal);
        let (hts_raw, hts) = self.number(record, data, tally);
        let text = &mut data.text;
        let rate = self.primary_rate.map_or(Cell::EMPTY, |column| record.cell(column));
        let to_symbol =
            |cell: Cell<'_>| symbol(text, cell, plain).0.value().unwrap_or(Symbol::NONE);
        let primary_rate = self.rates.get(rate, to_symbol);
        let of_line = |field: Field| -> Option<Way<Decimal>> {
            let slot = amounts.iter().find(|slot| slot.field == field)?;
            slot.value.map(|way| way.map(|Money(value)| value))
        };
        let mut is_open = false;
        let mut settled =
            |way: Option<Way<Decimal>>, column: Option<usize>, open: &mut Settle<Decimal>| {
                let raw = column.map_or(&b""[..], |column| record.raw(column));
                let number = open.take(way?, to, (record.row, raw));
                is_open |= number.is_none();
                number
            };
        let mut decimal = |column: Option<usize>, field, line_field, open: &mut Settle<Decimal>| {
            if let Some(number) = column.and_then(|column| quick(record, column, open)) {
                return number;
            }
            let way = match column {
                Some(_) => read(column, field, record, tally, values::number),
                None => of_line(line_field),
            };
            settled(way, column, open)
        };
        let [of_value, of_duty, of_first, of_second] = &mut open.tariff;
        let value = decimal(self.value, Field::TariffValue, Field::LineValue, of_value);
        let duty = decimal(self.duty, Field::TariffDuty, Field::LineDuty, of_duty);
        let units = &mut self.measures;
        let mut measured = |[column, unit]: [Option<usize>; 2], fields, open: &mut _| {
            if let Some(number) = column.and_then(|column| quick(record, column, open)) {
                let [_, field] = fields;
                let to_unit = |cell: Cell<'_>| units.get(cell, values::unit);
                return (number, read(unit, field, record, tally, to_unit));
            }
            let (way, unit) = quantity([column, unit], fields, record, units, tally);
            (settled(way, column, open), unit)
        };
        let ([first, second], [unit, unit2]) = (self.quantities, self.units);
        let (quantity, unit) = measured([first, unit], [Field::Quantity1, Field::Unit1], of_first);
        let (quantity2, unit2) =
            measured([second, unit2], [Field::Quantity2, Field::Unit2], of_second);
        let found = LineTariff {
            line: LineId(data.lines.len().saturating_sub(1) as u32),
            ordinal: ordinal.unwrap_or(0),
            hts,
            hts_raw,
            value: value.map(Money),
            duty: duty.map(Money),
            quantity: quantity.map(Quantity),
            unit,
            quantity2: quantity2.map(Quantity),
            unit2,
            primary_rate,
            place: Place { file: FileId(0), row: record.row },
            offset: record.offset,
        };
        (found, is_open)
    }

    fn number(
        &mut self,
        record: &Record<'_>,
        data: &mut ImportData,
        tally: &mut Tally,
    ) -> (Symbol, Option<HtsNumber>) {
        self.listed.clear();
        let hts = self.hts.map_or(Cell::EMPTY, |column| record.cell(column));
        let text = &mut data.text;
        let (raw, note, number) = self.numbers.get(hts, |cell| {
            let (raw, note) = symbol(text, cell, plain);
            (raw.value().unwrap_or(Symbol::NONE), note, values::hts(cell))
        });
        if let Some(kind) = note {
            tally.note(kind, Field::HtsNumber, record.row, hts.bytes);
        }
        match number {
            Read::Value(values::HtsRead { restored: true, .. }) => {
                tally.note(NoteKind::ZeroRestored, Field::HtsNumber, record.row, hts.bytes);
            }
            Read::Unreadable if self.list(hts, record.row, tally) => {
                return (raw, self.listed.pop());
            }
            // Any other malformed number is a finding on the line.
            Read::Unreadable if note.is_none() && is_explained(hts) => {
                tally.note(NoteKind::Unreadable, Field::HtsNumber, record.row, hts.bytes);
            }
            _ => {}
        }
        (raw, number.value().map(|read| read.number))
    }
}

impl Tariffs {
    /// Takes the numbers of a cell that lists several, the first of them last: numbers of goods go
    /// before those of chapter 99, which stand beside them.
    #[cold]
    fn list(&mut self, cell: Cell<'_>, row: u32, tally: &mut Tally) -> bool {
        let found = values::hts_list(cell);
        if found.iter().any(|read| read.restored) {
            tally.note(NoteKind::ZeroRestored, Field::HtsNumber, row, cell.bytes);
        }
        for read in found.iter().rev() {
            self.listed.retain(|number| *number != read.number);
            self.listed.push(read.number);
        }
        self.listed.sort_by_key(|number| !number.is_chapter99());
        !self.listed.is_empty()
    }
}

/// Whether more is to be said of a tariff number than that it is malformed.
fn is_explained(cell: Cell<'_>) -> bool {
    Reason::of(Field::HtsNumber, cell.bytes).is_some()
}
