//! Direct or substitution, group by group: one line serves one basis (19 CFR 190.51(a)(3)), so each
//! group is solved by substitution alone, by what is identified alone, and by both: what is identified
//! directly, and the other lines with what is left of the exports by substitution. The best is taken.

use super::DirectFacts;
use super::claims::{DirectClaim, claims};
use super::groups::{self, Group};
use super::identify::Identified;
use super::sums::{Side, Valued};
use crate::drawback::exact::Fraction;
use crate::drawback::pools::{self, Terms};
use crate::drawback::provisions::unused_substitution::{PoolFacts, PoolKey};
use crate::drawback::refund::PerClass;
use crate::drawback::run::RunPool;
use crate::model::{Date, Hts8};
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Ordering;
use std::sync::Arc;

/// Pairs up to which each is looked at to see whether an identified export would bring more with
/// another line.
const COMPARED_PAIRS: usize = 200_000;

/// A way of claiming.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// Identified goods alone.
    Direct,
    /// Substitution alone.
    Substitution,
    /// Identified goods directly, the rest by substitution.
    Both,
}

impl Taken {
    /// Its name in the report.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Substitution => "substitution",
            Self::Both => "both",
        }
    }
}

/// A group of subheadings solved each way, in claims before the cap of each entry's fee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// Sorted.
    pub subheadings: Vec<Hts8>,
    /// What was taken.
    pub taken: Taken,
    /// Identified goods alone.
    pub direct: Decimal,
    /// Substitution alone.
    pub substitution: Decimal,
    /// Both, where substitution has anything to add.
    pub both: Option<Decimal>,
}

/// What was chosen over all groups.
#[derive(Debug, Default)]
pub struct Choice {
    /// Pools to claim on, by key.
    pub pools: Vec<(PoolKey, Arc<RunPool>)>,
    /// Pools as they are beside direct claims, for other readings to start from.
    pub rest: Vec<(PoolKey, Arc<RunPool>)>,
    /// Direct claims, by line.
    pub direct: Vec<DirectClaim>,
    /// The groups.
    pub ways: Vec<Way>,
    /// What the best choice may be above this one, before the percentage.
    pub gap: Decimal,
    /// Whether nothing is better.
    pub proved: bool,
    /// Pools that could not be solved.
    pub failed: u64,
}

/// Solves a pool: key and sides to a solved pool, `None` when it is beyond exact sums.
pub type Solve<'a> = &'a mut dyn FnMut(PoolKey, PoolFacts) -> Option<Arc<RunPool>>;

/// Chooses for every group in which something is identified.
pub fn choose(
    terms: &Terms<'_, '_>,
    filing: Date,
    identified: &Identified,
    whole: &[(PoolKey, Arc<RunPool>)],
    solve: Solve<'_>,
) -> Choice {
    let mut choice = Choice { proved: true, ..Choice::default() };
    let Some(direct) = terms.facts.direct.as_deref() else { return choice };
    let groups = groups::groups(terms, filing, direct, &identified.attributions);
    let group_of: FxHashMap<Hts8, usize> = groups
        .iter()
        .enumerate()
        .flat_map(|(at, group)| group.subheadings.iter().map(move |hts8| (*hts8, at)))
        .collect();
    let mut of_group: Vec<Vec<Valued>> = groups.iter().map(|_| Vec::new()).collect();
    for (key, pool) in whole {
        let group = group_of.get(&key.identity.hts8()).and_then(|at| of_group.get_mut(*at));
        match group {
            Some(group) => group.push(Valued::new(terms, *key, pool)),
            None => {
                choice.gap += pool.solved.gap;
                choice.proved &= pool.solved.proved;
                choice.pools.push((*key, Arc::clone(pool)));
            }
        }
    }
    for (group, pools) in groups.iter().zip(of_group) {
        Solving { terms, filing, direct, group, pools }.choose(&mut choice, solve);
    }
    choice.pools.sort_by_key(|(key, _)| *key);
    choice.rest.sort_by_key(|(key, _)| *key);
    choice.direct.sort_by_key(|claim| claim.line);
    choice
}

