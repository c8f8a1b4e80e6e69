//! The lists beside the reports: one reader for all kinds, led by a table of what their columns hold.

mod rows;
mod spec;
mod value;

pub(super) use rows::{ListData, ListRows};
pub(super) use spec::{Holds, List, holds};
pub(super) use value::{Value, parts};
