//! From the pools of an account to markets.

use super::account::AccountFacts;
use super::basis::LineBasis;
use super::claims;
use super::exact::Fraction;
use super::market::{Demand, Market, Match, Solved, Supply, SupplyClass};
use super::provisions::unused_substitution::{Candidate, PoolFacts};
use super::reading::{CountryDuty, FeeComparator, Readings};
use super::refund::comparator::{self, FeeRates, Limit};
use super::refund::per_unit::LineAmounts;
use super::refund::{PerClass, lesser_of};
use super::substitution::may_substitute;
use crate::law::Book;
use crate::model::{Country, ExportOrigin};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// A pair table is made for pools of up to this many pairs; above, a reading that needs one is
/// solved without and its claim is computed on the designations so found.
const TABLE_PAIRS: usize = 2_000;
/// Decimals to which what is lost on a designation is rounded up.
const LOSS_DECIMALS: u32 = 12;

/// What a run works with.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a, 'b> {
    /// The law.
    pub book: &'b Book,
    /// The account.
    pub facts: &'a AccountFacts<'b>,
    /// The readings.
    pub readings: Readings,
    /// The share that comes back.
    pub percentage: Decimal,
}

impl<'a, 'b> Terms<'a, 'b> {
    /// The line of a candidate.
    #[must_use]
    pub fn basis(&self, candidate: &Candidate) -> &'a LineBasis<'b> {
        &self.facts.lines[candidate.line as usize]
    }

    pub(super) fn amounts(&self, candidate: &Candidate) -> LineAmounts {
        let basis = self.basis(candidate);
        LineAmounts::new(basis.quantity, basis.value, &candidate.counted())
    }

    /// The rates of the fees on a line's entry date, where the reading asks for them.
    fn fees(&self, basis: &LineBasis<'_>) -> FeeRates {
        if self.readings.totals || self.readings.fees == FeeComparator::AdValoremCap {
            return FeeRates::on(self.book, basis.entry_date);
        }
        FeeRates { mpf: None, hmf: None }
    }

    /// Whether taxes and fees of a line are cut in proportion to value and nothing else.
    fn is_scaled(&self, candidate: &Candidate) -> bool {
        let counted = &candidate.counted();
        let no_fees = counted.mpf.is_none() && counted.hmf.is_zero();
        !self.readings.totals && (self.readings.fees == FeeComparator::Scaled || no_fees)
    }

    /// Whether every class of a pair is cut by the same factor.
    pub(super) fn is_plain(&self, candidate: &Candidate, kept: bool) -> bool {
        self.is_scaled(candidate)
            && !self.readings.rate_at_export
            && (kept || candidate.counted().duty == candidate.counted().plain)
    }

    /// Whether a pair table is needed: the worth of a pair is no function of value and origin.
    fn needs_table(&self, pool: &PoolFacts) -> bool {
        let dated = |candidate: &Candidate| {
            let basis = self.basis(candidate);
            basis.components.iter().any(|component| {
                component.number.is_some_and(|n| comparator::may_change(self.book, basis, n))
            })
        };
        (self.readings.rate_at_export && pool.imports.iter().any(dated)) || self.is_restricted(pool)
    }

    /// Whether pairs of a pool can fail the identity test one by one: "other" subheadings under the
    /// wider reading, where HTSUS numbers must still be equal.
    fn is_restricted(&self, pool: &PoolFacts) -> bool {
        self.readings.other.schedule_b_suffices
            && pool.exports.iter().any(|at| {
                let export = &self.facts.exports[*at as usize];
                export.kind == crate::model::ExportNumberKind::Hts
                    && self.readings.other.is_other(export.texts.eight)
            })
    }
}

fn origin_number(country: Option<Country>) -> u32 {
    country.map_or(0, |country| {
        country.as_str().bytes().fold(1, |number, byte| number * 256 + u32::from(byte))
    })
}

fn scale_of(terms: &Terms<'_, '_>, pool: &PoolFacts) -> u32 {
    let imports = pool.imports.iter().map(|candidate| terms.basis(candidate).open);
    let exports = pool
        .exports
        .iter()
        .enumerate()
        .map(|(at, export)| pool.units(at, &terms.facts.exports[*export as usize]));
    imports.chain(exports).map(|quantity| quantity.normalize().scale()).max().unwrap_or(0)
}

