//! Rows of export lists, by the data elements of 15 CFR 30.6.

use super::imports::{quantity, read};
use super::mapping::{Columns, Mapping};
use super::memo::Memo;
use super::settle::Settle;
use super::slot::{plain, symbol};
use super::tally::{NoteKind, Tally};
use super::values::{self, Read, Way};
use crate::model::{
    Country, Date, Export, ExportDate, ExportNumberKind, ExportOrigin, Exports, Field, FileId,
    ImporterNumber, Interner, Money, Place, Quantity, Symbol, Unit,
};
use crate::text::{Cell, Record};
use rust_decimal::Decimal;

/// The records of an export list.
#[derive(Debug, Default)]
pub(super) struct ExportData {
    pub text: Interner,
    pub rows: Exports,
    /// Whether the list numbers its lines: only then (ITN, line) identifies one.
    pub numbered: bool,
}

/// Builds [`ExportData`] row by row.
#[derive(Debug)]
pub(super) struct ExportRows {
    data: ExportData,
    columns: Columns,
    /// The tariff number columns present, and what a number in each is.
    numbers: Vec<(Field, ExportNumberKind)>,
    memos: Memos,
    /// The layout tells that months come first.
    is_told: bool,
    open: OpenColumns,
}

/// What cells were read as.
#[derive(Debug)]
struct Memos {
    dates: Memo<Read<Way<Date>>>,
    numbers: Memo<Read<values::HtsRead>>,
    units: Memo<Read<Unit>>,
}

/// Columns whose cells may be read in two ways.
#[derive(Debug)]
struct OpenColumns {
    date: Settle<Date>,
    quantity: Settle<Decimal>,
    value: Settle<Decimal>,
}

const NUMBERS: [(Field, ExportNumberKind); 3] = [
    (Field::ExportTariffNumber, ExportNumberKind::Unknown),
    (Field::ScheduleB, ExportNumberKind::ScheduleB),
    (Field::ExportHts, ExportNumberKind::Hts),
];

impl ExportRows {
    /// For a file with these columns.
    pub(super) fn new(mapping: &Mapping) -> Self {
        let columns = mapping.columns.clone();
        let numbers =
            NUMBERS.into_iter().filter(|(field, _)| columns.get(*field).is_some()).collect();
        let numbered = columns.get(Field::ExportLine).is_some();
        let memos = Memos { dates: Memo::new(), numbers: Memo::new(), units: Memo::new() };
        let open = OpenColumns {
            date: Settle::new(Field::ExportDate),
            quantity: Settle::new(Field::ExportQuantity),
            value: Settle::new(Field::ExportValue),
        };
        let data = ExportData { numbered, ..ExportData::default() };
        let is_told = mapping.layout.starts_with("AES");
        Self { data, columns, numbers, memos, is_told, open }
    }

    /// Whether something was lost because there was no room for it.
    pub(super) fn is_full(&self) -> bool {
        self.data.rows.is_full() || self.data.text.is_full()
    }

    /// The same, for cells that wait until their column is settled.
    pub(super) fn has_full_columns(&self) -> bool {
        let OpenColumns { date, quantity, value } = &self.open;
        date.is_full() || quantity.is_full() || value.is_full()
    }

    /// The records read.
    pub(super) fn into_data(self, tally: &mut Tally) -> ExportData {
        let Self { mut data, open, is_told, .. } = self;
        let rows = &mut data.rows;
        let mut change = |to: u32, change: &dyn Fn(&mut Export)| {
            let mut export = rows.get(to);
            change(&mut export);
            rows.set(to, export);
        };
        open.date.finish(is_told, tally, |to, date| {
            change(to, &|export| export.date = Some(ExportDate(date)));
        });
        open.quantity.finish(true, tally, |to, number| {
            change(to, &|export| export.quantity = Some(Quantity(number)));
        });
        // The headings of export filings stand in lists of anyone, so that they tell nothing of amounts.
        open.value.finish(false, tally, |to, number| {
            change(to, &|export| export.value = Some(Money(number)));
        });
        data
    }

