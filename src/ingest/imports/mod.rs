//! Rows of entry summary reports to parts of entries and lines.
//!
//! Rows of one line mostly follow each other, so that a part is opened when entry or line changes and
//! closed by the next; parts of the same line that stand apart are joined in the assembly.

mod merge;
mod parts;
mod rows;

pub(super) use merge::{merge_date, merge_least, merge_text};
pub(super) use parts::{
    ENTRY_DATES, EntryPart, ImportData, LINE_AMOUNTS, LINE_COUNTRIES, LINE_TEXT, LinePart,
};
pub(super) use rows::{ImportRows, Keyless, read};
