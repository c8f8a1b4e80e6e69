//! What could be claimed: eligible amounts by subheading and unit, whether or not any export claims
//! them.

use super::provisions::unused_substitution::{Candidate, PoolFacts, PoolKey};
use super::run::{Run, Setting};
use super::summary::Use;
use crate::model::{Date, Hts8, Money, Unit};
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Admitted import lines of a subheading and unit, and what they could bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claimable {
    /// The subheading.
    pub hts8: Hts8,
    /// The unit its lines are locked to.
    pub unit: Unit,
    /// Import lines.
    pub lines: u64,
    /// Their units, without those that earlier claims designated.
    pub quantity: Decimal,
    /// The most that exports of these goods could bring, at the law's percentage: the exact sum, cut
    /// to cents. Claims are rounded line by line, so that together they may be some cents above.
    pub eligible: Money,
    /// The part of it that the estimate claims.
    pub claimed: Money,
    /// Units that are not designated.
    pub units_left: Decimal,
    /// What exports of them could bring, cut to cents.
    pub left: Money,
    /// The first last day to file a claim on one of the lines.
    pub next_lapse: Date,
    /// Whether the subheading's text begins with "other": then exports must have the same 10-digit
    /// number (19 USC 1313(j)(5)).
    pub is_other: bool,
}

/// Exact sums over the lines of a subheading and unit.
#[derive(Debug)]
struct Sum {
    lines: u64,
    quantity: Decimal,
    total: Decimal,
    claimed: Decimal,
    units_left: Decimal,
    left: Decimal,
    next_lapse: Date,
}

impl Sum {
    fn new(first: &Candidate) -> Self {
        let zero = Decimal::ZERO;
        Self {
            lines: 0,
            quantity: zero,
            total: zero,
            claimed: zero,
            units_left: zero,
            left: zero,
            next_lapse: first.last_filing,
        }
    }

    fn add(&mut self, setting: &Setting<'_, '_>, uses: &[Use], candidate: &Candidate) {
        let basis = &setting.facts.lines[candidate.line as usize];
        let none = Use { units: Decimal::ZERO, claim: Decimal::ZERO };
        let used = uses.get(candidate.line as usize).unwrap_or(&none);
        let units = basis.open - used.units;
        let whole = candidate.counted().total(basis.value);
        let total = basis.open_part(whole);
        self.lines += 1;
        self.quantity += basis.open;
        self.total += total;
        self.claimed += used.claim;
        self.units_left += units;
        // Most lines are used wholly or not at all: nothing to divide.
        self.left += match units {
            units if units == basis.open => total,
            units if units.is_zero() => Decimal::ZERO,
            units => (whole * units).checked_div(basis.quantity).unwrap_or_default(),
        };
        self.next_lapse = self.next_lapse.min(candidate.last_filing);
    }
}

/// Every pool of a run: those with both sides, and those without an export.
pub(super) fn pools(run: &Run) -> impl Iterator<Item = (&PoolKey, &PoolFacts)> {
    run.by_substitution().iter().map(|(key, pool)| (key, &*pool.facts)).chain(&run.admission.pools)
}

/// All admitted import lines by subheading and unit, the most eligible first.
#[must_use]
pub fn claimable(setting: &Setting<'_, '_>, run: &Run, uses: &[Use]) -> Vec<Claimable> {
    let mut sums: BTreeMap<(Hts8, Unit), Sum> = BTreeMap::new();
    for (key, pool) in pools(run) {
        for candidate in &pool.imports {
            sums.entry((key.identity.hts8(), key.unit))
                .or_insert_with(|| Sum::new(candidate))
                .add(setting, uses, candidate);
        }
    }
    let share = |amount: Decimal| Money((amount * setting.percentage).trunc_with_scale(2));
    let mut list: Vec<Claimable> = sums
        .into_iter()
        .map(|((hts8, unit), sum)| Claimable {
            hts8,
            unit,
            lines: sum.lines,
            quantity: sum.quantity,
            eligible: share(sum.total),
            claimed: Money(sum.claimed),
            units_left: sum.units_left,
            left: share(sum.left),
            next_lapse: sum.next_lapse,
            is_other: run.readings.other.is_other(setting.book.text8_on(hts8, setting.filing)),
        })
        .collect();
    list.sort_by_key(|row| (Reverse(row.eligible), row.hts8, row.unit));
    list
}
