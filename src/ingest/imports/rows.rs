//! Rows of entry summary reports to parts of entries and lines.

use super::open::OpenColumns;
use super::parts::{
    ENTRY_DATES, ENTRY_MONEY, ENTRY_TEXT, EntryPart, ImportData, LINE_AMOUNTS, LINE_COUNTRIES,
    LINE_TEXT, LinePart,
};
use crate::ingest::mapping::{Columns, Mapping};
use crate::ingest::once::Once;
use crate::ingest::slot::{Slot, plain, symbol};
use crate::ingest::tally::{NoteKind, Tally};
use crate::ingest::values::{self, Read, Reason, Way};
use crate::model::{
    Country, Date, EntryNumber, Field, FileId, LineId, LineTariff, Money, Place, Quantity, Symbol,
    Unit,
};
use crate::text::{Cell, Record};
use rust_decimal::Decimal;

/// A key cell that was read before.
#[derive(Debug)]
struct Key<T> {
    column: usize,
    raw: Vec<u8>,
    value: Read<T>,
}

impl<T: Copy> Key<T> {
    fn new(column: usize) -> Self {
        Self { column, raw: Vec::new(), value: Read::Blank }
    }

    fn take(&mut self, record: &Record<'_>, read: fn(Cell<'_>) -> Read<T>) -> Read<T> {
        let raw = record.raw(self.column);
        if raw != self.raw.as_slice() {
            self.raw.clear();
            self.raw.extend_from_slice(raw);
            self.value = read(record.cell(self.column));
        }
        self.value
    }
}

/// Builds [`ImportData`] row by row.
#[derive(Debug)]
pub(in crate::ingest) struct ImportRows {
    data: ImportData,
    entry: Key<EntryNumber>,
    line: Key<u32>,
    texts: Vec<Slot<Symbol>>,
    dates: Vec<Slot<Option<Way<Date>>>>,
    money: Vec<Slot<Option<Way<Money>>>>,
    line_texts: Vec<Slot<Symbol>>,
    countries: Vec<Slot<Option<Country>>>,
    import_date: Vec<Slot<Option<Way<Date>>>>,
    amounts: Vec<Slot<Option<Way<Money>>>>,
    tariff: TariffColumns,
    open: OpenColumns,
}

#[derive(Debug)]
struct TariffColumns {
    ordinal: Option<usize>,
    hts: Option<usize>,
    value: Option<usize>,
    duty: Option<usize>,
    quantities: [Option<usize>; 2],
    units: [Option<usize>; 2],
    primary_rate: Option<usize>,
}

/// Why a row without readable keys is no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest) enum Keyless {
    Entry,
    EntryBlank,
    Line,
}

impl ImportRows {
    /// For a file with these columns; `None` when a key column is missing.
    pub(in crate::ingest) fn new(mapping: &Mapping) -> Option<Self> {
        let columns = &mapping.columns;
        let (entry, line) = (columns.get(Field::EntryNumber)?, columns.get(Field::LineNumber)?);
        let tariff = TariffColumns::new(columns);
        let mut data = ImportData {
            line_value: columns.get(Field::TariffValue).is_none(),
            line_duty: columns.get(Field::TariffDuty).is_none(),
            has: mapping.mapped.iter().map(|column| column.field).collect(),
            ..ImportData::default()
        };
        let amounts = Slot::of(&LINE_AMOUNTS, columns);
        for slot in &amounts {
            if let Some(column) = data.amounts.get_mut(slot.index) {
                *column = Some(Vec::new());
            }
        }
        Some(Self {
            data,
            entry: Key::new(entry),
            line: Key::new(line),
            texts: Slot::of(&ENTRY_TEXT, columns),
            dates: Slot::of(&ENTRY_DATES, columns),
            money: Slot::of(&ENTRY_MONEY, columns),
            line_texts: Slot::of(&LINE_TEXT, columns),
            countries: Slot::of(&LINE_COUNTRIES, columns),
            import_date: Slot::of(&[Field::ImportDate], columns),
            amounts,
            tariff,
            open: OpenColumns::new(mapping.layout),
        })
    }

    /// The entry and line of a row.
    pub(in crate::ingest) fn keys(
        &mut self,
        record: &Record<'_>,
    ) -> Result<(EntryNumber, u32), Keyless> {
        let entry = match self.entry.take(record, values::entry_number) {
            Read::Value(number) => number,
            Read::Blank => return Err(Keyless::EntryBlank),
            Read::Unreadable => return Err(Keyless::Entry),
        };
        let line = self.line.take(record, values::line_number);
        line.value().map(|line| (entry, line)).ok_or(Keyless::Line)
    }

    /// The duty on a row, for rows that are set aside.
    pub(in crate::ingest) fn amount(&self, record: &Record<'_>) -> Option<Money> {
        let of_line = || self.amounts.iter().find(|slot| slot.field == Field::LineDuty);
        let column = self.tariff.duty.or_else(|| of_line().map(Slot::column))?;
        values::decimal(record.cell(column)).value().map(Money)
    }

    /// The records read.
    pub(in crate::ingest) fn into_data(mut self, tally: &mut Tally) -> ImportData {
        self.open.finish(&mut self.data, tally);
        self.data
    }

