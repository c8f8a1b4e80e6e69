//! Antidumping deposits: no case number, or the wrong type of entry.

use super::{Done, Ground};

const DEPOSITS: &str = "03";

/// Type 03, and no case number on any line.
pub(super) fn case_missing(ground: &mut Ground<'_, '_>) -> Option<Done> {
    let at = ground.find(|entry| entry.entry_type == DEPOSITS)?;
    let entry = ground.entry(at)?;
    for line in &mut entry.lines {
        line.case = None;
    }
    Some(Done::entry(at, "the entry is of type 03 and no line names a case".to_owned()))
}

/// Deposits on an entry of type 01.
pub(super) fn type_wrong(ground: &mut Ground<'_, '_>) -> Option<Done> {
    let at = ground.find(|entry| entry.entry_type == DEPOSITS)?;
    ground.entry(at)?.entry_type = "01";
    Some(Done::entry(at, "antidumping duty is deposited on an entry of type 01".to_owned()))
}
