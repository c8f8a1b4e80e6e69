//! Exact comparison of two ways: sums of many fractions between two decimals, and in full only where
//! these leave it open.

use super::claims::DirectClaim;
use crate::drawback::claims::line_exact;
use crate::drawback::exact::Fraction;
use crate::drawback::pools::Terms;
use crate::drawback::provisions::unused_substitution::PoolKey;
use crate::drawback::run::RunPool;
use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::sync::Arc;

/// Decimals of the quick sums.
const DECIMALS: u32 = 12;
/// Fractions up to which a sum is made in full.
const FULL: usize = 2_000;

/// A solved pool and what its designations come to, before percentage and rounding.
#[derive(Debug, Clone)]
pub(super) struct Valued {
    pub(super) key: PoolKey,
    pub(super) pool: Arc<RunPool>,
    /// The sum of the lines' amounts, each cut.
    low: Decimal,
}

impl Valued {
    pub(super) fn new(terms: &Terms<'_, '_>, key: PoolKey, pool: &Arc<RunPool>) -> Self {
        let low = amounts(terms, pool).map(|amount| amount.cut(DECIMALS)).sum();
        Self { key, pool: Arc::clone(pool), low }
    }
}

/// The exact amount of each claimed line of a pool.
fn amounts<'a>(terms: &'a Terms<'_, '_>, pool: &'a RunPool) -> impl Iterator<Item = Fraction> + 'a {
    pool.claims.iter().map(|claim| {
        let range = claim.matches.start as usize..claim.matches.end as usize;
        let matches = pool.solved.matches.get(range).unwrap_or_default();
        line_exact(terms, &pool.facts, pool.scale, claim, matches)
    })
}

/// A way of claiming in a group.
#[derive(Debug, Clone)]
pub(super) struct Side<'a> {
    pub(super) pools: Vec<Valued>,
    pub(super) direct: &'a [DirectClaim],
    /// What a bound adds.
    pub(super) extra: &'a [Fraction],
}

impl Side<'_> {
    /// Its claims in cents.
    pub(super) fn cents(&self) -> Decimal {
        let pools = self.pools.iter().flat_map(|one| &one.pool.claims);
        let classes = pools.flat_map(|claim| claim.cents);
        let direct = self.direct.iter().flat_map(|claim| claim.cents);
        classes.chain(direct).sum()
    }

    /// What its pools may be short of their best.
    pub(super) fn gap(&self) -> Decimal {
        self.pools.iter().map(|one| one.pool.solved.gap).sum()
    }

    pub(super) fn is_proved(&self) -> bool {
        self.pools.iter().all(|one| one.pool.solved.proved)
    }

    /// Never above its amount.
    pub(super) fn low(&self) -> Decimal {
        let direct = self.direct.iter().map(|claim| claim.exact.cut(DECIMALS));
        let extra = self.extra.iter().map(|amount| amount.cut(DECIMALS));
        self.pools.iter().map(|one| one.low).chain(direct).chain(extra).sum()
    }

    /// Never below its amount.
    pub(super) fn high(&self) -> Decimal {
        self.low() + Decimal::new(1, DECIMALS) * Decimal::from(self.count())
    }

    fn count(&self) -> usize {
        let lines = self.pools.iter().map(|one| one.pool.claims.len());
        lines.sum::<usize>() + self.direct.len() + self.extra.len()
    }

    /// The exact order of two amounts; `None` where they are within a rounding of each other and too
    /// long to be summed in full.
    pub(super) fn order(&self, other: &Self, terms: &Terms<'_, '_>) -> Option<Ordering> {
        let (a, b) = self.without_common(other);
        if a.low() > b.high() {
            return Some(Ordering::Greater);
        }
        if a.high() < b.low() {
            return Some(Ordering::Less);
        }
        if a.count() == 0 && b.count() == 0 {
            return Some(Ordering::Equal);
        }
        (a.count() + b.count() <= FULL).then(|| a.full(terms).cmp(&b.full(terms)))
    }

    fn full(&self, terms: &Terms<'_, '_>) -> Fraction {
        let pools = self.pools.iter().flat_map(|one| amounts(terms, &one.pool));
        let direct = self.direct.iter().map(|claim| claim.exact.clone());
        pools
            .chain(direct)
            .chain(self.extra.iter().cloned())
            .fold(Fraction::ZERO, |sum, amount| (&sum + &amount).reduced())
    }

    /// Both without what they share.
    fn without_common(&self, other: &Self) -> (Self, Self) {
        let shares = |side: &Self, one: &Valued| {
            side.pools.iter().any(|own| own.key == one.key && Arc::ptr_eq(&own.pool, &one.pool))
        };
        let left = |of: &Self, other: &Self| {
            of.pools.iter().filter(|one| !shares(other, one)).cloned().collect()
        };
        let same = std::ptr::eq(self.direct, other.direct);
        let direct = |of: &Self| if same { &[][..] } else { of.direct };
        (
            Side { pools: left(self, other), direct: direct(self), ..*self },
            Side { pools: left(other, self), direct: direct(other), ..*other },
        )
    }
}
