//! The best of several sweeps: a feasible claim in O(n log n), and the start of the exact solver.

use super::keys::Keys;
use super::levels::levels;
use super::lines::{Flow, Lines};
use super::market::{Arrival, Market, count};
use super::pool::Origin;
use super::tree::MaxTree;
use super::weigh::Weigher;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::ControlFlow;

/// Classes of rates that the sweep by rate tells apart.
const CLASSES: usize = 12;
/// Exports tried for one import before the sweep by worth gives up on it.
const TRIES: usize = 8;
/// Origins told apart by the sweep by rate; beyond, exports of all origins are offered at once.
const ORIGINS: usize = 8;

/// A feasible claim on merged lines.
pub(super) struct Swept {
    pub flows: Vec<Flow>,
    pub value: i128,
}

/// Runs the sweeps and keeps the best, the first of equals. The first sweep is always run; `tick`
/// may stop the others.
pub(super) fn best(
    lines: &Lines,
    weigher: &Weigher,
    keys: &Keys,
    tick: &mut dyn FnMut() -> ControlFlow<()>,
) -> Swept {
    let sweeps: [fn(&mut Market, &Lines, &Keys); 4] = [by_amount, by_value, by_rate, by_worth];
    let mut best: Option<Swept> = None;
    for (at, sweep) in sweeps.iter().enumerate() {
        if at > 0 && (!keys.by_value || tick().is_break()) {
            break;
        }
        let mut market = Market::new(lines, weigher);
        sweep(&mut market, lines, keys);
        if best.as_ref().is_none_or(|best| market.value > best.value) {
            best = Some(Swept { flows: market.flows, value: market.value });
        }
    }
    best.unwrap_or(Swept { flows: Vec::new(), value: 0 })
}

/// Imports by what they paid, exports by the most a comparator comes to on them. Exact for one rate
/// where no dates conflict, and where nothing but the import decides and windows do not end.
fn by_amount(market: &mut Market, _: &Lines, keys: &Keys) {
    let imports = arrivals(keys.imports.iter().map(|i| i.paid));
    market.pass(&imports, &arrivals(keys.ceilings.iter().copied()));
}

/// Both sides by value per unit, whatever the rates.
fn by_value(market: &mut Market, _: &Lines, keys: &Keys) {
    let reach = |k: &super::keys::ImportKeys| k.envelope.reach(k.envelope.rate, keys.top_value);
    let imports = arrivals(keys.imports.iter().map(reach));
    market.pass(&imports, &arrivals(keys.values.iter().copied()));
}

/// Classes of rates by descending rate, the sweep by value inside each. An import whose comparator
/// depends on the export's origin stands in the class of each of its rates, offered the exports of
/// that variant.
fn by_rate(market: &mut Market, lines: &Lines, keys: &Keys) {
    let exports = arrivals(keys.values.iter().copied());
    let variants = if keys.asks_origin { 0..2 } else { 0..1 };
    let rates = lines.imports.iter().zip(&keys.imports).flat_map(|(line, key)| {
        let quantity = i128::from(line.quantity);
        variants.clone().map(move |k| (key.variants[k].rate, quantity))
    });
    let mut steps = levels(rates.collect(), CLASSES);
    steps.insert(0, 0);
    for (class, top) in steps.iter().enumerate().rev() {
        let floor = if class == 0 { -1 } else { steps[class - 1] };
        for variant in variants.clone() {
            let mut imports: Vec<Arrival> = Vec::new();
            for (at, key) in keys.imports.iter().enumerate() {
                let own = &key.variants[variant];
                if floor < own.rate && own.rate <= *top && market.open_imports[at] > 0 {
                    // Without a rate the value of the export is nothing to the import.
                    let reach = own.reach(own.rate, keys.top_value);
                    let key = if *top == 0 { own.specific } else { reach };
                    imports.push(Arrival { key, line: count(at) });
                }
            }
            descend(&mut imports);
            offer(market, lines, keys, variant, &imports, &exports, *top == 0);
        }
    }
}

/// Passes `imports` over the exports on which their comparator is `variant`.
fn offer(
    market: &mut Market,
    lines: &Lines,
    keys: &Keys,
    variant: usize,
    imports: &[Arrival],
    exports: &[Arrival],
    first: bool,
) {
    if imports.is_empty() {
        return;
    }
    let pool = market.pool();
    let open = |market: &Market, admit: &dyn Fn(Origin) -> bool| -> Vec<Arrival> {
        let all = exports.iter().filter(|j| market.open_exports[j.line as usize] > 0);
        let all = all.filter(|j| admit(pool.exports[lines.exports[j.line as usize].lead].origin));
        // Where value does not matter all exports wait before the first import comes.
        all.map(|j| if first { Arrival { key: i128::MAX, ..*j } } else { *j }).collect()
    };
    if !keys.asks_origin {
        let all = open(market, &|_| true);
        return market.pass(imports, &all);
    }
    if variant == 1 {
        let known = open(market, &|origin| origin != Origin::UNKNOWN);
        return market.pass(imports, &known);
    }
    let origin = |i: &Arrival| pool.imports[lines.imports[i.line as usize].lead].origin;
    let origins: BTreeSet<Origin> = imports.iter().map(origin).collect();
    if origins.len() > ORIGINS {
        let all = open(market, &|_| true);
        return market.pass(imports, &all);
    }
    for own in origins {
        let theirs: Vec<Arrival> = imports.iter().copied().filter(|i| origin(i) == own).collect();
        let same = open(market, &|origin| own.variant(origin) == 0);
        market.pass(&theirs, &same);
    }
}