    /// Takes a row whose keys are known.
    pub(in crate::ingest) fn row(
        &mut self,
        keys: (EntryNumber, u32),
        record: &Record<'_>,
        tally: &mut Tally,
    ) {
        let (number, line) = keys;
        let same_entry = self.data.entries.last().is_some_and(|part| part.number == number);
        if !same_entry {
            let (read, note) = symbol(&mut self.data.text, record.cell(self.entry.column), plain);
            if let Some(kind) = note {
                tally.note(kind, Field::EntryNumber, record.row, b"");
            }
            if values::has_lost_zero(record.cell(self.entry.column)) {
                let cell = record.cell(self.entry.column);
                tally.note(NoteKind::ZeroRestored, Field::EntryNumber, record.row, cell.bytes);
            }
            self.data.entries.push(EntryPart::new(number, read.value(), record.row));
        }
        self.entry_fields(same_entry, record, tally);
        let entry = self.data.entries.len().saturating_sub(1) as u32;
        let same_line =
            same_entry && self.data.lines.last().is_some_and(|part| part.number == line);
        if !same_line {
            self.data.lines.push(LinePart::new(entry, line, self.data.rows.len() as u32));
            for column in self.data.amounts.iter_mut().flatten() {
                column.push(Once::default());
            }
        }
        self.line_fields(same_line, record, tally);
        let record = self.tariff_record(record, tally);
        self.data.rows.push(record);
        tally.used();
    }

    fn entry_fields(&mut self, same: bool, record: &Record<'_>, tally: &mut Tally) {
        let ImportData { text, entries, .. } = &mut self.data;
        let to = entries.len().saturating_sub(1) as u32;
        let Some(part) = entries.last_mut() else { return };
        for slot in &mut self.texts {
            let clean = match slot.field {
                Field::EntryType => values::entry_type,
                Field::PortOfEntry => values::port,
                _ => plain,
            };
            if slot.take(record, tally, |cell| symbol(text, cell, clean)) || !same {
                part.join_text(slot.index, slot.value, text);
            }
        }
        for (slot, open) in chosen(&mut self.dates, &mut self.open.dates) {
            if slot.take(record, tally, dated) || !same {
                let at = (record.row, record.raw(slot.column()));
                part.join_date(slot.index, slot.value.and_then(|way| open.take(way, to, at)));
            }
        }
        for (slot, open) in chosen(&mut self.money, &mut self.open.money) {
            if slot.take(record, tally, money) || !same {
                let at = (record.row, record.raw(slot.column()));
                part.join_money(slot.index, slot.value.and_then(|way| open.take(way, to, at)));
            }
        }
    }

    fn line_fields(&mut self, same: bool, record: &Record<'_>, tally: &mut Tally) {
        let ImportData { text, lines, amounts, .. } = &mut self.data;
        let to = lines.len().saturating_sub(1) as u32;
        let Some(part) = lines.last_mut() else { return };
        for slot in &mut self.line_texts {
            if slot.take(record, tally, |cell| symbol(text, cell, plain)) || !same {
                part.join_text(slot.index, slot.value, text);
            }
        }
        for slot in &mut self.countries {
            let read = |cell: Cell<'_>| (values::country(cell.bytes).optional(), None);
            if slot.take(record, tally, read) || !same {
                part.join_country(slot.index, slot.value);
            }
        }
        for slot in &mut self.import_date {
            if slot.take(record, tally, dated) || !same {
                let at = (record.row, record.raw(slot.column()));
                let open = &mut self.open.import_date;
                part.join_date(slot.value.and_then(|way| open.take(way, to, at)));
            }
        }
        for (slot, open) in chosen(&mut self.amounts, &mut self.open.amounts) {
            slot.take(record, tally, money);
            let column = amounts.get_mut(slot.index).and_then(Option::as_mut);
            if let Some(once) = column.and_then(|column| column.last_mut()) {
                let at = (record.row, record.raw(slot.column()));
                once.push(slot.value.and_then(|way| open.take(way, to, at)));
            }
        }
    }

