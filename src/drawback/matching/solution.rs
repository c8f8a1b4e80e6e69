//! What solving a pool gives, and a check of it against the pool.

use super::grid::Grid;
use super::pool::{Pool, PoolError};
use super::weigh::Weigher;
use std::collections::BTreeSet;
use thiserror::Error;

/// Units of one import line designated against one export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Designation {
    /// Position in [`Pool::imports`].
    pub import: usize,
    /// Position in [`Pool::exports`].
    pub export: usize,
    /// Units, at the quantity scale of the pool; more than zero.
    pub quantity: i64,
}

/// How the result was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// The exact solver ran to its end.
    Exact,
    /// The best of the sweeps, or the exact solver broken off.
    Sweep,
}

/// Dual prices on the grid, per unit: never negative, and for every admissible pair those of its two
/// lines together at least the pair's weight. Their sum over all units is a bound that anyone can
/// check. A positive price on an export says what one more unit of import is worth to it, and the
/// other way round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duals {
    /// In the order of [`Pool::imports`].
    pub imports: Vec<i128>,
    /// In the order of [`Pool::exports`].
    pub exports: Vec<i128>,
}

/// A claim on one pool, before the 99 % and before rounding to cents, with its certified bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Solution {
    /// By expiry and rank of the import, then day and rank of the export.
    pub designations: Vec<Designation>,
    /// What they are worth together, on the grid, each unit rounded down.
    pub value: i128,
    /// No feasible claim on the pool is truly worth more, on the grid.
    pub bound: i128,
    /// How much of `bound` is there only because weights are rounded to the grid: zero where all
    /// weights were exact.
    pub rounding: i128,
    /// Whether `value` is the optimum on the grid: then `bound - value` is `rounding` and nothing
    /// else, some 10^-18 dollars a unit.
    pub proved: bool,
    /// How it was found.
    pub method: Method,
    /// Prices that prove it, where the exact solver ran.
    pub duals: Option<Duals>,
    /// The grid of `value`, `bound` and the prices.
    pub grid: Grid,
    /// Admissible pairs of merged lines, which decide between exact and sweep.
    pub pairs: u64,
}

/// What is wrong with a solution.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CheckError {
    /// The pool itself is at fault.
    #[error(transparent)]
    Pool(#[from] PoolError),
    /// A designation names a line that is not there.
    #[error("designation {0} names a line that is not in the pool")]
    NoSuchLine(usize),
    /// A designation without units.
    #[error("designation {0} has no units")]
    NoUnits(usize),
    /// The dates forbid the pair.
    #[error("designation {0} is barred by its dates")]
    Dates(usize),
    /// The same pair twice.
    #[error("designation {0} repeats an earlier pair")]
    Repeated(usize),
    /// More units than the line has.
    #[error("{side} {index} is used beyond its quantity")]
    Overused {
        /// "import" or "export".
        side: &'static str,
        /// Position in the pool.
        index: usize,
    },
    /// The worth of the designations is another.
    #[error("the designations are worth {found}, not {claimed}")]
    Value {
        /// As recomputed.
        found: i128,
        /// As the solution says.
        claimed: i128,
    },
    /// The bound, the value and the word "proved" do not go together.
    #[error("value, bound and proof contradict each other")]
    Bound,
}

impl Solution {
    /// Recomputes quantities, dates and worth of the designations from the pool. It shares the
    /// weights with the optimiser and nothing else; it does not recheck the bound.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(&self, pool: &Pool) -> Result<(), CheckError> {
        let weigher = Weigher::new(pool)?;
        let mut imports: Vec<i128> = vec![0; pool.imports.len()];
        let mut exports: Vec<i128> = vec![0; pool.exports.len()];
        let mut pairs = BTreeSet::new();
        let mut value = 0;
        for (at, d) in self.designations.iter().enumerate() {
            let (Some(import), Some(export)) =
                (pool.imports.get(d.import), pool.exports.get(d.export))
            else {
                return Err(CheckError::NoSuchLine(at));
            };
            if d.quantity <= 0 {
                return Err(CheckError::NoUnits(at));
            }
            if !pool.admits(import, export) {
                return Err(CheckError::Dates(at));
            }
            if !pairs.insert((d.import, d.export)) {
                return Err(CheckError::Repeated(at));
            }
            let units = i128::from(d.quantity);
            imports[d.import] += units;
            exports[d.export] += units;
            value += weigher.weight(d.import, d.export) * units;
        }
        within("import", &imports, pool.imports.iter().map(|i| i.quantity))?;
        within("export", &exports, pool.exports.iter().map(|j| j.quantity))?;
        if value != self.value {
            return Err(CheckError::Value { found: value, claimed: self.value });
        }
        let gap = self.bound - self.value;
        let consistent = gap >= self.rounding && (gap == self.rounding || !self.proved);
        if consistent { Ok(()) } else { Err(CheckError::Bound) }
    }
}

fn within(
    side: &'static str,
    used: &[i128],
    quantities: impl Iterator<Item = i64>,
) -> Result<(), CheckError> {
    let mut both = used.iter().zip(quantities);
    match both.position(|(used, quantity)| *used > i128::from(quantity)) {
        Some(index) => Err(CheckError::Overused { side, index }),
        None => Ok(()),
    }
}
