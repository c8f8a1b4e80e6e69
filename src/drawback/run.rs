//! One estimate of one account under one set of readings, reusing what another run already solved.

use super::account::AccountFacts;
use super::claims::{self, LineClaim};
use super::direct::ways::{self, Way};
use super::direct::{DirectClaim, Identified, identify};
use super::exact::Fraction;
use super::market::{Solved, Solver};
use super::pools::{self, Terms};
use super::provisions::unused_substitution::{Admission, Candidate, PoolFacts, PoolKey, admission};
use super::reading::{CountryDuty, FeeComparator, Readings};
use super::refund::mpf;
use crate::model::Date;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Import and export pairs of an account up to which every reading chooses its own designations.
///
/// Above, a reading that leaves the lines and exports of a pool as they are is measured on the
/// designations of the base: a wider one is then worth at least what is shown, a stricter one costs
/// at most that.
const OWN_CHOICE_PAIRS: usize = 200_000;

/// A pool with what was designated in it.
#[derive(Debug)]
pub struct RunPool {
    /// Its sides.
    pub facts: Arc<PoolFacts>,
    /// Decimals of the quantities, as the optimiser saw them. The market itself is not kept: it is
    /// the largest part of a run, and can be made again from the sides.
    pub scale: u32,
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
    /// Pools with both sides that are claimed on, by key.
    pub pools: Vec<(PoolKey, Arc<RunPool>)>,
    /// All pools as substitution alone solves them, where that is not what is claimed on.
    alone: Option<Vec<(PoolKey, Arc<RunPool>)>>,
    /// Pools as they are beside direct claims.
    beside: Vec<(PoolKey, Arc<RunPool>)>,
    /// Direct claims, by line.
    pub direct: Vec<DirectClaim>,
    /// What is identified.
    pub identified: Identified,
    /// Groups of subheadings in which something is, solved each way.
    pub ways: Vec<Way>,
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
    let mut found = Run {
        readings,
        pools: Vec::new(),
        alone: None,
        beside: Vec::new(),
        direct: Vec::new(),
        identified: Identified::default(),
        ways: Vec::new(),
        trims: FxHashMap::default(),
        claim: Decimal::ZERO,
        gap: Decimal::ZERO,
        proved: true,
        failed: 0,
        admission: Admission::default(),
    };
    let terms = found.terms(setting);
    let base = base.map(|base| (base, base.pairs() > OWN_CHOICE_PAIRS));
    let alike = base.filter(|(base, _)| admits_alike(&base.readings, &readings));
    if let Some((base, keep)) = alike {
        for (key, pool) in base.by_substitution() {
            let known = Some(Known { readings: base.readings, pool, keep });
            found.add(*key, run_pool(&terms, Arc::clone(&pool.facts), known, solver));
        }
        found.failed += base.failed;
    } else {
        let mut admission = admission(setting.facts, &readings, setting.filing, setting.book);
        for (key, facts) in &mut admission.pools {
            if facts.exports.is_empty() {
                continue;
            }
            let known = base.and_then(|(base, keep)| {
                Some(Known {
                    readings: base.readings,
                    pool: find(base.by_substitution(), key)?,
                    keep,
                })
            });
            let facts = Arc::new(std::mem::take(facts));
            found.add(*key, run_pool(&terms, facts, known, solver));
        }
        found.admission = admission;
    }
    let of_pools = found.of_pools();
    let (gap, proved) = choose(&mut found, setting, base, solver).unwrap_or(of_pools);
    found.sum_up(&terms, gap, proved);
    found
}

fn find<'a>(pools: &'a [(PoolKey, Arc<RunPool>)], key: &PoolKey) -> Option<&'a Arc<RunPool>> {
    let at = pools.binary_search_by_key(key, |(key, _)| *key).ok()?;
    pools.get(at).map(|(_, pool)| pool)
}

