//! What a pair is worth, on the grid.

use super::grid::Grid;
use super::pool::{Comparator, Pool, PoolError, RateLine, Reading, Weights, Worth};
use super::ratio::{Ratio, Round};

/// The grids tried, finest first, as decimal places of a dollar per unit.
const EXPONENTS: [u32; 5] = [18, 15, 12, 9, 6];

/// No sum of a pool may pass this, which leaves two bits of 128 for differences of two sums.
const SUM_LIMIT: i128 = 1 << 124;

/// Where a class without comparator stands among amounts: above every amount of the grid, and four
/// of them still add up.
const UNLIMITED: i128 = 1 << 124;

/// Puts the worth of pairs on a grid on which every sum of the pool fits 128 bits.
///
/// Amounts are rounded down: what was paid once; a comparator `s + r·v` in its two terms. So a
/// weight is never above the true worth of a pair, and less than two steps a class below it.
pub struct Weigher<'a> {
    pool: &'a Pool,
    grid: Grid,
    /// What each class of each import paid, rounded down: `stride` numbers an import.
    paid: Vec<i128>,
    stride: usize,
}

/// The amounts paid on the grid, and how many numbers an import takes.
fn paid_by_class(functions: &[Worth], grid: Grid) -> (Vec<i128>, usize) {
    let stride = functions.iter().map(|worth| worth.classes.len()).max().unwrap_or(0);
    let mut paid = vec![0; functions.len() * stride];
    if stride > 0 {
        for (row, worth) in paid.chunks_mut(stride).zip(functions) {
            for (cell, class) in row.iter_mut().zip(&worth.classes) {
                *cell = class.paid.scaled(grid.exponent, Round::Down);
            }
        }
    }
    (paid, stride)
}

impl<'a> Weigher<'a> {
    /// A weigher for `pool`.
    ///
    /// # Errors
    /// [`PoolError`] where the pool breaks what its types ask for, or is too large to add exactly.
    pub fn new(pool: &'a Pool) -> Result<Self, PoolError> {
        pool.validate()?;
        let grid = match &pool.weights {
            Weights::Functions { functions, .. } => finest_grid(pool, functions)?,
            Weights::Table { exponent, weights } => {
                let top = weights.iter().copied().max().unwrap_or(0);
                let fits = top.checked_add(1).is_some_and(|top| sums_fit(pool, top));
                if fits { Grid { exponent: *exponent } } else { return Err(PoolError::TooLarge) }
            }
        };
        let (paid, stride) = match &pool.weights {
            Weights::Functions { functions, .. } => paid_by_class(functions, grid),
            Weights::Table { .. } => (Vec::new(), 0),
        };
        Ok(Self { pool, grid, paid, stride })
    }

    /// The grid chosen.
    #[must_use]
    pub fn grid(&self) -> Grid {
        self.grid
    }

