//! Bytes to rows, without domain knowledge: encodings, delimited text, workbooks, limits.
//!
//! A text file comes in chunks and only the current record is kept; a workbook is given whole and
//! its sheet is streamed. Both pass [`Record`]s to a [`RowSink`].

mod day;
mod delimited;
mod encoding;
mod fault;
mod foreign;
mod kept;
mod memory;
mod reader;
mod record;
mod scan;
mod sniff;
mod workbook;

pub use day::date_of_day;
pub use delimited::Delimited;
pub use encoding::decode;
pub use fault::{Fault, FaultKind, MAX_COLUMNS, MAX_RECORD};
pub use kept::Kept;
pub use reader::{Head, TextReader};
pub use record::{Cell, CellKind, Record, RowSink};
#[cfg(target_arch = "wasm32")]
#[doc(hidden)]
pub use scan::marks;
pub use sniff::{Encoding, FileType, HEAD, delimiter, file_type};
pub use workbook::{Cells, Limits, Merge, OpenError, SheetNotes, Visibility, Workbook};

#[cfg(test)]
pub(crate) use memory::limit as memory_limit;
pub(crate) use memory::{NoRoom, append, has_room, push, reserve, reserve_exact, reserve_text};
pub(crate) use record::trim;
pub(crate) use scan::is_equal;

#[cfg(test)]
mod tests;
