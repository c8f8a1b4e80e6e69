//! From the designations of a pool to the claims of each line.

use super::basis::LineBasis;
use super::eligibility::ExportFacts;
use super::exact::Fraction;
use super::market::Match;
use super::pools::{Terms, pair};
use super::provisions::unused_substitution::{Candidate, PoolFacts};
use super::refund::per_unit::LineAmounts;
use super::refund::{PerClass, claim, comparator, mpf};
use rust_decimal::Decimal;

/// What is claimed on one designated line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineClaim {
    /// Its place among the candidates of the pool.
    pub candidate: u32,
    /// Its designations in [`super::market::Solved::matches`].
    pub matches: std::ops::Range<u32>,
    /// The claim by class, in dollars and cents; the processing fee before the cap of its entry.
    pub cents: PerClass<Decimal>,
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
    let mut from = 0u32;
    for run in matches.chunk_by(|a, b| a.supply == b.supply) {
        let to = from + run.len() as u32;
        let at = run.first().map_or(0, |m| m.supply);
        if let Some(candidate) = pool.imports.get(at as usize) {
            let sums = sums(terms, candidate, pool, scale, run);
            let cents = line_cents(terms, candidate, &sums);
            claims.push(LineClaim { candidate: at, matches: from..to, cents });
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

/// The export of a match.
fn export<'a>(
    terms: &Terms<'a, '_>,
    pool: &PoolFacts,
    m: &Match,
) -> Option<(u32, &'a ExportFacts)> {
    let at = *pool.exports.get(m.demand as usize)?;
    Some((at, terms.facts.exports.get(at as usize)?))
}

/// How a designation counts, where every class of it is cut by the same factor: whole units, or the
/// value of units that are worth less than the import's.
enum Cut {
    Units(Decimal),
    Value(Fraction),
}

fn cut(basis: &LineBasis<'_>, export: &ExportFacts, quantity: Decimal) -> Cut {
    let less = match (
        export.value.checked_mul(basis.quantity),
        basis.value.checked_mul(export.quantity),
    ) {
        (Some(exported), Some(imported)) => exported < imported,
        _ => {
            Fraction::ratio(export.value, export.quantity)
                < Fraction::ratio(basis.value, basis.quantity)
        }
    };
    if !less {
        return Cut::Units(quantity);
    }
    if quantity == export.quantity {
        return Cut::Value(export.value.into());
    }
    Cut::Value(&Fraction::from(quantity) * &Fraction::ratio(export.value, export.quantity))
}

/// What the designations of a line come to before the percentage, exact.
struct Sums {
    /// The part of the line whose classes are all cut by the same factor.
    part: Fraction,
    /// The rest, class by class.
    other: PerClass<Fraction>,
}

impl Sums {
    /// The sum of a class, `line` being the amount of the whole line.
    fn class(&self, line: &LineAmounts, class: usize) -> Fraction {
        let rest = &self.other[class];
        match line.classes[class].is_zero() || self.part.is_zero() {
            true => rest.clone(),
            false if rest.is_zero() => &line.classes[class] * &self.part,
            false => &(&line.classes[class] * &self.part) + rest,
        }
    }
}

fn sums(
    terms: &Terms<'_, '_>,
    candidate: &Candidate,
    pool: &PoolFacts,
    scale: u32,
    run: &[Match],
) -> Sums {
    let basis = terms.basis(candidate);
    let line = terms.amounts(candidate);
    let mut other = [const { Fraction::ZERO }; 4];
    let (mut whole, mut value) = (Decimal::ZERO, Fraction::ZERO);
    for m in run {
        let Some((at, facts)) = export(terms, pool, m) else { continue };
        let quantity = units(m.quantity, scale);
        let kept = comparator::keeps_country_duty(&terms.readings, basis.origin, facts.origin);
        if terms.readings.other.schedule_b_suffices || !terms.is_plain(candidate, kept) {
            let unit = pair(terms, candidate, &line, at);
            for (sum, unit) in other.iter_mut().zip(unit) {
                *sum = &*sum + &(&unit * &Fraction::from(quantity));
            }
            continue;
        }
        match cut(basis, facts, quantity) {
            Cut::Units(units) => whole += units,
            Cut::Value(part) => value = &value + &part,
        }
    }
    // Of the line's amount: whole units over its quantity, and value over its value.
    let whole = Fraction::ratio(whole, basis.quantity);
    let part = if value.is_zero() { whole } else { &whole + &value.over(&line.value) };
    Sums { part, other }
}

/// Amount of a line's designations in all classes before the percentage, exact.
#[must_use]
pub fn line_exact(
    terms: &Terms<'_, '_>,
    pool: &PoolFacts,
    scale: u32,
    claim: &LineClaim,
    matches: &[Match],
) -> Fraction {
    let Some(candidate) = pool.imports.get(claim.candidate as usize) else {
        return Fraction::ZERO;
    };
    let sums = sums(terms, candidate, pool, scale, matches);
    let line = terms.amounts(candidate);
    (0..line.classes.len()).fold(Fraction::ZERO, |sum, class| &sum + &sums.class(&line, class))
}

/// Amount of each designation of a line in each class before the percentage, exact.
#[must_use]
pub fn shares(
    terms: &Terms<'_, '_>,
    candidate: &Candidate,
    pool: &PoolFacts,
    scale: u32,
    run: &[Match],
) -> Vec<PerClass<Fraction>> {
    let line = terms.amounts(candidate);
    run.chunks(1)
        .map(|one| {
            let sums = sums(terms, candidate, pool, scale, one);
            std::array::from_fn(|class| sums.class(&line, class))
        })
        .collect()
}

fn line_cents(terms: &Terms<'_, '_>, candidate: &Candidate, sums: &Sums) -> PerClass<Decimal> {
    let line = terms.amounts(candidate);
    let plain = |class: usize| {
        let sum = sums.class(&line, class);
        if sum.is_zero() {
            return Decimal::ZERO;
        }
        claim::claim(&sum, terms.percentage, terms.readings.cut)
    };
    let fee = match candidate.counted().mpf {
        Some(known) => fee_cents(terms, candidate, known, sums),
        None => Decimal::ZERO,
    };
    [plain(0), plain(1), plain(2), fee]
}

/// The processing fee by its chain, on the units that the lesser-of leaves.
fn fee_cents(
    terms: &Terms<'_, '_>,
    candidate: &Candidate,
    (paid, subject): (Decimal, Decimal),
    sums: &Sums,
) -> Decimal {
    let basis = terms.basis(candidate);
    let ratio = mpf::ratio(basis.value, subject);
    let eligible = mpf::eligible(mpf::apportioned(ratio, paid), terms.percentage);
    let mut claimed = &sums.part * &Fraction::from(basis.quantity);
    if !sums.other[3].is_zero() {
        let rate = Fraction::ratio(paid, subject);
        let unit_value = Fraction::ratio(basis.value, basis.quantity);
        claimed = &claimed + &sums.other[3].over(&rate).over(&unit_value);
    }
    let readings = &terms.readings;
    mpf::claim(eligible, basis.quantity, &claimed, readings.fee_decimals, readings.cut)
}
