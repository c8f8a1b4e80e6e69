//! Suppliers: a second origin, an identification that is none.

use super::{Done, Ground};
use crate::sample::entry::{Entry, Line};

/// Lines that a supplier must have before another origin stands out.
const HISTORY: usize = 12;

/// One line of a supplier with another country of origin, and the duties of that country.
pub(super) fn second_origin(ground: &mut Ground<'_, '_>) -> Option<Done> {
    let world = ground.account.world;
    let used = ground.used_suppliers.clone();
    let history = ground.history.clone();
    let rich = |line: &Line| {
        history.get(&(line.part, line.supplier)).is_some_and(|count| *count >= HISTORY)
    };
    // Goods under an order or a program would raise other questions.
    let plain = |line: &Line| line.case.is_none() && line.spi.is_none();
    let overseas = |line: &Line| !matches!(line.origin.as_str(), "CA" | "MX");
    let fits = |_: &Entry, line: &Line| {
        rich(line) && plain(line) && overseas(line) && !used.contains(&line.supplier)
    };
    let (at, line) = ground.find_line(fits)?;
    let found = ground.account.list.get(at)?;
    let (entered, from) = (found.entered, found.lines.get(line)?.origin);
    let supplier = found.lines.get(line)?.supplier;
    let others: Vec<_> = world
        .facts
        .origins
        .iter()
        .filter(|origin| origin.group == "row" && origin.country != from)
        .filter(|origin| world.not_held(entered, origin.country) == Some(entered))
        .collect();
    let origin = ground.random.pick(&others)?.country;
    ground.change(at, line, |line| line.origin = origin)?;
    ground.used_suppliers.push(supplier);
    let name = &world.profile.suppliers.get(supplier)?.name;
    Some(Done::line(
        at,
        line,
        format!("goods of {name}, always of {from}, are given as of {origin}"),
    ))
}

/// Digits where the country stands, or more characters than there may be.
pub(super) fn malformed(ground: &mut Ground<'_, '_>) -> Option<Done> {
    let by_country = ground.nth.is_multiple_of(2);
    let used = ground.used_suppliers.clone();
    let (at, line) = ground.find_line(|_, line| !used.contains(&line.supplier))?;
    let found = ground.entry(at)?.lines.get_mut(line)?;
    let right = found.mid.clone();
    let rest = right.get(2..).unwrap_or_default();
    found.mid = if by_country { format!("00{rest}") } else { format!("{right}EXPORTDIV") };
    let what = format!("the manufacturer {right} is written {}", found.mid);
    Some(Done::line(at, line, what))
}
