//! Average: each withdrawal takes from every lot on hand in proportion to its units, in whole units
//! (19 CFR 190.14(c)(4)). It is no average of money.

use super::MethodFault;
use super::events::Withdrawal;
use super::stock::{Lot, Rule, Stock};
use super::terms::Residue;
use crate::drawback::exact::Fraction;
use crate::model::Arrange;
use rust_decimal::Decimal;

/// The lots on hand.
pub(super) struct Average {
    /// From the least drawback to the most; of equal ones the oldest first.
    lots: Vec<Lot>,
    residue: Residue,
}

impl Average {
    /// `residue` says who gets the units that rounding leaves over.
    pub(super) fn new(residue: Residue) -> Self {
        Self { lots: Vec::new(), residue }
    }
}

impl Rule for Average {
    fn receive(&mut self, lot: Lot) {
        let key = |lot: &Lot| (lot.rank, lot.day, lot.index);
        let at = self.lots.partition_point(|other| key(other) < key(&lot));
        self.lots.insert(at, lot);
    }

    fn withdraw(
        &mut self,
        index: usize,
        withdrawal: &Withdrawal,
        stock: &mut Stock,
    ) -> Result<(), MethodFault> {
        let left: Vec<Decimal> = self.lots.iter().map(|lot| stock.left(lot.index)).collect();
        let parts = match self.residue {
            Residue::Lowest => lowest(withdrawal.units, &left),
            Residue::LargestRemainder => largest_remainder(withdrawal.units, &left),
        };
        for (lot, part) in self.lots.iter().zip(parts) {
            stock.take(index, lot.index, part);
        }
        self.lots.retain(|lot| !stock.left(lot.index).is_zero());
        Ok(())
    }
}

/// The exact share of each lot in a withdrawal.
fn shares(withdrawn: Decimal, lots: &[Decimal]) -> impl Iterator<Item = Fraction> {
    let total = Fraction::from(lots.iter().copied().sum::<Decimal>());
    let withdrawn = Fraction::from(withdrawn);
    lots.iter().map(move |left| (&withdrawn * &Fraction::from(*left)).over(&total))
}

/// The part of each lot in a withdrawal, rounded to the nearest whole number and never above what
/// the lot has. The regulation does not say what happens where the parts do not add up.
#[must_use]
pub fn rounded_parts(withdrawn: Decimal, lots: &[Decimal]) -> Vec<Decimal> {
    shares(withdrawn, lots).zip(lots).map(|(share, left)| share.round(0).min(*left)).collect()
}

/// Rounded parts; units that are missing come from the lots with the least drawback, which stand
/// first, and units too many are taken back from those with the most.
fn lowest(withdrawn: Decimal, lots: &[Decimal]) -> Vec<Decimal> {
    let mut parts = rounded_parts(withdrawn, lots);
    let mut missing = withdrawn - parts.iter().copied().sum::<Decimal>();
    for (part, left) in parts.iter_mut().zip(lots) {
        let more = missing.min(*left - *part).max(Decimal::ZERO);
        *part += more;
        missing -= more;
    }
    for part in parts.iter_mut().rev() {
        let less = (-missing).min(*part).max(Decimal::ZERO);
        *part -= less;
        missing += less;
    }
    parts
}

/// Parts cut to whole units; the units that are missing go to the largest remainders, one each, of
/// equal ones to the lot with the least drawback.
fn largest_remainder(withdrawn: Decimal, lots: &[Decimal]) -> Vec<Decimal> {
    let exact: Vec<Fraction> = shares(withdrawn, lots).collect();
    let mut parts: Vec<Decimal> = exact.iter().map(|share| share.cut(0)).collect();
    let mut missing = withdrawn - parts.iter().copied().sum::<Decimal>();
    let mut order: Vec<(usize, Fraction)> = exact
        .iter()
        .zip(&parts)
        .map(|(share, part)| share - &Fraction::from(*part))
        .enumerate()
        .collect();
    order.arrange_by(|(_, a), (_, b)| b.cmp(a));
    // A lot of less than a unit cannot give one: then the next ones are asked, and all again.
    while missing > Decimal::ZERO {
        let before = missing;
        for (index, _) in &order {
            let (Some(part), Some(left)) = (parts.get_mut(*index), lots.get(*index)) else {
                continue;
            };
            let more = Decimal::ONE.min(missing).min(*left - *part).max(Decimal::ZERO);
            *part += more;
            missing -= more;
        }
        if missing == before {
            break;
        }
    }
    parts
}
