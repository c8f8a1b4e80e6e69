//! Rows of entry summary reports to parts of entries and lines.

use super::cells::{chosen, dated, money, quick, same_as};
use super::extras::Extras;
use super::key::Key;
use super::numbers::Numbers;
use super::open::OpenColumns;
use super::parts::{
    ENTRY_DATES, ENTRY_MONEY, ENTRY_TEXT, EntryPart, ImportData, LINE_AMOUNTS, LINE_COUNTRIES,
    LINE_DUTY, LINE_TEXT, LinePart,
};
use super::suspects::Suspects;
use super::tariff::Tariffs;
use crate::ingest::mapping::Mapping;
use crate::ingest::once::Once;
use crate::ingest::slot::{Slot, importer, plain, symbol};
use crate::ingest::tally::{NoteKind, Tally};
use crate::ingest::values::{self, Read, Way};
use crate::model::{
    Column, Country, Date, EntryNumber, Field, LineTariff, Money, SourceKind, Symbol,
};
use crate::text::{Cell, Record};

/// Slots in the order of their columns.
fn by_column<T: Copy + Default>(mut slots: Vec<Slot<T>>) -> Vec<Slot<T>> {
    slots.sort_by_key(Slot::column);
    slots
}

/// Those of such slots that stand in a column or behind it.
#[inline]
fn from_column<T: Copy + Default>(slots: &mut [Slot<T>], column: usize) -> &mut [Slot<T>] {
    let from = if column == 0 { 0 } else { slots.partition_point(|s| s.column() < column) };
    slots.get_mut(from..).unwrap_or_default()
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
    /// What the rows of the last line say of its amounts.
    of_line: [Once; LINE_AMOUNTS.len()],
    tariff: Tariffs,
    /// The column of duty, of each number or of the line.
    duty: Option<usize>,
    /// Columns that few reports have.
    extras: Option<Box<Extras>>,
    numbers: Option<Box<Numbers>>,
    /// Rows whose keys and whose fields were taken last: only the row after them may rest on them.
    keyed: u32,
    taken: u32,
    /// One past the last column of the entry summary, of its dates and amounts, and of the line.
    entry_end: usize,
    dates_end: usize,
    line_end: usize,
    /// Something is said of a value of the entry summary or of the line.
    entry_noted: bool,
    line_noted: bool,
    open: OpenColumns,
    /// Records on their way into the columns, many at a time.
    pending: Vec<LineTariff>,
    /// Ordinal of the last record of the last line.
    ordinal: u16,
}

/// Records that go into their columns together.
const TOGETHER: usize = 128;