/// Exports of one origin (or of all) by value, to find the smallest that is enough.
struct Shelf {
    /// Merged exports by value, then slot.
    order: Vec<u32>,
    /// One more than the slot of each that is open.
    open: MaxTree,
}

/// Imports by descending worth, each against the smallest sufficient value its dates allow, else
/// the highest that is not sufficient.
fn by_worth(market: &mut Market, lines: &Lines, keys: &Keys) {
    let mut shelves = vec![shelf(lines, keys, |_| true)];
    let pool = market.pool();
    let origin = |j: u32| pool.exports[lines.exports[j as usize].lead].origin;
    let origins: BTreeSet<Origin> = (0..count(lines.exports.len())).map(origin).collect();
    if keys.asks_origin {
        shelves.extend(origins.iter().map(|own| shelf(lines, keys, |j| origin(j) == *own)));
    }
    for Arrival { line: import, .. } in arrivals(keys.imports.iter().map(|i| i.paid)) {
        let own = pool.imports[lines.imports[import as usize].lead].origin;
        let known = |wanted: Origin| origins.iter().position(|o| *o == wanted).map(|at| at + 1);
        let mut look = vec![0];
        if keys.asks_origin {
            look.extend(known(Origin::UNKNOWN).into_iter().chain(known(own)));
            look.dedup();
        }
        while market.open_imports[import as usize] > 0 {
            let found = look
                .iter()
                .flat_map(|at| nearest(market, &mut shelves[*at], import, keys))
                .flatten();
            let found = found.max_by_key(|j| (market.weight(import, *j), Reverse(*j)));
            let Some(export) = found else { break };
            if !market.pair(import, export) {
                break;
            }
        }
    }
}

fn shelf(lines: &Lines, keys: &Keys, admit: impl Fn(u32) -> bool) -> Shelf {
    let mut order: Vec<u32> = (0..count(lines.exports.len())).filter(|j| admit(*j)).collect();
    order.sort_unstable_by_key(|j| (keys.values[*j as usize], *j));
    let mut open = MaxTree::new(order.len());
    for (at, export) in order.iter().enumerate() {
        open.set(at, lines.exports[*export as usize].slot + 1);
    }
    Shelf { order, open }
}

/// The smallest open export of the shelf that lets the import recover all it paid, and the highest
/// that does not, as far as a few tries find them.
fn nearest(market: &Market, shelf: &mut Shelf, import: u32, keys: &Keys) -> [Option<u32>; 2] {
    let envelope = &keys.imports[import as usize].envelope;
    let enough = envelope.reach(envelope.rate, keys.top_value);
    let start = shelf.order.partition_point(|j| keys.values[*j as usize] < enough);
    let (from, until) = market.window(import);
    let fits = |at: usize, open: &mut MaxTree| {
        let export = shelf.order[at];
        if market.open_exports[export as usize] == 0 {
            // Closed on another shelf or in an earlier step.
            open.set(at, 0);
            return None;
        }
        (open.get(at) <= until).then_some(export)
    };
    let open = &mut shelf.open;
    let mut found = [None, None];
    let (mut at, mut tries) = (start, 0);
    while let Some(next) = open.first_from(at, from + 1) {
        found[0] = fits(next, open);
        tries += usize::from(open.get(next) > 0);
        if found[0].is_some() || tries >= TRIES {
            break;
        }
        at = next + 1;
    }
    (at, tries) = (start, 0);
    while let Some(next) = open.last_before(at, from + 1) {
        found[1] = fits(next, open);
        tries += usize::from(open.get(next) > 0);
        if found[1].is_some() || tries >= TRIES {
            break;
        }
        at = next;
    }
    found
}

fn arrivals(keys: impl Iterator<Item = i128>) -> Vec<Arrival> {
    let mut all: Vec<Arrival> = (0..).zip(keys).map(|(line, key)| Arrival { key, line }).collect();
    descend(&mut all);
    all
}

/// Highest key first; of equals the first in content, which is the first to expire.
fn descend(all: &mut [Arrival]) {
    all.sort_unstable_by_key(|arrival| (Reverse(arrival.key), arrival.line));
}
