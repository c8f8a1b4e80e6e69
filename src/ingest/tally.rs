//! What could not be read, counted by reason and by column.

use super::values::Reason;
use crate::model::Arrange;
use crate::model::{Field, FileId, Money, Place, RowCounts, SetAside};

/// Places that a reason keeps as examples.
const EXAMPLES: usize = 10;

/// Characters of a value that a message quotes.
const QUOTED: usize = 40;

/// Rows set aside, by reason, in the order of first arrival.
#[derive(Debug, Clone, Default)]
pub(super) struct Asides(Vec<SetAside>);

impl Asides {
    /// Sets a row aside.
    pub(super) fn add(&mut self, reason: &str, amount: Option<Money>, place: Place) {
        let found = self.0.iter_mut().find(|aside| aside.reason == reason);
        let aside = match found {
            Some(aside) => aside,
            None => {
                self.0.push(SetAside {
                    reason: reason.to_owned(),
                    rows: 0,
                    amount: None,
                    examples: Vec::new(),
                });
                let Some(aside) = self.0.last_mut() else { return };
                aside
            }
        };
        aside.rows += 1;
        if let Some(amount) = amount {
            aside.amount = Some(aside.amount.unwrap_or_default() + amount);
        }
        if aside.examples.len() < EXAMPLES {
            aside.examples.push(place);
        }
    }

    /// Takes the reasons of a file that was read before.
    pub(super) fn from_record(set_aside: Vec<SetAside>) -> Self {
        Self(set_aside)
    }

    /// The reasons, sorted; examples by row.
    pub(super) fn finish(mut self) -> Vec<SetAside> {
        for aside in &mut self.0 {
            aside.examples.sort_unstable();
        }
        self.0.arrange_by(|a, b| a.reason.cmp(&b.reason));
        self.0
    }
}

/// A column's cells that could not be read, or were read with an assumption.
#[derive(Debug, Clone)]
pub(super) struct Note {
    /// The column.
    pub field: Field,
    /// What about it.
    pub kind: NoteKind,
    /// How many cells.
    pub cells: u64,
    /// The first row.
    pub row: u32,
    /// Its value, shortened.
    pub value: String,
}

/// What a note says of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NoteKind {
    /// No value of the kind expected there.
    Unreadable,
    /// The same, with a reason to tell.
    Because(Reason),
    /// Dates or amounts that can be read in two ways, in a column with proofs of both.
    Torn,
    /// Read day first or with a decimal comma, because the column proves it.
    Second,
    /// Dates that can be read in two ways, or amounts whose point may separate thousands, in a column
    /// that proves neither.
    Unproven,
    /// A unit beside the quantity differs from that in the column of units.
    UnitDiffers,
    /// A lost leading zero was put back.
    ZeroRestored,
    /// Not UTF-8: read as Windows-1252.
    Windows1252,
}

/// Rows of which something is assumed: how many, and the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Assumed {
    pub rows: u64,
    pub first: u32,
}

impl Assumed {
    /// One more row.
    pub(super) fn count(&mut self, row: u32) {
        if self.rows == 0 {
            self.first = row;
        }
        self.rows += 1;
    }
}

/// Rows and what became of them, while a file is read.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub rows: RowCounts,
    pub asides: Asides,
    pub notes: Vec<Note>,
    /// Rows with fewer cells than the headings, and the first of them.
    pub short: (u64, u32),
    /// Receipts that do not say that they are imported.
    pub receipts: Assumed,
    /// Withdrawals that do not say that they are for export.
    pub withdrawals: Assumed,
    /// Rows with several tariff numbers and one duty for all of them.
    pub blended: Assumed,
    /// Rows with several tariff numbers of goods and one value for all of them.
    pub several_goods: Assumed,
}

impl Tally {
    /// The row that was read last.
    pub(super) fn last_row(&self) -> u32 {
        u32::try_from(self.rows.read).unwrap_or(u32::MAX)
    }

    /// A header, blank, title or total row.
    pub(super) fn other(&mut self) {
        self.rows.read += 1;
        self.rows.other += 1;
    }

    /// A row that became a record.
    pub(super) fn used(&mut self) {
        self.rows.read += 1;
        self.rows.used += 1;
    }

    /// A row that is set aside.
    pub(super) fn aside(&mut self, reason: &str, amount: Option<Money>, row: u32) {
        self.rows.read += 1;
        self.rows.set_aside += 1;
        self.asides.add(reason, amount, Place { file: FileId(0), row });
    }

    /// A row that was a record and is set aside after all.
    pub(super) fn move_aside(&mut self, reason: &str, row: u32) {
        self.rows.used = self.rows.used.saturating_sub(1);
        self.rows.set_aside += 1;
        self.asides.add(reason, None, Place { file: FileId(0), row });
    }

    /// Counts a cell that needs a word.
    pub(super) fn note(&mut self, kind: NoteKind, field: Field, row: u32, value: &[u8]) {
        let kind = match kind {
            NoteKind::Unreadable => {
                Reason::of(field, value).map_or(NoteKind::Unreadable, NoteKind::Because)
            }
            kind => kind,
        };
        self.count(kind, field, (row, value), 1);
    }

    /// Counts cells that need a word; `first` is the first of them and its value.
    pub(super) fn count(&mut self, kind: NoteKind, field: Field, first: (u32, &[u8]), cells: u64) {
        let (row, value) = first;
        let found = self.notes.iter().position(|n| n.kind == kind && n.field == field);
        let mut before = 0;
        if let Some(note) = found.and_then(|index| self.notes.get_mut(index)) {
            note.cells += cells;
            if note.row <= row {
                return;
            }
            before = note.cells - cells;
            self.notes.retain(|n| n.kind != kind || n.field != field);
        }
        let value = crate::text::decode(value);
        let mut shown: String = value.chars().take(QUOTED).collect();
        if shown.len() < value.len() {
            shown.push('…');
        }
        self.notes.push(Note { field, kind, cells: before + cells, row, value: shown });
    }
}
