//! Which imports to designate against which exports: the optimiser of one substitution pool, in
//! whole numbers, knowing nothing of files, dates of law or duty programmes.
//!
//! Under 19 U.S.C. 1313(j)(2) the claimant chooses freely within a pool, so the right answer is the
//! one that recovers most. A unit of import *i* designated against a unit of export *j* is worth
//! `Σ_c min(a_ic, b_ijc)`, the lesser-of rule per class of duty, tax and fee (19 CFR 190.32(b),
//! 190.51(b)(4)); [`Worth`] holds those functions and [`Weigher`] puts them on a [`Grid`].
//!
//! [`solve`] runs in this order:
//!
//! 1. equal lines are merged (exact, and it pays: accounts repeat prices and dates);
//! 2. the best of several sweeps gives a feasible claim in O(n log n);
//! 3. a pool of few admissible pairs is closed by an exact network simplex, whose dual prices prove
//!    the result; a larger one shows the sweep beside a certified upper bound;
//! 4. merged lines are split again, by content.
//!
//! The same pool gives the same [`Solution`] whatever the order of its lines: everything is ordered
//! by (expiry, rank) and (day, rank) first.

mod bound;
mod grid;
mod keys;
mod layers;
mod levels;
mod lines;
mod market;
mod pool;
mod ratio;
mod simplex;
mod solution;
mod solve;
mod sweep;
mod tree;
mod weigh;

pub use grid::Grid;
pub use pool::{
    ClassWorth, Comparator, Export, Import, Origin, Pool, PoolError, RateLine, Reading, Weights,
    Worth,
};
pub use ratio::Ratio;
pub use solution::{CheckError, Designation, Duals, Method, Solution};
pub use solve::{EXACT_PAIRS, Limits, Tick, solve};
pub use weigh::Weigher;
