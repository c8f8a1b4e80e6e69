//! Writes the tables of the law, `src/law/data`, from a folder of sources: `tidewaiter gen-law`.
//!
//! The folder holds the list of chapter 99 programmes, the Centers by tariff prefix, the tariff and
//! a few code lists. What no list holds (single values, special programs, destinations, holidays,
//! citations) stands in `hand/`, one small table each, with citation, day of reading and confidence.
//! So every value has one origin. The same sources give the same bytes; text that is not understood
//! is an error that names file, row and column.

mod chapter99;
mod countries;
mod lists;
mod measures;
mod rate;
pub mod sample;
mod source;
mod tariff;
mod write;

use crate::law::{Book, BookError, ReportRow};
use source::Source;
use std::path::{Path, PathBuf};
use write::Table;

/// The day on which the sources were read.
const READ_ON: &str = "2026-11-24";

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Each table with its number of records.
    pub tables: Vec<(String, usize)>,
    /// What the tables of the tariff were made from, counted.
    pub tariff: Vec<ReportRow>,
    /// SHA-256 over all of them, as [`Book::hash`].
    pub hash: String,
}

/// Why the tables were not written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file cannot be read or written.
    #[error("{path}: {error}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What happened.
        error: std::io::Error,
    },
    /// A source says something that is not understood.
    #[error("{file}, row {row}, column `{column}`: {what}, found `{text}`")]
    Source {
        /// The file.
        file: String,
        /// The row as a spreadsheet counts it, heading included.
        row: usize,
        /// The column.
        column: String,
        /// What is wrong.
        what: String,
        /// The text.
        text: String,
    },
    /// The tables do not make a book.
    #[error(transparent)]
    Book(#[from] BookError),
}

/// Reads `source_dir` and writes the tables into `out_dir`, which must exist.
///
/// # Errors
/// When a file cannot be read or written, when a source holds text that is not understood, and when
/// the tables do not make a [`Book`]; then nothing is written.
pub fn run(source_dir: &Path, out_dir: &Path) -> Result<Summary, Error> {
    let tables = tables(&Source::new(source_dir))?;
    let texts: Vec<(&str, &str)> =
        tables.iter().map(|table| (table.name, table.text.as_str())).collect();
    let book = Book::from_tables(&texts)?;
    for table in &tables {
        let path = out_dir.join(format!("{}.tsv", table.name));
        std::fs::write(&path, &table.text).map_err(|error| Error::Io { path, error })?;
    }
    let rows = book.tables.into_iter().map(|table| (table.name, table.rows)).collect();
    Ok(Summary { tables: rows, tariff: book.tariff_report, hash: book.hash })
}

fn tables(source: &Source) -> Result<Vec<Table>, Error> {
    let mut report = tariff::Report::new();
    let mut tables = tariff::tables(source, &mut report)?;
    tables.extend(measures::tables(source, &mut report)?);
    tables.push(report.table());
    tables.extend([
        lists::center_prefixes(source)?,
        lists::centers(source)?,
        chapter99::table(source)?,
        lists::by_hand("citations", include_str!("hand/citations.tsv"), 1),
        countries::table(source)?,
        lists::by_hand("destinations", include_str!("hand/destinations.tsv"), 3),
        lists::by_hand("entry_rules", include_str!("hand/entry_rules.tsv"), 2),
        lists::entry_types(source)?,
        lists::by_hand("holidays", include_str!("hand/holidays.tsv"), 2),
        lists::by_hand("modes", include_str!("hand/modes.tsv"), 1),
        lists::by_hand("origin_groups", include_str!("hand/origin_groups.tsv"), 3),
        lists::params(source)?,
        lists::special_programs(source)?,
        lists::by_hand("tables", include_str!("hand/tables.tsv"), 1),
        lists::by_hand("tariff_editions", include_str!("hand/tariff_editions.tsv"), 1),
    ]);
    Ok(tables)
}
