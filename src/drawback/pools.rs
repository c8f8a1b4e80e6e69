//! From the pools of an account to markets, and from solved markets to the claims of each line.

use super::account::AccountFacts;
use super::basis::{LineBasis, MpfState};
use super::exact::Fraction;
use super::market::{Demand, Market, Match, Solved, Supply};
use super::provisions::unused_substitution::{Candidate, PoolFacts};
use super::reading::{FeeComparator, Readings};
use super::refund::comparator::{self, FeeRates};
use super::refund::per_unit::LineAmounts;
use super::refund::{PerClass, claim, lesser_of, mpf};
use super::substitution::may_substitute;
use crate::law::Book;
use crate::model::{Country, ExportOrigin};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// A pair table is made for pools of up to this many pairs; above, a reading that needs one is
/// solved without and its claim is computed on the designations so found.
const TABLE_PAIRS: usize = 250_000;

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

    fn amounts(&self, candidate: &Candidate) -> LineAmounts {
        let basis = self.basis(candidate);
        LineAmounts::new(basis.quantity, basis.value, &candidate.counted)
    }

    /// Whether each pair is worth the lesser of its value ratio: every class cut by the same factor.
    fn is_plain(&self, candidate: &Candidate, kept: bool) -> bool {
        let readings = &self.readings;
        let counted = &candidate.counted;
        !readings.totals
            && !readings.rate_at_export
            && (readings.fees == FeeComparator::Scaled
                || (counted.mpf.is_none() && counted.hmf.is_zero()))
            && (kept || counted.duty == counted.plain)
    }

    /// Whether a pair table is needed: the worth of a pair is no function of value and origin.
    fn needs_table(&self, pool: &PoolFacts) -> bool {
        self.readings.rate_at_export || self.is_restricted(pool)
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
    let imports = pool.imports.iter().map(|candidate| terms.basis(candidate).quantity);
    let exports = pool.exports.iter().map(|at| terms.facts.exports[*at as usize].quantity);
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
        .map(|at| {
            let export = &terms.facts.exports[*at as usize];
            let origin = match export.origin {
                ExportOrigin::Country(country) => origin_number(Some(country)),
                ExportOrigin::Domestic => origin_number(Country::new("US")),
                ExportOrigin::Foreign | ExportOrigin::Unknown => 0,
            };
            Some(Demand {
                quantity: steps(export.quantity, scale)?,
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
    let line = terms.amounts(candidate);
    let fees = FeeRates::on(terms.book, basis.entry_date);
    let limits = [true, false].map(|equal| {
        let kept = match terms.readings.country {
            super::reading::CountryDuty::DroppedWhenOriginDiffers => equal,
            super::reading::CountryDuty::Kept => true,
            super::reading::CountryDuty::Dropped => false,
        };
        let duty = comparator::comparator_duty(&candidate.counted, kept);
        comparator::limits(&line, duty.into(), &terms.readings, fees)
    });
    Some(Supply {
        quantity: steps(basis.quantity, scale)?,
        first_day: candidate.first_day,
        last_day: candidate.last_export,
        expiry: candidate.last_filing,
        origin: origin_number(basis.origin),
        paid: line.per_unit(),
        limits,
    })
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
        let mut lost = Fraction::ZERO;
        solved.matches.retain(|m| {
            let assumed = market.worth(m.supply as usize, m.demand as usize);
            let unit = true_worth(terms, pool, m);
            let quantity = Fraction::from(units(m.quantity, market.scale));
            lost = &lost + &(&(&assumed - &unit) * &quantity);
            unit.is_positive()
        });
        if lost.is_positive() {
            solved.gap += lost.cut(2) + Decimal::new(1, 2);
            solved.proved = false;
        }
        return;
    }
    let can_be_nothing = market.table.is_some()
        || market.supplies.iter().any(|supply| supply.limits[0] != supply.limits[1]);
    if can_be_nothing {
        solved.matches.retain(|m| market.worth(m.supply as usize, m.demand as usize).is_positive());
    }
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
        comparator::comparator_duty(&candidate.counted, kept).into()
    };
    let fees = FeeRates::on(terms.book, basis.entry_date);
    let limits = comparator::limits(line, duty, readings, fees);
    let value = Fraction::ratio(facts.value, facts.quantity);
    if readings.totals {
        lesser_of::on_totals(&line.per_unit(), &limits, &value)
    } else {
        lesser_of::per_class(&line.per_unit(), &limits, &value)
    }
}

/// What is claimed on one designated line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineClaim {
    /// Its place among the candidates of the pool.
    pub candidate: u32,
    /// Its designations in [`super::market::Solved::matches`].
    pub matches: std::ops::Range<u32>,
    /// The claim by class, in dollars and cents; the processing fee before the cap of its entry.
    pub cents: PerClass<Decimal>,
    /// Amount of each designation in each class before the percentage, exact.
    pub shares: Vec<PerClass<Fraction>>,
}

/// The claims of a solved pool, by line.
#[must_use]
pub fn claims(
    terms: &Terms<'_, '_>,
    pool: &PoolFacts,
    scale: u32,
    matches: &[Match],
) -> Vec<LineClaim> {
    let mut claims = Vec::new();
    let mut from = 0usize;
    for run in matches.chunk_by(|a, b| a.supply == b.supply) {
        let to = from + run.len();
        if let Some(candidate) = run.first().and_then(|m| pool.imports.get(m.supply as usize)) {
            let at = run.first().map_or(0, |m| m.supply);
            let shares = shares(terms, candidate, pool, scale, run);
            let cents = line_cents(terms, candidate, &shares);
            claims.push(LineClaim {
                candidate: at,
                matches: from as u32..to as u32,
                cents,
                shares,
            });
        }
        from = to;
    }
    claims
}

/// A quantity of a market in units.
#[must_use]
pub fn units(quantity: i64, scale: u32) -> Decimal {
    Decimal::try_new(quantity, scale).unwrap_or_default()
}

fn shares(
    terms: &Terms<'_, '_>,
    candidate: &Candidate,
    pool: &PoolFacts,
    scale: u32,
    run: &[Match],
) -> Vec<PerClass<Fraction>> {
    let basis = terms.basis(candidate);
    let line = terms.amounts(candidate);
    let share = |m: &Match| {
        let at = pool.exports.get(m.demand as usize).copied().unwrap_or_default();
        let export = &terms.facts.exports[at as usize];
        let quantity = Fraction::from(units(m.quantity, scale));
        let kept = comparator::keeps_country_duty(&terms.readings, basis.origin, export.origin);
        let restricted = terms.readings.other.schedule_b_suffices;
        if restricted || !terms.is_plain(candidate, kept) {
            return pair(terms, candidate, &line, at).map(|unit| &unit * &quantity);
        }
        // min(paid, paid × v ÷ u) × units = amount of the line × units × min(1 ÷ q, v ÷ V).
        let value = Fraction::ratio(export.value, export.quantity).over(&line.value);
        let unit = Fraction::ONE.over(&line.quantity).min(value);
        let part = &quantity * &unit;
        line.classes.each_ref().map(|amount| amount * &part)
    };
    run.iter().map(share).collect()
}

fn line_cents(
    terms: &Terms<'_, '_>,
    candidate: &Candidate,
    shares: &[PerClass<Fraction>],
) -> PerClass<Decimal> {
    let sum = |class: usize| shares.iter().fold(Fraction::ZERO, |sum, share| &sum + &share[class]);
    let plain = |class| claim::claim(&sum(class), terms.percentage, terms.readings.cut);
    let fee = match candidate.counted.mpf {
        Some(known) => fee_cents(terms, candidate, known, &sum(3)),
        None => Decimal::ZERO,
    };
    [plain(0), plain(1), plain(2), fee]
}

/// The processing fee by its chain; `amount` is the exact fee of the designated units after the
/// lesser-of.
fn fee_cents(
    terms: &Terms<'_, '_>,
    candidate: &Candidate,
    (paid, subject): (Decimal, Decimal),
    amount: &Fraction,
) -> Decimal {
    let basis = terms.basis(candidate);
    let ratio = mpf::ratio(basis.value, subject);
    let eligible = mpf::eligible(mpf::apportioned(ratio, paid), terms.percentage);
    let whole = &Fraction::from(basis.value) * &Fraction::ratio(paid, subject);
    let claimed = &amount.over(&whole) * &Fraction::from(basis.quantity);
    let readings = &terms.readings;
    mpf::claim(eligible, basis.quantity, &claimed, readings.fee_decimals, readings.cut)
}

/// What a line's entry paid in processing fee, for the cap of the entry.
#[must_use]
pub fn entry_fee(terms: &Terms<'_, '_>, basis: &LineBasis<'_>) -> Option<Decimal> {
    match &terms.facts.mpf.get(&basis.entry)?.state {
        MpfState::Known(known) => Some(known.paid),
        _ => None,
    }
}
