//! A row that outlives the buffer it was read from.

use super::record::{Cells, Record, SheetCell};

/// A copy of a record: the first rows of a table are looked at together before any of them is used.
#[derive(Debug)]
pub struct Kept {
    row: u32,
    offset: u64,
    ended: bool,
    bytes: Vec<u8>,
    cells: Vec<SheetCell>,
}

impl Kept {
    /// Copies a record; its cells hold the same bytes and kinds.
    #[must_use]
    pub fn new(record: &Record<'_>) -> Self {
        let mut bytes = Vec::new();
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let cells = (0..record.len())
            .map(|index| {
                let start = place(bytes.len());
                bytes.extend_from_slice(record.raw(index));
                SheetCell { kind: record.cell(index).kind, start, end: place(bytes.len()) }
            })
            .collect();
        Self { row: record.row, offset: record.offset, ended: record.ended, bytes, cells }
    }

    /// The record again.
    #[must_use]
    pub fn record(&self) -> Record<'_> {
        let cells = Cells::Sheet { bytes: &self.bytes, cells: &self.cells };
        Record { row: self.row, offset: self.offset, ended: self.ended, unchanged: 0, cells }
    }

    /// Bytes that it takes, roughly.
    #[must_use]
    pub fn size(&self) -> usize {
        self.bytes.len() + self.cells.len() * size_of::<SheetCell>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Delimited, RowSink};
    use std::ops::ControlFlow;

    struct Twice(usize);

    impl RowSink for Twice {
        fn record(&mut self, record: &Record<'_>) -> ControlFlow<()> {
            let kept = Kept::new(record);
            let again = kept.record();
            assert_eq!(
                (again.row, again.offset, again.ended),
                (record.row, record.offset, record.ended)
            );
            assert_eq!(again.len(), record.len());
            for index in 0..=record.len() {
                assert_eq!(again.raw(index), record.raw(index));
                assert_eq!(again.cell(index), record.cell(index));
            }
            self.0 += 1;
            ControlFlow::Continue(())
        }
    }

    #[test]
    fn a_kept_record_is_the_record() {
        let mut reader = Delimited::new(b',', 0);
        let mut twice = Twice(0);
        reader.push(b"a, b ,\"c\"\"d\"\n\n,,\nlast", &mut twice).expect("readable");
        reader.finish(&mut twice).expect("an end");
        assert_eq!(twice.0, 4);
    }
}
