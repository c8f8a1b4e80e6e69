//! Headings of chapter 99 that are over, or about another country.

use super::{Done, Ground};
use crate::law::Lookup;
use crate::model::{Date, HtsNumber, r2};
use crate::sample::calendar::days_between;
use crate::sample::entry::{Entry, Line, Record};
use crate::sample::stack::highest;
use rust_decimal::Decimal;

/// Days for which a broker's list may be behind.
const BEHIND: i64 = 75;

/// A heading that ended shortly before the entry.
pub(super) fn out_of_dates(ground: &mut Ground<'_, '_>) -> Option<Done> {
    let world = ground.account.world;
    let common: Vec<HtsNumber> =
        world.facts.programmes.iter().filter_map(|programme| programme.common()).collect();
    let ended = |on: Date| {
        common.iter().find_map(|heading| match world.book.chapter99(*heading, on) {
            Lookup::Ended(row) => {
                let last = row.span.to.filter(|last| days_between(*last, on) <= BEHIND)?;
                Some((*heading, highest(row, last)?))
            }
            _ => None,
        })
    };
    let plain = |line: &Line| {
        let neighbour = matches!(line.origin.as_str(), "CA" | "MX");
        !neighbour && line.spi.is_none() && line.class.metal.is_empty()
    };
    let fits = |entry: &Entry, line: &Line| plain(line) && ended(entry.entered).is_some();
    let (at, line) = ground.find_line(fits)?;
    let (heading, rate) = ended(ground.account.list.get(at)?.entered)?;
    add(ground, at, line, heading, rate, "which was over")
}

/// A heading of the China list on goods of another country.
pub(super) fn wrong_country(ground: &mut Ground<'_, '_>) -> Option<Done> {
    let world = ground.account.world;
    let listed = |line: &Line| {
        let goods = world.facts.goods.iter().filter_map(|good| good.class.list);
        line.class.list.or_else(|| goods.max())
    };
    let foreign = |entry: &Entry, line: &Line| {
        let Some(list) = listed(line) else { return false };
        let left_out = world.book.chapter99_without(list, entry.entered, line.origin);
        left_out.is_some() && line.spi.is_none() && line.class.metal.is_empty()
    };
    let (at, line) = ground.find_line(foreign)?;
    let entry = ground.account.list.get(at)?;
    let heading = listed(entry.lines.get(line)?)?;
    let row = world.book.chapter99(heading, entry.entered).in_force()?;
    let rate = highest(row, entry.entered)?;
    add(ground, at, line, heading, rate, "which is not about goods of that country")
}

/// Puts a heading and its duty first on a line.
fn add(
    ground: &mut Ground<'_, '_>,
    at: usize,
    line: usize,
    heading: HtsNumber,
    rate: Decimal,
    why: &str,
) -> Option<Done> {
    let found = ground.entry(at)?.lines.get_mut(line)?;
    let hts = format!("{:08}", heading.hts8().digits());
    let what = format!("heading {heading} stands on goods of {}, {why}", found.origin);
    found.records.insert(0, Record { hts, duty: r2(rate * found.value.0) });
    found.duty = found.sum();
    Some(Done::record(at, line, 0, what))
}
