//! From identified units to claims: 99 percent of what was paid on them, by line and class. No
//! comparison with the export's value, no test of its number (19 U.S.C. 1313(j)(1); 19 CFR
//! 190.51(b)(1)(i)).

use super::identify::{Attribution, How};
use crate::drawback::exact::Fraction;
use crate::drawback::pools::Terms;
use crate::drawback::provisions::unused_substitution::{Counted, counted};
use crate::drawback::refund::per_unit::LineAmounts;
use crate::drawback::refund::{PerClass, claim, mpf};
use crate::law::Provision;
use rust_decimal::Decimal;

/// Units of a line that went out with an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DirectUse {
    /// Place in [`super::DirectFacts::exports`].
    pub export: u32,
    /// Units.
    pub units: Decimal,
    /// How they are identified.
    pub how: How,
}

/// What is claimed directly on a line.
#[derive(Debug, Clone)]
pub struct DirectClaim {
    /// Place in [`crate::drawback::account::AccountFacts::lines`].
    pub line: u32,
    /// Its exports, by content.
    pub uses: Vec<DirectUse>,
    /// What one unit paid, by class.
    pub per_unit: PerClass<Fraction>,
    /// The claim by class; the processing fee before the cap of its entry.
    pub cents: PerClass<Decimal>,
    /// Amount before percentage and rounding.
    pub exact: Fraction,
}

impl DirectClaim {
    /// What one unit paid in all classes.
    #[must_use]
    pub fn worth(&self) -> Fraction {
        self.per_unit.iter().fold(Fraction::ZERO, |sum, class| &sum + class)
    }

    /// Units claimed.
    #[must_use]
    pub fn units(&self) -> Decimal {
        self.uses.iter().map(|one| one.units).sum()
    }
}

/// What one unit of a line paid. The data hold no invoice units, so a unit is taken to be worth the
/// line's average, which the trace says.
#[must_use]
pub fn per_unit(line: &LineAmounts) -> PerClass<Fraction> {
    line.of_unit_worth(&line.unit_value()).map(|amount| amount.reduced())
}

/// Claims by line from attributions sorted by line.
#[must_use]
pub fn claims(terms: &Terms<'_, '_>, attributions: &[Attribution]) -> Vec<DirectClaim> {
    attributions
        .chunk_by(|a, b| a.line == b.line)
        .filter_map(|of_line| {
            let line = of_line.first()?.line;
            let uses = of_line.iter().map(|one| DirectUse {
                export: one.export,
                units: one.units,
                how: one.how,
            });
            on_line(terms, line, uses.collect())
        })
        .collect()
}

fn on_line(terms: &Terms<'_, '_>, line: u32, uses: Vec<DirectUse>) -> Option<DirectClaim> {
    let basis = terms.facts.lines.get(line as usize)?;
    let counted = counted(Provision::J1, basis, &terms.readings);
    let per_unit = per_unit(&LineAmounts::new(basis.quantity, basis.value, &counted));
    let units: Decimal = uses.iter().map(|one| one.units).sum();
    let count = Fraction::from(units);
    let plain = |class: usize| {
        claim::claim(&(&per_unit[class] * &count), terms.percentage, terms.readings.cut)
    };
    let cents =
        [plain(0), plain(1), plain(2), fee(terms, basis.quantity, &counted, basis.value, &count)];
    let worth = per_unit.iter().fold(Fraction::ZERO, |sum, class| &sum + class);
    Some(DirectClaim { line, uses, exact: &worth * &count, per_unit, cents })
}

/// The processing fee by its chain on whole units (19 CFR 190.51(b)(2)).
fn fee(
    terms: &Terms<'_, '_>,
    quantity: Decimal,
    counted: &Counted,
    value: Decimal,
    units: &Fraction,
) -> Decimal {
    let Some((paid, subject)) = counted.mpf else { return Decimal::ZERO };
    let apportioned = mpf::apportioned(mpf::ratio(value, subject), paid);
    let eligible = mpf::eligible(apportioned, terms.percentage);
    mpf::claim(eligible, quantity, units, terms.readings.fee_decimals, terms.readings.cut)
}
