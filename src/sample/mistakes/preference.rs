//! Programs claimed outside their dates, for goods of another country or without a rate, or not used.

use super::{Done, Ground};
use crate::law::{Before, Rate};
use crate::model::{Country, Date, HtsNumber, Money, r2};
use crate::sample::account::World;
use crate::sample::entry::{Entry, Line};

/// The program of developing countries, which lapsed, and origins here that had it.
const LAPSED: &str = "A";
const HAD_IT: &[&str] = &["TH", "ID", "TR", "IN"];
/// The least duty that is worth a mistake.
const WORTH: i64 = 5_000;
/// Programs of agreements, some of which leave much out.
const OF_AGREEMENTS: &[&str] = &["AU", "CO", "JP", "KR", "S", "SG"];
/// Programs of one country each.
const OF_ONE_COUNTRY: &[&str] = &["AU", "KR", "CO", "SG"];

fn dutiable(entry: &Entry, line: &Line) -> bool {
    let formal = entry.entry_type == "01";
    formal && line.spi.is_none() && !line.class.rate.is_zero() && !line.is_replaced()
}

/// A claim under the lapsed program.
pub(super) fn not_in_force(ground: &mut Ground<'_, '_>) -> Option<Done> {
    let had_it = |line: &Line| HAD_IT.contains(&line.origin.as_str());
    let found = ground.find_line(|entry, line| dutiable(entry, line) && had_it(line));
    // An importer that buys in none of these countries makes the claim for another one.
    let found = match found {
        Some(found) => found,
        None => ground.find_line(dutiable)?,
    };
    claim(ground, found, LAPSED, "which had lapsed")
}

/// A claim for goods of a country that the program is not about.
pub(super) fn wrong_country(ground: &mut Ground<'_, '_>) -> Option<Done> {
    let book = ground.account.world.book;
    let code = *ground.random.pick(OF_ONE_COUNTRY)?;
    let is_out = |line: &Line, on: Date| {
        let program = book.spi(code, on).in_force();
        program.is_some_and(|program| program.countries.contains(line.origin) == Some(false))
    };
    let fits = |entry: &Entry, line: &Line| dutiable(entry, line) && is_out(line, entry.entered);
    let found = ground.find_line(fits)?;
    claim(ground, found, code, "which is not about goods of that country")
}

/// A claim for goods to which the schedule gives no rate under the program of their country.
pub(super) fn not_granted(ground: &mut Ground<'_, '_>) -> Option<Done> {
    let world = ground.account.world;
    let without = |line: &Line, on: Date| {
        let code = program_of(&world, line.origin, on)?;
        let rates =
            world.book.rates_on(HtsNumber::new(&line.class.hts)?.hts8(), on, Before::Unknown);
        let rates = rates.ok().filter(|rates| rates.general.share().is_some())?;
        let marks = rates.marks(rates.special.programmes());
        let is_marked = marks.into_iter().any(|mark| mark.trim_end_matches(['+', '*']) == code);
        (!is_marked).then_some(code)
    };
    let fits = |entry: &Entry, line: &Line| {
        dutiable(entry, line) && without(line, entry.entered).is_some()
    };
    let (at, line) = ground.find_line(fits)?;
    let entry = ground.account.list.get(at)?;
    let code = without(entry.lines.get(line)?, entry.entered)?;
    claim(ground, (at, line), code, "which has no rate for them")
}

/// A program claimed, and the general rate paid all the same.
pub(super) fn not_taken(ground: &mut Ground<'_, '_>) -> Option<Done> {
    let book = ground.account.world.book;
    let general = |line: &Line, on: Date| {
        let rates =
            book.rates_on(HtsNumber::new(&line.class.hts)?.hts8(), on, Before::Unknown).ok()?;
        let free = matches!(rates.special(line.spi?)?.rate, Rate::Free);
        let duty = r2(rates.general.share()? * line.value.0);
        (free && line.goods()?.duty.is_zero() && duty >= Money::cents(WORTH)).then_some(duty)
    };
    let fits = |entry: &Entry, line: &Line| {
        entry.entry_type == "01" && general(line, entry.entered).is_some()
    };
    let (at, line) = ground.find_line(fits)?;
    let on = ground.entry(at)?.entered;
    let found = ground.entry(at)?.lines.get_mut(line)?;
    let duty = general(found, on)?;
    found.records.last_mut()?.duty = duty;
    found.duty = found.sum();
    let code = found.spi?;
    Some(Done::line(at, line, format!("program {code} is claimed, and {duty} paid on the goods")))
}

/// The program of a country's own agreement.
fn program_of(world: &World<'_>, origin: Country, on: Date) -> Option<&'static str> {
    let code = *OF_AGREEMENTS.iter().find(|code| {
        let program = world.book.spi(code, on).in_force();
        program.is_some_and(|program| program.countries.contains(origin) == Some(true))
    })?;
    Some(code)
}

fn claim(
    ground: &mut Ground<'_, '_>,
    (at, line): (usize, usize),
    code: &'static str,
    why: &str,
) -> Option<Done> {
    ground.change(at, line, |line| line.spi = Some(code))?;
    let origin = ground.account.list.get(at)?.lines.get(line)?.origin;
    Some(Done::line(at, line, format!("program {code} is claimed for goods of {origin}, {why}")))
}