/// One group.
struct Solving<'a, 'b> {
    terms: &'a Terms<'a, 'b>,
    filing: Date,
    direct: &'a DirectFacts,
    group: &'a Group,
    /// Its pools as substitution alone solves them.
    pools: Vec<Valued>,
}

impl Solving<'_, '_> {
    fn choose(self, choice: &mut Choice, solve: Solve<'_>) {
        let claims = claims(self.terms, &self.group.attributions);
        let locked: FxHashSet<u32> = claims.iter().map(|claim| claim.line).collect();
        let taken = groups::taken(self.terms, self.filing, self.direct, &self.group.attributions);
        let rest = self.rest(&locked, &taken, choice, solve);
        let substitution = Side { pools: self.pools.clone(), direct: &[], extra: &[] };
        let alone = Side { pools: Vec::new(), direct: &claims, extra: &[] };
        let both = Side { pools: rest, direct: &claims, extra: &[] };
        let better = both.order(&substitution, self.terms) == Some(Ordering::Greater);
        // Of equal results the one with fewer conditions is taken.
        let adds = both.order(&alone, self.terms) == Some(Ordering::Greater);
        let way = match (better, adds) {
            (false, _) => Taken::Substitution,
            (true, true) => Taken::Both,
            (true, false) => Taken::Direct,
        };
        choice.ways.push(Way {
            subheadings: self.group.subheadings.clone(),
            taken: way,
            direct: alone.cents(),
            substitution: substitution.cents(),
            both: adds.then(|| both.cents()),
        });
        let best = if better { &both } else { &substitution };
        let excess = self.excess(&claims);
        let bounds = self.bounds(&substitution, &both, &excess, &taken);
        let bounds = || bounds.iter().flatten();
        if !bounds().any(|bound| bound.is_met_by(best, self.terms)) {
            choice.proved = false;
            choice.gap += bounds().map(|bound| bound.above(best)).min().unwrap_or_default();
        }
        choice.pools.extend(best.pools.iter().map(|one| (one.key, Arc::clone(&one.pool))));
        choice.rest.extend(both.pools.iter().map(|one| (one.key, Arc::clone(&one.pool))));
        if better {
            choice.direct.extend(claims);
        }
    }

    /// The pools beside direct claims: without the lines that are locked, with what is left of the
    /// exports.
    fn rest(
        &self,
        locked: &FxHashSet<u32>,
        taken: &FxHashMap<u32, Decimal>,
        choice: &mut Choice,
        solve: Solve<'_>,
    ) -> Vec<Valued> {
        let mut rest = Vec::new();
        for one in &self.pools {
            match self.reduced(one, locked, taken) {
                None => rest.push(one.clone()),
                Some(facts) if facts.imports.is_empty() || facts.exports.is_empty() => {}
                Some(facts) => match solve(one.key, facts) {
                    Some(pool) => rest.push(Valued::new(self.terms, one.key, &pool)),
                    None => choice.failed += 1,
                },
            }
        }
        rest
    }

    /// A pool without some lines and some units of exports; `None` where that changes nothing.
    fn reduced(
        &self,
        one: &Valued,
        locked: &FxHashSet<u32>,
        taken: &FxHashMap<u32, Decimal>,
    ) -> Option<PoolFacts> {
        let facts = &one.pool.facts;
        let touched = facts.imports.iter().any(|candidate| locked.contains(&candidate.line))
            || facts.exports.iter().any(|export| taken.contains_key(export));
        if !touched {
            return None;
        }
        let imports =
            facts.imports.iter().filter(|candidate| !locked.contains(&candidate.line)).cloned();
        let mut left = PoolFacts { imports: imports.collect(), ..PoolFacts::default() };
        for at in &facts.exports {
            let Some(export) = self.terms.facts.exports.get(*at as usize) else { continue };
            let units = export.open - taken.get(at).copied().unwrap_or_default();
            if units > Decimal::ZERO {
                left.exports.push(*at);
                left.left.push(units);
            }
        }
        if left.exports.iter().all(|at| !taken.contains_key(at)) {
            left.left.clear();
        }
        Some(left)
    }

