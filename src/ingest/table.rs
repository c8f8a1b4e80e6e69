//! The rows of one table: find the headings, then sort every row into used, set aside or other.

use super::exports::{ExportData, ExportRows};
use super::headers::{Headers, normal};
use super::imports::{ImportData, ImportRows, Keyless};
use super::mapping::Mapping;
use super::movements::{MovementData, MovementRows, Unread};
use super::tally::Tally;
use crate::model::{Field, SourceKind};
use crate::text::{Record, RowSink, decode, trim};
use std::ops::ControlFlow;

/// Rows in which the headings are looked for.
pub(super) const HEADER_ROWS: u32 = 30;

/// Headings that must be known before a row counts as one of headings.
const FEW: usize = 2;

const ENTRY_BLANK: &str = "The entry number is blank. Every row must carry it: export the report \
                           with repeated values on.";
const ENTRY_BAD: &str = "The entry number is not eleven letters and digits such as ABC-1234567-8.";
const LINE_BAD: &str = "The line number is not a whole number from 1.";
const TOO_WIDE: &str = "The row has more cells than there are headings, so its values may stand in \
                        the wrong columns. Most often a comma inside a text is not in quotation \
                        marks.";
const EXPORT_EMPTY: &str =
    "The row has neither a date of export nor a tariff number nor an ITN that can be read.";
const EXPORT_VOID: &str = "The AES status says that the export was cancelled, deleted or rejected.";
const CUT: &str = "The file ends inside this row.";

/// Builds the records of one kind of file.
#[derive(Debug)]
enum Builder {
    Imports(Box<ImportRows>),
    Exports(Box<ExportRows>),
    Movements(Box<MovementRows>),
}

/// The records of a file.
#[derive(Debug)]
pub(super) enum Data {
    /// None: no headings were found.
    None,
    /// Entry lines.
    Imports(ImportData),
    /// Exports.
    Exports(ExportData),
    /// Movements of inventory.
    Movements(MovementData),
}

/// Takes the rows of one table.
#[derive(Debug)]
pub(super) struct Table {
    builder: Option<Builder>,
    /// The headings, or the row that came closest to being them.
    pub mapping: Option<Mapping>,
    pub header_row: u32,
    pub tally: Tally,
    /// Short rows are worth a word in text files; workbooks leave empty cells out.
    is_text: bool,
    /// Row and number of cells of a last record that is cut.
    pub cut: Option<(u32, usize)>,
    /// The first cells of the file, for saying what it seems to be.
    pub first_cells: Vec<String>,
}

impl Table {
    /// For the rows of a text file or of a sheet.
    pub(super) fn new(is_text: bool) -> Self {
        Self {
            builder: None,
            mapping: None,
            header_row: 0,
            tally: Tally::default(),
            is_text,
            cut: None,
            first_cells: Vec::new(),
        }
    }

    /// Whether the headings were found.
    pub(super) fn has_header(&self) -> bool {
        self.builder.is_some()
    }

    /// The records read.
    pub(super) fn into_data(mut self) -> (Data, Tally, Option<Mapping>) {
        let data = match self.builder {
            None => Data::None,
            Some(Builder::Imports(rows)) => Data::Imports(rows.into_data(&mut self.tally)),
            Some(Builder::Exports(rows)) => Data::Exports(rows.into_data(&mut self.tally)),
            Some(Builder::Movements(rows)) => Data::Movements(rows.into_data(&mut self.tally)),
        };
        (data, self.tally, self.mapping)
    }

    fn look_for_header(&mut self, record: &Record<'_>) -> ControlFlow<()> {
        self.tally.other();
        if record.row > HEADER_ROWS {
            return ControlFlow::Break(());
        }
        let mapping = Mapping::of(Headers::all(), record);
        if self.first_cells.is_empty() && !record.is_empty() {
            let cells = record.cells().filter(|cell| !cell.is_empty()).take(6);
            self.first_cells = cells.map(|cell| decode(cell.bytes).into_owned()).collect();
        }
        let known = |m: &Mapping| (m.is_enough(), m.mapped.len());
        let best = self.mapping.as_ref().map_or((false, FEW - 1), known);
        if known(&mapping) <= best {
            return ControlFlow::Continue(());
        }
        if mapping.is_enough() {
            self.builder = Builder::new(&mapping);
        }
        self.header_row = record.row;
        self.mapping = Some(mapping);
        ControlFlow::Continue(())
    }
}

impl Builder {
    fn new(mapping: &Mapping) -> Option<Self> {
        match mapping.kind {
            SourceKind::Exports => Some(Self::Exports(Box::new(ExportRows::new(mapping)))),
            SourceKind::Inventory => Some(Self::Movements(Box::new(MovementRows::new(mapping)))),
            _ => ImportRows::new(mapping).map(|rows| Self::Imports(Box::new(rows))),
        }
    }