/// The line of a row that is a whole entry summary.
const NO_LINE: u32 = 0;

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
        let tariff = Tariffs::new(columns);
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
                *column = Some(Column::new());
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
            texts: by_column(Slot::of(&ENTRY_TEXT, columns)),
            dates: Slot::of(&ENTRY_DATES, columns),
            money: Slot::of(&ENTRY_MONEY, columns),
            line_texts: by_column(Slot::of(&LINE_TEXT, columns)),
            countries: by_column(Slot::of(&LINE_COUNTRIES, columns)),
            import_date: Slot::of(&[Field::ImportDate], columns),
            amounts,
            of_line: [Once::default(); LINE_AMOUNTS.len()],
            tariff,
            duty: columns.get(Field::TariffDuty).or_else(|| columns.get(Field::LineDuty)),
            extras: Extras::new(mapping),
            numbers,
            keyed: 0,
            taken: 0,
            entry_end: end(&[&ENTRY_TEXT, &ENTRY_DATES, &ENTRY_MONEY]),
            dates_end: end(&[&ENTRY_DATES, &ENTRY_MONEY]),
            line_end: end(&[&LINE_TEXT, &LINE_COUNTRIES, &[Field::ImportDate]]),
            entry_noted: true,
            line_noted: true,
            open: OpenColumns::new(mapping.layout),
            pending: Vec::with_capacity(TOGETHER),
            ordinal: 0,
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
        values::decimal(record.cell(self.duty?)).value().map(Money)
    }

    /// Whether something was lost because there was no room for it.
    pub(in crate::ingest) fn is_full(&self) -> bool {
        self.data.is_full()
    }

    /// The same, for cells that wait until their column is settled: many places to look at.
    pub(in crate::ingest) fn has_full_columns(&self) -> bool {
        self.open.is_full()
            || self.extras.as_ref().is_some_and(|extras| extras.is_full())
            || self.numbers.as_ref().is_some_and(|numbers| numbers.is_full())
    }

    /// The records read.
    pub(in crate::ingest) fn into_data(mut self, tally: &mut Tally) -> ImportData {
        self.store();
        self.end_line();
        self.open.finish(&mut self.data, tally);
        if let Some(extras) = self.extras {
            extras.finish(&mut self.data, tally);
        }
        if let Some(numbers) = self.numbers {
            numbers.finish(&mut self.data, tally);
        }
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
        let last = self.data.entries.last().map(|part| part.number);
        let same_entry = last == Some(number);
        if !same_entry {
            self.data.unsorted |= last > Some(number);
            let (read, note) = symbol(&mut self.data.text, record.cell(self.entry.column()), plain);
            if let Some(kind) = note {
                tally.note(kind, Field::EntryNumber, record.row, b"");
            }
            if values::has_lost_zero(record.cell(self.entry.column())) {
                let cell = record.cell(self.entry.column());
                tally.note(NoteKind::ZeroRestored, Field::EntryNumber, record.row, cell.bytes);
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
        let to = (self.data.rows.len() + self.pending.len()) as u32;
        let last = self.data.lines.last().filter(|_| same_entry).map(|part| part.number);
        let same_line = last == Some(line);
        if !same_line {
            self.data.unsorted |= last > Some(line);
            self.ordinal = 0;
            self.end_line();
            self.data.lines.push(LinePart::new(entry, line, to));
        }
        self.line_fields(same_line, row, tally);
        self.amounts(row, tally);
        let ImportRows { tariff, amounts, open, data, .. } = self;
        let (first, is_open) = tariff.record((record, to), amounts, open, data, tally);
        if self.numbers.is_none() && !self.tariff.listed().is_empty() {
            // From here on a row may be several records: those before it go first.
            self.store();
            self.numbers = Some(Numbers::of_lists(&mut self.data, self.duty));
        }
        self.data.unsorted |= first.ordinal <= self.ordinal;
        self.ordinal = first.ordinal;
        match &mut self.numbers {
            None => {
                self.pending.push(first);
                if self.pending.len() == TOGETHER {
                    self.store();
                }
            }
            Some(numbers) => {
                let state = (same_line, is_open, self.tariff.listed());
                let shared = numbers.add(first, state, record, &mut self.data, tally);
                if shared.is_some() && !self.data.line_duty {
                    self.of_line[LINE_DUTY].only(shared);
                }
            }
        }
        tally.used();
    }

    /// The amounts of the last line, if there is one, go into their columns.
    fn end_line(&mut self) {
        if self.data.lines.is_empty() {
            return;
        }
        self.data.add_amounts(&self.of_line);
        self.of_line = [Once::default(); LINE_AMOUNTS.len()];
    }

    /// Records on their way go into their columns.
    fn store(&mut self) {
        self.data.rows.extend(&self.pending);
        self.pending.clear();
    }

    fn entry_fields(&mut self, same: bool, row: (&Record<'_>, usize), tally: &mut Tally) {
        // Cells up to here need no look.
        let known = if same && !self.entry_noted { row.1 } else { 0 };
        if same && known >= self.entry_end {
            return;
        }
        let ImportData { text, entries, .. } = &mut self.data;
        let to = entries.len().saturating_sub(1) as u32;
        let Some(part) = entries.last_mut() else { return };
        // Of the slots that are passed over nothing is said: otherwise none would be.
        let mut noted = false;
        for slot in from_column(&mut self.texts, known) {
            let clean = match slot.field {
                Field::EntryType => values::entry_type,
                Field::PortOfEntry => values::port,
                _ => plain,
            };
            let is_importer = slot.field == Field::ImporterNumber;
            let read = |cell: Cell<'_>| match is_importer {
                true => importer(text, cell),
                false => symbol(text, cell, clean),
            };
            if slot.take(row, tally, read) || !same {
                part.join_text(slot.index, slot.value, text);
            }
            noted |= slot.is_noted();
        }
        if same && known >= self.dates_end {
            self.entry_noted = noted;
            return;
        }
        for (slot, open) in chosen(&mut self.dates, &mut self.open.dates) {
            if slot.take(row, tally, dated) || !same {
                let at = slot.at(row.0);
                part.join_date(slot.index, slot.value.and_then(|way| open.take(way, to, at)));
            }
        }
        for (slot, open) in chosen(&mut self.money, &mut self.open.money) {
            if slot.take(row, tally, money) || !same {
                let at = slot.at(row.0);
                part.join_money(slot.index, slot.value.and_then(|way| open.take(way, to, at)));
            }
        }
        self.entry_noted =
            noted || self.dates.iter().any(Slot::is_noted) || self.money.iter().any(Slot::is_noted);
    }

    fn line_fields(&mut self, same: bool, row: (&Record<'_>, usize), tally: &mut Tally) {
        let known = if same && !self.line_noted { row.1 } else { 0 };
        if same && known >= self.line_end {
            return;
        }
        let ImportData { text, lines, .. } = &mut self.data;
        let to = lines.len().saturating_sub(1) as u32;
        let Some(part) = lines.last_mut() else { return };
        let mut noted = false;
        for slot in from_column(&mut self.line_texts, known) {
            if slot.take_words(row, tally, text) || !same {
                part.join_text(slot.index, slot.value, text);
            }
            noted |= slot.is_noted();
        }
        for slot in from_column(&mut self.countries, known) {
            let read = |cell: Cell<'_>| (values::country(cell.bytes).optional(), None);
            if slot.take(row, tally, read) || !same {
                part.join_country(slot.index, slot.value);
            }
            noted |= slot.is_noted();
        }
        for slot in &mut self.import_date {
            if slot.take(row, tally, dated) || !same {
                let at = slot.at(row.0);
                let open = &mut self.open.import_date;
                part.join_date(slot.value.and_then(|way| open.take(way, to, at)));
            }
        }
        self.line_noted = noted || self.import_date.iter().any(Slot::is_noted);
    }

    fn amounts(&mut self, row: (&Record<'_>, usize), tally: &mut Tally) {
        let to = self.data.lines.len().saturating_sub(1) as u32;
        for (slot, open) in chosen(&mut self.amounts, &mut self.open.amounts) {
            let Some(once) = self.of_line.get_mut(slot.index) else { continue };
            // Records may ask the slots of these for what they lack themselves.
            let is_asked = matches!(slot.field, Field::LineValue | Field::LineDuty);
            let known = if is_asked { None } else { quick(row.0, slot.column(), open) };
            if let Some(known) = known {
                once.push(known.map(Money));
            } else {
                slot.take(row, tally, money);
                let at = slot.at(row.0);
                once.push(slot.value.and_then(|way| open.take(way, to, at)));
            }
        }
    }
}
