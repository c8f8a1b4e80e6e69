//! Programs claimed outside their dates or for goods of another country.

use super::{Done, Ground};
use crate::model::Date;
use crate::sample::entry::{Entry, Line};

/// The program of developing countries, which lapsed, and origins here that had it.
const LAPSED: &str = "A";
const HAD_IT: &[&str] = &["TH", "ID", "TR", "IN"];
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