    /// The pool weighed.
    #[must_use]
    pub fn pool(&self) -> &'a Pool {
        self.pool
    }

    /// What a unit of import `import` designated against export `export` is worth, rounded down;
    /// zero for a line that is not in the pool. Dates are not looked at.
    #[must_use]
    pub fn weight(&self, import: usize, export: usize) -> i128 {
        self.weight_rounded(import, export, Round::Down)
    }

    /// The same, rounded up: never below the true worth.
    #[must_use]
    pub fn weight_up(&self, import: usize, export: usize) -> i128 {
        self.weight_rounded(import, export, Round::Up)
    }

    fn weight_rounded(&self, import: usize, export: usize, round: Round) -> i128 {
        match &self.pool.weights {
            Weights::Table { weights, .. } => {
                let cell = import.checked_mul(self.pool.exports.len()).map(|row| row + export);
                cell.and_then(|cell| weights.get(cell)).copied().unwrap_or(0)
            }
            Weights::Functions { functions, reading } => {
                let (Some(worth), Some(i), Some(j)) = (
                    functions.get(import),
                    self.pool.imports.get(import),
                    self.pool.exports.get(export),
                ) else {
                    return 0;
                };
                let variant = i.origin.variant(j.origin);
                let paid = self.paid.get(import * self.stride..).unwrap_or_default();
                self.lesser((worth, paid), variant, j.value, *reading, round)
            }
        }
    }

    fn lesser(
        &self,
        (worth, paid): (&Worth, &[i128]),
        k: usize,
        v: Ratio,
        reading: Reading,
        round: Round,
    ) -> i128 {
        let mut both = (0_i128, 0_i128);
        for (class, paid) in worth.classes.iter().zip(paid) {
            let paid = match round {
                Round::Down => *paid,
                Round::Up => class.paid.scaled(self.grid.exponent, round),
            };
            let limit = self.comparator(&class.comparators[k], v, round);
            match reading {
                Reading::PerClass => both.0 += paid.min(limit),
                Reading::Totals => {
                    both.0 += paid;
                    both.1 = (both.1 + limit).min(UNLIMITED);
                }
            }
        }
        if reading == Reading::Totals { both.0.min(both.1) } else { both.0 }
    }

    /// A comparator at value `v`, at most [`UNLIMITED`].
    fn comparator(&self, comparator: &Comparator, v: Ratio, round: Round) -> i128 {
        match comparator {
            Comparator::Unlimited => UNLIMITED,
            Comparator::Rates(line) => self.line(line, v, round),
            Comparator::LesserOf(a, b) => self.line(a, v, round).min(self.line(b, v, round)),
        }
    }

    fn line(&self, line: &RateLine, v: Ratio, round: Round) -> i128 {
        let specific = line.specific.scaled(self.grid.exponent, round);
        let by_value = line.rate.times_scaled(v, self.grid.exponent, round);
        specific.saturating_add(by_value).min(UNLIMITED)
    }

    /// The most a unit of `import` can be worth on any export: all that was paid (of a table, the
    /// best cell of the row). On the grid of [`Weigher::weight`], never below a weight of the line.
    pub(super) fn paid(&self, import: usize) -> i128 {
        match &self.pool.weights {
            Weights::Table { weights, .. } => {
                let width = self.pool.exports.len();
                weights.iter().skip(import * width).take(width).copied().max().unwrap_or(0)
            }
            Weights::Functions { .. } => {
                let from = import * self.stride;
                self.paid.get(from..from + self.stride).unwrap_or_default().iter().sum()
            }
        }
    }

    /// The comparators of `worth` in total at value `v`, the higher of the two variants: no weight
    /// of a line with these comparators is above it, per class or on totals.
    pub(super) fn ceiling(&self, worth: &Worth, v: Ratio) -> i128 {
        let variants = if worth.asks_origin() { 0..2 } else { 0..1 };
        variants
            .map(|k| {
                worth.classes.iter().fold(0, |sum, class| {
                    let limit = self.comparator(&class.comparators[k], v, Round::Down);
                    (sum + limit).min(UNLIMITED)
                })
            })
            .max()
            .unwrap_or(0)
    }

    /// Steps by which the true worth of all that can be matched may exceed its sum of weights: less
    /// than two a class for each unit, and no more units than the smaller side has.
    pub(super) fn rounding(&self) -> i128 {
        let (supply, demand) = self.pool.quantities();
        let classes = match &self.pool.weights {
            Weights::Functions { functions, .. } => {
                functions.iter().map(|f| f.classes.len()).max().unwrap_or(0)
            }
            Weights::Table { .. } => 0,
        };
        supply.min(demand) * 2 * i128::try_from(classes).unwrap_or(i128::MAX >> 64)
    }
}

/// Sum of what the classes paid, each as `place` puts it.
pub(super) fn sum_paid(worth: &Worth, place: impl Fn(Ratio) -> i128) -> i128 {
    worth.classes.iter().map(|class| place(class.paid)).sum()
}

/// The finest grid on which the pool's sums fit. An amount `x` dollars stands below
/// `ceil(x) · 10^exponent`, so whole dollars decide.
fn finest_grid(pool: &Pool, functions: &[Worth]) -> Result<Grid, PoolError> {
    let paid = functions.iter().map(|f| f.classes.iter().map(|c| c.paid.ceiling()).sum::<u128>());
    let value = pool.exports.iter().map(|j| j.value.ceiling());
    let top = paid.chain(value).max().unwrap_or(0).max(1);
    let top = i128::try_from(top).map_err(|_| PoolError::TooLarge)?;
    let fits = |exponent: &u32| {
        10_i128
            .checked_pow(*exponent)
            .and_then(|step| top.checked_mul(step))
            .is_some_and(|top| sums_fit(pool, top))
    };
    let exponent = EXPONENTS.into_iter().find(|e| fits(e)).ok_or(PoolError::TooLarge)?;
    Ok(Grid { exponent })
}

/// Whether no sum can pass [`SUM_LIMIT`] when no weight passes `top`. Three kinds of sum are formed:
/// worth and bounds (`min(Q, P) · top`), dual values (`(Q + P) · top`), and potentials, alternating
/// sums of weights along a path of at most `n + m + 1` arcs. One sum of units covers them all.
fn sums_fit(pool: &Pool, top: i128) -> bool {
    let (supply, demand) = pool.quantities();
    let lines = i128::try_from(pool.imports.len() + pool.exports.len()).unwrap_or(SUM_LIMIT);
    supply
        .checked_add(demand)
        .and_then(|units| units.checked_add(lines + 4))
        .and_then(|units| units.checked_mul(top))
        .is_some_and(|sum| sum < SUM_LIMIT)
}
