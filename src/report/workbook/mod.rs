//! The report as a workbook to take away.
//!
//! Every figure on its sheets is the report's own text: the short lists are read from the overview that
//! the page shows, the long ones from what the report is made of.

mod designations;
mod eligible;
mod findings;
mod kept;
mod lines;
mod list;
mod short;
mod summary;

use super::Report;
use super::xlsx::Workbook;
use crate::model::iso;
use serde_json::Value;
use std::io::{self, Write};

impl Report<'_> {
    /// The report as a workbook (XLSX): summary, findings, checks, entry lines, drawback, designations,
    /// what was set aside, and what was read under which options and law. No cell is a formula. Sheets
    /// stop at 100,000 rows and say where the rest is. The same report gives the same bytes.
    ///
    /// # Errors
    /// When it would be larger than 4 GB.
    pub fn xlsx(&self) -> io::Result<Vec<u8>> {
        self.write_xlsx(Vec::new())
    }

    /// The same into a sink, which it gives back. No sheet is held whole.
    ///
    /// # Errors
    /// When the sink does not take the bytes, or the workbook would be larger than 4 GB.
    pub fn write_xlsx<W: Write>(&self, out: W) -> io::Result<W> {
        let overview = serde_json::to_value(self.overview()).map_err(io::Error::other)?;
        let mut book = Workbook::new(out, self.options.as_of);
        summary::write(&mut book, self, &overview)?;
        findings::write(&mut book, self)?;
        short::checks(&mut book, &overview)?;
        lines::write(&mut book, self)?;
        short::drawback(&mut book, self, &overview)?;
        designations::write(&mut book, self)?;
        kept::write(&mut book, &overview)?;
        short::set_aside(&mut book, self, &overview)?;
        short::what_was_read(&mut book, self, &overview)?;
        book.finish(&format!("Tidewaiter report as of {}", iso(self.options.as_of)))
    }

    /// The estimates of the overview with the account each belongs to.
    fn estimates<'v>(&self, overview: &'v Value) -> Vec<(String, &'v Value)> {
        let accounts = self.estimate.map_or(&[][..], |estimate| &estimate.accounts);
        let drawback = &overview["drawback"];
        match (accounts, drawback["by_account"].as_array()) {
            ([only], _) => vec![(only.importer.to_string(), drawback)],
            (_, Some(several)) => {
                several.iter().map(|one| (list::plain(&one["importer"]), one)).collect()
            }
            _ => Vec::new(),
        }
    }
}