/// Takes the better way in every group in which goods are identified; what the best choice may be
/// above it, and whether it is proved. `None` where nothing is identified.
fn choose(
    found: &mut Run,
    setting: &Setting<'_, '_>,
    base: Option<(&Run, bool)>,
    solver: &mut dyn Solver,
) -> Option<(Decimal, bool)> {
    setting.facts.direct.as_ref()?;
    let terms = found.terms(setting);
    found.identified = identify(&terms, setting.filing);
    if found.identified.attributions.is_empty() {
        return None;
    }
    let mut solve = |key: PoolKey, facts: PoolFacts| {
        let known = base.and_then(|(base, keep)| {
            Some(Known { readings: base.readings, pool: find(&base.beside, &key)?, keep })
        });
        run_pool(&terms, Arc::new(facts), known, solver)
    };
    let alone = std::mem::take(&mut found.pools);
    let choice = ways::choose(&terms, setting.filing, &found.identified, &alone, &mut solve);
    found.alone = Some(alone);
    found.pools = choice.pools;
    found.beside = choice.rest;
    found.direct = choice.direct;
    found.ways = choice.ways;
    found.failed += choice.failed;
    Some((choice.gap, choice.proved))
}

/// Whether two readings let in the same lines with the same amounts, so that they differ at most in
/// what a pair is worth and in rounding.
fn admits_alike(a: &Readings, b: &Readings) -> bool {
    let same = Readings {
        totals: a.totals,
        country: a.country,
        rate_at_export: a.rate_at_export,
        fees: a.fees,
        fee_decimals: a.fee_decimals,
        cut: a.cut,
        direct: a.direct,
        ..*b
    };
    same == *a
}

/// What another run made of a pool.
#[derive(Clone, Copy)]
struct Known<'a> {
    readings: Readings,
    pool: &'a Arc<RunPool>,
    /// Whether its designations are kept where only amounts differ.
    keep: bool,
}

fn run_pool(
    terms: &Terms<'_, '_>,
    facts: Arc<PoolFacts>,
    known: Option<Known<'_>>,
    solver: &mut dyn Solver,
) -> Option<Arc<RunPool>> {
    let now = &terms.readings;
    if let Some(Known { readings: then, pool, .. }) = known
        && differs_in_ties_only(terms, &pool.facts, &facts)
        && Worth::of(&then) == Worth::of(now)
    {
        if then.fee_decimals == now.fee_decimals && then.cut == now.cut {
            return Some(Arc::clone(pool));
        }
        return Some(finish(terms, facts, pool.scale, Arc::clone(&pool.solved)));
    }
    if let Some(Known { pool, keep: true, .. }) = known
        && has_same_sides(&pool.facts, &facts)
    {
        let solved = Solved { proved: false, ..(*pool.solved).clone() };
        return Some(finish(terms, facts, pool.scale, Arc::new(solved)));
    }
    let market = pools::market(terms, &facts)?;
    if let Some(Known { readings, pool, .. }) = known
        && is_like(&pool.facts, &facts)
        && pools::market(&Terms { readings, ..*terms }, &pool.facts).as_ref() == Some(&market)
    {
        return Some(finish(terms, facts, pool.scale, Arc::clone(&pool.solved)));
    }
    let mut solved = solver.solve(&market);
    if solved.failed {
        return None;
    }
    pools::settle(terms, &facts, &market, &mut solved);
    Some(finish(terms, facts, market.scale, Arc::new(solved)))
}

/// Whether the markets of two pools can be equal.
fn is_like(a: &PoolFacts, b: &PoolFacts) -> bool {
    (a.imports.len(), a.exports.len()) == (b.imports.len(), b.exports.len())
}

/// Whether two pools are the same but for the days on which lines expire, and no export comes so
/// late that this would bar it: what is best for one is best for the other.
fn differs_in_ties_only(terms: &Terms<'_, '_>, a: &PoolFacts, b: &PoolFacts) -> bool {
    let latest = || b.exports.iter().map(|at| terms.facts.exports[*at as usize].date).max();
    let same = |a: &Candidate, b: &Candidate| {
        (a.line, a.first_day) == (b.line, b.first_day) && a.counted() == b.counted()
    };
    a.imports.len() == b.imports.len()
        && (&a.exports, &a.left) == (&b.exports, &b.left)
        && a.imports.iter().zip(&b.imports).all(|(a, b)| same(a, b))
        && latest().is_none_or(|latest| {
            a.imports.iter().zip(&b.imports).all(|(a, b)| {
                a.last_export == b.last_export || a.last_export.min(b.last_export) >= latest
            })
        })
}

