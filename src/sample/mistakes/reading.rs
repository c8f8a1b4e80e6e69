//! Lines that a later report gives with other values.

use super::{Done, Ground};
use crate::sample::later::{corrected, is_in_later};

/// A line whose value was corrected after the report was run.
pub(super) fn conflict(ground: &mut Ground<'_, '_>) -> Option<Done> {
    let world = ground.account.world;
    let fits = |entry: &crate::sample::entry::Entry| {
        is_in_later(&world, entry) && corrected(&world, entry).is_some()
    };
    let at = ground.find(fits)?;
    let value = ground.account.list.get(at)?.lines.first()?.value;
    let now = corrected(&world, ground.account.list.get(at)?)?.lines.first()?.value;
    Some(Done::line(at, 0, format!("a value of {value} stands as {now} in the later report")))
}
