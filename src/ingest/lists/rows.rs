//! Rows of lists to typed cells.

use super::spec::{Holds, List};
use super::value::{Open, Value, open, read};
use crate::ingest::mapping::Mapping;
use crate::ingest::settle::Settle;
use crate::ingest::table::{is_numbers_or_total, mentions_total};
use crate::ingest::tally::{NoteKind, Tally};
use crate::ingest::values::{self, Read};
use crate::model::{Date, Field, Interner};
use crate::text::{Cell, Record, reserve};
use rust_decimal::Decimal;

/// The rows of a list: cells one after the other, as many a row as the list has columns.
#[derive(Debug)]
pub(in crate::ingest) struct ListData {
    pub list: &'static List,
    pub text: Interner,
    pub cells: Vec<Value>,
    /// The row of each record in the file.
    pub rows: Vec<u32>,
    /// A row was lost because there was no room for it.
    pub is_full: bool,
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
    /// Cells of one row whose columns are settled as a whole.
    opens: Vec<(usize, Open)>,
    /// What settles each column of numbers and of dates.
    settles: Vec<Settling>,
    /// A row has cells that are not settled yet.
    is_open: bool,
}

/// What settles a column.
#[derive(Debug)]
enum Settling {
    Number(Settle<Decimal>),
    Day(Settle<Date>),
    None,
}

impl Settling {
    fn of(field: Field, holds: Holds) -> Self {
        match holds {
            Holds::Amount | Holds::Percent => Self::Number(Settle::new(field)),
            Holds::Day => Self::Day(Settle::new(field)),
            _ => Self::None,
        }
    }

    /// The value of the cell `to`, if it is settled.
    fn take(&mut self, open: Open, to: u32, at: (u32, &[u8])) -> Taken {
        let of = |read: Read<Option<Value>>| match read {
            Read::Blank => Taken::Settled(Value::Blank),
            Read::Unreadable => Taken::Settled(Value::Unreadable),
            Read::Value(value) => value.map_or(Taken::Open, Taken::Settled),
        };
        match (self, open) {
            (Self::Number(settle), Open::Number(read)) => {
                of(read.map(|way| settle.take(way, to, at).map(Value::Number)))
            }
            (Self::Day(settle), Open::Day(read)) => {
                of(read.map(|way| settle.take(way, to, at).map(Value::Day)))
            }
            _ => Taken::Settled(Value::Unreadable),
        }
    }

    fn finish(self, tally: &mut Tally, mut apply: impl FnMut(u32, Value)) {
        match self {
            Self::Number(settle) => {
                settle.finish(true, tally, |to, number| apply(to, Value::Number(number)));
            }
            Self::Day(settle) => settle.finish(false, tally, |to, day| apply(to, Value::Day(day))),
            Self::None => {}
        }
    }
}

/// A cell of a column that is settled as a whole.
enum Taken {
    Settled(Value),
    Open,
}

impl ListRows {
    /// For a file with these columns; `None` when it is no list.
    pub(in crate::ingest) fn new(mapping: &Mapping) -> Option<Self> {
        let list = List::of(mapping.kind)?;
        let columns = list.columns.iter().map(|(field, _)| mapping.columns.get(*field)).collect();
        let (text, cells, rows) = (Interner::default(), Vec::new(), Vec::new());
        Some(Self {
            data: ListData { list, text, cells, rows, is_full: false },
            columns,
            notes: Vec::new(),
            opens: Vec::new(),
            settles: list
                .columns
                .iter()
                .map(|(field, holds)| Settling::of(*field, *holds))
                .collect(),
            is_open: false,
        })
    }

    /// Whether something was lost because there was no room for it.
    pub(in crate::ingest) fn is_full(&self) -> bool {
        self.data.is_full || self.data.text.is_full()
    }

    /// The same, for cells that wait until their column is settled.
    pub(in crate::ingest) fn has_full_columns(&self) -> bool {
        self.settles.iter().any(|settle| match settle {
            Settling::Number(settle) => settle.is_full(),
            Settling::Day(settle) => settle.is_full(),
            Settling::None => false,
        })
    }

    /// The records read. What was open and cannot be read after all may leave a row without what it
    /// cannot do without: it is set aside.
    pub(in crate::ingest) fn into_data(mut self, tally: &mut Tally) -> ListData {
        let width = self.data.list.columns.len();
        let cells = &mut self.data.cells;
        for settle in std::mem::take(&mut self.settles) {
            settle.finish(tally, |to, value| {
                if let Some(cell) = cells.get_mut(to as usize) {
                    *cell = value;
                }
            });
        }
        if !self.is_open {
            return self.data;
        }
        let mut lacking: Vec<Option<&'static str>> = Vec::new();
        if reserve(&mut lacking, self.data.rows.len()).is_err() {
            self.data.is_full = true;
            return self.data;
        }
        lacking.extend((0..self.data.rows.len()).map(|at| self.lacking(at * width)));
        let lacks = |at: usize| lacking.get(at).copied().flatten();
        for (at, row) in self.data.rows.iter().enumerate() {
            if let Some(reason) = lacks(at) {
                tally.move_aside(reason, *row);
            }
        }
        let mut at = 0..;
        self.data.rows.retain(|_| at.next().is_none_or(|at| lacks(at).is_none()));
        let mut at = 0..;
        self.data.cells.retain(|_| at.next().is_none_or(|at: usize| lacks(at / width).is_none()));
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
        let room = reserve(&mut self.data.cells, self.data.list.columns.len());
        if room.and_then(|()| reserve(&mut self.data.rows, 1)).is_err() {
            self.data.is_full = true;
            return Ok(());
        }
        self.notes.clear();
        // Cells that can be read in two ways count as told until their column is settled.
        self.opens.clear();
        for (at, (_, holds)) in self.data.list.columns.iter().enumerate() {
            let cell = self.cell(at, record);
            let (value, note) = match open(*holds, cell) {
                Some(open) => {
                    let provisional = open.provisional();
                    if provisional.is_told() {
                        self.opens.push((at, open));
                    }
                    let is_unreadable = provisional == Value::Unreadable;
                    (provisional, is_unreadable.then_some(NoteKind::Unreadable))
                }
                None => read(*holds, cell, &mut self.data.text),
            };
            self.data.cells.push(value);
            self.notes.extend(note.map(|kind| (at, kind)));
        }
        if let Some(reason) = self.lacking(start) {
            self.data.cells.truncate(start);
            return Err(reason);
        }
        for (at, open) in std::mem::take(&mut self.opens) {
            let bytes = self.cell(at, record).bytes;
            let to = (start + at) as u32;
            let Some(settle) = self.settles.get_mut(at) else { continue };
            let value = match settle.take(open, to, (record.row, bytes)) {
                Taken::Settled(value) => value,
                Taken::Open => {
                    self.is_open = true;
                    Value::Unreadable
                }
            };
            if let Some(cell) = self.data.cells.get_mut(start + at) {
                *cell = value;
            }
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