fn steps(quantity: Decimal, scale: u32) -> Option<i64> {
    Decimal::from(10u64.checked_pow(scale)?).checked_mul(quantity)?.to_i64()
}

/// The market of a pool; `None` when a quantity is beyond any account.
#[must_use]
pub fn market(terms: &Terms<'_, '_>, pool: &PoolFacts) -> Option<Market> {
    let scale = scale_of(terms, pool);
    let supplies = pool
        .imports
        .iter()
        .map(|candidate| supply(terms, candidate, scale))
        .collect::<Option<Vec<_>>>()?;
    let demands = pool
        .exports
        .iter()
        .enumerate()
        .map(|(place, at)| {
            let export = &terms.facts.exports[*at as usize];
            let origin = match export.origin {
                ExportOrigin::Country(country) => origin_number(Some(country)),
                ExportOrigin::Domestic => origin_number(Country::new("US")),
                ExportOrigin::Foreign | ExportOrigin::Unknown => 0,
            };
            Some(Demand {
                quantity: steps(pool.units(place, export), scale)?,
                day: export.date,
                value: Fraction::ratio(export.value, export.quantity),
                origin,
            })
        })
        .collect::<Option<Vec<_>>>()?;
    let small = pool.imports.len().saturating_mul(pool.exports.len()) <= TABLE_PAIRS;
    let table = (small && terms.needs_table(pool)).then(|| table(terms, pool));
    Some(Market { scale, supplies, demands, totals: terms.readings.totals, table })
}

fn supply(terms: &Terms<'_, '_>, candidate: &Candidate, scale: u32) -> Option<Supply> {
    let basis = terms.basis(candidate);
    let kept = [true, false].map(|equal| match terms.readings.country {
        CountryDuty::DroppedWhenOriginDiffers => equal,
        CountryDuty::Kept => true,
        CountryDuty::Dropped => false,
    });
    let classes = if terms.is_scaled(candidate) {
        scaled_classes(basis, candidate, kept)
    } else {
        all_classes(terms, candidate, kept)
    };
    Some(Supply {
        quantity: steps(basis.open, scale)?,
        first_day: candidate.first_day,
        last_day: candidate.last_export,
        expiry: candidate.last_filing,
        origin: origin_number(basis.origin),
        classes,
    })
}

/// Every class cut in proportion to value at its own rate is one class to the optimiser; duty that
/// may lose its country-specific part stands apart.
fn scaled_classes(
    basis: &LineBasis<'_>,
    candidate: &Candidate,
    kept: [bool; 2],
) -> Vec<SupplyClass> {
    let counted = &candidate.counted();
    let duties = kept.map(|kept| comparator::comparator_duty(counted, kept));
    let apart = duties.iter().any(|duty| *duty != counted.duty);
    let together = counted.tax + counted.hmf + if apart { Decimal::ZERO } else { counted.duty };
    let unit_value = Fraction::ratio(basis.value, basis.quantity);
    let mut rate = Fraction::ratio(together, basis.value);
    if let Some((paid, subject)) = counted.mpf {
        rate = (&rate + &Fraction::ratio(paid, subject)).reduced();
    }
    let mut classes = Vec::with_capacity(2);
    if rate.is_positive() {
        let limit = Limit { specific: Fraction::ZERO, rate };
        let paid = &limit.rate * &unit_value;
        classes.push(SupplyClass { paid, limits: [limit.clone(), limit] });
    }
    if apart && counted.duty > Decimal::ZERO {
        let limits = duties.map(|duty| Limit {
            specific: Fraction::ZERO,
            rate: Fraction::ratio(duty, basis.value),
        });
        classes.push(SupplyClass { paid: Fraction::ratio(counted.duty, basis.quantity), limits });
    }
    classes
}

fn all_classes(terms: &Terms<'_, '_>, candidate: &Candidate, kept: [bool; 2]) -> Vec<SupplyClass> {
    let basis = terms.basis(candidate);
    let line = terms.amounts(candidate);
    let fees = terms.fees(basis);
    let [equal, differs] = kept.map(|kept| {
        let duty = comparator::comparator_duty(&candidate.counted(), kept);
        comparator::limits(&line, duty.into(), &terms.readings, fees)
    });
    let limits = equal.into_iter().zip(differs);
    line.per_unit()
        .into_iter()
        .zip(limits)
        .filter(|(paid, _)| paid.is_positive())
        .map(|(paid, (equal, differs))| SupplyClass { paid, limits: [equal, differs] })
        .collect()
}

