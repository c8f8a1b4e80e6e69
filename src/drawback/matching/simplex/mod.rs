//! The exact solver for pools of few admissible pairs: a primal network simplex on explicit arcs.
//!
//! Quantities are whole, so the optimum is whole. The basis is a spanning tree, so at most
//! `n + m − 1` pairs carry units. The dual prices prove the result: they are checked against every
//! arc, and the dual sum against the primal one, before the result is called proved.

mod basis;
mod network;

use self::basis::Basis;
use self::network::{Lex, Network, Pair};
use super::lines::{Flow, Lines};
use super::weigh::Weigher;
use std::ops::ControlFlow;

/// Pivots between two calls of the progress function.
const PIVOTS: u32 = 16;

/// What the solver found on merged lines.
pub(super) struct Closed {
    pub flows: Vec<Flow>,
    pub value: i128,
    /// No matching has a higher sum of weights.
    pub bound: i128,
    /// A price for each merged import and export: `u ≥ 0`, `v ≥ 0`, `u + v ≥` weight.
    pub imports: Vec<i128>,
    pub exports: Vec<i128>,
    /// Most that rounding took off any pair.
    pub rounding: i128,
}

/// Solves the pool exactly, starting from `start` (a forest of flows), unless `tick` breaks off:
/// then the flows are feasible, not worse than the start, and the bound holds all the same.
pub(super) fn close(
    lines: &Lines,
    weigher: &Weigher,
    start: &[Flow],
    tick: &mut dyn FnMut() -> ControlFlow<()>,
) -> Closed {
    let (pairs, rounding) = list_pairs(lines, weigher);
    let imports: Vec<i64> = lines.imports.iter().map(|i| i.quantity).collect();
    let exports: Vec<i64> = lines.exports.iter().map(|j| j.quantity).collect();
    let network = Network::new(&imports, &exports, &pairs);
    let mut basis = Basis::with_forest(&network, &arcs_of(&pairs, start));
    if optimise(&network, &mut basis, tick).is_continue() {
        shorten(&network, &mut basis);
    }
    let (u, v) = prices(&network, &basis);
    let bound = dual_sum(&imports, &u) + dual_sum(&exports, &v);
    let mut closed =
        Closed { flows: Vec::new(), value: 0, bound, imports: u, exports: v, rounding };
    for (arc, quantity) in basis.flows() {
        if let Some(pair) = network.pair(arc).filter(|_| quantity > 0) {
            closed.value += pair.weight.worth * i128::from(quantity);
            closed.flows.push(Flow { import: pair.import, export: pair.export, quantity });
        }
    }
    closed.flows.sort_unstable();
    closed
}

/// The admissible pairs worth something, by import, then export, and the most that rounding took
/// off any admissible pair.
fn list_pairs(lines: &Lines, weigher: &Weigher) -> (Vec<Pair>, i128) {
    let soonest = lines.imports.iter().map(|i| i.expiry).min().unwrap_or(0);
    let mut rounding = 0;
    let mut pairs = Vec::new();
    for (at, import) in (0..).zip(&lines.imports) {
        let thrift = i128::from(soonest) - i128::from(import.expiry);
        for export in lines.admitted(import) {
            let lead = lines.exports[export as usize].lead;
            let worth = weigher.weight(import.lead, lead);
            rounding = rounding.max(weigher.weight_up(import.lead, lead) - worth);
            if worth > 0 {
                pairs.push(Pair { import: at, export, weight: Lex { worth, thrift } });
            }
        }
    }
    (pairs, rounding)
}

fn arcs_of(pairs: &[Pair], start: &[Flow]) -> Vec<(u32, i64)> {
    let find = |flow: &Flow| {
        let key = (flow.import, flow.export);
        pairs.binary_search_by_key(&key, |pair| (pair.import, pair.export)).ok()
    };
    let arcs =
        start.iter().filter_map(|flow| Some((u32::try_from(find(flow)?).ok()?, flow.quantity)));
    arcs.collect()
}

/// Arcs looked at before the best of them enters: about the square root of all, so that neither the
/// search for an arc nor the number of pivots takes the whole time.
fn block_of(arcs: u32) -> u32 {
    (arcs.isqrt() * 2).max(64)
}

/// Walks round the arcs in blocks and lets the one with the highest reduced cost of each block enter
/// (the first of equals), until a whole round finds none. A strongly feasible basis lets no basis
/// come back whatever arc enters, so this ends.
fn optimise(
    network: &Network,
    basis: &mut Basis,
    tick: &mut dyn FnMut() -> ControlFlow<()>,
) -> ControlFlow<()> {
    let arcs = network.arcs();
    let block = block_of(arcs);
    let (mut at, mut without) = (0, 0);
    let mut pivots = 0_u32;
    tick()?;
    while without < arcs {
        let mut best = (Lex::ZERO, None);
        for _ in 0..block.min(arcs - without) {
            let reduced = basis.reduced(network, at);
            if reduced > best.0 {
                best = (reduced, Some(at));
            }
            at = if at + 1 == arcs { 0 } else { at + 1 };
            without += 1;
        }
        let Some(arc) = best.1 else { continue };
        without = 0;
        pivots = pivots.wrapping_add(1);
        if pivots.is_multiple_of(PIVOTS) {
            tick()?;
        }
        let cycle = basis.cycle(network, arc);
        basis.pivot(network, arc, &cycle);
    }
    ControlFlow::Continue(())
}

/// Among results equal in worth and thrift, moves to neighbours with fewer pairs as long as there
/// are any. (Fewest of all is a hard problem of its own; a tree has few to begin with.)
fn shorten(network: &Network, basis: &mut Basis) {
    let mut found = true;
    while found {
        found = false;
        for arc in 0..network.arcs() {
            if basis.reduced(network, arc) != Lex::ZERO || basis.holds(network, arc) {
                continue;
            }
            let cycle = basis.cycle(network, arc);
            if cycle.pairs < 0 {
                basis.pivot(network, arc, &cycle);
                found = true;
            }
        }
    }
}

/// Prices that are feasible whatever the basis: those of imports where they are not negative, and
/// for each export the least that covers its pairs. At the optimum they are the dual optimum.
fn prices(network: &Network, basis: &Basis) -> (Vec<i128>, Vec<i128>) {
    let u: Vec<i128> =
        (0..network.imports()).map(|node| basis.potential(node).worth.max(0)).collect();
    let mut v = vec![0; (network.root() - network.imports()) as usize];
    for pair in (0..network.arcs()).map_while(|arc| network.pair(arc)) {
        let needed = pair.weight.worth - u[pair.import as usize];
        let price: &mut i128 = &mut v[pair.export as usize];
        *price = needed.max(*price);
    }
    (u, v)
}

fn dual_sum(units: &[i64], prices: &[i128]) -> i128 {
    units.iter().zip(prices).map(|(units, price)| i128::from(*units) * price).sum()
}