    fn tariff_record(&mut self, record: &Record<'_>, tally: &mut Tally) -> LineTariff {
        let columns = &self.tariff;
        let ordinal = read(columns.ordinal, Field::TariffOrdinal, record, tally, values::ordinal);
        let hts = columns.hts.map_or(Cell::EMPTY, |column| record.cell(column));
        let (hts_raw, note) = symbol(&mut self.data.text, hts, plain);
        if let Some(kind) = note {
            tally.note(kind, Field::HtsNumber, record.row, hts.bytes);
        }
        let rate = columns.primary_rate.map_or(Cell::EMPTY, |column| record.cell(column));
        let (primary_rate, _) = symbol(&mut self.data.text, rate, plain);
        let number = values::hts(hts);
        match number {
            Read::Value(values::HtsRead { restored: true, .. }) => {
                tally.note(NoteKind::ZeroRestored, Field::HtsNumber, record.row, hts.bytes);
            }
            // Any other malformed number is a finding on the line.
            Read::Unreadable if note.is_none() && is_explained(hts) => {
                tally.note(NoteKind::Unreadable, Field::HtsNumber, record.row, hts.bytes);
            }
            _ => {}
        }
        let of_line = |field: Field| -> Option<Way<Decimal>> {
            let slot = self.amounts.iter().find(|slot| slot.field == field)?;
            slot.value.map(|way| way.map(|Money(value)| value))
        };
        let mut decimal = |column: Option<usize>, field, of_line| match column {
            Some(_) => read(column, field, record, tally, values::number),
            None => of_line,
        };
        let value = decimal(columns.value, Field::TariffValue, of_line(Field::LineValue));
        let duty = decimal(columns.duty, Field::TariffDuty, of_line(Field::LineDuty));
        let [first, second] = columns.quantities;
        let [unit, unit2] = columns.units;
        let (quantity1, unit) =
            quantity([first, unit], [Field::Quantity1, Field::Unit1], record, tally);
        let (quantity2, unit2) =
            quantity([second, unit2], [Field::Quantity2, Field::Unit2], record, tally);
        let to = self.data.rows.len() as u32;
        let ways = [value, duty, quantity1, quantity2];
        let cells = [columns.value, columns.duty, first, second];
        let mut numbers = [None; 4];
        for (((number, way), column), open) in
            numbers.iter_mut().zip(ways).zip(cells).zip(&mut self.open.tariff)
        {
            let raw = column.map_or(&b""[..], |column| record.raw(column));
            *number = way.and_then(|way| open.take(way, to, (record.row, raw)));
        }
        let [value, duty, quantity, quantity2] = numbers;
        LineTariff {
            line: LineId(self.data.lines.len().saturating_sub(1) as u32),
            ordinal: ordinal.unwrap_or(0),
            hts: number.value().map(|read| read.number),
            hts_raw: hts_raw.value().unwrap_or(Symbol::NONE),
            value: value.map(Money),
            duty: duty.map(Money),
            quantity: quantity.map(Quantity),
            unit,
            quantity2: quantity2.map(Quantity),
            unit2,
            primary_rate: primary_rate.value().unwrap_or(Symbol::NONE),
            place: Place { file: FileId(0), row: record.row },
            offset: record.offset,
        }
    }
}

/// Slots with what settles their columns.
fn chosen<'a, T, U>(
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

/// Whether more is to be said of a tariff number than that it is malformed.
fn is_explained(cell: Cell<'_>) -> bool {
    Reason::of(Field::HtsNumber, cell.bytes).is_some()
}

fn dated(cell: Cell<'_>) -> (Read<Option<Way<Date>>>, Option<NoteKind>) {
    (values::dated(cell).optional(), None)
}

impl TariffColumns {
    fn new(columns: &Columns) -> Self {
        Self {
            ordinal: columns.get(Field::TariffOrdinal),
            hts: columns.get(Field::HtsNumber),
            value: columns.get(Field::TariffValue),
            duty: columns.get(Field::TariffDuty),
            quantities: [columns.get(Field::Quantity1), columns.get(Field::Quantity2)],
            units: [columns.get(Field::Unit1), columns.get(Field::Unit2)],
            primary_rate: columns.get(Field::PrimaryDutyRate),
        }
    }
}

fn money(cell: Cell<'_>) -> (Read<Option<Way<Money>>>, Option<NoteKind>) {
    (values::number(cell).map(|way| way.map(Money)).optional(), None)
}

/// A quantity and its unit, which may stand in one cell (`12 KG`); where the unit in the cell and that
/// of its column differ, the quantity is unknown.
pub(in crate::ingest) fn quantity(
    columns: [Option<usize>; 2],
    fields: [Field; 2],
    record: &Record<'_>,
    tally: &mut Tally,
) -> (Option<Way<Decimal>>, Option<Unit>) {
    let [column, unit_column] = columns;
    let [field, unit_field] = fields;
    let told = read(unit_column, unit_field, record, tally, values::unit);
    let Some(column) = column else { return (None, told) };
    let cell = record.cell(column);
    match values::number(cell) {
        Read::Value(way) => (Some(way), told),
        Read::Blank => (None, told),
        Read::Unreadable => match values::quantity(cell) {
            Read::Value((number, unit)) if told.is_none() || told == unit => {
                (Some(Way::Plain(number)), unit)
            }
            Read::Value(_) => {
                tally.note(NoteKind::UnitDiffers, field, record.row, cell.bytes);
                (None, told)
            }
            Read::Blank | Read::Unreadable => {
                tally.note(NoteKind::Unreadable, field, record.row, cell.bytes);
                (None, told)
            }
        },
    }
}

/// Reads a cell of a column the file may lack; an unreadable one is counted.
pub(in crate::ingest) fn read<T>(
    column: Option<usize>,
    field: Field,
    record: &Record<'_>,
    tally: &mut Tally,
    read: fn(Cell<'_>) -> Read<T>,
) -> Option<T> {
    let cell = record.cell(column?);
    let value = read(cell);
    if matches!(value, Read::Unreadable) {
        tally.note(NoteKind::Unreadable, field, record.row, cell.bytes);
    }
    value.value()
}
