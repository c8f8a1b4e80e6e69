//! A sheet, written row by row.

use super::cell::Cell;
use crate::model::cell_letters;
use std::io::{self, Write};

/// Rows of data that a sheet holds at most; the last row says where the rest is.
pub(super) const ROWS: u32 = 100_000;

/// Bytes of a sheet at most, before packing: one with very long texts ends before [`ROWS`].
const BYTES: u64 = 1 << 30;

/// A column.
#[derive(Debug, Clone, Copy)]
pub(in crate::report) struct Column {
    /// What stands above it.
    pub heading: &'static str,
    /// Its width in characters.
    pub width: u8,
}

/// What a sheet is to be.
#[derive(Debug, Clone, Copy)]
pub(in crate::report) struct Plan<'a> {
    /// Its name: at most 31 characters, none of `[]:*?/\`.
    pub name: &'a str,
    /// Its columns.
    pub columns: &'a [Column],
    /// Rows of data there are.
    pub rows: u64,
    /// Where rows are that the sheet cannot hold, as the end of a sentence.
    pub rest: &'a str,
}

/// Counts what is written.
struct Counted<'a> {
    out: &'a mut dyn Write,
    bytes: u64,
}

impl Write for Counted<'_> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let n = self.out.write(buffer)?;
        self.bytes += n as u64;
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// A sheet in the making.
pub(in crate::report) struct Sheet<'a> {
    out: Counted<'a>,
    letters: Vec<String>,
    /// A row is put together here and goes out in one piece.
    line: Vec<u8>,
    total: u64,
    rest: &'a str,
    written: u32,
}

impl<'a> Sheet<'a> {
    /// Begins a sheet: what stands before its rows, and the headings, which stay in sight.
    pub(super) fn begin(
        out: &'a mut dyn Write,
        plan: &Plan<'a>,
        selected: bool,
    ) -> io::Result<Self> {
        let mut out = Counted { out, bytes: 0 };
        out.write_all(
            br#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView"#,
        )?;
        out.write_all(if selected { br#" tabSelected="1""# } else { b"" })?;
        out.write_all(
            br#" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>"#,
        )?;
        for (n, column) in (1..).zip(plan.columns) {
            let width = column.width;
            write!(out, r#"<col min="{n}" max="{n}" width="{width}" customWidth="1"/>"#)?;
        }
        out.write_all(b"</cols><sheetData>")?;
        let letters = (0..).zip(plan.columns).map(|(index, _)| cell_letters(index)).collect();
        let line = Vec::new();
        let mut sheet = Self { out, letters, line, total: plan.rows, rest: plan.rest, written: 0 };
        let headings: Vec<_> =
            plan.columns.iter().map(|column| Cell::Heading(column.heading)).collect();
        sheet.put(1, &headings)?;
        Ok(sheet)
    }

    /// Whether no further row fits.
    pub(in crate::report) fn is_full(&self) -> bool {
        self.written >= ROWS || self.out.bytes >= BYTES
    }

    /// Appends a row; one that does not fit is left out, and the last row says so.
    pub(in crate::report) fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        if self.is_full() {
            return Ok(());
        }
        self.written += 1;
        self.put(self.written + 1, cells)
    }

    fn put(&mut self, row: u32, cells: &[Cell<'_>]) -> io::Result<()> {
        self.line.clear();
        write!(self.line, r#"<row r="{row}">"#)?;
        let mut at = String::new();
        for (letters, cell) in self.letters.iter().zip(cells) {
            at.clear();
            at.push_str(letters);
            at.push_str(&row.to_string());
            cell.write(&at, &mut self.line)?;
        }
        self.line.extend(b"</row>");
        self.out.write_all(&self.line)
    }

    /// Ends the sheet and gives the range that its filter covers.
    pub(super) fn end(mut self) -> io::Result<String> {
        let last = self.written + 1;
        let column = self.letters.last().map_or("A", String::as_str);
        let filter = format!("A1:{column}{last}");
        let left = self.total.saturating_sub(u64::from(self.written));
        if left > 0 {
            let note = format!(
                "This sheet stops after {} of {} rows. The rest is in {}.",
                self.written, self.total, self.rest
            );
            self.put(last + 1, &[Cell::Note(note.into())])?;
        }
        write!(
            self.out,
            r#"</sheetData><autoFilter ref="{filter}"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter><ignoredErrors><ignoredError sqref="{filter}" numberStoredAsText="1"/></ignoredErrors></worksheet>"#,
        )?;
        Ok(filter)
    }
}
