//! A column whose cells mostly repeat the row above: header fields of an entry stand on each of its
//! rows. Comparing bytes is cheap; parsing and interning happen only where they change.

use super::mapping::Columns;
use super::tally::{NoteKind, Tally};
use super::values::{Read, is_error};
use crate::model::{Field, ImporterNumber, Interner, Symbol};
use crate::text::{Cell, CellKind, Record, decode, is_equal, trim};
use std::borrow::Cow;

/// A column and the cell last read from it.
#[derive(Debug)]
pub(super) struct Slot<T> {
    /// What the column is.
    pub field: Field,
    /// Where the value goes among its likes.
    pub index: usize,
    column: usize,
    raw: Vec<u8>,
    /// `raw` is the cell that `value` was read from.
    is_kept: bool,
    /// The value of the last row.
    pub value: T,
    note: Option<NoteKind>,
}

impl<T: Copy + Default> Slot<T> {
    /// The slots of those fields that the file has.
    pub(super) fn of(fields: &[Field], columns: &Columns) -> Vec<Self> {
        let slot = |(index, field): (usize, &Field)| {
            let column = columns.get(*field)?;
            let (field, value) = (*field, T::default());
            // Nothing was read from an empty cell.
            let (raw, is_kept) = (Vec::new(), true);
            Some(Self { field, index, column, raw, is_kept, value, note: None })
        };
        fields.iter().enumerate().filter_map(slot).collect()
    }

    /// Its column in the file.
    pub(super) fn column(&self) -> usize {
        self.column
    }

    /// The row and the cell of a record that the value stands in.
    pub(super) fn at<'a>(&self, record: &Record<'a>) -> (u32, &'a [u8]) {
        (record.row, record.raw(self.column))
    }

    /// Whether something is said of the value last read: then each row with it is counted.
    pub(super) fn is_noted(&self) -> bool {
        self.note.is_some()
    }

    /// Reads the cell of a row with `read` if it differs from the row above; says whether it does.
    /// `same` cells at the start of the row are known to be those of the row last taken.
    #[inline]
    pub(super) fn take(
        &mut self,
        (record, same): (&Record<'_>, usize),
        tally: &mut Tally,
        read: impl FnOnce(Cell<'_>) -> (Read<T>, Option<NoteKind>),
    ) -> bool {
        if self.column < same && self.note.is_none() {
            return false;
        }
        let raw = record.raw(self.column);
        let changed = !self.is_kept || !is_equal(raw, &self.raw);
        if changed {
            self.raw.clear();
            self.raw.extend_from_slice(raw);
            self.is_kept = true;
            let (value, note) = read(record.cell(self.column));
            self.note = match value {
                Read::Unreadable => Some(NoteKind::Unreadable),
                Read::Blank | Read::Value(_) => note,
            };
            self.value = value.value().unwrap_or_default();
        }
        if let Some(kind) = self.note {
            tally.note(kind, self.field, record.row, record.cell(self.column).bytes);
        }
        changed
    }
}

impl Slot<Symbol> {
    /// The same for text as it stands. Text that came lately is known by its bytes, which need not be
    /// kept then.
    #[inline]
    pub(super) fn take_words(
        &mut self,
        (record, same): (&Record<'_>, usize),
        tally: &mut Tally,
        interner: &mut Interner,
    ) -> bool {
        if self.column < same && self.note.is_none() {
            return false;
        }
        let known = record.text(self.column).and_then(|text| recall(interner, trim(text)));
        let Some(known) = known else {
            let before = self.value;
            let read = |cell: Cell<'_>| symbol(interner, cell, plain);
            return self.take((record, same), tally, read) && self.value != before;
        };
        let changed = known != self.value;
        (self.value, self.note, self.is_kept) = (known, None, false);
        changed
    }
}

/// Text that was interned lately, or none; `None` says nothing.
#[inline]
fn recall(interner: &Interner, bytes: &[u8]) -> Option<Symbol> {
    if bytes.is_empty() {
        return Some(Symbol::NONE);
    }
    interner.recall(bytes).filter(|_| !is_error(bytes))
}

/// Text with what was assumed of its encoding.
pub(super) fn text(bytes: &[u8]) -> (Cow<'_, str>, Option<NoteKind>) {
    let text = decode(bytes);
    let note = matches!(text, Cow::Owned(_)).then_some(NoteKind::Windows1252);
    (text, note)
}

/// Interns text.
pub(super) fn symbol(
    interner: &mut Interner,
    cell: Cell<'_>,
    clean: fn(&str) -> Cow<'_, str>,
) -> (Read<Symbol>, Option<NoteKind>) {
    if cell.kind == CellKind::Error || is_error(cell.bytes) {
        return (Read::Unreadable, Some(NoteKind::Unreadable));
    }
    let (text, note) = text(cell.bytes);
    let cleaned = clean(&text);
    // Cleaning makes a text of its own only where it puts zeros back.
    let restored = matches!(cleaned, Cow::Owned(_)).then_some(NoteKind::ZeroRestored);
    (Read::Value(interner.intern(&cleaned)), note.or(restored))
}

/// Interns the number of an importer as it stands; a zero that its account gets back is told.
pub(super) fn importer(
    interner: &mut Interner,
    cell: Cell<'_>,
) -> (Read<Symbol>, Option<NoteKind>) {
    let (read, note) = symbol(interner, cell, plain);
    let restored = || ImporterNumber::has_lost_zero(cell.bytes).then_some(NoteKind::ZeroRestored);
    (read, note.or_else(restored))
}

/// Text as it stands.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text)
}