fn table(terms: &Terms<'_, '_>, pool: &PoolFacts) -> Vec<Fraction> {
    let mut table = Vec::with_capacity(pool.imports.len() * pool.exports.len());
    for candidate in &pool.imports {
        let line = terms.amounts(candidate);
        for at in &pool.exports {
            let classes = pair(terms, candidate, &line, *at);
            table.push(classes.iter().fold(Fraction::ZERO, |sum, class| &sum + class));
        }
    }
    table
}

/// Takes out designations worth nothing, and, where the market was solved without the pair table it
/// needs, adds what the true worth falls short of the assumed one to the gap.
pub fn settle(terms: &Terms<'_, '_>, pool: &PoolFacts, market: &Market, solved: &mut Solved) {
    let short = market.table.is_none() && terms.needs_table(pool);
    if short {
        // Each loss is rounded up: exact sums of that many fractions take time without end.
        let mut lost = Decimal::ZERO;
        solved.matches.retain(|m| {
            let assumed = market.worth(m.supply as usize, m.demand as usize);
            let unit = true_worth(terms, pool, m);
            let quantity = Fraction::from(claims::units(m.quantity, market.scale));
            let loss = &(&assumed - &unit) * &quantity;
            if !loss.is_zero() {
                lost = plus(lost, plus(loss.cut(LOSS_DECIMALS), Decimal::new(1, LOSS_DECIMALS)));
            }
            unit.is_positive()
        });
        if lost > Decimal::ZERO {
            solved.gap = plus(solved.gap, plus(Fraction::from(lost).cut(2), Decimal::new(1, 2)));
            solved.proved = false;
        }
        return;
    }
    let can_be_nothing = market.table.is_some()
        || market
            .supplies
            .iter()
            .flat_map(|supply| &supply.classes)
            .any(|class| !class.limits.iter().all(|limit| limit.rate.is_positive()));
    if can_be_nothing {
        solved.matches.retain(|m| market.worth(m.supply as usize, m.demand as usize).is_positive());
    }
}

/// A sum of what is at most lost; the most there is where it is beyond all bounds.
fn plus(a: Decimal, b: Decimal) -> Decimal {
    a.checked_add(b).unwrap_or(Decimal::MAX)
}

fn true_worth(terms: &Terms<'_, '_>, pool: &PoolFacts, m: &Match) -> Fraction {
    let candidate = pool.imports.get(m.supply as usize);
    let export = pool.exports.get(m.demand as usize);
    let (Some(candidate), Some(export)) = (candidate, export) else { return Fraction::ZERO };
    let line = terms.amounts(candidate);
    pair(terms, candidate, &line, *export).iter().fold(Fraction::ZERO, |sum, class| &sum + class)
}

/// What one unit of a pair recovers in each class before the percentage; nothing where the identity
/// test refuses the pair.
#[must_use]
pub fn pair(
    terms: &Terms<'_, '_>,
    candidate: &Candidate,
    line: &LineAmounts,
    export: u32,
) -> PerClass<Fraction> {
    let basis = terms.basis(candidate);
    let facts = &terms.facts.exports[export as usize];
    let readings = &terms.readings;
    if !may_substitute(basis.number, facts.number, facts.kind, basis.texts, readings.other) {
        return [const { Fraction::ZERO }; 4];
    }
    let kept = comparator::keeps_country_duty(readings, basis.origin, facts.origin);
    let duty = if readings.rate_at_export {
        comparator::comparator_duty_at_export(terms.book, basis, readings, kept, facts.date)
    } else {
        comparator::comparator_duty(&candidate.counted(), kept).into()
    };
    let fees = terms.fees(basis);
    let limits = comparator::limits(line, duty, readings, fees);
    let value = Fraction::ratio(facts.value, facts.quantity);
    if readings.totals {
        lesser_of::on_totals(&line.per_unit(), &limits, &value)
    } else {
        lesser_of::per_class(&line.per_unit(), &limits, &value)
    }
}
