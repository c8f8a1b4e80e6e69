//! What a workbook may ask of its reader. Real reports stay far below each of these.

use std::fmt;

/// The limits that only a large file reaches; a caller may set others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Parts that an archive may have.
    pub entries: usize,
    /// Inflated bytes of a part that are allowed whatever they were packed into.
    pub free: u64,
    /// Inflated bytes of all parts together that are allowed whatever they were packed into.
    pub free_total: u64,
    /// Beyond what is free, how many bytes one packed byte may become.
    pub ratio: u64,
    /// Bytes that a sheet, which is streamed, may inflate to.
    pub sheet: u64,
    /// Bytes that a part which is kept in memory may inflate to.
    pub kept: u64,
    /// Texts that cells may share.
    pub strings: usize,
    /// Cells of a sheet that are read, blank ones between filled ones too.
    pub cells: u64,
    /// Rows of the largest sheet that a spreadsheet makes.
    pub rows: u32,
    /// Bytes of the text of one row.
    pub row: usize,
    /// Bytes of shared text that the cells of a sheet refer to on average, past those that are free for
    /// all parts together: one text may stand in every cell.
    pub average: u64,
    /// Sheets, relations and formats of numbers that are listed, each.
    pub listed: usize,
    /// Sheets that are read as reports; the rest is named.
    pub reports: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            entries: 1_000,
            free: 10 << 20,
            free_total: 100 << 20,
            ratio: 100,
            sheet: 4 << 30,
            kept: 400 << 20,
            strings: 5_000_000,
            cells: 64_000_000,
            rows: 1_048_576,
            row: 16 << 20,
            average: 1_000,
            listed: 10_000,
            reports: 60,
        }
    }
}

/// Bytes of one piece of a part that is looked at whole, such as a tag: the lists of ranges in the tags
/// behind the rows of a sheet are the longest.
pub(super) const MAX_PIECE: usize = 4 << 20;

/// Bytes of the text of one cell, as of a record of a text file.
pub(super) const MAX_CELL: usize = 1 << 20;

/// Elements inside one another; sheets have six.
pub(super) const MAX_DEPTH: usize = 100;

/// Columns of the widest sheet that a spreadsheet makes.
pub(super) const MAX_COLUMNS: usize = 16_384;

/// Characters that a spreadsheet lets a cell hold.
pub(super) const CELL_CHARACTERS: usize = 32_767;

/// A limit that a part breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limit {
    /// More bytes than a part of its sort may have.
    Bytes(u64),
    /// Beyond so many times its packed size by itself.
    Ratio(u64),
    /// Beyond so many times the size of the file with the parts before it.
    Total(u64),
    /// A piece above [`MAX_PIECE`].
    Piece,
    /// A text above [`MAX_CELL`].
    Text,
    /// Elements deeper than [`MAX_DEPTH`].
    Depth,
    /// More texts than cells may share.
    Strings(usize),
    /// More sheets or relations than are listed.
    Listed(usize),
    /// More formats of numbers than are listed.
    Formats(usize),
}

impl fmt::Display for Limit {
    /// The end of a sentence that begins with the part.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(limit) => {
                write!(f, "unpacks to more than {} MB, which no report needs", limit >> 20)
            }
            Self::Ratio(times) => {
                write!(f, "unpacks to more than {times} times its packed size, as no report does")
            }
            Self::Total(times) => write!(
                f,
                "unpacks, with the parts before it, to more than {times} times the size of the \
                 file, as no report does"
            ),
            Self::Piece => f.write_str("holds one tag longer than 4 MB"),
            Self::Text => f.write_str("holds one text longer than 1 MB, as no cell is"),
            Self::Depth => write!(f, "has elements more than {MAX_DEPTH} deep inside one another"),
            Self::Strings(most) => write!(f, "holds more than {most} texts"),
            Self::Listed(most) => write!(f, "lists more than {most} sheets or relations"),
            Self::Formats(most) => write!(f, "lists more than {most} formats of numbers"),
        }
    }
}

impl std::error::Error for Limit {}
