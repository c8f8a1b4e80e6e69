//! One pool as the optimiser sees it, and the seam to it: whoever solves a [`Market`] knows nothing
//! of files, dates of law or programmes.

use super::exact::Fraction;
use super::refund::comparator::Limit;
use super::refund::{PerClass, lesser_of};
use crate::model::Date;
use rust_decimal::Decimal;

/// An import line in a market.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supply {
    /// Units, in steps of 10^-[`Market::scale`].
    pub quantity: i64,
    /// First day of an export that may use it.
    pub first_day: Date,
    /// Last day.
    pub last_day: Date,
    /// The day its right to drawback ends: of equal results the soonest to expire is used.
    pub expiry: Date,
    /// Country of origin, as a number that exports share; 0 where it is not known.
    pub origin: u32,
    /// What one unit paid in each class.
    pub paid: PerClass<Fraction>,
    /// What limits it where country-specific duty stays in the comparator, and where it leaves.
    pub limits: [PerClass<Limit>; 2],
}

/// An export in a market.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demand {
    /// Units, in steps of 10^-[`Market::scale`].
    pub quantity: i64,
    /// Day of export.
    pub day: Date,
    /// Value of one unit.
    pub value: Fraction,
    /// Country of origin, as a number that imports share; 0 where it is not stated.
    pub origin: u32,
}

/// A pool of the optimiser. Both sides stand in the order of content, which breaks ties.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Market {
    /// Decimals of the quantities.
    pub scale: u32,
    /// Import side.
    pub supplies: Vec<Supply>,
    /// Export side.
    pub demands: Vec<Demand>,
    /// The lesser-of on totals of classes.
    pub totals: bool,
    /// What a unit of each pair is worth, row by row, where it is no function of value and origin.
    pub table: Option<Vec<Fraction>>,
}

impl Market {
    /// Whether the dates let an export use an import.
    #[must_use]
    pub fn admits(&self, supply: &Supply, demand: &Demand) -> bool {
        supply.first_day <= demand.day && demand.day <= supply.last_day
    }

    /// What one unit of a pair is worth, dates aside.
    #[must_use]
    pub fn worth(&self, supply: usize, demand: usize) -> Fraction {
        if let Some(table) = &self.table {
            return table
                .get(supply * self.demands.len() + demand)
                .cloned()
                .unwrap_or(Fraction::ZERO);
        }
        let (Some(import), Some(export)) = (self.supplies.get(supply), self.demands.get(demand))
        else {
            return Fraction::ZERO;
        };
        let leaves = export.origin != 0 && export.origin != import.origin;
        let limits = &import.limits[usize::from(leaves)];
        let classes = if self.totals {
            lesser_of::on_totals(&import.paid, limits, &export.value)
        } else {
            lesser_of::per_class(&import.paid, limits, &export.value)
        };
        classes.iter().fold(Fraction::ZERO, |sum, class| &sum + class)
    }
}

/// Units of an import designated against an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Match {
    /// Place in [`Market::supplies`].
    pub supply: u32,
    /// Place in [`Market::demands`].
    pub demand: u32,
    /// Units, in steps of 10^-[`Market::scale`].
    pub quantity: i64,
}

/// A solved market.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Solved {
    /// Designations by supply and demand; none of them twice, none worth nothing.
    pub matches: Vec<Match>,
    /// What the best solution may be above this one, in dollars before the percentage; never below
    /// the truth.
    pub gap: Decimal,
    /// Whether nothing is better, before rounding.
    pub proved: bool,
    /// Whether the market could not be solved at all: quantities or amounts beyond any account.
    pub failed: bool,
}

/// Something that solves markets.
pub trait Solver {
    /// The best designations it finds, with what is certified of them. The same market gives the
    /// same answer.
    fn solve(&mut self, market: &Market) -> Solved;
}
