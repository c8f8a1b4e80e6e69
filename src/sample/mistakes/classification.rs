//! Tariff numbers that are none, that are not valid, or that differ from broker to broker.

use super::{Done, Ground};
use crate::law::NumberStanding;
use crate::model::{Date, HtsNumber};
use crate::sample::entry::{Entry, Line};

/// Lines that a part must have before one that differs stands out.
const HISTORY: usize = 14;
/// The unit of a weight.
const WEIGHT: &str = "KG";
/// Lines that one broker files under another number, at most.
const OTHERS: usize = 3;

/// A letter for a zero, or a digit too many.
pub(super) fn malformed(ground: &mut Ground<'_, '_>) -> Option<Done> {
    let by_letter = ground.nth.is_multiple_of(2);
    let fits = |_: &Entry, line: &Line| !by_letter || line.class.hts.contains('0');
    let (at, line) = ground.find_line(fits)?;
    let goods = ground.entry(at)?.lines.get_mut(line)?.records.iter_mut().enumerate().last()?;
    let (place, record) = goods;
    let right = record.hts.clone();
    record.hts = if by_letter { right.replacen('0', "O", 1) } else { format!("{right}1") };
    let what = format!("the tariff number {right} is written {}", record.hts);
    Some(Done::record(at, line, place, what))
}

/// A statistical suffix that the subheading never had, as far as the law book goes.
pub(super) fn not_valid(ground: &mut Ground<'_, '_>) -> Option<Done> {
    let book = ground.account.world.book;
    let wrong = |line: &Line, on: Date| {
        let subheading = line.class.hts.get(..8)?;
        let suffixes = ["99", "97", "93", "89"].into_iter();
        let mut numbers = suffixes.map(|suffix| format!("{subheading}{suffix}"));
        let standing = |number| book.number_standing(number, on);
        numbers.find(|text| HtsNumber::new(text).map(standing) == Some(NumberStanding::NotValid))
    };
    let fits = |entry: &Entry, line: &Line| wrong(line, entry.entered).is_some();
    let (at, line) = ground.find_line(fits)?;
    let on = ground.entry(at)?.entered;
    let found = ground.entry(at)?.lines.get_mut(line)?;
    let number = wrong(found, on)?;
    let (place, record) = found.records.iter_mut().enumerate().last()?;
    let what = format!("the tariff number {} is given as {number}, which is none", record.hts);
    record.hts = number;
    Some(Done::record(at, line, place, what))
}

/// Quantities in kilograms of goods that are not weighed, or the first unit for the second too.
pub(super) fn other_unit(ground: &mut Ground<'_, '_>) -> Option<Done> {
    let twice = ground.nth % 2 == 1;
    let wrong = |line: &Line| match line.units {
        [first, second] if twice && !second.is_empty() && second != first => Some([first, first]),
        [first, second] if !twice && first != WEIGHT && second != WEIGHT => Some([WEIGHT, second]),
        _ => None,
    };
    let book = ground.account.world.book;
    let is_valid = |line: &Line, on: Date| {
        let number = HtsNumber::new(&line.class.hts);
        number.is_some_and(|number| book.number_standing(number, on) == NumberStanding::Valid)
    };
    let fits = |entry: &Entry, line: &Line| wrong(line).is_some() && is_valid(line, entry.entered);
    let (at, line) = ground.find_line(fits)?;
    let found = ground.entry(at)?.lines.get_mut(line)?;
    let place = found.records.len().checked_sub(1)?;
    let (right, units) = (found.units, wrong(found)?);
    found.units = units;
    let what = format!("units {} are given as {}", right.join(" "), units.join(" "));
    Some(Done::record(at, line, place, what))
}

/// One broker files a part under a number of another subheading.
pub(super) fn several_numbers(ground: &mut Ground<'_, '_>) -> Option<Done> {
    let world = ground.account.world;
    let sibling = |line: &Line| {
        let part = world.profile.parts.get(line.part)?;
        world.facts.goods.get(part.good)?.sibling.clone()
    };
    let lines_of = |ground: &Ground<'_, '_>, part: usize| {
        let counts = ground.history.iter().filter(|((other, _), _)| *other == part);
        counts.map(|(_, count)| *count).sum::<usize>()
    };
    let rich: Vec<usize> = (0..world.profile.parts.len())
        .filter(|part| lines_of(ground, *part) >= HISTORY && !ground.used_parts.contains(part))
        .collect();
    let fits = |_: &Entry, line: &Line| {
        rich.contains(&line.part) && line.case.is_none() && sibling(line).is_some()
    };
    let (first, _) = ground.find_line(fits)?;
    let entry = ground.account.list.get(first)?;
    let (filer, part) = (entry.filer, entry.lines.iter().find(|line| fits(entry, line))?.part);
    let class = sibling(entry.lines.iter().find(|line| line.part == part)?)?;
    let mut places = Vec::new();
    for (at, entry) in ground.account.list.iter().enumerate() {
        let same = entry.filer == filer && !entry.marked && at >= first;
        let line = entry.lines.iter().position(|line| line.part == part);
        places.extend(line.filter(|_| same && places.len() < OTHERS).map(|line| (at, line)));
    }
    for (at, line) in &places {
        ground.change(*at, *line, |line| line.class = class.clone())?;
    }
    ground.used_parts.push(part);
    let (at, line) = places.first().copied()?;
    let part = world.profile.parts.get(part)?;
    let filer = world.profile.filers.get(filer)?.code;
    let what = format!("part {} is filed under {} by filer {filer}", part.number, class.hts);
    Some(Done { others: places.split_off(1), ..Done::line(at, line, what) })
}