    /// Takes a row, or says why not: `Ok(false)` for title, blank and total rows.
    fn row(&mut self, record: &Record<'_>, mapping: &Mapping, tally: &mut Tally) {
        let reason = match self {
            Self::Imports(rows) => match rows.keys(record) {
                Ok(keys) if !is_too_wide(record, mapping) => return rows.row(keys, record, tally),
                Ok(_) => TOO_WIDE,
                Err(_) if is_other(record, mapping, Field::EntryNumber) => return tally.other(),
                Err(Keyless::Entry) => ENTRY_BAD,
                Err(Keyless::EntryBlank) if is_summary(record, mapping) => return tally.other(),
                Err(Keyless::EntryBlank) => ENTRY_BLANK,
                Err(Keyless::Line) => LINE_BAD,
            },
            Self::Exports(rows) => match export_row(rows, record, mapping) {
                None => return rows.row(record, tally),
                Some(Unread::Other) => return tally.other(),
                Some(Unread::Because(reason)) => reason,
            },
            Self::Movements(rows) => match movement_row(rows, record, mapping, tally) {
                Ok(()) => return,
                Err(Unread::Other) => return tally.other(),
                Err(Unread::Because(reason)) => reason,
            },
        };
        tally.aside(reason, self.amount(record), record.row);
    }

    fn amount(&self, record: &Record<'_>) -> Option<crate::model::Money> {
        match self {
            Self::Imports(rows) => rows.amount(record),
            Self::Exports(rows) => rows.amount(record),
            Self::Movements(_) => None,
        }
    }
}

impl RowSink for Table {
    fn record(&mut self, record: &Record<'_>) -> ControlFlow<()> {
        let (Some(builder), Some(mapping)) = (&mut self.builder, &self.mapping) else {
            return self.look_for_header(record);
        };
        if self.is_text && record.len() < mapping.width {
            let blank = record.is_empty();
            if !record.ended && !blank && !has_total(record) {
                self.cut = Some((record.row, record.len()));
                self.tally.aside(CUT, None, record.row);
                return ControlFlow::Break(());
            }
            if !blank {
                let (count, first) = &mut self.tally.short;
                *count += 1;
                *first = if *count == 1 { record.row } else { *first };
            }
        }
        builder.row(record, mapping, &mut self.tally);
        ControlFlow::Continue(())
    }
}

/// Why a row of an export list is no export, if it is none.
fn export_row(rows: &ExportRows, record: &Record<'_>, mapping: &Mapping) -> Option<Unread> {
    if rows.lacks_all(record) {
        let number = [Field::ExportTariffNumber, Field::ScheduleB, Field::ExportHts]
            .into_iter()
            .find(|field| mapping.columns.get(*field).is_some());
        let is_header = |field| is_other(record, mapping, field);
        let [date, number_cell, _] = rows.key_cells(record);
        let blank = date.is_empty() && number_cell.is_empty();
        let is_other = is_header(Field::ExportDate)
            || number.is_some_and(is_header)
            || blank && is_numbers_or_total(record);
        return Some(if is_other { Unread::Other } else { Unread::Because(EXPORT_EMPTY) });
    }
    if is_too_wide(record, mapping) {
        return Some(Unread::Because(TOO_WIDE));
    }
    rows.is_void(record).then_some(Unread::Because(EXPORT_VOID))
}

/// Takes a row of an inventory ledger, or says why not.
fn movement_row(
    rows: &mut MovementRows,
    record: &Record<'_>,
    mapping: &Mapping,
    tally: &mut Tally,
) -> Result<(), Unread> {
    if rows.lacks_date(record)
        && (is_other(record, mapping, Field::MovementPart)
            || rows.lacks_part(record) && is_numbers_or_total(record))
    {
        return Err(Unread::Other);
    }
    if is_too_wide(record, mapping) {
        return Err(Unread::Because(TOO_WIDE));
    }
    rows.row(record, tally)
}

fn is_too_wide(record: &Record<'_>, mapping: &Mapping) -> bool {
    record.len() > mapping.width
        && (mapping.width..record.len()).any(|index| !record.cell(index).is_empty())
}

/// Blank rows, repeated headings, totals, and rows with one cell only (titles, footnotes).
fn is_other(record: &Record<'_>, mapping: &Mapping, key: Field) -> bool {
    let filled = record.cells().filter(|cell| !cell.is_empty()).take(2).count();
    if filled < 2 {
        return true;
    }
    let Some(column) = mapping.columns.get(key) else { return false };
    let cell = decode(trim(record.raw(column)));
    mentions_total(cell.as_bytes()) || normal(&cell) == normal(mapping.heading(key))
}

/// A row without entry number, line and tariff number: totals, with or without the word.
fn is_summary(record: &Record<'_>, mapping: &Mapping) -> bool {
    let blank = |field| mapping.columns.get(field).is_none_or(|i| record.cell(i).is_empty());
    blank(Field::LineNumber) && blank(Field::HtsNumber) && is_numbers_or_total(record)
}

fn is_numbers_or_total(record: &Record<'_>) -> bool {
    has_total(record)
        || record
            .cells()
            .all(|cell| cell.is_empty() || super::values::decimal(cell).value().is_some())
}

fn has_total(record: &Record<'_>) -> bool {
    record.cells().any(|cell| mentions_total(cell.bytes))
}

/// Whether a cell begins or ends with the word "total" or counts records.
fn mentions_total(bytes: &[u8]) -> bool {
    if bytes.len() > 60 {
        return false;
    }
    let text = bytes.to_ascii_lowercase();
    let words = ["total", "totals", "subtotal", "sum", "count"];
    let mut parts = text.split(|b| !b.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    parts.any(|part| words.iter().any(|word| word.as_bytes() == part))
}
