//! Keys of rows, which mostly repeat the row above.

use crate::ingest::values::Read;
use crate::text::{Cell, Record, is_equal};

/// A key cell that was read before.
#[derive(Debug)]
pub(super) struct Key<T> {
    column: usize,
    raw: Vec<u8>,
    value: Read<T>,
}

impl<T: Copy> Key<T> {
    pub(super) fn new(column: usize) -> Self {
        Self { column, raw: Vec::new(), value: Read::Blank }
    }

    /// The column that it stands in.
    pub(super) fn column(&self) -> usize {
        self.column
    }

    /// The value of the key's cell in a row whose first `same` cells are those of the row last taken.
    pub(super) fn take(
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
