//! A second report, run some days after the first over the last weeks: most of it repeats the first,
//! and some entries were corrected in between.

use super::account::{Entries, World};
use super::calendar::{add_days, days_between};
use super::entry::Entry;
use super::mistakes::Mark;
use super::write;
use crate::model::r2;
use rust_decimal::Decimal;

/// Days that the second report looks back from the last entry.
const LOOKS_BACK: i64 = 90;
/// Days between the first report and a correction.
const CORRECTED_AFTER: i32 = 2;
/// By how much a value was too low, in a hundred.
const TOO_LOW: i64 = 7;

/// Whether an entry is in the second report.
pub(super) fn is_in_later(world: &World<'_>, entry: &Entry) -> bool {
    days_between(entry.entered, world.calendar.last) < LOOKS_BACK
}

/// The entry as corrected: the value of its only line and what is paid on it. `None` where the entry
/// itself would change: that is another fault.
pub(super) fn corrected(world: &World<'_>, entry: &Entry) -> Option<Entry> {
    let mut after = entry.clone();
    let [line] = after.lines.as_mut_slice() else { return None };
    let hundred = Decimal::ONE_HUNDRED;
    line.value = r2(line.value.0 * (hundred + Decimal::from(TOO_LOW)) / hundred);
    world.figure(&mut after).ok()?;
    after.standing.corrected = Some(add_days(world.calendar.report, CORRECTED_AFTER));
    let (old, new) = (entry.lines.first()?, after.lines.first()?);
    let alike = entry.mpf == after.mpf && entry.entry_type == after.entry_type;
    (alike && new.duty > old.duty).then_some(after)
}

/// The text of the second report.
pub(super) fn report(account: &Entries<'_>, marks: &[Mark]) -> String {
    let world = &account.world;
    let is_corrected =
        |place: usize| marks.iter().any(|mark| mark.entry == place && mark.check == CONFLICT);
    let recent = account.list.iter().enumerate().filter(|(_, entry)| is_in_later(world, entry));
    let entries = recent.map(|(place, entry)| {
        let after = is_corrected(place).then(|| corrected(world, entry)).flatten();
        after.unwrap_or_else(|| entry.clone())
    });
    write::text(&Entries { world: account.world, list: entries.collect() })
}

/// The check that sees the difference.
pub(super) const CONFLICT: &str = "entry_line_conflict";
