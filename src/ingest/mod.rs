//! Rows to the model: which report a file is, what its columns mean, what each cell says.
//!
//! An [`Intake`] reads one file in chunks; [`assemble`] joins the files into a
//! [`crate::model::Portfolio`]. [`templates`] are files to fill in. A [`Preview`] shows what was made of
//! the columns of a file; [`Choices`] say what they are.

mod assemble;
mod choice;
mod exports;
mod file;
mod hash;
mod headers;
mod imports;
mod intake;
mod kinds;
mod lists;
mod mapping;
mod memo;
#[cfg(test)]
mod memory_tests;
mod messages;
mod movements;
mod once;
mod preview;
mod raw;
mod recognise;
mod settle;
mod sheet_notes;
mod slot;
mod table;
mod tally;
mod templates;
mod values;
mod workbook;

pub use assemble::assemble;
pub use choice::{Choice, ChoiceError, Choices, ChosenColumn};
pub use file::FileIntake;
pub use hash::FileHash;
pub use intake::Intake;
pub use preview::{
    Candidate, FieldChoice, KindChoice, MissingField, Preview, PreviewColumn, SheetName,
};
pub use raw::{RawRows, raw_record};
pub use templates::{Template, TemplateColumn, templates};
