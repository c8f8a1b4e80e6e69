//! The rows of one table: find the headings, then sort every row into used, set aside or other.

mod looks;

pub(super) use looks::{is_numbers_or_total, mentions_total};

use super::choice::Choices;
use super::exports::{ExportData, ExportRows};
use super::imports::{ImportData, ImportRows, Keyless};
use super::lists::{List, ListData, ListRows};
use super::mapping::Mapping;
use super::movements::{MovementData, MovementRows, Unread};
use super::preview::Preview;
use super::recognise::Lookout;
use super::tally::Tally;
use crate::model::{Field, SourceKind};
use crate::text::{Fault, FaultKind, Record, RowSink, has_room};
use looks::{is_closing, is_heading, is_other, is_summary, is_too_wide};
use std::ops::ControlFlow;
use std::sync::Arc;

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
    List(Box<ListRows>),
}

/// The records of a file.
#[derive(Debug)]
pub(super) enum Data {
    /// None: no headings were found.
    None,
    /// Entry lines.
    Imports(Box<ImportData>),
    /// Exports.
    Exports(Box<ExportData>),
    /// Movements of inventory.
    Movements(MovementData),
    /// A list beside the reports.
    List(ListData),
}

impl Data {
    /// Whether something was lost because there was no room for it.
    fn is_full(&self) -> bool {
        match self {
            Self::None => false,
            Self::Imports(data) => data.is_full(),
            Self::Exports(data) => data.rows.is_full() || data.text.is_full(),
            Self::Movements(data) => data.is_full || data.text.is_full(),
            Self::List(data) => data.is_full || data.text.is_full(),
        }
    }
}

/// Takes the rows of one table.
#[derive(Debug)]
pub(super) struct Table {
    builder: Option<Builder>,
    /// Holds the first rows until it is clear what the columns are.
    lookout: Option<Box<Lookout>>,
    /// Rows that somebody chose to pass over, sorted.
    skip_rows: Vec<u32>,
    /// What was made of the columns, once that is clear.
    pub preview: Option<Box<Preview>>,
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
    /// The row at which memory ended: what was read is given back and none of it is used.
    no_room: Option<u32>,
    /// Rows taken since memory was looked at.
    unlooked: u32,
    /// Somebody chose not to read it.
    pub is_left_out: bool,
}

/// Memory that must be left for what is kept of the next rows: a block of every column and some text.
pub(super) const ROOM: usize = 32 << 20;

/// Rows of a table between two looks at memory.
const LOOKS: u32 = 512;

impl Table {
    /// For the rows of a text file or of a sheet, with what was chosen for them.
    pub(super) fn new(is_text: bool, choices: &Arc<Choices>, sheet: Option<&str>) -> Self {
        Self {
            builder: None,
            lookout: Some(Box::new(Lookout::new(Arc::clone(choices), sheet))),
            skip_rows: Vec::new(),
            preview: None,
            mapping: None,
            header_row: 0,
            tally: Tally::default(),
            is_text,
            cut: None,
            first_cells: Vec::new(),
            no_room: None,
            unlooked: 0,
            is_left_out: false,
        }
    }

    /// Whether the headings were found; until the first rows are settled, as far as headings alone tell.
    pub(super) fn has_header(&self) -> bool {
        self.builder.is_some() || self.lookout.as_ref().is_some_and(|lookout| lookout.has_header())
    }

    /// The layout, once its headings were found.
    pub(super) fn layout(&self) -> Option<&'static str> {
        match (&self.builder, &self.mapping, &self.lookout) {
            (Some(_), Some(mapping), _) => Some(mapping.layout),
            (.., Some(lookout)) => lookout.layout(),
            _ => None,
        }
    }

    /// The records read; a fault where there was no room for all of them, and then none.
    pub(super) fn into_data(mut self) -> (Data, Tally, Option<Mapping>, Option<Fault>) {
        let _ = self.settle();
        let mut fault = self.out_of_room();
        let mut data = match self.builder.filter(|_| fault.is_none()) {
            None => Data::None,
            Some(Builder::Imports(rows)) => {
                Data::Imports(Box::new(rows.into_data(&mut self.tally)))
            }
            Some(Builder::Exports(rows)) => {
                Data::Exports(Box::new(rows.into_data(&mut self.tally)))
            }
            Some(Builder::Movements(rows)) => Data::Movements(rows.into_data(&mut self.tally)),
            Some(Builder::List(rows)) => Data::List(rows.into_data(&mut self.tally)),
        };
        // What waited to be settled may need room as well.
        if data.is_full() {
            data = Data::None;
            fault = Some(Fault { kind: FaultKind::Memory, row: self.tally.last_row() });
        }
        (data, self.tally, self.mapping, fault)
    }

    /// Decides what the columns are and takes the rows that were held until then. Must be called when
    /// the rows end; what is called later has no effect.
    pub(super) fn settle(&mut self) -> ControlFlow<()> {
        let Some(lookout) = self.lookout.take() else { return ControlFlow::Continue(()) };
        let decision = lookout.decide();
        self.preview = Some(Box::new(Preview::new(&decision)));
        self.header_row = decision.header_row;
        self.first_cells = decision.first_cells;
        self.is_left_out = decision.choice.as_ref().is_some_and(|choice| choice.leave_out);
        if decision.mapping.is_enough() && decision.is_close && !self.is_left_out {
            self.builder = Builder::new(&decision.mapping);
        }
        self.skip_rows = decision.choice.map_or_else(Vec::new, |choice| choice.skip_rows);
        self.mapping = decision.is_close.then_some(decision.mapping);
        for (place, row) in decision.rows.iter().enumerate() {
            if place < decision.body {
                self.tally.other();
            } else if self.builder.is_some() {
                self.record(&row.record())?;
            }
        }
        if self.builder.is_some() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }
}

