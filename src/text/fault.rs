//! Why reading stopped inside a file.

use std::fmt;

/// Bytes that one record may have; more is a broken file, most often an unclosed quote.
pub const MAX_RECORD: usize = 1 << 20;

/// Columns that one record may have.
pub const MAX_COLUMNS: usize = 10_000;

/// What is said where memory ends.
pub(super) const NO_MEMORY: &str = "the file needs more memory than the page may use. Export the report again for a shorter time or \
     with fewer columns; a workbook needs much less when its sheet is saved as CSV.";

/// What stopped the reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// The file ends inside quotes.
    UnclosedQuote {
        /// Column of the cell, from 1.
        column: usize,
    },
    /// A cell in quotes that goes over a line end and has text after its closing quote: one of the two
    /// quotes is stray, and what lies between them is rows.
    StrayQuote {
        /// Column of the cell, from 1.
        column: usize,
    },
    /// A zero byte in text.
    NulByte {
        /// Its offset in the decoded text.
        offset: u64,
    },
    /// A record above [`MAX_RECORD`].
    RecordTooLong {
        /// The column, from 1, of a quotation mark that is open in it.
        quote: Option<usize>,
    },
    /// A record above [`MAX_COLUMNS`].
    TooManyColumns,
    /// UTF-16 text that ends in half a character.
    HalfCharacter,
    /// No memory is left for what the file holds.
    Memory,
    /// A workbook part is damaged or breaks a limit; the text says which and what to do.
    Workbook(String),
}

/// Why reading stopped, and at which row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What happened.
    pub kind: FaultKind,
    /// The row it happened in, from 1.
    pub row: u32,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let row = self.row;
        match &self.kind {
            FaultKind::UnclosedQuote { column } => write!(
                f,
                "Reading stopped: a quotation mark opened at row {row}, column {column}, is never \
                 closed, so everything after it would become one cell. Download the file again; if \
                 that does not help, close the quotation mark or double it (\"\") in a text editor."
            ),
            FaultKind::StrayQuote { column } => write!(
                f,
                "Reading stopped: a quotation mark opened at row {row}, column {column}, is closed only \
                 behind the end of its line, in front of other text. One of the two marks is stray, and \
                 the rows between them would become one cell. Take the stray mark out or double it \
                 (\"\") in a text editor."
            ),
            FaultKind::NulByte { offset } => write!(
                f,
                "Reading stopped at row {row}: there is a zero byte at offset {offset}, which text \
                 never has. The file is damaged or is not text. Download it again."
            ),
            FaultKind::RecordTooLong { quote: Some(column) } => write!(
                f,
                "Reading stopped: the record at row {row} is longer than 1 MB, because a quotation \
                 mark opened in its column {column} is not closed. Download the file again; if that \
                 does not help, close the quotation mark or double it (\"\") in a text editor."
            ),
            FaultKind::RecordTooLong { quote: None } => write!(
                f,
                "Reading stopped: the record at row {row} is longer than 1 MB, which no row of a \
                 report is. Download the file again, or shorten that row in a text editor."
            ),
            FaultKind::TooManyColumns => write!(
                f,
                "Reading stopped: the record at row {row} has more than {MAX_COLUMNS} columns. \
                 Export the report again with its own columns only."
            ),
            FaultKind::HalfCharacter => write!(
                f,
                "Reading stopped at row {row}: the UTF-16 text ends in half a character, so the file \
                 was cut. Download it again."
            ),
            FaultKind::Memory => write!(f, "Reading stopped at row {row}: {NO_MEMORY}"),
            FaultKind::Workbook(text) => f.write_str(text),
        }
    }
}
