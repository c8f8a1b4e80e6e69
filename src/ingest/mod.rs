//! Rows to the model: which report a file is, what its columns mean, what each cell says.
//!
//! An [`Intake`] reads one file in chunks; [`assemble`] joins the files into a
//! [`crate::model::Portfolio`]. [`templates`] are files to fill in.

mod assemble;
mod exports;
mod file;
mod headers;
mod imports;
mod intake;
mod kinds;
mod mapping;
mod messages;
mod movements;
mod once;
mod raw;
mod settle;
mod sheet_notes;
mod slot;
mod table;
mod tally;
mod templates;
mod values;
mod workbook;

pub use assemble::assemble;
pub use file::FileIntake;
pub use intake::Intake;
pub use raw::{RawRows, raw_record, raw_rows};
pub use templates::{Template, TemplateColumn, templates};
