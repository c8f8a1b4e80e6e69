//! Rows of entry summary reports to parts of entries and lines.
//!
//! Rows of one line mostly follow each other, so that a part is opened when entry or line changes and
//! closed by the next; parts of the same line that stand apart are joined in the assembly.

mod merge;
mod open;
mod parts;
mod rows;

pub(super) use parts::{
    EntryPart, ImportData, LINE_AMOUNTS, LINE_COUNTRIES, LINE_TEXT, LinePart, entry_differences,
    line_differences,
};
pub(super) use rows::{ImportRows, Keyless, quantity, read};
