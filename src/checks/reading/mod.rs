//! Area 0, reading: what the files say of themselves.

pub mod entry_line_conflict;

use super::Check;

/// The checks of this area, by code.
pub static CHECKS: &[&Check] = &[&entry_line_conflict::CHECK];