impl Table {
    /// The fault of a table for which there is no memory left.
    pub(super) fn out_of_room(&self) -> Option<Fault> {
        let lost = || self.builder.as_ref().is_some_and(Builder::has_full_columns);
        let row = self.no_room.or_else(|| lost().then(|| self.tally.last_row()));
        row.map(|row| Fault { kind: FaultKind::Memory, row })
    }

    /// Whether memory is left behind a row.
    fn go_on(&mut self, row: u32) -> ControlFlow<()> {
        self.unlooked += 1;
        let is_full = self.builder.as_ref().is_some_and(Builder::is_full);
        if self.unlooked >= LOOKS || is_full {
            self.unlooked = 0;
            let lost = || self.builder.as_ref().is_some_and(Builder::has_full_columns);
            if is_full || lost() || !has_room(ROOM) {
                self.no_room = Some(row);
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    }
}

impl Builder {
    /// Whether something was lost because there was no room for it.
    fn is_full(&self) -> bool {
        match self {
            Self::Imports(rows) => rows.is_full(),
            Self::Exports(rows) => rows.is_full(),
            Self::Movements(rows) => rows.is_full(),
            Self::List(rows) => rows.is_full(),
        }
    }

    /// The same, for cells that wait until their column is settled.
    fn has_full_columns(&self) -> bool {
        match self {
            Self::Imports(rows) => rows.has_full_columns(),
            Self::Exports(rows) => rows.has_full_columns(),
            Self::Movements(rows) => rows.has_full_columns(),
            Self::List(rows) => rows.has_full_columns(),
        }
    }

    fn new(mapping: &Mapping) -> Option<Self> {
        if let Some(rows) = ListRows::new(mapping) {
            return Some(Self::List(Box::new(rows)));
        }
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
            Self::List(rows) => match list_row(rows, record, mapping, tally) {
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
            Self::Movements(_) | Self::List(_) => None,
        }
    }
}

impl RowSink for Table {
    fn record(&mut self, record: &Record<'_>) -> ControlFlow<()> {
        let (Some(builder), Some(mapping)) = (&mut self.builder, &self.mapping) else {
            let waits = self.lookout.as_mut().is_some_and(|lookout| lookout.take(record));
            return if waits { ControlFlow::Continue(()) } else { self.settle() };
        };
        if !self.skip_rows.is_empty() && self.skip_rows.binary_search(&record.row).is_ok() {
            self.tally.other();
            return ControlFlow::Continue(());
        }
        if self.is_text && record.len() < mapping.width {
            let blank = record.is_empty();
            if !record.ended && !blank && !is_closing(record, mapping) {
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
        self.go_on(record.row)
    }
}

/// Why a row of an export list is no export, if it is none.
fn export_row(rows: &mut ExportRows, record: &Record<'_>, mapping: &Mapping) -> Option<Unread> {
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

/// Takes a row of a list, or says why not.
fn list_row(
    rows: &mut ListRows,
    record: &Record<'_>,
    mapping: &Mapping,
    tally: &mut Tally,
) -> Result<(), Unread> {
    if is_too_wide(record, mapping) {
        return Err(Unread::Because(TOO_WIDE));
    }
    let keys = List::of(mapping.kind).map_or(&[][..], List::first_key);
    let repeats_heading = keys.iter().any(|field| is_heading(record, mapping, *field));
    let alone = record.cells().filter(|cell| !cell.is_empty()).take(2).count() < 2;
    if repeats_heading || alone && !rows.has_entry(record) || rows.is_total(record) {
        return Err(Unread::Other);
    }
    rows.row(record, tally).map_err(Unread::Because)
}
