//! One row interface for delimited text and for workbooks.

use std::ops::ControlFlow;

/// What a cell holds, as far as the file itself says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    /// Text; everything in a delimited file is text.
    Text,
    /// A number of a workbook, as plain decimal digits without exponent.
    Number,
    /// The same in a workbook whose days count from 1904.
    NumberFrom1904,
    /// A number of a workbook in a date format, given as `2026-11-24`.
    Date,
    /// The error of a formula, such as `#N/A`: no value.
    Error,
}

/// A cell: its bytes (UTF-8, or whatever a text file holds) and its kind. An empty cell has no bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell<'a> {
    /// The content without surrounding white space.
    pub bytes: &'a [u8],
    /// What it is.
    pub kind: CellKind,
}

impl<'a> Cell<'a> {
    /// A cell without content.
    pub const EMPTY: Cell<'static> = Cell { bytes: b"", kind: CellKind::Text };

    /// A text cell.
    #[must_use]
    pub fn text(bytes: &'a [u8]) -> Self {
        Self { bytes: trim(bytes), kind: CellKind::Text }
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }
}

/// Where a cell's bytes stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    /// First byte; with [`Span::SCRATCH`] set it counts in the scratch buffer.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// Marks a span of the scratch buffer, where doubled quotes were undone.
    pub const SCRATCH: u32 = 1 << 31;
}

/// A cell of a workbook row: kind and bytes in the row's buffer.
#[derive(Debug, Clone, Copy)]
pub(super) struct SheetCell {
    pub kind: CellKind,
    pub start: u32,
    pub end: u32,
}

/// The cells of a row, by where they come from.
#[derive(Debug, Clone, Copy)]
pub(super) enum Cells<'a> {
    Text { bytes: &'a [u8], scratch: &'a [u8], spans: &'a [Span] },
    Sheet { bytes: &'a [u8], cells: &'a [SheetCell] },
}

/// A row of a file.
#[derive(Debug, Clone, Copy)]
pub struct Record<'a> {
    /// The row as a spreadsheet shows it, from 1; blank rows count, a record with line breaks is one.
    pub row: u32,
    /// Byte offset of the record in a text file; 0 in a workbook and in UTF-16 text.
    pub offset: u64,
    /// Whether the record ended with a line end; only the last one of a text file may not.
    pub ended: bool,
    pub(super) unchanged: usize,
    pub(super) cells: Cells<'a>,
}

impl<'a> Record<'a> {
    pub(super) fn delimited(
        (row, offset, ended): (u32, u64, bool),
        unchanged: usize,
        bytes: &'a [u8],
        scratch: &'a [u8],
        spans: &'a [Span],
    ) -> Self {
        Self { row, offset, ended, unchanged, cells: Cells::Text { bytes, scratch, spans } }
    }

    /// How many cells at the start are known to hold the bytes that they hold in the row above (row
    /// `self.row - 1`). More may be equal: only these were compared.
    #[must_use]
    #[inline]
    pub fn unchanged(&self) -> usize {
        self.unchanged
    }

    pub(super) fn sheet(row: u32, bytes: &'a [u8], cells: &'a [SheetCell]) -> Self {
        Self { row, offset: 0, ended: true, unchanged: 0, cells: Cells::Sheet { bytes, cells } }
    }

    /// The number of cells.
    #[must_use]
    pub fn len(&self) -> usize {
        match self.cells {
            Cells::Text { spans, .. } => spans.len(),
            Cells::Sheet { cells, .. } => cells.len(),
        }
    }

    /// Whether every cell is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        (0..self.len()).all(|index| self.cell(index).is_empty())
    }

    /// The bytes of a cell as they stand, quotes undone; empty past the end of the row.
    #[must_use]
    #[inline]
    pub fn raw(&self, index: usize) -> &'a [u8] {
        match self.cells {
            Cells::Text { bytes, scratch, spans } => {
                let Some(span) = spans.get(index) else { return b"" };
                let (from, start) = if span.start & Span::SCRATCH == 0 {
                    (bytes, span.start)
                } else {
                    (scratch, span.start & !Span::SCRATCH)
                };
                from.get(start as usize..span.end as usize).unwrap_or(b"")
            }
            Cells::Sheet { bytes, cells } => cells
                .get(index)
                .and_then(|cell| bytes.get(cell.start as usize..cell.end as usize))
                .unwrap_or(b""),
        }
    }

    /// The bytes of a cell of delimited text as they stand; `None` in a workbook.
    #[must_use]
    #[inline]
    pub fn text(&self, index: usize) -> Option<&'a [u8]> {
        matches!(self.cells, Cells::Text { .. }).then(|| self.raw(index))
    }

    /// A cell; an empty one past the end of the row.
    #[must_use]
    #[inline]
    pub fn cell(&self, index: usize) -> Cell<'a> {
        let kind = match self.cells {
            Cells::Text { .. } => CellKind::Text,
            Cells::Sheet { cells, .. } => cells.get(index).map_or(CellKind::Text, |cell| cell.kind),
        };
        Cell { bytes: trim(self.raw(index)), kind }
    }

    /// All cells in order.
    pub fn cells(&self) -> impl Iterator<Item = Cell<'a>> + '_ {
        (0..self.len()).map(|index| self.cell(index))
    }
}

/// Takes the rows of a file, one after the other.
pub trait RowSink {
    /// Takes a row; `Break` ends the reading.
    fn record(&mut self, record: &Record<'_>) -> ControlFlow<()>;
}

/// White space off both ends, the no-break space of UTF-8 included.
#[must_use]
#[inline]
pub(crate) fn trim(mut bytes: &[u8]) -> &[u8] {
    match bytes {
        [] => return bytes,
        [only] if only.is_ascii_graphic() => return bytes,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => return bytes,
        _ => {}
    }
    loop {
        let before = bytes.len();
        bytes = bytes.trim_ascii();
        bytes = bytes.strip_prefix(b"\xC2\xA0").unwrap_or(bytes);
        bytes = bytes.strip_suffix(b"\xC2\xA0").unwrap_or(bytes);
        if bytes.len() == before {
            return bytes;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_goes_from_both_ends() {
        assert_eq!(trim(b" \xC2\xA0 a b\xC2\xA0\t"), b"a b");
        assert_eq!(trim(b"  "), b"");
        assert_eq!(trim(b"ab"), b"ab");
        assert_eq!(trim(b"\xC2\xA0"), b"");
    }
}
