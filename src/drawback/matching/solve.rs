//! Chooses between the exact solver and the sweep with its bound.

use super::bound::upper_bound;
use super::keys::Keys;
use super::lines::Lines;
use super::pool::{Pool, PoolError};
use super::simplex;
use super::solution::{Duals, Method, Solution};
use super::sweep;
use super::weigh::Weigher;
use std::ops::ControlFlow;

/// Admissible pairs up to which a pool is closed exactly.
///
/// The exact solver lists every pair and prices them all at each pivot, so its time grows with the
/// square of the pairs; at this many it takes about a millisecond, and thousands of such pools keep
/// no one waiting. Larger pools want pairs found by pricing, not listed.
pub const EXACT_PAIRS: u64 = 2_000;

/// How far [`solve`] may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Pools with more admissible pairs of merged lines than this get the sweep and the bound.
    pub exact_pairs: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { exact_pairs: EXACT_PAIRS }
    }
}

/// Called now and then while solving: for progress, and to break off.
pub type Tick<'a> = &'a mut dyn FnMut() -> ControlFlow<()>;

/// The best claim on a pool, with a certified bound.
///
/// When `tick` breaks off, what has been found so far comes back with a bound that holds, not
/// proved.
///
/// # Errors
/// [`PoolError`] where the pool breaks what its types ask for, or is too large to add exactly.
pub fn solve(pool: &Pool, limits: &Limits, tick: Tick) -> Result<Solution, PoolError> {
    let weigher = Weigher::new(pool)?;
    let lines = Lines::new(&weigher);
    let keys = Keys::new(&weigher, &lines);
    let mut stopped = false;
    let mut watch = || {
        let flow = if stopped { ControlFlow::Break(()) } else { tick() };
        stopped = flow.is_break();
        flow
    };
    let swept = sweep::best(&lines, &weigher, &keys, &mut watch);
    let pairs = lines.pairs();
    if pairs <= limits.exact_pairs {
        let closed = simplex::close(&lines, &weigher, &swept.flows, &mut watch);
        let bound = if closed.value == closed.bound {
            closed.bound
        } else {
            closed.bound.min(upper_bound(&lines, &keys))
        };
        let proved = !stopped && closed.value == bound;
        let rounding = closed.rounding * smaller_side(pool);
        return Ok(Solution {
            designations: lines.split(&weigher, &closed.flows),
            value: closed.value,
            bound: bound + rounding,
            rounding,
            proved,
            method: if stopped { Method::Sweep } else { Method::Exact },
            duals: Some(Duals {
                imports: lines.spread_imports(&weigher, &closed.imports),
                exports: lines.spread_exports(&weigher, &closed.exports),
            }),
            grid: weigher.grid(),
            pairs,
        });
    }
    let bound = upper_bound(&lines, &keys);
    let rounding = weigher.rounding();
    Ok(Solution {
        designations: lines.split(&weigher, &swept.flows),
        value: swept.value,
        bound: bound + rounding,
        rounding,
        proved: !stopped && swept.value == bound,
        method: Method::Sweep,
        duals: None,
        grid: weigher.grid(),
        pairs,
    })
}

/// No matching has more units than the side with fewer.
fn smaller_side(pool: &Pool) -> i128 {
    let (supply, demand) = pool.quantities();
    supply.min(demand)
}
