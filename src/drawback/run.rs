//! One estimate of one account under one set of readings, reusing what another run already solved.

use super::account::AccountFacts;
use super::exact::Fraction;
use super::market::{Market, Solved, Solver};
use super::pools::{self, LineClaim, Terms};
use super::provisions::unused_substitution::{Admission, PoolFacts, PoolKey, admission};
use super::reading::{CountryDuty, FeeComparator, Readings};
use super::refund::mpf;
use crate::model::Date;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A pool with what was designated in it.
#[derive(Debug)]
pub struct RunPool {
    /// Its sides.
    pub facts: PoolFacts,
    /// As the optimiser saw it.
    pub market: Arc<Market>,
    /// As it was solved.
    pub solved: Arc<Solved>,
    /// Claims by line.
    pub claims: Vec<LineClaim>,
}

/// A run.
#[derive(Debug)]
pub struct Run {
    /// The readings.
    pub readings: Readings,
    /// What came in and what did not.
    pub admission: Admission,
    /// Pools with both sides, by key.
    pub pools: Vec<(PoolKey, Arc<RunPool>)>,
    /// Cents taken off the processing fee of a line (by place in the account's lines), so that an
    /// entry stays within what it paid.
    pub trims: FxHashMap<u32, Decimal>,
    /// The claim.
    pub claim: Decimal,
    /// What the best choice of designations may be above it, rounded up to cents.
    pub gap: Decimal,
    /// Whether nothing is better, before rounding.
    pub proved: bool,
    /// Pools that could not be solved.
    pub failed: u64,
}

/// What stays the same over the runs of an account.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a, 'b> {
    /// The law.
    pub book: &'b crate::law::Book,
    /// The account.
    pub facts: &'a AccountFacts<'b>,
    /// The day of filing.
    pub filing: Date,
    /// The share that comes back.
    pub percentage: Decimal,
}

/// The readings that decide what a pair is worth, apart from what counts on a line.
#[derive(PartialEq, Eq)]
struct Worth {
    totals: bool,
    country: CountryDuty,
    fees: FeeComparator,
    rate_at_export: bool,
    schedule_b: bool,
    // With rates at the export date the components are asked again.
    components: Option<(bool, bool, bool, bool)>,
}

impl Worth {
    fn of(readings: &Readings) -> Self {
        let r = readings;
        Self {
            totals: r.totals,
            country: r.country,
            fees: r.fees,
            rate_at_export: r.rate_at_export,
            schedule_b: r.other.schedule_b_suffices,
            components: r.rate_at_export.then_some((
                r.ieepa,
                r.partial,
                r.firm_only,
                r.excise_capped,
            )),
        }
    }
}

/// Runs an account under some readings. Pools that `base` has solved alike are taken from it.
pub fn run(
    setting: &Setting<'_, '_>,
    readings: Readings,
    base: Option<&Run>,
    solver: &mut dyn Solver,
) -> Run {
    let terms = Terms {
        book: setting.book,
        facts: setting.facts,
        readings,
        percentage: setting.percentage,
    };
    let mut admission = admission(setting.facts, &readings, setting.filing, setting.book);
    let mut found = Run {
        readings,
        pools: Vec::new(),
        trims: FxHashMap::default(),
        claim: Decimal::ZERO,
        gap: Decimal::ZERO,
        proved: true,
        failed: 0,
        admission: Admission::default(),
    };
    for (key, facts) in &mut admission.pools {
        if facts.exports.is_empty() {
            continue;
        }
        let known = base.and_then(|base| {
            let at = base.pools.binary_search_by_key(key, |(key, _)| *key).ok()?;
            Some((base.readings, &base.pools.get(at)?.1))
        });
        let taken = std::mem::take(facts);
        match run_pool(&terms, taken, known, solver) {
            Some(pool) => found.pools.push((*key, pool)),
            None => found.failed += 1,
        }
    }
    found.admission = admission;
    found.sum_up(&terms);
    found
}

fn run_pool(
    terms: &Terms<'_, '_>,
    facts: PoolFacts,
    known: Option<(Readings, &Arc<RunPool>)>,
    solver: &mut dyn Solver,
) -> Option<Arc<RunPool>> {
    let now = &terms.readings;
    if let Some((then, pool)) = known
        && pool.facts == facts
        && Worth::of(&then) == Worth::of(now)
    {
        if then.fee_decimals == now.fee_decimals && then.cut == now.cut {
            return Some(Arc::clone(pool));
        }
        return Some(finish(terms, facts, Arc::clone(&pool.market), Arc::clone(&pool.solved)));
    }
    let market = pools::market(terms, &facts)?;
    if let Some((_, pool)) = known
        && *pool.market == market
    {
        return Some(finish(terms, facts, Arc::clone(&pool.market), Arc::clone(&pool.solved)));
    }
    let mut solved = solver.solve(&market);
    if solved.failed {
        return None;
    }
    pools::settle(terms, &facts, &market, &mut solved);
    Some(finish(terms, facts, Arc::new(market), Arc::new(solved)))
}

fn finish(
    terms: &Terms<'_, '_>,
    facts: PoolFacts,
    market: Arc<Market>,
    solved: Arc<Solved>,
) -> Arc<RunPool> {
    let claims = pools::claims(terms, &facts, market.scale, &solved.matches);
    Arc::new(RunPool { facts, market, solved, claims })
}

impl Run {
    fn sum_up(&mut self, terms: &Terms<'_, '_>) {
        let mut gap = Decimal::ZERO;
        for (_, pool) in &self.pools {
            self.claim += pool.claims.iter().flat_map(|claim| claim.cents).sum::<Decimal>();
            self.proved &= pool.solved.proved;
            gap += pool.solved.gap;
        }
        self.proved &= self.failed == 0;
        self.trim(terms);
        self.claim -= self.trims.values().sum::<Decimal>();
        let gap = &Fraction::from(gap) * &Fraction::from(terms.percentage);
        let up = if gap.is_positive() && !self.proved { Decimal::new(1, 2) } else { Decimal::ZERO };
        self.gap = if self.proved { Decimal::ZERO } else { gap.cut(2) + up };
    }

    /// Keeps the processing fee of each entry within what it paid (19 CFR 190.51(b)(1)): what is
    /// above comes off the last lines.
    fn trim(&mut self, terms: &Terms<'_, '_>) {
        let mut fees: Vec<(u32, Decimal)> = Vec::new();
        for (_, pool) in &self.pools {
            for claim in pool.claims.iter().filter(|claim| !claim.cents[3].is_zero()) {
                if let Some(candidate) = pool.facts.imports.get(claim.candidate as usize) {
                    fees.push((candidate.line, claim.cents[3]));
                }
            }
        }
        fees.sort_unstable();
        let entry = |line: u32| terms.facts.lines[line as usize].entry;
        for of_entry in fees.chunk_by(|a, b| entry(a.0) == entry(b.0)) {
            let Some((first, _)) = of_entry.first() else { continue };
            let paid = pools::entry_fee(terms, &terms.facts.lines[*first as usize]);
            let cap = mpf::entry_cap(paid.unwrap_or_default(), terms.percentage);
            let sum: Decimal = of_entry.iter().map(|(_, fee)| fee).sum();
            let mut above = sum - cap;
            for (line, fee) in of_entry.iter().rev() {
                if above <= Decimal::ZERO {
                    break;
                }
                let off = above.min(*fee);
                self.trims.insert(*line, off);
                above -= off;
            }
        }
    }
}