    /// What each identified unit brings directly above what the same line and export would bring by
    /// substitution.
    fn excess(&self, claims: &[DirectClaim]) -> Vec<Fraction> {
        let mut excess = Vec::new();
        for claim in claims {
            let worth = claim.worth();
            for one in &claim.uses {
                let above = &worth - &self.substituted(claim.line, one.export);
                if above.is_positive() {
                    excess.push((&above * &Fraction::from(one.units)).reduced());
                }
            }
        }
        excess
    }

    /// What a unit of a line brings by substitution in an export it is identified in; the dates
    /// allow it, since they allow the direct claim.
    fn substituted(&self, line: u32, export: u32) -> Fraction {
        let found = groups::pool_of(self.terms, self.filing, self.direct, export);
        let Some((key, export)) = found else { return Fraction::ZERO };
        let at = self.pools.binary_search_by_key(&key, |one| one.key).ok();
        let pool = at.and_then(|at| self.pools.get(at)).map(|one| &one.pool.facts);
        let candidate = pool.and_then(|pool| {
            let at = pool.imports.binary_search_by_key(&line, |candidate| candidate.line).ok()?;
            pool.imports.get(at)
        });
        candidate.map_or(Fraction::ZERO, |candidate| {
            let amounts = self.terms.amounts(candidate);
            total(&pools::pair(self.terms, candidate, &amounts, export))
        })
    }

    /// What no choice exceeds. In any choice a direct claim can be turned into substitution of the
    /// same line for the same export, which loses the excess and leaves a solution of substitution
    /// alone: so its optimum and all excess together are a bound. With one identified line there is a
    /// second: the line is left to substitution, or it is locked and brings at most what is
    /// identified on it while the others bring what they bring beside it, where no unit of its
    /// exports would bring more with them.
    fn bounds<'a>(
        &self,
        substitution: &Side<'a>,
        both: &Side<'a>,
        excess: &'a [Fraction],
        taken: &FxHashMap<u32, Decimal>,
    ) -> [Option<Bound<'a>>; 2] {
        let raised = Side { extra: excess, ..substitution.clone() };
        let only = match both.direct {
            [only] if self.pays_most(only, taken) => {
                Some(Bound(vec![substitution.clone(), both.clone()]))
            }
            _ => None,
        };
        [Some(Bound(vec![raised])), only]
    }

    /// Whether a unit of an identified export brings at least as much directly as any other line of
    /// its pool would give for it: then leaving it to them gains nothing.
    fn pays_most(&self, only: &DirectClaim, taken: &FxHashMap<u32, Decimal>) -> bool {
        let pays = only.worth();
        self.pools.iter().all(|one| {
            let facts = &one.pool.facts;
            let contested = || facts.exports.iter().filter(|export| taken.contains_key(*export));
            let pairs = facts.imports.len().saturating_mul(contested().count());
            let others = || facts.imports.iter().filter(|other| other.line != only.line);
            pairs <= COMPARED_PAIRS
                && others().all(|other| {
                    let line = self.terms.amounts(other);
                    contested().all(|export| {
                        total(&pools::pair(self.terms, other, &line, *export)) <= pays
                    })
                })
        })
    }
}

fn total(classes: &PerClass<Fraction>) -> Fraction {
    classes.iter().fold(Fraction::ZERO, |sum, class| &sum + class)
}

/// The most of several sides, each with what its own solution may be short of.
struct Bound<'a>(Vec<Side<'a>>);

impl Bound<'_> {
    fn is_met_by(&self, best: &Side<'_>, terms: &Terms<'_, '_>) -> bool {
        self.0.iter().all(|side| {
            side.gap().is_zero()
                && side.is_proved()
                && matches!(side.order(best, terms), Some(Ordering::Less | Ordering::Equal))
        })
    }

    /// How far it is above a side, rounded up.
    fn above(&self, best: &Side<'_>) -> Decimal {
        let over = |side: &Side<'_>| side.high() + side.gap() - best.low();
        self.0.iter().map(over).max().unwrap_or_default().max(Decimal::ZERO)
    }
}
