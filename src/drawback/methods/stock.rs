//! The walk over the movements: what is on hand, what is taken, what is left.

use super::events::{self, Event, Withdrawal};
use super::{Attribution, MethodFault, Outcome};
use crate::model::Date;
use rust_decimal::Decimal;

/// A lot that has come in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lot {
    /// Its receipt among the events.
    pub index: usize,
    /// Day of receipt.
    pub day: Date,
    /// Place of its drawback per unit among all, the least first.
    pub rank: usize,
}

/// How a method chooses among the lots.
pub(super) trait Rule {
    /// A lot comes in.
    fn receive(&mut self, lot: Lot);

    /// Takes the units of a withdrawal from `stock`, as far as it has lots for them.
    fn withdraw(
        &mut self,
        index: usize,
        withdrawal: &Withdrawal,
        stock: &mut Stock,
    ) -> Result<(), MethodFault>;
}

/// Units left of each lot, by event, and what was taken.
#[derive(Debug)]
pub(super) struct Stock {
    left: Vec<Decimal>,
    attributions: Vec<Attribution>,
}

impl Stock {
    /// Units left of a lot.
    pub(super) fn left(&self, lot: usize) -> Decimal {
        self.left.get(lot).copied().unwrap_or_default()
    }

    /// Takes units of a lot, never more than it has; says how many.
    pub(super) fn take(&mut self, withdrawal: usize, lot: usize, units: Decimal) -> Decimal {
        let Some(left) = self.left.get_mut(lot) else { return Decimal::ZERO };
        let taken = units.min(*left).max(Decimal::ZERO);
        if !taken.is_zero() {
            *left -= taken;
            self.attributions.push(Attribution { withdrawal, receipt: lot, units: taken });
        }
        taken
    }
}

/// Walks over the events in their order.
pub(super) fn walk(
    events: &[Event],
    counts_domestic: bool,
    rule: &mut dyn Rule,
) -> Result<Outcome, MethodFault> {
    let ranks = events::ranks(events);
    let mut stock = Stock {
        left: vec![Decimal::ZERO; events.len()],
        attributions: Vec::with_capacity(events.len()),
    };
    // What the records say is there. Where a method looks back over a window only, units may stay
    // unidentified and yet be withdrawn, so this is not the sum over the lots.
    let mut balance = Decimal::ZERO;
    for index in events::in_order(events, &ranks) {
        let Some(event) = events.get(index) else { continue };
        if event.units() <= Decimal::ZERO {
            return Err(MethodFault::NotAboveZero { event: index });
        }
        match event {
            Event::Receipt(receipt) => {
                balance += receipt.units;
                if let Some(left) = stock.left.get_mut(index) {
                    *left = receipt.units;
                }
                let rank = ranks.get(index).copied().unwrap_or_default();
                rule.receive(Lot { index, day: receipt.day, rank });
            }
            Event::Withdrawal(withdrawal) if withdrawal.export || counts_domestic => {
                balance -= withdrawal.units;
                if balance < Decimal::ZERO {
                    let (day, short) = (withdrawal.day, -balance);
                    return Err(MethodFault::MoreWithdrawnThanReceived {
                        event: index,
                        day,
                        short,
                    });
                }
                rule.withdraw(index, withdrawal, &mut stock)?;
            }
            Event::Withdrawal(_) => {}
        }
    }
    let left = stock.left.iter().copied().enumerate();
    let remaining = left.filter(|(_, units)| *units > Decimal::ZERO).collect();
    Ok(Outcome { attributions: stock.attributions, remaining })
}
