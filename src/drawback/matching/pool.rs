//! One pool: the import lines and exports that may meet, and what a unit of each pair is worth.

use super::ratio::Ratio;
use thiserror::Error;

/// An import line of a pool. Lines that cannot be filed any more are left out by the caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Import {
    /// Units left to designate, at the quantity scale of the pool (whole numbers).
    pub quantity: i64,
    /// An export on this day or later may use the line. Days count from any fixed day.
    pub first_day: i32,
    /// An export after this day may not use the line: the five-year limit, or the 180 days of (p).
    pub last_export_day: i32,
    /// Day on which the line's right to drawback ends. Of equal results the one that spends the
    /// soonest to expire is taken; it bars nothing.
    pub expiry: i32,
    /// Place of the line by content (entry, line) within the pool; no two imports share one.
    pub rank: u32,
    /// Country of origin, which chooses the comparator variant with the export's.
    pub origin: Origin,
}

/// An export (or destruction) of a pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Export {
    /// Units left to claim on, at the quantity scale of the pool.
    pub quantity: i64,
    /// Day of export, on the day count of [`Import::first_day`].
    pub day: i32,
    /// Place of the export by content (ITN, line) within the pool; no two exports share one.
    pub rank: u32,
    /// Value in dollars per unit of the pool's quantity scale (19 CFR 190.11(b)).
    pub value: Ratio,
    /// Country of origin of the exported goods, as far as it is known.
    pub origin: Origin,
}

/// A country of origin as a number of the caller's choice; [`Origin::UNKNOWN`] where no record says.
///
/// It decides between the two comparators of [`ClassWorth`]: duty specific to the import's country
/// stays in the comparator while the export's origin is unknown or the same, and leaves it when the
/// export shows another (19 U.S.C. 1313(l)(2)(B)(i)(II); option `comparator-country`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Origin(pub u32);

impl Origin {
    /// No record says.
    pub const UNKNOWN: Self = Self(0);

    /// Which comparator an import of this origin meets on an export of origin `export`: 0 or 1.
    #[must_use]
    pub fn variant(self, export: Self) -> usize {
        usize::from(export != Self::UNKNOWN && export != self)
    }
}

/// What one unit of an import line can recover, class by class.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Worth {
    /// One for each class (duty, tax, HMF, MPF) with an amount eligible and paid.
    pub classes: Vec<ClassWorth>,
}

impl Worth {
    /// Whether the export's origin makes a difference.
    #[must_use]
    pub fn asks_origin(&self) -> bool {
        self.classes.iter().any(|c| c.comparators[0] != c.comparators[1])
    }
}

/// What one unit of an import line paid in one class, and what limits its refund.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ClassWorth {
    /// Dollars paid and eligible per unit: amount of the class over line quantity
    /// (19 CFR 190.51(b)(1)(ii)).
    pub paid: Ratio,
    /// The comparator where the export's origin is unknown or equal, then where it is another.
    pub comparators: [Comparator; 2],
}

/// What the class would come to on the exported goods, per unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparator {
    /// The law sets none: the refund is what was paid.
    Unlimited,
    /// One line of rates.
    Rates(RateLine),
    /// The lower of two lines of rates, for readings that cap a class twice.
    LesserOf(RateLine, RateLine),
}

/// `specific + rate · v` dollars per unit on an export worth `v` dollars per unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RateLine {
    /// Dollars per unit whatever the value.
    pub specific: Ratio,
    /// Dollars per dollar of value.
    pub rate: Ratio,
}

/// At which level the lesser of two amounts is taken (option `lesser-of-level`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Class by class: `Σ_c min(a_c, b_c)`.
    PerClass,
    /// On totals of all classes: `min(Σ a_c, Σ b_c)`; no limit where a class has no comparator.
    Totals,
}

/// What a unit of each pair is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Weights {
    /// By the value functions of the imports, one each in the order of [`Pool::imports`].
    Functions {
        /// What each import paid and what limits it.
        functions: Vec<Worth>,
        /// Where the lesser of two amounts is taken.
        reading: Reading,
    },
    /// Given outright, for small pools whose worth is known by other means.
    Table {
        /// The numbers are multiples of 10^-`exponent` dollars per unit.
        exponent: u32,
        /// Row by row: all exports of the first import, then of the second.
        weights: Vec<i128>,
    },
}

