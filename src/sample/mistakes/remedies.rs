//! Headings of chapter 99 that are over, about another country or other goods, charge too little, or
//! are there or not there by mistake.

use super::{Done, Ground};
use crate::law::{Base, Extra, Goods, Lookup, Role, Ruling};
use crate::model::{Date, Hts8, HtsNumber, Money, r2};
use crate::sample::account::World;
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

/// The heading of a record; `None` for goods.
fn heading_of(record: &Record) -> Option<HtsNumber> {
    HtsNumber::new(&record.hts).filter(|number| number.is_chapter99())
}

/// What the law book says of the programme that a record of a line belongs to.
fn ruling<'b>(world: &World<'b>, line: &Line, record: &Record, on: Date) -> Option<Ruling<'b>> {
    let heading = heading_of(record)?.hts8();
    let measure = world.book.heading_measure(heading)?;
    let claimed: Vec<Hts8> =
        line.records.iter().filter_map(heading_of).map(|heading| heading.hts8()).collect();
    let goods = Goods {
        number: HtsNumber::new(&line.class.hts)?,
        origin: line.origin,
        date: on,
        spi: line.spi.unwrap_or(""),
        claimed: &claimed,
    };
    let mut answers = world.book.measures(&goods);
    answers.find(|answer| answer.measure.key == measure.key).map(|answer| answer.ruling)
}

/// The record of a line under a heading that surely charges a share of its value.
fn charged(world: &World<'_>, entry: &Entry, line: &Line) -> Option<usize> {
    line.records.iter().position(|record| {
        let Some(Ruling::Charged(charge)) = ruling(world, line, record, entry.entered) else {
            return false;
        };
        let plain = matches!(charge.extra, Extra::Added(_)) && charge.base == Base::Value;
        let own = heading_of(record).is_some_and(|heading| heading.hts8() == charge.heading);
        plain && own && record.duty >= Money::cents(WORTH)
    })
}

/// The least duty that is worth a mistake.
const WORTH: i64 = 5_000;

/// A line that falls under a programme, without its heading.
pub(super) fn missing(ground: &mut Ground<'_, '_>) -> Option<Done> {
    let world = ground.account.world;
    // Without the heading the rest of the stack still has to tell that it is missing.
    let fits = |entry: &Entry, line: &Line| {
        let Some(place) = charged(&world, entry, line) else { return false };
        let mut without = line.clone();
        let record = without.records.remove(place);
        matches!(ruling(&world, &without, &record, entry.entered), Some(Ruling::Charged(_)))
    };
    let (at, line) = ground.find_line(fits)?;
    let entry = ground.account.list.get(at)?;
    let place = charged(&world, entry, entry.lines.get(line)?)?;
    let found = ground.entry(at)?.lines.get_mut(line)?;
    let record = found.records.remove(place);
    found.duty = found.sum();
    let what = format!("heading {} with a duty of {} is left out", record.hts, record.duty);
    Some(Done::line(at, line, what))
}

/// The heading that charges, on goods that another programme, a program or their country takes out.
pub(super) fn superfluous(ground: &mut Ground<'_, '_>) -> Option<Done> {
    let world = ground.account.world;
    let common: Vec<HtsNumber> =
        world.facts.programmes.iter().filter_map(|programme| programme.common()).collect();
    // The freeing record of a line, the heading that charges in its place, and its rate.
    let freed = |entry: &Entry, line: &Line| {
        line.records.iter().enumerate().find_map(|(place, record)| {
            let own = heading_of(record)?;
            let Ruling::Freed(freed) = ruling(&world, line, record, entry.entered)? else {
                return None;
            };
            let measure = world.book.heading_measure(own.hts8())?;
            let charging = common.iter().find(|other| {
                measure.role(other.hts8()) == Some(Role::Charges)
                    && world.book.chapter99(**other, entry.entered).in_force().is_some()
            })?;
            let row = world.book.chapter99(*charging, entry.entered).in_force()?;
            let rate = highest(row, entry.entered)?;
            (freed.heading == Some(own.hts8())).then_some((place, *charging, rate))
        })
    };
    let (at, line) = ground.find_line(|entry, line| freed(entry, line).is_some())?;
    let entry = ground.account.list.get(at)?;
    let (place, heading, rate) = freed(entry, entry.lines.get(line)?)?;
    let found = ground.entry(at)?.lines.get_mut(line)?;
    let duty = r2(rate * found.value.0);
    let hts = format!("{:08}", heading.hts8().digits());
    let record = found.records.get_mut(place)?;
    let what = format!("heading {hts} charges goods that heading {} lets go", record.hts);
    *record = Record { hts, duty };
    found.duty = found.sum();
    Some(Done::record(at, line, place, what))
}

/// The heading of another China list.
pub(super) fn wrong_product(ground: &mut Ground<'_, '_>) -> Option<Done> {
    let world = ground.account.world;
    let other = |entry: &Entry, line: &Line| {
        let list = line.class.list?;
        let place = line.records.iter().position(|record| heading_of(record) == Some(list))?;
        let Some(Ruling::Charged(charge)) =
            ruling(&world, line, line.records.get(place)?, entry.entered)
        else {
            return None;
        };
        let lists = world.facts.goods.iter().filter_map(|good| good.class.list);
        let mut others = lists.filter_map(|other| {
            let row = world.book.chapter99(other, entry.entered).in_force()?;
            Some((other, highest(row, entry.entered)?))
        });
        let right = line.records.get(place)?.duty;
        let (heading, rate) =
            others.find(|(other, rate)| *other != list && r2(*rate * line.value.0) != right)?;
        (charge.heading == list.hts8()).then_some((place, heading, rate))
    };
    let (at, line) = ground.find_line(|entry, line| other(entry, line).is_some())?;
    let entry = ground.account.list.get(at)?;
    let (place, heading, rate) = other(entry, entry.lines.get(line)?)?;
    let found = ground.entry(at)?.lines.get_mut(line)?;
    let record = found.records.get_mut(place)?;
    let right = std::mem::replace(&mut record.hts, format!("{:08}", heading.hts8().digits()));
    record.duty = r2(rate * found.value.0);
    found.duty = found.sum();
    let what = format!("goods of heading {right} stand under heading {heading}");
    Some(Done::record(at, line, place, what))
}

/// Two fifths of the duty under a heading, as the rate before an increase would give.
pub(super) fn wrong_rate(ground: &mut Ground<'_, '_>) -> Option<Done> {
    let world = ground.account.world;
    let (at, line) = ground.find_line(|entry, line| charged(&world, entry, line).is_some())?;
    let entry = ground.account.list.get(at)?;
    let place = charged(&world, entry, entry.lines.get(line)?)?;
    let found = ground.entry(at)?.lines.get_mut(line)?;
    let record = found.records.get_mut(place)?;
    let right = record.duty;
    record.duty = r2(right.0 * Decimal::new(4, 1));
    let what =
        format!("a duty of {right} under heading {} is given as {}", record.hts, record.duty);
    found.duty = found.sum();
    Some(Done::record(at, line, place, what))
}
