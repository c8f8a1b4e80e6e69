//! Entry numbers, repeated rows, late summaries.

use super::{Done, Ground};
use crate::clock::{add_business_days, entry_summary_due};
use crate::model::EntryDate;

/// A check digit that does not fit.
pub(super) fn check_digit(ground: &mut Ground<'_, '_>) -> Option<Done> {
    let at = ground.find(|_| true)?;
    let more = ground.random.between(1, 9);
    let entry = ground.entry(at)?;
    let right = entry.number.clone();
    let (ten, digit) = right.split_at_checked(10)?;
    let digit: i64 = digit.parse().ok()?;
    entry.number = format!("{ten}{}", (digit + more) % 10);
    Some(Done::entry(at, format!("entry {right} is written {}", entry.number)))
}

/// A row that stands twice.
pub(super) fn repeated(ground: &mut Ground<'_, '_>) -> Option<Done> {
    let at = ground.find(|entry| entry.repeated.is_none())?;
    let count = ground.account.list.get(at)?.lines.len();
    let line = ground.random.place(count);
    let entry = ground.entry(at)?;
    entry.repeated = Some(line);
    let place = entry.lines.get(line)?.records.len().checked_sub(1)?;
    Some(Done::record(at, line, place, "the record of the goods stands twice".to_owned()))
}

/// A summary filed after its last day.
pub(super) fn late(ground: &mut Ground<'_, '_>) -> Option<Done> {
    let world = ground.account.world;
    let days = u32::try_from(ground.random.between(1, 12)).ok()?;
    let after = |entered| {
        let due = entry_summary_due(EntryDate(entered), world.book)?;
        add_business_days(due, days, world.book).filter(|filed| *filed < world.calendar.report)
    };
    let at = ground.find(|entry| entry.entry_type == "01" && after(entry.entered).is_some())?;
    let entry = ground.entry(at)?;
    entry.filed = after(entry.entered)?;
    Some(Done::entry(at, format!("the summary is filed {days} working days late")))
}
