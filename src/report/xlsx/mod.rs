//! XLSX workbooks, written as they are made: row by row into the compressor, so that no sheet is held
//! whole.
//!
//! A writer of our own, because the usual crates ask for a clock or for randomness, which the page must
//! not import, keep every cell until the end, and pass numbers through binary fractions. What is
//! written is narrow: text, decimals and dates; there are no formulas.

mod archive;
mod cell;
mod parts;
mod sheet;
mod styles;
mod text;

pub(super) use cell::Cell;
pub(super) use sheet::{Column, Plan, Sheet};

use crate::model::Date;
use archive::Archive;
use std::io::{self, Write};

/// A workbook in the making.
#[derive(Debug)]
pub(super) struct Workbook<W: Write> {
    archive: Archive<W>,
    day: Date,
    sheets: Vec<parts::Listed>,
}

impl<W: Write> Workbook<W> {
    /// A workbook that says it was made on `day`.
    pub(super) fn new(out: W, day: Date) -> Self {
        Self { archive: Archive::new(out, day), day, sheets: Vec::new() }
    }

    /// Writes a sheet; `rows` appends its rows.
    ///
    /// # Errors
    /// When the sink does not take the bytes.
    pub(super) fn sheet(
        &mut self,
        plan: Plan<'_>,
        rows: impl FnOnce(&mut Sheet<'_>) -> io::Result<()>,
    ) -> io::Result<()> {
        let path = parts::sheet_path(self.sheets.len());
        let first = self.sheets.is_empty();
        let filter = self.archive.part(&path, |out| {
            let mut sheet = Sheet::begin(out, &plan, first)?;
            rows(&mut sheet)?;
            sheet.end()
        })?;
        self.sheets.push(parts::Listed { name: plan.name.to_owned(), filter });
        Ok(())
    }

    /// Writes what remains and gives the sink back.
    ///
    /// # Errors
    /// When the sink does not take the bytes.
    pub(super) fn finish(mut self, title: &str) -> io::Result<W> {
        let sheets = &self.sheets;
        let day = self.day;
        self.archive.part("xl/workbook.xml", |out| parts::workbook(out, sheets))?;
        self.archive.part("xl/_rels/workbook.xml.rels", |out| parts::relations(out, sheets))?;
        self.archive.part("xl/styles.xml", |out| out.write_all(styles::XML.as_bytes()))?;
        self.archive.part("docProps/core.xml", |out| parts::properties(out, title, day))?;
        self.archive.part("_rels/.rels", |out| out.write_all(parts::ROOT.as_bytes()))?;
        self.archive.part("[Content_Types].xml", |out| parts::types(out, sheets))?;
        self.archive.finish()
    }
}

#[cfg(test)]
mod round_trip;
#[cfg(test)]
mod tests;
