//! What a workbook may ask of its reader. Real reports stay far below each of these.

use std::fmt;

/// Parts that an archive may have.
pub(super) const MAX_ENTRIES: usize = 1_000;

/// Inflated bytes of a part that are allowed whatever they were packed into.
pub(super) const FREE_BYTES: u64 = 10 << 20;

/// Inflated bytes of all parts together that are allowed whatever they were packed into.
pub(super) const FREE_TOTAL: u64 = 100 << 20;

/// Beyond what is free, how many bytes one packed byte may become.
pub(super) const MAX_RATIO: u64 = 100;

/// Bytes that a sheet, which is streamed, may inflate to.
pub(super) const MAX_SHEET: u64 = 4 << 30;

/// Bytes that a part which is kept in memory may inflate to.
pub(super) const MAX_KEPT: u64 = 400 << 20;

/// Bytes of one piece of a part that is looked at whole, such as a tag: the lists of ranges in the tags
/// behind the rows of a sheet are the longest.
pub(super) const MAX_PIECE: usize = 4 << 20;

/// Bytes of the text of one cell, as of a record of a text file.
pub(super) const MAX_CELL: usize = 1 << 20;

/// Elements inside one another; sheets have six.
pub(super) const MAX_DEPTH: usize = 100;

/// Tables that cells may share.
pub(super) const MAX_STRINGS: usize = 5_000_000;

/// Cells of a sheet that are read, blank ones between filled ones too.
pub(super) const MAX_CELLS: u64 = 64_000_000;

/// Columns and rows of the largest sheet that a spreadsheet makes.
pub(super) const MAX_COLUMNS: usize = 16_384;
/// See [`MAX_COLUMNS`].
pub(super) const MAX_ROWS: u32 = 1_048_576;

/// Characters that a spreadsheet lets a cell hold.
pub(super) const CELL_CHARACTERS: usize = 32_767;

/// Bytes of the text of one row.
pub(super) const MAX_ROW: usize = 16 << 20;

/// Sheets and relations that are listed.
pub(super) const MAX_LISTED: usize = 10_000;

/// A limit that a part breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limit {
    /// More bytes than a part of its sort may have.
    Bytes(u64),
    /// Beyond [`MAX_RATIO`] by itself.
    Ratio,
    /// Beyond [`MAX_RATIO`] with the parts before it.
    Total,
    /// A piece above [`MAX_PIECE`].
    Piece,
    /// A text above [`MAX_CELL`].
    Text,
    /// Elements deeper than [`MAX_DEPTH`].
    Depth,
    /// More than [`MAX_STRINGS`].
    Strings,
    /// More than [`MAX_LISTED`].
    Listed,
}

impl fmt::Display for Limit {
    /// The end of a sentence that begins with the part.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(limit) => {
                write!(f, "unpacks to more than {} MB, which no report needs", limit >> 20)
            }
            Self::Ratio => write!(
                f,
                "unpacks to more than {MAX_RATIO} times its packed size, as no report does"
            ),
            Self::Total => write!(
                f,
                "unpacks, with the parts before it, to more than {MAX_RATIO} times the size of the \
                 file, as no report does"
            ),
            Self::Piece => f.write_str("holds one tag longer than 4 MB"),
            Self::Text => f.write_str("holds one text longer than 1 MB, as no cell is"),
            Self::Depth => write!(f, "has elements more than {MAX_DEPTH} deep inside one another"),
            Self::Strings => write!(f, "holds more than {MAX_STRINGS} texts"),
            Self::Listed => write!(f, "lists more than {MAX_LISTED} sheets or relations"),
        }
    }
}

impl std::error::Error for Limit {}