/// Whether two pools have the same lines and exports with the same days, whatever the amounts.
fn has_same_sides(a: &PoolFacts, b: &PoolFacts) -> bool {
    let side = |pool: &PoolFacts, at: usize| {
        pool.imports.get(at).map(|i| (i.line, i.first_day, i.last_export))
    };
    a.imports.len() == b.imports.len()
        && (&a.exports, &a.left) == (&b.exports, &b.left)
        && (0..a.imports.len()).all(|at| side(a, at) == side(b, at))
}

fn finish(
    terms: &Terms<'_, '_>,
    facts: Arc<PoolFacts>,
    scale: u32,
    solved: Arc<Solved>,
) -> Arc<RunPool> {
    let claims = claims::claims(terms, &facts, scale, &solved.matches);
    Arc::new(RunPool { facts, scale, solved, claims })
}

impl Run {
    /// What its pools are worked out with.
    #[must_use]
    pub fn terms<'a, 'b>(&self, setting: &Setting<'a, 'b>) -> Terms<'a, 'b> {
        Terms {
            book: setting.book,
            facts: setting.facts,
            readings: self.readings,
            percentage: setting.percentage,
        }
    }

    fn pairs(&self) -> usize {
        let of = |pool: &RunPool| pool.facts.imports.len().saturating_mul(pool.facts.exports.len());
        self.by_substitution().iter().map(|(_, pool)| of(pool)).fold(0, usize::saturating_add)
    }

    /// All pools as substitution alone solves them, by key.
    #[must_use]
    pub fn by_substitution(&self) -> &[(PoolKey, Arc<RunPool>)] {
        self.alone.as_deref().unwrap_or(&self.pools)
    }

    /// What the pools may be short of their best, and whether they are proved.
    fn of_pools(&self) -> (Decimal, bool) {
        let gap = self.pools.iter().map(|(_, pool)| pool.solved.gap).sum();
        (gap, self.pools.iter().all(|(_, pool)| pool.solved.proved))
    }

    fn add(&mut self, key: PoolKey, pool: Option<Arc<RunPool>>) {
        match pool {
            Some(pool) => self.pools.push((key, pool)),
            None => self.failed += 1,
        }
    }

    fn sum_up(&mut self, terms: &Terms<'_, '_>, gap: Decimal, proved: bool) {
        for (_, pool) in &self.pools {
            self.claim += pool.claims.iter().flat_map(|claim| claim.cents).sum::<Decimal>();
        }
        self.claim += self.direct.iter().flat_map(|claim| claim.cents).sum::<Decimal>();
        self.proved = proved && self.failed == 0;
        self.trim(terms);
        self.claim -= self.trims.values().sum::<Decimal>();
        let gap = &Fraction::from(gap) * &Fraction::from(terms.percentage);
        let up = if gap.is_positive() && !self.proved { Decimal::new(1, 2) } else { Decimal::ZERO };
        self.gap = if self.proved { Decimal::ZERO } else { gap.cut(2) + up };
    }

    /// Keeps the processing fee of each entry within what it paid (19 CFR 190.51(b)(1)): what is
    /// above comes off the last lines.
    fn trim(&mut self, terms: &Terms<'_, '_>) {
        let fee = |claim: &DirectClaim| (claim.line, claim.cents[3]);
        let mut fees: Vec<(u32, Decimal)> =
            self.direct.iter().map(fee).filter(|(_, fee)| !fee.is_zero()).collect();
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
            let paid = terms.facts.lines[*first as usize].mpf.map_or(Decimal::ZERO, |mpf| mpf.paid);
            let cap = mpf::entry_cap(paid, terms.percentage);
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
