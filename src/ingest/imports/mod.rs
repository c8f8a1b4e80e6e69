//! Rows of entry summary reports to parts of entries and lines.
//!
//! Rows of one line mostly follow each other, so that a part is opened when entry or line changes and
//! closed by the next; parts of the same line that stand apart are joined in the assembly.

mod cells;
mod extras;
mod key;
mod merge;
mod numbers;
mod open;
mod parts;
mod rows;
mod suspects;
mod tariff;

pub(super) use cells::{quantity, read};
pub(super) use extras::{ENTRY_TOTALS, EntryExtra};
pub(super) use parts::{
    ENTRY_DATES, ENTRY_TEXT, EntryPart, ImportData, LINE_AMOUNTS, LINE_COUNTRIES, LINE_TEXT,
    LinePart, entry_differences, line_differences,
};
pub(super) use rows::{ImportRows, Keyless};
pub(super) use suspects::{Amount, Suspect};