    fn cell<'a>(&self, field: Field, record: &Record<'a>) -> Cell<'a> {
        self.columns.get(field).map_or(Cell::EMPTY, |column| record.cell(column))
    }

    /// Whether a row has nothing an export must have: then it is a title, a total or damaged.
    pub(super) fn lacks_all(&mut self, record: &Record<'_>) -> bool {
        let date = self.cell(Field::ExportDate, record);
        if self.memos.dates.get(date, values::dated).value().is_some() {
            return false;
        }
        let columns = &self.columns;
        let mut cells = self.numbers.iter().filter_map(|(field, _)| columns.get(*field));
        let numbers = &mut self.memos.numbers;
        let number = cells.find_map(|i| numbers.get(record.cell(i), values::hts).value());
        let itn = self.cell(Field::Itn, record);
        number.is_none() && !is_itn(itn.bytes)
    }

    /// What an AES status says against the export, if it does.
    pub(super) fn is_void(&self, record: &Record<'_>) -> bool {
        let status = self.cell(Field::AesStatus, record).bytes.to_ascii_lowercase();
        [&b"cancel"[..], b"delet", b"reject"]
            .iter()
            .any(|word| status.windows(word.len()).any(|part| part == *word))
    }

    /// The value on a row, for rows that are set aside.
    pub(super) fn amount(&self, record: &Record<'_>) -> Option<Money> {
        values::decimal(self.cell(Field::ExportValue, record)).value().map(Money)
    }

    /// The columns whose cells identify a row, for telling titles from records.
    pub(super) fn key_cells<'a>(&self, record: &Record<'a>) -> [Cell<'a>; 3] {
        let number = self.numbers.first().map_or(Cell::EMPTY, |(f, _)| self.cell(*f, record));
        [self.cell(Field::ExportDate, record), number, self.cell(Field::ExportQuantity, record)]
    }

    /// Takes a row.
    pub(super) fn row(&mut self, record: &Record<'_>, tally: &mut Tally) {
        let (number, number_raw, number_kind) = self.number(record, tally);
        let get = |field| self.columns.get(field);
        let exporter = self.cell(Field::ExporterNumber, record);
        let destination = self.cell(Field::Destination, record);
        let itn = Some(self.cell(Field::Itn, record)).filter(|cell| !cell.is_empty());
        let itn = itn.unwrap_or_else(|| self.cell(Field::ShipmentReference, record));
        let dates = &mut self.memos.dates;
        let to_date = |cell: Cell<'_>| dates.get(cell, values::dated);
        let date = read(get(Field::ExportDate), Field::ExportDate, record, tally, to_date);
        let line =
            read(get(Field::ExportLine), Field::ExportLine, record, tally, values::line_number);
        let fields = [Field::ExportQuantity, Field::ExportUnit];
        let units = &mut self.memos.units;
        let (quantity, unit) = quantity(fields.map(get), fields, record, units, tally);
        let value =
            read(get(Field::ExportValue), Field::ExportValue, record, tally, values::number);
        let (row, index) = (record.row, self.data.rows.len() as u32);
        let at = |field| (row, self.cell(field, record).bytes);
        let [date_at, quantity_at, value_at] =
            [Field::ExportDate, Field::ExportQuantity, Field::ExportValue].map(at);
        let open = &mut self.open;
        let date = date.and_then(|way| open.date.take(way, index, date_at));
        let quantity = quantity.and_then(|way| open.quantity.take(way, index, quantity_at));
        let value = value.and_then(|way| open.value.take(way, index, value_at));
        let country = |cell: Cell<'_>| values::country(cell.bytes);
        let to = read(get(Field::Destination), Field::Destination, record, tally, country);
        let (part, serial) =
            (self.cell(Field::ExportPart, record), self.cell(Field::SerialNumber, record));
        let origin = self.origin(record, tally);
        if ImporterNumber::has_lost_zero(exporter.bytes) {
            tally.note(NoteKind::ZeroRestored, Field::ExporterNumber, record.row, exporter.bytes);
        }
        let text = &mut self.data.text;
        let mut intern = |field, cell| intern(text, field, cell, record.row, tally);
        let export = Export {
            itn: intern(Field::Itn, itn),
            line: line.unwrap_or(0),
            date: date.map(ExportDate),
            exporter: std::str::from_utf8(exporter.bytes).ok().and_then(ImporterNumber::account),
            exporter_raw: intern(Field::ExporterNumber, exporter),
            destination: to,
            destination_raw: intern(Field::Destination, destination),
            number,
            number_raw: intern(Field::ExportTariffNumber, number_raw),
            number_kind,
            quantity: quantity.map(Quantity),
            unit,
            value: value.map(Money),
            origin,
            part: intern(Field::ExportPart, part),
            serial: intern(Field::SerialNumber, serial),
            place: Place { file: FileId(0), row: record.row },
            offset: record.offset,
        };
        self.data.rows.push(export);
        tally.used();
    }

    /// The tariff number: the first column with one that can be read, else the first that has text.
    fn number<'a>(
        &mut self,
        record: &Record<'a>,
        tally: &mut Tally,
    ) -> (Option<crate::model::HtsNumber>, Cell<'a>, ExportNumberKind) {
        let columns = &self.columns;
        let cell = |field| columns.get(field).map_or(Cell::EMPTY, |column| record.cell(column));
        let filled = self.numbers.iter().map(|(f, kind)| (*f, *kind, cell(*f)));
        let mut first = None;
        for (field, kind, cell) in filled.filter(|(.., cell)| !cell.is_empty()) {
            let Read::Value(read) = self.memos.numbers.get(cell, values::hts) else {
                first = first.or(Some((field, kind, cell)));
                continue;
            };
            if read.restored {
                tally.note(NoteKind::ZeroRestored, field, record.row, cell.bytes);
            }
            return (Some(read.number), cell, self.kind(kind, record));
        }
        let Some((field, kind, cell)) = first else {
            return (None, Cell::EMPTY, ExportNumberKind::Unknown);
        };
        tally.note(NoteKind::Unreadable, field, record.row, cell.bytes);
        (None, cell, self.kind(kind, record))
    }

    /// Which list the number comes from: the indicator column decides where the heading does not.
    fn kind(&self, of_column: ExportNumberKind, record: &Record<'_>) -> ExportNumberKind {
        let told = self.cell(Field::ExportNumberKind, record).bytes;
        match (of_column, told.first().map(u8::to_ascii_uppercase)) {
            (ExportNumberKind::Unknown, Some(b'H')) => ExportNumberKind::Hts,
            (ExportNumberKind::Unknown, Some(b'B' | b'S')) => ExportNumberKind::ScheduleB,
            _ => of_column,
        }
    }

    /// A named country says most; else the domestic or foreign indicator.
    fn origin(&self, record: &Record<'_>, tally: &mut Tally) -> ExportOrigin {
        let country = |cell: Cell<'_>| values::country(cell.bytes);
        let column = self.columns.get(Field::ExportOrigin);
        let indicator = self.cell(Field::DomesticForeign, record).bytes;
        let named = self.cell(Field::ExportOrigin, record).bytes;
        let told = |bytes: &[u8]| match bytes.first().map(u8::to_ascii_uppercase) {
            Some(b'D') if bytes.len() == 1 || bytes.eq_ignore_ascii_case(b"domestic") => {
                Some(ExportOrigin::Domestic)
            }
            Some(b'F') if bytes.len() == 1 || bytes.eq_ignore_ascii_case(b"foreign") => {
                Some(ExportOrigin::Foreign)
            }
            _ => None,
        };
        if let Some(origin) = told(named) {
            return origin;
        }
        let found: Option<Country> = read(column, Field::ExportOrigin, record, tally, country);
        found
            .map(ExportOrigin::Country)
            .or_else(|| told(indicator))
            .unwrap_or(ExportOrigin::Unknown)
    }
}

fn intern(
    text: &mut Interner,
    field: Field,
    cell: Cell<'_>,
    row: u32,
    tally: &mut Tally,
) -> Symbol {
    let (read, note) = symbol(text, cell, plain);
    if let Some(kind) = note {
        tally.note(kind, field, row, cell.bytes);
    }
    read.value().unwrap_or(Symbol::NONE)
}

/// `X` and fourteen digits.
pub(super) fn is_itn(bytes: &[u8]) -> bool {
    matches!(bytes, [b'X' | b'x', digits @ ..] if digits.len() == 14 && digits.iter().all(u8::is_ascii_digit))
}
