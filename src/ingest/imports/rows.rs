//! Rows of entry summary reports to parts of entries and lines.

use super::extras::Extras;
use super::numbers::Numbers;
use super::parts::{
    ENTRY_DATES, ENTRY_MONEY, ENTRY_TEXT, EntryPart, ImportData, LINE_AMOUNTS, LINE_COUNTRIES,
    LINE_TEXT, LinePart,
};
use super::suspects::Suspects;
use crate::ingest::mapping::{Columns, Mapping};
use crate::ingest::memo::Memo;
use crate::ingest::once::Once;
use crate::ingest::slot::{Slot, is_equal, plain, symbol};
use crate::ingest::tally::{NoteKind, Tally};
use crate::ingest::values::{self, Read};
use crate::model::{
    Blocks, Country, Date, EntryNumber, Field, FileId, LineId, LineTariff, Money, Place, Quantity,
    SourceKind, Symbol, Unit,
};
use crate::text::{Cell, Record};

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

    fn take(
        &mut self,
        (record, same): (&Record<'_>, usize),
        read: fn(Cell<'_>) -> Read<T>,
    ) -> Read<T> {
        if self.column < same {
            return self.value;
        }
        let raw = record.raw(self.column);
        if !is_equal(raw, &self.raw) {
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
    dates: Vec<Slot<Option<Date>>>,
    money: Vec<Slot<Option<Money>>>,
    line_texts: Vec<Slot<Symbol>>,
    countries: Vec<Slot<Option<Country>>>,
    import_date: Vec<Slot<Option<Date>>>,
    amounts: Vec<Slot<Option<Money>>>,
    tariff: TariffColumns,
    /// Columns that few reports have.
    extras: Option<Box<Extras>>,
    numbers: Option<Box<Numbers>>,
    memos: Memos,
    /// Rows whose keys and whose fields were taken last: only the row after them may rest on them.
    keyed: u32,
    taken: u32,
    /// One past the last column of the entry summary and of the line.
    entry_end: usize,
    line_end: usize,
    /// Something is said of a value of the entry summary or of the line.
    entry_noted: bool,
    line_noted: bool,
}

/// The duty of a line among [`LINE_AMOUNTS`].
const LINE_DUTY: usize = 3;

/// The line of a row that is a whole entry summary.
const NO_LINE: u32 = 0;

/// What cells of the tariff record were read as.
#[derive(Debug)]
struct Memos {
    hts: Memo<HtsCell>,
    rate: Memo<Symbol>,
    units: Memo<Read<Unit>>,
}

/// A tariff number: as text, what was assumed of its encoding, and what it says.
type HtsCell = (Symbol, Option<NoteKind>, Read<values::HtsRead>);

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
        let headers = mapping.kind == SourceKind::EntryHeaders;
        let entry = columns.get(Field::EntryNumber)?;
        let line = if headers { entry } else { columns.get(Field::LineNumber)? };
        let numbers = Numbers::new(mapping).filter(|_| !headers);
        let tariff = TariffColumns::new(columns);
        let mut data = ImportData {
            line_value: columns.get(Field::TariffValue).is_none(),
            line_duty: columns.get(Field::TariffDuty).is_none(),
            has: mapping.mapped.iter().map(|column| column.field).collect(),
            headers,
            several: numbers.is_some(),
            suspects: Suspects::of(mapping),
            ..ImportData::default()
        };
        let amounts = Slot::of(if headers { &[] } else { &LINE_AMOUNTS }, columns);
        for slot in &amounts {
            if let Some(column) = data.amounts.get_mut(slot.index) {
                *column = Some(Blocks::default());
            }
        }
        if numbers.is_some() {
            // A duty for several numbers is the line's.
            data.amounts[LINE_DUTY].get_or_insert_default();
        }
        let end = |fields: &[&[Field]]| {
            let columns = fields.iter().copied().flatten().filter_map(|field| columns.get(*field));
            columns.max().map_or(0, |last| last + 1)
        };
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
            extras: Extras::new(mapping),
            numbers,
            memos: Memos { hts: Memo::new(), rate: Memo::new(), units: Memo::new() },
            keyed: 0,
            taken: 0,
            entry_end: end(&[&ENTRY_TEXT, &ENTRY_DATES, &ENTRY_MONEY]),
            line_end: end(&[&LINE_TEXT, &LINE_COUNTRIES, &[Field::ImportDate]]),
            entry_noted: true,
            line_noted: true,
        })
    }

    /// The entry and line of a row.
    pub(in crate::ingest) fn keys(
        &mut self,
        record: &Record<'_>,
    ) -> Result<(EntryNumber, u32), Keyless> {
        let same = same_as(record, &mut self.keyed);
        let entry = match self.entry.take((record, same), values::entry_number) {
            Read::Value(number) => number,
            Read::Blank => return Err(Keyless::EntryBlank),
            Read::Unreadable => return Err(Keyless::Entry),
        };
        if self.data.headers {
            return Ok((entry, NO_LINE));
        }
        let line = self.line.take((record, same), values::line_number);
        line.value().map(|line| (entry, line)).ok_or(Keyless::Line)
    }

    /// The duty on a row, for rows that are set aside.
    pub(in crate::ingest) fn amount(&self, record: &Record<'_>) -> Option<Money> {
        let of_line = || self.amounts.iter().find(|slot| slot.field == Field::LineDuty);
        let column = self.tariff.duty.or_else(|| of_line().map(Slot::column))?;
        values::decimal(record.cell(column)).value().map(Money)
    }

    /// The records read.
    pub(in crate::ingest) fn into_data(self) -> ImportData {
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
        let row = (record, same_as(record, &mut self.taken));
        let same_entry = self.data.entries.last().is_some_and(|part| part.number == number);
        if !same_entry {
            let (read, note) = symbol(&mut self.data.text, record.cell(self.entry.column), plain);
            if let Some(kind) = note {
                tally.note(kind, Field::EntryNumber, record.row, b"");
            }
            self.data.entries.push(EntryPart::new(number, read.value(), record.row));
        }
        self.entry_fields(same_entry, row, tally);
        if let Some(extras) = &mut self.extras {
            extras.take(same_entry, row, &mut self.data, tally);
        }
        if line == NO_LINE {
            return tally.used();
        }
        let entry = self.data.entries.len().saturating_sub(1) as u32;
        let same_line =
            same_entry && self.data.lines.last().is_some_and(|part| part.number == line);
        if !same_line {
            self.data.lines.push(LinePart::new(entry, line, self.data.rows.len() as u32));
            for column in self.data.amounts.iter_mut().flatten() {
                column.push(Once::default());
            }
        }
        self.line_fields(same_line, row, tally);
        self.amounts(row, tally);
        let first = self.tariff_record(record, tally);
        match &mut self.numbers {
            None => self.data.rows.push(first),
            Some(numbers) => {
                let shared = numbers.add(first, same_line, record, &mut self.data, tally);
                let column = self.data.amounts.get_mut(LINE_DUTY).and_then(Option::as_mut);
                let once = column.and_then(Blocks::last_mut);
                if let Some(once) = once.filter(|_| !self.data.line_duty && shared.is_some()) {
                    once.only(shared);
                }
            }
        }
        tally.used();
    }

    fn entry_fields(&mut self, same: bool, row: (&Record<'_>, usize), tally: &mut Tally) {
        if same && row.1 >= self.entry_end && !self.entry_noted {
            return;
        }
        let ImportData { text, entries, .. } = &mut self.data;
        let Some(part) = entries.last_mut() else { return };
        for slot in &mut self.texts {
            let clean = match slot.field {
                Field::EntryType => values::entry_type,
                Field::PortOfEntry => values::port,
                _ => plain,
            };
            if slot.take(row, tally, |cell| symbol(text, cell, clean)) || !same {
                part.join_text(slot.index, slot.value, text);
            }
        }
        for slot in &mut self.dates {
            if slot.take(row, tally, |cell| (values::date(cell).optional(), None)) || !same {
                part.join_date(slot.index, slot.value);
            }
        }
        for slot in &mut self.money {
            if slot.take(row, tally, money) || !same {
                part.join_money(slot.index, slot.value);
            }
        }
        self.entry_noted = self.texts.iter().any(Slot::is_noted)
            || self.dates.iter().any(Slot::is_noted)
            || self.money.iter().any(Slot::is_noted);
    }

    fn line_fields(&mut self, same: bool, row: (&Record<'_>, usize), tally: &mut Tally) {
        if same && row.1 >= self.line_end && !self.line_noted {
            return;
        }
        let ImportData { text, lines, .. } = &mut self.data;
        let Some(part) = lines.last_mut() else { return };
        for slot in &mut self.line_texts {
            if slot.take(row, tally, |cell| symbol(text, cell, plain)) || !same {
                part.join_text(slot.index, slot.value, text);
            }
        }
        for slot in &mut self.countries {
            let read = |cell: Cell<'_>| (values::country(cell.bytes).optional(), None);
            if slot.take(row, tally, read) || !same {
                part.join_country(slot.index, slot.value);
            }
        }
        for slot in &mut self.import_date {
            if slot.take(row, tally, |cell| (values::date(cell).optional(), None)) || !same {
                part.join_date(slot.value);
            }
        }
        self.line_noted = self.line_texts.iter().any(Slot::is_noted)
            || self.countries.iter().any(Slot::is_noted)
            || self.import_date.iter().any(Slot::is_noted);
    }

    fn amounts(&mut self, row: (&Record<'_>, usize), tally: &mut Tally) {
        for slot in &mut self.amounts {
            slot.take(row, tally, money);
            let column = self.data.amounts.get_mut(slot.index).and_then(Option::as_mut);
            if let Some(once) = column.and_then(Blocks::last_mut) {
                once.push(slot.value);
            }
        }
    }

    fn tariff_record(&mut self, record: &Record<'_>, tally: &mut Tally) -> LineTariff {
        let columns = &self.tariff;
        let text = &mut self.data.text;
        let ordinal = read(columns.ordinal, Field::TariffOrdinal, record, tally, values::ordinal);
        let hts = columns.hts.map_or(Cell::EMPTY, |column| record.cell(column));
        let (hts_raw, note, number) = self.memos.hts.get(hts, |cell| {
            let (raw, note) = symbol(text, cell, plain);
            (raw.value().unwrap_or(Symbol::NONE), note, values::hts(cell))
        });
        if let Some(kind) = note {
            tally.note(kind, Field::HtsNumber, record.row, hts.bytes);
        }
        if let Read::Value(values::HtsRead { restored: true, .. }) = number {
            tally.note(NoteKind::ZeroRestored, Field::HtsNumber, record.row, hts.bytes);
        }
        let rate = columns.primary_rate.map_or(Cell::EMPTY, |column| record.cell(column));
        let primary_rate = self
            .memos
            .rate
            .get(rate, |cell| symbol(text, cell, plain).0.value().unwrap_or(Symbol::NONE));
        let [quantity, quantity2] = columns.quantities;
        let [unit, unit2] = columns.units;
        let mut decimal = |column: Option<usize>, field, of_line| match column {
            Some(_) => read(column, field, record, tally, values::decimal),
            None => of_line,
        };
        let of_line = |field| {
            self.amounts.iter().find(|slot| slot.field == field)?.value.map(|Money(value)| value)
        };
        let value = decimal(columns.value, Field::TariffValue, of_line(Field::LineValue));
        let duty = decimal(columns.duty, Field::TariffDuty, of_line(Field::LineDuty));
        let quantity = decimal(quantity, Field::Quantity1, None);
        let quantity2 = decimal(quantity2, Field::Quantity2, None);
        let units = &mut self.memos.units;
        let mut measure = |column, field| {
            let unit = |cell: Cell<'_>| units.get(cell, values::unit);
            read(column, field, record, tally, unit)
        };
        let (unit, unit2) = (measure(unit, Field::Unit1), measure(unit2, Field::Unit2));
        LineTariff {
            line: LineId(self.data.lines.len().saturating_sub(1) as u32),
            ordinal: ordinal.unwrap_or(0),
            hts: number.value().map(|read| read.number),
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
        }
    }
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

/// How many cells at the start of a row are those of the row last taken, which it then replaces.
fn same_as(record: &Record<'_>, last: &mut u32) -> usize {
    let follows = last.checked_add(1) == Some(record.row) && *last > 0;
    *last = record.row;
    if follows { record.unchanged() } else { 0 }
}

pub(super) fn money(cell: Cell<'_>) -> (Read<Option<Money>>, Option<NoteKind>) {
    (values::decimal(cell).map(Money).optional(), None)
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
