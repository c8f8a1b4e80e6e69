//! Rows of lists to typed cells.

use super::spec::{Holds, List};
use super::value::{Value, read};
use crate::ingest::mapping::Mapping;
use crate::ingest::table::{is_numbers_or_total, mentions_total};
use crate::ingest::tally::{NoteKind, Tally};
use crate::ingest::values;
use crate::model::Interner;
use crate::text::{Cell, Record};

/// The rows of a list: cells one after the other, as many a row as the list has columns.
#[derive(Debug)]
pub(in crate::ingest) struct ListData {
    pub list: &'static List,
    pub text: Interner,
    pub cells: Vec<Value>,
    /// The row of each record in the file.
    pub rows: Vec<u32>,
}

impl ListData {
    /// The cells of a record.
    pub(in crate::ingest) fn record(&self, at: usize) -> &[Value] {
        let width = self.list.columns.len();
        self.cells.get(at * width..(at + 1) * width).unwrap_or_default()
    }
}

/// Builds [`ListData`] row by row.
#[derive(Debug)]
pub(in crate::ingest) struct ListRows {
    data: ListData,
    /// The column of each of the list's columns in the file.
    columns: Vec<Option<usize>>,
    /// What has to be said of the cells of one row.
    notes: Vec<(usize, NoteKind)>,
}

impl ListRows {
    /// For a file with these columns; `None` when it is no list.
    pub(in crate::ingest) fn new(mapping: &Mapping) -> Option<Self> {
        let list = List::of(mapping.kind)?;
        let columns = list.columns.iter().map(|(field, _)| mapping.columns.get(*field)).collect();
        let (text, cells, rows) = (Interner::default(), Vec::new(), Vec::new());
        Some(Self { data: ListData { list, text, cells, rows }, columns, notes: Vec::new() })
    }

    /// The records read.
    pub(in crate::ingest) fn into_data(self) -> ListData {
        self.data
    }

    fn cell<'a>(&self, at: usize, record: &Record<'a>) -> Cell<'a> {
        let column = self.columns.get(at).copied().flatten();
        column.map_or(Cell::EMPTY, |column| record.cell(column))
    }

    /// The places of the columns that may stand for the first thing a row cannot do without.
    fn first_key(&self) -> impl Iterator<Item = usize> + '_ {
        self.data.list.first_key().iter().filter_map(|field| self.data.list.place(*field))
    }

    /// Whether a row has an entry number where the list is one of entries: then even a row without
    /// anything else is no title.
    pub(in crate::ingest) fn has_entry(&self, record: &Record<'_>) -> bool {
        let is_entry = |at: usize| {
            let (_, holds) = self.data.list.columns.get(at)?;
            let cell = self.cell(at, record);
            (*holds == Holds::Entry).then(|| values::entry_number(cell).value())?
        };
        self.first_key().any(|at| is_entry(at).is_some())
    }

    /// Whether a row is a total: its first column is blank or says so, and all else are numbers.
    pub(in crate::ingest) fn is_total(&self, record: &Record<'_>) -> bool {
        let keys: Vec<usize> = self.first_key().collect();
        let key = |at: &usize| self.cell(*at, record);
        if keys.iter().all(|at| key(at).is_empty()) {
            return is_numbers_or_total(record);
        }
        let columns: Vec<usize> =
            keys.iter().filter_map(|at| self.columns.get(*at).copied().flatten()).collect();
        keys.iter().all(|at| key(at).is_empty() || mentions_total(key(at).bytes))
            && (0..record.len()).filter(|column| !columns.contains(column)).all(|column| {
                let cell = record.cell(column);
                cell.is_empty() || values::decimal(cell).value().is_some()
            })
    }

    /// Takes a row, or says what it lacks.
    pub(in crate::ingest) fn row(
        &mut self,
        record: &Record<'_>,
        tally: &mut Tally,
    ) -> Result<(), &'static str> {
        let start = self.data.cells.len();
        self.notes.clear();
        for (at, (_, holds)) in self.data.list.columns.iter().enumerate() {
            let cell = self.cell(at, record);
            let (value, note) = read(*holds, cell, &mut self.data.text);
            self.data.cells.push(value);
            self.notes.extend(note.map(|kind| (at, kind)));
        }
        if let Some(reason) = self.lacking(start) {
            self.data.cells.truncate(start);
            return Err(reason);
        }
        for (at, kind) in &self.notes {
            if let Some((field, _)) = self.data.list.columns.get(*at) {
                tally.note(*kind, *field, record.row, self.cell(*at, record).bytes);
            }
        }
        self.data.rows.push(record.row);
        tally.used();
        Ok(())
    }

    /// What the record that starts there lacks.
    fn lacking(&self, start: usize) -> Option<&'static str> {
        let list = self.data.list;
        let cells = self.data.cells.get(start..).unwrap_or_default();
        let is_told = |field| {
            let cell = list.place(field).and_then(|at| cells.get(at));
            cell.is_some_and(|value| value.is_told())
        };
        let lacks = |group: &[_]| !group.iter().any(|field| is_told(*field));
        list.key.iter().find(|(group, _)| lacks(group)).map(|(_, reason)| *reason)
    }
}
