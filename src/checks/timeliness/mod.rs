//! Area 9, timeliness.

pub mod entry_summary_late;

use super::Check;

/// The checks of this area, by code.
pub static CHECKS: &[&Check] = &[&entry_summary_late::CHECK];