/// One pool: the same importer, the same provision identity (8 or 10 digits), the same unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pool {
    /// The import lines, in any order.
    pub imports: Vec<Import>,
    /// The exports, in any order.
    pub exports: Vec<Export>,
    /// What a unit of each pair is worth.
    pub weights: Weights,
}

/// Why a pool cannot be solved: a fault of the caller, or amounts beyond any real account.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum PoolError {
    /// A quantity below zero.
    #[error("{side} {index} has a negative quantity")]
    NegativeQuantity {
        /// "import" or "export".
        side: &'static str,
        /// Position in the pool.
        index: usize,
    },
    /// Two lines share a rank, so the result would depend on the order of input.
    #[error("two {side}s have the rank {rank}; ranks must differ")]
    RankShared {
        /// "import" or "export".
        side: &'static str,
        /// The rank.
        rank: u32,
    },
    /// Value functions or table do not fit the lines.
    #[error("{found} weights given where {expected} are needed")]
    WeightsMissing {
        /// How many the lines need.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// A weight below zero.
    #[error("weight {index} of the table is negative")]
    NegativeWeight {
        /// Position in the table.
        index: usize,
    },
    /// Quantities or amounts so large that sums could leave 128 bits on the coarsest grid.
    #[error("quantities and amounts of the pool are too large to add exactly")]
    TooLarge,
}

/// All units of one side stay below this many, so that sums of quantities fit 64 bits.
const QUANTITY_LIMIT: i128 = 1 << 61;

impl Pool {
    /// Whether the dates allow export `export` to use import `import`.
    #[must_use]
    pub fn admits(&self, import: &Import, export: &Export) -> bool {
        import.first_day <= export.day && export.day <= import.last_export_day
    }

    /// All import units and all export units.
    pub(super) fn quantities(&self) -> (i128, i128) {
        (
            self.imports.iter().map(|i| i128::from(i.quantity)).sum(),
            self.exports.iter().map(|j| i128::from(j.quantity)).sum(),
        )
    }

    /// Checks what the solver relies on.
    pub(super) fn validate(&self) -> Result<(), PoolError> {
        distinct_ranks("import", self.imports.iter().map(|i| i.rank))?;
        distinct_ranks("export", self.exports.iter().map(|j| j.rank))?;
        not_negative("import", self.imports.iter().map(|i| i.quantity))?;
        not_negative("export", self.exports.iter().map(|j| j.quantity))?;
        let (supply, demand) = self.quantities();
        let longest = self.imports.len().max(self.exports.len());
        if supply >= QUANTITY_LIMIT || demand >= QUANTITY_LIMIT || longest > 1 << 30 {
            return Err(PoolError::TooLarge);
        }
        self.validate_weights()
    }

    fn validate_weights(&self) -> Result<(), PoolError> {
        let (expected, found) = match &self.weights {
            Weights::Functions { functions, .. } => (self.imports.len(), functions.len()),
            Weights::Table { weights, .. } => {
                let cells = self.imports.len().checked_mul(self.exports.len());
                (cells.ok_or(PoolError::TooLarge)?, weights.len())
            }
        };
        if expected != found {
            return Err(PoolError::WeightsMissing { expected, found });
        }
        if let Weights::Table { weights, .. } = &self.weights
            && let Some(index) = weights.iter().position(|w| *w < 0)
        {
            return Err(PoolError::NegativeWeight { index });
        }
        Ok(())
    }
}

fn distinct_ranks(side: &'static str, ranks: impl Iterator<Item = u32>) -> Result<(), PoolError> {
    let mut ranks: Vec<u32> = ranks.collect();
    ranks.sort_unstable();
    match ranks.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(PoolError::RankShared { side, rank: pair[0] }),
        None => Ok(()),
    }
}

fn not_negative(side: &'static str, all: impl Iterator<Item = i64>) -> Result<(), PoolError> {
    match all.enumerate().find(|(_, quantity)| *quantity < 0) {
        Some((index, _)) => Err(PoolError::NegativeQuantity { side, index }),
        None => Ok(()),
    }
}
