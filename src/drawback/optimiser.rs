//! Hands a market to the optimiser of [`super::matching`].

use super::exact::Fraction;
use super::market::{Market, Match, Solved, Solver, Supply};
use super::matching::{
    self, ClassWorth, Comparator, Export, Import, Limits, Origin, Pool, RateLine, Ratio, Reading,
    Weights, Worth,
};
use super::refund::comparator::Limit;
use crate::model::Date;
use rust_decimal::Decimal;
use std::ops::ControlFlow;

/// The optimiser with its own limits.
#[derive(Debug, Clone, Copy, Default)]
pub struct Optimiser;

impl Solver for Optimiser {
    fn solve(&mut self, market: &Market) -> Solved {
        let failed = || Solved { failed: true, ..Solved::default() };
        let mut exact = true;
        let Some(pool) = pool(market, &mut exact) else { return failed() };
        let mut tick = || ControlFlow::Continue(());
        let Ok(solution) = matching::solve(&pool, &Limits::default(), &mut tick) else {
            return failed();
        };
        let proved = solution.proved && exact;
        let open = solution.bound.saturating_sub(solution.value);
        let Some(gap) = solution.grid.dollars_up(open) else { return failed() };
        let mut matches: Vec<Match> = solution
            .designations
            .iter()
            .filter_map(|designation| {
                Some(Match {
                    supply: u32::try_from(designation.import).ok()?,
                    demand: u32::try_from(designation.export).ok()?,
                    quantity: designation.quantity,
                })
            })
            .collect();
        matches.sort_unstable();
        Solved { matches, gap: if proved { Decimal::ZERO } else { gap }, proved, failed: false }
    }
}

fn pool(market: &Market, exact: &mut bool) -> Option<Pool> {
    let origin = market.supplies.first().map(|supply| supply.first_day);
    let start = origin.or_else(|| market.demands.first().map(|demand| demand.day))?;
    let mut imports = Vec::with_capacity(market.supplies.len());
    for (rank, supply) in (0u32..).zip(&market.supplies) {
        imports.push(Import {
            quantity: supply.quantity,
            first_day: days(start, supply.first_day)?,
            last_export_day: days(start, supply.last_day)?,
            expiry: days(start, supply.expiry)?,
            rank,
            origin: Origin(supply.origin),
        });
    }
    let step = step(market.scale)?;
    let mut exports = Vec::with_capacity(market.demands.len());
    for (rank, demand) in (0u32..).zip(&market.demands) {
        exports.push(Export {
            quantity: demand.quantity,
            day: days(start, demand.day)?,
            rank,
            value: ratio(&(&demand.value * &step), exact)?,
            origin: Origin(demand.origin),
        });
    }
    Some(Pool { imports, exports, weights: weights(market, &step, exact)? })
}

/// One step of the quantity scale in units.
fn step(scale: u32) -> Option<Fraction> {
    Some(Fraction::Small(1, 10i128.checked_pow(scale)?))
}

fn days(from: Date, to: Date) -> Option<i32> {
    i32::try_from(to.duration_since(from).as_hours() / 24).ok()
}

/// A fraction as the optimiser takes it. One that is too long is rounded up, so that the bound holds,
/// and the result is then not called proved.
fn ratio(value: &Fraction, exact: &mut bool) -> Option<Ratio> {
    let fits = value.parts().and_then(|(n, d)| Ratio::new(n, d));
    if fits.is_some() {
        return fits;
    }
    *exact = false;
    (0..=12).rev().find_map(|scale| {
        let cut = value.cut(scale) + Decimal::new(1, scale);
        Ratio::of(cut, Decimal::ONE)
    })
}

fn weights(market: &Market, step: &Fraction, exact: &mut bool) -> Option<Weights> {
    if let Some(table) = &market.table {
        return table_weights(table, step, exact);
    }
    let functions = market
        .supplies
        .iter()
        .map(|supply| function(supply, market.totals, step, exact))
        .collect::<Option<Vec<_>>>()?;
    let reading = if market.totals { Reading::Totals } else { Reading::PerClass };
    Some(Weights::Functions { functions, reading })
}

/// Decimals of the weights of a pair table.
const TABLE_DECIMALS: u32 = 12;

/// Weights of a table, rounded up to the table's decimals where they are longer.
fn table_weights(table: &[Fraction], step: &Fraction, exact: &mut bool) -> Option<Weights> {
    let scale = Decimal::from(10u64.pow(TABLE_DECIMALS));
    let weights = table
        .iter()
        .map(|worth| {
            let scaled = &(worth * step) * &Fraction::from(scale);
            let whole = scaled.cut(0);
            let up = Fraction::from(whole) < scaled;
            *exact &= !up;
            Some(whole.mantissa() + i128::from(up))
        })
        .collect::<Option<Vec<_>>>()?;
    Some(Weights::Table { exponent: TABLE_DECIMALS, weights })
}

/// Classes that the lesser-of cuts at the same export value are one class to the optimiser.
fn function(supply: &Supply, totals: bool, step: &Fraction, exact: &mut bool) -> Option<Worth> {
    let mut merged: Vec<(Fraction, [Limit; 2])> = Vec::new();
    for (class, paid) in supply.paid.iter().enumerate() {
        if !paid.is_positive() {
            continue;
        }
        let limits = [0, 1].map(|variant: usize| supply.limits[variant][class].clone());
        let alike = merged.iter_mut().find(|(sum, known)| {
            !totals && (0..2).all(|v| alike(sum, &known[v], paid, &limits[v]))
        });
        match alike {
            Some((sum, known)) => {
                *sum = &*sum + paid;
                for (known, limit) in known.iter_mut().zip(&limits) {
                    known.specific = &known.specific + &limit.specific;
                    known.rate = &known.rate + &limit.rate;
                }
            }
            None => merged.push((paid.clone(), limits)),
        }
    }
    let mut classes = Vec::with_capacity(merged.len());
    for (paid, limits) in &merged {
        let mut line = |limit: &Limit| {
            Some(Comparator::Rates(RateLine {
                specific: ratio(&(&limit.specific * step), exact)?,
                rate: ratio(&limit.rate, exact)?,
            }))
        };
        let comparators = [line(&limits[0])?, line(&limits[1])?];
        classes.push(ClassWorth { paid: ratio(&(paid * step), exact)?, comparators });
    }
    Some(Worth { classes })
}

/// Whether two classes are cut by the same factor at every export value.
fn alike(sum: &Fraction, known: &Limit, paid: &Fraction, limit: &Limit) -> bool {
    &known.rate * paid == &limit.rate * sum && &known.specific * paid == &limit.specific * sum
}
